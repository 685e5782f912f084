"""The folder of a published page: written whole or not at all, and verified by its manifest."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

from gridlab.domain.errors import Finding, GridLabError, Problem
from gridlab.domain.limits import Several, Text, closed
from gridlab.domain.progress import Progress, no_progress, one_by_one
from gridlab.domain.publication import MOST_FILES, PageFile, Publication
from gridlab.domain.said import NOTHING, Said, say
from gridlab.domain.study import ID
from gridlab.store.atomic import clean_leftovers, temporary_beside
from gridlab.store.disk import (
    NotOrdinary,
    everything_else,
    explained,
    fsync,
    fsync_folder,
    is_there,
    make_folder,
    opened,
    read,
    reason,
    shown,
    write,
)
from gridlab.store.json_text import Refused, parse_json, pretty
from gridlab.store.study_file import FILE_NAME as STUDY_FILE
from gridlab.store.typed_json import validated
from gridlab.store.versions import head_of, upgraded

FORMAT = "gridlab-page"
MANIFEST = "manifest.json"
_LIMIT_BYTES = 256 * 2**20
_PIECE = 1 << 20
_SYNCING = 16
_NOTHING = say("Nothing was written.")


@closed
@dataclass(frozen=True, slots=True)
class _Manifest:
    """What manifest.json says."""

    publication: Annotated[str, Text("Id of the publication.", 32, ID, form="kept")]
    files: Annotated[tuple[PageFile, ...], Several("All other files.", 0, MOST_FILES)] = ()


class NewFolder:
    """A folder of a page that is being made, under another name. files: what is in it so far."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.files: list[PageFile] = []

    def write(self, path: str, data: bytes) -> None:
        """Add a file; path with / between its parts. Raises OSError."""
        target = self.place.joinpath(*path.split("/"))
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644)
        try:
            write(descriptor, data)
        finally:
            os.close(descriptor)
        self.files.append(PageFile(path, hashlib.sha256(data).hexdigest(), len(data)))

    def listed(self) -> tuple[PageFile, ...]:
        """All of its files, by path."""
        return tuple(sorted(self.files, key=lambda one: one.path))


@contextmanager
def new_folder(out: Path) -> Iterator[NewFolder]:
    """Make the folder `out`, where nothing may be yet: inside it is filled, `put` gives it its name.

    Whatever happens, nothing half-made stays. Raises GridLabError.
    """
    check_free(out)
    make_folder(out.parent)
    clean_leftovers(out.parent)
    place = temporary_beside(out)
    with explained(
        "The page could not be written to {folder}: {reason}.",
        folder=shown(out),
        safe=_NOTHING,
        todo=say("Make room or choose another place, then publish again."),
    ):
        place.mkdir()
        try:
            yield NewFolder(place)
        finally:
            shutil.rmtree(place, ignore_errors=True)


def check_free(out: Path) -> None:
    """Raise GridLabError where something is at this place already."""
    if is_there(out):
        raise GridLabError(
            say("{path} already exists.", path=shown(out)),
            safe=say("It wasn't changed."),
            todo=say("Name a folder that doesn't exist yet."),
        )


def put(folder: NewFolder, publication: Publication, out: Path) -> None:
    """Write the manifest and give the folder its name. Raises GridLabError, OSError."""
    if not any(one.path == MANIFEST for one in folder.files):
        folder.write(MANIFEST, manifest_bytes(publication.id, publication.files))
    paths = [folder.place.joinpath(*one.path.split("/")) for one in folder.files]
    # Many at once: the disk takes them together, and thousands one after the other would take half a minute.
    with ThreadPoolExecutor(_SYNCING) as pool:
        for _ in pool.map(_synced, paths):
            pass
    for place in {path.parent for path in paths}:
        fsync_folder(place)
    check_free(out)
    folder.place.rename(out)
    with contextlib.suppress(OSError):  # it is there; the folder above may be one that cannot be synced
        fsync_folder(out.parent)


def _synced(path: Path) -> None:
    with path.open("r+b") as file:
        fsync(file.fileno())


def manifest_bytes(publication: str, files: tuple[PageFile, ...]) -> bytes:
    """The text of manifest.json."""
    said = head_of(FORMAT) | {"publication": publication, "files": [asdict(one) for one in files]}
    return pretty(said)


def read_manifest(folder: Path) -> tuple[str, tuple[PageFile, ...]]:
    """Publication and files that the manifest of a published folder names. Raises GridLabError."""
    what = say("manifest")
    data = read(folder / MANIFEST, limit_bytes=_LIMIT_BYTES, what=what)
    bare, _ = upgraded(parse_json(data, what=what, limit_bytes=_LIMIT_BYTES), FORMAT, what)
    found = validated(_Manifest, json.dumps(bare), what)
    for at, one in enumerate(found.files):
        if not all(part.strip(".") for part in one.path.split("/")):
            allowed = say("a path in the folder")
            raise Refused(what, [Problem(f"$.files[{at}].path", one.path, allowed)])
    return found.publication, found.files


def is_page(folder: Path) -> bool:
    """Whether a folder looks like that of a published page, and is none of a study."""
    return is_there(folder / MANIFEST) and not is_there(folder / STUDY_FILE)


def check_page(folder: Path, *, progress: Progress = no_progress) -> list[Finding]:
    """What is not as it was published in a folder; every file is read. progress counts files."""
    try:
        _, files = read_manifest(folder)
    except GridLabError as error:
        return [Finding(shown(folder / MANIFEST), error.said)]
    found = []
    for one in one_by_one(files, progress, None):
        path = folder.joinpath(*one.path.split("/"))
        if problem := _file_problem(path, one):
            found.append(Finding(shown(path), problem))
    known = {folder.joinpath(*one.path.split("/")) for one in files} | {folder / MANIFEST}
    others = (path for path in sorted(folder.rglob("*")) if path not in known and not path.is_dir())
    found += [Finding(shown(path), say("It does not belong to the published page.")) for path in others]
    told = {one.path for one in found}
    found += [
        Finding(shown(path), NotOrdinary(path, mode).said)
        for path, mode in everything_else(folder)
        if shown(path) not in told
    ]
    return found


def _file_problem(path: Path, wanted: PageFile) -> Said:
    try:
        if not is_there(path):
            return say("It is missing.")
        digest = hashlib.sha256()
        with opened(path) as file:
            if os.fstat(file.fileno()).st_size != wanted.bytes:
                return say("It is not as it was published.")
            while piece := file.read(_PIECE):
                digest.update(piece)
    except GridLabError as error:
        return error.said
    except OSError as error:
        return say("It cannot be read: {reason}.", reason=reason(error))
    return NOTHING if digest.hexdigest() == wanted.sha256 else say("It is not as it was published.")
