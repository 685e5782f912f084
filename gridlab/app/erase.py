"""Erasing an annotator: sessions, backups and key go, and what cannot be reached is named."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from gridlab.app.backup import backup_place, keep_file
from gridlab.app.study import EXPORTS, OpenStudy, part_of, save_study
from gridlab.app.uses import Changed, Outcome, Use, plain, sessions_said
from gridlab.domain.codes import composed
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import Said, joined, say
from gridlab.store.dataset.child import exports_with_code
from gridlab.store.disk import explained, fsync_folder, is_folder, listed, shown
from gridlab.store.locks import locked
from gridlab.store.planned_codes import keep_codes, planned_codes
from gridlab.store.sessions.beside import journal_of
from gridlab.store.sessions.database import SessionHeld
from gridlab.store.sessions.file import SUFFIX
from gridlab.store.sessions.keys_file import read_keys, remove_key
from gridlab.store.sessions.list import head_of, session_paths
from gridlab.store.sessions.live import live_path
from gridlab.store.sessions.numbers import remember_numbers
from gridlab.store.sessions.read import is_held
from gridlab.store.study_file import FILE_NAME as STUDY_FILE


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased, and what may still hold the annotator.

    sessions: ids. key: whether keys.csv or the list of codes had one. exports: files in exports/ that still
    hold the code. unknown: session files that cannot be read, so that nobody knows whose they are. backups:
    files removed from the backup. unreached: a backup folder that is not there now, and may hold more.
    """

    sessions: tuple[str, ...]
    key: bool
    exports: tuple[Path, ...]
    unknown: tuple[Path, ...]
    opened: OpenStudy
    backups: tuple[Path, ...] = ()
    unreached: Path | None = None


def erase(opened: OpenStudy, annotator: str) -> Erased:
    """Remove an annotator's session files, here and in the backup, and key; `merge` refuses their ids since.

    Safe to repeat: what a kill left over goes the next time. Raises GridLabError where the code is nobody's,
    one of the sessions is being written, or the keys cannot be read; then nothing is erased.
    """
    folder, annotator = opened.folder, composed(annotator)
    mine, unknown = _sessions_of(folder, annotator)
    for path in mine:
        if is_held(path):
            raise SessionHeld(path)
    place = backup_place(opened)
    reached = place is not None and is_folder(place.parent)
    copies, unknown_copies = _sessions_of(place, annotator) if place is not None and reached else ([], [])
    read_keys(opened.study.id)  # damaged ones are told while nothing is erased yet
    planned_codes(opened.study.id)
    exports = tuple(exports_with_code(part_of(opened, EXPORTS), annotator))
    ids = tuple(sorted({path.stem.split(".")[0] for path in mine + copies}))
    with explained(
        "Not everything of {annotator} could be erased: {reason}.",
        annotator=annotator,
        todo=say("Erase again."),
    ):
        remember_numbers(folder, opened.study.id)  # a number is never given twice
        if ids:
            erased = tuple(dict.fromkeys((*opened.study.erased, *ids)))
            opened = save_study(opened, replace(opened.study, erased=erased))
            for paths in (mine, copies):
                if paths:
                    _remove(paths, ids)
            if copies and place is not None:
                keep_file(opened.folder / STUDY_FILE, place / STUDY_FILE)
        key = remove_key(opened.study.id, annotator)
        key = _forget_planned(opened.study.id, annotator) or key
    unreached = None if place is None or reached else place.parent
    unread = (*unknown, *unknown_copies)
    if not ids and not key:
        raise _nothing_of(annotator, exports, unread, unreached)
    return Erased(ids, key, exports, unread, opened, backups=tuple(copies), unreached=unreached)


def erasing(opened: OpenStudy, annotator: str) -> Use[Erased]:
    """Removing an annotator's sessions and key, as a use."""

    def told(done: Erased) -> Outcome:
        what = say(
            "{code} is erased: {count}, and {copies} in the backup.",
            code=annotator,
            count=sessions_said(len(done.sessions)),
            copies=len(done.backups),
        )
        rest = []
        if done.exports:
            rest.append(say("These exports still hold the code: {names}.", names=_names(done.exports)))
        if done.unreached is not None:
            folder = shown(done.unreached)
            rest.append(
                say("The backup in {folder} is not there now; plug it in and erase again.", folder=folder)
            )
        if done.unknown:
            names = _names(done.unknown)
            rest.append(say("These files cannot be read and may be theirs: {names}.", names=names))
        return Outcome("warn" if rest else "ok", what, joined(rest))

    work = plain(lambda: erase(opened, annotator))
    return Use(say("Erasing {code}", code=annotator), work, told, frozenset({Changed.SESSIONS}))


def _forget_planned(study: str, annotator: str) -> bool:
    """Take a code off the study's list, lest it be proposed again; whether it was there."""
    codes = planned_codes(study)
    left = [planned for planned in codes if planned.code != annotator]
    if len(left) == len(codes):
        return False
    keep_codes(study, left)
    return True


def _sessions_of(folder: Path, annotator: str) -> tuple[list[Path], list[Path]]:
    """Files of this annotator's sessions, and those that nobody can tell of."""
    mine, unknown = [], []
    for path in session_paths(folder):
        code = head_of(path).get("annotator")
        if code is None:
            unknown.append(path)
        elif composed(str(code)) == annotator:
            mine.append(path)
    # A damaged or recovered file has the id of a session that is known to be theirs.
    ids = {path.stem.split(".")[0] for path in mine}
    theirs = [path for path in unknown if path.stem.split(".")[0] in ids]
    return mine + theirs, [path for path in unknown if path not in theirs]


def _remove(paths: list[Path], ids: tuple[str, ...]) -> None:
    """Remove these files, and what another program took of the same sessions since they were listed."""
    place = paths[0].parent
    with locked(place):
        taken = [path for path in listed(place, SUFFIX) if path.stem.split(".")[0] in ids]
        for path in dict.fromkeys((*paths, *taken)):
            # The session first: a journal without it says nothing, a session without its journal too much.
            path.unlink(missing_ok=True)
            journal_of(path).unlink(missing_ok=True)
            live_path(path).unlink(missing_ok=True)
        fsync_folder(place)


def _nothing_of(
    annotator: str, exports: tuple[Path, ...], unread: tuple[Path, ...], unreached: Path | None
) -> GridLabError:
    """That nothing was found to erase, and where there may be something nevertheless."""
    safe = [say("Nothing was erased.")]
    if exports:
        safe.append(say("{names} may hold the code.", names=_names(exports)))
    if unread:
        safe.append(say("These files cannot be read, so they may be theirs: {names}.", names=_names(unread)))
    if unreached is not None:
        safe.append(say("The backup in {folder} is not there now.", folder=shown(unreached)))
    return GridLabError(
        say("The study has no session and no key of {annotator}.", annotator=annotator), safe=joined(safe)
    )


def _names(paths: tuple[Path, ...]) -> Said:
    return joined((shown(path.name) for path in paths), ", ")
