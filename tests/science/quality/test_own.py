"""What a person's own answers tell, each figure beside one that was worked out by hand or by drawing lots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import chi2

from docs.quality_people import SPAMMER, Kind, hit, people_answer, sleeper
from gridlab.domain.answering import kappa
from gridlab.domain.screen import ScreenKind
from gridlab.science.quality.answers import Answers, BlockFacts
from gridlab.science.quality.own import (
    catch,
    holm,
    pace,
    position_bias,
    repeat_agreement,
    straight_lines,
)

MAIN, CATCH, REPEAT = int(ScreenKind.MAIN), int(ScreenKind.CATCH), int(ScreenKind.REPEAT)


def answered(
    chosen: Sequence[Sequence[int]],
    n: int = 4,
    *,
    block: BlockFacts | None = None,
    kind: Sequence[int] | None = None,
    passed: Sequence[int] | None = None,
    repeats: Sequence[int] | None = None,
    ms: Sequence[int] | None = None,
    last: Sequence[int] | None = None,
) -> Answers:
    """One person's screens of n cells, in each of which these cells were chosen."""
    count = len(chosen)
    order = np.zeros((count, n), np.int64)
    for row, cells in enumerate(chosen):
        order[row, list(cells)] = np.arange(1, len(cells) + 1)
    nothing = np.full(count, -1)

    def column(values: Sequence[int] | None) -> np.ndarray:
        return nothing if values is None else np.array(values)

    return Answers(
        n_images=n + 1,
        session=np.zeros(count, np.int64),
        annotator=np.zeros(count, np.int64),
        block=np.zeros(count, np.int64),
        kind=np.zeros(count, np.int64) if kind is None else np.array(kind),
        probe=np.zeros(count, np.int64),
        grid=np.tile(np.arange(1, n + 1), (count, 1)),
        order=order,
        repeats=column(repeats),
        passed=column(passed),
        response_ms=column(ms),
        last_ms=column(last),
        timed_out=np.zeros(count, np.bool_),
        blocks=(block or BlockFacts(len(chosen[0]), len(chosen[0]), minimum_ms=300),),
    )


def guessers(screens: int, n: int, k: int, people: int, *, seed: int = 0) -> Answers:
    """People who choose cells by lot."""
    random = np.random.default_rng(seed)
    cells = random.random((screens * people, n)).argsort(axis=1)[:, :k]
    one = answered(cells.tolist(), n)
    who = np.repeat(np.arange(people), screens)
    return replace(one, session=who, annotator=who)


ONE = np.zeros(100, np.int64)


def test_passing_identical_catch_screens_by_guessing_is_as_likely_as_the_share_of_cells_chosen() -> None:
    given = answered([(0, 1), (2,), (0, 1)], kind=[CATCH, CATCH, MAIN], passed=[1, 0, -1])
    found = catch(given, ONE[:3], 1)
    assert (found.shown[0], found.passed[0]) == (2, 1)
    assert found.chance[0] == pytest.approx(2 / 4 * 1 / 4)


@pytest.mark.parametrize(("fewest", "chance"), [(2, 1 / 6 / 6), (1, np.nan)])
def test_passing_catch_screens_by_label_takes_the_one_set_unless_fewer_may_be_chosen(
    fewest: int, chance: float
) -> None:
    given = answered(
        [(0, 1), (2, 3)],
        kind=[CATCH, CATCH],
        passed=[1, 1],
        block=BlockFacts(2, fewest, by_label=True),
    )
    assert catch(given, ONE[:2], 1).chance[0] == pytest.approx(chance, nan_ok=True)


def test_without_catch_screens_nothing_is_known_of_them() -> None:
    found = catch(answered([(0, 1)]), ONE[:1], 1)
    assert found.shown[0] == 0
    assert np.isnan(found.chance[0])
    assert np.isnan(found.share[0])


def test_kappa_is_one_for_the_same_choice_and_nothing_where_there_is_no_room() -> None:
    assert kappa(2, 4, 2) == 1
    assert kappa(1, 4, 2) == 0
    assert kappa(1, 8, 1, 4) == 1
    assert np.isnan(kappa(4, 4, 4))
    assert np.isnan(kappa(0, 4, 0, 2))


def test_a_repeat_is_compared_by_its_images_wherever_they_lie() -> None:
    given = answered([(0, 1), (2, 3)], kind=[MAIN, REPEAT], repeats=[-1, 0])
    turned = replace(given, grid=np.array([[1, 2, 3, 4], [4, 3, 1, 2]]))
    found = repeat_agreement(turned, ONE[:2], 1)
    assert found.kappa[0] == 1
    assert found.screens[0] == 1
    assert found.chance_sd[0] == pytest.approx(1 / np.sqrt(3))


def test_the_spread_of_repeats_by_chance_is_what_drawing_lots_gives() -> None:
    people, repeats, n, k = 400, 3, 8, 2
    given = guessers(2 * repeats, n, k, people)
    again = np.arange(len(given)) % 2 == 1
    given = replace(
        given, kind=np.where(again, REPEAT, MAIN), repeats=np.where(again, np.arange(len(given)) - 1, -1)
    )
    found = repeat_agreement(given, given.annotator, people)
    assert found.chance_sd[0] == pytest.approx(1 / np.sqrt(repeats * (n - 1)))
    assert found.kappa.std() == pytest.approx(found.chance_sd[0], rel=0.1)
    assert found.kappa.mean() == pytest.approx(0, abs=4 * found.chance_sd[0] / np.sqrt(people))


