"""Whether two parts of the same answers make different maps: beside the same for random regroupings.

Two maps of different answers always differ a little. How much is chance is seen where the same people are
put into two parts at random, as often as there is time for: 200 times.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from gridlab.domain.progress import Cancel
from gridlab.science.alignment import FEWEST, Aligned, Flags, Positions, align
from gridlab.science.embedding.embed import Answers, times_seen
from gridlab.science.embedding.held_out import parted
from gridlab.science.embedding.screens import Screens
from gridlab.science.embedding.together import fit_together, fits_together
from gridlab.science.embedding.validation import Setting

Ints = npt.NDArray[np.int64]
Each = Callable[[Callable[[Any], Any], Sequence[Any]], Iterable[tuple[int, Any]]]
"""Does tasks somewhere, in any order; gives the number of each with what came of it."""

DRAWS = 200
QUANTILE = 0.95
_REGROUPED, _SHUFFLED = 21, 22
_PAIRS, _MOST_AT_ONCE = 100_000, 10


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two maps beside chance. one, other (N, D): the other brought onto the first. moved (N,): see `Aligned`;
    NaN for images that one part has not seen. distance: of the two. chance (R,): the distance of each random
    regrouping. largest (R,): how far the image that moved most moved there. nearer: whether it is asked if
    the two are more alike than chance, not less."""

    one: Positions
    other: Positions
    moved: Positions
    distance: float
    chance: Positions
    largest: Positions
    nearer: bool = False

    @property
    def limit(self) -> float:
        """How far an image may move by chance: the 95 % quantile of the largest movement. NaN: not known."""
        return float(np.quantile(self.largest, QUANTILE)) if len(self.largest) else float("nan")

    @property
    def beyond(self) -> Ints:
        """The images that moved farther than chance explains, the farthest first."""
        if not len(self.largest):
            return np.zeros(0, np.int64)
        rows = np.flatnonzero(np.nan_to_num(self.moved) > self.limit)
        return rows[np.argsort(-self.moved[rows], kind="stable")]

    @property
    def p(self) -> float:
        """The share of regroupings that differ as much or more (`nearer`: or less), these two counted in."""
        if not len(self.chance):
            return float("nan")
        gaps = (self.distance - self.chance) if self.nearer else (self.chance - self.distance)
        return float((np.count_nonzero(gaps >= 0) + 1) / (len(self.chance) + 1))


@dataclass(frozen=True, slots=True)
class Divisions:
    """Some divisions of the same answers into two parts, to be fitted by a worker. parts: each (S,), 0 or 1,
    -1 in neither. begin (N, D): the map of all answers, where every fit begins."""

    screens: Sequence[Screens]
    parts: Sequence[Ints]
    begin: Positions
    setting: Setting
    seed: int


def regrouped(annotator: Ints, part: Ints, random: np.random.Generator) -> Ints:
    """The parts (S,) as they might as well be: who answered in one part alone changes places with others of
    that kind, so that each part keeps as many people; who answered in both swaps the two by the toss of a
    coin. Screens in neither part (-1) stay there."""
    people = np.unique(annotator[part >= 0])
    in_first = np.isin(people, annotator[part == 0])
    in_second = np.isin(people, annotator[part == 1])
    swaps = random.integers(0, 2, len(people)).astype(np.bool_)
    alone = np.flatnonzero(in_first != in_second)
    mixed = random.permutation(in_second[alone])
    swaps[alone] = mixed != in_second[alone]
    own = np.searchsorted(people, annotator).clip(max=max(len(people) - 1, 0))
    return np.where((part >= 0) & swaps[own], 1 - part, part).astype(np.int64)


def ways(annotator: Ints, part: Ints) -> int:
    """How many different divisions the regroupings can come to, counted up to 10,000."""
    people = np.unique(annotator[part >= 0])
    first, second = (np.isin(people, annotator[part == which]) for which in (0, 1))
    alone = int((first != second).sum())
    count, chosen = 1, int((second & ~first).sum())
    both = int((first & second).sum())
    for at in range(min(chosen, alone - chosen)):
        count = count * (alone - at) // (at + 1)
    return min(count << min(both, 14), 10_000)


