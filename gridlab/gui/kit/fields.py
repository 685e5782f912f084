"""Fields of a form: numbers with the unit inside at the end, texts, colours, choices, switches."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from gridlab.domain.visible import visible
from gridlab.gui.kit.labels import plain_tip
from gridlab.gui.look.icons import paint_icon
from gridlab.gui.look.numbers import typed
from gridlab.gui.look.painting import painting
from gridlab.gui.look.palette import current_palette

_PROPERTY = "one_history"
_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_OWN = ("edit-undo", "edit-redo")


def share_history(part: QWidget) -> None:
    """Fields in this part, also later ones, have no undo of their own."""
    part.setProperty(_PROPERTY, True)


class UndoKeys(QObject):
    """Lets undo and redo pass a field by where it stands in a part with one history."""

    def __init__(self, field: QLineEdit | QPlainTextEdit) -> None:
        super().__init__(field)
        self._field = field
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            assert isinstance(event, QKeyEvent)
            is_y = event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if (is_y or any(event.matches(key) for key in _KEYS)) and _is_shared(self._field):
                event.ignore()
                return True
        elif kind == QEvent.Type.ContextMenu and _is_shared(self._field):
            assert isinstance(event, QContextMenuEvent)
            self._open_menu(event)
            return True
        return False

    def _open_menu(self, event: QContextMenuEvent) -> None:
        """The field's own menu without its own undo."""
        menu: QMenu = self._field.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() in _OWN:
                menu.removeAction(action)
        while menu.actions() and menu.actions()[0].isSeparator():
            menu.removeAction(menu.actions()[0])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


def _is_shared(field: QWidget) -> bool:
    part: QWidget | None = field
    while part is not None and not part.property(_PROPERTY):
        part = part.parentWidget()
    return part is not None


NARROWEST_CHECK = 160


def mark_wrong(widget: QWidget, wrong: bool) -> None:
    """Frame a field in the colour of errors, or take the frame away."""
    if widget.property("wrong") is not wrong:
        widget.setProperty("wrong", wrong)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def describe(widget: QWidget, text: str) -> None:
    """Say what may stand in a field: in its tool tip, and to screen readers while nothing is wrong."""
    widget.setToolTip(text)
    widget.setProperty("describes", text)
    widget.setAccessibleDescription(description_of(widget))


def description_of(widget: QWidget) -> str:
    """What a screen reader says of a field that is right: its unit, and what may stand in it."""
    unit = widget.unit if isinstance(widget, TextField) else ""
    return ". ".join(part for part in (unit, str(widget.property("describes") or "")) if part)


class TextField(QLineEdit):
    """One line of text with an optional unit or remark inside at its end."""

    def __init__(self, *, says: str, unit: str = "", hint: str = "") -> None:
        super().__init__()
        self.setAccessibleName(says)
        self.setPlaceholderText(hint)
        self.setMinimumWidth(48)
        UndoKeys(self)
        self._unit = ""
        self.set_unit(unit)

    @property
    def unit(self) -> str:
        """What stands inside the field at its end."""
        return self._unit

    def set_unit(self, unit: str) -> None:
        """Show a unit or a remark at the end of the field."""
        if unit == self._unit:
            return
        self._unit = unit
        width = self.fontMetrics().horizontalAdvance(unit) + 6 if unit else 0
        self.setTextMargins(self.textMargins().left(), 0, width, 0)
        self.setAccessibleDescription(description_of(self))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._unit:
            with painting(self) as painter:
                painter.setPen(current_palette().colour("soft"))
                place = QRectF(self.rect()).adjusted(10, 0, -10, 0)
                side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(place, side, self._unit)


class NumberField(TextField):
    """A whole number. Up and Down change it by one; what is no number is told as None."""

    number_changed = Signal(Hashable)

    def __init__(self, *, says: str, unit: str = "", low: int = 0, high: int = 10**9) -> None:
        super().__init__(says=says, unit=unit)
        self._low = low
        self._high = high
        self.textEdited.connect(lambda: self.number_changed.emit(self.number))

    @property
    def number(self) -> int | None:
        """The number, also outside its range; None where the text is none."""
        text = typed(self.text()) or ""
        return int(text) if text.isdigit() and len(text) < 18 else None

    def set_number(self, number: int) -> None:
        """Show a number; tells nobody, and leaves the cursor alone where the number is shown already."""
        if self.number != number:
            self.setText(str(number))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None or self.number is None:
            super().keyPressEvent(event)
            return
        number = max(self._low, min(self._high, self.number + step))
        self.setText(str(number))
        self.number_changed.emit(number)


