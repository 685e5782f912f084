"""One way to talk to every kind of field: show a value, tell what was entered, or why it is no value."""

from __future__ import annotations

from abc import abstractmethod
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QWidget

from gridlab.domain.design import Design
from gridlab.gui.kit.buttons import SegmentedButtons
from gridlab.gui.kit.colour_field import ColourChoice
from gridlab.gui.kit.fields import ChoiceField, NumberField, TextArea, TextField
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.numbers import shown, typed
from gridlab.gui.pages.design.form.markdown_field import MarkdownField
from gridlab.gui.screen.question_text import text_direction

AREA_HEIGHT = 72
MANY = 2


class NoValue(ValueError):
    """What was typed is no value of its field."""


class Entry(QObject):
    """A field. `widget` takes the focus and is marked when wrong; `outer` is in the form, `below` under it.

    entered(value): the user entered a value. refused(): what was typed is none. is_typed: entries in a row
    are one step of the history. step: what the entry that is told is called there, "" for the usual.
    grown(): something that takes the focus was added.
    """

    entered = Signal(object)
    refused = Signal()
    grown = Signal()
    is_typed = True

    def __init__(self, widget: QWidget, outer: QWidget | None = None) -> None:
        super().__init__(widget)
        self.step = ""
        self.widget = widget
        self.outer = outer if outer is not None else widget
        self.below: QWidget | None = None

    @abstractmethod
    def value(self) -> Any:
        """What stands in the field. Raises NoValue."""

    @abstractmethod
    def put(self, value: Any) -> None:
        """Put a value into the field; called while its signals are blocked."""

    def show(self, value: Any) -> None:
        """Show a value without telling anybody; one that is shown already is left as it is typed."""
        self.widget.blockSignals(True)
        self.put(value)
        self.widget.blockSignals(False)

    def follow(self, design: Design, block: int) -> None:
        """Take from the design what the field needs besides its value."""

    def reveal(self) -> None:
        """Unfold what hides the field."""

    def tell(self) -> None:
        """Tell what was entered."""
        try:
            value = self.value()
        except NoValue:
            self.refused.emit()
        else:
            self.entered.emit(value)


class NumberEntry(Entry):
    """A whole number."""

    def __init__(self, *, says: str, unit: str, low: int, high: int) -> None:
        self.field = NumberField(says=says, unit=unit, low=low, high=high)
        super().__init__(self.field)
        self.field.number_changed.connect(self.tell)

    def value(self) -> int:
        number = self.field.number
        if number is None:
            raise NoValue
        return number

    def put(self, value: int) -> None:
        self.field.set_number(value)


class TextEntry(Entry):
    """A line of text; `empty` is what an empty field stands for, "" or None."""

    def __init__(self, *, says: str, unit: str = "", hint: str = "", empty: str | None = "") -> None:
        self.field = TextField(says=says, unit=unit, hint=hint)
        super().__init__(self.field)
        self._empty = empty
        self.field.textEdited.connect(self.tell)

    def value(self) -> Any:
        return self.field.text() or self._empty

    def put(self, value: Any) -> None:
        text = "" if value is None else str(value)
        if self.field.text() != text:
            self.field.setText(text)
            self.field.setCursorPosition(0)


class CodeEntry(TextEntry):
    """A code in capital letters, whichever way it is typed."""

    def value(self) -> str:
        return self.field.text().strip().upper()

    def put(self, value: str) -> None:
        if self.value() != value:
            super().put(value)


class DecimalEntry(TextEntry):
    """A number that may have decimals; where it may be left out, an empty field is None."""

    def __init__(self, *, says: str, unit: str, hint: str, optional: bool) -> None:
        super().__init__(says=says, unit=unit, hint=hint, empty=None)
        self._optional = optional

    def value(self) -> float | None:
        text = self.field.text().strip()
        if not text and self._optional:
            return None
        plain = typed(text)
        if plain is None:
            raise NoValue
        number = float(plain)
        return int(number) if number.is_integer() else number

    def put(self, value: float | None) -> None:
        try:
            if self.value() == value:
                return
        except NoValue:
            pass
        super().put("" if value is None else shown(_plain(value)))


