"""Ranges, units and meanings of the fields of a design, stated once beside the field.

The parser, the JSON Schema, the table in docs/formats.md and the form read them from the annotations.
The `__get_pydantic_*__` methods only edit plain dictionaries, so that the domain imports no parser.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Schema = dict[str, Any]
Handler = Callable[[Any], Any]


@dataclass(frozen=True)
class Says:
    """What a field means, in one sentence."""

    meaning: str

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
    """A text of at most `longest` characters that matches `pattern` where one is given."""

    longest: int
    pattern: str = ""
    shortest: int = 0

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
        return {"min_length": self.fewest, "max_length": self.most}
