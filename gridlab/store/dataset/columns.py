"""All columns of a dataset but the triplets, from the sessions' pieces and the images: plain arrays."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from gridlab import __version__
from gridlab.domain.progress import Cancel
from gridlab.domain.screen import ScreenKind
from gridlab.domain.study import Study
from gridlab.domain.triplets import count_per_screen
from gridlab.store.dataset.layout import BY_PATH, FORMAT, FORMAT_VERSION, METADATA, THUMBNAIL, Column
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
_OF_IMAGE = ("name", "sha256", "label", "alt", "width", "height", "included")
_OF_HEADER = ("id", "number", "purpose", "group", "system", "generator", "source")
_OF_RECORD = ("status", "duration_s", "consent_sha256")
TYPES = {"i1": np.int8, "i4": np.int32, "f4": np.float32, "f8": np.float64, "u1": np.uint8}


class Pictures(Protocol):
    """Thumbnails, uint8 (N, 64, 64, 3), that need not all be in memory: an array of them, or `Thumbnails`."""

    def __len__(self) -> int: ...

    def __getitem__(self, part: slice, /) -> npt.NDArray[np.uint8]: ...


@dataclass(frozen=True)
class Columns:
    """The dataset without its triplets.

    values: by path of dataset_layout. counts: triplets of each screen, int64 (S,), 0 where it yields none.
    thumbnails: of the images, if they are wanted.
    """

    attributes: dict[str, Any]
    values: dict[str, Values]
    counts: npt.NDArray[np.int64]
    ranked: npt.NDArray[np.bool_]
    thumbnails: Pictures | None = None

    @property
    def n_triplets(self) -> int:
        """Triplets in all."""
        return int(self.counts.sum())


def columns_of(
    study: Study,
    pieces: Sequence[Piece],
    purpose: str,
    thumbnails: Pictures | None = None,
    notes: Mapping[str, str] = {},
) -> Columns:
    """The columns of a study's sessions of one purpose. notes: about sessions, by their ids."""
    pieces = sorted(pieces, key=lambda piece: (piece.started, piece.record.header.id))
    values: dict[str, Values] = {METADATA: _metadata(study, pieces)}
    values |= _attributes("image", _OF_IMAGE, study.images)
    values |= _people(pieces)
    values["session/note"] = [notes.get(piece.record.header.id, "") for piece in pieces]
    starts = _starts([len(piece.screens) for piece in pieces])
    screens, ranked = _screens(pieces, starts)
    values |= screens | _responses(pieces, starts, np.asarray(screens["screen/n"]))
    values |= _events(pieces, starts) | _exclusions(pieces, starts)
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
    kept = {path: typed(BY_PATH[path], value) for path, value in values.items()}
    return Columns(attributes, kept, counts, ranked, thumbnails)


