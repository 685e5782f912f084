"""What exclusion rules ask of the answers of one purpose, measured over all its sessions at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from gridlab.app.quality.answers import quality_answers
from gridlab.app.stored import Stored, stored_of_study
from gridlab.app.study import OpenStudy
from gridlab.domain.errors import GridLabError
from gridlab.domain.exclusion import (
    OF_ANNOTATOR,
    Excluded,
    Exclusions,
    Measured,
    asked_of_sessions,
    decisions_by_session,
    session_marks,
)
from gridlab.domain.progress import Cancel, Cancelled, Progress, no_progress
from gridlab.science.quality.agreement import agreement
from gridlab.science.quality.answers import Answers, Floats, Ints
from gridlab.science.quality.guessing import Explained, guess_scores, seen_by_others
from gridlab.science.quality.own import catch, pace, position_bias, repeat_agreement
from gridlab.store.dataset.columns import yielded
from gridlab.store.notes_file import read_notes
from gridlab.store.sessions.list import list_sessions

Measure = Callable[[Answers, Ints, int], Floats]
_BY_ANSWERS: Mapping[str, Measure] = {
    "catch_share": lambda answers, unit, units: catch(answers, unit, units).share,
    "median_ms": lambda answers, unit, units: pace(answers, unit, units).median_ms,
    "repeat_kappa": lambda answers, unit, units: repeat_agreement(answers, unit, units).kappa,
    "position_p": lambda answers, unit, units: position_bias(answers, unit, units).p,
    "agreement_kappa": lambda answers, unit, units: agreement(answers, unit, units).kappa,
}
"""All but the guess score, which rests on maps that are fitted once."""


@dataclass(frozen=True)
class Judged:
    """Answers of one purpose, of which each measure is taken once, when it is first asked for."""

    stored: Stored
    progress: Progress = no_progress
    cancel: Cancel | None = None
    _values: dict[str, Mapping[str, float]] = field(default_factory=dict)

    @cached_property
    def answers(self) -> Answers:
        """As quality is measured on."""
        return quality_answers(self.stored.values, len(self.stored.images))

    @cached_property
    def ids(self) -> list[str]:
        """Of the sessions, by their rows."""
        return [str(one) for one in self.stored.values["session/id"]]

    @cached_property
    def explained(self) -> Explained | None:
        """What the guess score rests on."""
        return seen_by_others(self.answers, progress=self.progress, cancel=self.cancel)

    @cached_property
    def triplets(self) -> Ints:
        """How many triplets each screen gives, before any exclusion (S,)."""
        values = dict(self.stored.values)
        values["screen/excluded"] = np.zeros(len(self.answers), np.int8)
        return yielded(values, self.stored.ranked)

    def measured(self, exclusions: Exclusions) -> Measured:
        """What the rules ask, by the ids of sessions."""
        asked = {rule.asks for rule in exclusions.rules if rule.measure.rests_on != "screen"}
        return {name: self.value_of(name) for name in asked}

    def value_of(self, asked: str) -> Mapping[str, float]:
        """A measure of each session, or with `annotator.` before it of all sessions of its annotator."""
        if asked not in self._values:
            self._values[asked] = self._value_of(asked)
        return self._values[asked]

    def _value_of(self, asked: str) -> Mapping[str, float]:
        answers, name = self.answers, asked.removeprefix(OF_ANNOTATOR)
        of_session = np.asarray(self.stored.values["session/annotator"]).astype(np.int64)
        if name == asked:
            unit, units, row = answers.session, len(self.ids), np.arange(len(self.ids))
        else:
            unit, units, row = answers.annotator, len(self.stored.codes), of_session
        if name == "guess_score":
            found = guess_scores(self.explained, unit, units).score
        else:
            found = _BY_ANSWERS[name](answers, unit, units)
        values = np.append(found, np.nan)[row].tolist()
        return dict(zip(self.ids, values, strict=True))

    def marks(self, exclusions: Exclusions) -> dict[str, list[Excluded]]:
        """The marks on each session by its id; sessions without one are not there."""
        measured, decided = self.measured(exclusions), decisions_by_session(exclusions)
        found = {}
        for row, session in enumerate(self.ids):
            own = self._timed[self._timed_ends[row] : self._timed_ends[row + 1]]
            if marks := session_marks(exclusions, session, own, measured, decided):
                found[session] = marks
        return found

    @cached_property
    def _timed(self) -> list[tuple[int, int, bool]]:
        """Position, time and whether it ran out, of the timed screens."""
        answers, rows = self.answers, self.timed_rows
        position = np.asarray(self.stored.values["screen/position"])
        of = (position[rows], answers.response_ms[rows], answers.timed_out[rows])
        return list(zip(*(column.tolist() for column in of), strict=True))

    @cached_property
    def timed_rows(self) -> Ints:
        """The screens but practice whose time is known, in their order."""
        return np.flatnonzero(self.answers.counts & (self.answers.response_ms >= 0))

    @cached_property
    def _timed_ends(self) -> list[int]:
        """Where the timed screens of each session begin; they stand in the order of the sessions."""
        rows = self.answers.session[self.timed_rows]
        ends: list[int] = np.searchsorted(rows, np.arange(len(self.ids) + 1)).tolist()
        return ends

    def excluded(self, marks: Mapping[str, Sequence[Excluded]]) -> npt.NDArray[np.bool_]:
        """Which screens these marks leave out (S,)."""
        answers = self.answers
        out = np.zeros(len(answers), np.bool_)
        position = np.asarray(self.stored.values["screen/position"])
        row_of = {session: row for row, session in enumerate(self.ids)}
        ends = np.searchsorted(answers.session, np.arange(len(self.ids) + 1))
        for session, of_session in marks.items():
            own = slice(ends[row_of[session]], ends[row_of[session] + 1])
            places = {mark.screen for mark in of_session}
            out[own] = -1 in places or np.isin(position[own], list(places))
        return out


@dataclass(frozen=True, slots=True)
class Effect:
    """What exclusions leave out, of how much. A person is left out where all their sessions are."""

    people_out: int
    people: int
    sessions_out: int
    sessions: int
    screens_out: int
    screens: int
    triplets_out: int
    triplets: int


def effect_of(judged: Judged, exclusions: Exclusions) -> Effect:
    """What rules and decisions leave out of these answers. Screens: those that count, without practice."""
    return effect_of_marks(judged, judged.marks(exclusions))


def effect_of_marks(judged: Judged, marks: Mapping[str, Sequence[Excluded]]) -> Effect:
    """The same of the marks on sessions, by their ids."""
    answers, out = judged.answers, judged.excluded(marks)
    whole = {session for session, of in marks.items() if any(mark.screen < 0 for mark in of)}
    who = np.asarray(judged.stored.values["session/annotator"]).tolist()
    pairs = list(zip(judged.ids, who, strict=True))
    people = {person for _, person in pairs if person >= 0}
    stay = {person for session, person in pairs if session not in whole}
    triplets = judged.triplets
    return Effect(
        len(people - stay),
        len(people),
        len(whole & set(judged.ids)),
        len(judged.ids),
        int((out & answers.counts).sum()),
        int(answers.counts.sum()),
        int(triplets[out].sum()),
        int(triplets.sum()),
    )


def measured_in(
    study: OpenStudy,
    exclusions: Exclusions,
    purposes: Iterable[str],
    cancel: Cancel | None = None,
    *,
    lenient: bool = False,
) -> Measured:
    """What the rules ask of the sessions of these purposes, each measured by itself.

    Nothing is read where no rule asks. lenient: where the sessions cannot be measured, such as for an image
    that the study has no more, nothing is known of them. Raises GridLabError, Cancelled.
    """
    asked = asked_of_sessions(exclusions)
    found: dict[str, dict[str, float]] = {name: {} for name in asked}
    rows = list_sessions(study.folder, read_notes(study.folder)) if asked else []
    there = {row.purpose for row in rows if row.yields}
    for purpose in there.intersection(purposes):
        try:
            judged = Judged(stored_of_study(study, purpose, cancel=cancel), cancel=cancel)
            for name in asked:
                found[name].update(judged.value_of(name))
        except Cancelled:
            raise
        except GridLabError:
            if not lenient:
                raise
    return found
