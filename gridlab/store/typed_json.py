"""From parsed JSON to a value of the domain, or a refusal that names place, value and what is allowed."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from gridlab.domain.design_rules import Problem
from gridlab.domain.errors import GridLabError
from gridlab.domain.fields import allowed_at
from gridlab.domain.said import Said, joined, say, verbatim
from gridlab.store.json_text import json_path, quoted

Value = TypeVar("Value")
_TOLD = 3

MISSING = object()
"""Stands for the value in the problem of a key that is not there."""


class Refused(GridLabError):
    """A file that is JSON but says nothing valid. problems: why, at least one."""

    def __init__(self, what: Said, problems: list[Problem]) -> None:
        told = joined(
            (say("{path} {told}", path=problem.path, told=_told(problem)) for problem in problems[:_TOLD]),
            "; ",
        )
        more = len(problems) - _TOLD
        super().__init__(
            say("The {what} is refused: {told}.", what=what, told=told)
            if more <= 0
            else say("The {what} is refused: {told}; and {more} more.", what=what, told=told, more=more),
            todo=say("Correct it and try again."),
        )
        self.problems = tuple(problems)


def without_head(value: Any, format_name: str, version: int, what: Said) -> dict[str, Any]:
    """The keys but `format` and `version`. Raises Refused unless these two are the ones known."""
    if not isinstance(value, dict):
        raise Refused(what, [Problem("$", value, say("an object"))])
    found = []
    if value.get("format", MISSING) != format_name:
        found.append(Problem("$.format", value.get("format", MISSING), verbatim(quoted(format_name))))
    named = value.get("version", MISSING)
    if type(named) is not int or named != version:
        found.append(
            Problem(
                "$.version", named, say("{version}, the version that this program knows", version=version)
            )
        )
    if found:
        raise Refused(what, found)
    return {key: item for key, item in value.items() if key not in ("format", "version")}


def validated(root: type[Value], text: str | bytes, what: Said) -> Value:
    """The dataclass `root` that a JSON text says.

    The text is taken to be strict JSON (`parse_json`). Each field is checked against its own limits; rules
    between fields are the caller's. Raises Refused.
    """
    kind: Any = root
    try:
        value: Value = _adapter(kind).validate_json(text)
    except ValidationError as error:
        raise Refused(what, _problems(kind, error)) from None
    return value


@cache
def _adapter(root: Any) -> TypeAdapter[Any]:
    return TypeAdapter(root)


def _told(problem: Problem) -> Said:
    if problem.value is MISSING:
        return say("is missing; allowed: {allowed}", allowed=problem.allowed)
    return say("is {value}; allowed: {allowed}", value=quoted(problem.value), allowed=problem.allowed)


def _problems(root: Any, error: ValidationError) -> list[Problem]:
    found = error.errors(include_url=False)
    places = [one["loc"] for one in found]
    # A list with a wrong item counts as too short as well, which tells nobody anything.
    return [
        _problem(root, one)
        for one in found
        if one["type"] != "too_short" or sum(place[: len(one["loc"])] == one["loc"] for place in places) == 1
    ]


def _problem(root: Any, error: Any) -> Problem:
    """A pydantic error in our own words."""
    place = error["loc"]
    if error["type"] == "missing":
        return Problem(json_path(place), MISSING, allowed_at(root, place))
    if error["type"] == "unexpected_keyword_argument":
        keys = str(allowed_at(root, place[:-1]).values["keys"])
        if len(place) == 1 and "format" not in keys:
            keys = f"format, version, {keys}"
        return Problem(json_path(place), error["input"], say("no key but {keys}", keys=keys))
    return Problem(json_path(place), error["input"], allowed_at(root, place) or verbatim(str(error["msg"])))
