"""What is to be done with a page that was published: each text beside a button that copies it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gridlab.app.web.pasting import Paste
from gridlab.gui.background import pause
from gridlab.gui.kit.boxes import Wide, boxed, clear_box, column, row
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.fields import TextField
from gridlab.gui.kit.labels import label
from gridlab.gui.look.language import translate
from gridlab.gui.look.saying import told

COPIED_MS = 1600


class Results(QWidget):
    """The last page that was published; hidden until there is one. Signals: what its buttons ask for."""

    open_requested = Signal()
    folder_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = label("", "section", wraps=True)
        self._lines = column(spacing=12)
        self.open_button = button(translate("Publish", "Open the page"), icon_name="globe")
        self.open_button.clicked.connect(self.open_requested)
        self.folder_button = button(translate("Publish", "Show the folder"), icon_name="folder-open")
        self.folder_button.clicked.connect(self.folder_requested)
        buttons = row(self.open_button, self.folder_button, Wide())
        parts = (self._title, self._lines, buttons)
        self.setLayout(column(boxed(column(*parts, spacing=12, margins=(16, 16, 16, 16)), "panel")))
        self.hide()

    @property
    def texts(self) -> list[str]:
        """What can be copied, in order."""
        return [field.text() for field in self.findChildren(TextField)]

    def show_pastes(self, title: str, pastes: Sequence[Paste]) -> None:
        """Show what is to be copied."""
        self._title.setText(title)
        clear_box(self._lines)
        for paste in pastes:
            self._lines.addWidget(_line(paste))
        self.show()


def _line(paste: Paste) -> QWidget:
    """A text that can be read and copied, below what it is and where it goes."""
    called, where = told(paste.called), told(paste.where)
    field = TextField(says=called)
    field.setReadOnly(True)
    field.setText(paste.text)
    field.setCursorPosition(0)
    copy = button(
        translate("Publish", "Copy"),
        icon_name="copy",
        says=translate("Publish", "Copy: {what}").format(what=called),
    )
    before = copy.text()
    back = pause(copy, COPIED_MS, lambda: copy.setText(before))

    def act() -> None:
        QGuiApplication.clipboard().setText(paste.text)
        copy.setText(translate("Publish", "Copied"))
        back.start()

    copy.clicked.connect(act)
    head = row(label(called, "strong"), Wide(label(where, "small")), spacing=12)
    return boxed(column(head, row(Wide(field), copy), spacing=4))
