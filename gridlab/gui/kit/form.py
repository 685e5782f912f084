"""The parts of a form: rows of a label, fields and what is wrong with them; parts folded under a heading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAccessibleWidget,
    QGridLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from gridlab.gui.kit.boxes import Part, Wide, column, row
from gridlab.gui.kit.fields import description_of, mark_wrong
from gridlab.gui.kit.labels import label
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.icons import paint_icon
from gridlab.gui.look.painting import painting
from gridlab.gui.look.palette import current_palette

LABELS = 108
INDENT = 6


class FormRow:
    """One row of a form; several fields may stand in it."""

    def __init__(
        self, name: QLabel, fields: Sequence[QWidget], message: QLabel, outer: Sequence[QWidget] = ()
    ) -> None:
        self.name = name
        self.fields = fields
        self._outer = outer or fields
        self._message = message
        self._told: tuple[str, tuple[QWidget, ...]] = ("", ())

    @property
    def problem(self) -> str:
        """What is wrong in this row, "" where nothing is."""
        return self._message.text() if not self._message.isHidden() else ""

    def set_problem(self, text: str, fields: Sequence[QWidget] = ()) -> None:
        """Say what is wrong, framing those fields; "" takes it back."""
        told = (text, tuple(fields))
        if told == self._told:
            return
        self._told = told
        self._message.setText(text)
        self._message.setVisible(bool(text))
        for field in self.fields:
            wrong = bool(text) and (field in fields or not fields)
            mark_wrong(field, wrong)
            field.setAccessibleDescription(text if wrong else description_of(field))

    def set_visible(self, visible: bool) -> None:
        """Show or hide the whole row."""
        self.name.setVisible(visible and bool(self.name.text()))
        for field in self._outer:
            field.setVisible(visible)
        if not visible:
            self.set_problem("")


class Form(QWidget):
    """Rows of a label and its fields under section headings."""

    def __init__(self, *, label_width: int = LABELS, indent: int = INDENT) -> None:
        """Longer labels are wrapped, so that fields of several forms stand below each other."""
        super().__init__()
        self.setObjectName("sheet")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(indent, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._widest = label_width
        self._grid.setColumnMinimumWidth(0, label_width)
        self._grid.setColumnStretch(1, 1)

    def add_section(self, text: str) -> None:
        """A heading over the rows that follow."""
        at = self._grid.rowCount()
        heading = label(text, "section")
        heading.setFixedHeight(24)
        if at > 1:
            self._grid.setRowMinimumHeight(at, 16)
            at += 1
        self._grid.addWidget(heading, at, 0, 1, 2)

    def add_row(
        self,
        text: str,
        *fields: QWidget,
        between: str = "",
        marked: Sequence[QWidget] = (),
        below: Sequence[QWidget] = (),
        under: bool = False,
    ) -> FormRow:
        """A label and its fields side by side, with a sign between them where one is given.

        No label: the fields have the whole width, or stand `under` those of the row above. marked: what is
        framed when wrong, where that is not the fields themselves but something in them. below: over the
        whole width under the message.
        """
        at = self._grid.rowCount()
        name = label(text, wraps=True)
        name.setMinimumHeight(32)
        if self._widest:
            name.setMaximumWidth(self._widest)
        name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if not text:
            name.hide()
        told = marked or fields
        if len(told) == 1 and told[0].accessibleName():
            name.setBuddy(told[0])
        parts: list[Part] = []
        for field in fields:
            if parts and between:
                parts.append(label(between, "soft"))
            parts.append(Wide(field))
        message = label("", "bad", wraps=True)
        message.hide()
        top = Qt.AlignmentFlag.AlignTop
        first = 1 if text or under else 0
        self._grid.addWidget(name, at, 0, top)
        self._grid.addLayout(row(*parts), at, first, 1, 2 - first, top)
        self._grid.addWidget(message, at + 1, first, 1, 2 - first)
        for place, widget in enumerate(below, start=at + 2):
            self._grid.addWidget(widget, place, 0, 1, 2)
        return FormRow(name, told, message, fields)


HEIGHT = 32
_SIGN = 16


class FoldHeading(QPushButton):
    """The heading: a press folds or unfolds, Left folds, Right unfolds. A dot says that something is wrong.

    minor: a quieter one for what is rarely needed inside a part. indent: of its words, in pixels.
    """

    def __init__(self, title: str, *, minor: bool = False, indent: int = INDENT) -> None:
        super().__init__(title)
        _tell_screen_readers()
        self._minor = minor
        self._indent = indent
        self._summary = ""
        self._wrong = False
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_summary(self, text: str) -> None:
        """What is said beside the title while folded."""
        if text != self._summary:
            self._summary = text
            self.setAccessibleDescription(text)
            self.update()

    def set_wrong(self, wrong: bool) -> None:
        """Whether something in the part is wrong."""
        if wrong is not self._wrong:
            self._wrong = wrong
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wanted = {Qt.Key.Key_Left: False, Qt.Key.Key_Right: True}.get(Qt.Key(event.key()))
        if wanted is not None:
            if self.isChecked() is not wanted:
                self.click()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_palette()
        with painting(self) as painter:
            area = QRectF(self.rect())
            if self.hasFocus():
                painter.setPen(QPen(tokens.colour("accent"), 2))
                painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)
            ink = "ink" if self.underMouse() else "soft"
            font = interface_font(12, QFont.Weight.Medium if self._minor else QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(tokens.colour(ink))
            text = area.adjusted(self._indent, 0, -6, 0)
            sign = QRectF(text.right() - _SIGN, area.center().y() - _SIGN / 2, _SIGN, _SIGN)
            wide = painter.fontMetrics().horizontalAdvance(self.text())
            if self._minor:
                sign.moveLeft(text.left() + wide + 4)
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
            paint_icon(painter, "chevron-down" if self.isChecked() else "chevron-right", sign, ink)
            if self._wrong:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(tokens.colour("bad"))
                dot = sign.right() + 8 if self._minor else text.left() + wide + 10
                painter.drawEllipse(QRectF(dot - 3, area.center().y() - 3, 6, 6))
            elif not self.isChecked() and self._summary:
                self._paint_summary(painter, QRectF(text.left() + wide + 12, 0, 0, HEIGHT), sign)

    def _paint_summary(self, painter: QPainter, place: QRectF, sign: QRectF) -> None:
        if self._minor:
            place.moveLeft(sign.right() + 8)
            place.setRight(self.width() - 6)
        else:
            place.setRight(sign.left() - 6)
        painter.setFont(interface_font(12))
        painter.setPen(current_palette().colour("faint"))
        short = painter.fontMetrics().elidedText(
            self._summary, Qt.TextElideMode.ElideRight, int(place.width())
        )
        side = Qt.AlignmentFlag.AlignLeft if self._minor else Qt.AlignmentFlag.AlignRight
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | side, short)


class Fold(QWidget):
    """A heading and what it folds away. The content is made when it is first unfolded.

    turned(open): the user folded or unfolded it. made(): the content was made.
    """

    turned = Signal(bool)
    made = Signal()

    def __init__(
        self, title: str, make: Callable[[], QWidget], *, minor: bool = False, indent: int = INDENT
    ) -> None:
        super().__init__()
        self._make = make
        self.content: QWidget | None = None
        self.heading = FoldHeading(title, minor=minor, indent=indent)
        self.heading.toggled.connect(self._show)
        self.heading.clicked.connect(self.turned)
        self._column = column(self.heading, spacing=0)
        self.setLayout(self._column)

    @property
    def is_open(self) -> bool:
        """Whether the content is shown."""
        return self.heading.isChecked()

    def set_open(self, wanted: bool) -> None:
        """Fold or unfold; tells nobody."""
        self.heading.setChecked(wanted)

    def _show(self, wanted: bool) -> None:
        if wanted and self.content is None:
            self.content = self._make()
            self._column.addWidget(self.content)
            self.made.emit()
        if self.content is not None:
            self.content.setVisible(wanted)
        if QAccessible.isActive():
            state = QAccessible.State()
            state.expanded = state.collapsed = True
            from PySide6.QtGui import QAccessibleStateChangeEvent

            QAccessible.updateAccessibility(QAccessibleStateChangeEvent(self.heading, state))


class _HeadingAccess(QAccessibleWidget):
    """Tells screen readers that a heading can be expanded, and whether it is: no widget of Qt's does."""

    def state(self) -> QAccessible.State:
        state = super().state()
        heading = self.widget()
        unfolded = isinstance(heading, FoldHeading) and heading.isChecked()
        state.checkable = state.checked = False
        state.expandable = True
        state.expanded = unfolded
        state.collapsed = not unfolded
        return state


@lru_cache(maxsize=1)
def _tell_screen_readers() -> None:
    kept: dict[int, _HeadingAccess] = {}

    def access(_kind: str, thing: object) -> _HeadingAccess | None:
        if not isinstance(thing, FoldHeading):
            return None
        number = id(thing)
        kept[number] = _HeadingAccess(thing, QAccessible.Role.Button)
        thing.destroyed.connect(lambda: kept.pop(number, None))
        return kept[number]

    QAccessible.installFactory(access)
