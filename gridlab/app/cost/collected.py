"""What a study has collected against its plan: triplets, seconds, wage, money, pace, and what is to come."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from gridlab.app.cost.pricing import Pricing, pricing_of
from gridlab.app.quality.measuring import measured_in
from gridlab.app.study import OpenStudy
from gridlab.domain.cost import hourly_wage, pay_of_assignment, price_of
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.exclusion import excluded_screens
from gridlab.domain.hit_time import HitTime, hit_time, observed_pace
from gridlab.domain.money import rounded
from gridlab.domain.platforms import Platforms
from gridlab.domain.said import say
from gridlab.domain.session import PEOPLE, SessionRecord
from gridlab.domain.study import Study
from gridlab.domain.triplets import triplets_in
from gridlab.store.design_file import design_id
from gridlab.store.exclusions_file import read_exclusions
from gridlab.store.notes_file import read_notes
from gridlab.store.platforms_file import with_studys_own
from gridlab.store.sessions.list import list_sessions, read_sessions

if TYPE_CHECKING:
    from gridlab.app.cost.errors import ErrorSoFar


def pace_of_study(study: OpenStudy) -> dict[str, HitTime]:
    """What the study's complete main and pilot sessions took, by design id: of those that pass their catch
    screens and are neither voided nor excluded; damaged ones are passed over. Raises GridLabError."""
    records: dict[str, list[SessionRecord]] = defaultdict(list)
    rows = list_sessions(study.folder, read_notes(study.folder))
    rows = [row for row in rows if row.yields and row.status == "complete"]
    exclusions = read_exclusions(study.folder)
    measured = measured_in(study, exclusions, PEOPLE, lenient=True)
    for record in read_sessions(row for row in rows if row.purpose in PEOPLE):
        if -1 not in excluded_screens(exclusions, record, measured):
            records[record.header.design_id].append(record)
    found = {design: observed_pace(of_design) for design, of_design in records.items()}
    return {design: pace for design, pace in found.items() if pace is not None}


@dataclass(slots=True)
class Answers:
    """What the main sessions under one name of a design gave, and the pace of its main and pilot ones.

    durations: seconds of each complete session, also of excluded ones, for exclusion is no ground for
    refusing pay. excluded: complete sessions that a rule or decision leaves out as a whole. triplets: of
    complete and partial sessions, without what is excluded. design: as the latest of these sessions holds it.
    """

    durations: tuple[int, ...] = ()
    excluded: int = 0
    unfinished: int = 0
    running: int = 0
    triplets: int = 0
    pilots: int = 0
    pace: HitTime | None = None
    design: Design | None = None


@dataclass(frozen=True, slots=True)
class Collected:
    """One design, planned against actual. Times in seconds, `*_hours` those of annotators.

    wage: at the median duration; None before the first complete session. cost: of the complete sessions so
    far. left: assignments still to be bought. final_*: what it comes to if the rest goes as it went so far.
    is_kept: whether the study still has the design; of one that it has no more nothing is left to be bought.
    error: so far; is_measured: whether that was looked for yet.
    """

    design: str
    design_id: str
    is_kept: bool
    currency: str
    planned_assignments: int
    planned_triplets: int
    planned_time: HitTime
    planned_wage: Decimal
    planned_cost: Decimal
    answers: Answers
    wage: Decimal | None
    cost: Decimal
    left: int
    final_triplets: int
    final_cost: Decimal
    final_hours: float
    error: ErrorSoFar | None = None
    is_measured: bool = False

    @property
    def counting(self) -> int:
        """Complete sessions that count."""
        return len(self.answers.durations) - self.answers.excluded


Given = Mapping[tuple[str, str], Answers]
"""What people gave, by design id and the name that the design had: designs alike but in pay share an id."""


def answers_of_study(study: OpenStudy) -> dict[tuple[str, str], Answers]:
    """What the study's people gave; damaged files are passed over. Raises GridLabError."""
    exclusions = read_exclusions(study.folder)
    measured = measured_in(study, exclusions, PEOPLE, lenient=True)
    found: dict[tuple[str, str], Answers] = defaultdict(Answers)
    records: dict[str, list[SessionRecord]] = defaultdict(list)
    listed = list_sessions(study.folder, read_notes(study.folder))
    rows = [row for row in listed if row.counts and not row.voided and row.purpose in PEOPLE]
    for row in rows:
        found[row.design_id, row.design].running += row.status == "running" and row.purpose == "main"
    for record in read_sessions(row for row in rows if row.yields):
        design = record.header.design_id
        out = excluded_screens(exclusions, record, measured)
        _take(found[design, record.header.design.name], record, out)
        if -1 not in out:
            records[design].append(record)
    for (design, _), one in found.items():
        one.pace = observed_pace(records[design])
    return dict(found)


def _take(found: Answers, record: SessionRecord, out: set[int]) -> None:
    complete = record.status == "complete"
    found.design = record.header.design
    if record.header.purpose != "main":
        found.pilots += complete
        return
    if complete:
        found.durations += (record.duration_s,)
        found.excluded += -1 in out
    else:
        found.unfinished += 1
    if -1 not in out:
        found.triplets += triplets_in(record, out)


def paces_in(answers: Given) -> dict[str, HitTime]:
    """The paces among what was collected, by design id."""
    return {design: one.pace for (design, _), one in answers.items() if one.pace is not None}


