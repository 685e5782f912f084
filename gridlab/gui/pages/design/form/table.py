"""Which fields of a block the form shows, as a table: where each value stands and how it is entered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gridlab.domain.design_edit import Path

FieldKind = Literal["number", "text", "colour", "choice", "area"]


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field.

    path: inside the block, or of the pages of the whole design. says: its accessible name. choices: (value,
    text) of a choice. height: of an area in pixels. folded: an area shows its number of words until it is
    opened.
    """

    path: Path
    says: str
    kind: FieldKind = "number"
    unit: str = ""
    choices: tuple[tuple[object, str], ...] = ()
    height: int = 0
    folded: bool = False


@dataclass(frozen=True, slots=True)
class RowSpec:
    """One row of the form: its label and one to three fields."""

    label: str
    fields: tuple[FieldSpec, ...]
    between: str = ""


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """A heading and its rows."""

    title: str
    rows: tuple[RowSpec, ...]


def _row(label: str, *fields: FieldSpec, sign: str = "") -> RowSpec:
    return RowSpec(label, fields, sign)


def _number(section: str, key: str, says: str, unit: str = "") -> FieldSpec:
    return FieldSpec((section, key), says, "number", unit)


def _choice(section: str, key: str, says: str, choices: dict[object, str]) -> FieldSpec:
    return FieldSpec((section, key), says, "choice", "", tuple(choices.items()))


GRID = SectionSpec(
    "Grid",
    (
        _row(
            "Rows × columns", _number("grid", "rows", "Rows"), _number("grid", "columns", "Columns"), sign="×"
        ),
        _row("Choose", _number("grid", "choose", "Images to choose")),
        _row("Order matters", _choice("grid", "ranked", "Order matters", {False: "No", True: "Ranked"})),
    ),
)
PLACES: dict[object, str] = {"left": "Left", "right": "Right", "top": "Top", "center": "Center"}
FITS: dict[object, str] = {"contain": "Whole", "cover": "Filling"}
LAYOUT = SectionSpec(
    "Layout",
    (
        _row("Probe", _choice("layout", "probe", "Place of the probe", PLACES)),
        _row("Probe size", _number("layout", "probe_size", "Probe size", "px")),
        _row("Cell size", _number("layout", "cell_size", "Cell size", "px")),
        _row(
            "Gap · margin", _number("layout", "gap", "Gap", "px"), _number("layout", "margin", "Margin", "px")
        ),
        _row("Images", _choice("layout", "fit", "How an image fits its cell", FITS)),
        _row("Background", FieldSpec(("layout", "background"), "Background colour", "colour")),
        _row("Accent", FieldSpec(("layout", "accent"), "Accent colour", "colour")),
        _row("Keys", _choice("layout", "show_keys", "Keys in the cells", {True: "Shown", False: "Hidden"})),
    ),
)
WORDING = SectionSpec(
    "Wording",
    (
        _row("Question", FieldSpec(("question",), "Question", "area", height=72)),
        _row(
            "Instructions",
            FieldSpec(("pages", "instructions"), "Instructions", "area", height=160, folded=True),
        ),
    ),
)
CATCHES: dict[object, str] = {"identical": "Same image", "label": "Label"}
METHODS: dict[object, str] = {"random": "Random", "balanced": "Balanced", "listed": "Listed"}
SCREENS = SectionSpec(
    "Screens",
    (
        _row(
            "Main · shared",
            _number("screens", "main", "Main screens"),
            _number("screens", "shared", "Shared screens"),
        ),
        _row(
            "Practice · catch · repeat",
            _number("screens", "practice", "Practice screens"),
            _number("screens", "catch", "Catch screens"),
            _number("screens", "repeat", "Repeat screens"),
        ),
        _row("Catch by", _choice("catch", "kind", "What makes a catch screen", CATCHES)),
        _row("Sampling", _choice("sampling", "method", "Sampling", METHODS)),
        _row("Seed", _number("sampling", "seed", "Seed of the sampling")),
    ),
)
SECTIONS = (GRID, LAYOUT, WORDING, SCREENS)
