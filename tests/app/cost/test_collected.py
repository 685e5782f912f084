"""Planned against actual, on real sessions of a small study."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from gridlab.app.cost.collected import Collected, answers_of_study, collected, plan_study
from gridlab.app.cost.errors import errors_so_far
from gridlab.app.cost.pricing import pricing_of
from gridlab.app.designs import load_design
from gridlab.domain.design import Block, Grid, Payment, ScreenCounts
from gridlab.domain.exclusion import Decision, Exclusions
from gridlab.store.design_file import design_id
from gridlab.store.exclusions_file import write_exclusions
from gridlab.store.platforms_file import shipped_platforms
from gridlab.store.sessions.list import list_sessions
from tests.designs import save_design

EACH = 6 * 4  # six main screens of 4-choose-2


def row_of(sitting: Any, **payment: Any) -> Collected:
    design = load_design(sitting.study, sitting.design)
    design = save_design(sitting.study, replace(design, payment=Payment(**payment)))
    answers = answers_of_study(sitting.study)[design_id(design), design.name]
    return collected(pricing_of(design, shipped_platforms()), answers)


def test_what_was_collected_stands_against_the_plan(sitting: Any) -> None:
    for code in ("P01", "P02", "P03"):
        sitting.finish(sitting.start(code))
    sitting.finish(sitting.start("P04", purpose="pilot"))
    sitting.finish(sitting.start("P05", purpose="test"))
    part = sitting.start("P06")
    sitting.answer_until(part, 3)
    part.close()
    row = row_of(sitting, reward="1.50", assignments=10, replacement_percent="20")
    assert (row.planned_assignments, row.planned_triplets) == (10, 10 * EACH)
    assert (row.counting, row.answers.unfinished, row.answers.pilots) == (3, 1, 1)
    # The unfinished one answered its practice screen and two main ones.
    assert row.answers.triplets == 3 * EACH + 2 * 4
    # 3 × 2.00 so far; the seven that are left cost 2.00 ÷ 0.8 each, for some will be replaced.
    assert row.cost == Decimal("6.00")
    assert row.left == 7
    assert row.final_cost == Decimal("23.50")
    assert row.final_triplets == row.answers.triplets + 7 * EACH
    assert row.answers.pace is not None
    assert row.answers.pace.seconds_per_screen == pytest.approx(1.2)
    assert row.planned_time.source == "assumed"


def test_excluded_sessions_are_paid_but_do_not_count(sitting: Any) -> None:
    for code in ("P01", "P02"):
        sitting.finish(sitting.start(code))
    first = list_sessions(sitting.study.folder)[0]
    write_exclusions(
        sitting.study.folder, Exclusions(decisions=(Decision(first.id, reason="left", decided="2026-03-02"),))
    )
    row = row_of(sitting, reward="1.50", assignments=10)
    assert (row.counting, row.answers.excluded, row.left) == (1, 1, 9)
    assert row.answers.triplets == EACH
    assert row.cost == Decimal("4.00")


def test_sessions_count_for_the_design_whose_name_they_bear_not_for_another_that_differs_in_pay(
    sitting: Any,
) -> None:
    for code in ("P01", "P02"):
        sitting.finish(sitting.start(code))
    design = load_design(sitting.study, sitting.design)
    dearer = replace(design, name="dearer", payment=replace(design.payment, reward="4.00"))
    found = answers_of_study(sitting.study)
    plan = plan_study(sitting.study.study, [dearer, design], found)
    (row,) = plan.collected
    assert (row.design, row.counting) == (design.name, 2)
    assert [one.time.source for one in plan.pricings] == ["sessions"] * 2, "they show the same screens"
    renamed = plan_study(sitting.study.study, [dearer, replace(design, name="other")], found)
    assert [(row.design, row.counting) for row in renamed.collected] == [("dearer", 2)]


def test_what_people_gave_to_a_design_that_is_gone_is_told_after_the_others_and_none_of_it_is_left(
    sitting: Any,
) -> None:
    for code in ("P01", "P02"):
        sitting.finish(sitting.start(code))
    gone = load_design(sitting.study, sitting.design)
    other = sitting.with_design(blocks=(Block(grid=Grid(2, 2, 1), screens=ScreenCounts(6, 0, 1, 0, 0)),))
    other.finish(other.start("P03"))
    kept = load_design(sitting.study, other.design)
    plan = plan_study(sitting.study.study, [kept], answers_of_study(sitting.study))
    assert [(row.design, row.is_kept) for row in plan.collected] == [("other", True), ("tiny", False)]
    row = plan.collected[1]
    assert (row.design_id, row.counting, row.left) == (design_id(gone), 2, 0)
    assert row.final_triplets == row.answers.triplets == 2 * EACH
    # 1.50 and a third of it as fee, twice, as the design in the sessions says.
    assert row.final_cost == row.cost == Decimal("4.00")


def test_a_design_that_is_gone_with_its_platform_is_named(sitting: Any) -> None:
    design = load_design(sitting.study, sitting.design)
    save_design(sitting.study, replace(design, payment=Payment(platform="ours")))
    sitting.finish(sitting.start("P01"))
    plan = plan_study(sitting.study.study, [], answers_of_study(sitting.study))
    ((name, error),) = plan.problems
    assert name == "tiny (no longer in the study)"
    assert "ours" in error.what
    # What cannot be priced but is there is named once, as itself.
    odd = load_design(sitting.study, sitting.design)
    assert [
        name for name, _ in plan_study(sitting.study.study, [odd], answers_of_study(sitting.study)).problems
    ] == ["tiny"]


def test_pay_by_the_hour_follows_each_sessions_own_duration(sitting: Any) -> None:
    sitting.finish(sitting.start("P01"))
    sitting.finish(sitting.start("P02"))
    row = row_of(sitting, platform="lab", reward="0", hourly_pay="36.00", assignments=2)
    # 36.00 an hour is a cent a second.
    assert row.cost == sum((Decimal(seconds) for seconds in row.answers.durations), Decimal(0)) / 100
    assert row.final_cost == row.cost
    assert row.wage is not None
    assert row.wage == pytest.approx(Decimal(36), abs=Decimal("0.5"))


def test_the_error_so_far_is_of_whole_screens_held_out(sitting: Any) -> None:
    for code in ("P01", "P02"):
        sitting.finish(sitting.start(code))
    assert errors_so_far(sitting.study) == {}, "too few screens"
    for number in range(3, 9):
        sitting.finish(sitting.start(f"P{number:02}"))
    (found,) = errors_so_far(sitting.study).values()
    assert found.screens == 8 * 6
    assert 0 <= found.least <= found.error <= found.most <= 1
    assert errors_so_far(sitting.study).popitem()[1] == found
