"""Cost rows, asked by assignments, by triplets and by budget."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from gridlab.app.columns import plain_rows
from gridlab.app.cost.pricing import Asked, CostRow, pricing_of
from gridlab.app.cost.table import COLUMNS, cost_row, with_questions
from gridlab.domain.design import Block, Design, Grid, Payment, ScreenCounts
from gridlab.domain.errors import GridLabError
from gridlab.domain.hit_time import HitTime
from gridlab.domain.images import Image
from gridlab.domain.money import amount
from gridlab.domain.platforms import Platforms
from gridlab.domain.said import say
from gridlab.store.design_file import design_id
from gridlab.store.platforms_file import shipped_platforms, with_studys_own

TODAY = date(2026, 11, 24)
IMAGES = tuple(
    Image(f"{row}.png", hashlib.sha256(str(row).encode()).hexdigest(), 10, 10) for row in range(40)
)
CONTRACT = {
    "design", "platform", "currency", "assignments", "triplets", "unique_triplets", "reward", "fee", "cost",
    "seconds_per_screen", "seconds_source", "hit_seconds", "hourly_wage", "cost_per_1000_triplets",
}  # fmt: skip
MTURK = Design(payment=Payment(platform="mturk", currency="USD", reward="0.05", assignments=9))


def as_plain(row: CostRow) -> dict[str, Any]:
    return plain_rows(COLUMNS, [row])[0]


def cost_rows(
    designs: Sequence[Design],
    *,
    platforms: Platforms,
    images: Sequence[Image] = (),
    observed: Mapping[str, HitTime] | None = None,
    today: date = TODAY,
    **asked: Any,
) -> list[CostRow]:
    """A row for each design, its different questions counted where there are images."""
    if isinstance(asked.get("budget"), str):
        asked["budget"] = amount(asked["budget"], say("budget"))
    question = Asked(**asked)
    question.check()
    rows = [cost_row(pricing_of(one, platforms, question, observed), question, today) for one in designs]
    return [with_questions(row, images) if images else row for row in rows]


def row_of(design: Design, **asked: Any) -> CostRow:
    return cost_rows([design], platforms=shipped_platforms(), **asked)[0]


def kinds(row: CostRow) -> set[str]:
    return {warning.kind for warning in row.warnings}


def test_a_row_has_the_keys_of_the_contract_with_money_as_decimal_strings() -> None:
    told = as_plain(row_of(Design()))
    assert set(told) >= CONTRACT
    assert told["design"] == "design"
    assert (told["platform"], told["currency"]) == ("prolific-academic", "GBP")
    assert (told["assignments"], told["triplets"]) == (30, 30 * 20 * 48)
    assert (told["reward"], told["fee"], told["cost"]) == ("1.50", "0.50", "60.00")
    assert told["cost_per_1000_triplets"] == "2.08"
    assert (told["seconds_per_screen"], told["seconds_source"]) == (9.9, "assumed")
    assert told["unique_triplets"] is None


def test_the_wage_is_the_reward_for_the_time_that_is_shown() -> None:
    told = as_plain(row_of(Design()))
    hours = Decimal(str(told["hit_seconds"])) / 3600
    assert abs(Decimal(told["hourly_wage"]) - Decimal("1.50") / hours) <= Decimal("0.005")


def test_another_number_of_assignments_meets_mturks_step() -> None:
    assert as_plain(row_of(MTURK))["cost"] == "0.54"
    assert as_plain(row_of(MTURK, assignments=10))["cost"] == "0.70"


def test_another_platform_can_be_asked_for_and_an_unknown_one_is_refused_with_the_known_ones() -> None:
    assert as_plain(row_of(Design(), platform="prolific"))["fee"] == "0.64"
    with pytest.raises(GridLabError, match="prolific-academic"):
        row_of(Design(), platform="nowhere")


def test_a_studys_own_fee_counts() -> None:
    own = with_studys_own({"prolific-academic": {"name": "P", "source": "offer", "fee_percent": "10"}})
    (row,) = cost_rows([Design()], platforms=own, today=TODAY)
    assert as_plain(row)["fee"] == "0.15"


def test_triplets_are_rounded_up_to_whole_assignments_and_the_rest_is_told() -> None:
    told = as_plain(row_of(Design(), triplets=20_000))
    assert (told["assignments"], told["triplets"], told["triplets_left_over"]) == (21, 20_160, 160)
    assert told["budget_left_over"] is None


def test_a_budget_is_rounded_down_to_whole_assignments_and_the_rest_is_told() -> None:
    told = as_plain(row_of(Design(), budget="61.99"))
    assert (told["assignments"], told["cost"], told["budget_left_over"]) == (30, "60.00", "1.99")
    assert told["triplets_left_over"] is None


def test_what_is_left_over_is_said_in_words() -> None:
    def said(**asked: Any) -> list[str]:
        return [warning.text for warning in row_of(Design(), **asked).warnings if warning.kind == "left_over"]

    assert said(budget="61.99") == ["design: 30 whole assignments leave 1.99 GBP of the budget."]
    assert said(triplets=20_000) == [
        "design: 21 whole assignments give 160 more triplets than you asked for."
    ]
    assert said(budget="60.00") == said(triplets=960) == said() == []


def test_a_budget_for_less_than_one_assignment_buys_none() -> None:
    told = as_plain(row_of(Design(), budget="1.99", images=IMAGES))
    assert (told["assignments"], told["triplets"], told["cost"]) == (0, 0, "0.00")
    assert (told["budget_left_over"], told["unique_triplets"]) == ("1.99", 0)
    assert told["cost_per_1000_triplets"] is None


@pytest.mark.parametrize("asked", [{"triplets": 5, "budget": "1"}, {"assignments": 0}, {"budget": "five"}])
def test_questions_that_make_no_sense_are_refused(asked: dict[str, Any]) -> None:
    with pytest.raises(GridLabError):
        row_of(Design(), **asked)


def test_different_questions_are_counted_with_an_image_set() -> None:
    row = row_of(Design(), images=IMAGES, assignments=5)
    assert row.unique_triplets is not None
    assert 0 < row.unique_triplets < row.triplets
    assert as_plain(row)["unique_triplets_counted"] is True


def test_contradictions_grow_with_the_assignments_and_are_not_told_of_an_estimate() -> None:
    design = Design(blocks=(Block(grid=Grid(2, 2, 1)),))
    told = [
        as_plain(row_of(design, images=IMAGES, assignments=a))["contradicted"] for a in (1, 30, 150, 1000)
    ]
    assert 0 <= told[0] < told[1] < told[2] < 1
    assert told[3] is None


def test_bits_are_those_of_the_screens_that_count() -> None:
    blocks = (
        Block(grid=Grid(4, 4, 4), screens=ScreenCounts(main=10, shared=2, repeat=0)),
        Block(name="more", grid=Grid(1, 2, 1), screens=ScreenCounts(main=36, catch=5, repeat=0)),
    )
    told = as_plain(row_of(Design(blocks=blocks)))["bits_per_screen"]
    assert told == pytest.approx((12 * 10.8297 + 36 * 1) / 48, abs=0.001)


def test_answers_to_shared_screens_ask_nothing_new() -> None:
    only_shared = Design(blocks=(Block(screens=ScreenCounts(main=0, shared=5, repeat=0)),))
    ask = [row_of(only_shared, images=IMAGES, assignments=a).unique_triplets for a in (1, 40, 2000)]
    assert ask[0] == 5 * 48
    assert ask[1] is not None
    assert ask[1] <= 5 * 16 * 15 // 2
    assert ask[1] <= (ask[2] or 0) <= 5 * 16 * 15 // 2


def test_a_large_study_is_estimated_close_to_its_count_and_called_so(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = row_of(Design(), images=IMAGES, assignments=200)
    monkeypatch.setattr("gridlab.app.cost.different_questions.MOST_SCREENS", 800)
    estimated = row_of(replace(Design(), order="rotated"), images=IMAGES, assignments=200)
    assert "unique_estimated" in kinds(estimated)
    assert "unique_estimated" not in kinds(counted)
    assert estimated.unique_triplets == pytest.approx(counted.unique_triplets, rel=0.05)


def test_an_image_set_that_does_not_serve_leaves_the_rest_of_the_row() -> None:
    row = row_of(Design(), images=IMAGES[:5])
    assert row.unique_triplets is None
    assert "unique_unknown" in kinds(row)
    assert as_plain(row)["cost"] == "60.00"


def test_more_assignments_ask_no_fewer_different_questions() -> None:
    design = Design(blocks=(Block(grid=Grid(2, 2, 1)),))
    counts = [
        row_of(design, images=IMAGES, assignments=a).unique_triplets or 0 for a in (1, 2, 10, 1000, 10_000)
    ]
    assert counts == sorted(counts)
    assert counts[-1] <= 40 * 39 * 38 // 2


def test_the_studys_own_sessions_are_trusted_by_design() -> None:
    pace = HitTime(5.0, 180.0, 8, 8, 4.0, 6.0)
    other = Design(name="other", blocks=(Block(grid=Grid(2, 2, 1)),))
    own, unknown = cost_rows(
        [Design(), other], platforms=shipped_platforms(), observed={design_id(Design()): pace}, today=TODAY
    )
    told = as_plain(own)
    assert (told["seconds_per_screen"], told["seconds_source"], told["hit_seconds"]) == (
        5.0,
        "sessions",
        180.0,
    )
    assert told["hourly_wage"] == "30.00"
    assert as_plain(unknown)["seconds_source"] == "assumed"


def test_an_assumed_pace_is_called_an_assumption_and_an_entered_one_is_not() -> None:
    assert "seconds_assumed" in kinds(row_of(Design()))
    asked = row_of(Design(), seconds_per_screen=2.0)
    assert "seconds_assumed" not in kinds(asked)
    assert as_plain(asked)["seconds_source"] == "entered"


def test_pay_below_the_platforms_rules_is_told() -> None:
    def paying(reward: str) -> set[str]:
        return kinds(row_of(Design(payment=Payment(reward=reward)), seconds_per_screen=10.0))

    assert "wage_below_minimum" in paying("0.20")
    assert "wage_below_recommended" in paying("0.80")
    assert not paying("2.00") & {"wage_below_minimum", "wage_below_recommended"}


def test_old_undated_closed_and_foreign_fees_are_told() -> None:
    (stale,) = cost_rows([Design()], platforms=shipped_platforms(), today=date(2028, 1, 1))
    assert "fees_stale" in kinds(stale)
    assert "2026-09-20" in next(w.text for w in stale.warnings if w.kind == "fees_stale")
    assert "fees_stale" not in kinds(row_of(Design()))
    assert "platform_closed" in kinds(row_of(MTURK))
    assert kinds(row_of(Design(), platform="connect")) >= {"fees_undated", "currency"}
    assert not kinds(row_of(Design(), platform="lab")) & {"fees_undated", "fees_stale", "currency"}


def test_a_row_says_what_other_seconds_per_screen_would_change() -> None:
    lab = Design(payment=Payment(platform="lab", reward="0", hourly_pay="12.00", overhead_seconds=0))
    told = as_plain(row_of(lab))
    faster, slower = told["sensitivity"]
    assert (faster["seconds_per_screen"], slower["seconds_per_screen"]) == (4.95, 14.85)
    assert faster["hit_seconds"] == pytest.approx(told["hit_seconds"] / 2, abs=0.1)
    assert Decimal(faster["cost"]) * 3 == pytest.approx(Decimal(slower["cost"]), abs=Decimal("0.5"))
    assert faster["hit_seconds"] == told["hit_seconds_low"]
    crowd = as_plain(row_of(Design(payment=Payment(reward="2.00"))))
    assert {each["cost"] for each in crowd["sensitivity"]} == {crowd["cost"]}
    wages = [Decimal(each["hourly_wage"]) for each in crowd["sensitivity"]]
    assert wages[0] > Decimal(crowd["hourly_wage"]) > wages[1]


def test_an_entered_figure_bears_no_interval_and_is_moved_by_a_tenth() -> None:
    told = as_plain(row_of(Design(), seconds_per_screen=10.0))
    assert told["seconds_low"] is told["hit_seconds_low"] is None
    assert [each["seconds_per_screen"] for each in told["sensitivity"]] == [9.0, 11.0]


def test_the_interval_of_sessions_reaches_the_wage() -> None:
    pace = HitTime(5.0, 180.0, 8, 6, 4.0, 6.0, 150.0, 240.0)
    (row,) = cost_rows(
        [Design()], platforms=shipped_platforms(), observed={design_id(Design()): pace}, today=TODAY
    )
    told = as_plain(row)
    assert (told["sessions"], told["annotators"], told["hit_seconds_high"]) == (8, 6, 240.0)
    assert [each["hourly_wage"] for each in told["sensitivity"]] == ["36.00", "22.50"]


def test_a_vat_rate_that_is_not_used_is_told() -> None:
    own = with_studys_own(
        {"prolific-academic": {"name": "P", "source": "offer", "fee_percent": "10", "vat_percent": "19"}}
    )
    (row,) = cost_rows([Design(payment=Payment(vat_percent="20"))], platforms=own, today=TODAY)
    assert "vat" in kinds(row)
    assert as_plain(row)["vat"] == "0.03"
    (none,) = cost_rows([Design()], platforms=own, today=TODAY)
    assert "vat" not in kinds(none)


def test_asking_for_less_counts_a_beginning_of_the_same_answers() -> None:
    counts = [row_of(Design(), images=IMAGES, assignments=a).unique_triplets or 0 for a in range(30, 70, 3)]
    assert counts == sorted(counts)
    again = [row_of(Design(), images=IMAGES, assignments=a).unique_triplets for a in range(30, 70, 3)]
    assert counts == again
