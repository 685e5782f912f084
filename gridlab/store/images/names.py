"""Names of image files: raw bytes as the file system has them, and the text that a study shows and keeps."""

from __future__ import annotations

import contextlib
import os
import posixpath
import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Final

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import NOTHING, Said, say
from gridlab.store.disk import inside
from gridlab.store.images.headers.kinds import Kind

_SUFFIXES: Final[dict[Kind, tuple[bytes, ...]]] = {
    "PNG": (b".png", b".apng"),
    "JPEG": (b".jpg", b".jpeg", b".jpe", b".jfif"),
    "WEBP": (b".webp",),
    "BMP": (b".bmp", b".dib"),
    "GIF": (b".gif",),
    "TIFF": (b".tif", b".tiff"),
    "AVIF": (b".avif", b".avifs"),
    "HEIC": (b".heic", b".heif", b".hif"),
}
_LONGEST_SHOWN_SUFFIX = 20
_ESCAPE = re.compile(rb"\\(?:\\|x([0-9A-Fa-f]{2}))?")
_SPECIAL = re.compile("[\\\\\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\udc80-\udcff]")


def shown_name(raw: bytes) -> str:
    r"""Text of a file name or relative path: printable, on one line, and different for different bytes.

    Bytes that are not UTF-8 and control characters (with them those that break a line or turn its
    direction) are written `\xhh` per byte, a backslash `\\`. All else stays, so NFC and NFD twins stay two.
    """
    return _SPECIAL.sub(_escaped, raw.decode("utf-8", "surrogateescape"))


def _escaped(match: re.Match[str]) -> str:
    if match[0] == "\\":
        return "\\\\"
    return "".join(f"\\x{byte:02x}" for byte in match[0].encode("utf-8", "surrogateescape"))


def raw_name(shown: str) -> bytes:
    """The bytes of a shown name; GridLabError where a special character is not escaped."""
    raw = b""
    with contextlib.suppress(ValueError):
        raw = _ESCAPE.sub(_unescaped, shown.encode("utf-8"))
    if not raw or b"\0" in raw or shown_name(raw).casefold() != shown.casefold():
        raise GridLabError(
            say("{shown!a} is not an image name as GridLab writes it.", shown=shown),
            todo=say("A backslash is written \\\\, other special bytes \\xhh."),
            safe=say("Nothing was changed."),
        )
    return raw


def _unescaped(match: re.Match[bytes]) -> bytes:
    if match[0] == b"\\":
        raise ValueError
    return b"\\" if match[1] is None else bytes.fromhex(match[1].decode("ascii"))


def wrong_suffix(raw: bytes, kind: Kind) -> Said:
    """Why a file with this name and content is refused; empty where its suffix fits or it has none."""
    suffix = posixpath.splitext(raw)[1]
    if len(suffix) < 2 or suffix.lower() in _SUFFIXES[kind]:
        return NOTHING
    shown = shown_name(suffix)
    if len(shown) > _LONGEST_SHOWN_SUFFIX:
        shown = shown[:_LONGEST_SHOWN_SUFFIX] + "…"
    usual = _SUFFIXES[kind][0].decode()
    return say(
        "its content is {kind} but its name ends in {shown}. Rename it to end in {usual}.",
        kind=kind,
        shown=shown,
        usual=usual,
    )


def image_file(folder: Path, shown: str) -> Path:
    """Path of the image in `folder`; GridLabError for a name that leads out of the folder."""
    raw = raw_name(shown)
    parts = raw.split(b"/")
    outside = any(part in (b"", b".", b"..") for part in parts)
    if os.name == "nt":
        outside = outside or any(b"\\" in part or b":" in part for part in parts)
    if outside:
        raise GridLabError(
            say("The image name {shown} leads out of the image folder.", shown=shown),
            safe=say("Nothing was opened."),
            todo=say("Put the file itself there instead of a link."),
        )
    return folder / os.fsdecode(raw)


def image_place(folder: Path, name: str) -> Path:
    """As `image_file`, and no link leads out of the folder either. Need not exist. Raises GridLabError."""
    return inside(folder, image_file(folder, name))


def is_image_name(name: str) -> bool:
    """Whether a name is the text form of a relative path without `.`, `..` and empty parts."""
    try:
        image_file(Path(), name)
    except GridLabError:
        return False
    return True


class NameMatcher:
    """Finds the images that a name of a table means."""

    def __init__(self, names: Iterable[str]) -> None:
        self._exact = frozenset(names)
        self._twins: dict[str, list[str]] = {}
        for name in self._exact:
            self._twins.setdefault(_composed(name), []).append(name)

    def fitting(self, name: str) -> list[str]:
        """Names of images: those that are called so, else those that a part of the path fits.

        These are the ones at the end of whose paths the name stands, as a base name does, or that stand at
        its own end.
        """
        called = self.called(name)
        if called:
            return called
        parts = _parts(name)
        path = "/".join(parts)
        if path in self._tails:
            return self._tails[path]
        ends = ("/".join(parts[at:]) for at in range(1, len(parts)))
        return next((self._twins[end] for end in ends if end in self._twins), [])

    def called(self, name: str) -> list[str]:
        """Names of images: the very same, else those that differ in their Unicode form alone, or in being
        written with `./` and backslashes."""
        if name in self._exact:
            return [name]
        return self._twins.get(_composed(name)) or self._twins.get("/".join(_parts(name)), [])

    @cached_property
    def _tails(self) -> dict[str, list[str]]:
        """Names by the ends of their paths."""
        found: dict[str, list[str]] = {}
        for name in self._exact:
            end = _composed(name)
            while "/" in end:
                end = end[end.index("/") + 1 :]
                found.setdefault(end, []).append(name)
        return found


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _parts(path: str) -> list[str]:
    return [part for part in re.split(r"[\\/]", _composed(path)) if part not in ("", ".")]
