"""Setting sessions right: a note, a session that does not count, a code that was mistyped."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from gridlab.app.backup import backup_place
from gridlab.app.study import OpenStudy, exports_of
from gridlab.app.uses import Changed, Kind, Outcome, Use, plain, sessions_said
from gridlab.domain.codes import ADVICE, code_problem, composed
from gridlab.domain.errors import GridLabError, failure
from gridlab.domain.notes import Notes
from gridlab.domain.progress import Cancel, Progress, no_progress, one_by_one
from gridlab.domain.said import NOTHING, Said, joined, say
from gridlab.store.disk import explained, fsync_folder, is_folder, is_there, replace, shown
from gridlab.store.locks import locked
from gridlab.store.notes_file import change_notes
from gridlab.store.sessions.database import SessionHeld
from gridlab.store.sessions.file import SUFFIX, settle
from gridlab.store.sessions.keys_file import remember_code
from gridlab.store.sessions.list import DISCARDED, Row, list_sessions, sessions_folder
from gridlab.store.sessions.live import is_young, live_path, remove_live
from gridlab.store.sessions.numbers import remember_numbers
from gridlab.store.sessions.read import read_log
from gridlab.store.sessions.recoding import recoded
from gridlab.store.sessions.taking import Version, take_version, version_of
from gridlab.store.sessions.traces import traces_in
from gridlab.store.shared_folders import shared_by

_UNCHANGED = say("No session was changed.")
_FEWEST_DIGITS = 6
_SESSIONS = frozenset({Changed.SESSIONS})


@dataclass(frozen=True, slots=True)
class Recoded:
    """Sessions that got another code. left: files of theirs that still hold the old one. exports: files in
    exports/ that do. backup: why the backup still has the old code, "" where it does not."""

    old: str
    new: str
    sessions: tuple[str, ...]
    left: tuple[Path, ...] = ()
    exports: tuple[Path, ...] = ()
    backup: Said = NOTHING


def session_called(opened: OpenStudy, name: str) -> Row:
    """The session with this id, or whose id alone begins like this. Raises GridLabError."""
    rows = list_sessions(opened.folder)
    found = {row.id for row in rows if row.id == name}
    if not found and len(name) >= _FEWEST_DIGITS:
        found = {row.id for row in rows if row.id.startswith(name)}
    if len(found) != 1:
        raise GridLabError(
            say("Several sessions have ids that begin with {name}.", name=name)
            if found
            else say("There is no session {absent}.", absent=name),
            safe=_UNCHANGED,
            todo=say("`gridlab sessions` lists the ids."),
        )
    mine = [row for row in rows if row.id in found]
    return next((row for row in mine if row.counts), mine[0])


def noting(opened: OpenStudy, sessions: Sequence[str], text: str) -> Use[Notes]:
    """Noting something about sessions, as a use; "" takes their notes away."""

    def noted(notes: Notes) -> Notes:
        now = _now()
        for session in sessions:
            notes = notes.with_note(session, text.strip(), now)
        return notes

    what = say("Noted.") if text.strip() else say("The note is removed.")
    work = plain(lambda: change_notes(opened.folder, noted))
    return Use(say("Saving the note"), work, lambda _: Outcome("ok", what), _SESSIONS)


def voiding(opened: OpenStudy, sessions: Sequence[str], reason: str) -> Use[Notes]:
    """Having sessions not count for a reason, as a use; "": they count again."""

    def decided(notes: Notes) -> Notes:
        now = _now()
        for session in sessions:
            notes = notes.with_void(session, reason.strip(), now)
        return notes

    count = sessions_said(len(sessions))
    what = (
        say("Voided: {count}.", count=count) if reason.strip() else say("Counts again: {count}.", count=count)
    )
    rest = say("Nothing is deleted. Exports, costs and maps leave it out.") if reason.strip() else NOTHING
    work = plain(lambda: change_notes(opened.folder, decided))
    return Use(say("Saving the decision"), work, lambda _: Outcome("ok", what, rest), _SESSIONS)


def recoding(opened: OpenStudy, new: str, *, old: str = "", session: str = "") -> Use[Recoded]:
    """Giving all sessions of a code, or the session with this id, another code, as a use."""
    return Use(
        say("Changing the code"),
        lambda cancel, progress: recode(
            opened, new, old=old, session=session, progress=progress, cancel=cancel
        ),
        told_recoded,
        _SESSIONS,
    )


def recode(
    opened: OpenStudy,
    new: str,
    *,
    old: str = "",
    session: str = "",
    progress: Progress = no_progress,
    cancel: Cancel | None = None,
) -> Recoded:
    """Write the files of all sessions of a code, or of one session, anew with another code.

    Each file is as before or as after, with every answer; the old code goes to keys.csv first. Safe to repeat
    after a kill. Raises GridLabError where the new code cannot be used, nothing has the old one, or one of
    the sessions is being written; then none is changed. progress counts sessions.
    """
    new = _checked(new)
    rows = list_sessions(opened.folder)
    if session:
        one = session_called(opened, session)
        rows, old = [row for row in rows if row.id == one.id], one.annotator
    old = composed(old)
    mine = [row for row in rows if row.annotator == old and not row.problem]
    if not mine:
        raise _none(old, session)
    if old == new:
        raise failure(
            "The code is already {code}.", code=new, safe=_UNCHANGED, todo=say("Give another code.")
        )
    _check_free(opened.folder, mine)
    ids = tuple(dict.fromkeys(row.id for row in mine))
    remains = any(r.annotator == old and r.id not in ids for r in list_sessions(opened.folder))
    remember_code(opened.study.id, old, new, _now()[:10], moved=not remains)
    place, now = sessions_folder(opened.folder), _now()
    versions: dict[str, Version] = {}
    with explained(
        "The code could not be changed everywhere: {reason}.",
        safe=say("Each session has the old code or the new one, with every answer."),
        todo=say("Fix this, then try again."),
    ):
        for one_id in one_by_one(ids, progress, cancel):
            row = next((r for r in mine if r.id == one_id and r.counts), None) or next(
                r for r in mine if r.id == one_id
            )
            version = version_of(recoded(version_of(read_log(row.path)).log, new, now))
            versions[one_id] = take_version(place, one_id, version, study=opened.folder).version
            for theirs in {r.path for r in mine if r.id == one_id}:
                remove_live(theirs)
    backup = _in_backup(opened, versions)
    left = [p for p in traces_in(opened.folder, old).theirs if not session or p.name.startswith(ids)]
    exports = exports_of(opened, {old})
    return Recoded(old, new, ids, tuple(left), exports, backup)


def told_recoded(done: Recoded) -> Outcome:
    """What came of a change of code."""
    what = say(
        "{count} of {old} got the code {new}.",
        count=sessions_said(len(done.sessions)),
        old=done.old,
        new=done.new,
    )
    rest = [say("The old code is kept in keys.csv alone.")] if not done.left else []
    if done.left:
        rest.append(say("Still found in: {names}.", names=_names(done.left)))
    if done.exports:
        rest.append(say("These exports still hold the code: {names}.", names=_names(done.exports)))
    if done.backup:
        rest.append(done.backup)
    kind: Kind = "warn" if done.left or done.exports or done.backup else "ok"
    return Outcome(kind, what, joined(rest))


def discarding(opened: OpenStudy, session: str) -> Use[Path]:
    """Moving a session aside of which no screen was answered, as a use."""
    said = Outcome("ok", say("The session is moved aside. Its number stays used."))
    return Use(
        say("Moving the session aside"), plain(lambda: discard(opened, session)), lambda _: said, _SESSIONS
    )


def discard(opened: OpenStudy, session: str) -> Path:
    """Rename the file of a session that was never begun so that it is none any more; returns where it is.

    Its number stays used. Raises GridLabError where a screen was answered, or it is being written.
    """
    row = session_called(opened, session)
    if row.problem or row.begun or row.status != "partial":
        raise failure(
            "Session {id} has answers, so it is not moved aside.",
            id=row.id,
            safe=_UNCHANGED,
            todo=say("Void it with a reason instead."),
        )
    _check_free(opened.folder, [row])
    remember_numbers(opened.folder, opened.study.id)
    place = sessions_folder(opened.folder)
    aside = place / f"{row.id}{DISCARDED}"
    with _moving(row.path), locked(place):
        settle(row.path)
        replace(row.path, aside)
        fsync_folder(place)
    remove_live(row.path)
    return aside


def bringing_back(opened: OpenStudy, aside: Path) -> Use[None]:
    """Bringing back a session that was moved aside, as a use."""

    def work() -> None:
        place = sessions_folder(opened.folder)
        target = place / f"{aside.name.removesuffix(DISCARDED)}{SUFFIX}"
        with _moving(aside), locked(place):
            if not is_there(target):
                replace(aside, target)
                fsync_folder(place)

    said = Outcome("ok", say("The session is back."))
    return Use(say("Bringing the session back"), plain(work), lambda _: said, _SESSIONS)


def _moving(path: Path) -> AbstractContextManager[None]:
    return explained(
        "The session {name} could not be moved: {reason}.",
        name=path.name,
        safe=_UNCHANGED,
        todo=say("Make the folder writable, then try again."),
    )


def _checked(code: str) -> str:
    problem = code_problem(composed(code))
    if problem:
        raise GridLabError(problem, safe=_UNCHANGED, todo=ADVICE)
    return composed(code)


def _none(old: str, session: str) -> GridLabError:
    if session:
        return failure(
            "The session {id} is damaged, so its code cannot be changed.",
            id=session,
            safe=_UNCHANGED,
            todo=say("Recover it first, or merge a sound copy."),
        )
    return failure(
        "No session has the code {code}.",
        code=old,
        safe=_UNCHANGED,
        todo=say("`gridlab sessions` lists the codes."),
    )


def _check_free(folder: Path, rows: Sequence[Row]) -> None:
    """Raise SessionHeld where one of these sessions is being written, here or on another machine."""
    is_shared = bool(shared_by(sessions_folder(folder)))
    for row in rows:
        if row.status == "running" or (is_shared and is_young(live_path(row.path))):
            raise SessionHeld(row.path)


def _in_backup(opened: OpenStudy, versions: dict[str, Version]) -> Said:
    """Give the sessions the same code where this machine keeps them a second time; why not, else ""."""
    place = backup_place(opened)
    if place is None:
        return NOTHING
    if not is_folder(place.parent):
        return say(
            "The backup in {folder} isn't available and still has the old code. The next backup changes it.",
            folder=shown(place.parent),
        )
    there = place / sessions_folder(opened.folder).name
    for session, version in versions.items():
        if is_folder(there) and any(there.glob(f"{session}*{SUFFIX}")):
            try:
                take_version(there, session, version, study=opened.folder)
            except (GridLabError, OSError) as error:
                why = error.what if isinstance(error, GridLabError) else str(error)
                return say("The backup still has the old code: {why}", why=why)
    return NOTHING


def _names(paths: Sequence[Path]) -> Said:
    return joined((shown(path.name) for path in paths), ", ")


def _now() -> str:
    return f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
