"""A Markdown text as its number of words in the form, and the desk where it is written, wide."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from gridlab.app.designing.form import Key
from gridlab.gui.kit.boxes import Wide, boxed, column, row
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.drop import EscapePart
from gridlab.gui.kit.entries import AreaEntry, Field
from gridlab.gui.kit.fields import TextArea, TextField, share_history
from gridlab.gui.kit.labels import label
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import one_or_many

LOWEST = 160
HIGHEST = 16_777_215


class TextDesk(EscapePart):
    """Where a Markdown text is written, with the whole height; hidden until one is opened.

    opened(scope, path): the text of this field; closed(). entry: the one that is written now.
    """

    opened = Signal(str, tuple)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.entry: MarkdownEntry | None = None
        self._title = label("", "strong")
        self.done_button = button(translate("Design", "Done"), shortcut="Esc")
        self.done_button.clicked.connect(self.close_text)
        self.escaped.connect(self.close_text)
        how = translate(
            "Design", "Markdown: # heading, **bold**, *italic*, - list. An empty line begins a paragraph."
        )
        self._room = column()
        head = row(Wide(self._title), self.done_button)
        parts = (head, Wide(self._room), label(how, "small", wraps=True))
        self.setLayout(column(*parts, spacing=8, margins=(14, 12, 14, 12)))
        share_history(self)
        self.hide()

    def open_text(self, entry: MarkdownEntry) -> None:
        """Write this text here, in place of another."""
        if self.entry is entry:
            entry.area.setFocus()
            return
        self._give_back()
        self.entry = entry
        self._title.setText(entry.says)
        self._room.addWidget(entry.area)
        entry.area.setMinimumHeight(LOWEST)
        entry.area.setMaximumHeight(HIGHEST)
        QWidget.setTabOrder(self.done_button, entry.area)
        self.show()
        self.opened.emit(*entry.key)
        entry.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_text(self) -> None:
        """The text is written; the form comes back, with the keyboard on its button."""
        entry = self.entry
        if entry is not None:
            self._give_back()
            self.hide()
            self.closed.emit()
            entry.toggle.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_back(self) -> None:
        entry, self.entry = self.entry, None
        if entry is not None:
            entry.keep.addWidget(entry.area)


class MarkdownEntry(AreaEntry):
    """The number of words with Edit, which opens the text on the desk. keep: has the editor meanwhile."""

    def __init__(self, desk: TextDesk, field: Field) -> None:
        self.says = field.says
        self.key: Key = field.key
        self._desk = desk
        self.summary = TextField(
            says=translate("Design", "{field}, summary").format(field=field.says),
            hint=translate("Design", "None"),
        )
        self.summary.setReadOnly(True)
        self.summary.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        edit = translate("Design", "Edit")
        self.toggle = button(edit, says=f"{edit}: {field.says}")
        area = TextArea(says=field.says, height=LOWEST)
        super().__init__(field, area, boxed(row(Wide(self.summary), self.toggle)))
        self.keep = column(area)
        self.below = boxed(self.keep)
        self.below.hide()
        self.toggle.clicked.connect(lambda: desk.open_text(self))
        # The document's signal: the field's own is silent while a design is shown.
        area.document().contentsChanged.connect(self._changed)
        self._changed()

    @property
    def is_open(self) -> bool:
        """Whether it is on the desk."""
        return self._desk.entry is self

    def _changed(self) -> None:
        words = len(self.area.text.split())
        said = one_or_many(words, translate("Design", "1 word"), translate("Design", "{count} words"))
        self.summary.setText(said if words else "")

    def reveal(self) -> None:
        self._desk.open_text(self)
