"""The Cost page: chart, the answer in words, the table of designs, and what was collected so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from gridlab.app.cost.state import CostState
from gridlab.domain.errors import GridLabError
from gridlab.gui.kit.boxes import Wide, boxed, column, row, stacked
from gridlab.gui.kit.buttons import SegmentedButtons, button
from gridlab.gui.kit.chart.view import ChartView
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.lists import ROW_HEIGHT
from gridlab.gui.kit.messages import EmptyState, MessageBar
from gridlab.gui.look.language import translate
from gridlab.gui.look.saying import told
from gridlab.gui.page import Page
from gridlab.gui.pages.cost import words
from gridlab.gui.pages.cost.fees import FeesForm
from gridlab.gui.pages.cost.panel import AnswerPanel
from gridlab.gui.pages.cost.tables import AnswerTable, CollectedTable

if TYPE_CHECKING:
    from gridlab.app.cost.collected import Collected, StudyPlan
    from gridlab.app.cost.errors import ErrorSoFar
    from gridlab.domain.platforms import Platforms

HEADER = 38
FEWEST_ROWS = 3
WORKING, EMPTY, BROKEN, BODY = range(4)


class CostPage(Page):
    """What stands at its front: work in progress, nothing to price, an error, or the body.

    Signals: retry_requested(), designs_requested().
    """

    key: ClassVar[str] = "cost"

    retry_requested = Signal()
    designs_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.main_action = button(translate("Cost", "Predict error"), kind="primary")
        self.mode = SegmentedButtons(
            (
                ("triplets", translate("Cost", "Triplets")),
                ("error", translate("Cost", "Expected error")),
                ("time", translate("Cost", "Time")),
            ),
            says=translate("Cost", "Chart"),
        )
        self.figure_button = button(translate("Cost", "Save figure"), icon_name="download")
        self.header_widgets = [self.mode, self.figure_button]
        self.messages = MessageBar()
        self.broken = MessageBar(closable=False)
        self.body = CostBody()
        self.body.panel.designs_requested.connect(self.designs_requested)
        self._front = stacked(self._working(), self._empty(), self._broken(), self.body)
        self.setLayout(column(row(self.messages, margins=(24, 0, 24, 0)), Wide(self._front), spacing=0))

    def _working(self) -> QWidget:
        working = label(translate("Cost", "Pricing the designs…"), "soft")
        working.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return working

    def _empty(self) -> QWidget:
        empty = EmptyState(
            "calculator",
            translate("Cost", "Nothing to price yet"),
            translate("Cost", "Cost follows from a design: its grid, its screens and its pay."),
            translate("Cost", "Go to Design"),
        )
        empty.requested.connect(self.designs_requested)
        return empty

    def _broken(self) -> QWidget:
        return boxed(column(self.broken, Wide(), margins=(24, 24, 24, 24)))

    def take_focus(self) -> None:
        if self.has_body:
            self.body.panel.field.value.setFocus()
            self.body.panel.field.value.selectAll()

    @property
    def has_body(self) -> bool:
        """Whether designs are priced and shown."""
        return self._front.currentIndex() == BODY

    def show_working(self) -> None:
        """The designs are being priced, for the first time."""
        self._front.setCurrentIndex(WORKING)

    def show_empty(self) -> None:
        """There is no design."""
        self._front.setCurrentIndex(EMPTY)
        self.subtitle_changed.emit("")
        self.status_changed.emit("", "")

    def show_error(self, error: GridLabError) -> None:
        """The designs cannot be priced."""
        self.enable(False)
        self.broken.say_error(
            error,
            actions=(
                (translate("Cost", "Try again"), self.retry_requested.emit),
                (translate("Cost", "Go to Design"), self.designs_requested.emit),
            ),
        )
        self._front.setCurrentIndex(BROKEN)

    def show_plan(self, plan: StudyPlan) -> None:
        """Another plan."""
        self.body.show_problems(plan.problems)
        self.body.show_collected(plan.collected)
        self._front.setCurrentIndex(BODY)

    def show_state(self, state: CostState, *, chart: bool = True) -> None:
        """Show what the state says."""
        self.body.show_state(state, chart=chart)
        self.subtitle_changed.emit(words.subtitle(state.mode))
        priced = None if state.chosen_answer is None else state.chosen_answer.row
        right = "" if priced is None else words.fees_text(priced)
        self.status_changed.emit(words.designs_text(len(state.answers)), right)

    def enable(self, enabled: bool) -> None:
        """Whether there is anything to draw, save and predict."""
        assert self.main_action is not None
        self.main_action.setEnabled(enabled and not self.body.panel.is_predicting)
        self.figure_button.setEnabled(enabled)
        self.mode.setEnabled(enabled)


class CostBody(QWidget):
    """Chart and panel above, the tables below. Signal: currency_chosen(code)."""

    currency_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._state: CostState | None = None
        self.chart = ChartView(self._point)
        self.chart.setAccessibleDescription(
            translate(
                "Cost", "Left and right move the line, up and down choose a design, plus and minus zoom"
            )
        )
        self.panel = AnswerPanel()
        self.fees = FeesForm()
        self.table = AnswerTable()
        self.model = self.table.rows
        self.collected = CollectedTable()
        self.which = SegmentedButtons(
            (("planned", translate("Cost", "Planned")), ("collected", translate("Cost", "Actual / planned"))),
            says=translate("Cost", "Table"),
        )
        self.which.setProperty("small", "true")
        self.which.setFixedWidth(240)
        self.numbers_button = button(translate("Cost", "Save numbers"), kind="quiet", icon_name="table-2")
        self.notice = MessageBar(closable=False)
        self.problems = MessageBar(closable=False)
        self._hint = label("", "soft", wraps=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._place = stacked(self._hint, self.chart)
        self._side = stacked(self.panel, self.fees)
        self._side.setFixedWidth(self.panel.width())
        self._tables = stacked(self.table, self.collected)
        left = column(self.problems, self.notice, Wide(self._place), margins=(16, 12, 8, 0))
        switches = row(self.which, Wide(), self.numbers_button, margins=(24, 4, 24, 0))
        below = column(self._tables, margins=(16, 0, 16, 8))
        self.setLayout(column(Wide(row(Wide(left), self._side)), switches, below, spacing=4))
        self.fees.closed.connect(self.close_fees)
        self.which.value_changed.connect(lambda which: self._tables.setCurrentIndex(which == "collected"))

    def show_collected(self, given: Sequence[Collected]) -> None:
        """What was collected so far; the error of it is still to be measured where that is new."""
        known = {one.design_id: one for one in self.collected.rows.rows}
        last = ((one, known.get(one.design_id, one)) for one in given)
        self.collected.rows.set_rows(
            [replace(one, error=before.error, is_measured=before.is_measured) for one, before in last]
        )
        self.collected.fit()
        self.which.setVisible(bool(given))
        if not given:
            self.which.set_value("planned")
            self._tables.setCurrentIndex(0)

    def show_errors(self, errors: Mapping[str, ErrorSoFar]) -> None:
        """The errors so far by design id."""
        rows = self.collected.rows
        rows.set_rows([replace(one, error=errors.get(one.design_id), is_measured=True) for one in rows.rows])

    def show_state(self, state: CostState, *, chart: bool = True) -> None:
        """Show what the state says. chart: whether that changes the chart."""
        self._state = state
        chosen = state.chosen_answer
        name = chosen.name if chosen is not None else ""
        self.model.show_answers(state.answers, state.indexes)
        self._fit()
        self.table.fit()
        self.table.choose(name)
        self.panel.show_answers(state.question, state.answers, chosen)
        if not chart:
            return
        data = state.chart(self.model.shown())
        self._place.setCurrentWidget(self.chart if data.lines else self._hint)
        if data.lines:
            self.chart.show_chart(words.chart_of(data), name)
            says = translate("Cost", "Chart of {count} designs").format(count=len(data.lines))
            self.chart.setAccessibleName(says)
        else:
            self._hint.setText(self._why_empty(state))

    def _point(self, name: str, x: float) -> str:
        """What the point under the mouse is."""
        return "" if self._state is None else words.point_text(self._state, name, x)

    def _why_empty(self, state: CostState) -> str:
        """Why the chart has no line."""
        if not state.answers:
            return translate("Cost", "This study has no design that can be priced.")
        if state.mode != "error" or state.curves:
            return translate("Cost", "All lines are hidden. Click a swatch in the table to show one.")
        if self.panel.is_predicting:
            return translate("Cost", "Running the first simulations…")
        return translate(
            "Cost",
            "No error is predicted yet. “Predict error” simulates annotators and measures how "
            "good their maps are. It takes seconds to minutes.",
        )

    def open_fees(self, platforms: Platforms, own: frozenset[str], key: str, currency: str) -> None:
        """Edit the entry of a platform in the panel's place."""
        self.fees.begin(platforms, own, key, currency)
        self._side.setCurrentWidget(self.fees)
        self.fees.fields["fee"].setFocus()

    def close_fees(self) -> None:
        """Show the panel again."""
        self._side.setCurrentWidget(self.panel)

    def forget_study(self) -> None:
        """Another study is opened: nothing that was said of the last one stays, nor what was begun for it."""
        self.close_fees()
        self.panel.messages.clear()
        self.panel.progress.hide()
        self.panel.show_assumptions(())
        self.collected.rows.set_rows(())

    def _fit(self) -> None:
        """The table is as high as its rows, up to two fifths of the page."""
        rows = max(FEWEST_ROWS, self.model.rowCount())
        most = max(FEWEST_ROWS, int(self.height() * 0.4 - HEADER) // ROW_HEIGHT)
        self._tables.setFixedHeight(HEADER + min(rows, most) * ROW_HEIGHT + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def show_problems(self, problems: Sequence[tuple[str, GridLabError]]) -> None:
        """Name the designs that cannot be priced, with the first one's reason."""
        if not problems:
            self.problems.clear()
            return
        names = ", ".join(told(name) for name, _ in problems)
        self.problems.say(
            "warn",
            translate("Cost", "Not priced: {names}.").format(names=names),
            problems[0][1].said,
            actions=((translate("Cost", "Go to Design"), self.panel.designs_requested.emit),),
        )

    def say_currencies(self, plan: StudyPlan, currency: str) -> None:
        """Say which currencies are not shown, with ways to them."""
        at = plan.currencies.index(currency) if currency in plan.currencies else -1
        # The ones after it first, round and round, so that the two buttons lead to every currency.
        others = [*plan.currencies[at + 1 :], *plan.currencies[: max(at, 0)]]
        if not others:
            self.notice.clear()
            return
        count = sum(pricing.price.currency != currency for pricing in plan.pricings)
        show = translate("Cost", "Show {currency}")
        self.notice.say(
            "info",
            translate("Cost", "{count} of the designs pay in {others}. Nothing is converted.").format(
                count=count, others=", ".join(others)
            ),
            actions=tuple(
                (show.format(currency=code), partial(self.currency_chosen.emit, code)) for code in others[:2]
            ),
        )
