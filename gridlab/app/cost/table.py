"""What designs cost and yield, a row for each: of studies, design files and the gallery; and its columns."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from gridlab.app.columns import Column, Trouble
from gridlab.app.cost.collected import pace_of_study
from gridlab.app.cost.different_questions import different_questions, possible_of_design
from gridlab.app.cost.pricing import Asked, CostRow, CostWarning, Pricing, pricing_of, warnings_of
from gridlab.app.designs import design_names, load_design, named_design
from gridlab.app.study import OpenStudy, open_study
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.hit_time import HitTime
from gridlab.domain.images import Image
from gridlab.domain.money import Exact, Money, amount, shown
from gridlab.domain.platforms import Platforms, is_stale
from gridlab.domain.progress import Progress, no_progress
from gridlab.domain.said import Said, say
from gridlab.store.platforms_file import shipped_platforms, with_studys_own


def cost_row(pricing: Pricing, asked: Asked, today: date | None = None) -> CostRow:
    """The figures of one design that need no image set, with their warnings."""
    day = today or datetime.now(UTC).date()
    count = pricing.assignments(asked)
    bill = pricing.price.invoice(count)
    yielded = count * pricing.per_hit
    row = CostRow(
        pricing,
        bill,
        yielded,
        triplets_left_over=None if asked.triplets is None else yielded - asked.triplets,
        budget_left_over=None if asked.budget is None else asked.budget - bill.cost,
        fees_stale=is_stale(pricing.terms, day),
    )
    return replace(row, warnings=warnings_of(row, day))


def with_questions(row: CostRow, images: Sequence[Image]) -> CostRow:
    """The row with the different questions that its triplets ask, counted on simulated answers."""
    design, warnings = row.pricing.design, row.warnings
    try:
        questions = different_questions(design, images, row.invoice.assignments)
    except GridLabError as error:
        what = say("{design}: unique triplets can't be counted: {what}", design=row.design, what=error.what)
        return replace(row, warnings=(*warnings, CostWarning("unique_unknown", what)))
    if not questions.counted:
        what = say(
            "{design}: unique triplets are counted for the first {sessions} assignments and "
            "estimated beyond.",
            design=row.design,
            sessions=questions.sessions,
        )
        warnings = (*warnings, CostWarning("unique_estimated", what))
    return replace(
        row,
        unique_triplets=questions.different,
        unique_counted=questions.counted,
        contradicted=questions.contradicted_share,
        possible_triplets=possible_of_design(design, images),
        warnings=warnings,
    )


def _money(ask: Callable[[CostRow], Exact | None]) -> Callable[[CostRow], Money | None]:
    """A figure in the currency of its row."""

    def figure(row: CostRow) -> Money | None:
        exact = ask(row)
        return None if exact is None else Money(exact, row.invoice.currency)

    return figure


def _rule(row: CostRow, rule: Mapping[str, str]) -> Decimal | None:
    """What the platform asks for an hour, where it says so in this currency."""
    return amount(rule[row.invoice.currency]) if row.invoice.currency in rule else None


def different_said(row: CostRow) -> Said | None:
    """About how many different questions; None where they are counted or not known."""
    if row.unique_triplets is None or row.unique_counted:
        return None
    return Said("≈ {count:,}", {"count": row.unique_triplets})


def wage_trouble(row: CostRow) -> Trouble:
    """How far the wage is from the platform's rules."""
    kinds = {warning.kind for warning in row.warnings}
    if "wage_below_minimum" in kinds:
        return "bad"
    return "warn" if "wage_below_recommended" in kinds else ""


def _hit_time(row: CostRow) -> Said:
    minutes, seconds = divmod(round(row.pricing.time.hit_seconds), 60)
    if not minutes:
        return say("{seconds} s", seconds=seconds)
    return say("{minutes} min {seconds:02} s", minutes=minutes, seconds=seconds)


def _seconds(row: CostRow) -> Said | None:
    time = row.pricing.time
    if time.low is None:
        return None
    values = {"seconds": time.seconds_per_screen, "low": time.low, "high": time.high}
    return Said("{seconds:.1f} ({low:.1f}–{high:.1f})", values)


def _source(row: CostRow) -> Said:
    if row.pricing.time.source != "sessions":
        return say("assumed") if row.pricing.time.source == "assumed" else say("entered")
    return from_sessions(row.pricing.time)


