"""What stands around a page: the navigation at the left, the header above it, the status line below it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QStackedWidget, QWidget

from gridlab.gui.kit.boxes import Part, Wide, boxed, column, grounded, row, stacked
from gridlab.gui.kit.buttons import PaintedButton, button, tip
from gridlab.gui.kit.labels import ShortLabel, label
from gridlab.gui.kit.messages import EmptyState, Glyph
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.icons import ICON_SIZE, paint_icon
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral, place
from gridlab.gui.look.painting import painting
from gridlab.gui.look.palette import current_palette
from gridlab.gui.shell.actions import PAGES

if TYPE_CHECKING:
    from gridlab.gui.page import Page
    from gridlab.gui.shell.actions import ActionRow


WIDE = 208
NARROW = 56
NARROW_UNDER = 1100


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

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_palette()
        with painting(self) as painter:
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
                room = QRectF(0, 0, self.width() - 10, self.height())
                painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, self._count)


class Navigation(QWidget):
    """The slim column at the left of the window."""

    page_requested = Signal(str)
    menu_requested = Signal()

    def __init__(self, pages: Sequence[ActionRow]) -> None:
        """pages: the actions that bring them up; what needs no study stands at the foot."""
        super().__init__()
        grounded(self, "navigation")
        self.setAccessibleName(translate("Pages", "Pages"))
        self._title = ShortLabel("", "study")
        self._place = ShortLabel("", "small", middle=True)
        menu = self.menu_button = button(
            "", kind="quiet", icon_name="ellipsis", says=translate("Pages", "Menu"), shortcut="F10"
        )
        menu.clicked.connect(self.menu_requested)
        self._group = QButtonGroup(self)
        self._within = {page.key: page.within for page in pages if page.within}
        pages = [page for page in pages if not page.within]
        self._buttons = {page.key: self._button(page) for page in pages}
        self._names = boxed(column(self._title, self._place, spacing=0))
        head = row(Wide(self._names), menu, spacing=2, margins=(8, 0, 0, 0))
        head.setAlignment(menu, Qt.AlignmentFlag.AlignTop)
        upper = [self._buttons[page.key] for page in pages if page.needs_study]
        foot = [self._buttons[page.key] for page in pages if not page.needs_study]
        self._layout = column(head, 16, *upper, Wide(), *foot, spacing=2)
        self.setLayout(self._layout)
        self.set_narrow(False)

    def _button(self, page: ActionRow) -> NavigationButton:
        made = NavigationButton(translate("Actions", page.text), page.icon_name, page.shortcut)
        made.clicked.connect(lambda: self.page_requested.emit(page.key))
        self._group.addButton(made)
        return made

    def set_narrow(self, narrow: bool) -> None:
        """Icons alone, or with texts."""
        self.setFixedWidth(NARROW if narrow else WIDE)
        side = 8 if narrow else 12
        self._layout.setContentsMargins(side, 16, side + 1, 12)
        self._names.setVisible(not narrow)

    def set_study(self, title: str, folder: Path) -> None:
        """Name the open study and its folder."""
        self._title.set_text(title)
        self._place.set_text(place(folder))

    def set_count(self, key: str, count: int) -> None:
        """The number beside a page's name."""
        self._buttons[key].set_count(numeral(count))

    def set_page(self, key: str) -> None:
        """Mark the page that is shown."""
        self._buttons[self._within.get(key, key)].setChecked(True)


class Header(QWidget):
    """For each page its title, what it shows, and its actions with the one main action at the end."""

    def __init__(self) -> None:
        super().__init__()
        grounded(self, "header")
        self.setFixedHeight(56)
        self.pages = QStackedWidget()
        self.setLayout(row(self.pages, margins=(24, 0, 24, 1)))

    def add_page(self, page: Page) -> None:
        """Take a page's header widgets; the main action stands last."""
        title = label(page.accessibleName(), "title")
        if page.heading is not None:
            beside: tuple[Part, ...] = (page.heading, Wide())
        else:
            subtitle = ShortLabel("", "soft")
            page.subtitle_changed.connect(subtitle.set_text)
            beside = (Wide(subtitle),)
        main = [page.main_action] if page.main_action is not None else []
        self.pages.addWidget(boxed(row(title, *beside, *page.header_widgets, *main)))


class StatusLine(QWidget):
    """What is saved, and the page's numbers."""

    def __init__(self) -> None:
        super().__init__()
        grounded(self, "status")
        self.setFixedHeight(28)
        self._glyph = Glyph("check", 14, "soft")
        self._saved = label("", "small")
        self._left = ShortLabel("", "small")
        self._right = label("", "small")
        parts = (self._glyph, self._saved, Wide(self._left), self._right)
        self.setLayout(row(*parts, spacing=16, margins=(24, 0, 24, 0)))
        self.set_saved("")

    def set_saved(self, text: str, *, failed: bool = False) -> None:
        """Say what is saved, or that it is not."""
        self._saved.setText(text)
        self._saved.setVisible(bool(text))
        self._glyph.setVisible(bool(text))
        self._glyph.set_glyph("triangle-alert" if failed else "check", "bad" if failed else "soft")

    @property
    def text(self) -> str:
        """All that it says."""
        parts = (self._saved.text(), self._left.whole, self._right.text())
        return "   ".join(part for part in parts if part)

    def set_texts(self, left: str, right: str) -> None:
        """The page's numbers."""
        self._left.set_text(left)
        self._right.setText(right)


class Frame(QWidget):
    """The pages, one at the front, with the navigation, the header and the status line around them."""

    def __init__(self) -> None:
        super().__init__()
        self.navigation = Navigation(PAGES)
        self.status = StatusLine()
        self._header = Header()
        self._stack = QStackedWidget()
        bench = boxed(column(self._header, Wide(self._stack), self.status, spacing=0))
        reading = translate("Window", "Its designs, images and sessions are being read.")
        self.opening = EmptyState("folder-open", translate("Window", "Opening the study…"), reading)
        self._bench = stacked(bench, self.opening)
        self._stack.currentChanged.connect(self._header.pages.setCurrentIndex)
        self.setLayout(row(self.navigation, Wide(self._bench), spacing=0))

    def add_page(self, page: Page) -> None:
        """Take in a page."""
        self._stack.addWidget(page)
        self._header.add_page(page)

    def show_page(self, page: Page) -> None:
        """Bring a page to the front."""
        self._bench.setCurrentIndex(0)
        self._stack.setCurrentWidget(page)
        self.navigation.set_page(page.key)

    def show_opening(self, folder: Path) -> None:
        """Name a study that is about to be opened, in place of the pages."""
        self.navigation.set_study(folder.name, folder)
        self._bench.setCurrentWidget(self.opening)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.navigation.set_narrow(self.width() < NARROW_UNDER)


def geometry_text(window: QWidget) -> str:
    """Size and place of a window, to be remembered."""
    return bytes(window.saveGeometry().toBase64().data()).decode("ascii")


def restore_geometry(window: QWidget, text: str) -> None:
    """Give a window a remembered size and place; what cannot be read is ignored."""
    window.restoreGeometry(QByteArray.fromBase64(text.encode("ascii", "ignore")))
