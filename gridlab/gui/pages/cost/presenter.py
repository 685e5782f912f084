"""Prices, counts and predicts for the Cost page, and keeps what is asked and what is known."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from gridlab.app.cost import uses
from gridlab.app.cost.state import CostState
from gridlab.app.study_view import StudyView
from gridlab.app.uses import Changed
from gridlab.domain.errors import GridLabError
from gridlab.gui.background import pause
from gridlab.gui.kit.chart.painter import figure_bytes
from gridlab.gui.kit.choosers import choose_new_file, show_in_folder
from gridlab.gui.kit.messages import Actions
from gridlab.gui.kit.uses import Uses
from gridlab.gui.look.language import translate
from gridlab.gui.page import Go, Presenter, Surroundings
from gridlab.gui.pages.cost import words
from gridlab.gui.pages.cost.view import CostPage
from gridlab.store.platforms_file import with_studys_own
from gridlab.store.settings import Settings

if TYPE_CHECKING:
    from gridlab.app.cost.collected import Given, StudyPlan
    from gridlab.app.cost.pricing import CostRow
    from gridlab.app.prediction.asked import PredictedRow, Prediction
    from gridlab.app.study import OpenStudy
    from gridlab.domain.design import Design
    from gridlab.store.sessions.list import Row

SETTLE_MS = 250
DETAILS = "cost details"
"""Whether the panel's details are unfolded is remembered under this name, beside the windows' places."""
TOGETHER_MS = 150
FIGURES = "PDF (*.pdf);;SVG (*.svg);;PNG, 300 dpi (*.png)"


class Points(QObject):
    """Points of error curves, given by the hundred by another thread: what came together is taken together.

    taken: called after some.
    """

    def __init__(self, taken: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._state = CostState()
        self._taken = taken
        self._came: deque[PredictedRow] = deque()
        self._designs: dict[str, Design] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(TOGETHER_MS)
        self._timer.timeout.connect(self._look)

    def begin(self, state: CostState, designs: Sequence[Design]) -> Callable[[PredictedRow], None]:
        """Wait for points of these designs; gives what takes them. Those of earlier ones count no more."""
        self._state = state
        self._came = deque()
        self._designs = {design.name: design for design in designs}
        self._timer.start()
        return self._came.append

    def end(self, *, forget: bool = False) -> None:
        """Wait no longer. forget: what came meanwhile counts no more either."""
        self._timer.stop()
        if not forget:
            self._look()
        self._came = deque()

    def _look(self) -> None:
        count = len(self._came)
        for _ in range(count):
            point = self._came.popleft()
            self._state.take_error(self._designs[point.design], point)
        if count:
            self._taken()


class CostPresenter(Presenter):
    """state: everything the page shows follows from it."""

    View = CostPage

    def __init__(self, view: CostPage, around: Surroundings) -> None:
        super().__init__(view, around)
        self.view = view
        self.state = CostState()
        self._study: StudyView | None = None
        self._is_dated = True
        self._given: tuple[object, Given] | None = None
        self._points = Points(self._show_errors, self)
        self._settle = pause(self, SETTLE_MS, self._count)
        background, panel = around.background, view.body.panel
        self._plans = Uses("cost plan", background, parent=self)
        self._errors = Uses("cost errors", background, parent=self)
        self._fees = Uses("cost fees", background, messages=view.body.fees.messages, parent=self)
        self._files = Uses("cost file", background, messages=view.messages, parent=self)
        self._predictions = Uses(
            "cost predict",
            background,
            progress=panel.progress,
            messages=panel.messages,
            cancelled=self._stopped,
            parent=self,
        )
        around.studies.closed.connect(self._forget)
        self._wire(view)

    def _wire(self, view: CostPage) -> None:
        body, panel = view.body, view.body.panel
        assert view.main_action is not None
        view.main_action.clicked.connect(self.predict)
        view.mode.value_changed.connect(self._asked(CostState.show_mode, counts=False))
        view.figure_button.clicked.connect(self.save_figure)
        view.retry_requested.connect(self._read)
        view.designs_requested.connect(lambda: self.around.go(Go("design")))
        body.chart.handle_moved.connect(self._asked(CostState.move))
        body.chart.handle_left.connect(self._asked(lambda state: state.ask(state.question, moving=True)))
        body.chart.line_chosen.connect(self._asked(CostState.pick, counts=False))
        body.table.design_chosen.connect(self._asked(CostState.pick, counts=False))
        body.currency_chosen.connect(self._show_currency)
        body.model.visibility_changed.connect(self._show)
        body.numbers_button.clicked.connect(self.save_numbers)
        body.fees.save_requested.connect(self.save_fees)
        panel.field.asked.connect(self._asked(CostState.ask))
        panel.field.kind_chosen.connect(self._asked(CostState.ask_by))
        panel.pilot_requested.connect(self._pilot)
        panel.fees_requested.connect(self._edit_fees)

    def building(self, settings: Settings) -> Iterator[None]:
        """The details of the panel, folded as they were left."""
        self.view.body.panel.details.set_open(settings.windows.get(DETAILS, "") == "open")
        yield

    @property
    def remembered(self) -> Mapping[str, str]:
        return {DETAILS: "open" if self.view.body.panel.details.is_open else ""}

    def show_view(self, view: StudyView, changed: frozenset[Changed]) -> None:
        if self._study is None or self._study.open.folder != view.open.folder:
            self.state = CostState(mode=self.state.mode)
            self.view.messages.clear()
            self.view.body.forget_study()
        elif self._study.open.study.images is not view.open.study.images:
            self.state.take_images()
        self._study = view
        self._is_dated = True
        if self.view.isVisible():
            self._read()

    def entered(self) -> None:
        if self._is_dated:
            self._read()

    def predict(self) -> None:
        """Predict the errors of all designs around what is asked."""
        study, designs = self._open, self.state.to_predict()
        if study is None or not designs or not self.view.has_body:
            return
        self.view.mode.set_value("error")
        self.state.show_mode("error")
        use = uses.predicting(study, designs, self._points.begin(self.state, designs))
        self._predictions.run(use, done=self._predicted, failed=self._failed)
        self.view.enable(True)
        self._show()

    def save_fees(self, wish: uses.FeeWish) -> None:
        """Save a study's own entry in the fee table."""
        form = self.view.body.fees
        remedy = ((translate("Cost", "Try again"), form.request_save),)
        if self._open is not None:
            self._fees.run(uses.saving_fees(self._open, wish), done=self._fees_saved, remedy=remedy)

    def save_figure(self) -> None:
        """Ask where the figure goes, and write it."""
        title = translate("Cost", "Save figure")
        path = self._new_file(title, FIGURES, f"cost-{self.state.mode}.pdf")
        if path is not None:
            figure = words.figure_text(self.state, self.view.body.model.shown())
            use = uses.writing_figure(path, lambda: figure_bytes(figure, path.suffix))
            self._files.run(use, actions=_ways)

    def save_numbers(self) -> None:
        """Ask where the numbers go, and write them."""
        path = self._new_file(translate("Cost", "Save the numbers"), "CSV (*.csv)", "cost.csv")
        if path is not None and self._open is not None:
            numbers = self.state.numbers(self.view.body.model.shown())
            self._files.run(uses.writing_numbers(path, self._open, numbers), actions=_ways)

    @property
    def _open(self) -> OpenStudy | None:
        """The study as it is now."""
        view = self.around.studies.view
        return None if view is None else view.open

    def _read(self) -> None:
        """Price the designs as they are, saved or not; sessions are read again only where they changed."""
        view = self.around.studies.view
        if view is None:
            return
        self._is_dated = False
        if self.state.plan is None:
            self.view.show_working()
        study, standing = view.open, (view.open, _standing(view.sessions))
        designs = [entry.design for entry in view.designs if entry.design is not None]
        known = self._given[1] if self._given is not None and self._given[0] == standing else None

        def done(result: tuple[Given, StudyPlan]) -> None:
            self._given = (standing, result[0])
            self._show_plan(result[1])
            if known is None:
                self._errors.run(
                    uses.measuring(study),
                    done=self.view.body.show_errors,
                    failed=self.view.messages.say_error,
                )

        self._plans.run(uses.planning(study, designs, known), done=done, failed=self.view.show_error)

    def _show_plan(self, plan: StudyPlan) -> None:
        """The designs are priced, or there are none."""
        self.view.enable(bool(plan.pricings))
        if not (plan.pricings or plan.collected or plan.problems):
            self.view.show_empty()
        elif not (plan.pricings or plan.collected):
            self.view.show_error(plan.problems[0][1])
        else:
            self.state.take_plan(plan)
            self.view.show_plan(plan)
            self.view.body.say_currencies(plan, self.state.currency)
            self._show()
            self._settle.start()

    def _asked(self, ask: Callable[..., None], *, counts: bool = True) -> Callable[..., None]:
        """What the state does with a value, shown at once; what takes longer `counts` a moment later."""

        def run(*value: Any) -> None:
            ask(self.state, *value)
            self._show()
            if counts:
                self._settle.start()

        return run

    def _show_currency(self, code: str) -> None:
        self._asked(CostState.show_currency)(code)
        if self.state.plan is not None:
            self.view.body.say_currencies(self.state.plan, code)

    def _show(self, *, chart: bool = True) -> None:
        if self.state.plan is not None:
            self.view.show_state(self.state, chart=chart)

    def _count(self) -> None:
        """Count different questions, design by design, once the question stands still."""
        study = self._open
        if study is None:
            return
        for row in self.state.uncounted():
            self.around.background.start(
                f"cost different {row.design}",
                uses.counting(study, row).work,
                done=self._counted,
                failed=self.view.messages.say_error,
                priority=-1,
            )

    def _counted(self, row: CostRow) -> None:
        self.state.take_count(row)
        self._show(chart=False)

    def _show_errors(self) -> None:
        self.state.answer()
        self.view.body.panel.field.allow_error(bool(self.state.curves))
        self._show()

    def _predicted(self, prediction: Prediction) -> None:
        self._points.end()
        self.view.enable(True)
        self.view.body.panel.show_assumptions(prediction.assumptions)
        self._show_errors()

    def _failed(self, error: GridLabError) -> None:
        self._stopped()
        self.view.body.panel.messages.say_error(error)

    def _stopped(self) -> None:
        """A prediction was cancelled or failed; what came so far stays."""
        self._points.end()
        self.view.enable(True)
        self.view.body.panel.show_assumptions(words.stopped(*self.state.studies))
        self._show_errors()

    def _edit_fees(self, key: str) -> None:
        plan, study = self.state.plan, self._open
        if plan is not None and study is not None:
            own = frozenset(study.study.platforms)
            self.view.body.open_fees(plan.platforms, own, key, self.state.currency)

    def _fees_saved(self, study: OpenStudy) -> None:
        self.around.studies.swap_study(study)
        own = study.study.platforms
        self.view.body.fees.show_saved(with_studys_own(own), frozenset(own))

    def _pilot(self) -> None:
        answer = self.state.chosen_answer
        self.around.go(Go("sessions", answer.name if answer is not None else "", "pilot"))

    def _new_file(self, title: str, kinds: str, name: str) -> Path | None:
        """A place for a file, by the study's exports; None when the chooser was closed."""
        if self._open is None:
            return None
        chosen = choose_new_file(self.view, title, kinds, self._open.folder / "exports" / name)
        return chosen if chosen is None or chosen.suffix else chosen.with_suffix(Path(name).suffix)

    def _forget(self) -> None:
        """The study is closed: nothing of it goes on."""
        for key in ("cost plan", "cost errors", "cost fees", "cost predict"):
            self.around.background.cancel(key)
        self._points.end(forget=True)
        self._given = None


def _ways(path: Path) -> Actions:
    return ((translate("Cost", "Show file"), lambda: show_in_folder(path)),)


def _standing(rows: Sequence[Row]) -> tuple[tuple[str, str, int], ...]:
    """What has to be read again where it changes: a running session tells more every few seconds."""
    return tuple((row.id, row.status, -1 if row.status == "running" else row.answered) for row in rows)
