"""Every measure of the quality of answers together, and which of them call for a second look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from gridlab.domain.progress import Cancel
from gridlab.science.quality.agreement import TripletAgreement, agreement, triplet_agreement
from gridlab.science.quality.answers import Answers, Flags, Floats, Ints, by_unit
from gridlab.science.quality.guessing import Explained, Guess, guess_scores
from gridlab.science.quality.own import (
    Agreement,
    Catch,
    Pace,
    Position,
    Runs,
    catch,
    holm,
    pace,
    position_bias,
    repeat_agreement,
    straight_lines,
)


@dataclass(frozen=True, slots=True)
class Measures:
    """All measures of people or sessions, each with arrays of U entries. screens (U,): answered ones, but
    practice. holm (U,): p of the position bias, adjusted for being many."""

    screens: Ints
    catch: Catch
    repeat: Agreement
    agreement: Agreement
    triplets: TripletAgreement
    guess: Guess
    position: Position
    holm: Floats
    runs: Runs
    pace: Pace


def measures(
    answers: Answers, unit: Ints, units: int, known: Explained | None, cancel: Cancel | None = None
) -> Measures:
    """unit (S,): the person or session of each screen from 0, -1 for none. known: `seen_by_others` of these
    answers. Raises Cancelled."""
    if cancel is not None:
        cancel.raise_if_set()
    position = position_bias(answers, unit, units)
    return Measures(
        by_unit(unit, units, answers.counts).astype(np.int64),
        catch(answers, unit, units),
        repeat_agreement(answers, unit, units),
        agreement(answers, unit, units),
        triplet_agreement(answers, unit, units),
        guess_scores(known, unit, units),
        position,
        holm(position.p),
        straight_lines(answers, unit, units),
        pace(answers, unit, units),
    )


ATTENTIVE_MISS = 0.05
"""Of catch screens by somebody who looks."""
DOUBT = 0.05
USUAL_KAPPA = 0.5
"""Of repeat screens, where too few people have one to say what is usual here."""
FEWEST_FOR_USUAL = 5
FAR_OUT = 3.0
"""Standard deviations below the usual, by the median absolute deviation."""
FAST_PERSON = 1 / 3
GUESSED = 0.1
_LONGEST_RUN = 0.01
_MAD = 1.4826


@dataclass(frozen=True, slots=True)
class Marks:
    """flags: which people each rule marks (U,), by the rule's name. otherwise (U,): who answers otherwise
    than most without a sign of carelessness. repeat, agreement: the usual κ, NaN where it is not known."""

    flags: Mapping[str, Flags]
    otherwise: Flags
    repeat: float
    agreement: float

    @property
    def any(self) -> Flags:
        """Who bears a flag (U,)."""
        return np.asarray(np.any(list(self.flags.values()), axis=0))


def marks(found: Measures) -> Marks:
    """Whom the rules mark.

    A high guess score, a low agreement with others, a low repeat κ and a catch screen missed are weak signs:
    whoever sees the images otherwise than most does no worse a job, and a few repeats say little. The first
    two mark nobody who does not fail in what is their own too, and a low repeat κ marks where it is far out,
    or where another sign is beside it.
    """
    missed = found.catch.shown - found.catch.passed
    usual, spread = _usual(found.repeat.kappa, USUAL_KAPPA)
    low_repeat = _low(found.repeat, usual)
    strong = {
        "catch": _too_many(missed, found.catch.shown),
        "fast": _above(found.pace.fast_share, FAST_PERSON),
        "straight_line": (found.runs.p < _LONGEST_RUN) & (found.runs.longest > found.runs.usual),
        "position": found.holm < DOUBT,
    }
    support = np.any(list(strong.values()), axis=0)
    guessed = _above(found.guess.low, max(_usual(found.guess.score, 0.0)[0], GUESSED))
    far_out = low_repeat & (found.repeat.kappa < usual - FAR_OUT * spread)
    repeat = far_out | (low_repeat & (support | guessed | (missed > 0)))
    support = support | repeat | ((missed > 0) & (found.repeat.kappa < usual / 2))
    alike = _usual(found.agreement.kappa, np.nan)[0]
    weak = {
        "repeat": repeat,
        "guess": guessed & support,
        "agreement": _low(found.agreement, alike) & support,
    }
    known = usual if np.isfinite(spread) else np.nan
    return Marks(MappingProxyType({**strong, **weak}), guessed & ~support, known, alike)


def doubt_order(found: Measures, marked: Marks) -> Ints:
    """Rows of people, the most doubtful first: those with a flag, then by guess score, then by catch screens
    missed."""
    score = np.nan_to_num(found.guess.score, nan=-1.0)
    missed = 1 - np.nan_to_num(found.catch.share, nan=1.0)
    return np.lexsort((-missed, -score, ~marked.any)).astype(np.int64)


def _too_many(missed: Ints, shown: Ints) -> Flags:
    """Whether somebody attentive misses so many of these only once in twenty times."""
    from scipy.special import bdtrc

    often = bdtrc(np.maximum(missed - 1, 0), shown, ATTENTIVE_MISS)
    return np.asarray((missed > 0) & (often <= DOUBT))


def _usual(values: Floats, otherwise: float) -> tuple[float, float]:
    """The median of those known and their spread; `otherwise` and no end to the spread where they are few."""
    known = values[~np.isnan(values)]
    if len(known) < FEWEST_FOR_USUAL:
        return otherwise, np.inf
    usual = float(np.median(known))
    return usual, _MAD * float(np.median(np.abs(known - usual)))


def _low(found: Agreement, usual: float) -> Flags:
    """Whether κ is below the usual by more than chance can, and no better than guessing."""
    with np.errstate(invalid="ignore"):
        return np.asarray((found.high < usual) & (found.low < 0))


def _above(values: Floats, limit: float) -> Flags:
    with np.errstate(invalid="ignore"):
        return np.asarray(values > limit)
