"""What may stand in each field of a file, in words: for messages and for the tables in docs/formats.md."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from gridlab.domain.design import (
    COLOUR,
    CURRENCY,
    DESIGN_NAME,
    LANGUAGE,
    MONEY,
    PERCENT,
    QUESTION_ID,
)
from gridlab.domain.exclusion import DAY, MEASURES, RULE
from gridlab.domain.images import SHA256
from gridlab.domain.limits import NO_KEY, Between, Says, Several, Text
from gridlab.domain.said import NOTHING, Said, say
from gridlab.domain.study import ID

_PATTERNS = {
    MONEY: say('an amount as a decimal string such as "1.50"'),
    PERCENT: say('a percentage as a decimal string such as "12.5"'),
    COLOUR: say('a colour such as "#2f62d9"'),
    LANGUAGE: say('a BCP 47 language tag such as "en" or "pt-BR"'),
    CURRENCY: say('three capital letters such as "GBP"'),
    DESIGN_NAME: say(
        'text of 1 to 100 characters that is good as a file name: none of / \\ : * ? " < > | and '
        "control characters, no space at the ends, no full stop there"
    ),
    SHA256: say("64 hexadecimal digits, lower case"),
    ID: say("32 hexadecimal digits, lower case"),
    DAY: say('a day such as "2026-05-01", or with the time (UTC) "2026-05-01T10:00Z"'),
    RULE: say(
        'a measure of {listed}, a space, and < or >, with "annotator." before one of sessions',
        listed=", ".join(MEASURES),
    ),
    QUESTION_ID: say("a letter, then up to 63 letters, digits, _ and -"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a file. path: as "blocks[].grid.rows"; default: the value, or `required`.

    since: the version of the file that the key came with. follows: the key beside it that is its default.
    """

    path: str
    type: str
    allowed: Said
    default: Any
    meaning: str
    required: bool = False
    since: int = 1
    follows: str = ""


def hint_at(root: Any, place: Sequence[str | int]) -> Any:
    """The annotated type at a place of a dataclass, as ("blocks", 0, "grid", "rows"); None for no place."""
    hint: Any = root
    for step in place:
        bare = _bare(hint)
        if isinstance(step, int):
            items = get_args(bare) if get_origin(bare) is tuple else (None,)
            hint = items[0] if items[-1:] == (Ellipsis,) else items[step] if step < len(items) else None
        else:
            is_object = dataclasses.is_dataclass(bare)
            hint = hints_of(bare).get(step) if is_object else None
        if hint is None:
            return None
    return hint


def allowed_at(root: Any, place: Sequence[str | int]) -> Said:
    """What may stand at a place of a dataclass; "" for no place."""
    hint = hint_at(root, place)
    return NOTHING if hint is None else _allowed(hint)


def fields_of(root: Any, prefix: str = "") -> Iterator[Field]:
    """Every key of a dataclass, and of those in it, that holds a value of its own, in order."""
    for field in dataclasses.fields(root):
        hint = hints_of(root)[field.name]
        bare, path = _bare(hint), prefix + field.name
        if dataclasses.is_dataclass(bare):
            yield from fields_of(bare, path + ".")
            continue
        default, required = _default(field)
        says = parts_of(hint)[1] or Says("")
        yield Field(
            path, _type(hint), _allowed(hint), default, says.meaning, required, says.since, says.follows
        )
        if get_origin(bare) is tuple and dataclasses.is_dataclass(get_args(bare)[0]):
            yield from fields_of(get_args(bare)[0], path + "[].")


def _default(field: dataclasses.Field[Any]) -> tuple[Any, bool]:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory(), False
    required = field.default is dataclasses.MISSING
    return None if required else field.default, required


