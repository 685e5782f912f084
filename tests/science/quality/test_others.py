"""Agreement with others, the guess score, and who is flagged by them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from docs.quality_people import CAREFUL, SPAMMER, Kind, area_under, hit, people_answer, sleeper
from gridlab.domain.answering import kappa
from gridlab.domain.progress import Cancel, Cancelled
from gridlab.domain.screen import ScreenKind
from gridlab.science.embedding.validation import Setting
from gridlab.science.quality.agreement import agreement, triplet_agreement
from gridlab.science.quality.answers import Answers, rows_of
from gridlab.science.quality.guessing import (
    gains_of,
    guess_scores,
    scores_of,
    seen_by_others,
    symmetric,
)
from gridlab.science.quality.measures import Measures, doubt_order, marks, measures


def by_hand(given: Answers, person: int) -> float:
    """κ of a person with everybody else on each shared screen, one by one."""
    found = []
    shared = np.flatnonzero(given.kind == ScreenKind.SHARED)
    images = [set(given.grid[row][given.order[row] > 0]) for row in range(len(given))]
    for row in shared[given.annotator[shared] == person]:
        same = [
            other
            for other in shared
            if given.annotator[other] != person
            and given.probe[other] == given.probe[row]
            and set(given.grid[other]) == set(given.grid[row])
        ]
        found.append(np.mean([kappa(len(images[row] & images[other]), 16, 4) for other in same]))
    return float(np.mean(found))


def measured(given: Answers, people: int) -> Measures:
    return measures(given, given.annotator, people, seen_by_others(given))


def test_agreement_is_the_mean_kappa_with_the_others_on_shared_screens() -> None:
    given = people_answer([Kind(5), Kind(1, sleeper(1.0))], hit(8, shared=3))
    found = agreement(given, given.annotator, 6)
    assert found.kappa == pytest.approx([by_hand(given, person) for person in range(6)])
    assert (found.screens == 3).all()
    assert found.kappa[5] < found.kappa[:5].min()


def test_without_shared_screens_or_without_others_there_is_no_agreement() -> None:
    given = people_answer([Kind(3)], hit(8))
    assert np.isnan(agreement(given, given.annotator, 3).kappa).all()
    alone = people_answer([Kind(1)], hit(8, shared=2))
    assert np.isnan(agreement(alone, alone.annotator, 1).kappa).all()


def test_shared_triplets_are_compared_with_what_others_said_and_never_with_oneself() -> None:
    given = people_answer([Kind(4)], hit(10, shared=2), seed=3)
    found = triplet_agreement(given, given.annotator, 4)
    said: dict[tuple[int, int, int], list[tuple[int, bool]]] = {}
    for row in np.flatnonzero(given.yields):
        near, far = given.grid[row][given.order[row] > 0], given.grid[row][given.order[row] == 0]
        for one in near:
            for other in far:
                key = (given.probe[row], min(one, other), max(one, other))
                said.setdefault(key, []).append((given.annotator[row], one < other))
    for person in range(4):
        agreed = total = 0
        for answers in said.values():
            for who, first in answers:
                others = [other == first for them, other in answers if them != person]
                if who == person:
                    agreed, total = agreed + sum(others), total + len(others)
        assert found.share[person] == pytest.approx(agreed / total)


def test_symmetric_polynomials_are_sums_over_all_sets() -> None:
    weights = np.random.default_rng(1).random((3, 7))
    for k in range(1, 7):
        by_sets = [sum(np.prod(row[list(cells)]) for cells in combinations(range(7), k)) for row in weights]
        assert symmetric(weights, k) == pytest.approx(by_sets)


@pytest.mark.parametrize("slope", [0.3, 3.0, 40.0])
def test_the_probabilities_of_all_sets_of_a_screen_are_one_together(slope: float) -> None:
    scores = np.random.default_rng(2).gamma(2, size=6)
    sets = list(combinations(range(6), 2))
    ordered = np.array([[*scores[list(one)], *np.delete(scores, one)] for one in sets])
    assert (np.exp(gains_of(ordered, 2, slope)) / len(sets)).sum() == pytest.approx(1)


def test_the_guess_score_is_the_share_that_is_most_likely() -> None:
    given = people_answer([Kind(8), Kind(2, sleeper(0.5))], hit(15))
    known = seen_by_others(given)
    assert known is not None
    found = guess_scores(known, given.annotator, 10)
    shares = np.linspace(0, 1, 2001)
    for person in range(10):
        ratio = np.exp(known.gain[given.annotator[known.rows] == person])
        likely = np.log((1 - shares) * ratio[:, None] + shares).sum(axis=0)
        assert found.score[person] == pytest.approx(shares[likely.argmax()], abs=1e-3)
        inside = shares[likely >= likely.max() - 1.920729]
        assert (found.low[person], found.high[person]) == pytest.approx((inside[0], inside[-1]), abs=1e-3)
    assert (found.low <= found.score).all()
    assert (found.score <= found.high).all()


def test_a_person_is_judged_by_the_map_of_the_others_alone() -> None:
    given = people_answer([Kind(2)], hit(12))
    setting = Setting("tste", 3, 0.03, 1.0)
    known = seen_by_others(given, setting=setting)
    assert known is not None
    yields = rows_of(given.yields)
    for person in (0, 1):
        others, _ = given.screens(yields[given.annotator[yields] != person])
        ((own,), rows) = given.screens(yields[given.annotator[yields] == person])
        positions = setting.fit(others, given.n_images).positions
        gain = gains_of(scores_of(positions, setting, own), 4, known.slope)
        found = dict(zip(known.rows.tolist(), known.gain.tolist(), strict=True))
        assert [found[row] for row in rows.tolist()] == pytest.approx(gain.tolist())


@pytest.mark.parametrize(("share", "least"), [(0.5, 0.95), (0.3, 0.9)])
def test_the_guess_score_tells_guessers_from_careful_people(
    count: Callable[[int, int], int], share: float, least: float
) -> None:
    studies = count(3, 40)
    found = []
    for seed in range(studies):
        given = people_answer([Kind(30), Kind(10, sleeper(share))], hit(20), seed=seed)
        score = guess_scores(seen_by_others(given), given.annotator, 40).score
        found.append(area_under(score[30:], score[:30]))
    assert np.mean(found) >= least


def test_who_guesses_or_spams_is_flagged_and_a_careful_minority_is_not(
    count: Callable[[int, int], int],
) -> None:
    kinds = [Kind(22), Kind(8, CAREFUL, otherwise=True), Kind(6, sleeper(0.5)), Kind(4, SPAMMER)]
    marked = np.zeros(4)
    studies = count(5, 60)
    for seed in range(studies):
        given = people_answer(kinds, hit(20, shared=2), seed=seed)
        one = marks(measured(given, 40)).any
        marked += [part.mean() for part in np.split(one, [22, 30, 36])]
    careful, minority, sleepers, spammers = marked / studies
    assert careful <= 0.05
    assert minority <= 0.1
    assert sleepers >= 0.5
    assert spammers == 1


def test_the_guess_score_alone_flags_nobody() -> None:
    given = people_answer([Kind(20), Kind(4, sleeper(0.7))], hit(20), seed=4)
    kept = ~np.isin(given.kind, (ScreenKind.CATCH, ScreenKind.REPEAT))
    only = replace(given, kind=np.where(kept, given.kind, ScreenKind.PRACTICE))
    found = measured(only, 24)
    assert (found.guess.low[20:] > 0.1).all()
    marked = marks(found)
    assert not marked.flags["guess"].any()
    assert marked.otherwise[20:].all()


def test_the_most_doubtful_come_first() -> None:
    given = people_answer([Kind(12), Kind(2, sleeper(0.6)), Kind(2, SPAMMER)], hit(20), seed=5)
    found = measured(given, 16)
    order = doubt_order(found, marks(found))
    assert set(order[:4]) == {12, 13, 14, 15}


def test_of_answers_without_times_designs_and_others_nothing_is_made_up() -> None:
    given = people_answer([Kind(1)], hit(6))
    bare = replace(
        given,
        block=np.full(len(given), -1),
        kind=np.zeros(len(given), np.int64),
        passed=np.full(len(given), -1),
        repeats=np.full(len(given), -1),
        response_ms=np.full(len(given), -1),
        last_ms=np.full(len(given), -1),
        blocks=(),
    )
    found = measured(bare, 1)
    for figure in (found.position.p, found.pace.median_ms, found.guess.score, found.agreement.kappa):
        assert np.isnan(figure).all()
    assert not marks(found).any.any()


def test_measuring_can_be_stopped() -> None:
    given = people_answer([Kind(3)], hit(6))
    cancel = Cancel()
    cancel.set()
    with pytest.raises(Cancelled):
        seen_by_others(given, cancel=cancel)
