"""The Cost page: chart, the answer in words, the table of designs, and what was collected so far."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from gridlab.app.cost.state import CostState
from gridlab.app.study_view import StudyView
from gridlab.app.uses import Changed
from gridlab.domain.errors import GridLabError
from gridlab.gui.kit.buttons import SegmentedButtons, button
from gridlab.gui.kit.choosers import choose_new_file
from gridlab.gui.kit.messages import MessageBar
from gridlab.gui.look.language import translate
from gridlab.gui.pages.cost import words
from gridlab.gui.pages.cost.body import CostBody
from gridlab.gui.pages.cost.chart import figure_text
from gridlab.gui.pages.cost.front import CostFront
from gridlab.gui.pages.page import Page
from gridlab.store.platforms_file import with_studys_own

if TYPE_CHECKING:
    from gridlab.app.cost.row import CostRow
    from gridlab.app.cost.study_plan import StudyPlan
    from gridlab.app.prediction.asked import PredictedRow, Prediction
    from gridlab.domain.design import Design

SETTLE_MS = 250
FIGURES = "PDF (*.pdf);;SVG (*.svg);;PNG, 300 dpi (*.png)"


class CostPage(Page):
    """Shows what the plan says; asks for plans, counts, predictions and files by signals."""

    key: ClassVar[str] = "cost"
    title: ClassVar[str] = "Cost"
    icon_name: ClassVar[str] = "calculator"

    plan_requested = Signal()
    counts_requested = Signal(object)
    predict_requested = Signal(object)
    figure_requested = Signal(object, object)
    numbers_requested = Signal(object, object)
    designs_requested = Signal()
    pilot_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._view: StudyView | None = None
        self._is_dated = True
        self.state = CostState()
        self.main_action = button(translate("Cost", "Predict error"), kind="primary")
        self.main_action.clicked.connect(self.request_prediction)
        self.mode = SegmentedButtons(
            (
                ("triplets", translate("Cost", "Triplets")),
                ("error", translate("Cost", "Expected error")),
                ("time", translate("Cost", "Time")),
            ),
            says=translate("Cost", "Chart"),
        )
        self.mode.value_changed.connect(self._show_mode)
        self.figure_button = button(translate("Cost", "Save figure"), icon_name="download")
        self.figure_button.clicked.connect(self.request_figure)
        self.header_widgets = [self.mode, self.figure_button]
        self.messages = MessageBar()
        self.body = CostBody()
        self.front = CostFront(self.body)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._settled)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 0, 24, 0)
        head.addWidget(self.messages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.front, 1)

    def _wire(self) -> None:
        body = self.body
        self.front.retry_requested.connect(self._read)
        self.front.designs_requested.connect(self.designs_requested)
        body.asked.connect(self._asked(CostState.ask))
        body.line_moved.connect(self._asked(CostState.move))
        body.line_left.connect(self._asked(lambda state, _: state.ask(state.question, moving=True)))
        body.design_chosen.connect(self._choose)
        body.currency_chosen.connect(self._asked(CostState.show_currency))
        body.panel.field.kind_chosen.connect(self._asked(CostState.ask_by))
        body.panel.designs_requested.connect(self.designs_requested)
        body.panel.pilot_requested.connect(self.pilot_requested)
        body.panel.fees_requested.connect(self._edit_fees)
        body.model.visibility_changed.connect(self._show)
        body.numbers_requested.connect(self.request_numbers)

    def show_view(self, view: StudyView, changed: frozenset[Changed]) -> None:
        if self._view is None or self._view.open.folder != view.open.folder:
            self.state = CostState(mode=self.state.mode)
            self.messages.clear()
            self.body.forget_study()
        elif self._view.open.study.images is not view.open.study.images:
            self.state.take_images()
        self._view = view
        self._is_dated = True
        if self.isVisible():
            self._read()

    def entered(self) -> None:
        if self._is_dated:
            self._read()

    def take_focus(self) -> None:
        if self.front.has_body:
            self.body.panel.field.value.setFocus()
            self.body.panel.field.value.selectAll()

    def _read(self) -> None:
        self._is_dated = False
        if self.state.plan is None:
            self.front.show_working()
        self.plan_requested.emit()

    def show_plan(self, plan: StudyPlan) -> None:
        """The designs are priced."""
        self._enable(bool(plan.pricings))
        if not (plan.pricings or plan.collected or plan.problems):
            self.front.show_empty()
            self.subtitle_changed.emit("")
            self.status_changed.emit("", "")
            return
        if not (plan.pricings or plan.collected):
            self.show_error(plan.problems[0][1])
            return
        self.body.show_problems(plan.problems)
        self.state.take_plan(plan)
        self.body.show_plan(plan, self.state.currency)
        self.front.show_body()
        self._show()
        self._settle.start()

    def show_error(self, error: GridLabError) -> None:
        """The designs cannot be priced."""
        self._enable(False)
        self.front.show_error(error)

    def show_count(self, design: Design, row: CostRow) -> None:
        """The different questions of one row were counted."""
        self.state.take_count(design, row)
        self._show(chart=False)

    def show_predicted(self, design: Design, row: PredictedRow) -> None:
        """A point of a curve was predicted; the rest of what came with it is shown together."""
        self.state.take_error(design, row)

    def show_prediction(self, prediction: Prediction | None = None) -> None:
        """Show what is predicted so far; with a prediction it is whole."""
        self.state.answer()
        self.body.panel.field.allow_error(bool(self.state.curves))
        if prediction is not None:
            self.body.panel.progress.end()
            self._enable(True)
            self.body.panel.show_assumptions(prediction.assumptions)
        self._show()

    def request_prediction(self) -> None:
        """Ask for the errors of all designs around what is asked."""
        designs = self.state.to_predict()
        if designs and self.front.has_body:
            assert self.main_action is not None
            self.main_action.setEnabled(False)
            self.body.panel.messages.clear()
            self.body.panel.progress.begin(translate("Cost", "Simulating studies"))
            self.mode.set_value("error")
            self._show_mode("error")
            self.predict_requested.emit(designs)

    def end_prediction(self) -> None:
        """It was cancelled or failed; what came so far stays."""
        self.body.panel.progress.end()
        self._enable(True)
        self.body.panel.show_assumptions(words.stopped(*self.state.studies))
        self.show_prediction()

    def show_fees_saved(self) -> None:
        """The study has its own entry, or has it no more."""
        if self._view is not None:
            own = frozenset(self._view.open.study.platforms)
            self.body.fees.show_saved(with_studys_own(self._view.open.study.platforms), own)

    def show_written(self, path: Path, show: Callable[[], None]) -> None:
        """A file is written."""
        self.messages.say(
            "ok",
            translate("Cost", "{name} is written.").format(name=path.name),
            str(path),
            actions=((translate("Cost", "Show file"), show),),
        )

    def request_figure(self) -> None:
        """Ask where the figure goes, and for it to be written."""
        title = translate("Cost", "Save the figure")
        path = self._new_file(title, FIGURES, f"cost-{self.state.mode}.pdf")
        if path is not None:
            self.figure_requested.emit(path, figure_text(self.state, self.body.model.shown()))

    def request_numbers(self) -> None:
        """Ask where the numbers go, and for them to be written."""
        path = self._new_file(translate("Cost", "Save the numbers"), "CSV (*.csv)", "cost.csv")
        if path is not None:
            self.numbers_requested.emit(path, self.state.numbers(self.body.model.shown()))

    def _new_file(self, title: str, kinds: str, name: str) -> Path | None:
        """A place for a file, by the study's exports; None when the chooser was closed."""
        if self._view is None:
            return None
        chosen = choose_new_file(self, title, kinds, self._view.open.folder / "exports" / name)
        return chosen if chosen is None or chosen.suffix else chosen.with_suffix(Path(name).suffix)

    def _edit_fees(self, key: str) -> None:
        plan = self.state.plan
        if plan is not None and self._view is not None:
            own = frozenset(self._view.open.study.platforms)
            self.body.open_fees(plan.platforms, own, key, self.state.currency)

    def _asked(self, ask: Callable[[CostState, Any], None]) -> Callable[[Any], None]:
        """What the state does with a value, shown at once; what takes longer is counted a moment later."""

        def run(value: object = None) -> None:
            ask(self.state, value)
            self._show()
            self._settle.start()

        return run

    def _choose(self, name: str) -> None:
        self.state.pick(name)
        self._show()

    def _show_mode(self, mode: object) -> None:
        self.state.show_mode(mode)  # type: ignore[arg-type]
        self._show()

    def _settled(self) -> None:
        """What takes longer is counted once the question stands still."""
        waiting = self.state.uncounted()
        if waiting:
            self.counts_requested.emit(waiting)

    def _enable(self, enabled: bool) -> None:
        assert self.main_action is not None
        self.main_action.setEnabled(enabled and not self.body.panel.is_predicting)
        self.figure_button.setEnabled(enabled)
        self.mode.setEnabled(enabled)

    def _show(self, *, chart: bool = True) -> None:
        state = self.state
        if state.plan is None:
            return
        self.body.show_state(state, chart=chart)
        self.subtitle_changed.emit(words.subtitle(state.mode))
        row = None if state.chosen_answer is None else state.chosen_answer.row
        right = "" if row is None else words.fees_text(row)
        self.status_changed.emit(words.designs_text(len(state.answers)), right)
