"""Brings the full preview of a design up in place of the whole window, and takes it away again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gridlab.gui.background import Background
from gridlab.gui.kit.displays import DisplaySize
from gridlab.gui.page import PaceOf
from gridlab.gui.study.control import StudyControl

if TYPE_CHECKING:
    from gridlab.gui.pages.preview.view import FullPreview


class Previewing(QObject):
    """Makes the preview when it is first asked for.

    show: gives the whole window to a widget, and its Esc to a function. left: the window is the program's
    again.
    """

    def __init__(
        self,
        background: Background,
        studies: StudyControl,
        show: Callable[[QWidget, Callable[[], object]], None],
        *,
        left: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._studies = studies
        self._show = show
        self._left = left
        self.full: FullPreview | None = None
        studies.closed.connect(self.close)

    def begin(self, name: str, display: DisplaySize, pace_of: PaceOf) -> None:
        """Preview a design of the study, as it is now, saved or not. pace_of: what was observed of it."""
        view = self._studies.view
        entry = view.entry(name) if view is not None else None
        if view is None or entry is None or entry.design is None:
            return
        from gridlab.gui.pages.preview.view import FullPreview

        if self.full is None:
            self.full = FullPreview(self._background)
            self.full.left.connect(self._left)
        self._show(self.full, self.full.leave)
        self.full.begin(view.open, entry.design, display, pace_of(entry.design))

    def close(self) -> None:
        """Let go of what is previewed."""
        if self.full is not None:
            self.full.stop()
