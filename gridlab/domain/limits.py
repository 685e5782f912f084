"""Ranges, units and meanings of the fields of a design, stated once beside the field.

The parser, the JSON Schema, the table in docs/formats.md and the form read them from the annotations.
The `__get_pydantic_*__` methods only edit plain dictionaries, so that the domain imports no parser.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

Schema = dict[str, Any]
Handler = Callable[[Any], Any]
Value = TypeVar("Value")

NO_KEY = {"no key": True}
"""Marks a field of a dataclass that is no key of its file."""


def closed(cls: type[Value]) -> type[Value]:
    """A class decorator: read from a file, the value has no unknown keys and no number from `true` or "1"."""
    rules = {"extra": "forbid", "strict": True, "allow_inf_nan": False}
    setattr(cls, "__pydantic_config__", rules)  # noqa: B010 - an attribute that only a parser looks for
    return cls


@dataclass(frozen=True)
class Says:
    """What a field means, in one sentence.

    since: the version of its file that it came with. follows: the field beside it whose value is its default.
    """

    meaning: str
    since: int = field(default=1, kw_only=True)
    follows: str = field(default="", kw_only=True)

    def bounds(self) -> Schema:
        """The limits in the words of a pydantic core schema."""
        return {}

    def __get_pydantic_core_schema__(self, source: Any, handler: Handler) -> Any:
        schema = handler(source)
        schema.update(self.bounds())
        return schema

    def __get_pydantic_json_schema__(self, core: Any, handler: Handler) -> Any:
        schema = handler(core)
        schema["description"] = self.meaning
        return schema


@dataclass(frozen=True)
class Between(Says):
    """A number from `low` to `high`, both allowed, in `unit` ("" for a count)."""

    low: float
    high: float
    unit: str = ""

    def bounds(self) -> Schema:
        return {"ge": self.low, "le": self.high}


@dataclass(frozen=True)
class Text(Says):
    """A text of at most `longest` characters that matches `pattern` where one is given.

    form: "nfc" the text is brought to Unicode NFC; "lower" to lower case too; "kept" it stays as written,
    as names of files must.
    """

    longest: int
    pattern: str = ""
    shortest: int = 0
    form: str = "nfc"

    def tidied(self, text: Any) -> Any:
        """The text in its form; whatever is no text is left to the parser."""
        if not isinstance(text, str) or self.form == "kept":
            return text
        text = unicodedata.normalize("NFC", text)
        return text.lower() if self.form == "lower" else text

    def __get_pydantic_core_schema__(self, source: Any, handler: Handler) -> Any:
        schema = Says.__get_pydantic_core_schema__(self, source, handler)
        if self.form == "kept":
            return schema
        tidy = {"type": "no-info", "function": self.tidied}
        return {"type": "function-before", "function": tidy, "schema": schema}

    def bounds(self) -> Schema:
        bounds: Schema = {"max_length": self.longest}
        if self.shortest:
            bounds["min_length"] = self.shortest
        if self.pattern:
            bounds["pattern"] = self.pattern
        return bounds


@dataclass(frozen=True)
class Several(Says):
    """A list with `fewest` to `most` items."""

    fewest: int
    most: int

    def bounds(self) -> Schema:
        # Of a long list of wrong items the first is enough to say.
        return {"min_length": self.fewest, "max_length": self.most, "fail_fast": True}
