"""Taking session files from other stations into a study: any order, any number of times, same result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from gridlab.app.designs import design_files
from gridlab.app.study import DESIGNS, OpenStudy, part_of
from gridlab.app.uses import Changed, Kind, Outcome, Use, first_few, sessions_said
from gridlab.domain.codes import composed, looks_personal, spoken
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Progress, no_progress, one_by_one
from gridlab.domain.said import NOTHING, Said, joined, say
from gridlab.domain.session import PEOPLE, SessionHeader
from gridlab.store.design_file import design_bytes, design_id, read_design, write_design
from gridlab.store.disk import is_folder, is_there, listed, make_folder, reason
from gridlab.store.sessions.database import SessionHeld
from gridlab.store.sessions.file import FOLDER, SUFFIX, read_session
from gridlab.store.sessions.list import Row, list_sessions, sessions_folder
from gridlab.store.sessions.parse import parse_log
from gridlab.store.sessions.read import read_log
from gridlab.store.sessions.recoding import code_of
from gridlab.store.sessions.taking import (
    ErasedSession,
    Taken,
    UnreadableHere,
    Version,
    take_version,
    version_of,
)

TAKES_IN = frozenset({Changed.SESSIONS, Changed.DESIGNS})
KNOWN, ADDED, LONGER = say("already there"), say("added"), say("replaced a shorter one")
GONE = say("withdrawn elsewhere, its answers discarded")
RECODED = say("the code that was corrected there holds here too")
# Of a name in UTF-8, so that it fits a file's with what is added.
_NAME_BYTES = 150
_SHORT_ID = 8


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of one file. refused: it was not taken, and `outcome` says why. annotator: whose it is.
    doubt: what is to be asked about the code, once for each code; "" for nothing."""

    path: Path
    outcome: Said
    session: str = ""
    refused: bool = False
    annotator: str = ""
    doubt: Said = NOTHING


def merge(
    opened: OpenStudy,
    paths: Iterable[Path],
    *,
    progress: Progress = no_progress,
    cancel: Cancel | None = None,
) -> tuple[Merged, ...]:
    """Take session files, or all those in folders, into the study; the originals stay as they are.

    One row for each file, and for each folder without any; what is refused does not keep others from being
    taken. Raises GridLabError where the study cannot be written; each session is then as before or as after.
    progress counts files.
    """
    rows: list[Merged] = []
    files = _files(paths, rows)
    designs: set[str] = set()
    try:
        for path in one_by_one(files, progress, cancel):
            try:
                header, version = _read(opened, path)
            except GridLabError as error:
                rows.append(Merged(path, say("refused: {what}", what=error.what), refused=True))
                continue
            rows.append(take(opened, path, header.id, version))
            if not rows[-1].refused:
                designs.add(header.design_id)
    finally:
        # Also of those taken before a failure: no session is without its design.
        bring_designs(opened, designs)
    return _doubted(opened, rows)


def _doubted(opened: OpenStudy, rows: Sequence[Merged]) -> tuple[Merged, ...]:
    """The rows, the first of each doubtful code with what is doubtful about it."""
    doubts: dict[str, Said] = {}
    given = {row.annotator for row in rows if row.annotator and not row.refused}
    if given:
        in_use = sorted({row.annotator for row in list_sessions(opened.folder) if row.purpose in PEOPLE})
        doubts = {code: doubt for code in given if (doubt := _doubt(code, in_use))}
    return tuple(
        row if row.refused else replace(row, doubt=doubts.pop(row.annotator, NOTHING)) for row in rows
    )


def _doubt(code: str, in_use: Sequence[str]) -> Said:
    if looks_personal(code):
        return say(
            "{code} looks like an e-mail address or a platform id and is never exported. Replace it with "
            "`gridlab sessions STUDY --rename {code} NEW`, or on the Sessions page.",
            code=code,
        )
    other = next((one for one in in_use if one != code and spoken(one) == spoken(code)), None)
    if other is None or code not in in_use:
        return NOTHING
    return say(
        "{code} and {other} differ in capitals alone. If they are one person, use "
        "`gridlab sessions STUDY --rename {code} {other}`, or change the code on the Sessions page.",
        code=code,
        other=other,
    )


def bringing_in(opened: OpenStudy, paths: Sequence[Path]) -> Use[tuple[Merged, ...]]:
    """Taking session files of other stations, as a use."""
    return Use(
        say("Importing sessions"),
        lambda cancel, progress: merge(opened, paths, progress=progress, cancel=cancel),
        told_merged,
        TAKES_IN,
    )


def told_merged(rows: Sequence[Merged]) -> Outcome:
    """What became of session files that were brought in."""
    if not rows:
        return Outcome("warn", say("No session files were found there."))
    refused = [row for row in rows if row.refused]
    new = [row for row in rows if row.outcome in (ADDED, LONGER, RECODED)]
    odd = [row for row in rows if row not in refused and row not in new and row.outcome != KNOWN]
    doubts = [row.doubt for row in rows if row.doubt]
    kind: Kind = "bad" if refused else "warn" if odd or doubts else "ok"
    what = say(
        "{new} imported, {known} already there, {refused} refused.",
        new=sessions_said(len(new)),
        known=len(rows) - len(refused) - len(new) - len(odd),
        refused=len(refused),
    )
    lines = [say("{file}: {what}", file=row.path.name, what=row.outcome) for row in (*refused, *odd)]
    rest = [said for said in (first_few(lines), first_few(doubts)) if said]
    return Outcome(kind, what, joined(rest) if rest else NOTHING)


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


