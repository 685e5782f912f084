"""Everything the Cost page shows of a study, read in one go: its designs priced, and what was collected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from gridlab.app.cost.collected import (
    Answers,
    Collected,
    Given,
    answers_to,
    collected,
    lost_designs,
    paces_in,
)
from gridlab.app.cost.pricing import Pricing, pricing_of
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.platforms import Platforms
from gridlab.domain.said import say
from gridlab.domain.study import Study
from gridlab.store.design_file import design_id
from gridlab.store.platforms_file import with_studys_own


@dataclass(frozen=True, slots=True)
class StudyPlan:
    """Priced designs in the study's order, and those that cannot be priced with the reason.

    collected: of the designs that people have answered; last those that the study has no more.
    """

    pricings: tuple[Pricing, ...]
    problems: tuple[tuple[str, GridLabError], ...]
    collected: tuple[Collected, ...]
    platforms: Platforms
    today: date

    @property
    def currencies(self) -> tuple[str, ...]:
        """The designs' currencies, the most frequent first."""
        seen = [pricing.price.currency for pricing in self.pricings]
        return tuple(sorted(dict.fromkeys(seen), key=lambda currency: -seen.count(currency)))


def plan_study(
    study: Study,
    designs: Sequence[Design],
    answers: Given,
    *,
    today: date | None = None,
) -> StudyPlan:
    """The plan of these designs. answers: what people gave.

    Raises GridLabError where the study's own fee table cannot be used; a design with an unknown platform is
    among the problems.
    """
    platforms = with_studys_own(study.platforms)
    paces = paces_in(answers)
    pricings, problems, found = [], [], []
    for design in designs:
        try:
            pricing = pricing_of(design, platforms, observed=paces)
        except GridLabError as error:
            problems.append((design.name, error))
            continue
        pricings.append(pricing)
    keys = [(design_id(pricing.design), pricing.design.name) for pricing in pricings]
    for pricing, key in zip(pricings, keys, strict=True):
        mine = answers_to(key, answers, keys)
        if mine is not None and _is_answered(mine):
            found.append(collected(pricing, mine))
    kept = {design_id(design) for design in designs}
    for design, answer in lost_designs(answers, kept):
        try:
            pricing = pricing_of(design, platforms, observed=paces)
        except GridLabError as error:
            problems.append((say("{name} (no longer in the study)", name=design.name), error))
            continue
        if _is_answered(answer):
            found.append(collected(pricing, answer, is_kept=False))
    return StudyPlan(
        tuple(pricings), tuple(problems), tuple(found), platforms, today or datetime.now(UTC).date()
    )


def _is_answered(answers: Answers) -> bool:
    """Whether a main session of it has begun."""
    return bool(answers.durations or answers.unfinished or answers.running)
