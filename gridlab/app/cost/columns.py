"""Columns of what the Cost page puts in tables: answers to its question, and what was collected so far."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from gridlab.app.columns import UNKNOWN, Column, Trouble, chosen, said_figure
from gridlab.app.cost.asking import Answer
from gridlab.app.cost.collected import Collected
from gridlab.app.cost.errors import FEWEST, Expected
from gridlab.app.cost.pricing import CostRow
from gridlab.app.cost.table import COLUMNS, different_said, from_sessions, hours_said, wage_trouble
from gridlab.domain.cost import bits_of_block, triplets_of_screen
from gridlab.domain.money import Exact, Money
from gridlab.domain.said import NOTHING, START, Said, joined, say, verbatim


def error_said(expected: Expected | None) -> Said:
    """An expected error with half of its interval: "0.14 ± 0.01"; finer where that would say nothing.

    Without one it is called about so much.
    """
    if expected is None:
        return UNKNOWN
    if expected.half is None:
        return Said("≈ {error:.2f}", {"error": expected.error})
    digits = 2 if expected.half >= 0.005 else 3
    values = {"error": expected.error, "half": expected.half}
    return Said(f"{{error:.{digits}f}} ± {{half:.{digits}f}}", values)


def why_none(answer: Answer) -> Said:
    """Why a design has no answer to what is asked."""
    if answer.why == "error":
        return say("No prediction of {design} reaches this error.", design=answer.name)
    return answer.why


def wage_problem(row: CostRow) -> tuple[Trouble, Said] | None:
    """("bad" or "warn", words) where the wage is below the platform's minimum or recommendation."""
    trouble, currency = wage_trouble(row), row.invoice.currency
    if not trouble:
        return None
    rule = row.pricing.terms.minimum_hourly if trouble == "bad" else row.pricing.terms.recommended_hourly
    pay = Money(Decimal(rule[currency]), currency).said()
    if trouble == "bad":
        return trouble, say("below the minimum of {pay}", pay=pay)
    return trouble, say("below the recommended {pay}", pay=pay)


def _seconds_tip(row: CostRow) -> Said:
    return say("A screen: {seconds}", seconds=_seconds_said(row))


def _seconds_said(row: CostRow) -> Said:
    """ "9.9 s (4.9 to 14.8), assumed" and the like."""
    time = row.pricing.time
    seconds = Said("{seconds:.1f} s", {"seconds": time.seconds_per_screen})
    if time.low is not None and time.high is not None:
        seconds = say("{seconds} ({low:.1f} to {high:.1f})", seconds=seconds, low=time.low, high=time.high)
    if time.source == "assumed":
        return say("{seconds}, assumed", seconds=seconds)
    if time.source == "entered":
        return say("{seconds}, entered", seconds=seconds)
    return say("{seconds}, {sessions}", seconds=seconds, sessions=from_sessions(time))


def _different(row: CostRow) -> Said | None:
    if any(warning.kind == "unique_unknown" for warning in row.warnings):
        return None
    return verbatim("…") if row.unique_triplets is None else different_said(row)


def _different_tip(row: CostRow) -> Said:
    if row.contradicted is not None:
        share = 100 * row.contradicted
        return say("Simulated annotators answer {share:.1f} % of them both ways.", share=share)
    kinds = ("unique_unknown", "unique_estimated")
    return next((warning.text for warning in row.warnings if warning.kind in kinds), NOTHING)


def _wage_tip(row: CostRow) -> Said:
    problem = wage_problem(row)
    return NOTHING if problem is None else Said(f"{{problem:{START}}}", {"problem": problem[1]})


def _screens(row: CostRow) -> Said:
    """What one screen of each block gives: "main: 48 triplets a screen, at most 10.8 bits"."""
    lines = [
        say(
            "{block}: {triplets:,} triplets per screen, at most {bits:.1f} bits",
            block=block.name,
            triplets=triplets_of_screen(block),
            bits=bits_of_block(block),
        )
        for block in row.pricing.design.blocks
    ]
    return joined(lines, "\n")


def _told_why(column: Column[Answer]) -> Column[Answer]:
    """A design without an answer says so in every cell."""

    def tip(answer: Answer) -> str:
        if answer.row is None:
            return why_none(answer)
        return column.cell_tip(answer) if column.cell_tip is not None else NOTHING

    return replace(column, cell_tip=tip)


def _priced(key: str, width: int, **more: Any) -> Column[Answer]:
    """A column of the cost table for answers; more: what tables of answers tell besides."""
    (column,) = chosen(COLUMNS, (key,))
    return replace(column, width=width, **more).within(lambda answer: answer.row)


