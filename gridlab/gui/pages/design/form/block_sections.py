"""The sections about one block: grid, layout, wording, screens, timing, images."""

from __future__ import annotations

from gridlab.domain.design_edit import Path
from gridlab.gui.look.language import translate
from gridlab.gui.pages.design.form.table import FieldSpec, RowSpec, SectionSpec, choice, number, row


def block_sections() -> tuple[SectionSpec, ...]:
    """Every section about the block that is shown, in the language of the interface."""
    return (_grid(), _layout(), _wording(), _screens(), _timing(), _images())


def _grid() -> SectionSpec:
    orders: dict[object, str] = {False: translate("Design", "No"), True: translate("Design", "Ranked")}
    return SectionSpec(
        "grid",
        translate("Design", "Grid"),
        (
            row(
                translate("Design", "Rows × columns"),
                number(("grid", "rows"), translate("Design", "Rows")),
                number(("grid", "columns"), translate("Design", "Columns")),
                sign="×",
            ),
            row(
                translate("Design", "Choose"),
                number(("grid", "choose"), translate("Design", "Images to choose")),
            ),
            row(
                translate("Design", "Order matters"),
                choice(("grid", "ranked"), translate("Design", "Order matters"), orders),
            ),
        ),
        more=(
            row(
                translate("Design", "At least"),
                number(("grid", "choose_min"), translate("Design", "Fewest images to choose")),
            ),
        ),
        is_open=True,
    )


def _pixels(key: str, says: str) -> FieldSpec:
    return number(("layout", key), says, "px")


def _layout() -> SectionSpec:
    places: dict[object, str] = {
        "left": translate("Design", "Left"),
        "right": translate("Design", "Right"),
        "top": translate("Design", "Top"),
        "center": translate("Design", "Center"),
    }
    return SectionSpec(
        "layout",
        translate("Design", "Layout"),
        (
            row(
                translate("Design", "Probe"),
                choice(("layout", "probe"), translate("Design", "Place of the probe"), places),
            ),
            row(translate("Design", "Probe size"), _pixels("probe_size", translate("Design", "Probe size"))),
            row(translate("Design", "Cell size"), _pixels("cell_size", translate("Design", "Cell size"))),
            row(
                translate("Design", "Gap · margin"),
                _pixels("gap", translate("Design", "Gap")),
                _pixels("margin", translate("Design", "Margin")),
            ),
            row(
                translate("Design", "Background"),
                FieldSpec(("layout", "background"), translate("Design", "Background colour"), "colour"),
            ),
        ),
        more=_looks(),
        is_open=True,
    )


def _looks() -> tuple[RowSpec, ...]:
    return (
        row(
            translate("Design", "Accent"),
            FieldSpec(("layout", "accent"), translate("Design", "Accent colour"), "colour"),
        ),
        row(
            translate("Design", "Images"),
            choice(
                ("layout", "fit"),
                translate("Design", "How an image fits its cell"),
                {"contain": translate("Design", "Whole"), "cover": translate("Design", "Filling")},
            ),
        ),
        row(
            translate("Design", "Keys"),
            choice(
                ("layout", "show_keys"),
                translate("Design", "Keys in the cells"),
                {True: translate("Design", "Shown"), False: translate("Design", "Hidden")},
            ),
        ),
        row(
            translate("Design", "Small display"),
            choice(
                ("layout", "small_display"),
                translate("Design", "On a display that is too small"),
                {"shrink": translate("Design", "Shrink"), "refuse": translate("Design", "Refuse")},
            ),
        ),
    )


def _wording() -> SectionSpec:
    instructions: Path = ("pages", "instructions")
    return SectionSpec(
        "wording",
        translate("Design", "Wording"),
        (
            row(
                translate("Design", "Question"),
                FieldSpec(("question",), translate("Design", "Question"), "area"),
            ),
            row(
                translate("Design", "Instructions"),
                FieldSpec(instructions, translate("Design", "Instructions"), "markdown", "design"),
            ),
        ),
        more=(
            row(
                translate("Design", "Before this block"),
                FieldSpec(("instructions",), translate("Design", "Instructions of the block"), "markdown"),
            ),
            row(
                translate("Design", "Language"),
                FieldSpec(("language",), translate("Design", "Language"), "text", "design"),
            ),
        ),
        is_open=True,
    )


def _screens() -> SectionSpec:
    methods: dict[object, str] = {
        "random": translate("Design", "Random"),
        "balanced": translate("Design", "Balanced"),
        "listed": translate("Design", "Listed"),
    }
    return SectionSpec(
        "screens",
        translate("Design", "Screens"),
        (
            row(
                translate("Design", "Main · shared"),
                number(("screens", "main"), translate("Design", "Main screens")),
                number(("screens", "shared"), translate("Design", "Shared screens")),
            ),
            row(
                translate("Design", "Practice · catch · repeat"),
                number(("screens", "practice"), translate("Design", "Practice screens")),
                number(("screens", "catch"), translate("Design", "Catch screens")),
                number(("screens", "repeat"), translate("Design", "Repeat screens")),
            ),
            row(
                translate("Design", "Sampling"),
                choice(("sampling", "method"), translate("Design", "Sampling"), methods),
            ),
            row(
                "",
                FieldSpec(("sampling", "screens"), translate("Design", "Listed screens"), "listed"),
            ),
        ),
        more=(
            row(
                translate("Design", "Seed"),
                number(("sampling", "seed"), translate("Design", "Seed of the sampling")),
            ),
            row(
                translate("Design", "Catch by"),
                choice(
                    ("catch", "kind"),
                    translate("Design", "What makes a catch screen"),
                    {
                        "identical": translate("Design", "Same image"),
                        "label": translate("Design", "Label"),
                    },
                ),
            ),
        ),
        is_open=True,
    )


def _timing() -> SectionSpec:
    return SectionSpec(
        "timing",
        translate("Design", "Timing"),
        (
            row(
                translate("Design", "Ignore input for"),
                number(("timing", "minimum_ms"), translate("Design", "Time in which input is ignored"), "ms"),
            ),
            row(
                translate("Design", "Blank before"),
                number(("timing", "blank_ms"), translate("Design", "Blank time before a screen"), "ms"),
            ),
            row(
                translate("Design", "Time limit"),
                FieldSpec(
                    ("timing", "limit_seconds"),
                    translate("Design", "Time limit of a screen"),
                    "decimal",
                    unit="s",
                    hint=translate("Design", "None"),
                ),
            ),
        ),
    )


def _images() -> SectionSpec:
    return SectionSpec(
        "images",
        translate("Design", "Images of the block"),
        (row("", FieldSpec(("images", "labels"), translate("Design", "Labels"), "labels")),),
    )
