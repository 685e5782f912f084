"""Small pictures of images already checked, kept in the user's cache under the SHA-256 of their files.

One file per image in 256 folders: no lock, no server, no damage that spreads; several processes and
network homes are safe since a file is written aside and renamed (see docs/decisions/thumbnail-cache.md).
"""

from __future__ import annotations

import contextlib
import io
import itertools
import os
import re
import struct
import threading
import time
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image

from gridlab.store.image_headers import Kind
from gridlab.store.image_limits import ImageRefused
from gridlab.store.image_reader import Checked, Pixels, check_image
from gridlab.store.places import cache_folder

THUMBNAIL_BOX: Final = 160
"""Thumbnails fit into this many pixels squared; they are never enlarged."""

_HEAD: Final = struct.Struct("<4sIIIHH")
# Bytes 3 and 4 count the version of what is checked: raised, all is checked anew.
_MAGIC: Final = b"GT01"
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_KINDS: Final[tuple[Kind, ...]] = ("PNG", "JPEG", "WEBP", "BMP", "GIF", "TIFF")
_LARGEST = 1_000_000
_SHARDS = 256
_RECOUNT = 64
_KEPT_SHARE = 0.8
_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """What the check of an image found, and its picture as a JPEG file, or PNG where it is transparent.

    width, height: of the image itself in pixels, turned.
    """

    kind: Kind
    width: int
    height: int
    notes: tuple[str, ...]
    picture: bytes


def make_thumbnail(checked: Checked) -> Thumbnail:
    """The thumbnail of an image just checked in a box of THUMBNAIL_BOX."""
    pixels = checked.picture
    image = Image.frombytes("RGBA", (pixels.width, pixels.height), pixels.rgba)
    file = io.BytesIO()
    if pixels.opaque:
        image.convert("RGB").save(file, "JPEG", quality=88)
    else:
        image.save(file, "PNG", compress_level=1)
    return Thumbnail(checked.kind, checked.width, checked.height, checked.notes, file.getvalue())


class ThumbnailCache:
    """Thumbnails by SHA-256, at most `limit_bytes` of them; for all threads and processes at once.

    It is only a cache: what cannot be read or written, or is damaged, is as if it was not there.
    """

    def __init__(self, folder: Path | None = None, *, limit_bytes: int = 1_000_000_000) -> None:
        self._folder = folder if folder is not None else cache_folder() / "thumbnails"
        self._shard_limit = limit_bytes // _SHARDS
        self._lock = threading.Lock()
        self._put_since_count: dict[str, int] = {}
        self._numbers = itertools.count()

    def get(self, sha256: str) -> Thumbnail | None:
        """The thumbnail of the file with this SHA-256 (64 hex digits), or None."""
        path = self._path(sha256)
        try:
            with path.open("rb", buffering=0) as file:
                data = file.read(_LARGEST) or b""
                if time.time() - os.fstat(file.fileno()).st_mtime > _DAY:
                    # Its time of change says when it was last of use.
                    os.utime(path)
        except OSError:
            return None
        return _unpacked(data)

    def pixels(self, sha256: str) -> Pixels | None:
        """The picture of the thumbnail, decoded; None where there is none."""
        thumbnail = self.get(sha256)
        if thumbnail is None:
            return None
        try:
            return check_image(thumbnail.picture, box=THUMBNAIL_BOX).picture
        except ImageRefused:
            return None

    def put(self, sha256: str, thumbnail: Thumbnail) -> None:
        """Keep a thumbnail; where the cache has grown too large the longest unused ones go."""
        path = self._path(sha256)
        aside = path.with_name(f".{os.getpid()}-{threading.get_ident()}-{next(self._numbers)}")
        try:
            try:
                aside.write_bytes(_packed(thumbnail))
            except FileNotFoundError:
                path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                aside.write_bytes(_packed(thumbnail))
            aside.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                aside.unlink()
            return
        with self._lock:
            count = self._put_since_count.get(sha256[:2], _RECOUNT) + 1
            due = count > _RECOUNT
            self._put_since_count[sha256[:2]] = 0 if due else count
        if due:
            self._trim(path.parent)

    def _path(self, sha256: str) -> Path:
        if not _SHA256.fullmatch(sha256):
            raise ValueError(f"not a SHA-256: {sha256!r}")
        return self._folder / sha256[:2] / sha256[2:]

    def _trim(self, shard: Path) -> None:
        """Remove the longest unused files of one folder until it is well below its share, and leftovers."""
        found: list[tuple[float, int, str]] = []
        now = time.time()
        with contextlib.suppress(OSError), os.scandir(shard) as entries:
            for entry in entries:
                with contextlib.suppress(OSError):
                    status = entry.stat(follow_symlinks=False)
                    if not entry.name.startswith("."):
                        found.append((status.st_mtime, status.st_size, entry.name))
                    elif now - status.st_mtime > _DAY:
                        (shard / entry.name).unlink()
        size = sum(item[1] for item in found)
        if size <= self._shard_limit:
            return
        for _, length, name in sorted(found):
            if size <= self._shard_limit * _KEPT_SHARE:
                break
            with contextlib.suppress(OSError):
                (shard / name).unlink()
            size -= length


def _packed(thumbnail: Thumbnail) -> bytes:
    notes = "\n".join(thumbnail.notes).encode()
    kind = _KINDS.index(thumbnail.kind)
    body = notes + thumbnail.picture
    head = _HEAD.pack(_MAGIC, 0, thumbnail.width, thumbnail.height, kind, len(notes))
    return (
        _HEAD.pack(
            _MAGIC, zlib.crc32(body, zlib.crc32(head)), thumbnail.width, thumbnail.height, kind, len(notes)
        )
        + body
    )


def _unpacked(data: bytes) -> Thumbnail | None:
    if len(data) < _HEAD.size:
        return None
    magic, checksum, width, height, kind, length = _HEAD.unpack_from(data)
    head = _HEAD.pack(magic, 0, width, height, kind, length)
    if magic != _MAGIC or zlib.crc32(memoryview(data)[_HEAD.size :], zlib.crc32(head)) != checksum:
        return None
    picture_at = _HEAD.size + length
    notes = data[_HEAD.size : picture_at].decode()
    return Thumbnail(
        _KINDS[kind], width, height, tuple(notes.split("\n")) if notes else (), data[picture_at:]
    )
