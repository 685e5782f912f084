"""The buttons of the Images page in the window's header: add, labels, undo, redo."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from gridlab.gui.kit.buttons import button, tip
from gridlab.gui.look.language import translate


class Heading:
    """The buttons and what they say."""

    def __init__(self) -> None:
        self.add: QPushButton = button(
            translate("Images", "Add images"), kind="primary", icon_name="image-plus", shortcut="Ctrl+I"
        )
        self.labels = button(
            translate("Images", "Labels from CSV"),
            icon_name="tag",
            says=translate("Images", "Take labels and alternative texts from a CSV file"),
        )
        self.undo = button("", kind="quiet", icon_name="undo-2", says=translate("Images", "Undo"))
        self.redo = button("", kind="quiet", icon_name="redo-2", says=translate("Images", "Redo"))
        self.widgets: list[QWidget] = [self.undo, self.redo, self.labels]
        self.show_steps("", "")

    def show_steps(self, undo: str, redo: str) -> None:
        """What can be undone and redone."""
        for one, name, what, keys in (
            (self.undo, undo, translate("Images", "Undo"), "Ctrl+Z"),
            (self.redo, redo, translate("Images", "Redo"), "Ctrl+Shift+Z"),
        ):
            text = f"{what}: {name}" if name else what
            one.setEnabled(bool(name))
            one.setAccessibleName(text)
            one.setToolTip(tip(text, keys))

    def set_allowed(self, allowed: bool) -> None:
        """Whether images and labels may be added now."""
        for one in (self.add, self.labels):
            one.setEnabled(allowed)
