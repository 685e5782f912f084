"""A published folder as a server hands it out: its files, its numbers, and what it gives at the end."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gridlab.domain.errors import GridLabError, failure
from gridlab.domain.publication import Codes, PageFile
from gridlab.domain.said import say
from gridlab.store.disk import inside, read, shown
from gridlab.store.json_text import parse_json
from gridlab.store.web.codes_file import codes_of
from gridlab.store.web.folder import check_page, is_page, read_manifest
from gridlab.store.web.inbox_rows import Returning

_HIT, _ASSIGNED = "hit.js", "globalThis.GRIDLAB_HIT="
_LIMIT_BYTES = 64 * 2**20
_KEPT_BYTES = 64 * 2**20
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".webp": "image/webp",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
}
_LASTING = ("images/", "fonts/")


@dataclass
class Site:
    """One published folder. links: numbers of persons' own links, by the first 16 hexadecimal digits of the
    SHA-256 of each token."""

    folder: Path
    publication: str
    files: Mapping[str, PageFile]
    numbers: range
    returning: Returning
    links: Mapping[str, int]
    codes: Codes
    _kept: dict[str, bytes] = field(default_factory=dict)
    _kept_bytes: int = 0

    def link(self, token: str) -> int | None:
        """The number of a person's link, None for none of this publication."""
        return self.links.get(hashlib.sha256(token.encode()).hexdigest()[:16])

    def content_type(self, path: str) -> str:
        """Of a file."""
        return _TYPES.get(Path(path).suffix.lower(), "application/octet-stream")

    def lasts(self, path: str) -> bool:
        """Whether a file never changes under its name."""
        return path.startswith(_LASTING)

    def content(self, path: str) -> bytes:
        """The bytes of a file that the manifest names. Raises GridLabError where it was changed since."""
        known = self._kept.get(path)
        if known is not None:
            return known
        place = inside(self.folder, self.folder.joinpath(*path.split("/")))
        data = read(place, limit_bytes=max(1, self.files[path].bytes), what=say("file of the page"))
        if hashlib.sha256(data).hexdigest() != self.files[path].sha256:
            raise _changed(path)
        if self._kept_bytes + len(data) <= _KEPT_BYTES:
            self._kept[path] = data
            self._kept_bytes += len(data)
        return data


def read_site(folder: Path) -> Site:
    """The site that a published folder is, every file of it looked at.

    Raises GridLabError where the folder is not as it was published, or sends its answers elsewhere.
    """
    if not is_page(folder):
        raise failure(
            "{folder} is not the folder of a published page.",
            folder=shown(folder),
            safe=say("Nothing was changed."),
            todo=say("Name the folder that `gridlab publish` made."),
        )
    publication, files = read_manifest(folder)
    for finding in check_page(folder):
        raise failure(
            "The page in {folder} is not as it was published: {path}: {what:clause}.",
            folder=shown(folder),
            path=finding.path,
            what=finding.what,
            safe=say("Nothing was changed."),
            todo=say("Publish again, or copy the whole folder once more."),
        )
    hit = _hit(folder)
    if hit["publication"] != publication or hit["sink"]["kind"] != "serve":
        raise failure(
            "The page in {folder} sends its answers elsewhere.",
            folder=shown(folder),
            safe=say("Nothing was changed."),
            todo=say("Publish it with `--sink serve` to have its answers taken here."),
        )
    first, count = hit["numbers"]["first"], hit["numbers"]["count"]
    return Site(
        folder,
        publication,
        {one.path: one for one in files},
        range(first, first + count),
        hit["returning"],
        hit["links"] or {},
        codes_of(folder, publication),
    )


def _hit(folder: Path) -> Mapping[str, Any]:
    """What hit.js says; that it is as it was published was looked at."""
    text = read(folder / _HIT, limit_bytes=_LIMIT_BYTES, what=say("file of the page"))
    value = text.strip().removeprefix(_ASSIGNED.encode()).removesuffix(b";")
    what = say("file {name} of the page", name=_HIT)
    hit = parse_json(value, what=what, limit_bytes=_LIMIT_BYTES)
    if (
        not isinstance(hit, dict)
        or not {"publication", "sink", "numbers", "returning", "links"} <= hit.keys()
    ):
        raise _changed(_HIT)
    return hit


def _changed(path: str) -> GridLabError:
    return failure(
        "{path} is not as it was published.",
        path=path,
        safe=say("Answers that came are stored."),
        todo=say("Publish again, or copy the whole folder once more."),
    )
