"""Erasing an annotator: sessions, backups and key go, and what cannot be reached is named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from gridlab.app.backup import backup_place, keep_file
from gridlab.app.study import DESIGNS, EXPORTS, OpenStudy, exports_of, save_study
from gridlab.app.uses import Changed, Outcome, Use, plain, sessions_said
from gridlab.domain.codes import composed
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import Said, joined, say
from gridlab.store.atomic import clean_leftovers
from gridlab.store.disk import explained, fsync_folder, is_folder, shown
from gridlab.store.exclusions_file import read_exclusions, write_exclusions
from gridlab.store.locks import locked
from gridlab.store.notes_file import change_notes, read_notes
from gridlab.store.places import study_data
from gridlab.store.planned_codes import keep_codes, planned_codes
from gridlab.store.sessions.beside import journal_of
from gridlab.store.sessions.claimed_codes import release_code
from gridlab.store.sessions.database import SessionHeld
from gridlab.store.sessions.file import SUFFIX
from gridlab.store.sessions.keys_file import read_keys, remove_key
from gridlab.store.sessions.list import session_paths, sessions_folder
from gridlab.store.sessions.live import live_path
from gridlab.store.sessions.numbers import remember_numbers
from gridlab.store.sessions.read import is_held
from gridlab.store.sessions.traces import Traces, still_there, traces_in
from gridlab.store.study_file import FILE_NAME as STUDY_FILE
from gridlab.store.web.inbox_places import erase_from_inboxes


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased, and what may still hold the annotator.

    sessions: ids. key: whether keys.csv or the list of codes had one. exports: files in exports/ and
    embeddings/ that still hold the code or one of the sessions. unknown: files that cannot be read, so that
    nobody knows whose they are. backups: files removed from the backup. rescued: those that this machine kept
    outside the study as their folder was gone. unreached: a backup folder that is not there now, and may hold
    more. left: files in which a search afterwards still found the code or one of the sessions.
    """

    sessions: tuple[str, ...]
    key: bool
    exports: tuple[Path, ...]
    unknown: tuple[Path, ...]
    opened: OpenStudy
    backups: tuple[Path, ...] = ()
    unreached: Path | None = None
    left: tuple[Path, ...] = ()
    rescued: tuple[Path, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether everything could be searched, and nothing was found any more."""
        return not (self.left or self.unknown or self.unreached)


def erase(opened: OpenStudy, annotator: str) -> Erased:
    """Remove an annotator's session files, in the study, the backup and this machine's own data, and key.

    What inboxes of the web hold of them goes too. `merge` refuses their ids since.

    Safe to repeat: what a kill left over goes the next time. Raises GridLabError where the code is nobody's,
    one of the sessions is being written, or the keys cannot be read; then nothing is erased.
    """
    folder, annotator = opened.folder, composed(annotator)
    session_paths(folder)  # a folder that cannot be looked at is told while nothing is erased yet
    found = traces_in(folder, annotator)
    for path in found.theirs:
        if path.name.endswith(SUFFIX) and is_held(path):
            raise SessionHeld(path)
    place = backup_place(opened)
    unreached = None if place is None or is_folder(place.parent) else place.parent
    kept = traces_in(place, annotator, frozenset(found.sessions)) if place and not unreached else Traces()
    _check_files(folder, opened.study.id)
    home = study_data(opened.study.id)
    rescued = traces_in(home, annotator, frozenset(found.sessions | kept.sessions))
    ids = frozenset(rescued.sessions)
    exports = exports_of(opened, {annotator, *ids})
    unknown = (*found.unknown, *kept.unknown, *rescued.unknown)
    with explained(
        "Not everything of {annotator} could be erased: {reason}.",
        annotator=annotator,
        todo=say("Erase again."),
        safe=say("What is left wasn't changed."),
    ):
        remember_numbers(folder, opened.study.id)  # a number is never given twice
        if ids:
            erased = tuple(dict.fromkeys((*opened.study.erased, *sorted(ids))))
            opened = save_study(opened, replace(opened.study, erased=erased))
            _remove(folder, annotator, found.theirs, ids)
            if place is not None and is_folder(place):
                _remove(place, annotator, kept.theirs, ids)
                if kept.theirs:
                    keep_file(folder / STUDY_FILE, place / STUDY_FILE)
        elif found.theirs:  # without a session: what a kill left half-made
            _remove(folder, annotator, found.theirs, ids)
        _unlink(rescued.theirs)
        unknown = (*unknown, *erase_from_inboxes(opened.study.id, ids))
        clean_leftovers(home)
        release_code(folder, annotator)
        key = remove_key(opened.study.id, annotator)
        key = _forget_planned(opened.study.id, annotator) or key
    if not (found.theirs or kept.theirs or rescued.theirs or key):
        raise _nothing_of(annotator, exports, unknown, unreached)
    left = [path for root in (folder, place, home) if root for path in still_there(root, annotator, ids)]
    copies = tuple(kept.theirs), unreached, tuple(left), tuple(rescued.theirs)
    return Erased(tuple(sorted(ids)), key, exports, unknown, opened, *copies)


def erasing(opened: OpenStudy, annotator: str) -> Use[Erased]:
    """Removing an annotator's sessions and key, as a use."""

    def told(done: Erased) -> Outcome:
        counted = {"count": sessions_said(len(done.sessions)), "copies": len(done.backups)}
        if done.is_sure:
            what = say("{code} is erased: {count}, and {copies} in the backup.", code=annotator, **counted)
        else:
            what = say(
                "Of {code} were removed: {count}, and {copies} in the backup.", code=annotator, **counted
            )
        rest = []
        if done.left:
            rest.append(say("Still found in: {names}.", names=_names(done.left)))
        if done.exports:
            rest.append(say("These exports still hold the annotator: {names}.", names=_names(done.exports)))
        if done.unreached is not None:
            folder = shown(done.unreached)
            rest.append(
                say(
                    "The backup in {folder} isn't available right now. Connect it and erase again.",
                    folder=folder,
                )
            )
        if done.unknown:
            names = _names(done.unknown)
            rest.append(say("These files cannot be read and may be theirs: {names}.", names=names))
        return Outcome("warn" if rest else "ok", what, joined(rest))

    work = plain(lambda: erase(opened, annotator))
    return Use(say("Erasing {code}", code=annotator), work, told, frozenset({Changed.SESSIONS}))


def _check_files(folder: Path, study: str) -> None:
    """Raise GridLabError for a damaged file that is to be changed, while nothing is erased yet."""
    read_keys(study)
    planned_codes(study)
    read_exclusions(folder)
    read_notes(folder)


def _forget_planned(study: str, annotator: str) -> bool:
    """Take a code off the study's list, lest it be proposed again; whether it was there."""
    codes = planned_codes(study)
    left = [planned for planned in codes if planned.code != annotator]
    if len(left) == len(codes):
        return False
    keep_codes(study, left)
    return True


def _remove(folder: Path, code: str, paths: list[Path], ids: frozenset[str]) -> None:
    """Remove these files of a study's folder, what another program took of the same sessions since they were
    listed, and what exclusions and notes say of them."""
    place = sessions_folder(folder)
    place.mkdir(exist_ok=True)
    with locked(place):
        since = traces_in(folder, code, ids).theirs
        _unlink(dict.fromkeys((*paths, *since)))
        fsync_folder(place)
    for part in (folder, folder / EXPORTS, folder / DESIGNS, place):
        clean_leftovers(part)
    _forget(folder, ids)


def _unlink(paths: Iterable[Path]) -> None:
    for path in paths:
        # The session first: a journal without it says nothing, a session without its journal too much.
        path.unlink(missing_ok=True)
        journal_of(path).unlink(missing_ok=True)
        live_path(path).unlink(missing_ok=True)


def _forget(folder: Path, ids: frozenset[str]) -> None:
    """Take the sessions out of exclusions and notes."""
    exclusions = read_exclusions(folder)
    left = tuple(one for one in exclusions.decisions if one.session not in ids)
    if len(left) != len(exclusions.decisions):
        write_exclusions(folder, replace(exclusions, decisions=left))
    change_notes(folder, lambda notes: notes.without(ids))


def _nothing_of(
    annotator: str, exports: tuple[Path, ...], unread: tuple[Path, ...], unreached: Path | None
) -> GridLabError:
    """That nothing was found to erase, and where there may be something nevertheless."""
    safe = [say("Nothing was erased.")]
    if exports:
        safe.append(say("{names} may hold the annotator.", names=_names(exports)))
    if unread:
        safe.append(say("These files cannot be read, so they may be theirs: {names}.", names=_names(unread)))
    if unreached is not None:
        safe.append(say("The backup in {folder} isn't available right now.", folder=shown(unreached)))
    return GridLabError(
        say("The study has no session and no key of {annotator}.", annotator=annotator),
        safe=joined(safe),
        todo=say("Check the code."),
    )


def _names(paths: tuple[Path, ...]) -> Said:
    return joined((shown(path.name) for path in paths), ", ")
