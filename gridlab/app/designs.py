"""The designs of a study: list, load, save under the freeze rule, duplicate, rename, delete."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Collection
from pathlib import Path

from gridlab.app.study import DESIGNS, OpenStudy, part_of
from gridlab.domain.design import Design, DesignOfVersion1
from gridlab.domain.design_names import ALLOWED, folded, is_design_name, natural, next_free
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import say
from gridlab.store import disk
from gridlab.store.design_file import (
    GALLERY,
    SUFFIX,
    design_id,
    gallery_design,
    newest,
    read_design,
    write_design,
)
from gridlab.store.sessions.database import SessionHeld
from gridlab.store.sessions.list import head_of, session_paths
from gridlab.store.sessions.live import read_live
from gridlab.store.sessions.read import read_head

FREEZING = ("main", "pilot")
"""Purposes of sessions that freeze their design."""


def design_names(opened: OpenStudy) -> list[str]:
    """Names of the study's designs, numbers in them counted as numbers."""
    return sorted(paths_by_name(opened), key=natural)


def design_files(opened: OpenStudy) -> list[Path]:
    """Files of the study's designs, whether they can be read or not."""
    return list(paths_by_name(opened).values())


def load_design(opened: OpenStudy, name: str) -> Design:
    """The design of the study with this name. Raises GridLabError."""
    path = paths_by_name(opened).get(unicodedata.normalize("NFC", name))
    if path is None:
        names = design_names(opened)
        there = (
            say("Its designs: {names}.", names=", ".join(names)) if names else say("It has no designs yet.")
        )
        raise GridLabError(say("The study has no design {name}.", name=disk.shown(name)), todo=there)
    return read_design(part_of(opened, DESIGNS, path.name))


def named_design(name_or_file: str) -> Design:
    """A design of the gallery, or one in a file of its own. Raises GridLabError."""
    if name_or_file in GALLERY:
        return gallery_design(name_or_file)
    path = Path(name_or_file)
    if path.suffix.lower() == SUFFIX or path.exists():
        return read_design(path)
    return gallery_design(name_or_file)


def frozen_designs(opened: OpenStudy) -> frozenset[str]:
    """Ids of the designs with pilot or main sessions, also running ones."""
    ids = set()
    for path in session_paths(opened.folder):
        try:
            head = read_head(path)
            purpose, known = head["purpose"], head["design_id"]
        except SessionHeld:
            live = read_live(path)
            purpose, known = (live.purpose, live.design_id) if live is not None else ("", "")
        except (GridLabError, OSError):  # damaged or just gone: the list of sessions tells
            continue
        if purpose in FREEZING:
            ids.add(str(known))
    return frozenset(ids)


def is_frozen(opened: OpenStudy, design: Design) -> bool:
    """Whether a design has pilot or main sessions, so that only its name and payment may change."""
    return design_id(design) in frozen_designs(opened)


def save_design(opened: OpenStudy, design: Design, *, frozen: Collection[str] | None = None) -> Design:
    """Save a design under its name, whole or not at all; returns it as saved.

    frozen: ids of designs with pilot or main sessions; left out, they are looked up. Of these only name
    and payment change; anything else is saved as NAME-2, so look at the name that comes back.
    Raises GridLabError.
    """
    old = paths_by_name(opened).get(unicodedata.normalize("NFC", design.name))
    if old is None:
        return _save_new(opened, design, design.name)
    kept = _id_of(opened, old)
    if kept and kept != design_id(design) and kept in (frozen_designs(opened) if frozen is None else frozen):
        return _save_new(opened, design, free_name(opened, design.name))
    return write_design(part_of(opened, DESIGNS, old.name), _in_its_version(opened, design))


def add_design(opened: OpenStudy, design: Design) -> Design:
    """Save a design under its name, or the next free one, without touching any other; returns it as saved."""
    taken = _taken(opened, design.name)
    return _save_new(opened, design, free_name(opened, design.name) if taken else design.name)


def add_gallery_design(opened: OpenStudy, name: str) -> Design:
    """Copy a design of the gallery into the study; returns it as saved. Raises GridLabError."""
    return add_design(opened, gallery_design(name))


def duplicate_design(opened: OpenStudy, name: str) -> Design:
    """Copy a design of the study under the next free name; returns the copy. Raises GridLabError."""
    return _save_new(opened, load_design(opened, name), free_name(opened, name))


