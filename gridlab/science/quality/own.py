"""What each person's own answers tell: catch and repeat screens, cells, runs of one pattern, pace.

Every function takes a unit for each screen (S,), a person or a session from 0, -1 for none, and how many
units there are; it gives arrays of one entry for each unit, NaN where something cannot be had.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gridlab.domain.answering import kappa
from gridlab.domain.screen import ScreenKind
from gridlab.science.quality.answers import (
    Answers,
    Flags,
    Floats,
    Ints,
    by_unit,
    mean_by_unit,
    medians_by_unit,
    rows_of,
)

NORMAL_95 = 1.959964
FAST = 1 / 3
"""Of the median of the block: what is faster is fast."""
MS_PER_CHOICE = 200
_LONGEST_RUN = 0.01


@dataclass(frozen=True, slots=True)
class Catch:
    """Catch screens answered and passed (U,); chance (U,): of passing all of them by guessing."""

    shown: Ints
    passed: Ints
    chance: Floats

    @property
    def share(self) -> Floats:
        """Passed of those shown, NaN for none."""
        with np.errstate(invalid="ignore"):
            return np.asarray(self.passed / self.shown)


def catch(answers: Answers, unit: Ints, units: int) -> Catch:
    """Of an `identical` catch screen chance is c/n for c chosen; of a `label` one 1/C(n, k), NaN where fewer
    may be chosen."""
    from scipy.special import gammaln

    rows = rows_of((answers.kind == ScreenKind.CATCH) & (answers.passed >= 0))
    n, c = answers.n[rows], answers.chosen[rows].sum(axis=1)
    k, fewest = answers.of_blocks("choose", -1)[rows], answers.of_blocks("choose_min", -1)[rows]
    with np.errstate(divide="ignore", invalid="ignore"):
        identical = np.log(c / n)
        label = gammaln(k + 1) + gammaln(n - k + 1) - gammaln(n + 1)
    label = np.where(fewest == k, label, np.nan)
    log_chance = np.where(answers.of_blocks("by_label", False)[rows], label, identical)
    own = unit[rows]
    shown = by_unit(own, units, np.ones(len(rows))).astype(np.int64)
    passed = by_unit(own, units, answers.passed[rows]).astype(np.int64)
    chance = np.exp(by_unit(own, units, log_chance))
    return Catch(shown, passed, np.where(shown > 0, chance, np.nan))


@dataclass(frozen=True, slots=True)
class Agreement:
    """Mean κ (U,), 1 at best and 0 by chance, of how many screens, and its SD by chance alone."""

    kappa: Floats
    screens: Ints
    chance_sd: Floats

    @property
    def low(self) -> Floats:
        """The lower end of the 95 % interval that chance alone gives it."""
        return np.asarray(self.kappa - NORMAL_95 * self.chance_sd)

    @property
    def high(self) -> Floats:
        """The upper end, at most 1."""
        return np.asarray(np.minimum(self.kappa + NORMAL_95 * self.chance_sd, 1))


def agreement_of(unit: Ints, units: int, kappas: Floats, n: npt.NDArray[np.int64]) -> Agreement:
    """The mean of κ values (R,) on screens of n cells; a single one has the chance SD 1/√(n - 1)."""
    mean, count = mean_by_unit(unit, units, kappas)
    known = np.where(np.isnan(kappas), -1, unit)
    spread = by_unit(known, units, 1 / np.maximum(n - 1, 1))
    with np.errstate(invalid="ignore", divide="ignore"):
        return Agreement(mean, count, np.where(count > 0, np.sqrt(spread) / count, np.nan))


def repeat_agreement(answers: Answers, unit: Ints, units: int) -> Agreement:
    """How far repeat screens are answered as their originals were."""
    again = rows_of((answers.kind == ScreenKind.REPEAT) & (answers.repeats >= 0))
    first = answers.repeats[again]
    _, flags = answers.sorted_flags()
    overlap = (flags[again] & flags[first]).sum(axis=1)
    a, b, n = flags[again].sum(axis=1), flags[first].sum(axis=1), answers.n[again]
    return agreement_of(unit[again], units, kappa(overlap, n, a, b), n)


def complete(answers: Answers) -> Flags:
    """Screens but practice with as many chosen as their block asks for, whose cells were shuffled (S,)."""
    k = answers.of_blocks("choose", -1)
    full = answers.chosen.sum(axis=1) == k
    return np.asarray(answers.counts & full & (k < answers.n) & ~answers.of_blocks("listed", True))


@dataclass(frozen=True, slots=True)
class Position:
    """X² of the cells chosen (U,), its degrees of freedom, and p by chance, unadjusted."""

    x2: Floats
    df: Ints
    p: Floats


def position_bias(answers: Answers, unit: Ints, units: int) -> Position:
    """X² = ((n - 1)/(n - k)) Σ (O - E)²/E with E = S·k/n and n - 1 degrees of freedom, summed over blocks.

    The factor is due to choosing without replacement. Complete answers alone, never of listed screens.
    """
    from scipy.stats import chi2

    rows = rows_of(complete(answers) & (unit >= 0))
    x2, df = np.zeros(units), np.zeros(units, np.int64)
    block, n = answers.block[rows], answers.n[rows]
    k = answers.of_blocks("choose", -1)[rows]
    for one in np.unique(block):
        own = rows[block == one]
        cells, choose = int(n[block == one][0]), int(k[block == one][0])
        chosen = answers.order[own, :cells] > 0
        observed = np.stack([by_unit(unit[own], units, chosen[:, cell]) for cell in range(cells)], axis=1)
        expected = by_unit(unit[own], units, np.ones(len(own)))[:, None] * choose / cells
        with np.errstate(invalid="ignore", divide="ignore"):
            parts = np.where(expected > 0, (observed - expected) ** 2 / expected, 0)
        x2 += (cells - 1) / (cells - choose) * parts.sum(axis=1)
        df += np.where(expected[:, 0] > 0, cells - 1, 0)
    known = df > 0
    p = np.where(known, chi2.sf(x2, np.maximum(df, 1)), np.nan)
    return Position(np.where(known, x2, np.nan), df, p)


def holm(p: Floats) -> Floats:
    """p values adjusted for being many, by Holm; NaN stays and counts as none."""
    adjusted = np.full(len(p), np.nan)
    known = rows_of(~np.isnan(p))
    order = known[np.argsort(p[known], kind="stable")]
    steps = p[order] * (len(order) - np.arange(len(order)))
    adjusted[order] = np.minimum(np.maximum.accumulate(steps), 1)
    return adjusted


@dataclass(frozen=True, slots=True)
class Runs:
    """The longest run of one pattern of cells (U,), and how likely one as long is by chance (U,).

    usual (U,): the longest that 99 % of guessers stay within.
    """

    longest: Ints
    p: Floats
    usual: Ints


def straight_lines(answers: Answers, unit: Ints, units: int) -> Runs:
    """The longest run of screens of a session, one after the other, with the very same cells chosen.

    By chance a screen repeats the one before with 1/C(n, k), which gives the distribution of the longest run
    exactly. A run ends with its block, and at an answer that is not complete. Listed screens are passed over.
    """
    from scipy.special import comb

    rows = rows_of(answers.counts & (unit >= 0))
    full = complete(answers)[rows]
    chosen = answers.chosen[rows]
    linked = np.zeros(len(rows), np.bool_)
    linked[1:] = full[1:] & full[:-1]
    for column in (answers.session[rows], answers.block[rows]):
        linked[1:] &= column[1:] == column[:-1]
    same = np.zeros(len(rows), np.bool_)
    same[1:] = linked[1:] & (chosen[1:] == chosen[:-1]).all(axis=1)
    chance = np.where(linked, 1 / comb(answers.n[rows], chosen.sum(axis=1)), 0.0)
    # Place within the run of equal ones: how far the last break lies back.
    at = np.arange(len(rows))
    length = at - np.maximum.accumulate(np.where(same, 0, at)) + 1
    longest = np.zeros(units, np.int64)
    np.maximum.at(longest, unit[rows[full]], length[full])
    p, usual = np.full(units, np.nan), np.zeros(units, np.int64)
    order = np.argsort(unit[rows], kind="stable")
    ends = np.searchsorted(unit[rows][order], np.arange(units + 1))
    asked = rows_of(longest > 0)
    chances: dict[bytes, int] = {}
    keys = [chance[order[ends[one] : ends[one + 1]]].tobytes() for one in asked]
    alike = [chances.setdefault(key, len(chances)) for key in keys]
    if len(asked):
        tails = _run_tails([np.frombuffer(key, np.float64) for key in chances])
        p[asked] = tails[alike, np.minimum(longest[asked], tails.shape[1]) - 1]
        within = np.hstack([tails[:, 1:] <= _LONGEST_RUN, np.ones((len(tails), 1), np.bool_)])
        usual[asked] = (np.argmax(within, axis=1) + 1)[alike]
    return Runs(longest, p, usual)


def _run_tails(chances: Sequence[Floats]) -> Floats:
    """P(longest run ≥ 1, 2, …) of each (U, L) where screen i is as the one before with the probability
    chance[i]; as far as one of them can be told from 0."""
    widest = max(map(len, chances))
    again = np.zeros((widest, len(chances)))  # behind the last screen no run goes on
    for at, chance in enumerate(chances):
        again[: len(chance), at] = chance
    tails = [np.ones(len(chances))]
    while tails[-1].max() > 1e-12 and len(tails) < widest:
        # By the length of the run at hand, of those that never were as long.
        runs = np.zeros((len(tails), len(chances)))
        runs[0] = 1.0
        for same in again:
            kept = runs[:-1] * same
            runs[0] = runs.sum(axis=0) * (1 - same)
            runs[1:] = kept
        tails.append(np.maximum(1 - runs.sum(axis=0), 0))
    return np.stack(tails, axis=1)


@dataclass(frozen=True, slots=True)
class Pace:
    """median_ms (U,): onset to submit. fast (U,): how many screens are; screens (U,): of how many.

    relative (U,): the median of times by the median of their block over everybody.
    """

    median_ms: Floats
    fast: Ints
    screens: Ints
    relative: Floats

    @property
    def fast_share(self) -> Floats:
        """Fast screens of all."""
        with np.errstate(invalid="ignore"):
            return np.asarray(np.where(self.screens > 0, self.fast / self.screens, np.nan))


def pace(answers: Answers, unit: Ints, units: int) -> Pace:
    """A screen is fast below a third of its block's median over everybody, or where the last choice comes
    within minimum_ms + 200 ms × k. Where screens are submitted by themselves the last choice is timed."""
    rows = rows_of(answers.counts & (answers.response_ms >= 0))
    by_choice = answers.of_blocks("auto_submit", False)[rows] & (answers.last_ms[rows] >= 0)
    taken = np.where(by_choice, answers.last_ms[rows], answers.response_ms[rows]).astype(np.float64)
    blocks = len(answers.blocks)
    usual = np.append(medians_by_unit(answers.block[rows], blocks, taken), np.nan)[answers.block[rows]]
    last, k = answers.last_ms[rows], answers.of_blocks("choose", 0)[rows]
    least = answers.of_blocks("minimum_ms", -1)[rows] + MS_PER_CHOICE * k
    fast = (taken < FAST * usual) | ((last >= 0) & (answers.block[rows] >= 0) & (last < least))
    own = unit[rows]
    with np.errstate(invalid="ignore", divide="ignore"):
        relative = medians_by_unit(np.where(usual > 0, own, -1), units, np.nan_to_num(taken / usual))
    return Pace(
        medians_by_unit(own, units, answers.response_ms[rows]),
        by_unit(own, units, fast).astype(np.int64),
        by_unit(own, units, np.ones(len(rows))).astype(np.int64),
        relative,
    )
