"""Adds images, reads labels from a CSV, and finds linked images again, in the background."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from gridlab.app.study_view import StudyView
from gridlab.app.uses import Work, plain
from gridlab.domain.errors import GridLabError
from gridlab.domain.finding import Finding
from gridlab.domain.images import Image
from gridlab.domain.progress import Cancel, Progress
from gridlab.gui.background import Background
from gridlab.gui.look.language import translate
from gridlab.gui.pages.images.arrangement import Arrangement, arranged
from gridlab.gui.study.control import StudyControl
from gridlab.gui.study.document import StudyDocument
from gridlab.gui.study.thumbnail_supply import as_pixmap

if TYPE_CHECKING:
    from gridlab.app.study import OpenStudy
    from gridlab.store.images.labels_match import LabelMatch
    from gridlab.store.images.reader import Pixels
    from gridlab.store.images.scan import ScanReport

T = TypeVar("T")
KEY = "images"


class ImageControl(QObject):
    """Signals: began(what), progressed(done, total), reported(ScanReport), matched(file, LabelMatch),
    noted(text, text), cancelled(), failed(error), arranged(Arrangement), checked(findings, whether the
    images' folder is there), pictured(image, pixmap or None).
    """

    arranged = Signal(object)
    checked = Signal(object, bool)
    pictured = Signal(object, object)

    began = Signal(str)
    progressed = Signal(int, int)
    reported = Signal(object)
    matched = Signal(object, object)
    noted = Signal(str, str)
    cancelled = Signal()
    failed = Signal(object)

    def __init__(self, background: Background, studies: StudyControl, edits: StudyDocument) -> None:
        super().__init__(studies)
        self._background = background
        self._studies = studies
        self._edits = edits

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

        self._start(translate("Images", "Checking images"), work, done)

    def label(self, csv_path: Path) -> None:
        """Match a CSV file of labels with the images; nothing is changed."""

        def work(study: OpenStudy) -> Work[LabelMatch]:
            def run(_cancel: Cancel, _progress: Progress) -> LabelMatch:
                from gridlab.app.image_set import preview_labels

                return preview_labels(study.study.images, csv_path)

            return run

        self._start(
            translate("Images", "Reading labels"), work, lambda match: self.matched.emit(csv_path, match)
        )

    def relink(self, folder: Path) -> None:
        """Take a folder as the place of the study's linked images."""

        def work(study: OpenStudy) -> Work[OpenStudy]:
            def run(cancel: Cancel, progress: Progress) -> OpenStudy:
                from gridlab.app.study import relink_images

                return relink_images(study, folder, progress=progress, cancel=cancel)

            return run

        def done(study: OpenStudy) -> None:
            self._studies.swap_study(study)
            self.noted.emit(translate("Images", "All images were found."), "")

        self._start(translate("Images", "Comparing images"), work, done)

    def arrange(self, images: tuple[Image, ...], earlier: Arrangement | None) -> None:
        """Prepare images for searching and sorting."""
        self._background.start(
            "arrange images",
            lambda cancel, _progress: arranged(images, earlier, cancel),
            done=self.arranged.emit,
            failed=self.failed.emit,
        )

    def check(self, view: StudyView) -> None:
        """See which designs the images do not suffice for, and whether the images' folder is there."""
        designs = [entry.design for entry in view.designs if entry.design is not None]

        def work() -> tuple[tuple[Finding, ...], bool]:
            from gridlab.app.image_set import designs_in_want

            return designs_in_want(view.open.study.images, designs), view.open.has_images

        self._background.start(
            "check designs",
            plain(work),
            done=lambda found: self.checked.emit(*found),
            failed=self.failed.emit,
        )

    def read_picture(self, image: Image, pixels: int) -> None:
        """Read the picture of one image, `pixels` wide and high at most."""
        view = self._studies.view
        if view is None:
            return
        study = view.open

        def work() -> Pixels:
            from gridlab.app.study import image_path
            from gridlab.store.images.reader import read_pixels

            return read_pixels(
                image_path(study, image),
                width=pixels,
                height=pixels,
                fit="contain",
                enlarge=False,
                sha256=image.sha256,
            )

        self._background.start(
            "image picture",
            plain(work),
            done=lambda found: self.pictured.emit(image, as_pixmap(found)),
            failed=lambda _error: self.pictured.emit(image, None),
        )

    def save_list(self, path: Path, rows: list[tuple[str, str, str]]) -> None:
        """Save what a check found as a CSV file."""

        def work() -> None:
            from gridlab.app.image_set import save_report

            save_report(path, rows)

        self._background.start(
            "save report",
            plain(work),
            done=lambda _: self.noted.emit(translate("Images", "{file} saved.").format(file=path.name), ""),
            failed=self.failed.emit,
        )

    def find_file(self, folder: Path | None, name: str) -> Path | None:
        """Where a file of this shown name lies: in `folder`, else among the study's images."""
        from gridlab.store.images.names import image_file

        view = self._studies.view
        place = folder or (view.open.image_folder if view is not None else None)
        try:
            return image_file(place, name) if place is not None else None
        except GridLabError as error:
            self.failed.emit(error)
            return None

    def cancel(self) -> None:
        """Stop; nothing was changed."""
        self._background.cancel(KEY)
        self.cancelled.emit()

    def _start(self, what: str, work: Callable[[OpenStudy], Work[T]], done: Callable[[T], None]) -> None:
        """Begin once the file is as the view is, so that no edit is lost between two saves."""

        def begin() -> None:
            view = self._studies.view
            if view is not None:
                self._background.start(
                    KEY,
                    work(view.open),
                    done=done,
                    failed=self.failed.emit,
                    progress=self.progressed.emit,
                )

        if self._studies.view is not None:
            self.began.emit(what)
            self._edits.when_saved(begin)
