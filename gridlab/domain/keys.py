"""The keys of cells: `1` to `9`, then `a` to `z`, or those that lie on the keyboard as the cells do."""

from __future__ import annotations

import string
from collections.abc import Iterator
from dataclasses import dataclass

from gridlab.domain.design import Block

CELL_KEYS = string.digits[1:] + string.ascii_lowercase
KEYBOARD = ("1234567890", "qwertyuiop", "asdfghjkl;", "zxcvbnm,./")
"""The rows of a US keyboard: what its keys write names their places on every keyboard."""


@dataclass(frozen=True, slots=True)
class CellKeys:
    """keys: of each cell that has one, in order. by_place: the place of a key counts, whatever it writes.

    listed: as the help has them.
    """

    keys: tuple[str, ...]
    by_place: bool = False
    listed: tuple[str, ...] = ("1–9", "a–z")

    def of(self, cell: int) -> str:
        """The key that toggles a cell (0-based), "" for cells that have the arrows alone."""
        return self.keys[cell] if 0 <= cell < len(self.keys) else ""


NUMBERED = CellKeys(tuple(CELL_KEYS))
"""Of up to 35 cells, counted through."""


def keys_of(block: Block) -> CellKeys:
    """The keys of a block's cells. Those of a grid that is larger than the keyboard are counted through."""
    grid = block.grid
    fits = grid.rows <= len(KEYBOARD) and grid.columns <= len(KEYBOARD[0])
    if block.layout.key_layout == "numbered" or not fits:
        return NUMBERED
    rows = [row[: grid.columns] for row in KEYBOARD[: grid.rows]]
    if block.layout.probe == "center":
        middle, at = rows[grid.rows // 2], grid.columns // 2
        rows[grid.rows // 2] = f"{middle[:at]} {middle[at + 1 :]}"
    keys = tuple("".join(rows).replace(" ", ""))
    return CellKeys(keys, by_place=True, listed=tuple(_runs(rows)))


def _runs(rows: list[str]) -> Iterator[str]:
    for row in rows:
        for run in row.split():
            yield run if len(run) == 1 else f"{run[0]}–{run[-1]}"
