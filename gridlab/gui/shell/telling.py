"""Tells the pages what changed, one after the other, so that the window never stands still for long."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:  # the window is up before a page or a study is
    from gridlab.app.study_view import StudyView
    from gridlab.app.uses import Changed
    from gridlab.gui.page import Page


class Telling(QObject):
    """What each page has not been told yet."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._untold: list[tuple[Page, StudyView, frozenset[Changed]]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._tell_next)

    def begin(self, pages: Iterable[Page], view: StudyView, changed: frozenset[Changed]) -> None:
        """There is something new to be told; what was told before is told first."""
        self.tell_all()
        self._untold = [(page, view, changed) for page in pages]

    def tell(self, page: Page) -> None:
        """Tell one page now."""
        for told in [one for one in self._untold if one[0] is page]:
            self._untold.remove(told)
            page.show_view(told[1], told[2])

    def tell_all(self) -> None:
        """Tell all pages now."""
        while self._untold:
            self.tell(self._untold[0][0])

    def go_on(self) -> None:
        """Tell the others one by one, each when the window has done what waits."""
        self._timer.start()

    def forget(self) -> None:
        """Nothing is to be told any more."""
        self._untold.clear()
        self._timer.stop()

    def _tell_next(self) -> None:
        if self._untold:
            self.tell(self._untold[0][0])
        if self._untold:
            self._timer.start()
