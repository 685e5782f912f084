"""How far people answer as the others do: on shared screens, and on triplets that others answered too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from gridlab.domain.answering import kappa
from gridlab.domain.screen import ScreenKind
from gridlab.science.quality.answers import Answers, Flags, Floats, Ints, by_unit, rows_of
from gridlab.science.quality.own import Agreement, agreement_of

_PAIRS_AT_ONCE = 1 << 22
_TRIPLETS_AT_ONCE = 1 << 20


def agreement(answers: Answers, unit: Ints, units: int) -> Agreement:
    """Mean κ (U,) with the other annotators on shared screens: on each first over all others.

    Of imported answers, of which it is not known, a screen is shared if others answered the same question.
    """
    known = answers.annotator >= 0
    unsure = (answers.block < 0) & (answers.kind == ScreenKind.MAIN)
    a = answers.chosen.sum(axis=1)
    rows = rows_of(known & ((answers.kind == ScreenKind.SHARED) | unsure) & (a > 0) & (a < answers.n))
    values = np.full(len(rows), np.nan)
    if len(rows):
        asked = answers.questions(rows)
        _, flags = answers.sorted_flags()
        order = np.argsort(asked, kind="stable")
        starts = np.flatnonzero(np.r_[True, np.diff(asked[order]) > 0, True])
        cells = answers.n
        several = np.flatnonzero(np.diff(starts) > 1).tolist()
        for first, last in ((starts[one], starts[one + 1]) for one in several):
            at = order[first:last]
            own = rows[at]
            values[at] = _with_others(
                flags[own].astype(np.float32), answers.annotator[own], int(cells[own[0]])
            )
    return agreement_of(unit[rows], units, values, answers.n[rows])


def _with_others(flags: npt.NDArray[np.float32], who: Ints, n: int) -> Floats:
    """Of each of M answers (M, n) to one question the mean κ with those of other people; NaN without any."""
    a = flags.sum(axis=1)
    found = np.full(len(who), np.nan)
    step = max(_PAIRS_AT_ONCE // len(who), 1)
    for start in range(0, len(who), step):
        part = slice(start, start + step)
        values = kappa(flags[part] @ flags.T, n, a[part, None], a[None, :])
        values[who[part, None] == who[None, :]] = np.nan
        there = ~np.isnan(values)
        with np.errstate(invalid="ignore"):
            found[part] = np.where(there, values, 0).sum(axis=1) / there.sum(axis=1)
    return found


@dataclass(frozen=True, slots=True)
class TripletAgreement:
    """share (U,): of other people's answers to the same triplets that agree, .5 by chance. triplets (U,): own
    ones that somebody else answered too."""

    share: Floats
    triplets: Ints


def triplet_agreement(answers: Answers, unit: Ints, units: int) -> TripletAgreement:
    """Over main and shared screens; each other annotator's answer to the same question counts."""
    rows = rows_of(answers.yields & (answers.annotator >= 0))
    agree, others, compared = np.zeros((3, units))
    for part in _by_probe(answers, rows):
        question, first, of = _questions_in(answers, part)
        alike, asked = _said_by_others(question, first, answers.annotator[of])
        own = unit[of]
        agree += by_unit(own, units, alike)
        others += by_unit(own, units, asked)
        compared += by_unit(own, units, asked > 0)
    with np.errstate(invalid="ignore"):
        return TripletAgreement(agree / others, compared.astype(np.int64))


def _by_probe(answers: Answers, rows: Ints) -> Iterator[Ints]:
    """The screens in parts of so many triplets as are looked at together; those of one probe in one part."""
    rows = rows[np.argsort(answers.probe[rows], kind="stable")]
    probe, a = answers.probe[rows], answers.chosen[rows].sum(axis=1)
    parts = np.cumsum(a * (answers.n[rows] - a)) // _TRIPLETS_AT_ONCE
    # A probe goes with the part in which its first screen is.
    first = np.searchsorted(probe, probe)
    ends = np.flatnonzero(np.diff(parts[first], prepend=-1, append=-2))
    for start, stop in pairwise(ends):
        yield rows[start:stop]


def _questions_in(answers: Answers, rows: Ints) -> tuple[Ints, Flags, Ints]:
    """Of all triplets of some screens the number of the question (T,), whether the image of the lower row is
    said to be nearer, and the row of the screen."""
    groups, places = answers.screens(rows)
    n = answers.n_images
    keys, nearer, screen = [], [], []
    done = 0
    for group in groups:
        own = places[done : done + len(group)]
        done += len(group)
        triplets = group.triplets().astype(np.int64)
        low, high = triplets[:, 1:].min(axis=1), triplets[:, 1:].max(axis=1)
        keys.append((triplets[:, 0] * n + low) * n + high)
        nearer.append(triplets[:, 1] == low)
        screen.append(np.repeat(own, group.triplets_per_screen))
    _, question = np.unique(np.concatenate(keys), return_inverse=True)
    return question.astype(np.int64), np.concatenate(nearer), np.concatenate(screen)


def _said_by_others(question: Ints, first: Flags, who: Ints) -> tuple[Ints, Ints]:
    """Of each answer how many of other people's answers to its question agree, and how many there are."""
    low, every = np.bincount(question, first), np.bincount(question)
    # Less what the same person said, who may have come more than once.
    mine = question * (int(who.max()) + 1) + who
    _, mine = np.unique(mine, return_inverse=True)
    my_low, my_all = np.bincount(mine, first)[mine], np.bincount(mine)[mine]
    others, others_low = every[question] - my_all, low[question] - my_low
    return np.where(first, others_low, others - others_low).astype(np.int64), others
