"""Joins the Cost page with what does its work."""

from __future__ import annotations

from collections.abc import Callable

from gridlab.gui.kit.choosers import show_in_folder
from gridlab.gui.pages.cost.control import CostControl
from gridlab.gui.pages.cost.page import CostPage
from gridlab.gui.pages.page import Go
from gridlab.gui.shell.main_window import MainWindow


def wire_cost(window: MainWindow, page: CostPage, cost: CostControl, go: Callable[[Go], None]) -> None:
    """Plans, counts, predictions, fees and files."""
    page.plan_requested.connect(cost.plan)
    page.counts_requested.connect(cost.count)
    page.predict_requested.connect(cost.predict)
    page.figure_requested.connect(cost.write_figure)
    page.numbers_requested.connect(cost.write_numbers)
    page.designs_requested.connect(lambda: window.go("design"))
    page.body.panel.cancel_requested.connect(cost.cancel_prediction)
    page.body.fees.save_requested.connect(cost.save_fees)
    cost.planned.connect(page.show_plan)
    cost.failed.connect(page.show_error)
    cost.measured.connect(page.body.collected.rows.show_errors)
    cost.counted.connect(page.show_count)
    cost.progressed.connect(page.body.panel.progress.advance)
    cost.point.connect(page.show_predicted)
    cost.points.connect(page.show_prediction)
    cost.predicted.connect(page.show_prediction)
    cost.prediction_failed.connect(page.body.panel.show_error)
    cost.prediction_ended.connect(page.end_prediction)
    cost.fees_saved.connect(page.show_fees_saved)
    cost.fees_failed.connect(page.body.fees.show_error)
    cost.written.connect(lambda path: page.show_written(path, lambda: show_in_folder(path)))
    cost.not_written.connect(page.messages.say_error)

    def pilot() -> None:
        answer = page.state.chosen_answer
        go(Go("sessions", answer.name if answer is not None else "", "pilot"))

    page.pilot_requested.connect(pilot)
