"""Versions of one session that were written at several places: which stay, and taking one into a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import say
from gridlab.store.atomic import write_whole
from gridlab.store.disk import listed
from gridlab.store.locks import locked
from gridlab.store.sessions.database import NewerSession, SessionHeld, session_image
from gridlab.store.sessions.file import SUFFIX, settle
from gridlab.store.sessions.parse import parse_log
from gridlab.store.sessions.read import read_log
from gridlab.store.sessions.rows import HEADER_ROWS, LogRow, is_discarded, withdrawn_log
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
        """The checksum of the header."""
        return self.log[HEADER_ROWS - 1].checksum

    def begins(self, other: Version) -> bool:
        """Whether the other is this one, or this one with more rows."""
        return len(self.log) <= len(other.log) and other.log[len(self.log) - 1].checksum == self.last


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
    """What was there, and what stands now by name of its file, the one that counts first."""

    before: tuple[Version, ...]
    files: dict[str, Version]


class ErasedSession(GridLabError):
    """A session whose annotator was erased: it is never taken again."""

    def __init__(self) -> None:
        super().__init__(say("Its annotator's sessions were erased from this study."))


class DamagedHere(GridLabError):
    """The folder's own file of the session cannot be read: damaged, or written by a newer program."""


def take_version(place: Path, session: str, version: Version, *, study: Path) -> Taken:
    """Bring the folder `place` to what stands once `version` is known there too; each file is re-read.

    study: the folder of the study, whose file says now which sessions are erased; another program may be
    erasing at this moment, and would remove what is there once it has the lock.
    Any order, any number of times, same result; at every moment all versions are on the disk. Raises
    ErasedSession, SessionHeld, DamagedHere, GridLabError, OSError.
    """
    place.mkdir(parents=True, exist_ok=True)
    with locked(place):
        if session in erased_now(study):
            raise ErasedSession
        there = _versions_there(place, session)
        wanted = file_names(session, standing_versions((*there.values(), version)))
        _write_changes(place, there, wanted)
    return Taken(tuple(there.values()), wanted)


def _versions_there(place: Path, session: str) -> dict[str, Version]:
    there = {}
    for path in listed(place, SUFFIX):
        if not path.name.startswith(session):
            continue
        try:
            there[path.name] = version_of(read_log(path))
            parse_log(there[path.name].log)
        except SessionHeld:
            raise
        except NewerSession as error:
            raise DamagedHere(error.what, safe=error.safe, todo=error.todo) from error
        except GridLabError as error:
            raise DamagedHere(
                say(
                    "{name} in {folder} is damaged; recover it or move it away first.",
                    name=path.name,
                    folder=place.parent.name,
                )
            ) from error
    return there


def _write_changes(place: Path, there: dict[str, Version], wanted: dict[str, Version]) -> None:
    for name in sorted(wanted, key=len, reverse=True):  # copies before the one that counts
        if there.get(name) == wanted[name]:
            continue
        if name in there:
            settle(place / name)
        log = wanted[name].log
        write_whole(place / name, session_image(log), what=say("session file"), check=_holding(log))
    for name in there.keys() - wanted.keys():  # contained in another, or written under its new name
        settle(place / name)
        (place / name).unlink()


def _holding(log: Sequence[LogRow]) -> Callable[[Path], None]:
    """A check that a written file reads back as the rows it was made from."""

    def check(path: Path) -> None:
        if read_log(path) != list(log):
            raise GridLabError(
                say("A session was written but reads back otherwise: the disk is not to be trusted."),
                safe=say("What was there before is unchanged."),
            )

    return check
