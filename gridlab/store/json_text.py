"""Strict JSON: what other programs would read in two ways, or choke on, is refused with its place."""

from __future__ import annotations

import contextlib
import gc
import json
import math
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

import rfc8785

from gridlab.domain.errors import GridLabError, Problem, failure
from gridlab.domain.said import Said, joined, say

MAX_DEPTH = 32
MAX_KEYS = 1000
# Bounds the memory that a small hostile file can ask for ("[[],[],…").
MAX_VALUES = 4_000_000
_LINE = 100
_MAX_INT = 2**53 - 1
_CORRECT = {"safe": say("It wasn't changed."), "todo": say("Correct it and try again.")}
_OTHER = {"safe": say("It wasn't changed."), "todo": say("Check that it is the right file.")}
_IDENTIFIER = r"[A-Za-z_][A-Za-z0-9_]*\Z"
_SURROGATE_ESCAPE = r"\\u[dD][89a-fA-F]"


class _Bad:
    """Stands in the parsed value where something is to be refused."""

    def __init__(self, why: Said) -> None:
        self.why = why


def parse_json(data: bytes, *, what: Said, limit_bytes: int) -> Any:
    """The value of a JSON text: dict, list, str, int, float, bool, None.

    what: how the text is called in messages. Raises GridLabError for anything that is not UTF-8 JSON of at
    most `limit_bytes`, and for NaN, Infinity, duplicate keys, nesting deeper than 32, whole numbers beyond
    2**53 - 1, lone surrogates and more than 4 million values.
    """
    if len(data) > limit_bytes:
        raise failure(
            "The {what} is larger than the allowed {limit_bytes:,} bytes.",
            what=what,
            limit_bytes=limit_bytes,
            **_OTHER,
        )
    if data.count(b",") + data.count(b"[") + data.count(b"{") > MAX_VALUES:
        raise failure(
            "The {what} has more than the allowed {max_values:,} values.",
            what=what,
            max_values=MAX_VALUES,
            **_OTHER,
        )
    text = _decoded(data, what)
    bad: list[_Bad] = []
    try:
        with no_collecting():
            value = _decoder(bad).decode(text)
    except json.JSONDecodeError as error:
        raise failure(
            "The {what} is not JSON: {msg} in line {lineno}, column {colno}.",
            what=what,
            msg=error.msg,
            lineno=error.lineno,
            colno=error.colno,
            **_CORRECT,
        ) from None
    except RecursionError:
        raise failure(
            "The {what} is nested deeper than the allowed {max_depth} levels.",
            what=what,
            max_depth=MAX_DEPTH,
            **_CORRECT,
        ) from None
    if bad or _depth(value) > MAX_DEPTH or re.search(_SURROGATE_ESCAPE, text):
        for path, why in _faults(value, "$", 0):
            raise GridLabError(
                say("The {what} is refused: {path} {why}.", what=what, path=path, why=why),
                **_CORRECT,
            )
        if bad:  # a later duplicate hid it
            raise GridLabError(
                say("The {what} is refused: a value {why}.", what=what, why=bad[0].why),
                **_CORRECT,
            )
    return value


@contextlib.contextmanager
def no_collecting() -> Iterator[None]:
    """Hold the garbage collector back while a large value is read.

    It would go through a million young values again and again that all stay: 40 % of the time of reading
    100,000 images.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def canonical(value: Any) -> bytes:
    """The RFC 8785 form: one text for equal values, for digests."""
    return rfc8785.dumps(value)


def pretty(value: Any) -> bytes:
    """UTF-8 with two-space indent and final newline; keys in the order given, short lists on one line."""
    return (_laid_out(value, "") + "\n").encode("utf-8")


def nfc(value: Any) -> Any:
    """A JSON value with its texts in Unicode's composed form; keys stay."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list | tuple):
        return [nfc(item) for item in value]
    return {key: nfc(item) for key, item in value.items()} if isinstance(value, dict) else value


def json_path(place: Iterable[str | int]) -> str:
    """`$.blocks[0].grid` from ("blocks", 0, "grid")."""
    return "$" + "".join(_step(step) for step in place)


