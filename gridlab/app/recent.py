"""Studies opened lately as one knows them again: title, the day of the last change, and some images.

Only the beginning of study.json is read: of a study of 100,000 images it is enough, and nothing is checked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from gridlab.app.uses import Work
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Progress
from gridlab.store import disk
from gridlab.store.images.reader import Pixels, read_pixels

PICTURES = 4
_START_BYTES = 32 * 1024
_TEXT = r'"{key}":\s*("(?:[^"\\]|\\.)*")'
_CHANGING = ("study.json", "designs", "sessions")


@dataclass(frozen=True, slots=True)
class RecentStudy:
    """title: the folder's name where it has none. changed: the day, None where that is not known. pictures:
    up to four of its images.
    """

    folder: Path
    title: str
    changed: date | None = None
    pictures: tuple[Pixels, ...] = ()


def looked_at(folders: Sequence[Path], side: int) -> Work[tuple[RecentStudy, ...]]:
    """Work that looks at studies. side: of the box of each picture, in device pixels."""

    def work(cancel: Cancel, _progress: Progress) -> tuple[RecentStudy, ...]:
        found = []
        for folder in folders:
            cancel.raise_if_set()
            found.append(_look(folder, side))
        return tuple(found)

    return work


def _look(folder: Path, side: int) -> RecentStudy:
    try:
        start = disk.read_start(folder / "study.json", count=_START_BYTES).decode("utf-8", "ignore")
    except GridLabError:
        return RecentStudy(folder, folder.name)
    title = next(_texts("title", start.partition('"images"')[0]), "")
    pictures: list[Pixels] = []
    for name in _texts("name", start.partition('"images"')[2]):
        if len(pictures) == PICTURES:
            break
        with suppress(GridLabError):  # one of linked images is elsewhere, and one may be gone
            path = disk.inside(folder, folder / "images" / name)
            pictures.append(read_pixels(path, width=side, height=side, fit="cover"))
    return RecentStudy(folder, title or folder.name, _changed(folder), tuple(pictures))


def _texts(key: str, text: str) -> Iterator[str]:
    """The texts of a key, in order."""
    for found in re.finditer(_TEXT.format(key=key), text):
        with suppress(ValueError):
            yield json.loads(found[1])


def _changed(folder: Path) -> date | None:
    times = []
    for name in _CHANGING:
        with suppress(OSError):
            times.append((folder / name).stat().st_mtime)
    return datetime.fromtimestamp(max(times), UTC).astimezone().date() if times else None
