"""One thread's share of a scan: files are read, looked up in the cache and checked in small batches."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, TypeAlias

from gridlab.domain.progress import Cancel
from gridlab.domain.said import Said
from gridlab.store.images.bytes import file_bytes
from gridlab.store.images.limits import ImageRefused
from gridlab.store.images.names import wrong_suffix
from gridlab.store.images.reader import examine
from gridlab.store.images.thumbnails import THUMBNAIL_BOX, Thumbnail, ThumbnailCache, make_thumbnail

_REPORT_SECONDS: Final = 0.05
# Small enough that the last batch of a scan does not leave the other threads idle for long, and that the
# files of a batch need not be counted as memory.
_SMALL_BYTES: Final = 100_000
_BATCH_BYTES: Final = 200_000
_BATCH_FILES: Final = 32


class Found(NamedTuple):
    """A sound image: its SHA-256, its size in pixels turned, and what is worth knowing about it."""

    sha256: str
    width: int
    height: int
    notes: tuple[Said, ...]


Outcome: TypeAlias = Found | Said
"""A sound image, or the reason of a refusal."""


class _File(NamedTuple):
    name: bytes
    sha256: str
    data: bytes


def check_some(
    folder: bytes, names: Iterator[bytes], thumbnails: ThumbnailCache | None, cancel: Cancel
) -> dict[bytes, Outcome]:
    """Outcomes by name for the next names, of which several threads may take; none where there are no more.

    folder: with a slash at its end. Ends after about 50 ms, so that progress can be told.
    """
    share = _Share(folder, thumbnails, cancel)
    until = time.monotonic() + _REPORT_SECONDS
    while share.check_next(names) and time.monotonic() < until:
        pass
    if thumbnails is not None:
        thumbnails.put_all(share.fresh)
    return share.outcomes


class _Share:
    def __init__(self, folder: bytes, thumbnails: ThumbnailCache | None, cancel: Cancel) -> None:
        self._folder = folder
        self._thumbnails = thumbnails
        self._cancel = cancel
        self.outcomes: dict[bytes, Outcome] = {}
        self.fresh: list[tuple[str, Thumbnail]] = []

    def check_next(self, names: Iterator[bytes]) -> bool:
        """Check one large file, or several small ones; whether there may be more."""
        small: list[_File] = []
        held, full = 0, False
        for name in names:
            try:
                with file_bytes(self._folder + name) as data:
                    file = _File(name, hashlib.sha256(data).hexdigest(), data)
                    full = len(data) > _SMALL_BYTES
                    if full:
                        self._judge([file])
                    else:
                        small.append(file)
                        held += len(data)
            except ImageRefused as refusal:
                self.outcomes[name] = refusal.reason
            if full or held >= _BATCH_BYTES or len(small) >= _BATCH_FILES:
                full = True
                break
        self._judge(small)
        return full and not self._cancel.is_set()

    def _judge(self, files: Sequence[_File]) -> None:
        known = self._thumbnails.get_all([file.sha256 for file in files]) if self._thumbnails else {}
        for name, sha256, data in files:
            if self._cancel.is_set():
                return
            sound = known.get(sha256)
            if sound is None:
                try:
                    checked = examine(data, box=THUMBNAIL_BOX)
                except ImageRefused as refusal:
                    self.outcomes[name] = refusal.reason
                    continue
                sound = make_thumbnail(checked)
                self.fresh.append((sha256, sound))
            found = Found(sha256, sound.width, sound.height, sound.notes)
            self.outcomes[name] = wrong_suffix(name, sound.kind) or found
