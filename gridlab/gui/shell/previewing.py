"""Brings the full preview up in place of the whole window, and takes it away again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gridlab.gui.background import Background
from gridlab.gui.kit.choosers import show_in_folder
from gridlab.gui.pages.design.page import DesignPage
from gridlab.gui.shell.main_window import MainWindow
from gridlab.gui.study.control import StudyControl

if TYPE_CHECKING:
    from gridlab.gui.pages.preview.page import FullPreview


class Previewing(QObject):
    """Makes the preview when it is first asked for. bug: an unexpected exception in the session's code."""

    bug = Signal(BaseException)

    def __init__(
        self, window: MainWindow, design: DesignPage, studies: StudyControl, background: Background
    ) -> None:
        super().__init__(window)
        self._window = window
        self._design = design
        self._studies = studies
        self._background = background
        self.full: FullPreview | None = None
        design.preview_requested.connect(self.begin)
        studies.closed.connect(self.close)

    def begin(self, name: str) -> None:
        """Preview a design of the study, as it is now, saved or not."""
        view = self._studies.view
        entry = view.entry(name) if view is not None else None
        if view is None or entry is None or entry.design is None:
            return
        full = self._made()
        self._window.over.show(full, full.leave)
        pane = self._design.pane
        full.begin(
            view.open, entry.design, pane.displays.size_now, pane.warning_control.pace_of(entry.design)
        )

    def close(self) -> None:
        """Let go of what is previewed."""
        if self.full is not None:
            self.full.stop()

    def _made(self) -> FullPreview:
        if self.full is None:
            from gridlab.gui.pages.preview.page import FullPreview

            self.full = FullPreview(self._background)
            self.full.left.connect(self._left)
            self.full.bug.connect(self.bug)
            self.full.show_requested.connect(show_in_folder)
        return self.full

    def _left(self) -> None:
        self._window.over.end()
        self._design.take_focus()
