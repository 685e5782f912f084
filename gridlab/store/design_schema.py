"""The JSON Schema of designs and the table of their keys for docs/formats.md, both made from the code.

`python -m gridlab.store.design_schema` prints the schema, with `--table` the table.
"""

from __future__ import annotations

import dataclasses
import sys
from typing import Any

from pydantic import TypeAdapter

from gridlab.domain.design import Design
from gridlab.domain.fields import Field, fields_of
from gridlab.store.design_file import FORMAT, VERSION
from gridlab.store.json_text import pretty, quoted


def design_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a design file.

    It has every key, type, range and default. Rules between keys are not in it: docs/formats.md lists them.
    """
    schema: dict[str, Any] = _plain(TypeAdapter(Design).json_schema())
    # Left out it follows `choose`, which a schema cannot say.
    del schema["$defs"]["Grid"]["properties"]["choose_min"]["default"]
    head = {
        "format": {"const": FORMAT, "description": "What the file is."},
        "version": {"const": VERSION, "type": "integer", "description": "Version of the format."},
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


def design_table() -> str:
    """Markdown table of every key of a design: type, what is allowed, default, meaning."""
    lines = ["| key | type | allowed | default | meaning |", "|---|---|---|---|---|"]
    lines += [f"| `format` | text | `{FORMAT}` | required | What the file is. |"]
    lines += [f"| `version` | whole number | {VERSION} | required | Version of the format. |"]
    lines += [_row(field) for field in fields_of(Design)]
    return "\n".join(lines) + "\n"


def _row(field: Field) -> str:
    cells = (f"`{field.path}`", field.type, field.allowed, _default(field), field.meaning)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _default(field: Field) -> str:
    if field.required:
        return "required"
    if field.path.endswith(".choose_min"):
        return "as `choose`"
    if isinstance(field.default, tuple) and any(dataclasses.is_dataclass(item) for item in field.default):
        return "one, of defaults"
    return f"`{quoted(field.default)}`"


def _plain(schema: Any) -> Any:
    """The schema without the titles that only repeat the keys."""
    if isinstance(schema, dict):
        return {
            key: _plain(value)
            for key, value in schema.items()
            if not (key == "title" and isinstance(value, str))
        }
    return [_plain(item) for item in schema] if isinstance(schema, list) else schema


if __name__ == "__main__":
    text = design_table().encode("utf-8") if "--table" in sys.argv[1:] else design_schema_bytes()
    sys.stdout.buffer.write(text)
