"""Where a study's folder still holds an annotator: session files and their copies, journals and temporary
files under any name, exclusions and notes. Designs, images and exports are looked at elsewhere."""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from gridlab.domain.codes import composed
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import say
from gridlab.store import disk
from gridlab.store.exclusions_file import FILE_NAME as EXCLUSIONS_FILE
from gridlab.store.notes_file import FILE_NAME as NOTES_FILE
from gridlab.store.sessions.database import LIMIT_BYTES
from gridlab.store.sessions.file import FOLDER, SUFFIX, read_session
from gridlab.store.sessions.list import head_of

_ELSEWHERE = frozenset({"images", "exports", "embeddings", "designs", "published"})
_TEMPORARY = ".part"
_ID = re.compile(r"[0-9a-f]{32}")
_SAYS_ID = re.compile(rb'"id":\s?"([0-9a-f]{32})"')
_SAYS_WHO = re.compile(rb'"annotator":\s?("(?:[^"\\]|\\.)*")')


@dataclass(slots=True)
class Traces:
    """Files of a study's folder, by whose they are. sessions: ids of the annotator's. unknown: nobody can
    tell, as they cannot be read."""

    theirs: list[Path] = field(default_factory=list)
    sessions: set[str] = field(default_factory=set)
    unknown: list[Path] = field(default_factory=list)


def traces_in(folder: Path, code: str, sessions: frozenset[str] = frozenset()) -> Traces:
    """The files that are of an annotator's sessions. sessions: further ids that are known to be theirs.

    Raises nothing: what cannot be looked at is among `unknown`.
    """
    found = Traces(sessions=set(sessions))
    owners: dict[str, str] = {}
    rest: list[Path] = []
    for path in _files(folder, found.unknown):
        head = head_of(path) if SUFFIX in path.name or path.suffix == _TEMPORARY else {}
        who = composed(str(head["annotator"])) if "annotator" in head else None
        if who is None:
            rest.append(path)
        elif who == code:
            found.theirs.append(path)
            found.sessions.add(str(head.get("id", path.name[:32])))
        else:
            owners[str(head.get("id", path.name[:32]))] = who
    if rest:
        _look_inside(rest, code, owners, found)
    return found


def _look_inside(paths: list[Path], code: str, owners: dict[str, str], found: Traces) -> None:
    """Files that are no sound sessions: by their name, or what their bytes say."""
    for path in paths:
        if path.name in (EXCLUSIONS_FILE, NOTES_FILE):
            continue
        ids, data = _ids_of(path), b""
        if ids & found.sessions:
            found.theirs.append(path)
            continue
        try:
            data = disk.read(path, limit_bytes=LIMIT_BYTES, what=say("session file"))
        except GridLabError:
            found.unknown.append(path)
            continue
        said = {identity.decode() for identity in _SAYS_ID.findall(data)}
        if code in _codes_in(data) or said & found.sessions:
            found.theirs.append(path)
            found.sessions.update(said if SUFFIX in path.name and said else ids)
        elif not ids & owners.keys() and SUFFIX in path.name:
            found.unknown.append(path)


def still_there(folder: Path, code: str, sessions: frozenset[str]) -> list[Path]:
    """Files that hold one of these ids, or the code as a whole value; for a search once all was erased."""
    values = tuple(json.dumps(code, ensure_ascii=escaped).encode() for escaped in (True, False))
    left = []
    for path in _files(folder, []):
        try:
            data = disk.read(path, limit_bytes=LIMIT_BYTES, what=say("session file"))
        except GridLabError:
            continue
        has_id = bool(_ids_of(path) & sessions) or any(one.encode() in data for one in sessions)
        if has_id or (any(value in data for value in values) and _is_value(path, data, code)):
            left.append(path)
    return left


def _is_value(path: Path, data: bytes, code: str) -> bool:
    """Whether what reads like the code is one: an image or a wording may be called the same."""
    if path.name in (EXCLUSIONS_FILE, NOTES_FILE):
        return True
    try:
        record = read_session(path)
    except GridLabError:
        return code in _codes_in(data)
    header = record.header
    return code in (composed(header.annotator), header.group, *(text for _, text in record.answers))


def _files(folder: Path, unseen: list[Path]) -> Iterator[Path]:
    """Files that may be of sessions. unseen: gets what cannot be looked at, or is no regular file."""

    def fail(error: OSError) -> None:
        unseen.append(Path(error.filename))

    for place, folders, names in os.walk(folder, onerror=fail):
        at = Path(place)
        is_sessions = FOLDER in at.relative_to(folder).parts[:1]
        if at == folder:
            folders[:] = [name for name in folders if name not in _ELSEWHERE]
        unseen += [at / name for name in folders if is_sessions and (at / name).is_symlink()]
        for name in sorted(names):
            path = at / name
            is_named = SUFFIX in name or path.suffix == _TEMPORARY or name in (EXCLUSIONS_FILE, NOTES_FILE)
            if not (is_sessions or is_named):
                continue
            try:
                is_file = stat.S_ISREG(path.lstat().st_mode)
            except OSError:
                continue
            if is_file:
                yield path
            else:
                unseen.append(path)


def _ids_of(path: Path) -> set[str]:
    named = _ID.match(path.name)
    return {named[0]} if named else set()


def _codes_in(data: bytes) -> set[str]:
    """The annotators that rows and notes of running sessions name, as they are kept."""
    found = set()
    for text in _SAYS_WHO.findall(data):
        try:
            found.add(composed(json.loads(text)))
        except ValueError:
            continue
    return found
