"""The body of the Cost page: chart and panel above, the tables below; the chart comes when it is imported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gridlab.app.cost.state import CostState
from gridlab.domain.errors import GridLabError
from gridlab.gui.kit.buttons import SegmentedButtons, button
from gridlab.gui.kit.chart.view import ChartView
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import MessageBar
from gridlab.gui.look.language import translate
from gridlab.gui.look.saying import told
from gridlab.gui.pages.cost.answer_table import ROW_HEIGHT, AnswerTable
from gridlab.gui.pages.cost.chart import chart_of, point_text
from gridlab.gui.pages.cost.collected_table import CollectedTable
from gridlab.gui.pages.cost.fees import FeesForm
from gridlab.gui.pages.cost.panel import AnswerPanel
from gridlab.gui.pages.cost.table import AnswerModel

if TYPE_CHECKING:
    from gridlab.app.cost.study_plan import StudyPlan
    from gridlab.domain.platforms import Platforms

HEADER = 38
FEWEST_ROWS = 3


class CostBody(QWidget):
    """Signals: asked(Question), line_moved(value), line_left(), design_chosen(name), currency_chosen(code),
    numbers_requested().
    """

    asked = Signal(object)
    line_moved = Signal(float)
    line_left = Signal()
    design_chosen = Signal(str)
    currency_chosen = Signal(str)
    numbers_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.chart = ChartView(self._point)
        self._state: CostState | None = None
        self.panel = AnswerPanel()
        self.fees = FeesForm()
        self.model = AnswerModel()
        self.table = AnswerTable(self.model)
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
        self._lay_out()
        self.panel.field.asked.connect(self.asked)
        self.chart.handle_moved.connect(self.line_moved)
        self.chart.handle_left.connect(self.line_left)
        self.chart.line_chosen.connect(self.design_chosen)
        self.chart.setAccessibleDescription(
            translate(
                "Cost", "Left and right move the line, up and down choose a design, plus and minus zoom"
            )
        )
        self.table.chosen.connect(self.design_chosen)
        self.fees.closed.connect(self.close_fees)
        self.numbers_button.clicked.connect(self.numbers_requested)
        self.which.value_changed.connect(lambda which: self._tables.setCurrentIndex(which == "collected"))

    def _lay_out(self) -> None:
        self._place = QStackedWidget()
        self._place.addWidget(self._hint)
        self._place.addWidget(self.chart)
        self._side = QStackedWidget()
        self._side.addWidget(self.panel)
        self._side.addWidget(self.fees)
        self._side.setFixedWidth(self.panel.width())
        self._tables = QStackedWidget()
        self._tables.addWidget(self.table)
        self._tables.addWidget(self.collected)
        left = QVBoxLayout()
        left.setContentsMargins(16, 12, 8, 0)
        left.setSpacing(8)
        left.addWidget(self.problems)
        left.addWidget(self.notice)
        left.addWidget(self._place, 1)
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addLayout(left, 1)
        above.addWidget(self._side)
        row = QHBoxLayout()
        row.setContentsMargins(24, 4, 24, 0)
        row.addWidget(self.which)
        row.addStretch(1)
        row.addWidget(self.numbers_button)
        below = QVBoxLayout()
        below.setContentsMargins(16, 0, 16, 8)
        below.addWidget(self._tables)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(above, 1)
        column.addLayout(row)
        column.addLayout(below)

    def show_plan(self, plan: StudyPlan, currency: str) -> None:
        """Another plan: its tables and what is to be said of its currencies."""
        self.collected.rows.replace_rows(plan.collected)
        self.which.setVisible(bool(plan.collected))
        if not plan.collected:
            self.which.set_value("planned")
            self._tables.setCurrentIndex(0)
        self._say_currencies(plan, currency)

    def show_state(self, state: CostState, *, chart: bool = True) -> None:
        """Show what the state says."""
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
        if data.lines:
            self.chart.show_chart(chart_of(data), name)
            self.chart.setAccessibleName(
                translate("Cost", "Chart of {count} designs").format(count=len(data.lines))
            )
            self._place.setCurrentWidget(self.chart)
            return
        self._hint.setText(self._why_empty(state))
        self._place.setCurrentWidget(self._hint)

    def _why_empty(self, state: CostState) -> str:
        """Why the chart has no line."""
        if not state.answers:
            return translate("Cost", "The study has no design that can be priced.")
        if state.mode != "error" or state.curves:
            return translate("Cost", "All lines are hidden. A click on a swatch in the table shows one.")
        if self.panel.is_predicting:
            return translate("Cost", "The first points of the curves come in a moment.")
        return translate(
            "Cost",
            "No error is predicted yet. Predict error simulates annotators, fits embeddings and "
            "measures them; it takes seconds to minutes.",
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
        self.panel.progress.end()
        self.panel.show_assumptions(())

    @property
    def edits_fees(self) -> bool:
        """Whether the form for fees is open."""
        return self._side.currentWidget() is self.fees

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.table.viewport().update()

    def _fit(self) -> None:
        """The table is as high as its rows, up to two fifths of the page."""
        rows = max(FEWEST_ROWS, self.model.rowCount())
        most = max(FEWEST_ROWS, int(self.height() * 0.4 - HEADER) // ROW_HEIGHT)
        self._tables.setFixedHeight(HEADER + min(rows, most) * ROW_HEIGHT + 4)

    def resizeEvent(self, event: object) -> None:
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

    def _say_currencies(self, plan: StudyPlan, currency: str) -> None:
        at = plan.currencies.index(currency) if currency in plan.currencies else -1
        # The ones after it first, round and round, so that the two buttons lead to every currency.
        others = [*plan.currencies[at + 1 :], *plan.currencies[: max(at, 0)]]
        if not others:
            self.notice.clear()
            return
        count = sum(pricing.price.currency != currency for pricing in plan.pricings)

        def chooser(code: str) -> Callable[[], None]:
            def choose() -> None:
                self.currency_chosen.emit(code)
                self._say_currencies(plan, code)

            return choose

        self.notice.say(
            "info",
            translate("Cost", "{count} of the designs pay in {others}; nothing is converted.").format(
                count=count, others=", ".join(others)
            ),
            actions=tuple(
                (translate("Cost", "Show {currency}").format(currency=code), chooser(code))
                for code in others[:2]
            ),
        )

    def _point(self, name: str, x: float) -> str:
        """What the point under the mouse is."""
        return "" if self._state is None else point_text(self._state, name, x)
