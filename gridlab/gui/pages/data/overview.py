"""The Overview tab: what was collected, whether more is worth paying for, what the export would hold."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QTableView, QWidget

from gridlab.app.collected import Collected
from gridlab.app.columns import Column
from gridlab.app.outlook import TIMES, Outlook, looking_ahead, outlook_said
from gridlab.app.overview import backup_said, holds_said, left_out_said, not_known_said
from gridlab.app.session.columns import COUNTS, PURPOSE_NAMES, Counts, collected
from gridlab.app.uses import Use, plain
from gridlab.domain.said import Said, say
from gridlab.domain.session import Purpose
from gridlab.gui.kit.boxes import Wide, boxed, column, row, scrolled
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.chart.view import StillChart
from gridlab.gui.kit.columns import ColumnModel, ColumnTable
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import MessageBar, ProgressRow
from gridlab.gui.kit.uses import Uses
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.saying import told
from gridlab.gui.page import Page, Surroundings
from gridlab.gui.pages.data.tab import Seen, TabPresenter
from gridlab.gui.paper.outlook import outlook_chart
from gridlab.science.embedding.screens import count_triplets
from gridlab.store.sessions.list import Row

OfPurpose = tuple[Purpose, Counts]
"""What the sessions of a purpose gave."""


def count_table() -> ColumnTable:
    """Numbers by purpose, only to be read."""
    numbers: list[Column[OfPurpose]] = [
        replace(one.within(lambda row: row[1]), ink=_ink_of(one)) for one in COUNTS
    ]
    purpose: Column[OfPurpose] = Column(
        "purpose", translate("Data", "Purpose"), lambda row: PURPOSE_NAMES[row[0]]
    )
    model = ColumnModel((purpose, *numbers), lambda row: row[0])
    made = ColumnTable(model, translate("Data", "Collected data"))
    made.setSelectionMode(QTableView.SelectionMode.NoSelection)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setSizeAdjustPolicy(QTableView.SizeAdjustPolicy.AdjustToContents)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made


def _ink_of(column: Column[Counts]) -> Callable[[OfPurpose], str]:
    return lambda row: "" if column.figure(row[1]) else "soft"


CHART_HIGH = 240
ALONE_UP_TO = 200_000
ALONE_IMAGES = 10_000
"""Triplets, and images, each of which a fit places, up to which the error is estimated without being asked
for."""


class OverviewTab(Page):
    """Numbers so far, the outlook, what the export would hold, and counts by purpose."""

    key: ClassVar[str] = "overview"

    def __init__(self) -> None:
        super().__init__()
        self.messages = MessageBar()
        self.progress = ProgressRow()
        self.table = count_table()
        self.numbers = {
            key: label("–", "number") for key in ("people", "screens", "triplets", "error", "ceiling")
        }
        self.outlook = label("", wraps=True)
        self.ignored = label(
            translate(
                "Data",
                "These figures ignore exclusions until you lock the rules on the Annotators tab, so that no "
                "rule is chosen by its error.",
            ),
            "soft",
            wraps=True,
        )
        self.ignored.hide()
        self.chart = StillChart(CHART_HIGH)
        self.chart.hide()
        self.estimate = button(translate("Data", "Estimate the error"))
        self.estimate.hide()
        self.holds = label("", wraps=True)
        self.left_out = label("", "soft", wraps=True, selectable=True)
        self.backup = label("", "soft", wraps=True)
        self.holds_head = label(translate("Data", "The export would hold"), "section")
        self._of_study = self._made_of_study()
        self._lay_out()

    def _made_of_study(self) -> QWidget:
        """What is told of a study's sessions, and of no dataset."""
        return boxed(
            column(
                4,
                label(translate("Data", "Collected"), "section"),
                self.table,
                label(translate("Data", "Backup"), "section"),
                self.backup,
                spacing=12,
            )
        )

    def _lay_out(self) -> None:
        heads = {
            "people": translate("Data", "People"),
            "screens": translate("Data", "Screens"),
            "triplets": translate("Data", "Triplets"),
            "error": translate("Data", "Expected error"),
            "ceiling": translate("Data", "Best possible"),
        }
        figures = [
            boxed(column(label(heads[key], "small"), figure, spacing=0))
            for key, figure in self.numbers.items()
        ]
        inner = column(
            row(*(Wide(figure) for figure in figures), spacing=16),
            self.ignored,
            self.outlook,
            row(self.estimate, Wide()),
            self.progress,
            self.messages,
            self.chart,
            4,
            self.holds_head,
            self.holds,
            self.left_out,
            self._of_study,
            Wide(),
            spacing=12,
            margins=(24, 20, 24, 24),
        )
        self.setLayout(column(scrolled(inner, widest=860)))

    def show_counts(self, rows: tuple[Row, ...]) -> None:
        """What the sessions gave."""
        self.table.rows.set_rows(tuple(collected(rows).items()))

    def show_found(self, found: Collected | None, left_out: Sequence[Said]) -> None:
        """What was answered, and what of it would be exported; None while or where there is nothing."""
        people, screens, triplets = 0, 0, 0
        if found is not None:
            answers = found.answers
            who = answers.annotator[answers.annotator >= 0]
            people, screens = len(np.unique(who)), len(answers.annotator)
            triplets = count_triplets(answers.screens)
        for key, value in (("people", people), ("screens", screens), ("triplets", triplets)):
            self.numbers[key].setText(numeral(value))
        if screens and not people:  # an import that does not say who answered
            self.numbers["people"].setText("–")
        for key in ("error", "ceiling"):
            self.numbers[key].setText("–")
        is_ignored = found is not None and not found.is_locked and found.excludes
        self.ignored.setVisible(is_ignored)
        self.outlook.clear()
        self.chart.hide()
        self.estimate.hide()
        nothing = translate("Data", "Nothing: no session of this purpose is complete or partial.")
        self.holds.setText(told(holds_said(found)) if found is not None else nothing)
        lines = [translate("Data", "Left out: {what}").format(what=told(one)) for one in left_out]
        self.left_out.setText("\n".join(lines) if lines else translate("Data", "Nothing is left out."))

    def show_kind(self, *, is_dataset: bool) -> None:
        """Whether the answers are of a dataset, which has no sessions to be counted or backed up."""
        self._of_study.setVisible(not is_dataset)
        study, dataset = translate("Data", "The export would hold"), translate("Data", "The dataset holds")
        self.holds_head.setText(dataset if is_dataset else study)

    def show_not_known(self, lines: Sequence[Said]) -> None:
        """What a dataset does not say."""
        known = translate("Data", "All that GridLab asks of answers is known.")
        said = translate("Data", "Not known: {what}.").format(what="; ".join(map(told, lines)))
        self.left_out.setText(said if lines else known)

    def offer_estimate(self) -> None:
        """Whether more pays is estimated when it is asked for: there are many answers."""
        self.estimate.show()

    def show_outlook(self, found: Outlook) -> None:
        """Whether more is worth paying for."""
        self.estimate.hide()
        self.outlook.setText(told(outlook_said(found)))
        if not math.isnan(found.error):
            self.numbers["error"].setText(numeral(found.error, ".3f"))
        if not math.isnan(found.ceiling.low):
            low, high = numeral(found.ceiling.low, ".3f"), numeral(found.ceiling.high, ".3f")
            self.numbers["ceiling"].setText(f"{low}–{high}")
        self.chart.setVisible(found.ahead is not None)
        if found.ahead is not None:
            expected, low_end, high_end = found.ahead.at(TIMES)
            words = translate("Data", "Expected error with twice the screens: {error} ({low} to {high})")
            ends = {"low": numeral(low_end, ".3f"), "high": numeral(high_end, ".3f")}
            self.chart.show_chart(outlook_chart(found), words.format(error=numeral(expected, ".3f"), **ends))