def quoted(value: Any, longest: int = 80) -> str:
    """A value for messages: JSON, ASCII, cut short."""
    try:
        text = json.dumps(value, ensure_ascii=True, default=str)
    except (ValueError, RecursionError):
        text = type(value).__name__
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _laid_out(value: Any, indent: str) -> str:
    if not isinstance(value, dict | list | tuple) or not value:
        return json.dumps(value, ensure_ascii=False, allow_nan=False)
    inner = indent + "  "
    items = value.values() if isinstance(value, dict) else value
    if not any(isinstance(item, dict | list | tuple) for item in items):
        line = json.dumps(value, ensure_ascii=False, allow_nan=False)
        if isinstance(value, list | tuple) and len(line) <= _LINE:
            return line
    if isinstance(value, dict):
        lines = (
            f"{inner}{json.dumps(key, ensure_ascii=False)}: {_laid_out(item, inner)}"
            for key, item in value.items()
        )
        return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
    return "[\n" + ",\n".join(inner + _laid_out(item, inner) for item in value) + f"\n{indent}]"


def _step(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    return f".{step}" if re.match(_IDENTIFIER, step) else f"[{quoted(step)}]"


def _decoded(data: bytes, what: Said) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        raise GridLabError(
            say("The {what} begins with a byte-order mark.", what=what),
            todo=say("Save it as UTF-8 without a byte-order mark."),
            safe=say("It wasn't changed."),
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise GridLabError(
            say("The {what} is not UTF-8 text: byte {start} does not belong.", what=what, start=error.start),
            safe=say("It wasn't changed."),
            todo=say("Save it as UTF-8 without a byte-order mark."),
        ) from None


def _decoder(bad: list[_Bad]) -> json.JSONDecoder:
    """A decoder that puts a `_Bad` (also into `bad`) where something is to be refused."""

    def refused(why: Said) -> _Bad:
        bad.append(_Bad(why))
        return bad[-1]

    def whole(text: str) -> int | _Bad:
        if len(text) < 16:
            return int(text)
        if len(text) > 17 or abs(int(text)) > _MAX_INT:
            return refused(
                say(
                    "is {text}; whole numbers up to {max_int} are allowed",
                    text=quoted(text)[1:-1],
                    max_int=_MAX_INT,
                )
            )
        return int(text)

    def fraction(text: str) -> float | _Bad:
        number = float(text)
        if math.isfinite(number):
            return number
        return refused(say("is {text}, which is too large", text=quoted(text)[1:-1]))

    def constant(text: str) -> _Bad:
        return refused(say("is {text}; only finite numbers are allowed", text=text))

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        value = dict(items)
        if len(value) != len(items):
            seen: set[str] = set()
            twice = next(key for key, _ in items if key in seen or seen.add(key))  # type: ignore[func-returns-value]
            value[twice] = refused(say("is there more than once"))
        if len(value) > MAX_KEYS:
            most = say(
                "is one of {count:,} keys; up to {max_keys} are allowed", count=len(value), max_keys=MAX_KEYS
            )
            return {items[0][0]: refused(most)}
        return value

    return json.JSONDecoder(
        parse_int=whole, parse_float=fraction, parse_constant=constant, object_pairs_hook=pairs
    )


def _depth(value: Any) -> int:
    """How deep lists and objects are nested; stops counting beyond the limit."""
    depth, level = 0, [value] if isinstance(value, dict | list) else []
    while level and depth <= MAX_DEPTH:
        depth += 1
        level = [
            inner
            for outer in level
            for inner in (outer.values() if type(outer) is dict else outer)
            if type(inner) is dict or type(inner) is list
        ]
    return depth


def _faults(value: Any, path: str, depth: int) -> Iterator[tuple[str, Said]]:
    """Everything to be refused in a value, with its JSON path, in the order of the text."""
    if isinstance(value, _Bad):
        yield path, value.why
    elif isinstance(value, str):
        if any("\ud800" <= character <= "\udfff" for character in value):
            yield path, say("has half of a surrogate pair")
    elif isinstance(value, dict | list) and depth == MAX_DEPTH:
        yield path, say("is nested deeper than the allowed {most} levels", most=MAX_DEPTH)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if any("\ud800" <= character <= "\udfff" for character in key):
                yield path, say("has a key with half of a surrogate pair")
            yield from _faults(inner, path + _step(key), depth + 1)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _faults(inner, f"{path}[{index}]", depth + 1)


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
            **_CORRECT,
        )
        self.problems = tuple(problems)


def _told(problem: Problem) -> Said:
    if problem.value is MISSING:
        return say("is missing; allowed: {allowed}", allowed=problem.allowed)
    return say("is {value}; allowed: {allowed}", value=quoted(problem.value), allowed=problem.allowed)
