"""How the command line reports: tables and JSON to standard output, all else to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from gridlab.app.columns import Column, plain_rows
from gridlab.domain.money import Money, rounded
from gridlab.domain.progress import Cancel, Progress, no_progress
from gridlab.domain.visible import visible

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from gridlab.app.uses import Use

T = TypeVar("T")
WIDE = 100_000
_EDGES, _BETWEEN, _SHORT = 2, 3, 20
_COLOURS = {"bad": "red", "warn": "yellow", "": ""}


def print_json(value: Mapping[str, Any]) -> None:
    """Print one JSON object, in ASCII alone where the output's encoding could not say all."""
    escaped = (sys.stdout.encoding or "").lower().replace("_", "-") not in ("utf-8", "utf8")
    text = json.dumps(value, ensure_ascii=escaped, indent=2, allow_nan=False)
    # What is not seen stands only inside of strings, where JSON knows the same escapes.
    sys.stdout.write(visible(text, lambda sign: json.dumps(sign)[1:-1]) + "\n")


def print_table(columns: Sequence[Column[Any]], rows: Sequence[Any]) -> None:
    """Print rows as a table of those columns; into a pipe nothing is shortened or wrapped.

    In a terminal that is too narrow for it each row is a list, so that no number is broken or lost.
    """
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console() if sys.stdout.isatty() else Console(width=WIDE, no_color=True)
    cells = [[Text(*_cell(column, row)) for column in columns] for row in rows]
    widths = [_narrowest(column, [line[at] for line in cells]) for at, column in enumerate(columns)]
    if cells and _EDGES + sum(widths) + _BETWEEN * (len(widths) - 1) > console.width:
        _print_lists(console, columns, cells)
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column, width in zip(columns, widths, strict=True):
        side: Literal["left", "right"] = "right" if column.number else "left"
        table.add_column(column.head, justify=side, overflow="fold", min_width=width)
    for line in cells:
        table.add_row(*line)
    console.print(table)


def print_rows(
    columns: Sequence[Column[Any]],
    rows: Sequence[Any],
    as_json: bool,
    shown: Sequence[Column[Any]] | None = None,
) -> None:
    """Print rows: as JSON all columns, as a table those that are `shown`, else those with a heading."""
    if as_json:
        print_json({"rows": plain_rows(columns, rows)})
    else:
        print_table(shown or [column for column in columns if column.head], rows)


def _narrowest(column: Column[Any], cells: Sequence[Text]) -> int:
    """Signs that a column needs at least: its numbers whole, of texts some, its heading by words."""
    widest = max((cell.cell_len for cell in cells), default=0)
    word = max(map(len, column.head.split()), default=0)
    return max(word, widest if column.number else min(widest, _SHORT))


def _print_lists(console: Console, columns: Sequence[Column[Any]], cells: Sequence[Sequence[Text]]) -> None:
    """Each row as a list: its first cell as the title, then headings and cells below each other."""
    from rich.padding import Padding
    from rich.table import Table

    for line in cells:
        console.print(line[0], style="bold", overflow="fold")
        grid = Table.grid(padding=(0, 2))
        grid.add_column()
        grid.add_column(overflow="fold", justify="right")
        for column, cell in zip(columns[1:], line[1:], strict=True):
            grid.add_row(column.head, cell)
        console.print(Padding(grid, (0, 0, 1, 2)))


def _cell(column: Column[Any], row: Any) -> tuple[str, str]:
    """What stands in a cell, and its colour; amounts are bare, as their currency has a column of its own."""
    figure = column.figure(row)
    is_bare = column.text is None and isinstance(figure, Money)
    text = f"{rounded(figure.amount, figure.currency):,f}" if is_bare else column.said(row)
    trouble = column.trouble(row) if column.trouble is not None else ""
    return visible(f"{text} !" if trouble else text), _COLOURS[trouble]


def print_message(message: str) -> None:
    """Print a message for the person, not part of the report."""
    print(visible(message), file=sys.stderr)


def carried_out(use: Use[T]) -> T:
    """Carry out what the window does too, with a bar that says what is being done."""
    with progress(use.what) as report:
        return use.work(Cancel(), report)


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
