"""Undo, redo and the history in the header of the Design page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gridlab.gui.kit.buttons import button, tip
from gridlab.gui.look.language import translate
from gridlab.gui.pages.design.steps import Steps

UNDO_KEY, REDO_KEY, HISTORY_KEY = "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+H"


class StepButtons(QWidget):
    """The tool tips name the step that is undone or redone."""

    undo_requested = Signal()
    redo_requested = Signal()
    history_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.undo = button("", icon_name="undo-2", says=translate("Design", "Undo"), shortcut=UNDO_KEY)
        self.redo = button("", icon_name="redo-2", says=translate("Design", "Redo"), shortcut=REDO_KEY)
        self.history = button(
            "", icon_name="history", says=translate("Design", "History"), shortcut=HISTORY_KEY
        )
        self.undo.clicked.connect(self.undo_requested)
        self.redo.clicked.connect(self.redo_requested)
        self.history.clicked.connect(self.history_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for one in (self.undo, self.redo, self.history):
            row.addWidget(one)
        self.show_steps(Steps())

    def show_steps(self, steps: Steps) -> None:
        """Name what is undone and redone next."""
        undo, redo = translate("Design", "Undo: {step}"), translate("Design", "Redo: {step}")
        for one, text, bare, step, key in (
            (self.undo, undo, translate("Design", "Nothing to undo"), steps.undo, UNDO_KEY),
            (self.redo, redo, translate("Design", "Nothing to redo"), steps.redo, REDO_KEY),
        ):
            one.setEnabled(bool(step))
            says = text.format(step=step) if step else bare
            one.setToolTip(tip(says, key))
            one.setAccessibleName(says)
        self.history.setEnabled(steps.track is not None or bool(steps.deleted))
