"""A text in English that still knows its template and its values, so that it can be said otherwise."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

CLAUSE, START = "clause", "start"
"""Formats of a text inside another: without its full stop; with a capital at its start."""


class Said(str):
    """An English text, equal to any other of the same letters, that keeps what it was made of.

    template: a format string with named places alone. values: what stands there: numbers, days, names, and
    further texts of this kind.
    """

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, values: Mapping[str, object]) -> Said:
        plain = not values and "{" not in template and "}" not in template
        made = super().__new__(cls, template if plain else _ENGLISH.vformat(template, (), values))
        made.template, made.values = template, values
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return Said, (self.template, self.values)


@lru_cache(maxsize=4096)
def _parts(template: str) -> tuple[tuple[str, str | None, str, str], ...]:
    """Each text before a place, with the place: tables write thousands of cells by few templates."""
    found = string.Formatter().parse(template)
    return tuple((literal, name, spec or "", conversion or "") for literal, name, spec, conversion in found)


class Wording(string.Formatter):
    """Puts values into a template: as English has them; a subclass knows another language."""

    def text(self, text: str) -> str:
        """A text that stands in another."""
        return text

    def number(self, written: str, _value: object) -> str:
        """A number as English writes it, such as "1,204.5" or "15%"."""
        return written

    def vformat(self, template: str, _args: Any, values: Mapping[str, Any]) -> str:
        """The template with these values. Names alone: it does not reach into values."""
        return "".join(
            literal if name is None else literal + self._put(values[name], spec, conversion)
            for literal, name, spec, conversion in _parts(template)
        )

    def _put(self, value: Any, spec: str, conversion: str) -> str:
        return self.format_field(self.convert_field(value, conversion) if conversion else value, spec)

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, str):
            text = self.text(value)
            if format_spec == CLAUSE:
                return text.rstrip(".")
            return text[:1].upper() + text[1:] if format_spec == START else format(text, format_spec)
        written = format(value, format_spec)
        return self.number(written, value) if hasattr(value, "__float__") else self.other(written, value)

    def other(self, written: str, _value: object) -> str:
        """What is neither a text nor a number, such as a day."""
        return written


_ENGLISH = Wording()


def say(template: str, /, **values: object) -> Said:
    """A text with its values. The template is a literal at the call, where the extraction finds it.

    One and many are two texts; what is a name or a path is a value, as are texts said before:
    say("{file} cannot be read: {reason}.", file=shown(path), reason=reason(error)).
    """
    return Said(template, values)


def verbatim(text: str) -> Said:
    """A text that is the same in every language, or is in the right one already."""
    return text if isinstance(text, Said) else Said("{text}", {"text": text})


def joined(parts: Iterable[str], between: str = " ") -> Said:
    """Texts one after another, each of which keeps what it was made of."""
    values = {f"p{number}": part for number, part in enumerate(parts)}
    return Said(between.join(f"{{{name}}}" for name in values), values)


NOTHING = verbatim("")


def as_data(text: str) -> object:
    """A text as JSON can hold it, for another process."""
    if not isinstance(text, Said):
        return text
    values = {
        name: as_data(value) if isinstance(value, str) else value for name, value in text.values.items()
    }
    return {"template": text.template, "values": values}


def from_data(data: object, clean: Callable[[str], str] = str) -> Said:
    """A text from `as_data`, with what is no template made `clean`. Raises ValueError for anything else."""
    if isinstance(data, str):
        return verbatim(clean(data))
    match data:
        case {"template": str(template), "values": dict(values)}:
            kept = {str(name): _value(value, clean) for name, value in values.items()}
            try:
                return Said(template, kept)
            except (LookupError, TypeError) as error:
                raise ValueError("a template without its values") from error
    raise ValueError("no text")


def _value(data: object, clean: Callable[[str], str]) -> object:
    if isinstance(data, str):
        return clean(data)
    return data if isinstance(data, int | float) else from_data(data, clean)


def said_of(error: BaseException) -> Said:
    """What an exception of a few words says, as it was said where it was raised."""
    said = error.args[0] if error.args else ""
    return said if isinstance(said, Said) else verbatim(str(error))
