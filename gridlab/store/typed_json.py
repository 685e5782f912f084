"""From parsed JSON to a value of the domain, or a refusal that names place, value and what is allowed."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

import pydantic.fields  # noqa: F401 - whole before Qt: shiboken's import hook fails on it half made
from pydantic import TypeAdapter, ValidationError

from gridlab.domain.errors import Problem
from gridlab.domain.fields import allowed_at
from gridlab.domain.said import Said, say, verbatim
from gridlab.store.json_text import MISSING, Refused, json_path

Value = TypeVar("Value")


def validated(root: type[Value], text: str | bytes, what: Said) -> Value:
    """The dataclass `root` that a JSON text says.

    The text is taken to be strict JSON (`parse_json`). Each field is checked against its own limits; rules
    between fields are the caller's. Raises Refused.
    """
    kind: Any = root
    try:
        value: Value = _adapter(kind).validate_json(text)
    except ValidationError as error:
        raise Refused(what, _problems(root, error)) from None
    return value


@cache
def _adapter(root: Any) -> TypeAdapter[Any]:
    return TypeAdapter(root)


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
