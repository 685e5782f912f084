"""What lies behind a place on a map: on which screens two images met, who chose and who did not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gridlab.app.collected import Collected
from gridlab.app.map.contents import ShownMap
from gridlab.app.map.plane import Ints, Positions
from gridlab.science.embedding.held_out import screens_error
from gridlab.science.embedding.screens import Screens


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An image near another one. row: of the map; distance: in all dimensions. screens: rows of /screen on
    which one of the two was the probe and the other in the grid. chose, passed: codes of annotators, once for
    each such screen; "" where it is not known who answered."""

    row: int
    distance: float
    screens: tuple[int, ...] = ()
    chose: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()


def drawn_errors(
    shown: ShownMap, study_rows: Ints, collected: Collected, axes: tuple[int, int]
) -> tuple[float, float]:
    """The triplet error of a map on the answers, by all its dimensions and by two axes alone; NaN where none
    of the answers is of its images. study_rows: of the map's images in the study, -1 for none."""
    row_of = np.full(len(collected.images), -1, np.int64)
    own = study_rows >= 0
    row_of[study_rows[own]] = np.flatnonzero(own)
    screens = []
    for group in collected.answers.screens:
        probe, near, far = row_of[group.probe], row_of[group.near], row_of[group.far]
        known = (probe >= 0) & (near >= 0).all(axis=1) & (far >= 0).all(axis=1)
        screens.append(Screens(probe[known], near[known], far[known], group.ranked))
    if not sum(map(len, screens)):
        return float("nan"), float("nan")
    drawn = shown.positions[:, sorted(set(axes))]
    return screens_error(shown.positions, screens), screens_error(drawn, screens)


def nearest_rows(positions: Positions, row: int, count: int) -> Ints:
    """The images nearest to an image in all dimensions, the nearest first."""
    gaps = np.linalg.norm(positions - positions[row], axis=1)
    gaps[row] = np.inf
    count = min(count, len(positions) - 1)
    near = np.argpartition(gaps, count - 1)[:count] if count > 0 else np.zeros(0, np.int64)
    return near[np.lexsort((near, gaps[near]))].astype(np.int64)


def neighbours(
    positions: Positions,
    row: int,
    *,
    count: int = 8,
    collected: Collected | None = None,
    study_rows: Ints | None = None,
) -> list[Neighbour]:
    """The nearest images of one, with what people said of the two.

    study_rows (N,): the image of the study for each of the map, -1 for none.
    """
    near = nearest_rows(positions, row, count)
    away = np.linalg.norm(positions[near] - positions[row], axis=1)
    if collected is None or study_rows is None:
        return [Neighbour(int(one), float(gap)) for one, gap in zip(near, away, strict=True)]
    return [
        _with_evidence(int(one), float(gap), collected, int(study_rows[row]), int(study_rows[one]))
        for one, gap in zip(near, away, strict=True)
    ]


def _with_evidence(row: int, gap: float, collected: Collected, first: int, second: int) -> Neighbour:
    if first < 0 or second < 0:
        return Neighbour(row, gap)
    probe, grid = collected.values("screen/probe"), collected.values("screen/grid")
    chosen = collected.values("screen/chosen")
    found: list[tuple[int, bool]] = []
    for one, other in ((first, second), (second, first)):
        screens = np.flatnonzero((probe == one) & collected.counted)
        cells = grid[screens] == other
        picked = (cells & (chosen[screens] > 0)).any(axis=1)
        met = cells.any(axis=1)
        found += zip(screens[met].tolist(), picked[met].tolist(), strict=True)
    codes = [*collected.texts("annotator/code"), ""]  # -1: not known
    found.sort()
    who = [(codes[int(collected.annotator[screen])], is_chosen) for screen, is_chosen in found]
    return Neighbour(
        row,
        gap,
        tuple(screen for screen, _ in found),
        tuple(code for code, is_chosen in who if is_chosen),
        tuple(code for code, is_chosen in who if not is_chosen),
    )
