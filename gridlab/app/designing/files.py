"""The files behind the histories of designs: read with their bytes, changed whole or not at all."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from gridlab.app.designing.followers import follow_name
from gridlab.app.designing.kept import KeptDesign, Put, ReadDesigns, bare
from gridlab.app.designs import frozen_designs, new_path, paths_by_name
from gridlab.app.study import DESIGNS, OpenStudy, part_of
from gridlab.domain.design import Design
from gridlab.domain.design_names import folded, is_design_name, natural
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import NOTHING, say
from gridlab.store import disk
from gridlab.store.atomic import write_whole
from gridlab.store.design_file import (
    LIMIT_BYTES,
    checked_design,
    design_bytes,
    design_id,
    parse_design,
    read_design,
)

_MOMENT_S = 0.25


def read_kept(opened: OpenStudy, held: tuple[Design, ...] | None = None) -> ReadDesigns:
    """Every design of the study in natural order; one that cannot be read has its problem and its bytes.

    held: what sessions hold, where that is known; it is costly to find out.
    """
    paths = paths_by_name(opened)
    designs = tuple(_read(opened, paths[name]) for name in sorted(paths, key=natural))
    return ReadDesigns(designs, held_of(opened, designs) if held is None else held)


def held_of(opened: OpenStudy, designs: tuple[KeptDesign, ...]) -> tuple[Design, ...]:
    """Those of the designs that pilot or main sessions hold, bare. Reads the heads of the sessions."""
    frozen = frozen_designs(opened)
    if not frozen:
        return ()
    return tuple(
        bare(kept.design) for kept in designs if kept.design is not None and _id(kept.design) in frozen
    )


def put(opened: OpenStudy, old: KeptDesign | None, new: KeptDesign | None) -> Put:
    """Make the file of `old` that of `new`: written, rewritten, renamed or removed.

    old: what the file holds as far as is known; None for no file. Nothing is changed where the file holds
    something else, where sessions hold the design, or where another design has the new name.
    """
    if old is None and new is None:
        return Put(None, None)
    try:
        if old is not None:
            path = paths_by_name(opened).get(old.name)
            there = _bytes(path)
            wanted = _text(new) if new is not None else None
            known = (_text(old), wanted) if new is not None and new.name == old.name else (_text(old),)
            if there is None and new is None:
                return Put(None, None)
            if path is None or there not in known:
                found = _read(opened, path) if path is not None else None
                return Put(found, found, changed=True)
            if _freezes(opened, old, new):
                return Put(old, _as_read(old), frozen=True)
        _change(opened, old, new)
    except GridLabError as error:
        return _after_failure(opened, old, new, error)
    return Put(new, _as_read(new))


def import_design(path: Path) -> Design:
    """The design in a file from elsewhere, called like the file, or as it says where that is no name.

    Raises GridLabError naming the file and, where its JSON is refused, the path in it.
    """
    stem = unicodedata.normalize("NFC", path.stem)
    if is_design_name(stem):
        return read_design(path)
    return parse_design(
        disk.read(path, what=say("design"), limit_bytes=LIMIT_BYTES),
        what=say("design {path}", path=disk.shown(path)),
    )


def import_designs(paths: Sequence[Path]) -> tuple[list[Design], list[GridLabError]]:
    """Read designs from files; those that are refused come with their reasons."""
    designs, refused = [], []
    for path in paths:
        try:
            designs.append(import_design(path))
        except GridLabError as error:
            refused.append(error)
    return designs, refused


def export_design(kept: KeptDesign, path: Path) -> Path:
    """Write a design to a file outside the study, whole or not at all; returns where. Raises GridLabError."""
    write_whole(path, _text(kept), what=say("design"))
    return path


def _read(opened: OpenStudy, path: Path) -> KeptDesign:
    """A design as it is found; one that another program may just be writing gets a moment."""
    kept = _read_once(opened, path)
    if kept.design is None and _is_young(path):
        time.sleep(_MOMENT_S)
        kept = _read_once(opened, path)
    return kept


def _is_young(path: Path) -> bool:
    try:
        return abs(time.time() - path.stat().st_mtime) < 4 * _MOMENT_S
    except OSError:
        return False


def _read_once(opened: OpenStudy, path: Path) -> KeptDesign:
    name = unicodedata.normalize("NFC", path.stem)
    text: bytes | None = None
    try:
        text = disk.read(part_of(opened, DESIGNS, path.name), what=say("design"), limit_bytes=LIMIT_BYTES)
        design = read_design(part_of(opened, DESIGNS, path.name))
    except GridLabError as error:
        return KeptDesign(name, None, error.said, text)
    return KeptDesign(name, design, NOTHING, None if text == design_bytes(design) else text)


def _bytes(path: Path | None) -> bytes | None:
    """The bytes of a file; None where there is none. Raises GridLabError where it cannot be read."""
    if path is None or not path.exists():
        return None
    return disk.read(path, what=say("design"), limit_bytes=LIMIT_BYTES)


def _text(kept: KeptDesign) -> bytes:
    if kept.text is not None:
        return kept.text
    if kept.design is None:
        raise GridLabError(
            say("The file of {name} cannot be read, so it is left alone.", name=kept.name),
            safe=say("Nothing was changed."),
            todo=say("Replace it with a backup."),
        )
    return design_bytes(checked_design(kept.design))


def _as_read(kept: KeptDesign | None) -> KeptDesign | None:
    """How a file that was just written will be read: colours in lower case, text in NFC."""
    if kept is None or kept.design is None:
        return kept
    return KeptDesign(kept.name, checked_design(kept.design), NOTHING, kept.text)


def _id(design: Design) -> str:
    try:
        return design_id(design)
    except GridLabError:
        return ""


def _freezes(opened: OpenStudy, old: KeptDesign, new: KeptDesign | None) -> bool:
    """Whether the change would lose a design that pilot or main sessions hold."""
    if old.design is None:
        return False
    known = _id(old.design)
    if new is not None and new.design is not None and _id(new.design) == known:
        return False
    return known in frozen_designs(opened)


def _change(opened: OpenStudy, old: KeptDesign | None, new: KeptDesign | None) -> None:
    path = paths_by_name(opened)[old.name] if old is not None else None
    if new is None:
        assert path is not None
        _remove(path)
        return
    text = _text(new)
    if path is None or old is None or old.name != new.name:
        _refuse_taken(opened, new.name, but=old.name if old is not None else "")
        target = new_path(opened, new.name)
        if path is not None:
            _rename(path, target)
        try:
            write_whole(target, text, what=say("design"))
        except GridLabError:
            if path is not None:  # a failed save keeps the old file, its name too
                _rename(target, path)
            raise
        if old is not None:
            with suppress(GridLabError):  # the design is saved; a list that names none of them says so
                follow_name(opened.study.id, old.name, new.name)
        return
    write_whole(part_of(opened, DESIGNS, path.name), text, what=say("design"))


def _refuse_taken(opened: OpenStudy, name: str, but: str) -> None:
    wanted = folded(name)
    if any(folded(other) == wanted for other in paths_by_name(opened) if folded(other) != folded(but)):
        raise GridLabError(
            say("The study already has a design {name}.", name=disk.shown(name)),
            safe=say("It wasn't touched."),
            todo=say("Choose another name."),
        )


def _rename(path: Path, target: Path) -> None:
    with disk.explained(
        "The design {stem} could not be renamed: {reason}.",
        stem=disk.shown(path.stem),
        safe=say("What was saved before is unchanged."),
        todo=say("Make the folder writable, then try again."),
    ):
        disk.replace(path, target)
        disk.fsync_folder(target.parent)


def _remove(path: Path) -> None:
    with disk.explained(
        "The design {stem} could not be removed: {reason}.",
        stem=disk.shown(path.stem),
        safe=say("It's still there."),
        todo=say("Make the folder writable, then try again."),
    ):
        disk.remove(path)
        disk.fsync_folder(path.parent)


def _after_failure(
    opened: OpenStudy, old: KeptDesign | None, new: KeptDesign | None, error: GridLabError
) -> Put:
    """What the disk holds after a change that failed on its way."""
    paths = paths_by_name(opened)
    for kept in (new, old):
        if kept is None or kept.name not in paths:
            continue
        try:
            if _bytes(paths[kept.name]) == _text(kept):
                return Put(kept, _as_read(kept), error)
        except GridLabError:
            continue
    renamed = new is not None and old is not None and old.name not in paths and new.name in paths
    if renamed and new is not None:
        found = _read(opened, paths[new.name])
        return Put(found, found, error)
    there = None if old is None or old.name not in paths else old
    return Put(there, _as_read(there), error)
