"""Verifying session files: sound in themselves, and fitting the study they lie in."""

from __future__ import annotations

from pathlib import Path

from gridlab.domain.errors import GridLabError
from gridlab.domain.finding import Finding
from gridlab.domain.said import Said, say
from gridlab.domain.session import SessionRecord
from gridlab.domain.study import Study
from gridlab.store.disk import shown
from gridlab.store.inside import inside
from gridlab.store.sessions.file import FILE_NAME, read_session
from gridlab.store.sessions.held import SessionHeld
from gridlab.store.sessions.list import session_paths
from gridlab.store.study_file import read_study


def check_session(path: Path) -> list[Finding]:
    """What is not sound in a session file; every row is read. One that is being written is sound so far."""
    return _check(path, None)


def check_sessions(folder: Path) -> list[Finding]:
    """What is not sound in the sessions of a study folder."""
    folder = folder.absolute()
    try:
        study: Study | None = read_study(folder)
    except GridLabError:  # the check of the study itself tells
        study = None
    findings: list[Finding] = []
    try:
        paths = session_paths(folder)
    except GridLabError:  # told by the check of the study too
        return []
    for path in paths:
        try:
            inside(folder, path)
        except GridLabError as error:
            findings.append(Finding(shown(path), error.what))
            continue
        findings += _check(path, study)
    return findings


def _check(path: Path, study: Study | None) -> list[Finding]:
    try:
        record = read_session(path)
    except SessionHeld:
        return []
    except GridLabError as error:
        return [Finding(shown(path), error.what)]
    return [Finding(shown(path), what) for what in _misfits(path, record, study)]


def _misfits(path: Path, record: SessionRecord, study: Study | None) -> list[Said]:
    header = record.header
    if study is None:
        return []
    found = []
    name = FILE_NAME.fullmatch(path.name)
    if name is None or name[1] != header.id:
        found.append(say("Its name is not the id of the session in it, {id}.", id=header.id))
    if header.study != study.id:
        found.append(say("It belongs to another study."))
    if header.id in study.erased:
        found.append(say("Its annotator's sessions were erased; erase them again."))
    return found
