"""Answered screens as arrays, with what their blocks allow: what the quality of answers is measured on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from gridlab.domain.screen import ScreenKind
from gridlab.science.embedding.screens import Screens

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

_YIELDING = (ScreenKind.MAIN, ScreenKind.SHARED)


@dataclass(frozen=True, slots=True)
class BlockFacts:
    """What a block of a design allows. choose, choose_min: images to be chosen. by_label: its catch screens
    are passed by exactly the planted cells. listed: its cells are not shuffled. auto_submit: a screen is
    submitted by itself, so that its pace is that of the last choice."""

    choose: int
    choose_min: int
    ranked: bool = False
    by_label: bool = False
    listed: bool = False
    minimum_ms: int = 0
    auto_submit: bool = False


@dataclass(frozen=True, slots=True)
class Answers:
    """S answered screens, in the order of session and position; -1 where a number is not known.

    session, annotator (S,): rows from 0. block (S,): place in `blocks`. kind (S,): as in `ScreenKind`. probe
    (S,), grid (S, n): image rows, the grid in display order, -1 pads. order (S, n): 1 to k over the chosen
    cells, 0 not chosen. repeats (S,): row of the original. passed (S,): of catch screens 0 or 1. response_ms,
    last_ms (S,): onset to submit, and to the last choice. timed_out (S,).
    """

    n_images: int
    session: Ints
    annotator: Ints
    block: Ints
    kind: Ints
    probe: Ints
    grid: Ints
    order: Ints
    repeats: Ints
    passed: Ints
    response_ms: Ints
    last_ms: Ints
    timed_out: Flags
    blocks: tuple[BlockFacts, ...]

    def __len__(self) -> int:
        return len(self.session)

    @property
    def chosen(self) -> Flags:
        """(S, n)."""
        return np.asarray(self.order > 0)

    @property
    def n(self) -> Ints:
        """Cells of each screen (S,)."""
        return np.asarray((self.grid >= 0).sum(axis=1))

    @property
    def counts(self) -> Flags:
        """All but practice (S,)."""
        return np.asarray(self.kind != ScreenKind.PRACTICE)

    @property
    def yields(self) -> Flags:
        """Main and shared screens that decide a triplet (S,)."""
        a = self.chosen.sum(axis=1)
        return np.asarray(np.isin(self.kind, _YIELDING) & (a > 0) & (a < self.n))

    def of_blocks(self, name: str, unknown: Any) -> npt.NDArray[Any]:
        """What each screen's block says (S,); `unknown` where the block is not known."""
        values = np.array([*(getattr(block, name) for block in self.blocks), unknown])
        return np.asarray(values[self.block])

    def sorted_flags(self) -> tuple[Ints, Flags]:
        """The grids by ascending image row, with padding first, and which of these are chosen (S, n)."""
        turn = np.argsort(self.grid, axis=1, kind="stable")
        return np.take_along_axis(self.grid, turn, axis=1), np.take_along_axis(self.chosen, turn, axis=1)

    def questions(self, rows: Ints) -> Ints:
        """For some screens the number of their question: same probe, same images."""
        images, _ = self.sorted_flags()
        keys = np.hstack([self.probe[rows, None], images[rows]])
        return np.unique(keys, axis=0, return_inverse=True)[1].ravel().astype(np.int64)

    def screens(self, rows: Ints) -> tuple[list[Screens], Ints]:
        """Some screens that yield triplets as groups to fit to, and the row of each in their order.

        The order of ranked choices is kept in `near`, and not looked at.
        """
        a, n = self.chosen[rows].sum(axis=1), self.n[rows]
        groups: list[Screens] = []
        places: list[Ints] = []
        for cells, near in np.unique(np.stack([n, a], axis=1), axis=0).tolist():
            own = rows[(n == cells) & (a == near)]
            order = self.order[own, :cells]
            turn = np.argsort(np.where(order > 0, order, cells + 1), axis=1, kind="stable")
            images = np.take_along_axis(self.grid[own, :cells], turn, axis=1)
            groups.append(Screens(self.probe[own], images[:, :near], images[:, near:]))
            places.append(own)
        return groups, np.concatenate([np.empty(0, np.int64), *places])


def by_unit(unit: Ints, units: int, values: npt.NDArray[Any]) -> Floats:
    """Sums of `values` (R,) for each unit (U,); unit (R,): rows below 0 belong to none."""
    own = unit >= 0
    return np.bincount(unit[own], np.asarray(values, np.float64)[own], units).astype(np.float64)


def mean_by_unit(unit: Ints, units: int, values: npt.NDArray[Any]) -> tuple[Floats, Ints]:
    """Means for each unit (U,), NaN without a value, and of how many; NaN values are passed over."""
    unit = np.where(np.isnan(values), -1, unit)
    count = by_unit(unit, units, np.ones(len(unit)))
    with np.errstate(invalid="ignore", divide="ignore"):
        return by_unit(unit, units, np.nan_to_num(values)) / count, count.astype(np.int64)


def medians_by_unit(unit: Ints, units: int, values: npt.NDArray[Any]) -> Floats:
    """The median for each unit (U,), NaN without a value."""
    order = np.lexsort((values, unit))
    unit, values = unit[order], np.asarray(values, np.float64)[order]
    ends = np.searchsorted(unit, np.arange(units + 1))
    first, count = ends[:-1], np.diff(ends)
    found = np.full(units, np.nan)
    has = count > 0
    low, high = first + (count - 1) // 2, first + count // 2
    found[has] = (values[low[has]] + values[high[has]]) / 2
    return found


def rows_of(flags: Flags | Sequence[bool]) -> Ints:
    """Where flags are set."""
    return np.flatnonzero(flags).astype(np.int64)
