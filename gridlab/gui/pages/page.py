"""What every page of the window has: a title, a main action for the header, texts for the status line."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from gridlab.app.study_view import StudyView
from gridlab.app.uses import Changed
from gridlab.gui.look.language import translate


class Page(QWidget):
    """A page shows views and emits intentions; it knows no other page and starts no work itself."""

    key: ClassVar[str] = ""
    title: ClassVar[str] = ""
    icon_name: ClassVar[str] = ""

    subtitle_changed = Signal(str)
    status_changed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAccessibleName(self.shown_title)
        self.main_action: QPushButton | None = None
        self.panel_action: QPushButton | None = None
        self.header_widgets: list[QWidget] = []

    @property
    def shown_title(self) -> str:
        """The title in the language of the interface; the actions of the window are called the same."""
        return translate("Actions", self.title)

    def show_view(self, view: StudyView, changed: frozenset[Changed]) -> None:
        """Read again what changed."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Put the keyboard's focus where work starts on this page."""
        self.setFocus()

    def press_main(self) -> None:
        """Do the page's main action, or that of a panel that is open, as their key asks for."""
        is_open = self.panel_action is not None and self.panel_action.isVisible()
        action = self.panel_action if is_open else self.main_action
        if action is not None:
            action.click()

    def escape(self) -> None:
        """Escape was pressed: close what lies over the page, or leave what was opened on it."""

    def entered(self) -> None:
        """The page came to the front."""

    def left(self) -> None:
        """Another page came to the front."""
