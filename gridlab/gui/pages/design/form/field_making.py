"""Makes the field of a specification: its kind decides the widget, the domain its range."""

from __future__ import annotations

from types import NoneType
from typing import get_args

from gridlab.domain.design import Payment, Timing
from gridlab.domain.design_edit import Path, limits_at
from gridlab.domain.fields import hints_of
from gridlab.domain.limits import Between
from gridlab.gui.kit.fields import TextArea, describe
from gridlab.gui.pages.design.form import entries
from gridlab.gui.pages.design.form.entries import Entry
from gridlab.gui.pages.design.form.labels_field import LabelsEntry
from gridlab.gui.pages.design.form.listed_field import ListedEntry
from gridlab.gui.pages.design.form.supply import FormSupply
from gridlab.gui.pages.design.form.table import FieldSpec
from gridlab.gui.pages.design.form.words import hint_of, is_amount

_CODES = (("payment", "currency"),)


def make_entry(spec: FieldSpec, path: Path, supply: FormSupply) -> Entry:
    """The field for a value at `path` of the design (with any index for items of lists)."""
    made = _make(spec, path, supply)
    describe(made.widget, hint_of(path, spec))
    return made


def is_optional(path: Path) -> bool:
    """Whether the value at a path may be left out, which is None."""
    owner = {"timing": Timing, "payment": Payment}.get(str(path[-2]) if len(path) > 1 else "")
    return owner is not None and NoneType in get_args(hints_of(owner)[str(path[-1])])


def _make(spec: FieldSpec, path: Path, supply: FormSupply) -> Entry:
    says = spec.says
    if spec.kind == "number":
        limits = limits_at(path)
        assert isinstance(limits, Between)
        return entries.NumberEntry(says=says, unit=spec.unit, low=int(limits.low), high=int(limits.high))
    if spec.kind == "decimal":
        return entries.DecimalEntry(says=says, unit=spec.unit, hint=spec.hint, optional=is_optional(path))
    if spec.kind == "choice":
        return entries.ChoiceEntry(spec.choices, says=says)
    if spec.kind == "colour":
        return entries.ColourEntry(says=says)
    if spec.kind == "list":
        return entries.ListEntry(says=says)
    if spec.kind == "name":
        return entries.NameEntry(says=says)
    if spec.kind == "text":
        return _text(spec)
    return _large(spec, supply)


def _text(spec: FieldSpec) -> Entry:
    if spec.path in _CODES:
        return entries.CodeEntry(says=spec.says)
    unit = "" if spec.unit == "¤" else spec.unit
    empty = None if spec.path == ("payment", "hourly_pay") else ""
    kind = entries.AmountEntry if is_amount(spec) else entries.TextEntry
    return kind(says=spec.says, unit=unit, hint=spec.hint, empty=empty)


def _large(spec: FieldSpec, supply: FormSupply) -> Entry:
    if spec.kind == "markdown":
        return entries.MarkdownEntry(says=spec.says)
    if spec.kind == "labels":
        return LabelsEntry(supply, says=spec.says)
    if spec.kind == "listed":
        return ListedEntry(supply, says=spec.says)
    area = TextArea(says=spec.says, hint=spec.hint, height=entries.AREA_HEIGHT)
    return entries.LinesEntry(area) if spec.kind == "lines" else entries.AreaEntry(area)
