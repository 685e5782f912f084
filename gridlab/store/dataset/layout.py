"""What a dataset file holds: every dataset's place, type, meaning and units, in one table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from functools import partial
from typing import Literal

from gridlab.domain.screen import ScreenKind, ScreenSource
from gridlab.domain.session import Device, EventKind
from gridlab.store.versions import versions_of

FORMAT = "gridlab-dataset"
VERSIONS = [str(version) for version in versions_of(FORMAT)]
"""Versions that are read, the oldest first; the last is written."""
FORMAT_VERSION = VERSIONS[-1]
ATTRIBUTES = (
    "format",
    "format_version",
    "generator",
    "title",
    "purpose",
    "n_images",
    "n_sessions",
    "n_screens",
    "n_triplets",
)
THUMBNAIL = 64
METADATA = "metadata"
TRIPLETS = "triplet/anchor_near_far"
TRIPLET_SCREENS = "triplet/screen"
THUMBNAILS = "image/thumbnail"
FILTERED_FROM_BYTES = 64 * 1024

Kind = Literal["str", "i1", "i4", "f4", "f8", "u1"]
Shape = Literal["scalar", "rows", "rows×n", "rows×3", "rows×64×64×3"]


@dataclass(frozen=True, slots=True)
class Column:
    """One dataset: its path without the leading slash, its type and what is in it.

    units: "" for counts, ids, texts and flags. values: what stands there, in words. codes: what each number
    stands for, and none else is there. refers: table of which the numbers are rows; none: what -1 says there,
    "" where it is not allowed. least, most: bounds of the numbers. nan: whether NaN may stand for what is not
    known. optional: may be left out. since: the first version of the format that has it.
    """

    path: str
    kind: Kind
    description: str
    units: str = ""
    values: str = ""
    shape: Shape = "rows"
    codes: Mapping[int, str] = field(default_factory=dict)
    refers: str = ""
    none: str = ""
    least: float | None = None
    most: float | None = None
    nan: bool = False
    optional: bool = False
    since: str = VERSIONS[0]

    @property
    def table(self) -> str:
        """The group that holds it; "" for /metadata."""
        return self.path.rpartition("/")[0]

    @property
    def meaning(self) -> str:
        """What its values stand for, in words."""
        if self.refers:
            return f"row of /{self.refers}, from 0" + (f"; -1 {self.none}" if self.none else "")
        return self.values or ", ".join(f"{code} {name}" for code, name in self.codes.items())

    @property
    def attributes(self) -> dict[str, str]:
        """The HDF5 attributes of the dataset."""
        texts = {"description": self.description, "meaning": self.meaning, "units": self.units}
        return {name: text for name, text in texts.items() if text}


def _named(codes: type[IntEnum]) -> dict[int, str]:
    return {code.value: code.name.lower().replace("_", " ") for code in codes}


_PX = "px (device-independent)"
_SCALE = "device pixels per device-independent pixel"
_PROPENSITY = "probability of the arm that was drawn, 1 where dealt"
_RATED = "1 to 5, -1 not asked or not so answered"
_SOURCES = "lab, web or simulated; unknown for imported answers"
_YES = {0: "no", 1: "yes"}
_CELL_YES = {0: "no", 1: "yes", -1: "no such cell"}
_of_cells = partial(Column, shape="rows×n")

COLUMNS: tuple[Column, ...] = (
    Column(
        METADATA,
        "str",
        "JSON: what the researcher says about the study, and the months (YYYY-MM) of collection",
        shape="scalar",
    ),
    Column("image/name", "str", "name: path of the file in the image folder, special bytes as \\xHH"),
    Column("image/sha256", "str", "SHA-256 of the image file, hexadecimal"),
    Column("image/width", "i4", "width, turned as EXIF says", "px"),
    Column("image/height", "i4", "height, turned as EXIF says", "px"),
    Column("image/label", "str", "label given by the researcher, empty if none"),
    Column("image/alt", "str", "description in words given by the researcher, empty if none"),
    Column("image/included", "i1", "whether the study uses the image for new sessions", codes=_YES),
    Column(
        THUMBNAILS,
        "u1",
        "the image fitted into 64 by 64 pixels on white: row, column, red green blue",
        "sRGB, 0 to 255",
        shape="rows×64×64×3",
        optional=True,
    ),
    Column(
        "design/id",
        "str",
        "id: SHA-256 of the canonical JSON of what the design says, without name and payment",
    ),
    Column("design/name", "str", "name of the design"),
    Column("design/json", "str", "the whole design as canonical JSON (RFC 8785)"),
    Column("annotator/code", "str", "code of the annotator"),
    Column("session/id", "str", "id of the session, 32 hexadecimal digits"),
    Column("session/annotator", "i4", "who answered", refers="annotator", none="not known: imported answers"),
    Column(
        "session/design",
        "i4",
        "the design of the session",
        refers="design",
        none="not known: imported answers",
    ),
    Column(
        "session/number",
        "i4",
        "number of the session that its screens follow from: counted from 0 per design and purpose, "
        "plus 100,000 times the station",
        least=-1,
    ),
    Column("session/purpose", "str", "what the session counts for", values="main, pilot, test or simulated"),
    Column(
        "session/status",
        "str",
        "whether all screens are answered",
        values="complete: all are; partial: the first ones are",
    ),
    Column("session/started_utc", "str", "start in UTC, ISO 8601, to the minute"),
    Column("session/duration_s", "i4", "time the session was running", "s", least=-1),
    Column("session/group", "str", "group of the annotator, empty if none"),
    Column("session/language", "str", "language of the wordings, BCP 47"),
    Column(
        "session/consent_sha256",
        "str",
        "SHA-256 of the consent text agreed to, empty if the design had none",
    ),
    Column("session/display_width", "i4", "width of the display", _PX),
    Column("session/display_height", "i4", "height of the display", _PX),
    Column("session/display_scale", "f4", _SCALE, nan=True),
    Column("session/refresh_hz", "f4", "refresh rate of the display", "Hz", nan=True),
    Column("session/system", "str", "operating system the session ran on"),
    Column("session/generator", "str", "program that recorded the session"),
    Column("session/source", "str", "where it was answered", values=_SOURCES, since="1.1"),
    Column("session/note", "str", "note of the researcher, empty if none or not exported", since="1.1"),
    Column("session/enjoyment", "i1", "answer to `enjoyment`", values=_RATED, least=-1, most=5, since="1.1"),
    Column("answer/session", "i4", "session of the answer", refers="session"),
    Column("answer/question", "str", "id of the question in the design"),
    Column("answer/text", "str", "what was answered"),
    Column("screen/session", "i4", "session of the screen", refers="session"),
    Column("screen/position", "i4", "place in the session, counting every screen from 0"),
    Column(
        "screen/block",
        "i1",
        "block of the design",
        values="index into the design's blocks, from 0; -1 not known",
    ),
    Column("screen/kind", "i1", "what the screen is for", codes=_named(ScreenKind)),
    Column("screen/n", "i4", "cells of the grid; further cells of the row are -1"),
    Column("screen/probe", "i4", "image that the others are compared with", refers="image"),
    _of_cells(
        "screen/grid",
        "i4",
        "images of the cells in display order, row by row",
        refers="image",
        none="no such cell",
    ),
    _of_cells(
        "screen/planted", "i1", "right cells of catch and practice screens, 0 elsewhere", codes=_CELL_YES
    ),
    _of_cells("screen/chosen", "i1", "cells chosen in the response that counts", codes=_CELL_YES),
    _of_cells(
        "screen/choice_order",
        "i4",
        "order of choosing",
        values="1 first to k last, 0 not chosen, -1 no such cell",
    ),
    _of_cells(
        "screen/choice_ms",
        "i4",
        "when the cell was chosen, since the screen's onset",
        "ms",
        values="-1 not chosen, or no such cell",
        least=-1,
    ),
    Column("screen/onset_ms", "i4", "first paint of the screen, since the session's start", "ms", least=-1),
    Column("screen/response_ms", "i4", "onset to submit", "ms", least=-1),
    Column("screen/timed_out", "i1", "whether the time limit ended the screen", codes=_YES),
    Column("screen/resumed", "i1", "whether the session was resumed at this screen", codes=_YES),
    Column("screen/off_focus_ms", "i4", "time the window was not in front during the screen", "ms", least=-1),
    Column("screen/shown_scale", "f4", "size shown relative to the design's layout, 1 as designed", nan=True),
    Column(
        "screen/passed",
        "i1",
        "whether the catch screen was answered rightly",
        codes={**_YES, -1: "not a catch screen"},
    ),
    Column(
        "screen/repeats",
        "i4",
        "original of a repeat screen",
        refers="screen",
        none="not a repeat screen, or the original is not answered",
    ),
    Column(
        "screen/excluded",
        "i1",
        "whether a rule or decision of /exclusion leaves the screen out of /triplet",
        codes=_YES,
    ),
    Column("screen/display_width", "i4", "width of the display of this screen", _PX, least=-1, since="1.1"),
    Column("screen/display_height", "i4", "height of the display of this screen", _PX, least=-1, since="1.1"),
    Column("screen/display_scale", "f4", _SCALE, least=0, nan=True, since="1.1"),
    Column("screen/refresh_hz", "f4", "refresh rate of the display", "Hz", least=0, nan=True, since="1.1"),
    Column("screen/source", "i1", "how it was chosen", codes=_named(ScreenSource), since="1.1"),
    Column("screen/propensity", "f4", _PROPENSITY, least=0, most=1, nan=True, since="1.1"),
    Column("response/screen", "i4", "screen of the response", refers="screen"),
    Column("response/attempt", "i4", "which answer to this screen, from 0"),
    _of_cells("response/chosen", "i1", "cells chosen", codes=_CELL_YES),
    Column("response/response_ms", "i4", "onset to submit", "ms", least=-1),
    Column("response/retracted", "i1", "whether a later response took its place", codes=_YES),
    Column("event/session", "i4", "session of the event", refers="session"),
    Column("event/screen", "i4", "screen of the event", refers="screen", none="none, or not answered"),
    Column("event/t_ms", "i4", "time since the session's start", "ms", least=0),
    Column("event/kind", "i1", "what happened", codes=_named(EventKind)),
    Column("event/cell", "i4", "cell, from 0 in display order", values="-1 none"),
    Column("event/device", "i1", "what the event came from", codes=_named(Device)),
    Column(
        TRIPLETS,
        "i4",
        "triplets: the anchor is nearer to the second image than to the third",
        refers="image",
        shape="rows×3",
    ),
    Column(TRIPLET_SCREENS, "i4", "screen that the triplet comes from", refers="screen"),
    Column("exclusion/session", "i4", "session left out, in whole or in part", refers="session"),
    Column("exclusion/screen", "i4", "screen left out", refers="screen", none="the whole session"),
    Column(
        "exclusion/rule",
        "str",
        "rule or decision",
        values="a measure and < or >, with annotator. before one of all sessions of the annotator; decision",
    ),
    Column(
        "exclusion/value",
        "f8",
        "limit of the rule, in the units that its name says; NaN for a decision",
        nan=True,
    ),
    Column("exclusion/reason", "str", "reason given"),
    Column("exclusion/decided", "str", "when it was decided"),
)
BY_PATH = {column.path: column for column in COLUMNS}


def columns_in(version: str) -> dict[str, Column]:
    """The columns of a version of the format by path; of the newest for one that is not known."""
    known = VERSIONS[: VERSIONS.index(version) + 1] if version in VERSIONS else VERSIONS
    return {path: column for path, column in BY_PATH.items() if column.since in known}


def is_filtered(kind: Kind, values: int) -> bool:
    """Whether a dataset with this many values is above 64 KiB and so gets gzip and shuffle.

    A text counts 8 bytes, the size of the pointer that h5py's `nbytes` counts.
    """
    return values * (8 if kind == "str" else int(kind[1])) > FILTERED_FROM_BYTES
