"""The JSON Schema of designs, made from the code; `docs/make.py` writes it."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from gridlab.domain.design import Design
from gridlab.store.design_file import FORMAT
from gridlab.store.json_text import pretty
from gridlab.store.versions import newest_of


def design_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a design file.

    It has every key, type, range and default. Rules between keys are not in it: docs/formats.md lists them.
    """
    schema: dict[str, Any] = _plain(TypeAdapter(Design).json_schema())
    # Left out it follows `choose`, which a schema cannot say.
    del schema["$defs"]["Grid"]["properties"]["choose_min"]["default"]
    head = {
        "format": {"const": FORMAT, "description": "What the file is."},
        "version": {"const": newest_of(FORMAT), "type": "integer", "description": "Version of the format."},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "GridLab design",
        "description": schema["description"],
        "type": "object",
        "additionalProperties": False,
        "required": list(head),
        "properties": head | schema["properties"],
        "$defs": schema["$defs"],
    }


def design_schema_bytes() -> bytes:
    """The text of resources/design.schema.json."""
    return pretty(design_schema())


def _plain(schema: Any) -> Any:
    """The schema without the titles that only repeat the keys."""
    if isinstance(schema, dict):
        return {
            key: _plain(value)
            for key, value in schema.items()
            if not (key == "title" and isinstance(value, str))
        }
    return [_plain(item) for item in schema] if isinstance(schema, list) else schema
