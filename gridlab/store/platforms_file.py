"""The fee table: the platforms that ship with the program, and a study's own over them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError

from gridlab.domain.errors import GridLabError
from gridlab.domain.platforms import Platform, Platforms
from gridlab.store.json_text import json_path, parse_json, quoted
from gridlab.store.shipped import shipped

FORMAT = "gridlab-platforms"
VERSION = 1
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
            f"The fee table {path.name} cannot be read: {error.strerror}.", todo="Install GridLab again."
        ) from None
    return parse_platforms(data, what=path.name)


def parse_platforms(data: bytes, *, what: str = "fee table") -> Platforms:
    """The platforms of a fee table's bytes by key; a GridLabError names the place of what is wrong."""
    table = parse_json(data, what=what, limit_bytes=LIMIT_BYTES)
    if not isinstance(table, dict) or set(table) != {"format", "version", "platforms"}:
        raise GridLabError(f"The {what} needs the keys format, version and platforms, and no others.")
    if table["format"] != FORMAT or table["version"] != VERSION or table["version"] is True:
        raise GridLabError(
            f"The {what} says format {quoted(table['format'])}, version {quoted(table['version'])}; "
            f"this program knows {FORMAT}, version {VERSION}."
        )
    return _checked(table["platforms"], what, ("platforms",))


def with_studys_own(own: Mapping[str, Any], what: str = "study's fee table") -> Platforms:
    """The shipped platforms with a study's own over them, entry by entry.

    An entry of the study replaces the shipped one of that key as a whole, so that no figure stands under a
    date and a source that are not its own. own: the value of `platforms` in study.json.
    """
    return {**shipped_platforms(), **_checked(dict(own), what, ("platforms",))}


def _checked(value: Any, what: str, place: tuple[str, ...]) -> dict[str, Platform]:
    try:
        platforms = _TABLE.validate_json(json.dumps(value))
    except ValidationError as error:
        first = error.errors()[0]
        path = json_path([*place, *(step for step in first["loc"] if step != "[key]")])
        raise GridLabError(
            f"The {what} is refused: {path} is {quoted(first['input'])}. {first['msg']}."
        ) from None
    for key, platform in platforms.items():
        for name in ("as_of", "closed"):
            _check_day(getattr(platform, name), f"{what} is refused: {json_path([*place, key, name])}")
    return platforms


def _check_day(day: str | None, where: str) -> None:
    if day is not None:
        try:
            date.fromisoformat(day)
        except ValueError:
            raise GridLabError(f"The {where} is {quoted(day)}, which is no day of the calendar.") from None