@pytest.mark.parametrize(("n", "k"), [(16, 4), (4, 2), (2, 1)])
def test_guessers_have_the_chi_squared_that_the_factor_promises(n: int, k: int) -> None:
    given = guessers(60, n, k, 800, seed=n)
    found = position_bias(given, given.annotator, 800)
    assert found.df[0] == n - 1
    assert found.x2.mean() == pytest.approx(n - 1, abs=4 * np.sqrt(2 * (n - 1) / 800))
    assert (found.p < 0.05).mean() == pytest.approx(0.05, abs=0.025)


def test_position_bias_is_the_formula_summed_over_blocks() -> None:
    first = answered([(0, 1), (0, 1), (0, 2)])
    both = replace(first, block=np.array([0, 0, 1]), blocks=(first.blocks[0], first.blocks[0]))
    of_two = 3 / 2 * (2 * (2 - 1) ** 2 + 2 * (0 - 1) ** 2) / 1
    of_one = 3 / 2 * (2 * (1 - 0.5) ** 2 + 2 * (0 - 0.5) ** 2) / 0.5
    found = position_bias(both, ONE[:3], 1)
    assert found.x2[0] == pytest.approx(of_two + of_one)
    assert found.df[0] == 6
    assert found.p[0] == pytest.approx(chi2.sf(of_two + of_one, 6))


@pytest.mark.parametrize("block", [BlockFacts(2, 2, listed=True), BlockFacts(3, 1), BlockFacts(4, 4)])
def test_position_bias_asks_for_complete_answers_of_shuffled_screens(block: BlockFacts) -> None:
    chosen = [(0, 1, 2, 3)] * 6 if block.choose == 4 else [(0, 1)] * 6
    assert np.isnan(position_bias(answered(chosen, block=block), ONE[:6], 1).p[0])


def test_holm_adjusts_for_being_many_and_passes_over_what_is_not_known() -> None:
    adjusted = holm(np.array([0.01, np.nan, 0.04, 0.03, 0.9]))
    assert adjusted == pytest.approx([0.04, np.nan, 0.09, 0.09, 0.9], nan_ok=True)


@pytest.mark.parametrize(("n", "k", "longest"), [(16, 4, 2), (8, 1, 4), (4, 2, 5), (4, 1, 6), (2, 1, 11)])
def test_the_usual_longest_run_is_what_was_found_by_simulation(n: int, k: int, longest: int) -> None:
    given = guessers(40, n, k, 1)
    assert straight_lines(given, given.annotator, 1).usual[0] == longest


def test_the_chance_of_a_run_is_what_drawing_lots_gives() -> None:
    given = guessers(12, 4, 1, 4000)
    found = straight_lines(given, given.annotator, 4000)
    for run in (2, 3, 4):
        p = found.p[found.longest == run][0]
        assert (found.longest >= run).mean() == pytest.approx(p, abs=0.03)


def test_a_run_ends_with_its_session_its_block_and_at_an_answer_that_is_not_complete() -> None:
    given = answered([(0, 1)] * 6, block=BlockFacts(2, 1))
    assert straight_lines(given, ONE[:6], 1).longest[0] == 6
    two = replace(given, session=np.array([0, 0, 0, 1, 1, 1]))
    assert straight_lines(two, ONE[:6], 1).longest[0] == 3
    blocks = replace(given, block=np.array([0, 0, 1, 1, 1, 1]), blocks=given.blocks * 2)
    assert straight_lines(blocks, ONE[:6], 1).longest[0] == 4
    broken = answered([(0, 1), (0, 1), (0,), (0, 1), (0, 1), (0, 1)], block=BlockFacts(2, 1))
    assert straight_lines(broken, ONE[:6], 1).longest[0] == 3


def test_a_screen_is_fast_below_a_third_of_the_median_or_where_choices_come_too_soon() -> None:
    given = answered(
        [(0, 1)] * 6, ms=[3000, 3000, 3000, 999, 1001, 3000], last=[2900, 2900, 2900, 800, 900, 699]
    )
    found = pace(given, ONE[:6], 1)
    assert found.fast[0] == 2
    assert found.median_ms[0] == 3000
    assert found.relative[0] == 1


def test_where_screens_submit_themselves_the_last_choice_is_timed() -> None:
    block = BlockFacts(2, 2, minimum_ms=0, auto_submit=True)
    given = answered([(0, 1)] * 5, ms=[2600] * 5, last=[2000, 2000, 2000, 2000, 600], block=block)
    assert pace(given, ONE[:5], 1).fast[0] == 1


def test_times_that_are_not_known_give_no_pace() -> None:
    found = pace(answered([(0, 1)] * 3), ONE[:3], 1)
    assert np.isnan(found.median_ms[0])
    assert np.isnan(found.fast_share[0])


def test_spammers_are_named_by_their_cells_their_runs_and_their_pace() -> None:
    given = people_answer([Kind(12), Kind(3, SPAMMER)], hit())
    spammers = slice(12, None)
    assert (holm(position_bias(given, given.annotator, 15).p)[spammers] < 1e-6).all()
    assert (straight_lines(given, given.annotator, 15).longest[spammers] > 10).all()
    assert (pace(given, given.annotator, 15).fast_share[spammers] > 0.5).all()


def test_measures_of_sessions_are_those_of_their_own_screens() -> None:
    given = people_answer([Kind(4, sleeper(0.3))], hit())
    alone = given.session == 2
    part = replace(
        given,
        **{
            name: getattr(given, name)[alone]
            for name in ("session", "annotator", "block", "kind", "probe", "grid", "order", "passed")
        },
        **{name: getattr(given, name)[alone] for name in ("response_ms", "last_ms", "timed_out")},
        repeats=np.full(int(alone.sum()), -1),
    )
    whole = position_bias(given, given.session, 4)
    assert position_bias(part, part.session, 3).p[2] == pytest.approx(whole.p[2])
    assert catch(part, part.session, 3).passed[2] == catch(given, given.session, 4).passed[2]
