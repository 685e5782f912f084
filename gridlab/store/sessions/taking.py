"""Versions of one session that were written at several places: which stay, and taking one into a folder."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import say
from gridlab.store.atomic import write_whole
from gridlab.store.disk import fsync_folder, listed, read, replace
from gridlab.store.locks import locked
from gridlab.store.sessions.beside import journal_of
from gridlab.store.sessions.database import LIMIT_BYTES, DamagedSession, SessionHeld, session_content
from gridlab.store.sessions.file import SUFFIX, settle
from gridlab.store.sessions.parse import parse_log
from gridlab.store.sessions.read import read_log, read_rows
from gridlab.store.sessions.recoding import agreed
from gridlab.store.sessions.recovery import provable
from gridlab.store.sessions.rows import HEADER_ROWS, LogRow, body_value, is_discarded, withdrawn_log
from gridlab.store.study_file import erased_now


@dataclass(frozen=True, slots=True)
class Version:
    """One log of a session."""

    log: tuple[LogRow, ...]

    @property
    def last(self) -> str:
        """The last checksum, which tells versions apart: it covers all rows."""
        return self.log[-1].checksum

    @property
    def head(self) -> str:
        """The checksum of the header; of a session on the web, whose discarded form says less of the person,
        its publication and number."""
        if '"source":"web"' in self.log[0].body:
            head = body_value(self.log[0].body)
            return f"{head['publication']} {head['number']}"
        return self.log[HEADER_ROWS - 1].checksum

    def begins(self, other: Version) -> bool:
        """Whether the other is this one, or this one with more rows; of a recovered one: all that it has."""
        if self.has_gaps:
            rows, others = self._rows(), iter(other._rows())
            return len(rows) < len(other._rows()) and all(row in others for row in rows)
        return len(self.log) <= len(other.log) and other.log[len(self.log) - 1].checksum == self.last

    @property
    def has_gaps(self) -> bool:
        """Whether it was recovered, and rows of it are lost."""
        return any(row.kind == "gap" for row in self.log)

    def _rows(self) -> list[tuple[str, str]]:
        return [(row.kind, row.body) for row in self.log if row.kind != "gap"]


def version_of(log: Sequence[LogRow]) -> Version:
    """The version that a log is; of a discarded session without the answers."""
    return Version(tuple(withdrawn_log(log) if is_discarded(log) else log))


def standing_versions(versions: Iterable[Version]) -> list[Version]:
    """The versions that stay, the one that counts first; the order they come in makes no difference.

    One that is the beginning of another goes. Where the annotator withdrew and discarded the answers no
    other version of that session stays. First: a complete one, most answers, most rows, highest checksum.
    """
    known = {version.last: version for version in versions}
    discarded: dict[str, Version] = {}
    for version in known.values():
        if is_discarded(version.log):
            best = discarded.get(version.head)
            if best is None or version.last > best.last:
                discarded[version.head] = version
    left = [v for v in known.values() if v.head not in discarded] + list(discarded.values())
    longest = [v for v in left if not any(v is not other and v.begins(other) for other in left)]
    return sorted(longest, key=_weight, reverse=True)


def file_names(session: str, versions: Sequence[Version]) -> dict[str, Version]:
    """How the files of these versions (`standing_versions`) are called."""
    names = {f"{session}{SUFFIX}": versions[0]}
    for version in versions[1:]:
        names[f"{session}.copy-{version.last[:12]}{SUFFIX}"] = version
    return names


def _weight(version: Version) -> tuple[bool, int, int, str]:
    record = parse_log(version.log).record
    return record.status == "complete", record.answered, len(version.log), version.last


@dataclass(frozen=True, slots=True)
class Taken:
    """What was there, and what stands now by name of its file, the one that counts first. version: what was
    taken; its code and theirs are the ones that stand now. recoded: whether files here got another code by
    it. aside: how damaged files are called now whose place was taken."""

    before: tuple[Version, ...]
    files: dict[str, Version]
    version: Version
    recoded: bool = False
    aside: tuple[str, ...] = ()


class ErasedSession(GridLabError):
    """A session whose annotator was erased: it is never taken again."""

    def __init__(self) -> None:
        super().__init__(say("Its annotator's sessions were erased from this study."))


class UnreadableHere(GridLabError):
    """The folder's own file of the session cannot be read, though it may be sound."""


