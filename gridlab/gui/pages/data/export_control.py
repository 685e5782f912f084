"""Exports the dataset in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gridlab.domain.progress import Cancel, Progress
from gridlab.gui.background import Background
from gridlab.gui.pages.data.page import ExportWish
from gridlab.gui.study.control import StudyControl

if TYPE_CHECKING:
    from gridlab.app.export import ExportReport

KEY = "export"


class ExportControl(QObject):
    """Signals: began(), progressed(done, total), done(ExportReport), cancelled(), failed(error)."""

    began = Signal()
    progressed = Signal(int, int)
    done = Signal(object)
    cancelled = Signal()
    failed = Signal(object)

    def __init__(self, background: Background, studies: StudyControl) -> None:
        super().__init__(studies)
        self._background = background
        self._studies = studies

    def export(self, wish: ExportWish) -> None:
        """Write the dataset aside, read it again, compare, rename; exactly what the command line does."""
        view = self._studies.view
        if view is None:
            return
        study = view.open

        def work(cancel: Cancel, progress: Progress) -> ExportReport:
            from gridlab.app.export import export

            return export(
                study,
                wish.out,
                purpose=wish.purpose,
                also=wish.also,
                thumbnails=wish.thumbnails,
                progress=progress,
                cancel=cancel,
            )

        self.began.emit()
        self._background.start(
            KEY,
            work,
            done=self.done.emit,
            failed=self.failed.emit,
            progress=self.progressed.emit,
        )

    def cancel(self) -> None:
        """Stop; no file is left behind."""
        self._background.cancel(KEY)
        self.cancelled.emit()
