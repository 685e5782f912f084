"""Taking session files from other stations into a study: any order, any number of times, same result."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gridlab.app.brought_designs import bring_designs
from gridlab.app.study import OpenStudy
from gridlab.app.uses import Changed, Kind, Outcome, Use, first_few, sessions_said
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Progress, no_progress
from gridlab.domain.said import Said, say
from gridlab.domain.session import SessionHeader
from gridlab.store.disk import is_folder, listed, reason
from gridlab.store.sessions.database import SessionHeld
from gridlab.store.sessions.file import FOLDER, SUFFIX
from gridlab.store.sessions.list import sessions_folder
from gridlab.store.sessions.parse import parse_log
from gridlab.store.sessions.read import read_log
from gridlab.store.sessions.taking import DamagedHere, ErasedSession, Taken, Version, take_version, version_of

TAKES_IN = frozenset({Changed.SESSIONS, Changed.DESIGNS})
_KNOWN, _ADDED, _LONGER = say("already there"), say("added"), say("took the place of a shorter one")


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of one file. refused: it was not taken, and `outcome` says why."""

    path: Path
    outcome: Said
    session: str = ""
    refused: bool = False


@dataclass(frozen=True, slots=True)
class _Incoming:
    path: Path
    header: SessionHeader
    version: Version


def merge(
    opened: OpenStudy,
    paths: Iterable[Path],
    *,
    progress: Progress = no_progress,
    cancel: Cancel | None = None,
) -> tuple[Merged, ...]:
    """Take session files, or all those in folders, into the study; the originals stay as they are.

    One row for each file, and for each folder without any; what is refused does not keep others from being
    taken. Raises GridLabError
    where the study cannot be written; each session is then as before or as after. progress counts files.
    """
    rows: list[Merged] = []
    files = _files(paths, rows)
    designs: set[str] = set()
    try:
        _take_all(opened, files, rows, designs, progress, cancel)
    finally:
        # Also of those taken before a failure: no session is without its design.
        bring_designs(opened, designs)
    progress(len(files), len(files))
    return tuple(rows)


def bringing_in(opened: OpenStudy, paths: Sequence[Path]) -> Use[tuple[Merged, ...]]:
    """Taking session files of other stations, as a use."""
    return Use(
        say("Bringing in sessions"),
        lambda cancel, progress: merge(opened, paths, progress=progress, cancel=cancel),
        told_merged,
        TAKES_IN,
    )


def told_merged(rows: Sequence[Merged]) -> Outcome:
    """What became of session files that were brought in."""
    if not rows:
        return Outcome("warn", say("No session files were found there."))
    refused = [row for row in rows if row.refused]
    new = [row for row in rows if row.outcome in (_ADDED, _LONGER)]
    odd = [row for row in rows if row not in refused and row not in new and row.outcome != _KNOWN]
    kind: Kind = "bad" if refused else "warn" if odd else "ok"
    what = say(
        "{new} taken, {known} there already, {refused} refused.",
        new=sessions_said(len(new)),
        known=len(rows) - len(refused) - len(new) - len(odd),
        refused=len(refused),
    )
    lines = [say("{file}: {what}", file=row.path.name, what=row.outcome) for row in (*refused, *odd)]
    return Outcome(kind, what, first_few(lines))


def _take_all(
    opened: OpenStudy,
    files: list[Path],
    rows: list[Merged],
    designs: set[str],
    progress: Progress,
    cancel: Cancel | None,
) -> None:
    """Take one file after the other, with a row for each; gathers the ids of the designs of those taken."""
    for done, path in enumerate(files):
        if cancel is not None:
            cancel.raise_if_set()
        progress(done, len(files))
        try:
            incoming = _read(opened, path)
        except GridLabError as error:
            rows.append(Merged(path, say("refused: {what}", what=error.what), refused=True))
            continue
        rows.append(_take(opened, incoming))
        if not rows[-1].refused:
            designs.add(incoming.header.design_id)


def _files(paths: Iterable[Path], rows: list[Merged]) -> list[Path]:
    """The session files that are meant; rows gets one for each folder that gives none."""
    files: list[Path] = []
    for path in paths:
        if not is_folder(path):
            files.append(path)
            continue
        place = path / FOLDER if is_folder(path / FOLDER) else path
        try:
            found = listed(place, SUFFIX)
        except GridLabError as error:
            rows.append(Merged(path, say("refused: {what}", what=error.what), refused=True))
            continue
        if not found:
            rows.append(Merged(path, say("holds no session files")))
        files.extend(found)
    # By content of the name, so that one call gives the same for files named in any order.
    return sorted(dict.fromkeys(files), key=lambda path: (path.name, str(path)))


def _read(opened: OpenStudy, path: Path) -> _Incoming:
    log = read_log(path)
    header = parse_log(log, what=say("session {name}", name=path.name)).record.header
    if header.study != opened.study.id:
        raise GridLabError(say("It belongs to another study."))
    return _Incoming(path, header, version_of(log))


def _take(opened: OpenStudy, incoming: _Incoming) -> Merged:
    session = incoming.header.id
    try:
        taken = take_version(sessions_folder(opened.folder), session, incoming.version, study=opened.folder)
    except (SessionHeld, DamagedHere, ErasedSession) as error:
        return Merged(incoming.path, say("refused: {what}", what=error.what), session, refused=True)
    except OSError as error:
        raise GridLabError(
            say("{name} could not be taken: {reason}.", name=incoming.path.name, reason=reason(error)),
            safe=say("What the study had before is unchanged."),
        ) from error
    return Merged(incoming.path, _outcome(incoming.version, taken), session)


def _outcome(version: Version, taken: Taken) -> Said:
    if any(version.begins(other) for other in taken.before):
        return _KNOWN
    if version not in taken.standing:
        return say("withdrawn elsewhere, its answers discarded")
    name = next(name for name, other in taken.files.items() if other == version)
    if len(taken.standing) > 1:
        second = ", ".join(other for other in taken.files if other != next(iter(taken.files)))
        return say(
            "differs from what was there: both kept, {second} is not exported ({name})",
            second=second,
            name=name,
        )
    return _LONGER if taken.before else _ADDED