class OverviewPresenter(TabPresenter):
    """Owns the tab; counts and estimates in the background."""

    View = OverviewTab

    def __init__(self, view: OverviewTab, around: Surroundings) -> None:
        super().__init__(view, around)
        self.view = view
        self._seen: Seen | None = None
        self._collected: Collected | None = None
        view.estimate.clicked.connect(self._look_ahead)
        self._backups = Uses("backup seen", around.background, parent=self)
        self._ahead = Uses(
            "outlook", around.background, progress=view.progress, messages=view.messages, parent=self
        )

    def show(self, seen: Seen) -> None:
        is_same = seen.same_answers(self._seen)
        self._seen = seen
        if is_same:
            return
        rows, study = seen.view.sessions, seen.view.open
        self._ahead.cancel()
        self.view.show_kind(is_dataset=seen.dataset is not None)
        if seen.dataset is not None:
            self.view.show_found(None, ())
            self.answers.ask(seen, partial(self._found, seen), lambda _error: None)
            return
        self.view.show_counts(rows)
        backup = Use(say("Checking the backup"), plain(partial(backup_said, study)))
        self._backups.run(backup, done=lambda text: self.view.backup.setText(told(text)))
        left_out = left_out_said(rows, seen.purpose, None)
        self.view.show_found(None, left_out)
        self.answers.ask(seen, partial(self._found, seen), lambda _error: None)

    def _found(self, seen: Seen, found: Collected) -> None:
        self.view.show_found(found, left_out_said(seen.view.sessions, seen.purpose, found))
        if seen.dataset is not None:
            self.view.show_not_known(not_known_said(found))
        if not found.answers.screens:
            return
        self._collected = found
        if found.columns.n_triplets <= ALONE_UP_TO and len(found.images) <= ALONE_IMAGES:
            self._look_ahead()
        else:
            self.view.offer_estimate()

    def _look_ahead(self) -> None:
        if self._collected is not None:
            self._ahead.run(looking_ahead(self._collected), done=self.view.show_outlook)