def _read(opened: OpenStudy, path: Path) -> tuple[SessionHeader, Version]:
    log = read_log(path)
    header = parse_log(log, what=say("session {name}", name=path.name)).record.header
    if header.study != opened.study.id:
        raise GridLabError(say("It belongs to another study."))
    return header, version_of(log)


def take(opened: OpenStudy, path: Path, session: str, version: Version) -> Merged:
    """Take one version of a session, which came from `path`; its design is not looked at.

    Raises GridLabError where the study cannot be written.
    """
    try:
        taken = take_version(sessions_folder(opened.folder), session, version, study=opened.folder)
    except (SessionHeld, UnreadableHere, ErasedSession) as error:
        return Merged(path, say("refused: {what}", what=error.what), session, refused=True)
    except OSError as error:
        raise GridLabError(
            say("{name} couldn't be imported: {reason}.", name=path.name, reason=reason(error)),
            safe=say("What the study had before is unchanged."),
            todo=say("Fix this, then start again."),
        ) from error
    return Merged(path, _outcome(taken), session, annotator=composed(code_of(taken.version.log)))


def _outcome(taken: Taken) -> Said:
    version = taken.version
    if taken.recoded and not taken.aside and len(taken.files) <= len(taken.before):
        return RECODED
    if any(version.begins(other) for other in taken.before):
        return KNOWN
    if version not in taken.files.values():
        if taken.aside and any(version.begins(other) for other in taken.files.values()):
            return say("the damaged file was repaired and holds as much ({name})", name=taken.aside[0])
        return GONE
    name = next(name for name, other in taken.files.items() if other == version)
    if len(taken.files) > 1:
        second = ", ".join(other for other in taken.files if other != next(iter(taken.files)))
        return say(
            "differs from the session there: both are kept, {second} is not exported ({name})",
            second=second,
            name=name,
        )
    if taken.aside:
        return say("replaced a damaged file, which is kept as {name}", name=taken.aside[0])
    return LONGER if taken.before else ADDED


def bring_designs(opened: OpenStudy, ids: set[str]) -> None:
    """Have the designs with these ids in the study, from its sessions. Raises GridLabError.

    A design that the study has under any name of its own stays as it is. Others are called NAME-XXXXXXXX
    after the first digits of their id, also where NAME is free: which of two that were both made as NAME
    came first would else decide. Payment, which is not in the id, is that of the earliest session; a file
    that someone has edited since is theirs.
    """
    have = _files_by_id(opened)
    rows = list_sessions(opened.folder) if ids else []  # the earliest first
    closed = [row for row in rows if not row.problem and row.status != "running"]
    for found in sorted(ids):
        named: dict[str, list[Row]] = {}
        brought = set[str]()
        for row in closed:
            if row.design_id == found:
                names = _names(row.design, found)
                named.setdefault(names[0], []).append(row)
                brought.update(names)
        # A file with a name that no merge would have given is the study's own.
        if brought.issuperset(have.get(found, ())):
            for name, sessions in named.items():
                _bring(opened, found, name, sessions)


def _files_by_id(opened: OpenStudy) -> dict[str, list[str]]:
    """Names of the study's designs by id; those that cannot be read are told by `check`."""
    found: dict[str, list[str]] = {}
    for path in design_files(opened):
        with suppress(GridLabError):
            design = read_design(path)
            found.setdefault(design_id(design), []).append(design.name)
    return found


def _names(name: str, found: str) -> tuple[str, str]:
    """What a design is called when it is brought, and where another design has that name."""
    for digits in (found, found[:_SHORT_ID]):  # of a session started with the brought design
        name = name.removesuffix(f"-{digits}")
    long, short = (
        name.encode()[:most].decode(errors="ignore")[: 99 - digits]
        for most, digits in ((_NAME_BYTES, _SHORT_ID), (_NAME_BYTES, len(found)))
    )
    return f"{long}-{found[:_SHORT_ID]}", f"{short}-{found}"


def _bring(opened: OpenStudy, found: str, name: str, rows: list[Row]) -> None:
    """Write one brought design where it is not there as it should be."""
    designs = _designs(rows)
    first = next(designs, None)
    if first is None:
        return
    for called in (name, _names(first.name, found)[1]):
        path = part_of(opened, DESIGNS, f"{called}.json")
        if not is_there(path):
            make_folder(path.parent)
            write_design(path, replace(first, name=called))
            return
        with suppress(GridLabError):
            there = read_design(path)
            if design_id(there) == found:
                if there != replace(first, name=called) and _is_any(there, designs):
                    write_design(path, replace(first, name=called))
                return


def _is_any(there: Design, designs: Iterator[Design]) -> bool:
    """Whether a file is as some session would have brought it, so that nobody has edited it."""
    return any(design_bytes(replace(one, name=there.name)) == design_bytes(there) for one in designs)


def _designs(rows: list[Row]) -> Iterator[Design]:
    for row in rows:
        with suppress(GridLabError):
            yield read_session(row.path).header.design
