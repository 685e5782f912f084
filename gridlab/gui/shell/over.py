"""A widget that has the whole window for a while, in place of the pages."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget


class Over:
    """Puts a widget over the pages of a window and takes it away again; Esc asks it to leave."""

    def __init__(self, root: QStackedWidget, pages: QWidget) -> None:
        self._root = root
        self._before = pages
        self._shown: tuple[QWidget, Callable[[], object]] | None = None

    def show(self, widget: QWidget, leave: Callable[[], object]) -> None:
        """Give the whole window to a widget until `end`."""
        if self._root.indexOf(widget) < 0:
            self._root.addWidget(widget)
        now = self._root.currentWidget()
        if now is not None and self._shown is None:
            self._before = now
        self._shown = (widget, leave)
        self._root.setCurrentWidget(widget)

    def end(self) -> None:
        """The window shows again what it did before."""
        self._shown = None
        self._root.setCurrentWidget(self._before)

    def escape(self) -> bool:
        """Ask the widget to leave; False where none is on view."""
        if self._shown is None or self._root.currentWidget() is not self._shown[0]:
            return False
        self._shown[1]()
        return True
