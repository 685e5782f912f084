"""Designs as JSON files: read into a valid value or refused, written whole, and their id."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from gridlab.domain import design_rules
from gridlab.domain.design import Design, DesignOfVersion1
from gridlab.domain.design_names import is_design_name
from gridlab.domain.errors import GridLabError, Problem
from gridlab.domain.fields import Field, allowed_at, fields_of, said_in
from gridlab.domain.said import Said, say
from gridlab.store.atomic import write_whole
from gridlab.store.disk import read, shown
from gridlab.store.json_text import Refused, canonical, json_path, nfc, parse_json, pretty, quoted
from gridlab.store.places import shipped
from gridlab.store.typed_json import validated
from gridlab.store.versions import head_of, newest_of, upgraded, versions_of

FORMAT = "gridlab-design"
LIMIT_BYTES = 16 * 2**20
SUFFIX = ".json"
# What a design's id leaves out, so that it stays editable once there are sessions.
EDITABLE = ("name", "payment")
GALLERY = (
    "triplet",
    *(f"grid-{n}-choose-{choose}" for n in (4, 8, 12, 16) for choose in (1, 2, 4) if choose < n),
    "grid-25-choose-4",
    "around-8-choose-2-ranked",
    "around-8-choose-7-ranked",
)
"""Names of the designs that ship with the program, from the plain triplet up."""


def parse_design(data: bytes, *, what: Said = say("design")) -> Design:
    """The design that a JSON text says, with defaults filled in, colours lower case and text in NFC.

    what: how the text is called in messages. One of version 1 keeps the id that it has there. Raises
    GridLabError naming JSON path, value and what is allowed.
    """
    value = parse_json(data, what=what, limit_bytes=LIMIT_BYTES)
    bare, version = upgraded(value, FORMAT, what)
    design = validated(Design, json.dumps(bare), what)
    found = [*_of_later_versions(bare, version), *design_rules.problems(design)]
    if found:
        raise Refused(what, found)
    if version > 1:
        return design
    return DesignOfVersion1(**_parts(design), id_there=_digest(_value_of_version_1(design)))


def checked_design(design: Design) -> Design:
    """The design in its canonical form. Raises GridLabError for one that could not be read back."""
    return parse_design(design_bytes(design), what=say("design {name}", name=quoted(design.name)))


def design_value(design: Design, *, earliest: bool = False) -> dict[str, Any]:
    """The complete design as JSON value, keys in the order of the contract.

    One of version 1 stays so as long as it says what it said when it was read, but for name and payment;
    any other is of the newest version. earliest: of the first version from 2 on that can say it, so that what
    a dataset or a publication tells of a design stays the same whatever keys come later.
    """
    if isinstance(design, DesignOfVersion1):
        value = _value_of_version_1(design)
        if _digest(value) == design.id_there:
            return value
    version = newest_of(FORMAT)
    if earliest:
        said = said_in(design)
        known = (one for one in versions_of(FORMAT) if isinstance(one, int) and one > 1)
        version = next(one for one in known if one == version or not any(_of_later_versions(said, one)))
    return {**head_of(FORMAT), "version": version, **said_in(design, version)}


def newest(design: Design) -> Design:
    """The same design as one of the newest version, whose id is that of what it says."""
    return Design(**_parts(design)) if isinstance(design, DesignOfVersion1) else design


def design_bytes(design: Design) -> bytes:
    """The complete design as the text of its file: stable order, final newline."""
    return pretty(design_value(design))


@lru_cache(maxsize=64)
def design_id(design: Design) -> str:
    """SHA-256 (hex) of the RFC 8785 JSON of what the canonical design says, without name and payment.

    What holds its default is not said. Of a design of version 1 it is that of the complete text, with
    "format" and "version" among the keys. Raises GridLabError for an invalid design.
    """
    design = checked_design(design)
    if isinstance(design, DesignOfVersion1):
        return design.id_there
    return _digest(said_in(design))


def read_design(path: Path) -> Design:
    """The design in a file; its name is the file's stem. Raises GridLabError."""
    name = unicodedata.normalize("NFC", path.stem)
    if not is_design_name(name):
        raise GridLabError(
            say("{name} is no file name for a design.", name=shown(path.name)),
            todo=say("Rename it. Allowed: {design}.", design=allowed_at(Design, ("name",))),
            safe=say("It wasn't changed."),
        )
    design = parse_design(
        read(path, what=say("design"), limit_bytes=LIMIT_BYTES), what=say("design {path}", path=shown(path))
    )
    return dataclasses.replace(design, name=name)


def write_design(path: Path, design: Design) -> Design:
    """Write a design whole or not at all; returns it as it will be read back. Raises GridLabError."""
    design = checked_design(dataclasses.replace(design, name=unicodedata.normalize("NFC", path.stem)))
    write_whole(path, design_bytes(design), what=say("design"))
    return design


def gallery() -> list[Design]:
    """Every design of the gallery. Raises GridLabError when the program is not completely installed."""
    return [gallery_design(name) for name in GALLERY]


def gallery_design(name: str) -> Design:
    """The design of the gallery with this name. Raises GridLabError."""
    if name not in GALLERY:
        raise GridLabError(
            say("The gallery has no design {name}.", name=name),
            todo=say("Designs of the gallery: {names}.", names=", ".join(GALLERY)),
            safe=say("Nothing was changed."),
        )
    return read_design(shipped("designs", f"{name}.json"))


def _value_of_version_1(design: Design) -> dict[str, Any]:
    """The complete design as version 1 wrote it; with later keys where the design says them."""
    return {"format": FORMAT, "version": 1, **said_in(design, 1)}


def _digest(value: dict[str, Any]) -> str:
    left = {key: nfc(item) for key, item in value.items() if key not in EDITABLE}
    return hashlib.sha256(canonical(left)).hexdigest()


def _parts(design: Design) -> dict[str, Any]:
    return {field.name: getattr(design, field.name) for field in dataclasses.fields(Design)}


def _of_later_versions(value: dict[str, Any], version: int) -> Iterator[Problem]:
    """The keys of a file that came with a later version than it says it is of."""
    for field in _later_fields(version):
        for place, item in _standing_at(value, field.path.replace("[]", ".[]").split("."), ()):
            allowed = say("no such key, as it came with version {since}", since=field.since)
            yield Problem(json_path(place), item, allowed)


@cache
def _later_fields(version: int) -> tuple[Field, ...]:
    return tuple(field for field in fields_of(Design) if field.since > version)


def _standing_at(
    value: Any, steps: Sequence[str], place: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """What stands at a path such as blocks, [], name, with its places."""
    if not steps:
        yield place, value
    elif steps[0] == "[]" and isinstance(value, list):
        for index, item in enumerate(value):
            yield from _standing_at(item, steps[1:], (*place, index))
    elif isinstance(value, dict) and steps[0] in value:
        yield from _standing_at(value[steps[0]], steps[1:], (*place, steps[0]))
