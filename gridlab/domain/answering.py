"""What choosing cells does to the answer being given, whether it passes a catch, and agreement of answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from gridlab.domain.design import Block


@dataclass(frozen=True, slots=True)
class Answering:
    """The answer being given: `chosen` cells (0-based) in the order of choosing, `choice_ms` since onset."""

    cells: int
    choose_most: int
    choose_least: int
    chosen: tuple[int, ...] = ()
    choice_ms: tuple[int, ...] = ()

    @classmethod
    def on(cls, block: Block) -> Answering:
        """Nothing chosen yet on a screen of this block."""
        return cls(block.n, block.grid.choose, block.grid.choose_min)

    @property
    def can_submit(self) -> bool:
        """Whether enough cells are chosen."""
        return len(self.chosen) >= self.choose_least

    def choose(self, cell: int, ms: int) -> Answering:
        """With the cell chosen too. Full: unchanged (the same object), but k = 1 moves the choice."""
        if cell in self.chosen or not 0 <= cell < self.cells:
            return self
        if self.choose_most == 1:
            return replace(self, chosen=(cell,), choice_ms=(ms,))
        if len(self.chosen) >= self.choose_most:
            return self
        return replace(self, chosen=(*self.chosen, cell), choice_ms=(*self.choice_ms, ms))

    def unchoose(self, cell: int) -> Answering:
        """Without the cell; the ranks of later choices close the gap. Unchanged if it was not chosen."""
        if cell not in self.chosen:
            return self
        at = self.chosen.index(cell)
        return replace(
            self,
            chosen=self.chosen[:at] + self.chosen[at + 1 :],
            choice_ms=self.choice_ms[:at] + self.choice_ms[at + 1 :],
        )


def catch_passed(kind: Literal["identical", "label"], planted: Iterable[int], chosen: Iterable[int]) -> bool:
    """Whether a catch screen was passed: `identical`: the planted cell is among the chosen; `label`: exactly
    the planted cells are chosen (contract, section 3)."""
    right, given = set(planted), set(chosen)
    return right <= given if kind == "identical" else right == given


def kappa(
    overlap: npt.ArrayLike, n: npt.ArrayLike, a: npt.ArrayLike, b: npt.ArrayLike | None = None
) -> npt.NDArray[np.float64]:
    """κ = (|A∩B| - ab/n) / (min(a, b) - ab/n) for choices of a and b (as many, if left out) of n cells.

    1 the same, 0 expected by chance; NaN where the choices leave no room to differ.
    """
    one = np.asarray(a, dtype=np.float64)
    other = one if b is None else np.asarray(b, dtype=np.float64)
    chance = one * other / np.asarray(n, dtype=np.float64)
    room = np.minimum(one, other) - chance
    with np.errstate(invalid="ignore", divide="ignore"):
        found = (np.asarray(overlap, dtype=np.float64) - chance) / room
        return np.where(room > _NO_ROOM, found, np.nan)


_NO_ROOM = 1e-12
