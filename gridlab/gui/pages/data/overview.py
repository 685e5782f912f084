"""The Overview tab: what was collected, by purpose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QTableView

from gridlab.app.columns import Column
from gridlab.app.session.columns import COUNTS, PURPOSE_NAMES, Counts, collected, counting_triplets
from gridlab.domain.session import Purpose
from gridlab.gui.kit.boxes import Wide, column, scrolled
from gridlab.gui.kit.columns import ColumnModel, ColumnTable
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import MessageBar
from gridlab.gui.kit.uses import Uses
from gridlab.gui.look.language import translate
from gridlab.gui.page import Page, Surroundings
from gridlab.gui.pages.data.tab import Seen, TabPresenter
from gridlab.store.sessions.list import Row

Collected = tuple[Purpose, Counts]
"""What the sessions of a purpose gave."""


def count_table() -> ColumnTable:
    """Numbers by purpose, only to be read."""
    numbers: list[Column[Collected]] = [
        replace(one.within(lambda row: row[1]), ink=_ink_of(one)) for one in COUNTS
    ]
    purpose: Column[Collected] = Column(
        "purpose", translate("Data", "Purpose"), lambda row: PURPOSE_NAMES[row[0]]
    )
    model = ColumnModel((purpose, *numbers), lambda row: row[0])
    made = ColumnTable(model, translate("Data", "What was collected"))
    made.setSelectionMode(QTableView.SelectionMode.NoSelection)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setSizeAdjustPolicy(QTableView.SizeAdjustPolicy.AdjustToContents)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made


def _ink_of(column: Column[Counts]) -> Callable[[Collected], str]:
    return lambda row: "" if column.figure(row[1]) else "soft"


class OverviewTab(Page):
    """Counts by purpose."""

    key: ClassVar[str] = "overview"

    def __init__(self) -> None:
        super().__init__()
        self.messages = MessageBar()
        self.table = count_table()
        inner = column(
            label(translate("Data", "Collected"), "section"),
            self.table,
            self.messages,
            Wide(),
            spacing=16,
            margins=(24, 24, 24, 24),
        )
        self.setLayout(column(scrolled(inner, widest=860)))

    def show_counts(self, rows: tuple[Row, ...], triplets: dict[str, int] | None) -> None:
        """What the sessions gave. triplets: by purpose, None while they are being counted."""
        self.table.rows.set_rows(tuple(collected(rows, triplets).items()))


class OverviewPresenter(TabPresenter):
    """Owns the tab; counts triplets in the background."""

    View = OverviewTab

    def __init__(self, view: OverviewTab, around: Surroundings) -> None:
        super().__init__(view, around)
        self.view = view
        self._seen: Seen | None = None
        self._counts = Uses("triplets", around.background, messages=view.messages, parent=self)

    def show(self, seen: Seen) -> None:
        is_same = seen.same_answers(self._seen)
        self._seen = seen
        if not is_same:
            rows = seen.view.sessions
            self.view.show_counts(rows, None)
            self._counts.run(
                counting_triplets(rows), done=lambda triplets: self.view.show_counts(rows, triplets)
            )