ANSWERS: tuple[Column[Answer], ...] = tuple(
    map(
        _told_why,
        (
            Column(
                "rank",
                say("Rank"),
                value=lambda answer: answer.rank if answer.rank else None,
                number=True,
                width=50,
            ),
            Column(
                "design",
                say("Design"),
                value=lambda answer: answer.name,
                order=lambda answer: answer.name.casefold(),
                cell_tip=lambda _: say("Space shows or hides its line"),
            ),
            _priced("assignments", 56, rank=4),
            _priced("triplets", 84, cell_tip=_screens),
            _priced("unique_triplets", 88, rank=5, text=_different, cell_tip=_different_tip),
            _priced("bits_per_screen", 56, rank=8, cell_tip=_screens),
            _priced("cost", 104),
            _priced("fee", 78, rank=7),
            _priced("hourly_wage", 78, rank=3, cell_tip=_wage_tip),
            _priced("annotator_hours", 64, rank=6, cell_tip=_seconds_tip),
            _priced("cost_per_1000_triplets", 76, rank=2),
            Column(
                "expected_error",
                say("Expected error"),
                value=lambda answer: None if answer.expected is None else answer.expected.error,
                text=lambda answer: error_said(answer.expected),
                number=True,
                width=116,
                rank=1,
            ),
        ),
    )
)
"""Answers to the question of the Cost page. Widths hold the usual; the name takes what is left, and ranks say
which figures go first where a name needs the room."""


def _both(actual: object, planned: object) -> Said:
    return Said("{actual} / {planned}", {"actual": said_figure(actual), "planned": said_figure(planned)})


def _money(row: Collected, exact: Exact | None) -> Money | None:
    return None if exact is None else Money(exact, row.currency)


def _named(row: Collected) -> str:
    return row.design if row.is_kept else say("{design} (not in the study)", design=row.design)


def _gone(row: Collected) -> Said:
    if row.is_kept:
        return NOTHING
    return say(
        "The study no longer has this design. Its plan is the one in its latest session. No "
        "more of it will be bought."
    )


def _left_out(row: Collected) -> Said:
    return say(
        "{excluded} excluded, {unfinished} unfinished, {running} running, {pilots} pilots",
        excluded=row.answers.excluded,
        unfinished=row.answers.unfinished,
        running=row.answers.running,
        pilots=row.answers.pilots,
    )


def _pace(row: Collected) -> Said:
    pace = row.answers.pace
    seen = tuple(said_figure(one.seconds_per_screen) for one in pace.places()) if pace is not None else ()
    if len(seen) > 1:
        both = say("{lab} lab, {web} web", lab=seen[0], web=seen[1])
        return _both(both, row.planned_time.seconds_per_screen)
    return _both(seen[0] if seen else None, row.planned_time.seconds_per_screen)


def _pace_tip(row: Collected) -> Said:
    pace = row.answers.pace
    return joined(
        say(
            "{low:.1f} to {high:.1f} s (95 %), {sessions}.",
            low=one.low,
            high=one.high,
            sessions=from_sessions(one),
        )
        for one in (pace.places() if pace is not None else ())
        if one.low is not None
    )


def _error_tip(row: Collected) -> Said:
    found = row.error
    if found is None:
        return say("Measured from {count} answered screens on", count=FEWEST)
    return say(
        "On this design's own held-out screens: {screens:,} in all, draws from {least:.3f} "
        "to {most:.3f}. It flatters big grids, so compare designs by the expected error.",
        screens=found.screens,
        least=found.least,
        most=found.most,
    )


def _error(row: Collected) -> Said:
    if row.error is None:
        return UNKNOWN if row.is_measured else verbatim("…")
    return Said("{error:.3f}", {"error": row.error.error})


COLLECTED: tuple[Column[Collected], ...] = (
    Column("design", say("Design"), text=_named, cell_tip=_gone),
    Column(
        "done",
        say("HITs done"),
        text=lambda row: _both(row.counting, row.planned_assignments),
        cell_tip=_left_out,
        number=True,
    ),
    Column(
        "triplets",
        say("Triplets"),
        text=lambda row: _both(row.answers.triplets, row.planned_triplets),
        number=True,
    ),
    Column("seconds_per_screen", say("s / screen"), text=_pace, cell_tip=_pace_tip, number=True, rank=5),
    Column(
        "hourly_wage",
        say("Wage / h"),
        text=lambda row: _both(_money(row, row.wage), _money(row, row.planned_wage)),
        ink=lambda row: "warn" if row.wage is not None and row.wage < row.planned_wage else "",
        number=True,
        rank=4,
    ),
    Column(
        "cost",
        say("Cost so far"),
        text=lambda row: _both(_money(row, row.cost), _money(row, row.planned_cost)),
        cell_tip=lambda _: say("Complete main sessions, including excluded ones, since they are paid"),
        number=True,
    ),
    Column("left", say("Left"), number=True, rank=3),
    Column(
        "final_cost", say("Final cost"), value=lambda row: _money(row, row.final_cost), number=True, rank=2
    ),
    Column("final_triplets", say("Final triplets"), number=True, rank=7),
    Column(
        "final_time", say("Final time"), text=lambda row: hours_said(row.final_hours), number=True, rank=6
    ),
    Column("error", say("Error so far"), text=_error, cell_tip=_error_tip, number=True, rank=1),
)
"""Planned against actual; "actual / planned" where both stand in a cell."""
