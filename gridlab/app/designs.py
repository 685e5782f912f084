"""The designs of a study as files: their names and places, loading one, and those that are frozen."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from gridlab.app.study import DESIGNS, OpenStudy, part_of
from gridlab.domain.design import Design
from gridlab.domain.design_names import ALLOWED, is_design_name, natural
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import say
from gridlab.domain.session import PEOPLE
from gridlab.store import disk
from gridlab.store.design_file import GALLERY, SUFFIX, gallery_design, read_design
from gridlab.store.sessions.list import head_of, session_paths
from gridlab.store.sessions.read import is_begun
from gridlab.store.web.publication_file import claims


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
        raise GridLabError(
            say("The study has no design {name}.", name=disk.shown(name)),
            todo=there,
            safe=say("Nothing was changed."),
        )
    return read_design(part_of(opened, DESIGNS, path.name))


def named_design(name_or_file: str) -> Design:
    """A design of the gallery, or one in a file of its own. Raises GridLabError."""
    path = Path(name_or_file)
    if name_or_file not in GALLERY and (path.suffix.lower() == SUFFIX or path.exists()):
        return read_design(path)
    return gallery_design(name_or_file)


def frozen_designs(opened: OpenStudy) -> frozenset[str]:
    """Ids of the designs with pilot or main sessions, also running ones, and of those published for them.

    A session without an answered screen holds none.
    """
    answered = set[str]()
    for path in session_paths(opened.folder):
        head = head_of(path)
        held = str(head["design_id"]) if head.get("purpose") in PEOPLE else ""
        if held and held not in answered and is_begun(path):
            answered.add(held)
    return frozenset(answered).union(
        claim.design_id for claim in claims(opened.folder) if claim.purpose in PEOPLE
    )


def new_path(opened: OpenStudy, name: str) -> Path:
    """Path of a new design. The folder is made, as one under version control may have lost it."""
    if not is_design_name(name):
        raise GridLabError(
            say("{name} is no name for a design.", name=disk.shown(name)),
            safe=say("Nothing was written."),
            todo=ALLOWED,
        )
    folder = part_of(opened, DESIGNS)
    with disk.explained(
        "The folder {folder} cannot be made: {reason}.",
        folder=disk.shown(folder),
        safe=say("Nothing was written."),
        todo=say("Make the folder writable, then try again."),
    ):
        folder.mkdir(exist_ok=True)
    return part_of(opened, DESIGNS, name + SUFFIX)


def paths_by_name(opened: OpenStudy) -> dict[str, Path]:
    """Files of designs by name. Names are compared in NFC, as some file systems take text apart."""
    return {
        unicodedata.normalize("NFC", path.stem): path
        for path in disk.listed(part_of(opened, DESIGNS), SUFFIX)
        if not path.name.startswith(".")
    }
