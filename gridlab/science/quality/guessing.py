"""The guess score: the share of a person's screens that the others' map explains no better than guessing.

A screen's chosen set C has the probability p = Π_{i∈C} w_i / e_k(w), the subset logit, with w = exp(-slope ×
score) of the distances on a map fitted without the person; e_k is the elementary symmetric polynomial, the
sum over all sets of k. Of a person the share λ maximises Π [(1 - λ) p + λ / C(n, k)].
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gridlab.domain.progress import Cancel, Progress, no_progress
from gridlab.science.embedding.kernels import Reals
from gridlab.science.embedding.screens import Screens
from gridlab.science.embedding.validation import Setting
from gridlab.science.quality.answers import Answers, Floats, Ints, by_unit, rows_of

GROUPS = 5
"""Of annotators: each is left out of a fit together."""
DIMS = 10
_FEWEST_IMAGES = 3
_STEPS = 50
_DROP = 1.920729  # half of the 95 % quantile of chi² with one degree of freedom
_SLOPES = (1e-3, 50.0)
_MOST_FOR_SLOPE = 20_000
_WIDEST = 300.0
_SEED = 0x47554553


@dataclass(frozen=True, slots=True)
class Explained:
    """How the others' maps explain screens: rows (R,) of the answers; gain (R,): log of p by guessing's
    probability. triplets (R,): the mean log-likelihood of their triplets, -log 2 for a coin. slope:
    of all."""

    rows: Ints
    gain: Floats
    triplets: Floats
    slope: float


@dataclass(frozen=True, slots=True)
class Guess:
    """Guess score (U,) with its 95 % likelihood interval; of how many screens. NaN where it cannot be had.

    gain (U,): mean log of p by guessing's probability, 0 by chance. log_likelihood (U,): of a triplet.
    """

    score: Floats
    low: Floats
    high: Floats
    screens: Ints
    gain: Floats
    log_likelihood: Floats


def seen_by_others(
    answers: Answers,
    *,
    setting: Setting | None = None,
    progress: Progress = no_progress,
    cancel: Cancel | None = None,
) -> Explained | None:
    """Every main and shared screen under a map fitted to other annotators; None where there are none.

    Annotators are left out in `GROUPS` groups, drawn by a fixed seed from their rows.
    """
    rows = rows_of(answers.yields & (answers.annotator >= 0))
    people = np.unique(answers.annotator[rows])
    if len(people) < 2 or answers.n_images < _FEWEST_IMAGES:
        return None
    if setting is None:
        setting = Setting("tste", max(min(DIMS, answers.n_images - 1), 1), 0.03, 1.0)
    groups = min(GROUPS, len(people))
    drawn = np.random.default_rng(_SEED).permutation(len(people)) % groups
    group_of = drawn[np.searchsorted(people, answers.annotator[rows])]
    scores: list[tuple[Screens, Reals]] = []
    places: list[Ints] = []
    for group in range(groups):
        progress(group, groups)
        others, _ = answers.screens(rows[group_of != group])
        fit = setting.fit(others, answers.n_images, cancel=cancel)
        own, at = answers.screens(rows[group_of == group])
        scores += [(screens, scores_of(fit.positions, setting, screens)) for screens in own]
        places.append(at)
    progress(groups, groups)
    slope = _slope_of([(screens.near.shape[1], of) for screens, of in scores])
    gains = [gains_of(of, screens.near.shape[1], slope) for screens, of in scores]
    told = [_triplets_of(of, screens.near.shape[1], slope) for screens, of in scores]
    return Explained(np.concatenate(places), np.concatenate(gains), np.concatenate(told), slope)


def guess_scores(known: Explained | None, unit: Ints, units: int) -> Guess:
    """The score of each unit; unit (S,) of all answers."""
    nothing = np.full(units, np.nan)
    if known is None or known.slope <= _SLOPES[0] * 1.01:
        return Guess(nothing, nothing, nothing, np.zeros(units, np.int64), nothing, nothing)
    own = unit[known.rows]
    screens = by_unit(own, units, np.ones(len(own))).astype(np.int64)
    ratio = np.exp(np.clip(known.gain, -_WIDEST, _WIDEST))

    def value(share: Floats) -> Floats:
        each = np.append(share, 0)[own]
        return by_unit(own, units, np.log(np.maximum((1 - each) * ratio + each, 1e-300)))

    def slope(share: Floats) -> Floats:
        each = np.append(share, 0)[own]
        return by_unit(own, units, (1 - ratio) / np.maximum((1 - each) * ratio + each, 1e-300))

    zero, one = np.zeros(units), np.ones(units)
    score = _where_falls(slope, zero, one)
    best = value(score) - _DROP
    low = _where_falls(lambda share: best - value(share), zero, score)
    high = _where_falls(lambda share: value(share) - best, score, one)
    has = screens > 0
    with np.errstate(invalid="ignore"):
        gain, triplets = (by_unit(own, units, of) / screens for of in (known.gain, known.triplets))
    score, low, high = (np.where(has, of, np.nan) for of in (score, low, high))
    return Guess(score, low, high, screens, gain, triplets)


def _where_falls(sign: Callable[[Floats], Floats], low: Floats, high: Floats) -> Floats:
    """Where a falling function changes its sign between low and high (U,): an end where it does not."""
    at_low, at_high = sign(low), sign(high)
    left, right = low.copy(), high.copy()
    for _ in range(_STEPS):
        middle = (left + right) / 2
        above = sign(middle) > 0
        left, right = np.where(above, middle, left), np.where(above, right, middle)
    return np.where(at_low <= 0, low, np.where(at_high >= 0, high, (left + right) / 2))


def scores_of(positions: Floats, setting: Setting, screens: Screens) -> Reals:
    """The kernel's scores (S, n) of a screen's images, the chosen ones first."""
    items = np.hstack([screens.near, screens.far])
    gaps = positions[items] - positions[screens.probe][:, None]
    return setting.kernel.scores(np.einsum("snd,snd->sn", gaps, gaps))


def gains_of(scores: Reals, k: int, slope: float) -> Floats:
    """log of the subset logit's probability of the first k of n images by that of guessing, 1/C(n, k)."""
    from scipy.special import gammaln

    n = scores.shape[1]
    # Relative to the k-th best image the weights stay within what a float holds.
    middle = np.partition(scores, k - 1, axis=1)[:, k - 1 : k]
    logs = np.clip(-slope * (scores - middle), -_WIDEST / k, _WIDEST / k)
    log_all = np.log(symmetric(np.exp(logs), k))
    log_sets = gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
    return np.asarray(logs[:, :k].sum(axis=1) - log_all + log_sets, np.float64)


