"""Columns of a table, each told once: the window's table, that of a command, CSV and JSON all read them.

    COLUMNS: tuple[Column[CostRow], ...] = (
        Column("design", say("Design")),
        Column("assignments", say("HITs"), value=lambda row: row.invoice.assignments, number=True),
        Column("bits_per_screen", say("Bits"), number=True, digits=1, rounding=3),
    )

A reader takes the columns that it shows by their keys (`chosen`); `within` makes a column of rows out of one
of a part of theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Generic, Literal, TypeVar

from gridlab.domain.money import Money
from gridlab.domain.said import Said, say, verbatim

R = TypeVar("R")
Outer = TypeVar("Outer")
Trouble = Literal["", "bad", "warn"]
UNKNOWN = verbatim("–")


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column of a table whose rows are values of type R.

    key: its name in JSON and CSV. head: its heading; "" where it is for scripts alone.
    value: the figure of a row (a text, a number, Money; None where it has none), which scripts get and rows
    are sorted by; left out, the text, and without one the row's entry or attribute with the key. text: what
    a cell says, where that is not the figure; a Said has its numbers written as the reader's language does.
    order: what rows are sorted by, where that is not the figure; rows without one stand last.
    number: right-aligned. digits: decimals that people read of a float. rounding: those that scripts get.
    tip: what the heading does not say; cell_tip: what a cell says more. ink: the palette's role of a cell's
    text, "" for the usual one. trouble: whether a figure is bad or one to be warned of, so that it bears a
    sign beside its colour. width: in px, 0 for the room that is left. widest: up to which it takes what is
    left, as it gives way where room is short. rank: columns of the highest rank go first where room is
    short, those of rank 0 never.
    """

    key: str
    head: str = ""
    text: Callable[[R], str | None] | None = None
    value: Callable[[R], Any] | None = None
    order: Callable[[R], Any] | None = None
    number: bool = False
    tip: str = ""
    cell_tip: Callable[[R], str] | None = None
    ink: Callable[[R], str] | None = None
    width: int = 0
    widest: int = 0
    rank: int = 0
    digits: int = 1
    rounding: int | None = None
    trouble: Callable[[R], Trouble] | None = None

    def figure(self, row: R) -> Any:
        """What the row has here, None where it has nothing."""
        if self.value is not None:
            return self.value(row)
        if self.text is not None:
            return self.text(row)
        return row.get(self.key) if isinstance(row, Mapping) else getattr(row, self.key)

    def said(self, row: R) -> str:
        """What people read of a row."""
        text = self.text(row) if self.text is not None else None
        return text if text is not None else said_figure(self.figure(row), self.digits)

    def plain(self, row: R) -> Any:
        """What JSON and CSV say of a row: money as a decimal string, floats rounded."""
        figure = self.figure(row)
        if isinstance(figure, Money | Said):
            return str(figure)
        return figure if self.rounding is None or figure is None else round(figure, self.rounding)

    def place(self, row: R) -> Any:
        """What a row is sorted by, None where it has nothing here."""
        place = self.order(row) if self.order is not None else self.figure(row)
        return place.amount if isinstance(place, Money) else place

    def within(self, part: Callable[[Outer], R | None]) -> Column[Outer]:
        """The same column for rows that hold such a row, or None, of which all is unknown."""

        def inside(ask: Callable[[R], Any] | None, otherwise: Any = None) -> Callable[[Outer], Any] | None:
            if ask is None:
                return None

            def answer(outer: Outer) -> Any:
                row = part(outer)
                return otherwise if row is None else ask(row)

            return answer

        same: Column[Any] = self
        return replace(
            same,
            text=inside(self.text),
            value=inside(self.figure),
            order=inside(self.order),
            cell_tip=inside(self.cell_tip, ""),
            ink=inside(self.ink, ""),
            trouble=inside(self.trouble, ""),
        )


def said_figure(figure: Any, digits: int = 1) -> str:
    """A figure as people read it: "1,204", "9.9", "£1,204.50", "yes", and "–" for none."""
    match figure:
        case None:
            return UNKNOWN
        case bool():
            return say("yes") if figure else say("no")
        case int():
            return Said("{figure:,}", {"figure": figure})
        case float() | Decimal():
            return Said(f"{{figure:,.{digits}f}}", {"figure": figure})
        case Money():
            return figure.said()
    return figure if isinstance(figure, str) else str(figure)


def plain_rows(columns: Sequence[Column[R]], rows: Iterable[R]) -> list[dict[str, Any]]:
    """Rows as JSON objects, by the keys of the columns."""
    return [{column.key: column.plain(row) for column in columns} for row in rows]


def chosen(columns: Iterable[Column[R]], keys: Iterable[str]) -> tuple[Column[R], ...]:
    """Those of these columns that a table shows, in its order."""
    by_key = {column.key: column for column in columns}
    return tuple(by_key[key] for key in keys)


def in_order(rows: Iterable[R], column: Column[R], *, descending: bool = False) -> list[R]:
    """The rows by a column; those that have nothing there stand last, whatever the direction."""
    placed = [(column.place(row), row) for row in rows]
    known = [one for one in placed if one[0] is not None]
    known.sort(key=lambda one: one[0], reverse=descending)
    return [row for _, row in (*known, *(one for one in placed if one[0] is None))]
