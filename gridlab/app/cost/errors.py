"""The expected error of a design at any number of assignments, between the points that were predicted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from math import log


@dataclass(frozen=True, slots=True)
class Expected:
    """An expected error and its interval (low, high); None where none is known, as of one simulated study."""

    error: float
    interval: tuple[float, float] | None = None

    @property
    def half(self) -> float | None:
        """Half of the interval, for "0.14 ± 0.01"."""
        return None if self.interval is None else (self.interval[1] - self.interval[0]) / 2


@dataclass(frozen=True, slots=True)
class ErrorCurve:
    """Expected errors by growing numbers of assignments, which are at least 1."""

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
