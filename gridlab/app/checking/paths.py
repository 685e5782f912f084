"""Verifying whatever a path holds: a study, a design, a session or a dataset."""

from __future__ import annotations

from pathlib import Path

from gridlab.app.checking.dataset import check_dataset
from gridlab.app.checking.files import check_design, check_study
from gridlab.app.checking.sessions import check_session, check_sessions
from gridlab.domain.finding import Finding
from gridlab.domain.progress import Progress, no_progress
from gridlab.domain.said import say
from gridlab.store.disk import reason, shown
from gridlab.store.sessions.file import SUFFIX as SESSION_SUFFIX

HDF5_SUFFIXES = (".h5", ".hdf5", ".hdf")


def check_path(path: Path, *, progress: Progress = no_progress) -> list[Finding]:
    """What is not sound in a file or folder; [] where all is sound.

    The kind is told by the name; a file of another name by its first bytes. What cannot be read is not
    sound.
    """
    try:
        return _check(path, progress)
    except OSError as error:
        return [Finding(shown(path), say("It cannot be read: {reason}.", reason=reason(error)))]


def _check(path: Path, progress: Progress) -> list[Finding]:
    if path.is_dir():
        return [*check_study(path, progress=progress), *check_sessions(path)]
    if not path.is_file():
        return [Finding(shown(path), say("There is no such file or folder."))]
    suffix = path.suffix.lower()
    if suffix == SESSION_SUFFIX:
        return check_session(path)
    if suffix in HDF5_SUFFIXES:
        return check_dataset(path)
    if suffix == ".json":
        return check_study(path.parent) if path.name == "study.json" else check_design(path)
    return _by_content(path)


def _by_content(path: Path) -> list[Finding]:
    with path.open("rb") as file:
        start = file.read(16)
    if start.startswith(b"SQLite format 3\0"):
        return check_session(path)
    if start.startswith(b"\x89HDF\r\n\x1a\n"):
        return check_dataset(path)
    if start.lstrip().startswith(b"{"):
        return check_design(path)
    return [Finding(shown(path), say("It is neither a study, nor a design, nor a session, nor a dataset."))]
