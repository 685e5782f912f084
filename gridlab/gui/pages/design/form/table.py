"""What the form shows, as tables: sections, their rows, and for each field where its value stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gridlab.domain.design_edit import Path

FieldKind = Literal[
    "number",
    "decimal",
    "text",
    "colour",
    "choice",
    "list",
    "area",
    "lines",
    "markdown",
    "labels",
    "listed",
    "name",
]
Scope = Literal["block", "question", "design"]
Choices = tuple[tuple[object, str], ...]


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field.

    path: inside the block or question that is shown, or in the whole design, as `scope` says. says: its
    accessible name, which names its steps in the history as well. unit: inside the field at its end. hint:
    what an empty field means. choices: (value, text) of a choice.
    """

    path: Path
    says: str
    kind: FieldKind = "number"
    scope: Scope = "block"
    unit: str = ""
    hint: str = ""
    choices: Choices = ()

    @property
    def key(self) -> tuple[Scope, Path]:
        """Tells fields apart: paths in a block and in the design may be the same."""
        return self.scope, self.path


@dataclass(frozen=True, slots=True)
class RowSpec:
    """One row: its label and one to three fields with a sign between them. No label: over the whole width."""

    label: str
    fields: tuple[FieldSpec, ...]
    between: str = ""


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """A part of the form that can be folded.

    key: names it in the settings. more: rows that are needed so rarely that they are folded away inside it.
    items: the list whose items the rows show one at a time. of_hit: not about one block.
    """

    key: str
    title: str
    rows: tuple[RowSpec, ...]
    more: tuple[RowSpec, ...] = ()
    items: Literal["", "questions", "blocks"] = ""
    is_open: bool = False
    of_hit: bool = False

    @property
    def fields(self) -> tuple[FieldSpec, ...]:
        """Every field, in order."""
        return tuple(field for row in (*self.rows, *self.more) for field in row.fields)


def row(label: str, *fields: FieldSpec, sign: str = "") -> RowSpec:
    """A row of fields."""
    return RowSpec(label, fields, sign)


def number(path: Path, says: str, unit: str = "", *, scope: Scope = "block") -> FieldSpec:
    """A whole number."""
    return FieldSpec(path, says, "number", scope, unit)


def choice(path: Path, says: str, choices: dict[object, str], *, scope: Scope = "block") -> FieldSpec:
    """One of a few values, all of them seen."""
    return FieldSpec(path, says, "choice", scope, choices=tuple(choices.items()))
