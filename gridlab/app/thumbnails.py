"""Pictures of a study's images: thumbnails from the cache of this machine, else made from the image files."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from threading import Lock

from gridlab.app.study import OpenStudy, image_path
from gridlab.app.uses import Work
from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image
from gridlab.domain.progress import Cancel, Progress
from gridlab.store.images.bytes import file_bytes
from gridlab.store.images.reader import Pixels, check_image, read_pixels, smaller
from gridlab.store.images.thumbnails import THUMBNAIL_BOX, ThumbnailCache, make_thumbnail


class ThumbnailReader:
    """Reads thumbnails on any thread; the cache is opened there when it is first needed."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._cache: ThumbnailCache | None = None

    def reading(
        self, study: OpenStudy, wanted: Sequence[Image], box: int = THUMBNAIL_BOX
    ) -> Work[dict[str, Pixels | None]]:
        """Work that gives pictures by SHA-256, from the cache or else from the image file, made to fit a box.

        None for what cannot be read.
        """

        def work(cancel: Cancel, _progress: Progress) -> dict[str, Pixels | None]:
            cache = self._opened()
            found: dict[str, Pixels | None] = {}
            for image in wanted:
                if cancel.is_set():
                    break
                pixels = cache.pixels(image.sha256) or _made(cache, study, image)
                found[image.sha256] = None if pixels is None else smaller(pixels, box)
            return found

        return work

    def close(self) -> None:
        """Let go of the cache; reading again opens the one that the settings name by then."""
        with self._lock:
            cache, self._cache = self._cache, None
        if cache is not None:
            cache.close()

    def _opened(self) -> ThumbnailCache:
        with self._lock:
            if self._cache is None:
                self._cache = ThumbnailCache()
            return self._cache


def _made(cache: ThumbnailCache, study: OpenStudy, image: Image) -> Pixels | None:
    """The picture of an image that the cache does not know, which is told of it."""
    try:
        with file_bytes(image_path(study, image)) as data:
            if hashlib.sha256(data).hexdigest() != image.sha256:
                return None
            checked = check_image(data, box=THUMBNAIL_BOX)
    except GridLabError:
        return None
    cache.put(image.sha256, make_thumbnail(checked))
    return checked.picture


def picture_of(study: OpenStudy, image: Image, pixels: int) -> Pixels:
    """An image, `pixels` wide and high at most and never enlarged.

    Raises GridLabError where its file cannot be read or is another one now.
    """
    path = image_path(study, image)
    return read_pixels(path, width=pixels, height=pixels, fit="contain", enlarge=False, sha256=image.sha256)
