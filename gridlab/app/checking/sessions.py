"""Verifying session files: sound in themselves, and fitting the study they lie in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gridlab.app.uses import Outcome, Use, first_few, sessions_said
from gridlab.domain.errors import Finding, GridLabError
from gridlab.domain.progress import Cancel, Progress, no_progress
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


def check_sessions(
    folder: Path,
    paths: Sequence[Path] | None = None,
    *,
    progress: Progress = no_progress,
    cancel: Cancel | None = None,
) -> list[Finding]:
    """What is not sound in these sessions of a study folder; None: in all. progress counts files."""
    folder = folder.absolute()
    try:
        study: Study | None = read_study(folder)
    except GridLabError:  # the check of the study itself tells
        study = None
    findings: list[Finding] = []
    try:
        checked = session_paths(folder) if paths is None else paths
    except GridLabError:  # told by the check of the study too
        return []
    for number, path in enumerate(checked):
        if cancel is not None:
            cancel.raise_if_set()
        progress(number, len(checked))
        try:
            inside(folder, path)
        except GridLabError as error:
            findings.append(Finding(shown(path), error.what))
            continue
        findings += _check(path, study)
    return findings


def verifying(folder: Path, paths: Sequence[Path]) -> Use[list[Finding]]:
    """Reading every row of these sessions of a study folder, as a use."""

    def told(findings: list[Finding]) -> Outcome:
        files = sessions_said(len(paths))
        if not findings:
            return Outcome("ok", say("Read in full and sound: {count}.", count=files))
        what = say(
            "Not everything is sound: {count} of {files}. Nothing was changed.",
            count=len(findings),
            files=files,
        )
        lines = [
            say("{file}: {what}", file=finding.path.rpartition("/")[2], what=finding.what)
            for finding in findings
        ]
        return Outcome("bad", what, first_few(lines))

    return Use(
        say("Verifying"),
        lambda cancel, progress: check_sessions(folder, paths, progress=progress, cancel=cancel),
        told,
    )


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
