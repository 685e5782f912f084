"""What the form of a design shows, as a table: sections, their rows, and where the value of a field stands.

A fact of a field (its type, range, unit, meaning) stands in gridlab/domain/design.py; a row here adds where
it is shown, its label, and the words for its choices. `sections` tells them in the language of the interface.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Literal, get_args, get_origin

from PySide6.QtWidgets import QWidget

from gridlab.app.designing.form import Cursor, Scope
from gridlab.domain.design import COLOUR, CURRENCY, MONEY, PERCENT, Design
from gridlab.domain.fields import hint_at, parts_of
from gridlab.domain.limits import Between, Text
from gridlab.gui.kit.entries import Field
from gridlab.gui.kit.form_table import Row, Section
from gridlab.gui.look.language import translate

Translated = Callable[[str], str]
_PATTERNED = {
    MONEY: ("amount", "¤"),
    PERCENT: ("amount", "%"),
    COLOUR: ("colour", ""),
    CURRENCY: ("code", ""),
}


def sections(
    heads: Mapping[str, Callable[[], QWidget]], translated: Translated = partial(translate, "Design")
) -> tuple[Section, ...]:
    """Every section. heads: what stands over the rows of some; translated: gives a text as it is read."""
    return tuple(
        replace(
            section,
            title=translated(section.title),
            rows=_translated(section.rows, translated),
            more=_translated(section.more, translated),
            head=heads.get(section.key),
        )
        for section in SECTIONS
    )


def _translated(rows: tuple[Row, ...], translated: Translated) -> tuple[Row, ...]:
    """Rows with all of their words translated; signs such as % are none."""

    def read(text: str) -> str:
        return translated(text) if any(map(str.isalpha, text)) else text

    def field_read(field: Field) -> Field:
        choices = tuple((value, read(text)) for value, text in field.choices)
        unit, hint = read(field.unit), read(field.hint)
        return replace(field, says=read(field.says), unit=unit, hint=hint, choices=choices)

    return tuple(
        replace(row, label=read(row.label), fields=tuple(map(field_read, row.fields))) for row in rows
    )


def _field(
    scope: Scope, place: str, says: str = "", choices: Mapping[Any, str] | None = None, **more: Any
) -> Field:
    """The field of a place such as "grid.rows", by what the domain says of it; `more` is what it cannot."""
    path = tuple(int(step) if step.isdigit() else step for step in place.split("."))
    bare, limits, optional = parts_of(hint_at(Design, Cursor().whole((scope, path))))
    facts: dict[str, Any] = {"optional": optional, "choices": tuple((choices or {}).items())}
    if bare is bool or get_origin(bare) is Literal:
        facts["kind"] = "choice"
        assert set(choices or {}) == {True, False} or set(choices or {}) == set(get_args(bare)), place
    elif isinstance(limits, Between):
        facts |= {"kind": "number" if bare is int else "decimal", "low": limits.low, "high": limits.high}
        facts["unit"] = limits.unit
    elif isinstance(limits, Text) and limits.pattern in _PATTERNED:
        facts["kind"], facts["unit"] = _PATTERNED[limits.pattern]
    return Field(**{"key": (scope, path), "says": says, **facts, **more})


_block = partial(_field, "block")
_question = partial(_field, "question")
_hit = partial(_field, "design")


def _row(label: str, *fields: Field, sign: str = "") -> Row:
    """A row; a field that says nothing else is called as its row is."""
    return Row(label, tuple(one if one.says else replace(one, says=label) for one in fields), sign)


_YES_NO = {True: "Yes", False: "No"}
_SHOWN_OR_NOT = {True: "Shown", False: "Hidden"}
_PLACES = {"left": "Left", "right": "Right", "top": "Top", "center": "Center"}
_METHODS = {"random": "Random", "balanced": "Balanced", "listed": "Listed"}
_ANSWERS = {"text": "Text", "number": "Number", "choice": "Choice", "check": "Check"}
_TIMES = {"before": "Before", "after": "After"}

SECTIONS = (
    Section(
        "grid",
        "Grid",
        (
            _row("Rows × columns", _block("grid.rows", "Rows"), _block("grid.columns", "Columns"), sign="×"),
            _row("Choose", _block("grid.choose", "Images to choose")),
            _row("Order matters", _block("grid.ranked", choices={False: "No", True: "Ranked"})),
        ),
        more=(_row("At least", _block("grid.choose_min", "Fewest images to choose")),),
        is_open=True,
    ),
    Section(
        "layout",
        "Layout",
        (
            _row("Probe", _block("layout.probe", "Place of the probe", _PLACES)),
            _row("Probe size", _block("layout.probe_size")),
            _row("Cell size", _block("layout.cell_size")),
            _row("Gap · margin", _block("layout.gap", "Gap"), _block("layout.margin", "Margin")),
            _row("Background", _block("layout.background", "Background colour")),
        ),
        more=(
            _row("Accent", _block("layout.accent", "Accent colour")),
            _row(
                "Images",
                _block("layout.fit", "Image fit", {"contain": "Whole image", "cover": "Fill the cell"}),
            ),
            _row("Keys", _block("layout.show_keys", "Keys in the cells", _SHOWN_OR_NOT)),
            _row(
                "Key layout",
                _block("layout.key_layout", choices={"numbered": "Numbered", "grid": "Like the grid"}),
            ),
            _row(
                "Counter and button",
                _block("layout.footer", choices={"bottom": "At the bottom", "near": "Near the grid"}),
            ),
            _row(
                "Small display",
                _block(
                    "layout.small_display",
                    "If the display is too small",
                    {"shrink": "Shrink", "refuse": "Don't start"},
                ),
            ),
        ),
        is_open=True,
    ),
    Section(
        "wording",
        "Wording",
        (
            _row("Question", _block("question", kind="area")),
            _row("Instructions", _hit("pages.instructions", kind="markdown")),
        ),
        more=(
            _row("Before this block", _block("instructions", "Instructions of the block", kind="markdown")),
            _row("Language", _hit("language")),
        ),
        is_open=True,
    ),
    Section(
        "screens",
        "Screens",
        (
            _row(
                "Main · shared",
                _block("screens.main", "Main screens"),
                _block("screens.shared", "Shared screens"),
            ),
            _row(
                "Practice · catch · repeat",
                _block("screens.practice", "Practice screens"),
                _block("screens.catch", "Catch screens"),
                _block("screens.repeat", "Repeat screens"),
            ),
            _row("Sampling", _block("sampling.method", choices=_METHODS)),
            _row("", _block("sampling.screens", "Listed screens", kind="listed")),
        ),
        more=(
            _row("Seed", _block("sampling.seed", "Sampling seed")),
            _row(
                "Catch by",
                _block(
                    "catch.kind", "What makes a catch screen", {"identical": "Same image", "label": "Label"}
                ),
            ),
        ),
        is_open=True,
    ),
    Section(
        "timing",
        "Timing",
        (
            _row("Ignore input for", _block("timing.minimum_ms", "How long input is ignored")),
            _row("Blank before", _block("timing.blank_ms", "Blank time before a screen")),
            _row("Time limit", _block("timing.limit_seconds", "Time limit of a screen", hint="None")),
        ),
        is_open=False,
    ),
    Section(
        "images",
        "Images of the block",
        (_row("", _block("images.labels", "Labels", kind="labels")),),
        is_open=False,
    ),
    Section(
        "blocks",
        "Blocks",
        (
            _row("Block name", _block("name", "Name of the block")),
            _row("Order", _hit("order", "Order of the blocks", {"fixed": "As listed", "rotated": "Rotated"})),
        ),
        is_open=False,
        after_line=True,
    ),
    Section(
        "pages",
        "Pages",
        (
            _row("Consent", _hit("pages.consent", kind="markdown")),
            _row("Debriefing", _hit("pages.debrief", kind="markdown")),
            _row("Completion code", _hit("pages.completion_code", hint="None")),
        ),
        is_open=False,
    ),
    Section(
        "questions",
        "Questions",
        (
            _row("Id", _question("id", "Id of the question")),
            _row("Text", _question("text", "Text of the question", kind="area")),
            _row("Answer", _question("kind", "Kind of answer", _ANSWERS)),
            _row(
                "Choices",
                _question("choices", "Choices of the question", kind="lines", hint="One per line"),
            ),
            _row("Asked", _question("when", "When it is asked", _TIMES)),
            _row("Required", _question("required", choices=_YES_NO)),
            _row("Export answers", _question("export", "Export the answers with the dataset", _YES_NO)),
        ),
        is_open=False,
    ),
    Section(
        "session",
        "Session",
        (
            _row("Break every", _hit("session.break_every", "Screens between breaks", unit="screens")),
            _row("Break of", _hit("session.break_seconds", "Minimum break")),
            _row("Going back", _hit("session.allow_back", choices=_YES_NO)),
            _row("Submit automatically", _hit("session.auto_submit", choices=_YES_NO)),
            _row(
                "At the end",
                _hit(
                    "session.feedback",
                    "What the annotator sees at the end",
                    {"none": "Thanks", "map": "Own map", "agreement": "Agreement"},
                ),
            ),
            _row("Time left", _hit("session.show_time_left", choices=_SHOWN_OR_NOT)),
            _row(
                "Designed for",
                _hit("session.viewport.0", "Width of the display", unit=""),
                _hit("session.viewport.1", "Height of the display"),
                sign="×",
            ),
        ),
        is_open=False,
    ),
    Section(
        "payment",
        "Payment",
        (
            _row("Platform", _hit("payment.platform", kind="list")),
            _row("Currency", _hit("payment.currency")),
            _row("Reward", _hit("payment.reward")),
            _row("Assignments", _hit("payment.assignments")),
        ),
        more=(
            _row("Bonus", _hit("payment.bonus", "Expected bonus")),
            _row("VAT on the fee", _hit("payment.vat_percent")),
            _row("Hourly pay", _hit("payment.hourly_pay", "Hourly pay in the lab", hint="Per HIT")),
            _row("Show-up fee", _hit("payment.show_up_fee")),
            _row("Replacement", _hit("payment.replacement_percent", "Share of annotators to replace")),
            _row(
                "Time per screen", _hit("payment.seconds_per_screen", "Seconds per screen", hint="Estimate")
            ),
            _row("Overhead", _hit("payment.overhead_seconds", "Overhead per HIT")),
        ),
        is_open=False,
    ),
    Section("name", "Name", (_row("Name", _hit("name", kind="name")),), is_open=False),
)