def answers_to(key: tuple[str, str], answers: Given, keys: Sequence[tuple[str, str]]) -> Answers | None:
    """What people gave to the design with this id and name among those of a study; None for nothing.

    Sessions under a name that no design of that id has any more belong to the first of them.
    """
    alike = [other for other in keys if other[0] == key[0]]
    lost = [other for other in answers if other[0] == key[0] and other not in alike]
    mine = [answers[other] for other in (key, *(lost if key == alike[0] else ())) if other in answers]
    if not mine:
        return None
    return Answers(
        tuple(seconds for one in mine for seconds in one.durations),
        sum(one.excluded for one in mine),
        sum(one.unfinished for one in mine),
        sum(one.running for one in mine),
        sum(one.triplets for one in mine),
        sum(one.pilots for one in mine),
        mine[0].pace,
        mine[0].design,
    )


def lost_designs(answers: Given, known: Collection[str]) -> list[tuple[Design, Answers]]:
    """What people gave to designs that the study has no more, by names; known: ids of those that it has.

    Of sessions that all still run nobody can read the design, nor do they cost anything yet.
    """
    lost = ((one.design, one) for (design, _), one in sorted(answers.items()) if design not in known)
    return [(design, one) for design, one in lost if design is not None]


def collected(pricing: Pricing, answers: Answers, *, is_kept: bool = True) -> Collected:
    """Planned against actual of one design. is_kept: whether the study still has it.

    The plan is what was known before anyone answered: the entered or assumed pace. What complete sessions
    cost follows from each one's own duration, where the design pays by the hour.
    """
    design, terms = pricing.design, pricing.terms
    payment = design.payment
    before = hit_time(design)
    plan = price_of(payment, terms, before.hit_seconds)
    cost = _paid(pricing, answers.durations)
    counting = len(answers.durations) - answers.excluded
    left = max(0, payment.assignments - counting) if is_kept else 0
    ahead = left * pricing.price.each(payment.assignments)
    wage = None
    if answers.pace is not None:
        seconds = max(answers.pace.paid_through(payment.platform).hit_seconds, 1.0)
        wage = rounded(hourly_wage(pay_of_assignment(payment, seconds), seconds), payment.currency)
    return Collected(
        design.name,
        design_id(design),
        is_kept,
        payment.currency,
        payment.assignments,
        payment.assignments * pricing.per_hit,
        before,
        rounded(hourly_wage(plan.reward, before.hit_seconds), payment.currency),
        plan.invoice(payment.assignments).cost,
        answers,
        wage,
        rounded(cost, payment.currency),
        left,
        answers.triplets + left * pricing.per_hit,
        rounded(cost + ahead, payment.currency),
        (sum(answers.durations) + left * pricing.time.hit_seconds) / 3600,
    )


def _paid(pricing: Pricing, durations: Sequence[int]) -> Fraction:
    """What sessions of these durations cost, without replacement: those who were replaced are among them."""
    payment = replace(pricing.design.payment, replacement_percent="0")
    prices = (
        times * price_of(payment, pricing.terms, max(float(seconds), 1.0)).each(payment.assignments)
        for seconds, times in Counter(durations).items()
    )
    return sum(prices, Fraction(0))


@dataclass(frozen=True, slots=True)
class StudyPlan:
    """Priced designs in the study's order, and those that cannot be priced with the reason.

    collected: of the designs that people have answered; last those that the study has no more. numbers: of
    the designs' lines by their names, which give their colours.
    """

    pricings: tuple[Pricing, ...]
    problems: tuple[tuple[str, GridLabError], ...]
    collected: tuple[Collected, ...]
    platforms: Platforms
    today: date
    numbers: Mapping[str, int]

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
    numbers: Mapping[str, int] | None = None,
) -> StudyPlan:
    """The plan of these designs. answers: what people gave. numbers: of their lines; None: by their order.

    Raises GridLabError where the study's own fee table cannot be used; a design with an unknown platform is
    among the problems.
    """
    platforms = with_studys_own(study.platforms)
    paces = paces_in(answers)
    problems: list[tuple[str, GridLabError]] = []
    found = []

    def priced(design: Design, name: str) -> Pricing | None:
        try:
            return pricing_of(design, platforms, observed=paces)
        except GridLabError as error:
            problems.append((name, error))
            return None

    pricings = [one for design in designs if (one := priced(design, design.name)) is not None]
    keys = [(design_id(pricing.design), pricing.design.name) for pricing in pricings]
    for pricing, key in zip(pricings, keys, strict=True):
        mine = answers_to(key, answers, keys)
        if mine is not None and _is_answered(mine):
            found.append(collected(pricing, mine))
    kept = {design_id(design) for design in designs}
    for design, answer in lost_designs(answers, kept):
        last = priced(design, say("{name} (no longer in the study)", name=design.name))
        if last is not None and _is_answered(answer):
            found.append(collected(last, answer, is_kept=False))
    day = today or datetime.now(UTC).date()
    if numbers is None:
        numbers = {pricing.design.name: at for at, pricing in enumerate(pricings)}
    return StudyPlan(tuple(pricings), tuple(problems), tuple(found), platforms, day, numbers)


def _is_answered(answers: Answers) -> bool:
    """Whether a main session of it has begun."""
    return bool(answers.durations or answers.unfinished or answers.running)
