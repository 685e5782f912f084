"""Designs as JSON files: read into a valid value or refused, written whole, and their id."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from gridlab.domain import design_rules
from gridlab.domain.design import Design
from gridlab.domain.design_names import is_design_name
from gridlab.domain.errors import GridLabError
from gridlab.domain.fields import allowed_at
from gridlab.domain.said import Said, say
from gridlab.store.atomic import write_whole
from gridlab.store.disk import read, shown
from gridlab.store.json_text import canonical, parse_json, pretty, quoted
from gridlab.store.shipped import shipped
from gridlab.store.typed_json import Refused, validated, without_head

FORMAT = "gridlab-design"
VERSION = 1
LIMIT_BYTES = 64 * 2**20
SUFFIX = ".json"
# What a design's id leaves out, so that it stays editable once there are sessions.
EDITABLE = ("name", "payment")
GALLERY = (
    "triplet",
    "grid-4-choose-1",
    "grid-4-choose-2",
    "grid-8-choose-1",
    "grid-8-choose-2",
    "grid-8-choose-4",
    "grid-12-choose-1",
    "grid-12-choose-2",
    "grid-12-choose-4",
    "grid-16-choose-1",
    "grid-16-choose-2",
    "grid-16-choose-4",
    "grid-25-choose-4",
    "around-8-choose-2-ranked",
)
"""Names of the designs that ship with the program, from the plain triplet up."""


def parse_design(data: bytes, *, what: Said = say("design")) -> Design:
    """The design that a JSON text says, with defaults filled in, colours lower case and text in NFC.

    what: how the text is called in messages. Raises GridLabError naming JSON path, value and what is
    allowed.
    """
    value = parse_json(data, what=what, limit_bytes=LIMIT_BYTES)
    bare = without_head(value, FORMAT, VERSION, what)
    design = validated(Design, json.dumps(bare), what)
    found = design_rules.problems(design)
    if found:
        raise Refused(what, found)
    return design


def checked_design(design: Design) -> Design:
    """The design in its canonical form. Raises GridLabError for one that could not be read back."""
    return parse_design(design_bytes(design), what=say("design {name}", name=quoted(design.name)))


def design_value(design: Design) -> dict[str, Any]:
    """The complete design as JSON value, keys in the order of the contract."""
    return {"format": FORMAT, "version": VERSION, **_value(design)}


def design_bytes(design: Design) -> bytes:
    """The complete design as the text of its file: stable order, final newline."""
    return pretty(design_value(design))


@lru_cache(maxsize=64)
def design_id(design: Design) -> str:
    """SHA-256 (hex) of the RFC 8785 JSON of the complete canonical design without name and payment.

    "format" and "version" are among the keys. Raises GridLabError for an invalid design.
    """
    value = _nfc(design_value(checked_design(design)))
    return hashlib.sha256(canonical({k: v for k, v in value.items() if k not in EDITABLE})).hexdigest()


def read_design(path: Path) -> Design:
    """The design in a file; its name is the file's stem. Raises GridLabError."""
    name = unicodedata.normalize("NFC", path.stem)
    if not is_design_name(name):
        raise GridLabError(
            say("{name} is no file name for a design.", name=shown(path.name)),
            todo=say("Rename it; allowed: {design}.", design=allowed_at(Design, ("name",))),
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
        )
    return read_design(shipped("designs", f"{name}.json"))


@cache
def _names(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(cls))


def _value(item: Any) -> Any:
    if isinstance(item, tuple):
        return [_value(inner) for inner in item]
    if isinstance(item, float) and item.is_integer():
        return int(item)
    if dataclasses.is_dataclass(item):
        return {name: _value(getattr(item, name)) for name in _names(item.__class__)}
    return item


def _nfc(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [_nfc(item) for item in value]
    if isinstance(value, dict):
        return {key: _nfc(item) for key, item in value.items()}
    return value
