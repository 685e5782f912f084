"""What a window shows in words, and which of it does not fit."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QPushButton, QWidget

from gridlab.gui.widgets.labels import ShortLabel

SLACK = 1


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