class TextArea(QPlainTextEdit):
    """Several lines of text. Tab leaves it, so that the keyboard is never caught in it. left(): so it is."""

    left = Signal()

    def __init__(self, *, says: str, hint: str = "", height: int = 120) -> None:
        super().__init__()
        self.setAccessibleName(says)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setFixedHeight(height)
        UndoKeys(self)

    @property
    def text(self) -> str:
        """The text as it was typed: no-break spaces stay, which Qt's own plain text makes ordinary ones."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def set_direction(self, direction: Qt.LayoutDirection) -> None:
        """Write from left to right or from right to left."""
        option = self.document().defaultTextOption()
        if option.textDirection() != direction:
            self.setLayoutDirection(direction)
            option.setTextDirection(direction)
            self.document().setDefaultTextOption(option)

    def set_text(self, text: str) -> None:
        """Show a text; leaves the cursor alone where it is shown already."""
        if self.text != text:
            self.setPlainText(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class ChoiceField(QComboBox):
    """One of several values, from a list that drops down."""

    value_changed = Signal(Hashable)

    def __init__(self, choices: Sequence[tuple[object, str]] = (), *, says: str) -> None:
        super().__init__()
        self.setAccessibleName(says)
        self.setView(QListView())
        self.view().setAccessibleName(says)
        self.setItemDelegate(QStyledItemDelegate(self))  # which the style sheet gives its room
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self._values: list[object] = []
        self.set_choices(choices)
        self.activated.connect(lambda _index: self.value_changed.emit(self.value))

    def set_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """Offer these values, keeping the current one where it is still offered; tells nobody."""
        kept = self.value
        self._values = [value for value, _ in choices]
        self.clear()
        self.addItems([visible(text) for _, text in choices])
        self.set_value(kept)

    @property
    def value(self) -> object:
        """The chosen value, None where nothing is offered."""
        return self._values[self.currentIndex()] if 0 <= self.currentIndex() < len(self._values) else None

    def set_value(self, value: object) -> None:
        """Choose a value; tells nobody."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = max(0, self.width() - 50)
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room
        )
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        paint_icon(painter, "chevron-down", QRectF(self.width() - 25, self.height() / 2 - 8, 16, 16))
        painter.end()


def paint_tick(painter: QPainter, place: QRectF, on: bool) -> None:
    """A box of 16 × 16 pixels with or without its tick."""
    tokens = current_palette()
    painter.setPen(QPen(tokens.colour("accent" if on else "faint"), 1))
    painter.setBrush(tokens.colour("accent" if on else "bg"))
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if on:
        paint_icon(painter, "check", place.adjusted(2, 2, -2, -2), "on_accent")


class CheckField(QCheckBox):
    """A switch with its text beside it, painted from the palette."""

    def __init__(self, text: str, *, says: str = "") -> None:
        super().__init__(text)
        self.setAccessibleName(says or text)
        self.setFixedHeight(28)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        return QSize(30 + self.fontMetrics().horizontalAdvance(self.text()), 28)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), NARROWEST_CHECK), 28)

    @property
    def shown_text(self) -> str:
        """The text as there is room for it; where it is cut off, the tool tip has all of it."""
        room = max(0, self.width() - 28)
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.property("describes"):
            self.setToolTip("" if self.shown_text == self.text() else plain_tip(self.text()))

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_palette()
        with painting(self) as painter:
            place = QRectF(3, self.height() / 2 - 8, 16, 16)
            if self.hasFocus():
                painter.setPen(QPen(tokens.colour("accent"), 2))
                painter.drawRoundedRect(place.adjusted(-2, -2, 2, 2), 5, 5)
            paint_tick(painter, place, self.isChecked())
            painter.setPen(tokens.colour("ink" if self.isEnabled() else "faint"))
            room = QRectF(28, 0, self.width() - 28, self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.shown_text)
