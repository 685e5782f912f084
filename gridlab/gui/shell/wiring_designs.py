"""Joins undo and redo of the window with the designs: they are to be had on the Design page alone."""

from __future__ import annotations

from gridlab.gui.look.language import translate
from gridlab.gui.pages.design.history import Steps
from gridlab.gui.pages.design.presenter import DesignPresenter
from gridlab.gui.shell.main_window import MainWindow


def wire_designs(window: MainWindow, designs: DesignPresenter) -> None:
    """Name and enable the window's actions by the history of the design at hand."""
    now = [Steps()]

    def allow(is_front: bool) -> None:
        for key, step in (("undo", now[0].undo), ("redo", now[0].redo)):
            action = window.actions_by_key[key]
            action.setEnabled(is_front and bool(step))
            bare = translate("Actions", "Undo") if key == "undo" else translate("Actions", "Redo")
            action.setText(f"{bare}: {step}" if step else bare)

    def show(steps: Steps) -> None:
        now[0] = steps
        allow(designs.view.isVisible())

    designs.steps_changed.connect(show)
    designs.front_changed.connect(allow)
    allow(False)
