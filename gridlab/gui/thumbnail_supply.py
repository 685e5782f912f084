"""Thumbnails for the window: read off its thread, the wanted ones first, a bounded number kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image
from gridlab.domain.progress import Cancel, Progress
from gridlab.gui.background import Background

if TYPE_CHECKING:
    from gridlab.store.image_reader import Pixels
    from gridlab.store.thumbnails import ThumbnailCache

KEPT = 2000
WAITING = 400
BATCH = 12
LANES = 2


def read_thumbnails(
    cache: ThumbnailCache, wanted: Sequence[tuple[str, Path]], cancel: Cancel
) -> dict[str, Pixels | None]:
    """Pictures by SHA-256, from the cache or else from the image file; None for what cannot be read."""
    from gridlab.store.image_reader import read_pixels
    from gridlab.store.thumbnails import THUMBNAIL_BOX

    found: dict[str, Pixels | None] = {}
    for sha256, path in wanted:
        if cancel.is_set():
            break
        picture = cache.pixels(sha256)
        if picture is None:
            try:
                picture = read_pixels(
                    path,
                    width=THUMBNAIL_BOX,
                    height=THUMBNAIL_BOX,
                    fit="contain",
                    enlarge=False,
                    sha256=sha256,
                )
            except GridLabError:
                picture = None
        found[sha256] = picture
    return found


def as_pixmap(pixels: Pixels) -> QPixmap:
    """Pixels of the reader as Qt paints them."""
    image = QImage(pixels.rgba, pixels.width, pixels.height, pixels.width * 4, QImage.Format.Format_RGBA8888)
    return QPixmap.fromImage(image)


class ThumbnailSupply(QObject):
    """Gives pixmaps that are there, and reads those that are asked for; `arrived` tells which came."""

    arrived = Signal(object)

    def __init__(self, background: Background, path_of: Callable[[Image], Path]) -> None:
        super().__init__()
        self._background = background
        self._path_of = path_of
        self._kept: OrderedDict[str, QPixmap | None] = OrderedDict()
        self._wanted: OrderedDict[str, Path] = OrderedDict()
        self._busy: set[int] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._fill)

    def get(self, image: Image) -> QPixmap | None:
        """The thumbnail of an image; None while it is being read, or where it cannot be."""
        if image.sha256 in self._kept:
            self._kept.move_to_end(image.sha256)
            return self._kept[image.sha256]
        try:
            self._wanted[image.sha256] = self._path_of(image)
        except GridLabError:
            self._keep(image.sha256, None)
            return None
        self._wanted.move_to_end(image.sha256)
        while len(self._wanted) > WAITING:
            self._wanted.popitem(last=False)
        self._timer.start()
        return None

    def forget(self) -> None:
        """Drop everything, as for another study."""
        for lane in range(LANES):
            self._background.cancel(f"thumbnails-{lane}")
        self._busy.clear()
        self._wanted.clear()
        self._kept.clear()

    def _fill(self) -> None:
        for lane in range(LANES):
            if lane in self._busy or not self._wanted:
                continue
            # What was asked for last is what is seen now.
            batch = [self._wanted.popitem() for _ in range(min(BATCH, len(self._wanted)))]
            self._busy.add(lane)
            self._background.start(
                f"thumbnails-{lane}",
                self._work(batch),
                done=partial(self._took, lane),
                failed=partial(self._lost, lane),
                priority=-1,
            )

    def _work(
        self, batch: Sequence[tuple[str, Path]]
    ) -> Callable[[Cancel, Progress], dict[str, Pixels | None]]:
        def work(cancel: Cancel, _progress: Progress) -> dict[str, Pixels | None]:
            from gridlab.store.thumbnails import ThumbnailCache

            return read_thumbnails(ThumbnailCache(), batch, cancel)

        return work

    def _took(self, lane: int, found: dict[str, Pixels | None]) -> None:
        self._busy.discard(lane)
        for sha256, pixels in found.items():
            self._keep(sha256, None if pixels is None else as_pixmap(pixels))
        if found:
            self.arrived.emit(frozenset(found))
        if self._wanted:
            self._timer.start()

    def _lost(self, lane: int, _error: GridLabError) -> None:
        self._took(lane, {})

    def _keep(self, sha256: str, pixmap: QPixmap | None) -> None:
        self._kept[sha256] = pixmap
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
