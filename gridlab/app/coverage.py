"""Which images met on screens and were chosen, which are shown too seldom, and what splits people."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gridlab.app.collected import Collected, Ints
from gridlab.app.uses import Use
from gridlab.domain.progress import Cancel, Progress
from gridlab.domain.said import say
from gridlab.science.embedding.held_out import questions

Floats = npt.NDArray[np.float64]
MOST_CELLS = 600
"""A matrix of more images is drawn with several of them in a cell."""
SELDOM = 0.5
"""Of the median: images that fewer screens show are named."""
_TOGETHER = 1 << 18
_PAIRS_AT_ONCE = 1 << 22


@dataclass(frozen=True, slots=True)
class SplitScreen:
    """A screen that several people answered. agreement: of all pairs of people, the mean share of chosen
    images that both chose. row: of /screen, one of them."""

    row: int
    probe: int
    people: int
    agreement: float


@dataclass(frozen=True)
class Coverage:
    """order (N,): the images by label, then in their order. together, chosen (C, C): how often the images of
    two cells met as probe and grid, and were chosen. cell: images in a cell. screens (N,): that show each.
    seldom: images that too few show, the fewest first. split: screens by agreement, the least first."""

    order: Ints
    together: Floats
    chosen: Floats
    cell: int
    screens: Ints
    seldom: Ints
    split: tuple[SplitScreen, ...]


def covering(collected: Collected) -> Use[Coverage]:
    """Counting all that, as a use."""

    def work(cancel: Cancel, progress: Progress) -> Coverage:
        images = collected.images
        labels = [image.label for image in images]
        order = np.array(sorted(range(len(images)), key=lambda row: (labels[row], row)), np.int64)
        place = np.argsort(order)
        cell = max(1, -(-len(images) // MOST_CELLS))
        cells = -(-len(images) // cell)
        together, chosen = np.zeros((cells, cells)), np.zeros((cells, cells))
        rows = np.flatnonzero(collected.counted)
        probe, grid = collected.ints("screen/probe")[rows], collected.ints("screen/grid")[rows]
        picked = collected.ints("screen/chosen")[rows] > 0
        screens = np.zeros(len(images), np.int64)
        for start in range(0, len(rows), _TOGETHER):
            cancel.raise_if_set()
            progress(start, len(rows))
            part = slice(start, start + _TOGETHER)
            near = grid[part] >= 0
            one = np.broadcast_to(probe[part, None], near.shape)[near]
            other = grid[part][near]
            _count(together, place[one] // cell, place[other] // cell)
            was = picked[part][near]
            _count(chosen, place[one][was] // cell, place[other][was] // cell)
            screens += np.bincount(other, minlength=len(images)) + np.bincount(
                probe[part], minlength=len(images)
            )
        used = np.array([image.included for image in images], np.bool_)
        usual = float(np.median(screens[used])) if used.any() else 0.0
        few = np.flatnonzero(used & (screens < SELDOM * usual))
        seldom = few[np.argsort(screens[few], kind="stable")]
        progress(len(rows), len(rows))
        return Coverage(order, together, chosen, cell, screens, seldom, split_screens(collected))

    return Use(say("Counting which images met"), work)


def _count(counts: Floats, first: Ints, second: Ints) -> None:
    """Both ways round: who was the probe does not count."""
    size = len(counts)
    flat = np.bincount(first * size + second, minlength=size * size).reshape(size, size)
    counts += flat + flat.T


def split_screens(collected: Collected) -> tuple[SplitScreen, ...]:
    """Questions that two people or more answered, by how little they agree."""
    answers, rows = collected.answers, collected.rows
    asked = questions(answers.screens)
    order = np.argsort(asked, kind="stable")
    starts = np.flatnonzero(np.r_[True, np.diff(asked[order]) > 0, True]) if len(order) else order
    probe, grid = collected.values("screen/probe"), collected.values("screen/grid")
    chosen = collected.values("screen/chosen")
    found = []
    for at in np.flatnonzero(np.diff(starts) > 1).tolist():
        part = order[starts[at] : starts[at + 1]]
        # Of somebody who answered it more than once the last answer.
        last = part[::-1][np.unique(answers.annotator[part[::-1]], return_index=True)[1]]
        if len(last) < 2:
            continue
        turn = np.argsort(grid[rows[last]], axis=1, kind="stable")
        flags = np.take_along_axis(chosen[rows[last]] > 0, turn, axis=1)
        row = int(rows[part[0]])
        found.append(SplitScreen(row, int(probe[row]), len(last), _agreement(flags)))
    return tuple(sorted(found, key=lambda one: (one.agreement, one.row)))


def _agreement(flags: npt.NDArray[np.bool_]) -> float:
    """Of all pairs of answers (M, n) to one question the mean share of chosen images that both chose."""
    many, k = flags.astype(np.float32), flags.sum(axis=1)
    total = 0.0
    step = max(_PAIRS_AT_ONCE // len(many), 1)
    for start in range(0, len(many), step):
        part = slice(start, start + step)
        fewer = np.maximum(np.minimum(k[part, None], k[None, :]), 1)
        total += float((many[part] @ many.T / fewer).sum(dtype=np.float64))
    pairs = len(many) * (len(many) - 1)
    return (total - float((k > 0).sum())) / pairs
