"""All columns of a dataset but the triplets, from the sessions' pieces and the images: plain arrays."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from gridlab import __version__
from gridlab.domain.progress import Cancel
from gridlab.domain.screen import ScreenKind
from gridlab.domain.study import Study
from gridlab.domain.triplets import count_per_screen
from gridlab.store.dataset.layout import BY_PATH, FORMAT, FORMAT_VERSION, METADATA, THUMBNAIL, THUMBNAILS
from gridlab.store.dataset.pieces import (
    EVENT_NUMBERS,
    RESPONSE_NUMBERS,
    SCREEN_MEASURES,
    SCREEN_NUMBERS,
    Piece,
)
from gridlab.store.design_file import design_value
from gridlab.store.json_text import canonical

Values = npt.NDArray[Any] | list[str] | str
TYPES = {"i1": np.int8, "i4": np.int32, "f4": np.float32, "f8": np.float64, "u1": np.uint8}


@dataclass(frozen=True)
class Columns:
    """The dataset without its triplets.

    values: by path of dataset_layout. counts: triplets of each screen, int64 (S,), 0 where it yields none.
    """

    attributes: dict[str, Any]
    values: dict[str, Values]
    counts: npt.NDArray[np.int64]
    ranked: npt.NDArray[np.bool_]

    @property
    def n_triplets(self) -> int:
        """Triplets in all."""
        return int(self.counts.sum())


def columns_of(
    study: Study, pieces: Sequence[Piece], purpose: str, thumbnails: npt.NDArray[np.uint8] | None = None
) -> Columns:
    """The columns of a study's sessions of one purpose. thumbnails: (N, 64, 64, 3)."""
    pieces = sorted(pieces, key=lambda piece: (piece.started, piece.header.id))
    values: dict[str, Values] = {METADATA: _metadata(study, pieces)}
    values |= _images(study)
    if thumbnails is not None:
        values[THUMBNAILS] = thumbnails
    values |= _people(pieces)
    screens, ranked = _screens(pieces)
    values |= screens | _responses(pieces) | _events(pieces)
    values |= _exclusions(pieces)
    counts = yielded(values, ranked)
    attributes = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "generator": f"GridLab {__version__}",
        "title": _text(study.title),
        "purpose": purpose,
        "n_images": len(study.images),
        "n_sessions": len(pieces),
        "n_screens": len(ranked),
        "n_triplets": int(counts.sum()),
    }
    return Columns(attributes, {path: _typed(path, value) for path, value in values.items()}, counts, ranked)


