"""Small pictures of images already checked, kept in the user's cache under the SHA-256 of their files.

One SQLite file, which may be thrown away at any time (see docs/decisions/thumbnail-cache.md).
"""

from __future__ import annotations

import contextlib
import io
import itertools
import re
import shutil
import sqlite3
import stat
import struct
import threading
import time
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, get_args

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import Said, verbatim
from gridlab.store.images.headers.kinds import Kind
from gridlab.store.images.headers.read import read_header
from gridlab.store.images.limits import ImageRefused, check_pixels
from gridlab.store.images.reader import Checked, Pixels, Sound, check_image
from gridlab.store.places import cache_folder
from gridlab.store.settings import Settings, read_settings

FILE_NAME: Final = "thumbnails.sqlite"
THUMBNAIL_BOX: Final = 160
"""Thumbnails fit into this many pixels squared; they are never enlarged."""

_HEAD: Final = struct.Struct("<4sIIIHH")
_MAGIC: Final = b"GT01"
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
_PUTS_PER_TRIM: Final = 500
_DAY: Final = 86_400
_PRAGMAS: Final = "pragma_page_size, pragma_page_count, pragma_freelist_count"
# Raised with each change of what is kept or checked: all is then checked anew.
_VERSION: Final = 2
_TABLE: Final = "thumbnail (sha256 BLOB NOT NULL UNIQUE, used INTEGER NOT NULL, body BLOB NOT NULL)"
_INDEX: Final = "thumbnail_used ON thumbnail (used)"
_SCHEMA: Final = {f"CREATE TABLE {_TABLE}", f"CREATE INDEX {_INDEX}"}
# Nothing is lost with it, so the disk is never waited for: what a power cut damages is found and thrown away.
_SET_UP: Final = f"""
PRAGMA synchronous = OFF;
PRAGMA page_size = 8192;
PRAGMA journal_mode = WAL;
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS {_TABLE};
CREATE INDEX IF NOT EXISTS {_INDEX};
PRAGMA user_version = {_VERSION};
COMMIT;
"""
# Several times what a picture in the box takes, and notes.
_MOST_BYTES: Final = 500_000
# What passes, or is the disk's: the file may be sound.
_NOT_OF_THE_FILE: Final = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_NOMEM,
    }
)


@dataclass(frozen=True, slots=True)
class Thumbnail(Sound):
    """What the check of an image found, and its picture as a JPEG file, or PNG where it is transparent.

    The picture is empty where the image file itself is so small that it serves as well.
    """

    picture: bytes


def make_thumbnail(checked: Sound) -> Thumbnail:
    """The thumbnail of an image just checked in a box of THUMBNAIL_BOX."""
    file = io.BytesIO()
    if isinstance(checked, Checked) and checked.image.mode == "RGB":
        checked.image.save(file, "JPEG", quality=88)
    elif isinstance(checked, Checked):
        checked.image.save(file, "PNG", compress_level=1)
    return Thumbnail(checked.kind, checked.width, checked.height, checked.notes, file.getvalue())