def at_once(n_images: int) -> int:
    """How many divisions a worker is given at a time: as many as one table of all pairs is best for."""
    return min(max(_PAIRS // max(n_images, 1) ** 2, 1), _MOST_AT_ONCE)


TwoMaps = tuple[Positions, Positions, Flags]


def maps_of(divisions: Divisions) -> list[TwoMaps]:
    """Of each division the maps of its two parts, and which images both have seen (N,); none where a part is
    empty."""
    images = len(divisions.begin)
    halves = [[parted(divisions.screens, part == which)[1] for which in (0, 1)] for part in divisions.parts]
    fits = [own for both in halves if all(both) for own in both]
    found = iter(_fitted(divisions, fits, images))
    nothing = (divisions.begin, divisions.begin, np.zeros(images, np.bool_))
    return [
        (next(found), next(found), np.logical_and(*(times_seen(own, images) > 0 for own in both)))
        if all(both)
        else nothing
        for both in halves
    ]


def _fitted(divisions: Divisions, fits: Sequence[list[Screens]], images: int) -> list[Positions]:
    setting, begin = divisions.setting, divisions.begin
    if fits and fits_together(fits, images, setting):
        return fit_together(fits, images, setting, begin)
    return [setting.fit(own, images, seed=divisions.seed, begin_at=begin).positions for own in fits]


def chances_of(divisions: Divisions) -> list[tuple[float, float]]:
    """Of each how far its maps lie apart, and how far the image that moved most moved; NaN: not known."""
    chances = []
    for one, other, seen in maps_of(divisions):
        if int(seen.sum()) < FEWEST:
            chances.append((float("nan"), float("nan")))
            continue
        found = align(one, other, seen)
        chances.append((found.distance, float(np.nanmax(found.moved))))
    return chances


def _begun(answers: Answers, setting: Setting, seed: int, cancel: Cancel | None) -> tuple[Setting, Positions]:
    """The setting without features, and where every fit begins: the map of everybody."""
    used = replace(setting, feature_weight=0.0)
    return used, used.fit(answers.screens, answers.n_images, seed=seed, cancel=cancel).positions


def compare_parts(
    answers: Answers,
    part: Ints,
    setting: Setting,
    *,
    draws: int = DRAWS,
    seed: int = 0,
    each: Each,
    cancel: Cancel | None = None,
) -> Comparison:
    """Two parts (S,) of the answers, beside `draws` random regroupings of the same people by a seed.

    Raises ValueError where the parts have fewer than three images in common, Cancelled.
    """
    used, begin = _begun(answers, setting, seed, cancel)
    tasks = _regroupings(answers, part, begin, used, draws, seed)
    [(one, other, seen)] = maps_of(Divisions(answers.screens, [part], begin, used, seed))
    found = align(one, other, seen)
    chance, largest = _beside(tasks, each)
    return Comparison(one, found.other, found.moved, found.distance, chance, largest)


def compare_maps(
    one: Positions,
    other: Positions,
    seen: Flags,
    answers: Answers,
    setting: Setting,
    *,
    draws: int = DRAWS,
    seed: int = 0,
    each: Each,
    cancel: Cancel | None = None,
) -> Comparison:
    """Two maps of the same images, beside maps of random halves of the people who answered."""
    found = align(one, other, seen)
    people = np.unique(answers.annotator)
    used, begin = _begun(answers, setting, seed, cancel)
    halves = (np.searchsorted(people, answers.annotator) % 2).astype(np.int64)
    enough = len(people) > FEWEST and people[0] >= 0
    tasks = _regroupings(answers, halves, begin, used, draws, seed) if enough else []
    chance, largest = _beside(tasks, each)
    return Comparison(one, found.other, found.moved, found.distance, chance, largest)


def compare_features(
    one: Positions, features: Positions, seen: Flags, *, draws: int = DRAWS, seed: int = 0
) -> Comparison:
    """A map (N, D) beside the main components of features (N, F), which in the chance are shuffled among the
    images."""
    centred = features - features[seen].mean(axis=0)
    _, _, axes = np.linalg.svd(centred[seen], full_matrices=False)
    main = centred @ axes[: one.shape[1]].T
    found = align(one, main, seen)
    random = np.random.default_rng([seed, _SHUFFLED])
    rows = np.flatnonzero(seen)
    chance, largest = np.empty(draws), np.empty(draws)
    for draw in range(draws):
        mixed = main.copy()
        mixed[rows] = main[random.permutation(rows)]
        shuffled: Aligned = align(one, mixed, seen)
        chance[draw], largest[draw] = shuffled.distance, np.nanmax(shuffled.moved)
    return Comparison(one, found.other, found.moved, found.distance, chance, largest, nearer=True)


def _regroupings(
    answers: Answers, part: Ints, begin: Positions, setting: Setting, draws: int, seed: int
) -> list[Divisions]:
    random = np.random.default_rng([seed, _REGROUPED])
    drawn = [regrouped(answers.annotator, part, random) for _ in range(draws)]
    step = at_once(len(begin))
    starts = range(0, draws, step)
    return [Divisions(answers.screens, drawn[at : at + step], begin, setting, seed) for at in starts]


def _beside(tasks: Sequence[Divisions], each: Each) -> tuple[Positions, Positions]:
    """Distance and largest movement of each regrouping, in their order; without those that have no map."""
    found = dict(each(chances_of, tasks))
    both = np.array([one for number in range(len(tasks)) for one in found[number]]).reshape(-1, 2)
    known = both[~np.isnan(both[:, 0])]
    return known[:, 0], known[:, 1]
