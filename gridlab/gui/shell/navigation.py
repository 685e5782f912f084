"""The navigation at the left: the study's name, one button a page with its count, settings at the foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gridlab.gui.kit.buttons import PaintedButton, button, tip
from gridlab.gui.kit.labels import ShortLabel
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.icons import ICON_SIZE, paint_icon
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.palette import current_palette

WIDE = 208
NARROW = 56


class NavigationButton(PaintedButton):
    """Icon, text and a count at the right; the icon alone where the navigation is narrow."""

    def __init__(self, text: str, icon_name: str, shortcut: str = "") -> None:
        super().__init__(text)
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setToolTip(tip(text, shortcut))
        self.setFixedHeight(34)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._icon_name = icon_name
        self._count = ""

    def set_count(self, count: str) -> None:
        """The number at the right, "" for none."""
        self._count = count
        self.setAccessibleDescription(count)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(NARROW - 16, 34)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(tokens.colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        role = "accent_bg" if self.isChecked() else "hover" if self.underMouse() else "bg"
        painter.setBrush(tokens.colour(role))
        painter.drawRoundedRect(ground, 6, 6)
        ink = "accent" if self.isChecked() else "soft"
        top = (self.height() - ICON_SIZE) / 2
        wide = self.width() > NARROW
        left = 11.0 if wide else (self.width() - ICON_SIZE) / 2
        paint_icon(painter, self._icon_name, QRectF(left, top, ICON_SIZE, ICON_SIZE), ink)
        if wide:
            painter.setPen(tokens.colour("accent" if self.isChecked() else "ink"))
            painter.setFont(interface_font(13))
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(QPointF(39, 0), self.size().toSizeF()), middle, self.text())
            painter.setPen(tokens.colour("soft"))
            painter.setFont(interface_font(12))
            place = QRectF(0, 0, self.width() - 10, self.height())
            painter.drawText(place, middle | Qt.AlignmentFlag.AlignRight, self._count)
        painter.end()


class Navigation(QWidget):
    """The slim column at the left of the window."""

    page_requested = Signal(str)
    menu_requested = Signal()

    def __init__(self, pages: Sequence[tuple[str, str, str, str]]) -> None:
        """pages: (key, text, icon, shortcut) each."""
        super().__init__()
        self.setObjectName("navigation")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(translate("Pages", "Pages"))
        self._title = ShortLabel("", "study")
        self._place = ShortLabel("", "small", middle=True)
        self._menu = button(
            "", kind="quiet", icon_name="ellipsis", says=translate("Pages", "Menu"), shortcut="F10"
        )
        self._menu.clicked.connect(self.menu_requested)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, NavigationButton] = {}
        self._top = QVBoxLayout()
        self._top.setSpacing(0)
        self._lay_out(pages)
        self.set_narrow(False)

    def _lay_out(self, pages: Sequence[tuple[str, str, str, str]]) -> None:
        self._top.addWidget(self._title)
        self._top.addWidget(self._place)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 0, 0)
        head.addLayout(self._top, 1)
        head.addWidget(self._menu, 0, Qt.AlignmentFlag.AlignTop)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(2)
        self._layout.addLayout(head)
        self._layout.addSpacing(16)
        for key, text, icon_name, shortcut in pages:
            made = NavigationButton(translate("Actions", text), icon_name, shortcut)
            made.clicked.connect(lambda _checked=False, key=key: self.page_requested.emit(key))
            self._group.addButton(made)
            self._buttons[key] = made
            self._layout.addWidget(made)
        self._layout.addStretch(1)
        self._settings = NavigationButton(translate("Actions", "Settings"), "settings", "Ctrl+,")
        self._settings.clicked.connect(lambda: self.page_requested.emit("settings"))
        self._group.addButton(self._settings)
        self._buttons["settings"] = self._settings
        self._layout.addWidget(self._settings)

    def set_narrow(self, narrow: bool) -> None:
        """Icons alone, or with texts."""
        self.setFixedWidth(NARROW if narrow else WIDE)
        side = 8 if narrow else 12
        self._layout.setContentsMargins(side, 16, side + 1, 12)
        self._title.setVisible(not narrow)
        self._place.setVisible(not narrow)

    def set_study(self, title: str, place: str) -> None:
        """Name the open study and its folder."""
        self._title.set_text(title)
        self._place.set_text(place)

    def set_count(self, key: str, count: int | None) -> None:
        """The number beside a page's name."""
        self._buttons[key].set_count("" if count is None else numeral(count))

    def set_page(self, key: str) -> None:
        """Mark the page that is shown."""
        self._buttons[key].setChecked(True)

    @property
    def menu_button(self) -> QWidget:
        """Where the menu drops down."""
        return self._menu