class ThumbnailCache:
    """Thumbnails by SHA-256, about `limit_bytes` of them at most; for all threads and processes at once.

    It is only a cache: what cannot be read or written, or is damaged, is as if it was not there. A file
    that is no sound database, holds anything else or is no regular file is thrown away and begun anew.
    """

    def __init__(self, folder: Path | None = None, *, limit_bytes: int | None = None) -> None:
        """In a folder of its own; what is left out, place or limit, is as this machine's settings say."""
        self._database: sqlite3.Connection | None = None
        if folder is None or limit_bytes is None:
            usual, limit = _usual()
            folder = usual if folder is None else folder
            limit_bytes = limit if limit_bytes is None else limit_bytes
        self._path = folder / FILE_NAME
        self._limit = limit_bytes
        self._lock = threading.Lock()
        # So that the first thing put looks at the size.
        self._rows_put = _PUTS_PER_TRIM

    def get(self, sha256: str) -> Thumbnail | None:
        """The thumbnail of the file with this SHA-256 (64 hex digits), or None."""
        return self.get_all((sha256,)).get(sha256)

    def get_all(self, sha256s: Sequence[str]) -> dict[str, Thumbnail]:
        """The thumbnails that are there, by SHA-256; quicker than one by one, for at most 1,000."""
        keys = [_key(sha256) for sha256 in sha256s]
        rows = self._run(
            f"SELECT sha256, body, used FROM thumbnail WHERE sha256 IN ({_places(keys)})"
            f" AND length(body) <= {_MOST_BYTES}",
            tuple(keys),
        )
        today = int(time.time() // _DAY)
        stale = [key for key, _, used in rows if used != today]
        if stale:
            self._run(f"UPDATE thumbnail SET used = ? WHERE sha256 IN ({_places(stale)})", (today, *stale))
        found = ((key, _unpacked(body)) for key, body, _ in rows if isinstance(body, bytes))
        return {key.hex(): thumbnail for key, thumbnail in found if thumbnail is not None}

    def pixels(self, sha256: str) -> Pixels | None:
        """The picture of the thumbnail, decoded; None where there is none."""
        thumbnail = self.get(sha256)
        if thumbnail is None or not thumbnail.picture:
            return None
        try:
            header = read_header(thumbnail.picture)
            if not _is_picture_of(thumbnail, header.width, header.height):
                return None
            return check_image(thumbnail.picture, box=THUMBNAIL_BOX).picture
        except ImageRefused:
            return None

    def put(self, sha256: str, thumbnail: Thumbnail) -> None:
        """Keep a thumbnail; where the cache has grown too large the longest unused ones go."""
        self.put_all([(sha256, thumbnail)])

    def put_all(self, thumbnails: Sequence[tuple[str, Thumbnail]]) -> None:
        """Keep several thumbnails (SHA-256, thumbnail), which is quicker than one by one."""
        today = int(time.time() // _DAY)
        rows = [(_key(sha256), today, _packed(thumbnail)) for sha256, thumbnail in thumbnails]
        if not rows:
            return
        with self._lock:
            self._rows_put += len(rows)
            due = self._rows_put >= _PUTS_PER_TRIM
            if due:
                self._rows_put = 0
        self._run(
            "INSERT OR REPLACE INTO thumbnail (sha256, used, body) VALUES "
            + ", ".join(["(?, ?, ?)"] * len(rows)),
            tuple(itertools.chain.from_iterable(rows)),
        )
        if due:
            self._trim()

    @property
    def size_bytes(self) -> int:
        """How much of the disk it takes."""
        sizes = (path.stat().st_size for path in self._path.parent.glob(f"{FILE_NAME}*"))
        try:
            return sum(sizes)
        except OSError:
            return 0

    def clear(self) -> None:
        """Throw everything away; what is needed is made again."""
        with self._lock:
            self._close()
            self._remove()

    def __del__(self) -> None:
        self._close()

    def close(self) -> None:
        """Let go of the file; another call opens it again."""
        with self._lock:
            self._close()

    def _trim(self) -> None:
        while True:
            rows = self._run("SELECT page_size * (page_count - freelist_count) FROM " + _PRAGMAS, ())
            if not rows or rows[0][0] <= self._limit:
                return
            self._run(
                "DELETE FROM thumbnail WHERE rowid IN (SELECT rowid FROM thumbnail ORDER BY used, rowid"
                " LIMIT max(1, (SELECT count(*) FROM thumbnail) / 10))",
                (),
            )

    def _run(self, statement: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        """Rows of one statement, which is one transaction; none where the cache does not work."""
        with self._lock:
            try:
                return self._open().execute(statement, values).fetchall()
            except OSError:
                return []
            except sqlite3.Error as error:
                # Extended codes have the plain one in their lowest byte.
                if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF not in _NOT_OF_THE_FILE:
                    self._close()
                    self._remove()
                return []

    def _files(self) -> list[Path]:
        return list(self._path.parent.glob(f"{FILE_NAME}*"))

    def _remove(self) -> None:
        for path in self._files():
            with contextlib.suppress(OSError):
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink()

    def _open(self) -> sqlite3.Connection:
        if self._database is None:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            # A pipe would hold us up, a link lead elsewhere.
            if not all(
                stat.S_ISREG(path.lstat().st_mode) for path in self._path.parent.glob(f"{FILE_NAME}*")
            ):
                self._remove()
            # Used under the lock alone, from whatever thread.
            database = sqlite3.connect(self._path, timeout=2, isolation_level=None, check_same_thread=False)
            try:
                database.execute("PRAGMA trusted_schema = OFF")
                (version,) = database.execute("PRAGMA user_version").fetchone()
                found = {sql for (sql,) in database.execute("SELECT sql FROM sqlite_master") if sql}
                if found and (version, found) != (_VERSION, _SCHEMA):
                    raise sqlite3.DatabaseError("another program's or version's")
                database.executescript(_SET_UP)
            except sqlite3.Error:
                database.close()
                raise
            self._database = database
        return self._database

    def _close(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None


def _usual() -> tuple[Path, int]:
    """Place and limit in bytes by this machine's settings; the defaults where these cannot be read."""
    try:
        settings = read_settings()
    except GridLabError:
        settings = Settings()
    folder = Path(settings.cache_folder) if settings.cache_folder else cache_folder()
    return folder / "thumbnails", settings.cache_megabytes * 1_000_000


def _key(sha256: str) -> bytes:
    if not _SHA256.fullmatch(sha256):
        raise ValueError(f"not a SHA-256: {sha256!r}")
    return bytes.fromhex(sha256)


def _places(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _packed(thumbnail: Thumbnail) -> bytes:
    notes = "\n".join(thumbnail.notes).encode()
    body = notes + thumbnail.picture
    facts = (thumbnail.width, thumbnail.height, _KINDS.index(thumbnail.kind), len(notes))
    checksum = zlib.crc32(body, zlib.crc32(_HEAD.pack(_MAGIC, 0, *facts)))
    return _HEAD.pack(_MAGIC, checksum, *facts) + body


def _unpacked(data: bytes) -> Thumbnail | None:
    if len(data) < _HEAD.size:
        return None
    magic, checksum, width, height, kind, length = _HEAD.unpack_from(data)
    head = _HEAD.pack(magic, 0, width, height, kind, length)
    if magic != _MAGIC or zlib.crc32(memoryview(data)[_HEAD.size :], zlib.crc32(head)) != checksum:
        return None
    picture_at = _HEAD.size + length
    if kind >= len(_KINDS) or picture_at > len(data):
        return None
    try:
        check_pixels(width, height)
        notes = data[_HEAD.size : picture_at].decode()
    except (ImageRefused, UnicodeDecodeError):
        return None
    return Thumbnail(
        _KINDS[kind], width, height, tuple(map(_said, notes.split("\n"))) if notes else (), data[picture_at:]
    )


def _said(note: str) -> Said:
    """A note as it was said, where it has no values; else its English text."""
    return verbatim(note) if "{" in note or "}" in note else Said(note, {})


def _is_picture_of(sound: Sound, width: int, height: int) -> bool:
    """Whether a picture of this size (pixels) can be that of the image, made to fit into the box."""
    scale = min(1.0, THUMBNAIL_BOX / max(sound.width, sound.height))
    return abs(width - sound.width * scale) <= 1 and abs(height - sound.height * scale) <= 1
