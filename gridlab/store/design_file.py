"""Designs as JSON files: read into a valid value or refused, written whole, and their id."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from gridlab.domain import design_rules
from gridlab.domain.design import DESIGN_NAME, Design
from gridlab.domain.design_fields import OBJECT, allowed_at
from gridlab.domain.design_rules import Problem
from gridlab.domain.errors import GridLabError
from gridlab.store.atomic import write_whole
from gridlab.store.disk import read, shown
from gridlab.store.json_text import canonical, json_path, parse_json, pretty, quoted

FORMAT = "gridlab-design"
VERSION = 1
LIMIT_BYTES = 64 * 2**20
SUFFIX = ".json"
# What a design's id leaves out, so that it stays editable once there are sessions.
EDITABLE = ("name", "payment")
_SHOWN_PROBLEMS = 3


class DesignRefused(GridLabError):
    """A design that is JSON but no valid design. problems: why, at least one."""

    def __init__(self, what: str, problems: list[Problem]) -> None:
        told = [f"{problem.path} {_told(problem)}" for problem in problems[:_SHOWN_PROBLEMS]]
        more = len(problems) - len(told)
        super().__init__(
            f"The {what} is refused: " + "; ".join(told) + (f"; and {more} more." if more else "."),
            todo="Correct it and try again.",
        )
        self.problems = tuple(problems)


def parse_design(data: bytes, *, what: str = "design") -> Design:
    """The design that a JSON text says, with defaults filled in, colours lower case and text in NFC.

    what: how the text is called in messages. Raises GridLabError naming JSON path, value and what is
    allowed.
    """
    value = parse_json(data, what=what, limit_bytes=LIMIT_BYTES)
    found = _head_problems(value)
    if found:
        raise DesignRefused(what, found)
    bare = {key: item for key, item in value.items() if key not in ("format", "version")}
    try:
        design = _adapter().validate_json(json.dumps(bare))
    except ValidationError as error:
        raise DesignRefused(what, _field_problems(error)) from None
    found = design_rules.problems(design)
    if found:
        raise DesignRefused(what, found)
    return design


def checked_design(design: Design) -> Design:
    """The design in its canonical form. Raises GridLabError for one that could not be read back."""
    return parse_design(design_bytes(design), what=f"design {quoted(design.name)}")


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
            f"{shown(path.name)} is no file name for a design.",
            todo=f"Rename it; allowed: {allowed_at(('name',))}.",
        )
    design = parse_design(read(path, what="design", limit_bytes=LIMIT_BYTES), what=f"design {shown(path)}")
    return dataclasses.replace(design, name=name)


def write_design(path: Path, design: Design) -> Design:
    """Write a design whole or not at all; returns it as it will be read back. Raises GridLabError."""
    design = checked_design(dataclasses.replace(design, name=unicodedata.normalize("NFC", path.stem)))
    write_whole(path, design_bytes(design), what="design")
    return design


def is_design_name(name: str) -> bool:
    """Whether a design, and so its file, may be called so."""
    return len(name) <= 100 and re.fullmatch(DESIGN_NAME, name) is not None


def _told(problem: Problem) -> str:
    if problem.value is MISSING:
        return f"is missing; allowed: {problem.allowed}"
    return f"is {quoted(problem.value)}; allowed: {problem.allowed}"


MISSING = object()
"""Stands for the value in the problem of a key that is not there."""


@cache
def _adapter() -> TypeAdapter[Design]:
    return TypeAdapter(Design)


def _head_problems(value: Any) -> list[Problem]:
    if not isinstance(value, dict):
        return [Problem("$", value, "an object")]
    found = []
    if value.get("format", MISSING) != FORMAT:
        found.append(Problem("$.format", value.get("format", MISSING), quoted(FORMAT)))
    version = value.get("version", MISSING)
    if type(version) is not int or version != VERSION:
        found.append(Problem("$.version", version, f"{VERSION}, the version that this program knows"))
    return found


def _field_problems(error: ValidationError) -> list[Problem]:
    found = error.errors(include_url=False)
    places = [one["loc"] for one in found]
    # A list with a wrong item counts as too short as well, which tells nobody anything.
    return [
        _problem(one)
        for one in found
        if one["type"] != "too_short" or sum(place[: len(one["loc"])] == one["loc"] for place in places) == 1
    ]


def _problem(error: Any) -> Problem:
    """A pydantic error in the words of the contract."""
    place = error["loc"]
    if error["type"] == "missing":
        return Problem(json_path(place), MISSING, allowed_at(place))
    if error["type"] == "unexpected_keyword_argument":
        head = "" if len(place) > 1 else "format, version, "
        keys = allowed_at(place[:-1]).removeprefix(OBJECT)
        return Problem(json_path(place), error["input"], f"no key but {head}{keys}")
    return Problem(json_path(place), error["input"], allowed_at(place) or str(error["msg"]))


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
