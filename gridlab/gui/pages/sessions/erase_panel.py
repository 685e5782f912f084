"""Asks before an annotator is erased: the one thing that cannot be undone is typed out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridlab.domain.codes import composed
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.fields import TextField
from gridlab.gui.kit.labels import label
from gridlab.gui.look.language import translate
from gridlab.gui.look.words import sessions_text


class ErasePanel(QWidget):
    """Hidden until asked. erase_requested(code) once the code was typed."""

    erase_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(translate("Sessions", "Erase an annotator"))
        self._code = ""
        self._title = label("", "strong", wraps=True)
        self._text = label("", wraps=True)
        self.typed = TextField(says=translate("Sessions", "The code, typed once more"))
        self.typed.setMaximumWidth(200)
        self.erase_button = button(
            translate("Sessions", "Erase for good"), kind="danger", icon_name="trash-2"
        )
        cancel = button(translate("Sessions", "Keep everything"), shortcut="Esc")
        self.typed.textChanged.connect(lambda _text: self._allow())
        self.typed.returnPressed.connect(self._erase)
        self.erase_button.clicked.connect(self._erase)
        cancel.clicked.connect(self.hide)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.typed)
        row.addWidget(cancel)
        row.addStretch(1)
        row.addWidget(self.erase_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(self._text)
        layout.addLayout(row)
        self.hide()

    def ask(self, code: str, sessions: int) -> None:
        """Ask whether an annotator with so many sessions is to be erased."""
        self._code = code
        self._title.setText(translate("Sessions", "Erase everything of {code}?").format(code=code))
        text = translate(
            "Sessions",
            "{count} with all answers, the key that links the code to a person, and copies in "
            "the backup go for good. Exports that still hold the code are named afterwards. "
            "Type {code} to confirm.",
        )
        self._text.setText(text.format(count=sessions_text(sessions), code=code))
        self.typed.clear()
        self._allow()
        self.show()
        self.typed.setFocus()

    def _allow(self) -> None:
        self.erase_button.setEnabled(composed(self.typed.text().strip()) == composed(self._code))

    def _erase(self) -> None:
        if self.erase_button.isEnabled():
            self.hide()
            self.erase_requested.emit(self._code)
