"""Thumbnails for the window: read off its thread, the wanted ones first, a bounded number kept."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from gridlab.app.study import OpenStudy
from gridlab.app.study_view import StudyView
from gridlab.app.thumbnails import ThumbnailReader
from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image
from gridlab.gui.background import Background, pause
from gridlab.gui.study.control import StudyControl
from gridlab.store.images.reader import Pixels

KEPT_BYTES = 96 * 2**20
WAITING = 400
BATCH = 12
LANES = 2


def as_pixmap(pixels: Pixels) -> QPixmap:
    """Pixels of the reader as Qt paints them."""
    image = QImage(pixels.rgba, pixels.width, pixels.height, pixels.width * 4, QImage.Format.Format_RGBA8888)
    return QPixmap.fromImage(image)


class ThumbnailSupply(QObject):
    """Gives pixmaps that are there, and reads those that are asked for; arrived(SHA-256s): which came."""

    arrived = Signal(frozenset)

    def __init__(self, background: Background, studies: StudyControl) -> None:
        super().__init__()
        self._background = background
        self._study: OpenStudy | None = None
        self._place: Path | None = None
        self._reader = ThumbnailReader()
        self._kept: OrderedDict[str, QPixmap] = OrderedDict()
        self._bytes = 0
        self._wanted: OrderedDict[str, Image] = OrderedDict()
        self._busy: set[int] = set()
        self._timer = pause(self, 0, self._fill)
        studies.changed.connect(self._follow)
        studies.closed.connect(self._leave)

    def get(self, image: Image) -> QPixmap | None:
        """The thumbnail of an image; None while it is being read, or where it cannot be."""
        kept = self._kept.get(image.sha256)
        if kept is not None:
            self._kept.move_to_end(image.sha256)
            return None if kept.isNull() else kept
        self._wanted[image.sha256] = image
        self._wanted.move_to_end(image.sha256)
        while len(self._wanted) > WAITING:
            self._wanted.popitem(last=False)
        self._timer.start()
        return None

    def is_lost(self, image: Image) -> bool:
        """Whether the image's file could not be read, or is another one now."""
        kept = self._kept.get(image.sha256)
        return kept is not None and kept.isNull()

    @property
    def kept_bytes(self) -> int:
        """How much memory the kept pictures take."""
        return self._bytes

    def forget(self) -> None:
        """Drop everything, as for another study."""
        for lane in range(LANES):
            self._background.cancel(f"thumbnails-{lane}")
        self._busy.clear()
        self._wanted.clear()
        self._kept.clear()
        self._bytes = 0
        self._timer.stop()

    def take_settings(self) -> None:
        """The cache may lie elsewhere now, or be larger or smaller."""
        self._reader.close()

    def close(self) -> None:
        """Let go of the cache, after the threads have ended."""
        self.forget()
        self._reader.close()

    def _follow(self, view: StudyView, _kinds: object) -> None:
        """Pictures of another folder, or of one that was not there before, are read anew."""
        self._study = view.open
        if view.open.image_folder != self._place:
            self._place = view.open.image_folder
            self.forget()

    def _leave(self) -> None:
        self._study = None
        self.forget()

    def _fill(self) -> None:
        study = self._study
        if study is None:
            return
        for lane in range(LANES):
            if lane in self._busy or not self._wanted:
                continue
            # What was asked for last is what is seen now.
            batch = [self._wanted.popitem()[1] for _ in range(min(BATCH, len(self._wanted)))]
            self._busy.add(lane)
            self._background.start(
                f"thumbnails-{lane}",
                self._reader.reading(study, batch),
                done=partial(self._took, lane),
                failed=partial(self._lost, lane),
                priority=-1,
            )

    def _took(self, lane: int, found: dict[str, Pixels | None]) -> None:
        self._busy.discard(lane)
        for sha256, pixels in found.items():
            self._keep(sha256, QPixmap() if pixels is None else as_pixmap(pixels))
        if found:
            self.arrived.emit(frozenset(found))
        if self._wanted:
            self._timer.start()

    def _lost(self, lane: int, _error: GridLabError) -> None:
        self._took(lane, {})

    def _keep(self, sha256: str, pixmap: QPixmap) -> None:
        earlier = self._kept.pop(sha256, None)
        self._kept[sha256] = pixmap
        self._bytes += _bytes_of(pixmap) - (_bytes_of(earlier) if earlier is not None else 0)
        while self._bytes > KEPT_BYTES:
            self._bytes -= _bytes_of(self._kept.popitem(last=False)[1])


def _bytes_of(pixmap: QPixmap) -> int:
    return 4 * pixmap.width() * pixmap.height()
