"""The expected error of a design between the points that were predicted, and that of what was collected.

The latter is of embeddings fitted without some screens and tried on those.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import log

import numpy as np

from gridlab.app.quality.measuring import measured_in
from gridlab.app.study import OpenStudy
from gridlab.domain.exclusion import Exclusions, Measured, excluded_screens, honoured
from gridlab.domain.progress import Cancel
from gridlab.domain.session import SessionRecord
from gridlab.science.embedding.fit import fit_embedding
from gridlab.science.embedding.held_out import hold_out, screens_error
from gridlab.science.embedding.screens import Screens
from gridlab.store.exclusions_file import read_exclusions
from gridlab.store.notes_file import read_notes
from gridlab.store.sessions.list import list_sessions, read_sessions


@dataclass(frozen=True, slots=True)
class Expected:
    """An expected error and its interval (low, high); None where none is known, as of one simulated study."""

    error: float
    interval: tuple[float, float] | None = None

    @property
    def half(self) -> float | None:
        """Half of the interval, for "0.14 ± 0.01"."""
        return None if self.interval is None else (self.interval[1] - self.interval[0]) / 2


@dataclass(frozen=True, slots=True, eq=False)
class ErrorCurve:
    """Expected errors by growing numbers of assignments, which are at least 1. A curve equals only itself."""

    points: tuple[tuple[int, Expected], ...]

    def at(self, assignments: int) -> Expected | None:
        """The expected error: straight over the logarithm of assignments; None outside the points."""
        numbers = [number for number, _ in self.points]
        if not numbers or not numbers[0] <= assignments <= numbers[-1]:
            return None
        at = bisect_left(numbers, assignments)
        if numbers[at] == assignments:
            return self.points[at][1]
        (before, one), (after, other) = self.points[at - 1], self.points[at]
        share = log(assignments / before) / log(after / before)
        error = one.error + share * (other.error - one.error)
        if one.interval is None or other.interval is None:
            return Expected(error)
        low, high = (a + share * (b - a) for a, b in zip(one.interval, other.interval, strict=True))
        return Expected(error, (low, high))

    def assignments_for(self, error: float) -> int | None:
        """The fewest assignments at which the expected error is no higher; None where no point reaches it."""
        before = 0
        for number, expected in self.points:
            if expected.error <= error:
                return number if not before else self._first(before, number, error)
            before = number
        return None

    def _first(self, low: int, high: int, error: float) -> int:
        """Between two points, of which the second alone reaches the error."""
        while high - low > 1:
            middle = (low + high) // 2
            found = self.at(middle)
            low, high = (low, middle) if found is not None and found.error <= error else (middle, high)
        return high


def error_curve(points: Iterable[tuple[int, float, float | None, float | None]]) -> ErrorCurve:
    """The curve through (assignments, error, low, high); the last one given of a number counts."""
    found = {
        assignments: Expected(error, None if low is None or high is None else (low, high))
        for assignments, error, low, high in points
        if assignments >= 1
    }
    return ErrorCurve(tuple(sorted(found.items())))


DRAWS = 5
SHARE = 0.2
DIMENSIONS = 3
FEWEST = 30

Kind = tuple[int, int, bool]
Answered = dict[Kind, list[tuple[int, tuple[int, ...], tuple[int, ...]]]]


@dataclass(frozen=True, slots=True)
class ErrorSoFar:
    """Held-out triplet error of one design's own screens: mean, least and most of the draws.

    A design's own screens flatter big grids: it is no figure to compare designs by, nor with the expected
    error, which is measured on one test set for all.
    """

    error: float
    least: float
    most: float
    screens: int


def errors_so_far(study: OpenStudy, cancel: Cancel | None = None) -> dict[str, ErrorSoFar]:
    """The errors by design id, of designs with at least FEWEST answered main and shared screens.

    Of complete and partial main sessions; without what is excluded once the rules are locked. Whole screens
    are held out, those with the same probe and images together (a fifth, five times); t-STE in three
    dimensions. Raises Cancelled.
    """
    exclusions = honoured(read_exclusions(study.folder))
    measured = measured_in(study, exclusions, ("main",), cancel, lenient=True)
    row_of = {image.sha256: row for row, image in enumerate(study.study.images)}
    found: dict[str, Answered] = defaultdict(lambda: defaultdict(list))
    listed = list_sessions(study.folder, read_notes(study.folder))
    rows = (row for row in listed if row.yields and row.purpose == "main")
    for record in read_sessions(rows):
        if cancel is not None:
            cancel.raise_if_set()
        _take(found[record.header.design_id], record, row_of, exclusions, measured)
    errors = {}
    for design, answered in found.items():
        screens = _arrays(answered)
        if sum(len(group) for group in screens) >= FEWEST:
            errors[design] = _error(screens, len(study.study.images), cancel)
    return errors


def _take(
    answered: Answered,
    record: SessionRecord,
    row_of: dict[str, int],
    exclusions: Exclusions,
    measured: Measured,
) -> None:
    """The screens of a session that yield triplets; those with images that the study has no more are left."""
    out = excluded_screens(exclusions, record, measured)
    if -1 in out:
        return
    header = record.header
    rows = [row_of.get(image.sha256, -1) for image in header.images]
    for position, response in record.standing().items():
        screen = header.screens[position]
        images = (rows[screen.probe], *(rows[image] for image in screen.grid))
        if position in out or not screen.yields_triplets or min(images) < 0:
            continue
        near = tuple(images[1 + cell] for cell in response.chosen)
        far = tuple(image for cell, image in enumerate(images[1:]) if cell not in response.chosen)
        if near and far:
            ranked = header.design.blocks[screen.block].grid.ranked
            answered[len(near), len(far), ranked].append((images[0], near, far))


def _arrays(answered: Answered) -> list[Screens]:
    groups = []
    for (_, _, ranked), screens in sorted(answered.items()):
        probe, near, far = zip(*screens, strict=True)
        groups.append(Screens(np.array(probe), np.array(near), np.array(far), ranked))
    return groups


def _error(screens: list[Screens], images: int, cancel: Cancel | None) -> ErrorSoFar:
    errors = []
    for draw in range(DRAWS):
        kept, held = hold_out(screens, SHARE, seed=draw)
        fit = fit_embedding(kept, images, DIMENSIONS, seed=draw, cancel=cancel)
        errors.append(screens_error(fit.positions, held))
    count = sum(len(group) for group in screens)
    return ErrorSoFar(float(np.mean(errors)), min(errors), max(errors), count)
