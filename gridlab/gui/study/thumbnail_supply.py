"""Thumbnails for the window: read off its thread, the wanted ones first, a bounded number kept."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image
from gridlab.domain.progress import Cancel, Progress
from gridlab.gui.background import Background

if TYPE_CHECKING:
    from gridlab.app.study import OpenStudy
    from gridlab.store.images.reader import Pixels
    from gridlab.store.images.thumbnails import ThumbnailCache

KEPT_BYTES = 96 * 2**20
WAITING = 400
BATCH = 12
LANES = 2


class ThumbnailReader:
    """Reads thumbnails on the pool's threads; the cache is opened there when it is first needed."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._cache: ThumbnailCache | None = None

    def read(self, study: OpenStudy, wanted: Sequence[Image], cancel: Cancel) -> dict[str, Pixels | None]:
        """Pictures by SHA-256, from the cache or else from the image file; None for what cannot be read."""
        cache = self._opened()
        found: dict[str, Pixels | None] = {}
        for image in wanted:
            if cancel.is_set():
                break
            found[image.sha256] = cache.pixels(image.sha256) or _made(cache, study, image)
        return found

    def close(self) -> None:
        """Let go of the cache; reading again opens the one that the settings name by then."""
        with self._lock:
            cache, self._cache = self._cache, None
        if cache is not None:
            cache.close()

    def _opened(self) -> ThumbnailCache:
        from gridlab.store.images.thumbnails import ThumbnailCache

        with self._lock:
            if self._cache is None:
                self._cache = ThumbnailCache()
            return self._cache


def _made(cache: ThumbnailCache, study: OpenStudy, image: Image) -> Pixels | None:
    """The picture of an image that the cache does not know, which is told of it."""
    from gridlab.app.study import image_path
    from gridlab.store.images.bytes import file_bytes
    from gridlab.store.images.reader import check_image
    from gridlab.store.images.thumbnails import THUMBNAIL_BOX, make_thumbnail

    try:
        with file_bytes(image_path(study, image)) as data:
            if hashlib.sha256(data).hexdigest() != image.sha256:
                return None
            checked = check_image(data, box=THUMBNAIL_BOX)
    except GridLabError:
        return None
    cache.put(image.sha256, make_thumbnail(checked))
    return checked.picture


def as_pixmap(pixels: Pixels) -> QPixmap:
    """Pixels of the reader as Qt paints them."""
    image = QImage(pixels.rgba, pixels.width, pixels.height, pixels.width * 4, QImage.Format.Format_RGBA8888)
    return QPixmap.fromImage(image)


class ThumbnailSupply(QObject):
    """Gives pixmaps that are there, and reads those that are asked for; `arrived` tells which came."""

    arrived = Signal(object)

    def __init__(self, background: Background, study: Callable[[], OpenStudy | None]) -> None:
        """study: the one that is open."""
        super().__init__()
        self._background = background
        self._study = study
        self._reader = ThumbnailReader()
        self._kept: OrderedDict[str, QPixmap] = OrderedDict()
        self._bytes = 0
        self._wanted: OrderedDict[str, Image] = OrderedDict()
        self._busy: set[int] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._fill)

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

    def _fill(self) -> None:
        study = self._study()
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
                self._work(study, batch),
                done=partial(self._took, lane),
                failed=partial(self._lost, lane),
                priority=-1,
            )

    def _work(
        self, study: OpenStudy, batch: Sequence[Image]
    ) -> Callable[[Cancel, Progress], dict[str, Pixels | None]]:
        def work(cancel: Cancel, _progress: Progress) -> dict[str, Pixels | None]:
            return self._reader.read(study, batch, cancel)

        return work

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
