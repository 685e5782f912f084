"""Buttons and scroll bars of a session, in the design's colours whatever the theme."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPointerEvent,
)
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QWidget

from gridlab.domain.contrast import ScreenColours
from gridlab.domain.geometry import SCROLL_BAR
from gridlab.domain.session import Device
from gridlab.gui.look.fonts import interface_font

ButtonKind = Literal["primary", "plain", "quiet", "bad"]
HEIGHT = 44
QUIET_HEIGHT = 32


def device_of(event: QPointerEvent) -> Device:
    """Mouse or touch; Qt makes mouse events of touches that nobody takes."""
    touched = event.deviceType() == QInputDevice.DeviceType.TouchScreen
    if isinstance(event, QMouseEvent):
        touched = touched or event.source() != Qt.MouseEventSource.MouseEventNotSynthesized
    return Device.TOUCH if touched else Device.MOUSE


class TellingButton(QAbstractButton):
    """`pressed_by` says by which device it was pressed; the program's where no event did."""

    pressed_by = Signal(Device)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._device = Device.PROGRAM
        # Reached by Tab and arrows, not by the click: a click leaves no ring that looks like a choice.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._tell)

    def _tell(self) -> None:
        device, self._device = self._device, Device.PROGRAM
        self.pressed_by.emit(device)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._device = device_of(event)
        super().mousePressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class SessionButton(TellingButton):
    """A button of the session."""

    def __init__(self, text: str, kind: ButtonKind, parent: QWidget | None = None, *, sign: str = "") -> None:
        super().__init__(parent)
        self._kind = kind
        self._sign = sign
        self._colours: ScreenColours | None = None
        self.setText(text)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_colours(self, colours: ScreenColours) -> None:
        """Take the design's colours."""
        self._colours = colours
        self.update()

    def rename(self, text: str) -> None:
        """Another text, for eye and screen reader."""
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font())
        wide = metrics.horizontalAdvance(self._shown())
        if self._kind == "quiet":
            return QSize(wide + 16, QUIET_HEIGHT)
        return QSize(max(112, wide + 48), HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter is the page's, Space the focused button's; auto-repeat presses nothing.
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat() and self.isEnabled():
            self.press()
            return
        event.ignore()

    def press(self) -> None:
        """Press it by the keyboard."""
        self._device = Device.KEYBOARD
        self.click()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def _font(self) -> QFont:
        if self._kind == "quiet":
            return interface_font(13)
        return interface_font(15, QFont.Weight.Medium)

    def _shown(self) -> str:
        return f"{self.text()}  {self._sign}" if self._sign else self.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._colours
        if colours is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, line, ink = self._look(colours)
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        if ground or line:
            painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(line), 1) if line else QPen(Qt.PenStyle.NoPen))
            painter.drawRoundedRect(box, 6, 6)
        if self.hasFocus():
            self._paint_focus(painter, colours)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setFont(self._font())
        painter.setPen(QColor(ink))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self._shown())
        painter.end()

    def _paint_focus(self, painter: QPainter, colours: ScreenColours) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._kind == "primary":
            # A ring of the accent would be lost on the accent: it stands inside, in the text's colour.
            painter.setPen(QPen(QColor(colours.on_accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 4, -4, -4), 4, 4)
            return
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _look(self, colours: ScreenColours) -> tuple[str, str, str]:
        """Ground, line ("" for none) and ink."""
        over = self.underMouse() and self.isEnabled()
        if self._kind == "primary":
            if not self.isEnabled():
                return colours.disabled, "", colours.on_disabled
            return (colours.accent_hover if over else colours.accent), "", colours.on_accent
        if self._kind == "quiet":
            return (colours.hover if over else ""), "", (colours.ink if over else colours.faint)
        ink = colours.bad if self._kind == "bad" else colours.ink
        if not self.isEnabled():
            return "", colours.line, colours.on_disabled
        return (colours.hover if over else colours.background), colours.hover_line, ink


_STYLE = """
QScrollBar {{ background: {background}; border: 0; }}
QScrollBar:vertical {{ width: {size}px; }}
QScrollBar:horizontal {{ height: {size}px; }}
QScrollBar::handle {{ background: {handle}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
"""


def dress_scroll_bars(area: QAbstractScrollArea, colours: ScreenColours) -> None:
    """Give the bars of an area these colours, and no menu; nothing happens where they have them."""
    style = _STYLE.format(background=colours.background, handle=colours.hover_line, size=SCROLL_BAR)
    for bar in (area.verticalScrollBar(), area.horizontalScrollBar()):
        if bar.styleSheet() != style:
            bar.setStyleSheet(style)
            bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
