"""The tables of keys and columns in docs/formats.md, made from the code, for `docs/make.py`."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

from gridlab.domain.design import Design
from gridlab.domain.exclusion import Exclusions
from gridlab.domain.fields import Field, fields_of
from gridlab.domain.notes import Notes
from gridlab.domain.study import Study
from gridlab.store import design_file, embedding_layout, exclusions_file, notes_file, study_file
from gridlab.store.dataset.also import FORMS
from gridlab.store.dataset.layout import COLUMNS
from gridlab.store.json_text import quoted
from gridlab.store.versions import newest_of

_FILES: dict[str, tuple[Any, Any]] = {
    "design": (Design, design_file),
    "study": (Study, study_file),
    "exclusions": (Exclusions, exclusions_file),
    "notes": (Notes, notes_file),
}
_MARKED = re.compile(r"(<!-- keys of (\w+) -->\n).*?(<!-- end of keys -->)", re.DOTALL)
_COLUMNS = re.compile(r"(<!-- columns of (\w+) -->\n).*?(<!-- end of columns -->)", re.DOTALL)
_TABLES = {"dataset": COLUMNS, "embedding": embedding_layout.COLUMNS}
_ONLY = {"": " (only with annotators drawn anew)", "annotator": " (only of persons)"}
_FORMS = re.compile(r"(<!-- forms of an export -->\n).*?(<!-- end of forms -->)", re.DOTALL)
_KINDS = {"str": "text", "i1": "int8", "i4": "int32", "u1": "uint8", "f4": "float32", "f8": "float64"}
_SHAPES = {
    "scalar": "",
    "rows": "",
    "rows×n": " (S, n)",
    "rows×3": " (T, 3)",
    "rows×64×64×3": " (N, 64, 64, 3)",
}


def key_table(name: str) -> str:
    """Markdown table of every key of a `design`, `study`, `exclusions` or `notes` file."""
    root, file = _FILES[name]
    lines = ["| key | type | allowed | default | meaning |", "|---|---|---|---|---|"]
    lines += [f"| `format` | text | `{file.FORMAT}` | required | What the file is. |"]
    lines += [f"| `version` | whole number | {newest_of(file.FORMAT)} | required | Version of the format. |"]
    lines += [_row(field) for field in fields_of(root)]
    return "\n".join(lines) + "\n"


def with_tables(text: str) -> str:
    """The text of docs/formats.md with every marked table as the code has it."""
    text = _COLUMNS.sub(lambda match: match[1] + column_table(match[2]) + match[3], text)
    text = _FORMS.sub(lambda match: match[1] + form_table() + match[2], text)
    return _MARKED.sub(lambda match: match[1] + key_table(match[2]) + match[3], text)


def column_table(file: str) -> str:
    """Markdown table of every HDF5 dataset in a `dataset` or an `embedding` file."""
    lines = ["| dataset | type | holds | units or codes |", "|---|---|---|---|"]
    for column in _TABLES[file]:
        shape = "R, n" if column.path.startswith("response/") else "S, n"
        shape = "N, D" if file == "embedding" else shape
        kind = _KINDS[column.kind] + _SHAPES[column.shape].replace("S, n", shape)
        only = " (only with thumbnails)" if file == "dataset" else _ONLY.get(column.table, "")
        holds = column.description + (only if column.optional else "")
        codes = "; ".join(filter(None, (column.units, column.meaning)))
        lines.append(_line(f"`/{column.path}`", kind, holds, codes))
    return "\n".join(lines) + "\n"


def form_table() -> str:
    """Markdown table of every form that can be written beside the dataset."""
    lines = ["| form | files | holds |", "|---|---|---|"]
    lines += [_line(f"`{form.key}`", form.files, form.holds) for form in FORMS]
    return "\n".join(lines) + "\n"


def _row(field: Field) -> str:
    return _line(f"`{field.path}`", field.type, field.allowed, _default(field), field.meaning)


def _line(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _default(field: Field) -> str:
    if field.required:
        return "required"
    if field.follows:
        return f"as `{field.follows}`"
    if isinstance(field.default, tuple) and any(dataclasses.is_dataclass(item) for item in field.default):
        return "one, of defaults"
    return f"`{quoted(field.default)}`"
