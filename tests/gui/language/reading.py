"""What a window shows in words, and which of it does not fit."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QComboBox, QHeaderView, QLabel, QPushButton, QWidget

from gridlab.gui.kit.labels import ShortLabel
from gridlab.gui.look.fonts import interface_font

SLACK = 1
HEAD_PADDING = 16


def shown(window: QWidget) -> Iterator[QWidget]:
    """The widgets that are on view."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            yield widget


def words_of(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Everything a widget says: where, and what."""
    for where in ("text", "placeholderText", "toolTip", "accessibleName", "accessibleDescription"):
        read = getattr(widget, where, None)
        if callable(read):
            text = read()
            if isinstance(text, str) and text.strip():
                yield where, text


def cut_off(window: QWidget) -> list[str]:
    """Texts that do not fit where they stand."""
    return [f"{type(one).__name__}: {text}" for one in shown(window) if (text := _cut(one))]


def cut_heads(window: QWidget) -> list[str]:
    """Heads of columns that are wider than their columns."""
    font = interface_font(12)  # of the style sheet's QHeaderView::section
    font.setWeight(QFont.Weight.Medium)
    ruler = QFontMetrics(font)
    found = []
    for header in window.findChildren(QHeaderView):
        if not header.isVisible() or header.orientation() != Qt.Orientation.Horizontal:
            continue
        for column in range(header.count()):
            text = str(header.model().headerData(column, header.orientation()) or "")
            room = header.sectionSize(column) - HEAD_PADDING
            if not header.isSectionHidden(column) and ruler.horizontalAdvance(text) > room:
                found.append(text)
    return found


def _cut(widget: QWidget) -> str:
    if isinstance(widget, ShortLabel):
        return ""  # shortens itself, and says the whole in its tool tip
    if isinstance(widget, QLabel):
        if widget.wordWrap():
            needs = widget.heightForWidth(widget.width())
            return widget.text() if needs > widget.height() + SLACK else ""
        return widget.text() if widget.sizeHint().width() > widget.width() + SLACK else ""
    if isinstance(widget, QComboBox):
        room = widget.width() - 40
        return widget.currentText() if _advance(widget, _plain(widget.currentText())) > room else ""
    if isinstance(widget, QPushButton) and widget.text():
        room = widget.width() - (24 if not widget.icon().isNull() else 0) - 8
        return widget.text() if _advance(widget, _plain(widget.text())) > room else ""
    if isinstance(widget, QAbstractButton) and widget.text():
        hint = widget.sizeHint().width()
        return widget.text() if hint > widget.width() + SLACK else ""
    return ""


def _advance(widget: QWidget, text: str) -> int:
    return widget.fontMetrics().size(int(Qt.TextFlag.TextSingleLine), text).width()


def _plain(text: str) -> str:
    """As it is painted, and without the brackets of the made-up language."""
    return text.translate(str.maketrans("", "", "&⟦⟧"))
