"""The one table of the versions of every stored format, and how an earlier one becomes the next.

A new version is one more entry: a pure function makes a value of the version before into one of the new one.
`tests/kept` holds an example of each version, made by the program that wrote it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from gridlab.domain.errors import Problem
from gridlab.domain.said import NOTHING, Said, say, verbatim
from gridlab.store.json_text import MISSING, Refused, quoted

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]


def _as_it_is(value: dict[str, Any]) -> dict[str, Any]:
    """What a value said, it says in the next version too: keys that came with it take their defaults."""
    return value


_VERSIONS: Mapping[str, Mapping[int | str, Upgrade]] = {
    "gridlab-study": {1: _as_it_is},
    "gridlab-design": {1: _as_it_is, 2: _as_it_is},
    "gridlab-exclusions": {1: _as_it_is, 2: _as_it_is},
    "gridlab-notes": {1: _as_it_is},
    "gridlab-platforms": {1: _as_it_is},
    "gridlab-settings": {1: _as_it_is},
    "gridlab-numbers": {1: _as_it_is},
    "gridlab-live": {1: _as_it_is},
    "gridlab-publication": {1: _as_it_is},
    "gridlab-codes": {1: _as_it_is},
    "gridlab-web": {1: _as_it_is},
    "gridlab-inbox": {1: _as_it_is},
    "gridlab-inboxes": {1: _as_it_is},
    "gridlab-page": {1: _as_it_is},
    # Never rewritten: their readers know each version.
    "gridlab-session": {1: _as_it_is, 2: _as_it_is},
    "gridlab-dataset": {"1.0": _as_it_is, "1.1": _as_it_is},
    "gridlab-embedding": {"1.0": _as_it_is},
}
"""By format and version, the oldest first: what makes a value one of the version below it."""


class Newer(Refused):
    """A JSON file that a newer program wrote. what: how it is called in messages."""

    def __init__(self, what: Said, name: str, found: int) -> None:
        allowed = _known(name)
        super().__init__(what, [Problem("$.version", found, allowed)])
        self.what = say(
            "The {what} was written by a newer GridLab: $.version is {found}; allowed: {allowed}.",
            what=what,
            found=found,
            allowed=allowed,
        )
        self.safe = say("It wasn't changed.")
        self.todo = say("Install a newer GridLab, one that reads format version {found}.", found=found)


def newest_of(name: str) -> int:
    """The version of a format that this program writes."""
    newest = versions_of(name)[-1]
    assert isinstance(newest, int)
    return newest


def head_of(name: str) -> dict[str, Any]:
    """The keys that each JSON file of a format begins with."""
    return {"format": name, "version": newest_of(name)}


def version_problem(name: str, found: object) -> Said:
    """Why a file that is no JSON cannot be read for its version, as the end of a sentence; "" if it can."""
    versions = versions_of(name)
    if type(found) is type(versions[0]) and found in versions:
        return NOTHING
    if _is_newer(name, found):
        return say(
            "it was written by a newer GridLab: its version is {found}; this program reads up to {newest}",
            found=str(found),
            newest=str(versions[-1]),
        )
    return say(
        "its version is {found}; this program knows {known}",
        found=repr(found)[:20],
        known=", ".join(str(version) for version in versions),
    )


def upgraded(value: Any, name: str, what: Said) -> tuple[dict[str, Any], int]:
    """The keys of a JSON file but `format` and `version`, as the newest version has them, and its version.

    what: how the file is called in messages. Raises Refused for another format or version, Newer for one
    that this program does not know yet.
    """
    if not isinstance(value, dict):
        raise Refused(what, [Problem("$", value, say("an object"))])
    problems = []
    found = value.get("version", MISSING)
    if value.get("format", MISSING) != name:
        problems.append(Problem("$.format", value.get("format", MISSING), verbatim(quoted(name))))
    if type(found) is not int or found not in _VERSIONS[name]:
        if not problems and _is_newer(name, found):
            raise Newer(what, name, int(found))
        problems.append(Problem("$.version", found, _known(name)))
    if problems or type(found) is not int:
        raise Refused(what, problems)
    bare = {key: item for key, item in value.items() if key not in ("format", "version")}
    for version, upgrade in list(_VERSIONS[name].items())[:-1]:
        if isinstance(version, int) and version >= found:
            bare = upgrade(bare)
    return bare, found


def versions_of(name: str) -> list[int | str]:
    """The versions of a format that this program reads, the oldest first."""
    return list(_VERSIONS[name])


def _is_newer(name: str, found: object) -> bool:
    newest = versions_of(name)[-1]
    if isinstance(newest, int):
        return type(found) is int and found > newest
    return isinstance(found, str) and _parts(found) > _parts(newest)


def _parts(version: str) -> list[int]:
    """The numbers of "1.10", which comes after 1.9; none of what is no version."""
    parts = version.split(".")
    return [int(part) for part in parts] if all(part.isascii() and part.isdigit() for part in parts) else []


def _known(name: str) -> Said:
    newest = newest_of(name)
    if newest == 1:
        return say("{version}, the version that this program knows", version=newest)
    return say("1 to {version}, the versions that this program knows", version=newest)
