"""Tabs of a page: their names beside each other, the one that is shown underlined."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.painting import painting
from gridlab.gui.look.palette import current_palette

HIGH = 40
SIDE = 12
NEXT, PREVIOUS = "Ctrl+PgDown", "Ctrl+PgUp"


class TabBar(QTabBar):
    """Names of tabs by their keys; arrows move between them, anywhere Ctrl+PgDown and Ctrl+PgUp.

    Signal: chosen(key).
    """

    chosen = Signal(str)

    def __init__(self, tabs: Sequence[tuple[str, str]], *, says: str) -> None:
        """tabs: the key and the name of each."""
        super().__init__()
        self._keys = [key for key, _ in tabs]
        self.setAccessibleName(says)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        for _, name in tabs:
            self.addTab(name)
        self.currentChanged.connect(lambda at: self.chosen.emit(self._keys[at]))

    @property
    def key(self) -> str:
        """The key of the tab that is shown."""
        return self._keys[self.currentIndex()]

    def choose(self, key: str) -> None:
        """Show the tab of this key; one that there is not is ignored."""
        if key in self._keys:
            self.setCurrentIndex(self._keys.index(key))

    def offer(self, keys: Sequence[str]) -> None:
        """Let only these tabs be seen and chosen."""
        for at, key in enumerate(self._keys):
            self.setTabVisible(at, key in keys)
        if self.key not in keys:
            self.choose(keys[0])

    def serve(self, page: QWidget) -> None:
        """Let the keys for the next and the previous tab hold while a page is on view."""
        for keys, step in ((NEXT, 1), (PREVIOUS, -1)):
            shortcut = QShortcut(QKeySequence(keys), page)
            shortcut.activated.connect(lambda step=step: self.step(step))

    def step(self, by: int) -> None:
        """Show the tab so many further on of those that are seen; after the last comes the first."""
        seen = [at for at in range(self.count()) if self.isTabVisible(at)]
        self.setCurrentIndex(seen[(seen.index(self.currentIndex()) + by) % len(seen)])

    def tabSizeHint(self, index: int) -> QSize:
        wide = QFontMetrics(_font(is_shown=True)).horizontalAdvance(self.tabText(index))
        return QSize(wide + 2 * SIDE, HIGH)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def sizeHint(self) -> QSize:
        seen = (at for at in range(self.count()) if self.isTabVisible(at))
        return QSize(sum(self.tabSizeHint(at).width() for at in seen), HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_palette()
        under = self.mapFromGlobal(self.cursor().pos()) if self.underMouse() else None
        with painting(self) as painter:
            for at in range(self.count()):
                if not self.isTabVisible(at):
                    continue
                area, is_shown = QRectF(self.tabRect(at)), at == self.currentIndex()
                painter.setPen(Qt.PenStyle.NoPen)
                if under is not None and not is_shown and self.tabAt(under) == at:
                    painter.setBrush(tokens.colour("hover"))
                    painter.drawRoundedRect(area.adjusted(2, 5, -2, -5), 6, 6)
                if is_shown:
                    painter.setBrush(tokens.colour("accent"))
                    foot = QPointF(area.left() + SIDE, area.bottom() - 2)
                    painter.drawRect(QRectF(foot, QPointF(area.right() - SIDE, area.bottom())))
                    if self.hasFocus():
                        painter.setBrush(Qt.BrushStyle.NoBrush)
                        painter.setPen(QPen(tokens.colour("accent"), 2))
                        painter.drawRoundedRect(area.adjusted(2, 5, -2, -5), 6, 6)
                painter.setFont(_font(is_shown=is_shown))
                painter.setPen(tokens.colour("ink" if is_shown else "soft"))
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.tabText(at))


def _font(*, is_shown: bool) -> QFont:
    return interface_font(13, QFont.Weight.DemiBold if is_shown else QFont.Weight.Medium)
