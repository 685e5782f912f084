"""Adds images, takes labels from a CSV, and finds linked images again, in the background."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Progress
from gridlab.gui.background import Background, Work
from gridlab.gui.look.words import counted
from gridlab.gui.study.control import StudyControl

if TYPE_CHECKING:
    from gridlab.app.study import OpenStudy
    from gridlab.store.images.scan import ScanReport

KEY = "images"


class ImageControl(QObject):
    """Signals: began(what), progressed(done, total), reported(ScanReport), noted(text, text), cancelled(),
    failed(error).
    """

    began = Signal(str)
    progressed = Signal(int, int)
    reported = Signal(object)
    noted = Signal(str, str)
    cancelled = Signal()
    failed = Signal(object)

    def __init__(self, background: Background, studies: StudyControl) -> None:
        super().__init__(studies)
        self._background = background
        self._studies = studies

    def add(self, paths: Sequence[Path]) -> None:
        """Add files and folders to the study."""

        def work(study: OpenStudy) -> Work[tuple[OpenStudy, ScanReport]]:
            def run(cancel: Cancel, progress: Progress) -> tuple[OpenStudy, ScanReport]:
                from gridlab.app.image_set import add_images

                return add_images(study, paths, progress=progress, cancel=cancel)

            return run

        def done(result: tuple[OpenStudy, ScanReport]) -> None:
            self._studies.swap_study(result[0])
            self.reported.emit(result[1])

        self._start("Checking images", work, done)

    def label(self, csv_path: Path) -> None:
        """Take labels from a CSV file."""

        def work(study: OpenStudy) -> Work[tuple[OpenStudy, tuple[str, ...]]]:
            def run(_cancel: Cancel, _progress: Progress) -> tuple[OpenStudy, tuple[str, ...]]:
                from gridlab.app.image_set import apply_labels

                return apply_labels(study, csv_path)

            return run

        def done(result: tuple[OpenStudy, tuple[str, ...]]) -> None:
            self._studies.swap_study(result[0])
            unknown = result[1]
            rest = f"No image is called {', '.join(unknown[:5])}." if unknown else ""
            named = sum(bool(image.label) for image in result[0].study.images)
            self.noted.emit(f"{counted(named, 'image')} labelled from {csv_path.name}.", rest)

        self._start("Reading labels", work, done)

    def relink(self, folder: Path) -> None:
        """Take a folder as the place of the study's linked images."""

        def work(study: OpenStudy) -> Work[OpenStudy]:
            def run(cancel: Cancel, progress: Progress) -> OpenStudy:
                from gridlab.app.study import relink_images

                return relink_images(study, folder, progress=progress, cancel=cancel)

            return run

        def done(study: OpenStudy) -> None:
            self._studies.swap_study(study)
            self.noted.emit("All images were found.", "")

        self._start("Comparing images", work, done)

    def cancel(self) -> None:
        """Stop; nothing was changed."""
        self._background.cancel(KEY)
        self.cancelled.emit()

    def _start(self, what: str, work: object, done: object) -> None:
        view = self._studies.view
        if view is None:
            return
        assert callable(work)
        assert callable(done)
        self.began.emit(what)
        self._background.start(
            KEY,
            work(view.open),
            done=done,
            failed=self._failed,
            progress=self.progressed.emit,
        )

    def _failed(self, error: GridLabError) -> None:
        self.failed.emit(error)
