"""Verifying whatever a path holds: a study, a design, a session, a dataset or a map."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from gridlab.app.designs import design_files
from gridlab.app.study import (
    DESIGNS,
    EMBEDDINGS,
    EXPORTS,
    IMAGES,
    SESSIONS,
    OpenStudy,
    find_images,
    image_path,
)
from gridlab.app.uses import Outcome, Use, first_few, sessions_said
from gridlab.domain.errors import Finding, GridLabError
from gridlab.domain.progress import Cancel, Progress, no_progress, one_by_one
from gridlab.domain.said import Said, say
from gridlab.domain.session import SessionRecord
from gridlab.domain.study import Study
from gridlab.store.dataset.child import ask
from gridlab.store.design_file import read_design
from gridlab.store.disk import (
    NotOrdinary,
    everything_else,
    inside,
    is_folder,
    is_there,
    listed,
    ordinary,
    read_start,
    reason,
    shown,
)
from gridlab.store.exclusions_file import FILE_NAME as EXCLUSIONS_FILE
from gridlab.store.exclusions_file import read_exclusions
from gridlab.store.images.bytes import sha256_file
from gridlab.store.limited_child import MEMORY_BYTES
from gridlab.store.notes_file import FILE_NAME as NOTES_FILE
from gridlab.store.notes_file import read_notes
from gridlab.store.platforms_file import with_studys_own
from gridlab.store.sessions.database import SessionHeld
from gridlab.store.sessions.file import FILE_NAME, read_session
from gridlab.store.sessions.file import SUFFIX as SESSION_SUFFIX
from gridlab.store.sessions.list import session_paths
from gridlab.store.study_file import FILE_NAME as STUDY_FILE
from gridlab.store.study_file import read_study
from gridlab.store.web.folder import check_page, is_page
from gridlab.store.web.publication_file import FOLDER as PUBLISHED
from gridlab.store.web.publication_file import publication_paths, read_publication

# What the names of a study's own files end with.
_FILES = (".json", ".gridlab", ".gridlab-journal", ".gridlab-wal", ".gridlab-shm", ".live")


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
    for path in one_by_one(checked, progress, cancel):
        try:
            inside(folder, path)
        except GridLabError as error:
            findings.append(Finding(shown(path), error.what))
            continue
        findings += check_session(path, study)
    return findings


def verifying(folder: Path, paths: Sequence[Path]) -> Use[list[Finding]]:
    """Reading every row of these sessions of a study folder, as a use."""

    def told(findings: list[Finding]) -> Outcome:
        files = sessions_said(len(paths))
        if not findings:
            return Outcome("ok", say("{count} read in full: all sound.", count=files))
        what = say(
            "Problems in {count} of {files}. Nothing was changed.",
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


def check_session(path: Path, study: Study | None = None) -> list[Finding]:
    """What is not sound in a session file; every row is read. One that is being written is sound so far.

    study: the one that it is to belong to.
    """
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
        found.append(say("Its annotator's sessions were erased. Erase them again."))
    return found


def check_study(
    folder: Path, *, progress: Progress = no_progress, cancel: Cancel | None = None
) -> list[Finding]:
    """What is not sound in a study besides its sessions and exports; every image is read and hashed.

    progress counts images. Raises Cancelled.
    """
    folder = folder.absolute()
    found = _check_study(folder, progress, cancel)
    if not is_there(folder / STUDY_FILE):  # no study, but perhaps a whole disk
        return found
    told = {finding.path for finding in found}
    others = (
        Finding(shown(path), NotOrdinary(path, mode).said)
        for path, mode in everything_else(folder, _FILES)
        if shown(path) not in told
    )
    return [*found, *others]


def _check_study(folder: Path, progress: Progress, cancel: Cancel | None) -> list[Finding]:
    found = []
    for name in (DESIGNS, SESSIONS, EXPORTS, IMAGES):
        found += _told(folder / name, partial(_looked_at, folder, name))
    found += _told(folder / EXCLUSIONS_FILE, partial(read_exclusions, folder))
    found += _told(folder / NOTES_FILE, partial(read_notes, folder))
    try:
        study = read_study(folder)
    except GridLabError as error:
        return [Finding(shown(folder / STUDY_FILE), error.said), *found]
    found += _publications(folder)
    found += _maps(folder)
    found += _told(folder / STUDY_FILE, partial(with_studys_own, study.platforms))
    if any(finding.path in (shown(folder / DESIGNS), shown(folder / IMAGES)) for finding in found):
        return found
    opened = OpenStudy(folder, study, folder / IMAGES)
    for path in design_files(opened):
        found += check_design(path, within=folder)
    try:
        opened = OpenStudy(folder, study, find_images(folder, study))
    except GridLabError as error:
        return [*found, Finding(shown(folder / IMAGES), error.said)]
    return found + _images(opened, progress, cancel)


def _publications(folder: Path) -> list[Finding]:
    """What is not sound in the publications of a study folder."""
    found = _told(folder / PUBLISHED, partial(publication_paths, folder))
    for path in publication_paths(folder) if not found else ():
        found += _told(path, partial(read_publication, folder, path.stem))
    return found


def _maps(folder: Path) -> list[Finding]:
    """What is not sound in the maps that a study keeps."""
    found = _told(folder / EMBEDDINGS, partial(_looked_at, folder, EMBEDDINGS))
    if found or not is_folder(folder / EMBEDDINGS):
        return found
    return [one for path in listed(folder / EMBEDDINGS, ".h5") for one in check_hdf5(path)]


def check_design(path: Path, *, within: Path | None = None) -> list[Finding]:
    """What is not sound in a design file. within: a folder that no link may lead out of."""
    return _told(path, lambda: read_design(inside(within, path) if within is not None else path))


def _looked_at(folder: Path, name: str) -> None:
    listed(inside(folder, folder / name))


def _images(opened: OpenStudy, progress: Progress, cancel: Cancel | None) -> list[Finding]:
    if opened.study.images and not opened.has_images:
        what = say("The images are linked, and this machine doesn't know where they are.")
        return [Finding(shown(opened.image_folder), what)]
    found = []
    for image in one_by_one(opened.study.images, progress, cancel):
        place = f"{shown(opened.image_folder)}/{image.name}"
        try:
            path = image_path(opened, image)
            if not is_there(path):
                found.append(Finding(place, say("The image is missing.")))
            elif sha256_file(path) != image.sha256:
                found.append(Finding(place, say("The image is not the one that the study was made with.")))
        except GridLabError as error:
            found.append(Finding(place, error.said))
        except OSError as error:
            found.append(Finding(place, say("The image cannot be read: {reason}.", reason=reason(error))))
    return found


def _told(path: Path, read: Callable[[], object]) -> list[Finding]:
    try:
        read()
    except GridLabError as error:
        return [Finding(shown(path), error.said)]
    return []


def check_hdf5(path: Path, *, seconds: float | None = None, memory: int = MEMORY_BYTES) -> list[Finding]:
    """What is not sound in the file of a dataset or a map. A file that kills its reader is refused.

    seconds, memory (bytes): what the child may take; seconds None: as the size of the file says.
    """
    try:
        found = ask("problems of either", path, seconds=seconds, memory=memory)
    except GridLabError as error:
        found = [error.what]
    return [Finding(shown(path), what) for what in found]


HDF5_SUFFIXES = (".h5", ".hdf5", ".hdf")


def check_path(path: Path, *, progress: Progress = no_progress) -> list[Finding]:
    """What is not sound in a file or folder; [] where all is sound.

    The kind is told by the name; a file of another name by its first bytes. What cannot be read is not
    sound.
    """
    try:
        return _check(path, progress)
    except GridLabError as error:
        return [Finding(shown(path), error.said)]
    except OSError as error:
        return [Finding(shown(path), say("It cannot be read: {reason}.", reason=reason(error)))]


def _check(path: Path, progress: Progress) -> list[Finding]:
    if path.is_dir():
        if is_page(path):
            return check_page(path, progress=progress)
        return [*check_study(path, progress=progress), *check_sessions(path)]
    if not is_there(path):
        return [Finding(shown(path), say("There is no such file or folder."))]
    ordinary(path)
    suffix = path.suffix.lower()
    if suffix == SESSION_SUFFIX:
        return check_session(path)
    if suffix in HDF5_SUFFIXES:
        return check_hdf5(path)
    if suffix == ".json":
        return check_study(path.parent) if path.name == "study.json" else check_design(path)
    return _by_content(path)


def _by_content(path: Path) -> list[Finding]:
    start = read_start(path)
    if start.startswith(b"SQLite format 3\0"):
        return check_session(path)
    if start.startswith(b"\x89HDF\r\n\x1a\n"):
        return check_hdf5(path)
    if start.lstrip().startswith(b"{"):
        return check_design(path)
    return [
        Finding(
            shown(path), say("It is neither a study, nor a design, nor a session, nor a dataset, nor a map.")
        )
    ]
