"""The pictures of a map in the window: an atlas of small ones, and thumbnails where they are seen larger."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRectF, Signal

from gridlab.app.map.contents import ShownMap
from gridlab.app.map.matching import rows_in
from gridlab.app.study import OpenStudy
from gridlab.app.thumbnails import ThumbnailReader
from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image
from gridlab.gui.background import pause
from gridlab.gui.kit.map.atlas import Atlas, small_image
from gridlab.gui.kit.map.painter import Picture
from gridlab.gui.page import Surroundings
from gridlab.store.images.reader import Pixels

BATCH = 48
_TOGETHER_MS = 120
_ENLARGED = 1.5
"""So much larger than on the largest sheet an image is shown before its thumbnail is read: on a map of many
images far more of them are seen at that size than the window keeps thumbnails."""


class MapPictures(QObject):
    """Pictures by the rows of a map. Signal: arrived(rows of the map whose pictures came)."""

    arrived = Signal(list)

    def __init__(self, around: Surroundings, key: str) -> None:
        """key: of its work in the background."""
        super().__init__()
        self._key = key
        self._around = around
        self._reader = ThumbnailReader()
        self._images: list[Image | None] = []
        self._row_of: dict[str, int] = {}
        self._study: OpenStudy | None = None
        self._atlas = Atlas(0)
        self._left: list[Image] = []
        self._came: set[int] = set()
        self._timer = pause(self, _TOGETHER_MS, self._tell)
        around.thumbnails.arrived.connect(self._thumbnails_came)

    def begin(self, shown: ShownMap, study: OpenStudy) -> None:
        """Have the pictures of this map, in a study; those that the last one had too are kept."""
        images = study.study.images
        wanted = [images[row] if row >= 0 else None for row in rows_in(shown, images)]
        if study.image_folder == (self._study and self._study.image_folder) and wanted == self._images:
            return
        self._study, self._images = study, wanted
        self._row_of = {image.sha256: row for row, image in enumerate(wanted) if image is not None}
        self._atlas = Atlas(len(wanted))
        self._left = [image for image in reversed(wanted) if image is not None] if self._atlas.levels else []
        self._read_on()

    def close(self) -> None:
        """Let go of the thumbnails."""
        self._left = []
        self._timer.stop()
        self._around.background.cancel(self._key)
        self._reader.close()

    def picture(self, row: int, pixels: float) -> Picture | None:
        image = self._images[row]
        if image is None:
            return None
        small = self._atlas.picture(row, pixels)
        if small is not None:
            return small
        if pixels > _ENLARGED * (self._atlas.levels or (0,))[-1]:
            pixmap = self._around.thumbnails.get(image)
            if pixmap is not None:
                return pixmap, QRectF(pixmap.rect())
        return self._atlas.largest(row)

    def is_missing(self, row: int) -> bool:
        image = self._images[row]
        return image is None or self._around.thumbnails.is_lost(image)

    def _read_on(self) -> None:
        """Read the next images for the atlas."""
        study, some = self._study, self._left[-BATCH:]
        del self._left[-BATCH:]
        if study is None or not some:
            return
        work = self._reader.reading(study, some, self._atlas.levels[-1])
        self._around.background.start(self._key, work, done=self._took, failed=self._lost, priority=-2)

    def _took(self, found: dict[str, Pixels | None]) -> None:
        rows = {self._row_of[key]: small_image(one) for key, one in found.items() if one is not None}
        self._atlas.put(rows)
        self._note(list(rows))
        self._read_on()

    def _lost(self, _error: GridLabError) -> None:
        self._left = []

    def _thumbnails_came(self, sha256s: frozenset[str]) -> None:
        self._note([self._row_of[one] for one in sha256s if one in self._row_of])

    def _note(self, rows: Sequence[int]) -> None:
        self._came.update(rows)
        if rows and not self._timer.isActive():
            self._timer.start()

    def _tell(self) -> None:
        came, self._came = sorted(self._came), set()
        self.arrived.emit(came)