def rename_design(opened: OpenStudy, name: str, new: str) -> Design:
    """Give a design another name; sessions know it by its id. Returns it. Raises GridLabError."""
    design = dataclasses.replace(load_design(opened, name), name=unicodedata.normalize("NFC", new))
    if design.name == unicodedata.normalize("NFC", name):
        return design
    only_case = folded(design.name) == folded(name)
    if _taken(opened, design.name) and not only_case:
        raise GridLabError(
            say("The study has a design {new} already.", new=disk.shown(new)),
            safe=say("Nothing was changed."),
            todo=say("Choose another name."),
        )
    target = new_path(opened, design.name)
    try:
        disk.replace(paths_by_name(opened)[unicodedata.normalize("NFC", name)], target)
    except OSError as error:
        raise GridLabError(
            say("The design {name} could not be renamed: {reason}.", name=name, reason=disk.reason(error)),
            safe=say("Nothing was changed."),
        ) from error
    return write_design(target, _in_its_version(opened, design))


def delete_design(opened: OpenStudy, name: str, *, frozen: Collection[str] | None = None) -> None:
    """Remove a design without pilot or main sessions. Raises GridLabError."""
    path = paths_by_name(opened).get(unicodedata.normalize("NFC", name))
    if path is None:
        raise GridLabError(say("The study has no design {name}.", name=disk.shown(name)))
    if _id_of(opened, path) in (frozen_designs(opened) if frozen is None else frozen):
        raise GridLabError(
            say("The design {name} has pilot or main sessions.", name=name),
            safe=say("It was kept."),
            todo=say("A design stays as long as its sessions do."),
        )
    try:
        disk.remove(path)
        disk.fsync_folder(path.parent)
    except OSError as error:
        raise GridLabError(
            say("The design {name} could not be removed: {reason}.", name=name, reason=disk.reason(error))
        ) from error


def free_name(opened: OpenStudy, name: str) -> str:
    """NAME-2, or the first of NAME-3, NAME-4, … that no design of the study has."""
    return next_free(name, paths_by_name(opened))


def _save_new(opened: OpenStudy, design: Design, name: str) -> Design:
    if _taken(opened, name):  # in other letter case, which some file systems take for the same
        raise GridLabError(
            say("The study has a design {name} already, written otherwise.", name=disk.shown(name)),
            safe=say("Nothing was written."),
            todo=say("Choose another name."),
        )
    design = _in_its_version(opened, dataclasses.replace(design, name=name))
    return write_design(new_path(opened, name), design)


def _in_its_version(opened: OpenStudy, design: Design) -> Design:
    """A design of version 1 keeps version and id where sessions have it; any other is of the newest."""
    if not isinstance(design, DesignOfVersion1):
        return design
    sessions = (head_of(path) for path in session_paths(opened.folder))
    has_sessions = any(head.get("design_id") == design.id_there for head in sessions)
    return design if has_sessions else newest(design)


def new_path(opened: OpenStudy, name: str) -> Path:
    """Path of a new design. The folder is made, as one under version control may have lost it."""
    if not is_design_name(name):
        raise GridLabError(
            say("{name} is no name for a design.", name=disk.shown(name)),
            safe=say("Nothing was written."),
            todo=ALLOWED,
        )
    folder = part_of(opened, DESIGNS)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise GridLabError(
            say(
                "The folder {folder} cannot be made: {reason}.",
                folder=disk.shown(folder),
                reason=disk.reason(error),
            )
        ) from error
    return part_of(opened, DESIGNS, name + SUFFIX)


def paths_by_name(opened: OpenStudy) -> dict[str, Path]:
    """Files of designs by name. Names are compared in NFC, as some file systems take text apart."""
    return {
        unicodedata.normalize("NFC", path.stem): path
        for path in disk.listed(part_of(opened, DESIGNS), SUFFIX)
        if not path.name.startswith(".") and _may_be_file(path)
    }


def _may_be_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # it is told when it is read
        return True


def _taken(opened: OpenStudy, name: str) -> bool:
    """Whether a file of this name is there, also for file systems to which case makes no difference."""
    wanted = folded(name)
    return any(folded(other) == wanted for other in paths_by_name(opened))


def _id_of(opened: OpenStudy, path: Path) -> str:
    """Id of a design in a file; "" for one that cannot be read, which no session knows."""
    try:
        return design_id(read_design(part_of(opened, DESIGNS, path.name)))
    except GridLabError:
        return ""
