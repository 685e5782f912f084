"""Reading and replacing one value or one item of a list inside a design; designs stay immutable."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Any, TypeAlias

from gridlab.domain.design import Design
from gridlab.domain.fields import allowed_at, hint_at, hints_of, parts_of
from gridlab.domain.limits import Between, Says, Several, Text
from gridlab.domain.said import NOTHING, Said, joined, say

Path: TypeAlias = tuple[str | int, ...]
"""Where a value stands: ("blocks", 0, "grid", "rows")."""
PAIR = ("session", "viewport")
"""The one list whose items have a meaning each."""
_SURROGATE = re.compile("[\ud800-\udfff]")


def shown_path(path: Path) -> str:
    """A path as messages write it: "$.blocks[0].grid.rows"."""
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)


def value_at(design: Design, path: Path) -> Any:
    """The value at a path. Raises KeyError where the design has no such place."""
    value: Any = design
    for step in path:
        value = _inside(value, step, path)
    return value


def with_value(design: Design, path: Path, value: Any) -> Design:
    """The design with the value at `path` replaced.

    What would contradict the new value goes along: `choose_min` where it was the same as `choose`, so that
    "exactly k" stays "exactly k"; the listed screens of a method that lists none; the choices of a question
    that offers none.
    """
    changed = _replaced(design, path, value, path)
    if path[-2:] == ("grid", "choose"):
        grid = value_at(design, path[:-1])
        if grid.choose_min == grid.choose:
            changed = _replaced(changed, (*path[:-1], "choose_min"), value, path)
    elif path[-2:] == ("sampling", "method") and value != "listed":
        changed = _replaced(changed, (*path[:-1], "screens"), (), path)
    elif path[:1] == ("questions",) and path[-1] == "kind" and value != "choice":
        changed = _replaced(changed, (*path[:-1], "choices"), (), path)
    assert isinstance(changed, Design)
    return changed


def inserted(design: Design, path: Path, index: int, item: Any) -> Design:
    """The design with an item put into the list at `path`, before the one at `index`."""
    items = value_at(design, path)
    return with_value(design, path, (*items[:index], item, *items[index:]))


def removed(design: Design, path: Path, index: int) -> Design:
    """The design without the item at `index` of the list at `path`."""
    items = value_at(design, path)
    return with_value(design, path, (*items[:index], *items[index + 1 :]))


def moved(design: Design, path: Path, index: int, to: int) -> Design:
    """The design with the item at `index` of the list at `path` at the place `to` among the others."""
    items = list(value_at(design, path))
    items.insert(to, items.pop(index))
    return with_value(design, path, tuple(items))


def limits_at(path: Path) -> Says | None:
    """Range, unit and meaning that the value at `path` has in the domain; None where none is stated."""
    return _limits(tuple(step if path[:2] == PAIR or not isinstance(step, int) else 0 for step in path))


def value_problem(path: Path, value: Any) -> Said:
    """What would be allowed at `path` where `value` is not; "" where it is. Types are not looked at."""
    if value is None:
        return NOTHING
    limits = limits_at(path)
    if isinstance(limits, Between) and not limits.low <= value <= limits.high:
        text = say("from {low:,} to {high:,}", low=limits.low, high=limits.high)
        return joined((text, limits.unit)) if limits.unit else text
    if isinstance(limits, Text):
        if limits.pattern and not re.fullmatch(limits.pattern, value):
            return allowed_at(Design, path)
        if len(value) > limits.longest:
            return say("at most {longest:,} characters", longest=limits.longest)
        if len(value) < limits.shortest:
            return say("at least {shortest:,} characters", shortest=limits.shortest)
        if not value.isascii() and _SURROGATE.search(value):
            return say("whole characters: half of one is in the text")
    if isinstance(limits, Several) and not limits.fewest <= len(value) <= limits.most:
        return say("from {fewest:,} to {most:,} of them", fewest=limits.fewest, most=limits.most)
    return NOTHING


def tidied(path: Path, value: Any) -> Any:
    """The value in the form that a file of it gives: text in NFC, colours in lower case."""
    limits = limits_at(path)
    return limits.tidied(value) if isinstance(limits, Text) else value


def _inside(value: Any, step: str | int, path: Path) -> Any:
    if isinstance(step, int):
        if isinstance(value, tuple) and 0 <= step < len(value):
            return value[step]
    elif step in hints_of(value.__class__):
        return getattr(value, step)
    raise KeyError(shown_path(path))


def _replaced(value: Any, rest: Path, new: Any, path: Path) -> Any:
    if not rest:
        return new
    step = rest[0]
    inner = _replaced(_inside(value, step, path), rest[1:], new, path)
    if isinstance(step, int):
        return (*value[:step], inner, *value[step + 1 :])
    return replace(value, **{step: inner})


@lru_cache(maxsize=512)
def _limits(path: Path) -> Says | None:
    hint = hint_at(Design, path)
    return None if hint is None else parts_of(hint)[1]
