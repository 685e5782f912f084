"""Joins undo and redo of the window with the designs: they are to be had on the Design page alone."""

from __future__ import annotations

from gridlab.gui.look.language import translate
from gridlab.gui.pages.design.history import Steps
from gridlab.gui.pages.design.presenter import DesignPresenter
from gridlab.gui.shell.main_window import MainWindow


def wire_designs(window: MainWindow, designs: DesignPresenter) -> None:
    """Name and enable the window's actions by the history of the design at hand."""
    steps = Steps()

    def show(fresh: Steps, is_front: bool | None = None) -> None:
        nonlocal steps
        steps = fresh
        here = designs.view.isVisible() if is_front is None else is_front
        for key, step in (("undo", steps.undo), ("redo", steps.redo)):
            action = window.actions_by_key[key]
            action.setEnabled(here and bool(step))
            bare = translate("Actions", "Undo") if key == "undo" else translate("Actions", "Redo")
            action.setText(f"{bare}: {step}" if step else bare)

    designs.steps_changed.connect(show)
    designs.front_changed.connect(lambda is_front: show(steps, is_front))
    show(steps, False)