def symmetric(weights: npt.NDArray[np.floating], k: int) -> Floats:
    """The elementary symmetric polynomial e_k of each row of weights (S, n): sum over sets of k, (S,)."""
    sums = np.zeros((k + 1, len(weights)))
    sums[0] = 1.0
    for number, column in enumerate(weights.T, 1):
        top = min(number, k)
        sums[1 : top + 1] += column * sums[:top]
    return np.asarray(sums[k])


def _triplets_of(scores: Reals, k: int, slope: float) -> Floats:
    """The mean log-likelihood of each screen's triplets (S,)."""
    total = np.zeros(len(scores))
    for near in range(k):
        total -= np.logaddexp(0, slope * (scores[:, near : near + 1] - scores[:, k:])).sum(axis=1)
    return np.asarray(total / (k * (scores.shape[1] - k)))


def _slope_of(scores: Sequence[tuple[int, Reals]]) -> float:
    """The slope that explains all screens best, where a share of all, fitted too, is guessed."""
    from scipy.optimize import minimize_scalar

    total = sum(len(of) for _, of in scores)
    step = max(total // _MOST_FOR_SLOPE, 1)
    some = [(k, of[::step]) for k, of in scores]

    def loss(log_slope: float) -> float:
        gains = np.concatenate([gains_of(of, k, float(np.exp(log_slope))) for k, of in some])
        ratio = np.exp(np.clip(gains, -_WIDEST, _WIDEST))
        shares = np.linspace(0, 0.95, 20)
        values = np.log(np.maximum((1 - shares) * ratio[:, None] + shares, 1e-300)).sum(axis=0)
        return -float(values.max())

    bounds = (float(np.log(_SLOPES[0])), float(np.log(_SLOPES[1])))
    found = minimize_scalar(loss, bounds=bounds, method="bounded", options={"xatol": 1e-2})
    return float(np.exp(found.x))
