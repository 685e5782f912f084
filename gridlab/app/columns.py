"""Columns of a table, each told once: the window's table, that of a command, CSV and JSON all read them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column of a table whose rows are values of type R.

    key: its name in JSON and CSV. head: its heading. text: what a cell says; a Said has its numbers written
    as the reader's language does. value: what JSON and CSV say, where that is not the text. order: what rows
    are sorted by, where that is not the value. number: right-aligned. tip: what the heading does not say;
    cell_tip: what a cell says more. ink: the palette's role of a cell's text, "" for the usual one.
    width: in px, 0 for the room that is left. rank: columns of the highest rank go first where room is short,
    those of rank 0 never.
    """

    key: str
    head: str
    text: Callable[[R], str]
    value: Callable[[R], Any] | None = None
    order: Callable[[R], Any] | None = None
    number: bool = False
    tip: str = ""
    cell_tip: Callable[[R], str] | None = None
    ink: Callable[[R], str] | None = None
    width: int = 0
    rank: int = 0

    def plain(self, row: R) -> Any:
        """What JSON and CSV say of a row."""
        return self.value(row) if self.value is not None else str(self.text(row))

    def place(self, row: R) -> Any:
        """What a row is sorted by."""
        return self.order(row) if self.order is not None else self.plain(row)


def plain_rows(columns: Sequence[Column[R]], rows: Sequence[R]) -> list[dict[str, Any]]:
    """Rows as JSON objects, by the keys of the columns."""
    return [{column.key: column.plain(row) for column in columns} for row in rows]
