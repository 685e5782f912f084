"""Designs that come along with merged sessions: what they are called follows from the sessions alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from gridlab.app.designs import design_files
from gridlab.app.study import DESIGNS, OpenStudy, part_of
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.store.design_file import design_bytes, design_id, read_design, write_design
from gridlab.store.disk import is_there, make_folder
from gridlab.store.sessions.file import read_session
from gridlab.store.sessions.list import Row, list_sessions

# Of a name in UTF-8, so that it fits a file's with what is added.
_NAME_BYTES = 150
_SHORT_ID = 8


def bring_designs(opened: OpenStudy, ids: set[str]) -> None:
    """Have the designs with these ids in the study, from its sessions. Raises GridLabError.

    A design that the study has under any name of its own stays as it is. Others are called NAME-XXXXXXXX
    after the first digits of their id, also where NAME is free: which of two that were both made as NAME
    came first would else decide. Payment, which is not in the id, is that of the earliest session; a file
    that someone has edited since is theirs.
    """
    have = _files_by_id(opened)
    missing = {found: _by_name(opened, found) for found in sorted(ids) if not _owned(opened, found, have)}
    for found, named in missing.items():
        for name, designs in named.items():
            _bring(opened, found, name, designs)


def _files_by_id(opened: OpenStudy) -> dict[str, list[str]]:
    """Names of the study's designs by id; those that cannot be read are told by `check`."""
    found: dict[str, list[str]] = {}
    for path in design_files(opened):
        with suppress(GridLabError):
            design = read_design(path)
            found.setdefault(design_id(design), []).append(design.name)
    return found


def _owned(opened: OpenStudy, found: str, have: dict[str, list[str]]) -> bool:
    """Whether a file of the study's own has the design: one that no merge would have named."""
    names = have.get(found, [])
    if not names:
        return False
    brought = {made for row in _rows(opened, found) for made in _names(row.design, found)}
    return any(name not in brought for name in names)


def _rows(opened: OpenStudy, found: str) -> list[Row]:
    """The closed sessions of a design, the earliest first."""
    rows = list_sessions(opened.folder)
    return [row for row in rows if row.design_id == found and not row.problem and row.status != "running"]


def _by_name(opened: OpenStudy, found: str) -> dict[str, list[Row]]:
    named: dict[str, list[Row]] = {}
    for row in _rows(opened, found):
        named.setdefault(_names(row.design, found)[0], []).append(row)
    return named


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
