"""The annotators as the window lists them: their quality, their pace screen by screen, what is left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from gridlab.app.columns import Column, chosen
from gridlab.app.quality.measuring import Effect, Judged, effect_of_marks
from gridlab.app.quality.quality import Quality
from gridlab.app.quality.rows import QUALITY, QualityRow
from gridlab.app.uses import Use
from gridlab.domain.exclusion import Excluded, Exclusions
from gridlab.domain.said import say
from gridlab.science.quality.answers import Ints

Left = Literal["", "part", "all"]


@dataclass(frozen=True, slots=True)
class Person:
    """One annotator. seconds: of each screen but practice, in their order. sessions: ids. out: what is left
    out of their sessions; would: what would be, by a rule that is being typed."""

    row: QualityRow
    seconds: tuple[float, ...]
    sessions: tuple[str, ...]
    out: Left = ""
    would: Left = ""


def people_of(quality: Quality) -> list[Person]:
    """The annotators, the most doubtful first."""
    answers, judged = quality.judged.answers, quality.judged
    timed = judged.timed_rows
    screens = _parted(answers.annotator[timed], len(judged.stored.codes))
    who = np.asarray(judged.stored.values["session/annotator"]).astype(np.int64)
    sessions = _parted(who, len(judged.stored.codes))
    people = []
    for row in quality.rows:
        seconds = answers.response_ms[timed[screens[row.row]]] / 1000
        ids = tuple(judged.ids[one] for one in sessions[row.row].tolist())
        people.append(Person(row, tuple(seconds.tolist()), ids))
    return people


def _parted(unit: Ints, units: int) -> list[Ints]:
    """The places of each unit, in their order; below 0 is none."""
    order = np.argsort(unit, kind="stable").astype(np.int64)
    return np.split(order, np.searchsorted(unit[order], np.arange(units + 1)))[1:-1]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What exclusions leave out: of everything, and of each annotator by code."""

    effect: Effect
    people: Mapping[str, Left]


def leaving_out(judged: Judged, exclusions: Exclusions) -> Use[LeftOut]:
    """Working out what rules and decisions leave out, as a use."""
    return Use(say("Working out what is excluded"), lambda _cancel, _progress: left_out(judged, exclusions))


def left_out(judged: Judged, exclusions: Exclusions) -> LeftOut:
    """What rules and decisions leave out of these answers."""
    marks = judged.marks(exclusions)
    who = np.asarray(judged.stored.values["session/annotator"]).tolist()
    of_person: dict[str, list[Left]] = {}
    for session, row in zip(judged.ids, who, strict=True):
        if row >= 0:
            of_person.setdefault(judged.stored.codes[row], []).append(_left(marks.get(session, ())))
    people: dict[str, Left] = {}
    for code, found in of_person.items():
        if any(found):
            people[code] = "all" if all(one == "all" for one in found) else "part"
    return LeftOut(effect_of_marks(judged, marks), people)


def _left(marks: Sequence[Excluded]) -> Left:
    if not marks:
        return ""
    return "all" if any(mark.screen < 0 for mark in marks) else "part"


def with_left_out(people: Sequence[Person], out: LeftOut | None, would: LeftOut | None) -> list[Person]:
    """The same people with what is left out of them, and what would be."""
    now = out.people if out is not None else {}
    then = would.people if would is not None else {}
    return [
        replace(one, out=now.get(one.row.annotator, ""), would=then.get(one.row.annotator, ""))
        for one in people
    ]


_COUNTS = {
    ("", ""): say("yes"),
    ("part", ""): say("in part"),
    ("all", ""): say("left out"),
    ("", "part"): say("would in part"),
    ("", "all"): say("would go"),
    ("part", "part"): say("in part"),
    ("part", "all"): say("would go"),
    ("all", "part"): say("left out"),
    ("all", "all"): say("left out"),
}


def _counts_ink(person: Person) -> str:
    if person.out == "all":
        return "faint"
    return "warn" if person.would else "soft"


def _trend(person: Person) -> str:
    third = len(person.seconds) // 3
    if not third:
        return ""
    return say(
        "first third {first:.1f} s, last third {last:.1f} s",
        first=float(np.median(person.seconds[:third])),
        last=float(np.median(person.seconds[-third:])),
    )


_SHOWN = ("annotator", "guess_score", "catch", "repeat_kappa", "agreement_kappa", "position_p", "median_ms")


def _row(person: Person) -> QualityRow:
    return person.row


WINDOW: tuple[Column[Person], ...] = (
    *(column.within(_row) for column in chosen(QUALITY, _SHOWN)),
    Column(
        "trend",
        say("Times"),
        lambda _person: "",
        value=lambda person: person.row.median_ms,
        tip=say("The time of each screen, from the first to the last. The line is the annotator's median."),
        cell_tip=_trend,
        width=104,
    ),
    Column(
        "counts",
        say("Counts"),
        lambda person: _COUNTS[person.out, person.would],
        order=lambda person: (person.out, person.would),
        ink=_counts_ink,
        width=116,
    ),
    next(column for column in QUALITY if column.key == "reasons").within(_row),
)
"""The columns of the window's table."""