def from_sessions(time: HitTime) -> Said:
    """How many sessions a pace is from: those that count and pass their catch screens; and where they were
    answered, unless all were in the lab."""
    if time.sessions == 1:
        said = say("from 1 session")
    else:
        said = say("from {count:,} sessions", count=time.sessions)
    if time.place == "lab" and time.elsewhere is None:
        return said
    return say("{sessions} {where}", sessions=said, where=_AT[time.place])


_AT = {"lab": say("in the lab"), "web": say("on the web")}


def hours_said(hours: float) -> Said:
    """Annotators' time in all: "45 min", "10.0 h", "1,204 h"."""
    if hours < 1:
        return say("{minutes} min", minutes=round(hours * 60))
    return say("{hours} h", hours=Said("{h:,.0f}" if hours >= 100 else "{h:.1f}", {"h": hours}))


def _in_hours(row: CostRow, hit_seconds: float | None) -> float | None:
    return None if hit_seconds is None else row.invoice.assignments * hit_seconds / 3600


def _sensitivity(row: CostRow) -> list[dict[str, Any]]:
    """The same number of assignments with fewer and more seconds per screen."""
    currency = row.invoice.currency
    return [
        {
            "seconds_per_screen": round(pace.seconds_per_screen, 3),
            "hit_seconds": pace.hit_seconds,
            "hourly_wage": shown(pace.hourly_wage, currency),
            "cost": shown(pace.price.invoice(row.invoice.assignments).cost, currency),
        }
        for pace in (row.pricing.low, row.pricing.high)
    ]


COLUMNS: tuple[Column[CostRow], ...] = (
    Column("design", say("Design")),
    Column("platform", say("Platform"), value=lambda row: row.pricing.key),
    Column("currency", say("Currency"), value=lambda row: row.invoice.currency),
    Column(
        "assignments",
        say("HITs"),
        value=lambda row: row.invoice.assignments,
        number=True,
        tip=say("A HIT is one sitting: the run of screens one person answers."),
    ),
    Column("triplets", say("Triplets"), number=True),
    Column(
        "unique_triplets",
        say("Unique"),
        text=different_said,
        value=lambda row: row.unique_triplets,
        number=True,
        tip=say("Unique triplets: is A nearer to B or to C? Each asked once"),
    ),
    Column("reward", say("Reward"), value=_money(lambda row: row.invoice.reward), number=True),
    Column("fee", say("Fee / HIT"), value=_money(lambda row: row.invoice.fee), number=True),
    Column("cost", say("Cost with fee"), value=_money(lambda row: row.invoice.cost), number=True),
    Column(
        "seconds_per_screen",
        say("s / screen"),
        value=lambda row: row.pricing.time.seconds_per_screen,
        text=_seconds,
        number=True,
        rounding=3,
    ),
    Column("seconds_source", say("known from"), value=lambda row: row.pricing.time.source, text=_source),
    Column(
        "hit_seconds",
        say("HIT time"),
        value=lambda row: row.pricing.time.hit_seconds,
        text=_hit_time,
        number=True,
    ),
    Column(
        "hourly_wage",
        say("Wage / h"),
        value=_money(lambda row: row.pricing.hourly_wage),
        number=True,
        trouble=wage_trouble,
    ),
    Column(
        "cost_per_1000_triplets",
        say("Per 1,000"),
        value=_money(lambda row: row.cost_per_1000_triplets),
        number=True,
    ),
    Column("bonus", value=_money(lambda row: row.invoice.bonus)),
    Column("vat", value=_money(lambda row: row.invoice.vat)),
    Column("seconds_low", value=lambda row: row.pricing.time.low, rounding=3),
    Column("seconds_high", value=lambda row: row.pricing.time.high, rounding=3),
    Column("sessions", value=lambda row: row.pricing.time.sessions),
    Column("annotators", value=lambda row: row.pricing.time.annotators),
    Column("hit_seconds_low", value=lambda row: row.pricing.time.hit_low),
    Column("hit_seconds_high", value=lambda row: row.pricing.time.hit_high),
    Column(
        "annotator_hours",
        say("Time"),
        value=lambda row: row.hours,
        text=lambda row: hours_said(row.hours),
        number=True,
        rounding=3,
    ),
    Column("annotator_hours_low", value=lambda row: _in_hours(row, row.pricing.time.hit_low), rounding=3),
    Column("annotator_hours_high", value=lambda row: _in_hours(row, row.pricing.time.hit_high), rounding=3),
    Column("minimum_wage", value=_money(lambda row: _rule(row, row.pricing.terms.minimum_hourly))),
    Column("recommended_wage", value=_money(lambda row: _rule(row, row.pricing.terms.recommended_hourly))),
    Column("fees_as_of", value=lambda row: row.pricing.terms.as_of),
    Column("fees_stale"),
    Column("sensitivity", value=_sensitivity),
    Column(
        "unique_triplets_counted",
        value=lambda row: None if row.unique_triplets is None else row.unique_counted,
    ),
    Column("possible_triplets"),
    Column("contradicted", rounding=4),
    Column(
        "bits_per_screen",
        say("Bits"),
        value=lambda row: row.pricing.bits,
        number=True,
        rounding=3,
        tip=say("Max. bits: the most one screen can tell you"),
    ),
    Column("triplets_left_over"),
    Column("budget_left_over", value=_money(lambda row: row.budget_left_over)),
    Column(
        "warnings",
        value=lambda row: [{"kind": warning.kind, "text": warning.text} for warning in row.warnings],
    ),
)
"""What is known of a row: all of it as `gridlab cost --json` prints it, and what tables show."""


