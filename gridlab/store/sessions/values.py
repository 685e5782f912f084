"""The values in the rows of a session: each is what it must be, or a ValueError says why not."""

from __future__ import annotations

import re
from typing import Any, NoReturn, TypeAlias

from pydantic_core import from_json

from gridlab.domain.said import Said, say

INT32 = 2**31 - 1
Body: TypeAlias = dict[str, Any]
_HEX32 = re.compile(r"[0-9a-f]{32}")
_HEX64 = re.compile(r"[0-9a-f]{64}")
_UTC = re.compile(r"\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-6]\dZ", re.ASCII)


def refuse(why: Said) -> NoReturn:
    """Refuse the row at hand."""
    raise ValueError(why)


def body_value(body: str) -> Any:
    """The JSON value of a row's text. NaN, infinities and half surrogate pairs are refused."""
    return from_json(body, allow_inf_nan=False)  # in half the time of the standard library


def whole(value: Body, key: str, most: int = INT32) -> int:
    """A whole number from 0 to `most`."""
    item = value[key]
    if type(item) is not int or not 0 <= item <= most:
        refuse(say("`{key}` is not a whole number from 0 to {most}", key=key, most=most))
    return item


def number(value: Body, key: str, least: float, most: float) -> float:
    """A number from `least` to `most`."""
    item = value[key]
    if type(item) not in (int, float) or not least <= item <= most:
        refuse(say("`{key}` is not a number from {least} to {most}", key=key, least=least, most=most))
    return float(item)


def row_number(item: object, least: int, most: int) -> int:
    """A whole number from `least` to `most`."""
    if type(item) is int and least <= item <= most:
        return item
    refuse(say("a number is not a whole number from {least} to {most}", least=least, most=most))


def row_numbers(items: object, least: int, most: int) -> tuple[int, ...]:
    """A list of whole numbers from `least` to `most`."""
    checked = listed(items)
    for item in checked:
        if type(item) is not int or not least <= item <= most:
            row_number(item, least, most)  # refuses it
    return tuple(checked)


def flag(value: Body, key: str) -> bool:
    """True or false."""
    item = value[key]
    if item is not True and item is not False:
        refuse(say("`{key}` is neither true nor false", key=key))
    return item


def text(value: Body, key: str, longest: int) -> str:
    """A text of at most `longest` characters."""
    item = value[key]
    if not isinstance(item, str) or len(item) > longest:
        refuse(say("`{key}` is not a text of up to {longest} characters", key=key, longest=longest))
    return item


def hex32(value: Body, key: str) -> str:
    """32 hexadecimal digits."""
    item = text(value, key, 32)
    return item if _HEX32.fullmatch(item) else refuse(say("`{key}` is not 32 hexadecimal digits", key=key))


def hex64(item: object) -> str:
    """A SHA-256: 64 hexadecimal digits."""
    if not isinstance(item, str) or not _HEX64.fullmatch(item):
        refuse(say("a SHA-256 is not 64 hexadecimal digits"))
    return item


def utc(value: Body, key: str) -> str:
    """A moment in UTC to the second."""
    item = value[key]
    if isinstance(item, str) and _UTC.fullmatch(item):
        return item
    return refuse(say("`{key}` is not a time in UTC", key=key))


def listed(item: object) -> list[Any]:
    """A list."""
    if not isinstance(item, list):
        refuse(say("a list is missing"))
    return item
