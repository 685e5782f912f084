"""What the form of a design shows, as a table: sections, their rows, and where the value of a field stands.

A fact of a field (its type, range, unit, meaning) stands in gridlab/domain/design.py; a row here adds where
it is shown, its label, and the words for its choices.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Literal, get_args, get_origin

from PySide6.QtWidgets import QWidget

from gridlab.app.designing.form import Cursor, Key, Kind, Scope
from gridlab.domain.design import COLOUR, CURRENCY, MONEY, PERCENT, Design
from gridlab.domain.design_edit import Path
from gridlab.domain.fields import hint_at, parts_of
from gridlab.domain.limits import Between, Text
from gridlab.gui.kit.entries import Field
from gridlab.gui.kit.form_table import Row, Section
from gridlab.gui.look.language import translate
from gridlab.gui.pages.design.form.labels_field import LabelsEntry
from gridlab.gui.pages.design.form.listed_field import ListedEntry
from gridlab.gui.pages.design.form.markdown_field import MarkdownEntry
from gridlab.gui.pages.design.form.supply import FormSupply

Choices = Mapping[Any, str]
Heads = Mapping[Kind, Callable[[], QWidget]]
_PATTERNED = {
    MONEY: ("amount", "¤"),
    PERCENT: ("amount", "%"),
    COLOUR: ("colour", ""),
    CURRENCY: ("code", ""),
}


@dataclass(frozen=True, slots=True)
class DesignField(Field):
    """A field of a design. key: the scope, and the path inside the block or question shown or the design."""

    key: Key

    @property
    def scope(self) -> Scope:
        """Whether the path is inside the block or the question that is shown, or in the whole design."""
        return self.key[0]

    @property
    def path(self) -> Path:
        """Where the value stands in its scope."""
        return self.key[1]


def sections(supply: FormSupply, heads: Heads) -> tuple[Section, ...]:
    """Every section, in the language of the interface. heads: the lists of blocks and of questions."""
    return (
        _grid(),
        _layout(),
        _wording(),
        _screens(supply),
        _timing(),
        _images(supply),
        _blocks(heads["blocks"]),
        _pages(),
        _questions(heads["questions"]),
        _session(),
        _payment(),
        _name(),
    )


def _field(
    scope: Scope, place: str, says: str = "", choices: Choices | None = None, **more: Any
) -> DesignField:
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
    return DesignField(**{"key": (scope, path), "says": says, **facts, **more})


_block = partial(_field, "block")
_question = partial(_field, "question")
_hit = partial(_field, "design")


def _row(label: str, *fields: DesignField, sign: str = "") -> Row:
    """A row; a field that says nothing else is called as its row is."""
    return Row(label, tuple(one if one.says else replace(one, says=label) for one in fields), sign)


def _yes_no() -> Choices:
    return {True: translate("Design", "Yes"), False: translate("Design", "No")}


def _shown_or_not() -> Choices:
    return {True: translate("Design", "Shown"), False: translate("Design", "Hidden")}


def _grid() -> Section:
    ranked = {False: translate("Design", "No"), True: translate("Design", "Ranked")}
    return Section(
        "grid",
        translate("Design", "Grid"),
        (
            _row(
                translate("Design", "Rows × columns"),
                _block("grid.rows", translate("Design", "Rows")),
                _block("grid.columns", translate("Design", "Columns")),
                sign="×",
            ),
            _row(
                translate("Design", "Choose"), _block("grid.choose", translate("Design", "Images to choose"))
            ),
            _row(translate("Design", "Order matters"), _block("grid.ranked", choices=ranked)),
        ),
        more=(
            _row(
                translate("Design", "At least"),
                _block("grid.choose_min", translate("Design", "Fewest images to choose")),
            ),
        ),
        is_open=True,
    )


def _layout() -> Section:
    places = {
        "left": translate("Design", "Left"),
        "right": translate("Design", "Right"),
        "top": translate("Design", "Top"),
        "center": translate("Design", "Center"),
    }
    fits = {"contain": translate("Design", "Whole"), "cover": translate("Design", "Filling")}
    small = {"shrink": translate("Design", "Shrink"), "refuse": translate("Design", "Refuse")}
    orders = {"numbered": translate("Design", "Numbered"), "grid": translate("Design", "Like the grid")}
    return Section(
        "layout",
        translate("Design", "Layout"),
        (
            _row(
                translate("Design", "Probe"),
                _block("layout.probe", translate("Design", "Place of the probe"), places),
            ),
            _row(translate("Design", "Probe size"), _block("layout.probe_size")),
            _row(translate("Design", "Cell size"), _block("layout.cell_size")),
            _row(
                translate("Design", "Gap · margin"),
                _block("layout.gap", translate("Design", "Gap")),
                _block("layout.margin", translate("Design", "Margin")),
            ),
            _row(
                translate("Design", "Background"),
                _block("layout.background", translate("Design", "Background colour")),
            ),
        ),
        more=(
            _row(
                translate("Design", "Accent"), _block("layout.accent", translate("Design", "Accent colour"))
            ),
            _row(
                translate("Design", "Images"),
                _block("layout.fit", translate("Design", "How an image fits its cell"), fits),
            ),
            _row(
                translate("Design", "Keys"),
                _block("layout.show_keys", translate("Design", "Keys in the cells"), _shown_or_not()),
            ),
            _row(translate("Design", "Key layout"), _block("layout.key_layout", choices=orders)),
            _row(
                translate("Design", "Small display"),
                _block("layout.small_display", translate("Design", "On a display that is too small"), small),
            ),
        ),
        is_open=True,
    )


def _markdown(make: Callable[..., DesignField], place: str, says: str = "") -> DesignField:
    return make(place, says, kind="markdown", make=MarkdownEntry)


def _wording() -> Section:
    return Section(
        "wording",
        translate("Design", "Wording"),
        (
            _row(translate("Design", "Question"), _block("question", kind="area")),
            _row(translate("Design", "Instructions"), _markdown(_hit, "pages.instructions")),
        ),
        more=(
            _row(
                translate("Design", "Before this block"),
                _markdown(_block, "instructions", translate("Design", "Instructions of the block")),
            ),
            _row(translate("Design", "Language"), _hit("language")),
        ),
        is_open=True,
    )


def _screens(supply: FormSupply) -> Section:
    methods = {
        "random": translate("Design", "Random"),
        "balanced": translate("Design", "Balanced"),
        "listed": translate("Design", "Listed"),
    }
    kinds = {"identical": translate("Design", "Same image"), "label": translate("Design", "Label")}
    listed = _block(
        "sampling.screens",
        translate("Design", "Listed screens"),
        kind="listed",
        make=lambda field: ListedEntry(supply, field),
    )
    return Section(
        "screens",
        translate("Design", "Screens"),
        (
            _row(
                translate("Design", "Main · shared"),
                _block("screens.main", translate("Design", "Main screens")),
                _block("screens.shared", translate("Design", "Shared screens")),
            ),
            _row(
                translate("Design", "Practice · catch · repeat"),
                _block("screens.practice", translate("Design", "Practice screens")),
                _block("screens.catch", translate("Design", "Catch screens")),
                _block("screens.repeat", translate("Design", "Repeat screens")),
            ),
            _row(translate("Design", "Sampling"), _block("sampling.method", choices=methods)),
            _row("", listed),
        ),
        more=(
            _row(
                translate("Design", "Seed"),
                _block("sampling.seed", translate("Design", "Seed of the sampling")),
            ),
            _row(
                translate("Design", "Catch by"),
                _block("catch.kind", translate("Design", "What makes a catch screen"), kinds),
            ),
        ),
        is_open=True,
    )


def _timing() -> Section:
    none = translate("Design", "None")
    return Section(
        "timing",
        translate("Design", "Timing"),
        (
            _row(
                translate("Design", "Ignore input for"),
                _block("timing.minimum_ms", translate("Design", "Time in which input is ignored")),
            ),
            _row(
                translate("Design", "Blank before"),
                _block("timing.blank_ms", translate("Design", "Blank time before a screen")),
            ),
            _row(
                translate("Design", "Time limit"),
                _block("timing.limit_seconds", translate("Design", "Time limit of a screen"), hint=none),
            ),
        ),
        is_open=False,
    )


def _images(supply: FormSupply) -> Section:
    labels = _block(
        "images.labels",
        translate("Design", "Labels"),
        kind="labels",
        make=lambda field: LabelsEntry(supply, field),
    )
    return Section("images", translate("Design", "Images of the block"), (_row("", labels),), is_open=False)


def _blocks(head: Callable[[], QWidget]) -> Section:
    orders = {"fixed": translate("Design", "As listed"), "rotated": translate("Design", "Rotated")}
    return Section(
        "blocks",
        translate("Design", "Blocks"),
        (
            _row(
                translate("Design", "Block’s name"), _block("name", translate("Design", "Name of the block"))
            ),
            _row(
                translate("Design", "Order"),
                _hit("order", translate("Design", "Order of the blocks"), orders),
            ),
        ),
        is_open=False,
        head=head,
        after_line=True,
    )


def _pages() -> Section:
    return Section(
        "pages",
        translate("Design", "Pages"),
        (
            _row(translate("Design", "Consent"), _markdown(_hit, "pages.consent")),
            _row(translate("Design", "Debriefing"), _markdown(_hit, "pages.debrief")),
            _row(
                translate("Design", "Completion code"),
                _hit("pages.completion_code", hint=translate("Design", "None")),
            ),
        ),
        is_open=False,
    )


def _questions(head: Callable[[], QWidget]) -> Section:
    kinds = {
        "text": translate("Design", "Text"),
        "number": translate("Design", "Number"),
        "choice": translate("Design", "Choice"),
        "check": translate("Design", "Check"),
    }
    times = {"before": translate("Design", "Before"), "after": translate("Design", "After")}
    return Section(
        "questions",
        translate("Design", "Questions"),
        (
            _row(translate("Design", "Id"), _question("id", translate("Design", "Id of the question"))),
            _row(
                translate("Design", "Text"),
                _question("text", translate("Design", "Text of the question"), kind="area"),
            ),
            _row(
                translate("Design", "Answer"),
                _question("kind", translate("Design", "Kind of answer"), kinds),
            ),
            _row(
                translate("Design", "Choices"),
                _question(
                    "choices",
                    translate("Design", "Choices of the question"),
                    kind="lines",
                    hint=translate("Design", "One a line"),
                ),
            ),
            _row(
                translate("Design", "Asked"),
                _question("when", translate("Design", "When it is asked"), times),
            ),
            _row(translate("Design", "Answer needed"), _question("required", choices=_yes_no())),
            _row(
                translate("Design", "In the dataset"),
                _question("export", translate("Design", "Answers in the dataset"), _yes_no()),
            ),
        ),
        is_open=False,
        head=head,
    )


def _session() -> Section:
    return Section(
        "session",
        translate("Design", "Session"),
        (
            _row(
                translate("Design", "Break every"),
                _hit(
                    "session.break_every",
                    translate("Design", "Screens between breaks"),
                    unit=translate("Design", "screens"),
                ),
            ),
            _row(
                translate("Design", "Break of"),
                _hit("session.break_seconds", translate("Design", "Shortest break")),
            ),
            _row(translate("Design", "Going back"), _hit("session.allow_back", choices=_yes_no())),
            _row(translate("Design", "Time left"), _hit("session.show_time_left", choices=_shown_or_not())),
            _row(
                translate("Design", "Made for"),
                _hit("session.viewport.0", translate("Design", "Width of the display"), unit=""),
                _hit("session.viewport.1", translate("Design", "Height of the display")),
                sign="×",
            ),
        ),
        is_open=False,
    )


def _payment() -> Section:
    by_the_hit, estimated = translate("Design", "By the HIT"), translate("Design", "Estimated")
    return Section(
        "payment",
        translate("Design", "Payment"),
        (
            _row(translate("Design", "Platform"), _hit("payment.platform", kind="list")),
            _row(translate("Design", "Currency"), _hit("payment.currency")),
            _row(translate("Design", "Reward"), _hit("payment.reward")),
            _row(translate("Design", "Assignments"), _hit("payment.assignments")),
        ),
        more=(
            _row(translate("Design", "Bonus"), _hit("payment.bonus", translate("Design", "Expected bonus"))),
            _row(translate("Design", "VAT on the fee"), _hit("payment.vat_percent")),
            _row(
                translate("Design", "Hourly pay"),
                _hit("payment.hourly_pay", translate("Design", "Hourly pay in the lab"), hint=by_the_hit),
            ),
            _row(translate("Design", "Show-up fee"), _hit("payment.show_up_fee")),
            _row(
                translate("Design", "Replaced"),
                _hit("payment.replacement_percent", translate("Design", "Annotators to be replaced")),
            ),
            _row(
                translate("Design", "Time a screen"),
                _hit("payment.seconds_per_screen", translate("Design", "Seconds per screen"), hint=estimated),
            ),
            _row(
                translate("Design", "Overhead"),
                _hit("payment.overhead_seconds", translate("Design", "Overhead of a HIT")),
            ),
        ),
        is_open=False,
    )


def _name() -> Section:
    row = _row(translate("Design", "Name"), _hit("name", kind="name"))
    return Section("name", translate("Design", "Name"), (row,), is_open=False)