def take_version(place: Path, session: str, version: Version, *, study: Path) -> Taken:
    """Bring the folder `place` to what stands once `version` is known there too; each file is re-read.

    study: the folder of the study, whose file says now which sessions are erased; another program may be
    erasing at this moment, and would remove what is there once it has the lock. A damaged file whose place is
    needed is kept beside it; what is proven of it without a gap counts like any other version. All get the
    code that was given last to any of them.
    Any order, any number of times, same result; at every moment all versions are on the disk. Raises
    ErasedSession, SessionHeld, UnreadableHere, GridLabError, OSError.
    """
    place.mkdir(parents=True, exist_ok=True)
    with locked(place):
        if session in erased_now(study):
            raise ErasedSession
        there, damaged = _versions_there(place, session)
        proven = [one for one in damaged.values() if one is not None]
        known = [Version(tuple(log)) for log in agreed([v.log for v in (*there.values(), *proven, version)])]
        before, version = tuple(known[: len(there)]), known[-1]
        wanted = file_names(session, standing_versions(known))
        is_gone = all(is_discarded(one.log) for one in wanted.values())
        aside = tuple(
            _put_aside(place / name, is_discarded=is_gone) for name in sorted(damaged.keys() & wanted.keys())
        )
        _write_changes(place, there, wanted)
    return Taken(before, wanted, version, before != tuple(there.values()), aside)


def _versions_there(place: Path, session: str) -> tuple[dict[str, Version], dict[str, Version | None]]:
    """The versions by name of their file; and damaged files, with what is proven of them without a gap."""
    there: dict[str, Version] = {}
    damaged: dict[str, Version | None] = {}
    for path in listed(place, SUFFIX):
        if not path.name.startswith(session):
            continue
        try:
            version = version_of(read_log(path))
        except DamagedSession:
            damaged[path.name] = _proven(path, session)
            continue
        except SessionHeld:
            raise
        except GridLabError as error:
            raise UnreadableHere(error.what, safe=error.safe, todo=error.todo) from error
        try:
            parse_log(version.log)
            there[path.name] = version
        except GridLabError:
            damaged[path.name] = None
    return there, damaged


def _proven(path: Path, session: str) -> Version | None:
    with suppress(GridLabError):
        proof = provable(path)
        if not proof.gaps and not proof.unproven and parse_log(proof.log).record.header.id == session:
            return version_of(proof.log)
    return None


def _put_aside(path: Path, *, is_discarded: bool) -> str:
    """Give a damaged file and its journal names by which they are no sessions; returns that of the file.

    is_discarded: the annotator discarded the answers, so that nothing of them is kept.
    """
    if is_discarded:
        path.unlink()
        journal_of(path).unlink(missing_ok=True)
        return path.name
    digest = hashlib.sha256(read(path, limit_bytes=LIMIT_BYTES)).hexdigest()
    kept = path.with_name(f"{path.name}.damaged-{digest[:12]}")
    with suppress(FileNotFoundError):
        replace(journal_of(path), journal_of(kept))
    replace(path, kept)
    fsync_folder(path.parent)
    return kept.name


def _write_changes(place: Path, there: dict[str, Version], wanted: dict[str, Version]) -> None:
    for name in sorted(wanted, key=len, reverse=True):  # copies before the one that counts
        if there.get(name) == wanted[name]:
            continue
        if name in there:
            settle(place / name)
        log = wanted[name].log
        write_whole(place / name, session_content(log), what=say("session file"), check=_holding(log))
    for name in there.keys() - wanted.keys():  # contained in another, or written under its new name
        settle(place / name)
        (place / name).unlink()


def _holding(log: Sequence[LogRow]) -> Callable[[Path], None]:
    """A check that a written file reads back as the rows it was made from."""

    def check(path: Path) -> None:
        if not read_rows(path, lambda rows: all(one == other for one, other in zip_longest(log, rows))):
            raise GridLabError(
                say("The session was saved, but reads back differently. Don't trust this disk."),
                safe=say("What was there before is unchanged."),
                todo=say("Copy the study to another disk, then try again."),
            )

    return check
