"""One way to talk to every kind of field: show a value, tell what was entered, or why it is no value."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QGridLayout, QWidget

from gridlab.gui.kit.boxes import Wide, boxed, row
from gridlab.gui.kit.buttons import SegmentedButtons
from gridlab.gui.kit.choosers import Choose, choose_button
from gridlab.gui.kit.colour_field import ColourChoice
from gridlab.gui.kit.fields import CheckField, ChoiceField, NumberField, TextArea, TextField
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral, shown, typed

AREA_HEIGHT = 72
_LONGEST = 40
_LONG_KINDS = ("area", "lines", "parts", "markdown", "labels", "listed")
MANY = 2


class NoValue(ValueError):
    """What was typed is no value of its field."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form: a row of its table.

    key: tells fields apart; where the value stands is known to whoever owns the form. says: the accessible
    name. kind: one of KINDS, or what `make` makes. unit: inside the field at its end. hint: what an empty
    field means. choices: (value, text) of a choice. low, high: the range of a number. optional: an empty
    field is None and not "". choose: what a button beside a line of text asks for. make: a field of a kind
    that only its page has.
    """

    key: Any
    says: str
    kind: str = "text"
    unit: str = ""
    hint: str = ""
    choices: tuple[tuple[object, str], ...] = ()
    low: float = 0
    high: float = 10**9
    optional: bool = False
    choose: Choose | None = None
    make: Callable[[Field], Entry] | None = None


class Entry(QObject):
    """A field. `widget` takes the focus and is marked when wrong; `outer` is in the form, `below` under it.

    entered(): the user changed what stands in it. left(): Enter, or the focus went elsewhere. grown():
    something that takes the focus was added. is_typed: what is entered may go on, so it counts when it is
    complete. step: what the entry that is told is called in a history, "" for the usual.
    """

    entered = Signal()
    left = Signal()
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

    def may_grow(self) -> bool:
        """Whether what stands there may be the beginning of another value, as 2 is of 20."""
        return False

    def reveal(self) -> None:
        """Unfold what hides the field."""


class TextEntry(Entry):
    """A line of text."""

    def __init__(self, field: Field) -> None:
        self.field = TextField(says=field.says, unit=field.unit, hint=field.hint)
        chooser = field.choose and choose_button(field.says, field.choose, self._take)
        super().__init__(self.field, boxed(row(Wide(self.field), chooser)) if chooser else None)
        self._empty = None if field.optional else ""
        self.field.textEdited.connect(self.entered)
        self.field.editingFinished.connect(self.left)

    def value(self) -> Any:
        return self.field.text() or self._empty

    def written(self, value: Any) -> str:
        """A value as it stands in the field."""
        return "" if value is None else str(value)

    def put(self, value: Any) -> None:
        try:
            is_same = self.value() == value
        except NoValue:
            is_same = False
        text = self.written(value)
        if not is_same and self.field.text() != text:
            self.field.setText(text)
            self.field.setCursorPosition(0)

    def _take(self, path: Path) -> None:
        self.put(path)
        self.entered.emit()


class NumberEntry(Entry):
    """A whole number."""

    def __init__(self, field: Field) -> None:
        low, high = int(field.low), int(field.high)
        self.field = NumberField(says=field.says, unit=field.unit, low=low, high=high)
        super().__init__(self.field)
        self._high = high
        self.field.number_changed.connect(self.entered)
        self.field.editingFinished.connect(self.left)

    def value(self) -> int:
        number = self.field.number
        if number is None:
            raise NoValue
        return number

    def put(self, value: int) -> None:
        self.field.set_number(value)

    def may_grow(self) -> bool:
        number = self.field.number
        return number is not None and 0 < 10 * number <= self._high


class CodeEntry(TextEntry):
    """A code in capital letters, whichever way it is typed."""

    def value(self) -> str:
        return self.field.text().strip().upper()


class AmountEntry(TextEntry):
    """An amount or a percentage, kept as a decimal text, and written as the window's language does."""

    def value(self) -> Any:
        text = self.field.text().strip()
        if not text:
            return self._empty
        plain = typed(text)
        return text if plain is None else plain  # what is no number is refused with what may stand there

    def written(self, value: Any) -> str:
        return shown(super().written(value))

    def may_grow(self) -> bool:
        return True


class PartsEntry(TextEntry):
    """Several texts in one line, separated by semicolons."""

    def value(self) -> tuple[str, ...]:
        return tuple(part.strip() for part in self.field.text().split(";") if part.strip())

    def written(self, value: tuple[str, ...]) -> str:
        return "; ".join(value)


class DecimalEntry(AmountEntry):
    """A number that may have decimals; where it may be left out, an empty field is None."""

    def value(self) -> float | None:
        text = self.field.text().strip()
        if not text and self._empty is None:
            return None
        plain = typed(text)
        if plain is None:
            raise NoValue
        number = float(plain)
        return int(number) if number.is_integer() else number

    def written(self, value: float | None) -> str:
        """Without exponent and without needless decimals."""
        if value is None or float(value).is_integer():
            return super().written(value if value is None else int(value))
        return super().written(format(Decimal(repr(value)), "f"))


class NameEntry(TextEntry):
    """A name that is only told when it is complete: with Enter, or when the field is left."""

    is_typed = False

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.field.textEdited.disconnect(self.entered)
        self.field.editingFinished.disconnect(self.left)
        self.field.editingFinished.connect(self.entered)


