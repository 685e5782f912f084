"""The header above a page and the status line below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from gridlab.gui.kit.labels import ShortLabel, label
from gridlab.gui.kit.messages import Glyph

if TYPE_CHECKING:
    from gridlab.gui.page import Page


class Header(QWidget):
    """The page's title, what it shows, and its actions with the one main action at the end."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(56)
        self._title = label("", "title")
        self._subtitle = ShortLabel("", "soft")
        self._actions = QStackedWidget()
        self._rows: dict[str, QWidget] = {}
        self._titles: dict[str, str] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 0, 24, 1)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(self._subtitle, 1)
        layout.addWidget(self._actions, 0)

    def add_page(self, page: Page, title: str) -> None:
        """Take a page's header widgets; the main action stands last."""
        self._titles[page.key] = title
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addStretch(1)
        for widget in page.header_widgets:
            layout.addWidget(widget)
        if page.main_action is not None:
            layout.addWidget(page.main_action)
        self._actions.addWidget(row)
        self._rows[page.key] = row

    def show_page(self, page: Page, subtitle: str) -> None:
        """Show a page's title and actions."""
        self._title.setText(self._titles[page.key])
        self._subtitle.set_text(subtitle)
        self._actions.setCurrentWidget(self._rows[page.key])
        self._fit()

    def set_subtitle(self, subtitle: str) -> None:
        """What the page shows now; its buttons may have changed with it."""
        self._subtitle.set_text(subtitle)
        self._fit()

    def _fit(self) -> None:
        row = self._actions.currentWidget()
        if row is not None:
            self._actions.setFixedWidth(row.sizeHint().width())


class StatusLine(QWidget):
    """What is saved, and the page's numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(28)
        self._glyph = Glyph("check", 14, "soft")
        self._saved = label("", "small")
        self._left = ShortLabel("", "small")
        self._right = label("", "small")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 0, 24, 0)
        layout.setSpacing(16)
        layout.addWidget(self._glyph)
        layout.addWidget(self._saved)
        layout.addWidget(self._left, 1)
        layout.addWidget(self._right)
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


def geometry_text(window: QWidget) -> str:
    """Size and place of a window, to be remembered."""
    return bytes(window.saveGeometry().toBase64().data()).decode("ascii")


def restore_geometry(window: QWidget, text: str) -> None:
    """Give a window a remembered size and place; what cannot be read is ignored."""
    window.restoreGeometry(QByteArray.fromBase64(text.encode("ascii", "ignore")))
