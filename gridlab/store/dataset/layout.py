"""What a dataset file holds: every dataset's place, type, meaning and units, in one table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gridlab.domain.screen import ScreenKind
from gridlab.domain.session import Device, EventKind

FORMAT = "gridlab-dataset"
FORMAT_VERSION = "1.0"
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

    units: "" for counts, ids, texts and flags. meaning: what the codes stand for. optional: may be left out.
    """

    path: str
    kind: Kind
    description: str
    units: str = ""
    meaning: str = ""
    shape: Shape = "rows"
    optional: bool = False

    @property
    def table(self) -> str:
        """The group that holds it; "" for /metadata."""
        return self.path.rpartition("/")[0]

    @property
    def attributes(self) -> dict[str, str]:
        """The HDF5 attributes of the dataset."""
        texts = {"description": self.description, "meaning": self.meaning, "units": self.units}
        return {name: text for name, text in texts.items() if text}


def _codes(codes: type[ScreenKind] | type[EventKind] | type[Device]) -> str:
    return ", ".join(f"{code.value} {code.name.lower().replace('_', ' ')}" for code in codes)


_YES = "0 no, 1 yes"
_CELL_YES = "0 no, 1 yes, -1 no such cell"
_IMAGE_ROW = "row of /image, from 0"
_SCREEN_ROW = "row of /screen, from 0"
_SESSION_ROW = "row of /session, from 0"

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
    Column("image/included", "i1", "whether the study uses the image for new sessions", meaning=_YES),
    Column(
        THUMBNAILS,
        "u1",
        "the image fitted into 64 by 64 pixels on white: row, column, red green blue",
        "sRGB, 0 to 255",
        shape="rows×64×64×3",
        optional=True,
    ),
    Column("design/id", "str", "SHA-256 of the canonical JSON of the design without name and payment"),
    Column("design/name", "str", "name of the design"),
    Column("design/json", "str", "the whole design as canonical JSON (RFC 8785)"),
    Column("annotator/code", "str", "code of the annotator"),
    Column("session/id", "str", "id of the session, 32 hexadecimal digits"),
    Column("session/annotator", "i4", "who answered", meaning="row of /annotator, from 0"),
    Column("session/design", "i4", "the design of the session", meaning="row of /design, from 0"),
    Column(
        "session/number",
        "i4",
        "number of the session that its screens follow from: counted from 0 per design and purpose, "
        "plus 100,000 times the station",
    ),
    Column("session/purpose", "str", "what the session counts for", meaning="main, pilot, test or simulated"),
    Column(
        "session/status",
        "str",
        "whether all screens are answered",
        meaning="complete: all are; partial: the first ones are",
    ),
    Column("session/started_utc", "str", "start in UTC, ISO 8601, to the minute"),
    Column("session/duration_s", "i4", "time the session was running", "s"),
    Column("session/group", "str", "group of the annotator, empty if none"),
    Column("session/language", "str", "language of the wordings, BCP 47"),
    Column(
        "session/consent_sha256",
        "str",
        "SHA-256 of the consent text agreed to, empty if the design had none",
    ),
    Column("session/display_width", "i4", "width of the display", "px (device-independent)"),
    Column("session/display_height", "i4", "height of the display", "px (device-independent)"),
    Column("session/display_scale", "f4", "device pixels per device-independent pixel"),
    Column("session/refresh_hz", "f4", "refresh rate of the display", "Hz"),
    Column("session/system", "str", "operating system the session ran on"),
    Column("session/generator", "str", "program that recorded the session"),
    Column("answer/session", "i4", "session of the answer", meaning=_SESSION_ROW),
    Column("answer/question", "str", "id of the question in the design"),
    Column("answer/text", "str", "what was answered"),
    Column("screen/session", "i4", "session of the screen", meaning=_SESSION_ROW),
    Column("screen/position", "i4", "place in the session, counting every screen from 0"),
    Column("screen/block", "i1", "block of the design", meaning="index into the design's blocks, from 0"),
    Column("screen/kind", "i1", "what the screen is for", meaning=_codes(ScreenKind)),
    Column("screen/n", "i4", "cells of the grid; further cells of the row are -1"),
    Column("screen/probe", "i4", "image that the others are compared with", meaning=_IMAGE_ROW),
    Column(
        "screen/grid",
        "i4",
        "images of the cells in display order, row by row",
        meaning=f"{_IMAGE_ROW}; -1 no such cell",
        shape="rows×n",
    ),
    Column(
        "screen/planted",
        "i1",
        "right cells of catch and practice screens, 0 elsewhere",
        meaning=_CELL_YES,
        shape="rows×n",
    ),
    Column(
        "screen/chosen", "i1", "cells chosen in the response that counts", meaning=_CELL_YES, shape="rows×n"
    ),
    Column(
        "screen/choice_order",
        "i4",
        "order of choosing",
        meaning="1 first to k last, 0 not chosen, -1 no such cell",
        shape="rows×n",
    ),
    Column(
        "screen/choice_ms",
        "i4",
        "when the cell was chosen, since the screen's onset",
        "ms",
        "-1 not chosen, or no such cell",
        shape="rows×n",
    ),
    Column("screen/onset_ms", "i4", "first paint of the screen, since the session's start", "ms"),
    Column("screen/response_ms", "i4", "onset to submit", "ms"),
    Column("screen/timed_out", "i1", "whether the time limit ended the screen", meaning=_YES),
    Column("screen/resumed", "i1", "whether the session was resumed at this screen", meaning=_YES),
    Column("screen/off_focus_ms", "i4", "time the window was not in front during the screen", "ms"),
    Column("screen/shown_scale", "f4", "size shown relative to the design's layout, 1 as designed"),
    Column(
        "screen/passed",
        "i1",
        "whether the catch screen was answered rightly",
        meaning="0 no, 1 yes, -1 not a catch screen",
    ),
    Column(
        "screen/repeats",
        "i4",
        "original of a repeat screen",
        meaning=f"{_SCREEN_ROW}; -1 not a repeat screen, or the original is not answered",
    ),
    Column(
        "screen/excluded",
        "i1",
        "whether a rule or decision of /exclusion leaves the screen out of /triplet",
        meaning=_YES,
    ),
    Column("response/screen", "i4", "screen of the response", meaning=_SCREEN_ROW),
    Column("response/attempt", "i4", "which answer to this screen, from 0"),
    Column("response/chosen", "i1", "cells chosen", meaning=_CELL_YES, shape="rows×n"),
    Column("response/response_ms", "i4", "onset to submit", "ms"),
    Column("response/retracted", "i1", "whether a later response took its place", meaning=_YES),
    Column("event/session", "i4", "session of the event", meaning=_SESSION_ROW),
    Column("event/screen", "i4", "screen of the event", meaning=f"{_SCREEN_ROW}; -1 none, or not answered"),
    Column("event/t_ms", "i4", "time since the session's start", "ms"),
    Column("event/kind", "i1", "what happened", meaning=_codes(EventKind)),
    Column("event/cell", "i4", "cell, from 0 in display order", meaning="-1 none"),
    Column("event/device", "i1", "what the event came from", meaning=_codes(Device)),
    Column(
        TRIPLETS,
        "i4",
        "triplets: the anchor is nearer to the second image than to the third",
        meaning=_IMAGE_ROW,
        shape="rows×3",
    ),
    Column(TRIPLET_SCREENS, "i4", "screen that the triplet comes from", meaning=_SCREEN_ROW),
    Column("exclusion/session", "i4", "session left out, in whole or in part", meaning=_SESSION_ROW),
    Column("exclusion/screen", "i4", "screen left out", meaning=f"{_SCREEN_ROW}; -1 the whole session"),
    Column("exclusion/rule", "str", "rule or decision"),
    Column("exclusion/value", "f8", "limit of the rule, in the units that its name says; NaN for a decision"),
    Column("exclusion/reason", "str", "reason given"),
    Column("exclusion/decided", "str", "when it was decided"),
)
BY_PATH = {column.path: column for column in COLUMNS}


def is_filtered(kind: Kind, values: int) -> bool:
    """Whether a dataset with this many values is above 64 KiB and so gets gzip and shuffle.

    A text counts 8 bytes, the size of the pointer that h5py's `nbytes` counts.
    """
    return values * (8 if kind == "str" else int(kind[1])) > FILTERED_FROM_BYTES