class ColourEntry(Entry):
    """A colour."""

    def __init__(self, field: Field) -> None:
        self.choice = ColourChoice(says=field.says)
        super().__init__(self.choice.field, self.choice)
        self.choice.entered.connect(self.entered)
        self.choice.field.editingFinished.connect(self.left)

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

    def __init__(self, field: Field, *, many: int = MANY) -> None:
        """many: of more than so many the texts are small."""
        self.segments = SegmentedButtons(field.choices, says=field.says)
        if len(field.choices) > many:
            self.segments.setProperty("small", True)
            metrics = QFontMetrics(interface_font(12, QFont.Weight.Medium))
            for one in self.segments.buttons():
                one.setMinimumWidth(metrics.horizontalAdvance(one.text()) + 8)
        super().__init__(self.segments)
        self.segments.value_changed.connect(self.entered)

    def value(self) -> object:
        return self.segments.value

    def put(self, value: object) -> None:
        self.segments.set_value(value)


class ListEntry(Entry):
    """One of many values in a list that drops down; what is not in the list is offered as it is written."""

    is_typed = False

    def __init__(self, field: Field) -> None:
        self.field = ChoiceField(says=field.says)
        super().__init__(self.field)
        self._offered = field.choices
        self.field.value_changed.connect(self.entered)

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


class CheckEntry(Entry):
    """A switch; its text is what the field says."""

    is_typed = False

    def __init__(self, field: Field) -> None:
        self.field = CheckField(field.says)
        super().__init__(self.field)
        self.field.toggled.connect(self.entered)

    def value(self) -> bool:
        return self.field.isChecked()

    def put(self, value: bool) -> None:
        self.field.setChecked(value)


class SeveralEntry(Entry):
    """Any of several values, with a switch for each; `boxes` has them by their values."""

    is_typed = False

    def __init__(self, field: Field, *, columns: int = 1) -> None:
        self.boxes: dict[object, CheckField] = {}
        self._says = field.says
        self._columns = columns
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8 if columns > 1 else 0)
        super().__init__(boxed(self._grid))
        self.offer(field.choices)

    def offer(self, choices: Iterable[tuple[object, str]]) -> None:
        """Offer these values in place of others, none of them chosen."""
        for box in self.boxes.values():
            box.hide()
            box.deleteLater()
        self.boxes = {value: CheckField(text, says=f"{self._says}: {text}") for value, text in choices}
        for place, box in enumerate(self.boxes.values()):
            self._grid.addWidget(box, place // self._columns, place % self._columns)
            self._grid.setColumnStretch(place % self._columns, 1)
            box.toggled.connect(self.entered)

    def value(self) -> tuple[object, ...]:
        return tuple(value for value, box in self.boxes.items() if box.isChecked())

    def put(self, value: Collection[object]) -> None:
        for one, box in self.boxes.items():
            box.blockSignals(True)
            box.setChecked(one in value)
            box.blockSignals(False)


class AreaEntry(Entry):
    """Several lines of text."""

    def __init__(self, field: Field, area: TextArea | None = None, outer: QWidget | None = None) -> None:
        self.area = area or TextArea(says=field.says, hint=field.hint, height=AREA_HEIGHT)
        super().__init__(self.area, outer)
        self.area.textChanged.connect(self.entered)
        self.area.left.connect(self.left)

    def value(self) -> Any:
        return self.area.text

    def put(self, value: Any) -> None:
        self.area.set_text(value)


class LinesEntry(AreaEntry):
    """A list of texts, one a line; empty lines count for nothing, Shift+Enter goes on in the same text."""

    def value(self) -> tuple[str, ...]:
        raw = self.area.document().toRawText()
        return tuple(line.replace("\u2028", "\n") for line in raw.split("\u2029") if line)

    def put(self, value: tuple[str, ...]) -> None:
        if self.value() != value:
            self.area.setPlainText("\n".join(line.replace("\n", "\u2028") for line in value))


KINDS: dict[str, Callable[[Field], Entry]] = {
    "text": TextEntry,
    "number": NumberEntry,
    "decimal": DecimalEntry,
    "amount": AmountEntry,
    "code": CodeEntry,
    "name": NameEntry,
    "parts": PartsEntry,
    "colour": ColourEntry,
    "choice": ChoiceEntry,
    "list": ListEntry,
    "check": CheckEntry,
    "several": SeveralEntry,
    "area": AreaEntry,
    "lines": LinesEntry,
}


def make_entry(field: Field) -> Entry:
    """The field of a row of a table."""
    return (field.make or KINDS[field.kind])(field)


def step_name(field: Field, value: Any) -> str:
    """An edit in words, as a step of a history: "Change rows to 5"."""
    said = _value_text(field, value)
    words = field.says if field.says[1:2].isupper() else field.says[:1].lower() + field.says[1:]
    known = {"field": words, "Field": field.says, "value": said}
    if said:
        return translate("Design", "Change {field} to {value}").format(**known)
    return translate("Design", "Change {field}").format(**known)


def _value_text(field: Field, value: Any) -> str:
    """A value as a step's name has it, "" where it is too long for one."""
    if field.kind in _LONG_KINDS:
        return ""
    if field.kind in ("choice", "list"):
        return next((text for one, text in field.choices if one == value), str(value))
    if value is None:
        return field.hint.lower()
    text = numeral(value, "g") if isinstance(value, float) else str(value)
    text = shown(text) if field.kind == "amount" else text
    if not text or len(text) > _LONGEST or "\n" in text:
        return ""
    return f"{text} {field.unit}" if field.unit not in ("", "¤") else text