@dataclass(frozen=True, slots=True)
class Source:
    """Designs to price or predict: of a study, with its images, sessions and fees, or of none.

    refused: names of the study's designs that cannot be read, with the reason.
    """

    designs: tuple[Design, ...]
    study: OpenStudy | None = None
    refused: tuple[tuple[str, GridLabError], ...] = ()

    def terms(self) -> tuple[Platforms, Mapping[str, HitTime]]:
        """The fees that hold, a study's own over those shipped, and the pace of its sessions."""
        if self.study is None:
            return shipped_platforms(), {}
        return with_studys_own(self.study.study.platforms), pace_of_study(self.study)


def sources_of(words: Sequence[str]) -> list[Source]:
    """Each word as a study (all its designs), a design file or a gallery name. Raises GridLabError."""
    return [
        source_of(open_study(Path(word))) if Path(word).is_dir() else Source((named_design(word),))
        for word in words
    ]


def source_of(study: OpenStudy) -> Source:
    """All designs of a study."""
    designs, refused = [], []
    for name in design_names(study):
        try:
            designs.append(load_design(study, name))
        except GridLabError as error:
            refused.append((name, error))
    return Source(tuple(designs), study, tuple(refused))


@dataclass(frozen=True)
class CostReport:
    """Rows of the table, and what should be said beside them.

    refused: the designs that have no answer to what is asked, with the reason.
    """

    rows: tuple[CostRow, ...]
    refused: tuple[tuple[str, GridLabError], ...] = ()

    @property
    def left_out(self) -> tuple[Said, ...]:
        """The designs that have no answer, in sentences."""
        return tuple(
            say("{name} is skipped: {what}", name=name, what=error.what) for name, error in self.refused
        )

    @property
    def notes(self) -> tuple[Said, ...]:
        """Each warning once, in the order of the rows."""
        return tuple(dict.fromkeys(warning.text for row in self.rows for warning in row.warnings))


def cost_of_sources(
    sources: Sequence[Source], asked: Asked, *, progress: Progress = no_progress
) -> CostReport:
    """The rows of all designs in the order given, those of a study with its images, fees and pace.

    Designs without an answer, such as one that is free where a budget is asked for, are left out and named,
    and so are those of a study that cannot be read. Raises GridLabError where none is left.
    """
    asked.check()
    rows: list[CostRow] = []
    refused: list[tuple[str, GridLabError]] = []
    total = sum(len(source.designs) for source in sources)
    done = itertools.count()
    for source in sources:
        if not source.designs and not source.refused:
            raise GridLabError(
                say("The study has no design to price."),
                todo=say("Make one on the Design page, or name a gallery design."),
                safe=say("Nothing was changed."),
            )
        refused += source.refused
        platforms, observed = source.terms()
        for design in source.designs:
            progress(next(done), total)
            try:
                row = cost_row(pricing_of(design, platforms, asked, observed), asked)
            except GridLabError as error:
                refused.append((design.name, error))
                continue
            study = source.study
            rows.append(row if study is None else with_questions(row, study.study.images))
    if refused and not rows:
        raise refused[0][1]
    return CostReport(tuple(rows), tuple(refused))


def cost_of_study(study: OpenStudy, asked: Asked | None = None) -> CostReport:
    """The rows of a study's designs, as `cost_of_sources` gives them."""
    return cost_of_sources([source_of(study)], asked or Asked())
