"""How the command line reports: tables and JSON to standard output, all else to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from gridlab.domain.progress import Progress, no_progress
from gridlab.domain.visible import visible

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

WIDE = 100_000
_EDGES, _BETWEEN, _SHORT = 2, 3, 20


@dataclass(frozen=True)
class Column:
    """One column of a table: heading, key of the row, and whether it holds numbers (right-aligned).

    style: the row's key for how its cell is marked in a terminal, such as "red"; "" for none.
    """

    heading: str
    key: str
    number: bool = False
    style: str = ""


def print_json(value: Mapping[str, Any]) -> None:
    """Print one JSON object, in ASCII alone where the output's encoding could not say all."""
    escaped = (sys.stdout.encoding or "").lower().replace("_", "-") not in ("utf-8", "utf8")
    text = json.dumps(value, ensure_ascii=escaped, indent=2, allow_nan=False)
    # What is not seen stands only inside of strings, where JSON knows the same escapes.
    sys.stdout.write(visible(text, lambda sign: json.dumps(sign)[1:-1]) + "\n")


def print_table(columns: Sequence[Column], rows: Sequence[Mapping[str, Any]]) -> None:
    """Print rows as a table; into a pipe nothing is shortened or wrapped.

    In a terminal that is too narrow for it each row is a list, so that no number is broken or lost.
    """
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console() if sys.stdout.isatty() else Console(width=WIDE, no_color=True)
    cells = [
        [Text(_cell(row.get(column.key)), str(row.get(column.style, ""))) for column in columns]
        for row in rows
    ]
    widths = [_narrowest(column, [line[at] for line in cells]) for at, column in enumerate(columns)]
    if cells and _EDGES + sum(widths) + _BETWEEN * (len(widths) - 1) > console.width:
        _print_lists(console, columns, cells)
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column, width in zip(columns, widths, strict=True):
        side: Literal["left", "right"] = "right" if column.number else "left"
        table.add_column(column.heading, justify=side, overflow="fold", min_width=width)
    for line in cells:
        table.add_row(*line)
    console.print(table)


def _narrowest(column: Column, cells: Sequence[Text]) -> int:
    """Signs that a column needs at least: its numbers whole, of texts some, its heading by words."""
    widest = max((cell.cell_len for cell in cells), default=0)
    word = max(map(len, column.heading.split()), default=0)
    return max(word, widest if column.number else min(widest, _SHORT))


def _print_lists(console: Console, columns: Sequence[Column], cells: Sequence[Sequence[Text]]) -> None:
    """Each row as a list: its first cell as the title, then headings and cells below each other."""
    from rich.padding import Padding
    from rich.table import Table

    for line in cells:
        console.print(line[0], style="bold", overflow="fold")
        grid = Table.grid(padding=(0, 2))
        grid.add_column()
        grid.add_column(overflow="fold", justify="right")
        for column, cell in zip(columns[1:], line[1:], strict=True):
            grid.add_row(column.heading, cell)
        console.print(Padding(grid, (0, 0, 1, 2)))


def _cell(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.1f}"
    return visible(str(value))


def tell(line: str) -> None:
    """Print a line that is part of the report."""
    print(visible(line))


def say(message: str) -> None:
    """Print a message for the person, not part of the report."""
    print(visible(message), file=sys.stderr)


@contextmanager
def progress(what: str) -> Iterator[Progress]:
    """A progress bar on standard error where that is a terminal, else nothing."""
    if not sys.stderr.isatty():
        yield no_progress
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bars

    parts = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Bars(*parts, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task(what, total=None)
        yield lambda done, total: bars.update(task, completed=done, total=total)