def yielded(values: dict[str, Values], ranked: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """Triplets of each screen: main and shared screens that are not excluded; int64 (S,)."""
    kind = np.asarray(values["screen/kind"])
    counted = np.isin(kind, (ScreenKind.MAIN, ScreenKind.SHARED)) & (
        np.asarray(values["screen/excluded"]) == 0
    )
    counts = count_per_screen(np.asarray(values["screen/grid"]), np.asarray(values["screen/chosen"]), ranked)
    return np.where(counted, counts, 0)


def _typed(path: str, value: Values) -> Values:
    kind = BY_PATH[path].kind
    if kind != "str":
        return np.ascontiguousarray(value, TYPES[kind])
    return _text(value) if isinstance(value, str) else [_text(str(text)) for text in value]


def _text(text: str) -> str:
    """A text that HDF5 can hold: there U+0000 would end it."""
    return text.replace("\0", "\ufffd")


def _metadata(study: Study, pieces: Sequence[Piece]) -> str:
    months = sorted({piece.started[:7] for piece in pieces})
    metadata = dataclasses.asdict(study.metadata) | {"months": months}
    return json.dumps(metadata, ensure_ascii=False, sort_keys=True)


def _images(study: Study) -> dict[str, list[Any]]:
    names = ("name", "sha256", "label", "alt", "width", "height", "included")
    return {f"image/{name}": [getattr(image, name) for image in study.images] for name in names}


def _people(pieces: Sequence[Piece]) -> dict[str, list[Any]]:
    """/design, /annotator, /session and /answer."""
    designs = {piece.header.design_id: piece.header.design for piece in reversed(pieces)}
    ids, codes = sorted(designs), sorted({piece.header.annotator for piece in pieces})
    headers = [piece.header for piece in pieces]
    displays = [header.display for header in headers]
    design_row = {identity: row for row, identity in enumerate(ids)}
    code_row = {code: row for row, code in enumerate(codes)}
    answers = [(row, *answer) for row, piece in enumerate(pieces) for answer in piece.answers]
    return {
        "design/id": ids,
        "design/name": [designs[identity].name for identity in ids],
        "design/json": [canonical(design_value(designs[one])).decode() for one in ids],
        "annotator/code": codes,
        "session/id": [header.id for header in headers],
        "session/annotator": [code_row[header.annotator] for header in headers],
        "session/design": [design_row[header.design_id] for header in headers],
        "session/number": [header.number for header in headers],
        "session/purpose": [header.purpose for header in headers],
        "session/status": [piece.status for piece in pieces],
        "session/started_utc": [piece.started for piece in pieces],
        "session/duration_s": [piece.duration_s for piece in pieces],
        "session/group": [header.group for header in headers],
        "session/language": [header.design.language for header in headers],
        "session/consent_sha256": [piece.consent_sha256 for piece in pieces],
        "session/display_width": [display.width for display in displays],
        "session/display_height": [display.height for display in displays],
        "session/display_scale": [display.scale for display in displays],
        "session/refresh_hz": [display.refresh_hz for display in displays],
        "session/system": [header.system for header in headers],
        "session/generator": [header.generator for header in headers],
        "session/source": [header.source for header in headers],
        "session/note": [""] * len(pieces),
        "session/enjoyment": [piece.enjoyment for piece in pieces],
        "answer/session": [row for row, _, _ in answers],
        "answer/question": [question for _, question, _ in answers],
        "answer/text": [text for _, _, text in answers],
    }


def _screens(pieces: Sequence[Piece]) -> tuple[dict[str, Values], npt.NDArray[np.bool_]]:
    table = _stacked([piece.screens for piece in pieces], len(SCREEN_NUMBERS))
    column = {name: table[:, i].copy() for i, name in enumerate(SCREEN_NUMBERS)}
    starts = _starts([len(piece.screens) for piece in pieces])
    session = np.repeat(np.arange(len(pieces), dtype=np.int32), np.diff(starts))
    is_repeat = column["repeats"] >= 0
    column["repeats"][is_repeat] += starts[session[is_repeat]]
    width = int(column["n"].max(initial=0))
    is_cell = np.arange(width) < column["n"][:, None]
    grid = np.full(is_cell.shape, -1, np.int32)
    grid[is_cell] = _joined([piece.grid for piece in pieces], np.int32)
    planted = _shifted([piece.planted for piece in pieces], starts, 2)
    chosen = _shifted([piece.chosen for piece in pieces], starts, 4)
    order, ms = is_cell.astype(np.int32), np.full(is_cell.shape, -1, np.int32)
    order -= 1
    order[chosen[:, 0], chosen[:, 1]] = chosen[:, 2]
    ms[chosen[:, 0], chosen[:, 1]] = chosen[:, 3]
    measures = np.concatenate([np.empty((0, len(SCREEN_MEASURES))), *(piece.measures for piece in pieces)])
    values: dict[str, Values] = {f"screen/{name}": numbers for name, numbers in column.items()}
    values |= {f"screen/{name}": measures[:, i] for i, name in enumerate(SCREEN_MEASURES)}
    values |= {
        "screen/session": session,
        "screen/grid": grid,
        "screen/planted": _flags(is_cell, planted),
        "screen/chosen": _flags(is_cell, chosen),
        "screen/choice_order": order,
        "screen/choice_ms": ms,
    }
    return values, _joined([piece.ranked for piece in pieces], np.bool_)


def _responses(pieces: Sequence[Piece]) -> dict[str, Values]:
    screens = _starts([len(piece.screens) for piece in pieces])
    table = _shifted([piece.responses for piece in pieces], screens, len(RESPONSE_NUMBERS))
    starts = _starts([len(piece.responses) for piece in pieces])
    cells = _shifted([piece.answered for piece in pieces], starts, 2)
    n = _joined([piece.screens[:, SCREEN_NUMBERS.index("n")] for piece in pieces], np.int32)
    is_cell = np.arange(int(n.max(initial=0))) < n[table[:, 0]][:, None]
    values: dict[str, Values] = {f"response/{name}": table[:, i] for i, name in enumerate(RESPONSE_NUMBERS)}
    return values | {"response/chosen": _flags(is_cell, cells)}


def _events(pieces: Sequence[Piece]) -> dict[str, Values]:
    screens = _starts([len(piece.screens) for piece in pieces])
    counts = [len(piece.events) for piece in pieces]
    table = _stacked([piece.events for piece in pieces], len(EVENT_NUMBERS))
    session = np.repeat(np.arange(len(pieces), dtype=np.int32), counts)
    on_screen = table[:, 0] >= 0
    table[on_screen, 0] += screens[session[on_screen]]
    values: dict[str, Values] = {f"event/{name}": table[:, i] for i, name in enumerate(EVENT_NUMBERS)}
    return values | {"event/session": session}


def _exclusions(pieces: Sequence[Piece]) -> dict[str, list[Any]]:
    starts = _starts([len(piece.screens) for piece in pieces])
    rows = [(i, screen, mark) for i, piece in enumerate(pieces) for screen, mark in piece.marks]
    return {
        "exclusion/session": [i for i, _, _ in rows],
        "exclusion/screen": [s + starts[i] if s >= 0 else -1 for i, s, _ in rows],
        "exclusion/rule": [mark.rule for _, _, mark in rows],
        "exclusion/value": [mark.value for _, _, mark in rows],
        "exclusion/reason": [mark.reason for _, _, mark in rows],
        "exclusion/decided": [
            f"{mark.decided} (after the rules were locked)" if mark.after_lock else mark.decided
            for _, _, mark in rows
        ],
    }


def _flags(is_cell: npt.NDArray[np.bool_], cells: npt.NDArray[np.int32]) -> npt.NDArray[np.int8]:
    flags = is_cell.astype(np.int8)
    flags -= 1
    flags[cells[:, 0], cells[:, 1]] = 1
    return flags


def _starts(counts: Sequence[int]) -> npt.NDArray[np.int32]:
    """Row at which each part begins, and the end."""
    return np.concatenate(([0], np.cumsum(counts, dtype=np.int64))).astype(np.int32)


def _shifted(
    tables: Sequence[npt.NDArray[np.int32]], starts: npt.NDArray[np.int32], width: int
) -> npt.NDArray[np.int32]:
    """The tables one below the other, their first column shifted by where each part begins."""
    table = _stacked(tables, width)
    table[:, 0] += np.repeat(starts[:-1], [len(one) for one in tables])
    return table


def _stacked(tables: Sequence[npt.NDArray[np.int32]], width: int) -> npt.NDArray[np.int32]:
    return np.concatenate([np.empty((0, width), np.int32), *tables])


def _joined(parts: Sequence[npt.NDArray[Any]], kind: type) -> npt.NDArray[Any]:
    return np.concatenate([np.empty(0, kind), *parts])


def same(one: Values, other: Values) -> bool:
    """Whether two columns are equal; NaN equals NaN."""
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return one.dtype == other.dtype and np.array_equal(one, other, equal_nan=one.dtype.kind == "f")
    return type(one) is type(other) and bool(one == other)


def thumbnails_of(paths: Sequence[Path], cancel: Cancel | None = None) -> npt.NDArray[np.uint8]:
    """(N, 64, 64, 3) sRGB: each image fitted into the square, centred on white. Raises GridLabError."""
    from gridlab.store.images.reader import read_pixels  # Pillow, which those who check a dataset do without

    squares = np.full((len(paths), THUMBNAIL, THUMBNAIL, 3), 255, np.uint8)
    for square, path in zip(squares, paths, strict=True):
        if cancel is not None:
            cancel.raise_if_set()
        pixels = read_pixels(path, width=THUMBNAIL, height=THUMBNAIL, fit="contain")
        rgba = np.frombuffer(pixels.rgba, np.uint8).reshape(pixels.height, pixels.width, 4)
        alpha = rgba[..., 3:].astype(np.float32) / 255
        colour = rgba[..., :3] * alpha + 255 * (1 - alpha)
        top, left = (THUMBNAIL - pixels.height) // 2, (THUMBNAIL - pixels.width) // 2
        square[top : top + pixels.height, left : left + pixels.width] = np.rint(colour)
    return squares
