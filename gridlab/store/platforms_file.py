"""The fee table: the platforms that ship with the program, and a study's own over them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError

from gridlab.domain.errors import GridLabError, failure
from gridlab.domain.platforms import Platform, Platforms
from gridlab.domain.said import Said, say, verbatim
from gridlab.store.disk import reason
from gridlab.store.json_text import json_path, parse_json, quoted
from gridlab.store.places import shipped
from gridlab.store.versions import upgraded

FORMAT = "gridlab-platforms"
LIMIT_BYTES = 1_000_000

_TABLE = TypeAdapter(dict[str, Platform], config=ConfigDict(strict=True, extra="forbid"))


@lru_cache(maxsize=1)
def shipped_platforms() -> Platforms:
    """The platforms of resources/platforms.json by key."""
    path = shipped("resources", "platforms.json")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise GridLabError(
            say("The fee table {name} cannot be read: {strerror}.", name=path.name, strerror=reason(error)),
            todo=say("Install GridLab again."),
            safe=say("Nothing was changed."),
        ) from None
    return parse_platforms(data, what=verbatim(path.name))


def parse_platforms(data: bytes, *, what: Said = say("fee table")) -> Platforms:
    """The platforms of a fee table's bytes by key; a GridLabError names the place of what is wrong."""
    table = parse_json(data, what=what, limit_bytes=LIMIT_BYTES)
    if not isinstance(table, dict) or set(table) != {"format", "version", "platforms"}:
        raise failure(
            "The {what} needs the keys format, version and platforms, and no others.",
            what=what,
            safe=say("It wasn't changed."),
            todo=say("Correct it and try again."),
        )
    bare, _ = upgraded(table, FORMAT, what)
    return _checked(bare["platforms"], what)


def with_studys_own(own: Mapping[str, Any]) -> Platforms:
    """The shipped platforms with a study's own over them, entry by entry.

    An entry of the study replaces the shipped one of that key as a whole, so that no figure stands under a
    date and a source that are not its own. own: the value of `platforms` in study.json.
    """
    return {**shipped_platforms(), **_checked(dict(own), say("study's fee table"))}


def _checked(value: Any, what: Said) -> dict[str, Platform]:
    try:
        platforms = _TABLE.validate_json(json.dumps(value))
    except ValidationError as error:
        first = error.errors()[0]
        raise failure(
            "The {what} is refused: {path} is {value}. {reason}.",
            what=what,
            path=json_path(["platforms", *(step for step in first["loc"] if step != "[key]")]),
            value=quoted(first["input"]),
            reason=str(first["msg"]),
            safe=say("It wasn't changed."),
            todo=say("Correct it and try again."),
        ) from None
    for key, platform in platforms.items():
        for name in ("as_of", "closed"):
            day = getattr(platform, name)
            if day is None:
                continue
            try:
                date.fromisoformat(day)
            except ValueError:
                raise failure(
                    "The {what} is refused: {path} is {day}, which is no day of the calendar.",
                    what=what,
                    path=json_path(["platforms", key, name]),
                    day=quoted(day),
                    safe=say("It wasn't changed."),
                    todo=say("Correct it and try again."),
                ) from None
    return platforms
