"""The design's name in the window's heading: a click, Enter or F2 lets it be changed where it stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from gridlab.domain.visible import visible
from gridlab.gui.kit.buttons import PaintedButton, tip
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.icons import paint_icon
from gridlab.gui.look.language import translate
from gridlab.gui.look.painting import painting
from gridlab.gui.look.palette import current_palette
from gridlab.gui.pages.design.list import RenamePanel

HEIGHT, BEFORE, PENCIL, NARROWEST = 32, 6, 24, 200


class NameHeading(PaintedButton):
    """Shows the name with a pencil under the mouse. agreed(old, new): the design is to be called so."""

    agreed = Signal(str, str)

    def __init__(self, taken: Callable[[], list[str]]) -> None:
        """taken: names of the designs there are."""
        super().__init__("")
        self._taken = taken
        self._name = ""
        self.panel: RenamePanel | None = None
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setToolTip(tip(translate("Design", "Rename the design"), "F2"))
        self.clicked.connect(self.ask)
        self.hide()

    def set_name(self, name: str) -> None:
        """Show this name, "" for none."""
        if name != self._name and self.panel is not None:
            self.panel.hide()
        self._name = name
        self.setText(visible(name))
        self.setAccessibleName(translate("Design", "Rename {name}").format(name=visible(name)))
        self.setVisible(bool(name))
        self.updateGeometry()

    def ask(self) -> None:
        """Ask for another name, over this one."""
        if not self._name:
            return
        if self.panel is None:
            self.panel = RenamePanel(self._taken, self.window())
            self.panel.agreed.connect(self.agreed)
            self.panel.left.connect(lambda: self.setFocus(Qt.FocusReason.OtherFocusReason))
        corner = self.mapTo(self.window(), QPoint(0, -6))
        self.panel.ask(self._name, QRect(corner, QSize(max(NARROWEST, self.width() + 16), 44)))

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(BEFORE + wide + PENCIL + 2, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.ask()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, is_met = current_palette(), self.underMouse() or self.hasFocus()
        with painting(self) as painter:
            ground = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.setPen(QPen(tokens.colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("hover") if is_met else Qt.BrushStyle.NoBrush)
            if is_met:
                painter.drawRoundedRect(ground, 6, 6)
            painter.setPen(tokens.colour("soft"))
            painter.setFont(interface_font(13))
            room = QRectF(BEFORE, 0, self.width() - BEFORE - PENCIL, self.height())
            elided = painter.fontMetrics().elidedText(
                self.text(), Qt.TextElideMode.ElideRight, int(room.width()) + 1
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, elided)
            if is_met:
                sign = QRectF(self.width() - PENCIL + 4, self.height() / 2 - 7, 14, 14)
                paint_icon(painter, "pencil", sign)