def said_in(value: Any, always: int = 0) -> Any:
    """A dataclass as a JSON value, without the keys that hold their default.

    always: the version up to which keys are said all the same; 0: none are. An object that becomes empty
    goes too, lists keep every item. Whole numbers are written as such.
    """
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return [item if type(item) is str else said_in(item, always) for item in value]
    if kind is float:
        return int(value) if value.is_integer() else value
    said = {}
    for name, default in _defaults(kind, always):
        item = getattr(value, name)
        if type(default) is _Follows:
            default = getattr(value, default.name)
        if item == default:
            continue
        told = said_in(item, always)
        if told != {} or default is _NO_DEFAULT:
            said[name] = told
    return said


class _Follows(NamedTuple):
    """Stands for the default of a field that follows another one."""

    name: str


_NO_DEFAULT = object()
_PLAIN = frozenset((str, int, bool, NoneType))


@cache
def _defaults(cls: Any, always: int) -> tuple[tuple[str, Any], ...]:
    """The fields of a class, and with what value each is left out."""
    found = []
    for field in dataclasses.fields(cls):
        if field.metadata == NO_KEY:
            continue
        says = parts_of(hints_of(cls)[field.name])[1] or Says("")
        default, required = _default(field)
        if required or says.since <= always:
            default = _NO_DEFAULT
        elif says.follows:
            default = _Follows(says.follows)
        found.append((field.name, default))
    return tuple(found)


@cache
def hints_of(cls: Any) -> dict[str, Any]:
    """The types of a class's fields by name, with what limits them; a copy is not made: do not change it."""
    return get_type_hints(cls, include_extras=True)


def parts_of(hint: Any) -> tuple[Any, Says | None, bool]:
    """The bare type, what is said of it, and whether null is allowed."""
    optional = False
    if get_origin(hint) in (Union, UnionType):
        hint = next(part for part in get_args(hint) if part is not NoneType)
        optional = True
    if get_origin(hint) is Annotated:
        bare, says = get_args(hint)[:2]
        return bare, says, optional
    return hint, None, optional


def _bare(hint: Any) -> Any:
    return parts_of(hint)[0]


def _type(hint: Any) -> str:
    bare, _, optional = parts_of(hint)
    names = {str: "text", int: "whole number", float: "number", bool: "true or false"}
    others = {Literal: "text", tuple: "list"}
    name = names.get(bare) or others.get(get_origin(bare), "object")
    return name + (" or null" if optional else "")


def _allowed(hint: Any) -> Said:
    optional = parts_of(hint)[2]
    text = _allowed_alone(hint)
    return say("{text}, or null", text=text) if optional else text


def _allowed_alone(hint: Any) -> Said:
    """What may stand there besides null."""
    bare, says, _ = parts_of(hint)
    if dataclasses.is_dataclass(bare):
        return say("an object with the keys {keys}", keys=keys_of(bare))
    if bare is bool:
        return say("true or false")
    if get_origin(bare) is Literal:
        return say("one of {choices}", choices=", ".join(f'"{choice}"' for choice in get_args(bare)))
    match says:
        case Between() if bare is int:
            return say("a whole number from {low:,} to {high:,}", low=says.low, high=says.high)
        case Between():
            return say("a number from {low:,} to {high:,}", low=says.low, high=says.high)
        case Text() if says.pattern in _PATTERNS:
            return _PATTERNS[says.pattern]
        case Text() if says.shortest:
            return say(
                "text of {shortest} to {longest:,} characters", shortest=says.shortest, longest=says.longest
            )
        case Text():
            return say("text of at most {longest:,} characters", longest=says.longest)
        case Several():
            return say("a list of {fewest} to {most:,}", fewest=says.fewest, most=says.most)
    if get_origin(bare) is tuple:
        first, second = (_allowed(item) for item in get_args(bare))
        return say("a list of two: {first}, then {second}", first=first, second=second)
    return say("an object")


def keys_of(cls: Any) -> str:
    """The keys of an object, as messages list them."""
    return ", ".join(field.name for field in dataclasses.fields(cls))
