"""Whether the columns of a dataset agree: marks with answers, rows with each other, texts with the format."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import h5py
import numpy as np
import numpy.typing as npt

from gridlab.domain.codes import looks_personal
from gridlab.domain.said import Said, say
from gridlab.domain.screen import ScreenKind
from gridlab.store.dataset.columns import Values
from gridlab.store.dataset.layout import COLUMNS

_SHA256 = re.compile(r"[0-9a-f]{64}")
_PLANTED = (ScreenKind.PRACTICE, ScreenKind.CATCH)
_FINITE = ("session/display_scale", "session/refresh_hz", "screen/shown_scale")
_COUNTS = ("session/number", "session/duration_s")


def disagreements(file: h5py.File, values: Mapping[str, Values]) -> list[Said]:
    """What does not agree, in words. values: of a dataset whose references and lengths are sound.

    What is not known is marked as the format says, −1 or empty, and agrees with everything.
    """
    return [*_described(file), *_texts(file, values), *_screens(values), *_events(values), *_plain(values)]


def _array(values: Mapping[str, Values], path: str) -> npt.NDArray[Any]:
    return np.asarray(values[path])


def _described(file: h5py.File) -> Iterator[Said]:
    for column in COLUMNS:
        if column.path in file and not file[column.path].attrs.get("description"):
            yield say("/{path}: without its attribute description", path=column.path)


def _texts(file: h5py.File, values: Mapping[str, Values]) -> Iterator[Said]:
    if len(set(values["image/name"])) != len(values["image/name"]):
        yield say("/image/name: the same name twice")
    if any(digest and not _SHA256.fullmatch(str(digest)) for digest in values["image/sha256"]):
        yield say("/image/sha256: not 64 hexadecimal digits")
    if any(looks_personal(str(code)) for code in values["annotator/code"]):
        yield say("/annotator/code: one that looks like an e-mail address or a platform id")
    if set(values["session/status"]) - {"complete", "partial"}:
        yield say("/session/status: not complete or partial")
    if set(values["session/purpose"]) - {str(file.attrs["purpose"])}:
        yield say("/session/purpose: not that of the dataset")


def _screens(values: Mapping[str, Values]) -> Iterator[Said]:
    kind, chosen = _array(values, "screen/kind"), _array(values, "screen/chosen")
    planted, passed = _array(values, "screen/planted"), _array(values, "screen/passed")
    if (planted[~np.isin(kind, _PLANTED)] > 0).any():
        yield say("/screen/planted: right cells on a screen that is not for catching or practice")
    has_all = np.asarray(((chosen > 0) | (planted <= 0)).all(axis=1))
    has_only = np.asarray(((chosen <= 0) | (planted > 0)).all(axis=1))
    right = has_all & (has_only | ~_by_label(values))
    is_catch = kind == ScreenKind.CATCH
    known = passed >= 0
    if (known & ~is_catch).any() or (passed[known] != right[known]).any():
        yield say("/screen/passed: not what the chosen and planted cells give")
    if (_array(values, "screen/choice_ms")[chosen <= 0] != -1).any():
        yield say("/screen/choice_ms: a time of a cell that was not chosen")
    yield from _repeats(values, kind)


def _by_label(values: Mapping[str, Values]) -> npt.NDArray[np.bool_]:
    """For each screen, whether catch screens of its block are of the kind `label`."""
    designs = [
        [block["catch"]["kind"] == "label" for block in json.loads(str(text))["blocks"]]
        for text in values["design/json"]
    ]
    of_screen = _array(values, "session/design")[_array(values, "screen/session")].tolist()
    blocks = _array(values, "screen/block").tolist()
    return np.array([designs[one][block] for one, block in zip(of_screen, blocks, strict=True)], np.bool_)


def _repeats(values: Mapping[str, Values], kind: npt.NDArray[Any]) -> Iterator[Said]:
    repeats, session = _array(values, "screen/repeats"), _array(values, "screen/session")
    probe, grid = _array(values, "screen/probe"), np.sort(_array(values, "screen/grid"), axis=1)
    rows = np.flatnonzero(repeats >= 0)
    first = repeats[rows]
    same = (session[rows] == session[first]) & (probe[rows] == probe[first]) & (first < rows)
    if (kind[rows] != ScreenKind.REPEAT).any() or not (same & (grid[rows] == grid[first]).all(axis=1)).all():
        yield say("/screen/repeats: not an earlier screen of the session with the same images")


def _events(values: Mapping[str, Values]) -> Iterator[Said]:
    screen, cell = _array(values, "event/screen"), _array(values, "event/cell")
    session = _array(values, "event/session")
    on = np.flatnonzero(screen >= 0)
    if (_array(values, "screen/session")[screen[on]] != session[on]).any():
        yield say("/event/screen: a screen of another session")
    if (cell < -1).any() or (cell[on] >= _array(values, "screen/n")[screen[on]]).any():
        yield say("/event/cell: a cell that its screen does not have")


def _plain(values: Mapping[str, Values]) -> Iterator[Said]:
    for path in _FINITE:
        if not np.isfinite(_array(values, path).astype(np.float64)).all():
            yield say("/{path}: not a number", path=path)
    for path in _COUNTS:
        if _array(values, path).min(initial=0) < -1:
            yield say("/{path}: negative", path=path)