class AmountEntry(TextEntry):
    """An amount or a percentage, kept as a decimal text, and written as the window's language does."""

    def value(self) -> Any:
        text = self.field.text().strip()
        if not text:
            return self._empty
        plain = typed(text)
        return text if plain is None else plain  # what is no number is refused with what may stand there

    def put(self, value: Any) -> None:
        if self.value() != value or not self.field.text():
            super().put(value if value is None else shown(str(value)))


def _plain(number: float) -> str:
    """A number without exponent and without needless decimals."""
    return str(int(number)) if float(number).is_integer() else format(Decimal(repr(number)), "f")


class NameEntry(TextEntry):
    """A name that is only told when it is complete: with Enter, or when the field is left."""

    def __init__(self, *, says: str) -> None:
        super().__init__(says=says)
        self.field.textEdited.disconnect(self.tell)
        self.field.editingFinished.connect(self.tell)


class ColourEntry(Entry):
    """A colour."""

    def __init__(self, *, says: str) -> None:
        self.choice = ColourChoice(says=says)
        super().__init__(self.choice.field, self.choice)
        self.choice.entered.connect(self.tell)

    def value(self) -> str:
        return self.choice.field.text().strip().lower()

    def put(self, value: str) -> None:
        if self.value() != value:
            self.choice.field.setText(value)
        self.choice.field.swatch.set_colour(value)
        self.choice.palette_row.set_colour(value)


class ChoiceEntry(Entry):
    """One of a few values side by side."""

    is_typed = False

    def __init__(self, choices: tuple[tuple[object, str], ...], *, says: str) -> None:
        self.segments = SegmentedButtons(choices, says=says)
        if len(choices) > MANY:
            self.segments.setProperty("small", True)
            metrics = QFontMetrics(interface_font(12, QFont.Weight.Medium))
            for one in self.segments.buttons():
                one.setMinimumWidth(metrics.horizontalAdvance(one.text()) + 8)
        super().__init__(self.segments)
        self.segments.value_changed.connect(self.tell)

    def value(self) -> object:
        return self.segments.value

    def put(self, value: object) -> None:
        self.segments.set_value(value)


class ListEntry(Entry):
    """One of many values in a list that drops down; what is not in the list is offered as it is written."""

    is_typed = False

    def __init__(self, *, says: str) -> None:
        self.field = ChoiceField(says=says)
        super().__init__(self.field)
        self._offered: tuple[tuple[object, str], ...] = ()
        self.field.value_changed.connect(self.tell)

    def offer(self, choices: tuple[tuple[object, str], ...]) -> None:
        """Offer these values, and the shown one."""
        self._offered = choices
        self.put(self.field.value)

    def value(self) -> object:
        return self.field.value

    def put(self, value: object) -> None:
        known = any(one == value for one, _ in self._offered)
        extra = () if known or value is None else ((value, str(value)),)
        self.field.set_choices((*self._offered, *extra))
        self.field.set_value(value)


class AreaEntry(Entry):
    """Several lines of text."""

    def __init__(self, area: TextArea, outer: QWidget | None = None) -> None:
        self.area = area
        super().__init__(area, outer)
        area.textChanged.connect(self.tell)

    def value(self) -> Any:
        return self.area.text

    def put(self, value: Any) -> None:
        self.area.set_text(value)

    def follow(self, design: Design, block: int) -> None:
        self.area.set_direction(text_direction(design.language))


class LinesEntry(AreaEntry):
    """A list of texts, one a line; empty lines count for nothing, Shift+Enter goes on in the same text."""

    def value(self) -> tuple[str, ...]:
        raw = self.area.document().toRawText()
        return tuple(line.replace("\u2028", "\n") for line in raw.split("\u2029") if line)

    def put(self, value: tuple[str, ...]) -> None:
        if self.value() != value:
            self.area.setPlainText("\n".join(line.replace("\n", "\u2028") for line in value))


class MarkdownEntry(AreaEntry):
    """A Markdown text with its preview."""

    def __init__(self, *, says: str) -> None:
        self.markdown = MarkdownField(says=says)
        super().__init__(self.markdown.area, self.markdown)
        self.below = self.markdown.body
        self.markdown.grown.connect(self.grown)

    def follow(self, design: Design, block: int) -> None:
        super().follow(design, block)
        self.markdown.follow(design, block)

    def reveal(self) -> None:
        if not self.markdown.is_open:
            self.markdown.unfold(True)