def yielded(values: dict[str, Values], ranked: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """Triplets of each screen: main and shared screens that are not excluded; int64 (S,)."""
    kind = np.asarray(values["screen/kind"])
    counted = np.isin(kind, (ScreenKind.MAIN, ScreenKind.SHARED)) & (
        np.asarray(values["screen/excluded"]) == 0
    )
    counts = count_per_screen(np.asarray(values["screen/grid"]), np.asarray(values["screen/chosen"]), ranked)
    return np.where(counted, counts, 0)


def typed(column: Column, value: Values) -> Values:
    """The values as their column keeps them."""
    if column.kind != "str":
        return np.ascontiguousarray(value, TYPES[column.kind])
    return _text(value) if isinstance(value, str) else [_text(str(text)) for text in value]


def _text(text: str) -> str:
    """A text that HDF5 can hold: there U+0000 would end it."""
    return text.replace("\0", "\ufffd")


def _metadata(study: Study, pieces: Sequence[Piece]) -> str:
    months = sorted({piece.started[:7] for piece in pieces})
    metadata = dataclasses.asdict(study.metadata) | {"months": months}
    return json.dumps(metadata, ensure_ascii=False, sort_keys=True)


def _attributes(table: str, names: Sequence[str], of: Iterable[object]) -> dict[str, list[Any]]:
    """The columns of a table that are called as attributes of its rows are."""
    rows = list(of)
    return {f"{table}/{name}": [getattr(row, name) for row in rows] for name in names}


def _people(pieces: Sequence[Piece]) -> dict[str, list[Any]]:
    """/design, /annotator, /session and /answer."""
    records = [piece.record for piece in pieces]
    headers = [record.header for record in records]
    designs = {header.design_id: header.design for header in reversed(headers)}
    ids, codes = sorted(designs), sorted({header.annotator for header in headers})
    displays = [header.display for header in headers]
    design_row = {identity: row for row, identity in enumerate(ids)}
    code_row = {code: row for row, code in enumerate(codes)}
    answers = [(row, *answer) for row, record in enumerate(records) for answer in record.answers]
    return {
        "design/id": ids,
        "design/name": [designs[identity].name for identity in ids],
        "design/json": [canonical(design_value(designs[one], earliest=True)).decode() for one in ids],
        "annotator/code": codes,
        **_attributes("session", _OF_HEADER, headers),
        **_attributes("session", _OF_RECORD, records),
        "session/annotator": [code_row[header.annotator] for header in headers],
        "session/design": [design_row[header.design_id] for header in headers],
        "session/started_utc": [piece.started for piece in pieces],
        "session/language": [header.design.language for header in headers],
        "session/display_width": [display.width for display in displays],
        "session/display_height": [display.height for display in displays],
        "session/display_scale": [display.scale for display in displays],
        "session/refresh_hz": [display.refresh_hz for display in displays],
        "session/enjoyment": [piece.enjoyment for piece in pieces],
        "answer/session": [row for row, _, _ in answers],
        "answer/question": [question for _, question, _ in answers],
        "answer/text": [text for _, _, text in answers],
    }


def _screens(
    pieces: Sequence[Piece], starts: npt.NDArray[np.int32]
) -> tuple[dict[str, Values], npt.NDArray[np.bool_]]:
    table, session = _below([piece.screens for piece in pieces], len(SCREEN_NUMBERS), starts)
    n = table[:, SCREEN_NUMBERS.index("n")]
    is_cell = np.arange(int(n.max(initial=0))) < n[:, None]
    grid = np.full(is_cell.shape, -1, np.int32)
    grid[is_cell] = _joined([piece.grid for piece in pieces], np.int32)
    planted, _ = _below([piece.planted for piece in pieces], 2, starts)
    chosen, _ = _below([piece.chosen for piece in pieces], 4, starts)
    order, ms = is_cell.astype(np.int32), np.full(is_cell.shape, -1, np.int32)
    order -= 1
    order[chosen[:, 0], chosen[:, 1]] = chosen[:, 2]
    ms[chosen[:, 0], chosen[:, 1]] = chosen[:, 3]
    measures = np.concatenate([np.empty((0, len(SCREEN_MEASURES))), *(piece.measures for piece in pieces)])
    values: dict[str, Values] = {
        **_named("screen", SCREEN_NUMBERS, table),
        **_named("screen", SCREEN_MEASURES, measures),
        "screen/session": session,
        "screen/grid": grid,
        "screen/planted": _flags(is_cell, planted),
        "screen/chosen": _flags(is_cell, chosen),
        "screen/choice_order": order,
        "screen/choice_ms": ms,
    }
    return values, _joined([piece.ranked for piece in pieces], np.bool_)


def _responses(
    pieces: Sequence[Piece], screens: npt.NDArray[np.int32], n: npt.NDArray[np.int32]
) -> dict[str, Values]:
    """n: cells of each screen."""
    table, _ = _below([piece.responses for piece in pieces], len(RESPONSE_NUMBERS), screens)
    starts = _starts([len(piece.responses) for piece in pieces])
    cells, _ = _below([piece.answered for piece in pieces], 2, starts)
    is_cell = np.arange(int(n.max(initial=0))) < n[table[:, 0]][:, None]
    return _named("response", RESPONSE_NUMBERS, table) | {"response/chosen": _flags(is_cell, cells)}


def _events(pieces: Sequence[Piece], screens: npt.NDArray[np.int32]) -> dict[str, Values]:
    table, session = _below([piece.events for piece in pieces], len(EVENT_NUMBERS), screens)
    return _named("event", EVENT_NUMBERS, table) | {"event/session": session}


def _exclusions(pieces: Sequence[Piece], starts: npt.NDArray[np.int32]) -> dict[str, list[Any]]:
    rows = [(i, screen, mark) for i, piece in enumerate(pieces) for screen, mark in piece.marks]
    return {
        **_attributes("exclusion", ("rule", "value", "reason"), (mark for _, _, mark in rows)),
        "exclusion/session": [i for i, _, _ in rows],
        "exclusion/screen": [s + starts[i] if s >= 0 else -1 for i, s, _ in rows],
        "exclusion/decided": [
            f"{mark.decided} (after the rules were locked)" if mark.after_lock else mark.decided
            for _, _, mark in rows
        ],
    }


def _named(table: str, names: Sequence[str], numbers: npt.NDArray[Any]) -> dict[str, Values]:
    return {f"{table}/{name}": numbers[:, i] for i, name in enumerate(names)}


def _flags(is_cell: npt.NDArray[np.bool_], cells: npt.NDArray[np.int32]) -> npt.NDArray[np.int8]:
    flags = is_cell.astype(np.int8)
    flags -= 1
    flags[cells[:, 0], cells[:, 1]] = 1
    return flags


def _starts(counts: Sequence[int]) -> npt.NDArray[np.int32]:
    """Row at which each part begins, and the end."""
    return np.concatenate(([0], np.cumsum(counts, dtype=np.int64))).astype(np.int32)


def _below(
    tables: Sequence[npt.NDArray[np.int32]], width: int, starts: npt.NDArray[np.int32]
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """The tables one below the other, and the session of each row.

    The first column has rows within the session or -1; `starts` says where those of each session begin.
    """
    table = np.concatenate([np.empty((0, width), np.int32), *tables])
    session = np.repeat(np.arange(len(tables), dtype=np.int32), [len(one) for one in tables])
    table[:, 0] += np.where(table[:, 0] >= 0, starts[session], 0)
    return table, session


def _joined(parts: Sequence[npt.NDArray[Any]], kind: type) -> npt.NDArray[Any]:
    return np.concatenate([np.empty(0, kind), *parts])


def same(one: Values, other: Values) -> bool:
    """Whether two columns are equal; NaN equals NaN."""
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return one.dtype == other.dtype and np.array_equal(one, other, equal_nan=one.dtype.kind == "f")
    return type(one) is type(other) and bool(one == other)


class Thumbnails(Pictures):
    """(N, 64, 64, 3) sRGB: each image fitted into the square, centred on white; made when asked for."""

    def __init__(self, paths: Sequence[Path], cancel: Cancel | None = None) -> None:
        self._paths = paths
        self._cancel = cancel

    def __len__(self) -> int:
        return len(self._paths)

    def __getitem__(self, part: slice) -> npt.NDArray[np.uint8]:
        """Those of some images. Raises GridLabError, Cancelled."""
        # Pillow, which those who check a dataset do without
        from gridlab.store.images.reader import read_pixels

        paths = self._paths[part]
        squares = np.full((len(paths), THUMBNAIL, THUMBNAIL, 3), 255, np.uint8)
        for square, path in zip(squares, paths, strict=True):
            if self._cancel is not None:
                self._cancel.raise_if_set()
            pixels = read_pixels(path, width=THUMBNAIL, height=THUMBNAIL, fit="contain")
            rgba = np.frombuffer(pixels.rgba, np.uint8).reshape(pixels.height, pixels.width, 4)
            alpha = rgba[..., 3:].astype(np.float32) / 255
            colour = rgba[..., :3] * alpha + 255 * (1 - alpha)
            top, left = (THUMBNAIL - pixels.height) // 2, (THUMBNAIL - pixels.width) // 2
            square[top : top + pixels.height, left : left + pixels.width] = np.rint(colour)
        return squares
