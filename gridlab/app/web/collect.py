"""Collecting the answers of published pages: they become ordinary sessions; what is doubtful is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from gridlab.app.columns import Column
from gridlab.app.merge import ADDED, GONE, LONGER, TAKES_IN, Merged, bring_designs, take
from gridlab.app.study import OpenStudy
from gridlab.app.uses import Kind, Outcome, Use, first_few, sessions_said
from gridlab.app.web.judging import Judged, NotTaken, Published, code_of, judged, runs_of
from gridlab.app.web.persons import Persons
from gridlab.app.web.submissions import Submission, read_submissions, unknown_to, without_session
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Progress, no_progress, one_by_one
from gridlab.domain.said import NOTHING, Said, joined, say
from gridlab.store.disk import shown
from gridlab.store.sessions.file import read_session
from gridlab.store.sessions.list import head_of, session_paths
from gridlab.store.sessions.rows import is_discarded
from gridlab.store.web.inbox_places import remember_inbox
from gridlab.store.web.publication_file import read_publications
from gridlab.store.web.record import Gathering, Record
from gridlab.store.web.sources import read_source, source_files

REFUSED, NOTHING_YET, MISSING = say("refused"), say("nothing to take yet"), say("missing")
_TAKEN = (ADDED, LONGER)


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one session, of what in a source belongs to none, or of a submission without one.

    outcome: "refused", or what was done. problem: why, or what is doubtful; "" for nothing.
    """

    session: str = ""
    number: int | None = None
    annotator: str = ""
    status: str = ""
    answered: int = 0
    outcome: Said = REFUSED
    problem: Said = NOTHING


ROWS: tuple[Column[Row], ...] = (
    Column("session", say("Session")),
    Column("number", say("Number"), number=True),
    Column("annotator", say("Annotator")),
    Column("status", say("Status")),
    Column("answered", say("Answered"), number=True),
    Column("outcome", say("Outcome")),
    Column("problem", say("Problem")),
)


@dataclass(frozen=True, slots=True)
class Collected:
    """What came of collecting: every session by its number."""

    rows: tuple[Row, ...]

    @property
    def added(self) -> int:
        """Sessions that the study did not have, or not so much of."""
        return sum(row.outcome in _TAKEN for row in self.rows)

    @property
    def refused(self) -> int:
        """What was refused."""
        return sum(row.outcome == REFUSED for row in self.rows)


@dataclass(slots=True)
class _Times:
    """Of which session the times of some screens in a row are known."""

    known: dict[tuple[tuple[int, ...], ...], str] = field(default_factory=dict)

    def check(self, one: Judged) -> None:
        """Raise NotTaken where the session has them from another one; else know them."""
        session = one.record.session
        runs = runs_of(one.times)
        other = next((self.known[run] for run in runs if self.known.get(run, session) != session), "")
        if other:
            raise NotTaken(say("repeats the times of session {id}", id=other))
        self.learn(session, one.times)

    def learn(self, session: str, times: Sequence[tuple[int, ...]]) -> None:
        """Know the times of a session."""
        self.known |= dict.fromkeys(runs_of(times), session)


def collect(
    opened: OpenStudy,
    paths: Iterable[Path],
    *,
    submissions: Path | None = None,
    partial: bool = False,
    settled: set[tuple[str, str]] | None = None,
    progress: Progress = no_progress,
    cancel: Cancel | None = None,
) -> Collected:
    """Take the answers of inboxes, files and folders into the study; they stay as they are.

    One row for each session; what is refused does not keep others from being taken. submissions: the
    platform's list, to compare. partial: of a record with a row that does not follow, take those before it.
    settled: sessions and last checksums that were taken already and need not be looked at again; gets those
    that are. Any order, any number of times, same result. Raises GridLabError where nothing can be read or
    written.
    """
    listed = read_submissions(submissions) if submissions is not None else ()
    published = {one.id: Published(one) for one in read_publications(opened.folder)}
    rows: list[Row] = []
    good: list[Judged] = []
    for gathering in one_by_one(_gathered(opened, paths, rows), progress, cancel):
        for record in gathering.records():
            if settled is not None and _last(record) in settled:
                continue
            try:
                good.append(judged(record, published, partial=partial))
            except NotTaken as error:
                rows.append(_refused(record, error.why))
    rows += _taken(opened, sorted(good, key=_order), cancel)
    persons = Persons(opened.study.id)
    by_session = {one.record.session: one for one in good}
    if settled is not None:
        settled |= {_last(by_session[row.session].record) for row in rows if _is_taken(row, by_session)}
    rows = [_with_person(row, by_session.get(row.session), persons) for row in rows]
    persons.keep()
    rows = _used_twice(opened, rows, good)
    if submissions is not None:
        rows = _compared(rows, listed, persons.ids())
    return Collected(tuple(sorted(rows, key=_place)))


def collecting(
    opened: OpenStudy,
    paths: Sequence[Path],
    *,
    submissions: Path | None = None,
    partial: bool = False,
    settled: set[tuple[str, str]] | None = None,
) -> Use[Collected]:
    """Collecting answers, as a use."""

    def work(cancel: Cancel, progress: Progress) -> Collected:
        return collect(
            opened,
            paths,
            submissions=submissions,
            partial=partial,
            settled=settled,
            progress=progress,
            cancel=cancel,
        )

    return Use(say("Collecting answers"), work, told_collected, TAKES_IN)


def told_collected(found: Collected) -> Outcome:
    """What came of collecting, in a sentence and what is to be looked at."""
    if not found.rows:
        return Outcome("warn", say("There are no answers yet."))
    doubtful = [row for row in found.rows if row.problem]
    kind: Kind = "bad" if found.refused else "warn" if doubtful else "ok"
    what = say("{new} added, {refused} refused.", new=sessions_said(found.added), refused=found.refused)
    return Outcome(kind, what, first_few([_line(row) for row in doubtful]))


def _line(row: Row) -> Said:
    called = row.annotator or row.session[:8]
    return say("{session}: {what}", session=called, what=row.problem) if called else row.problem


def _gathered(opened: OpenStudy, paths: Iterable[Path], rows: list[Row]) -> list[Gathering]:
    """The sessions of all sources, each once; rows gets one for what cannot be read. Inboxes are remembered,
    for erasing."""
    found: dict[str, Gathering] = {}
    for path in source_files(paths):
        try:
            source = read_source(path)
        except GridLabError as error:
            rows.append(Row(problem=error.what))
            continue
        if source.is_inbox:
            remember_inbox(opened.study.id, source.path)
        for gathering in source.sessions:
            found.setdefault(gathering.session, Gathering(gathering.session)).add(gathering)
        name = shown(path.name)
        rows += [Row(problem=say("{file}: {what}", file=name, what=bad)) for bad in source.bad]
    return [found[session] for session in sorted(found)]


def _taken(opened: OpenStudy, good: Sequence[Judged], cancel: Cancel | None) -> list[Row]:
    """Take sessions into the study, the earliest first. Raises GridLabError where it cannot be written."""
    rows, designs = [], set[str]()
    times = _times_here(opened, {one.publication.id for one in good if one.version is not None})
    try:
        for one in one_by_one(good, no_progress, cancel):
            try:
                times.check(one)
            except NotTaken as error:
                rows.append(_refused(one.record, error.why, one))
                continue
            rows.append(_take(opened, one))
            if rows[-1].outcome != REFUSED and one.version is not None:
                designs.add(one.publication.design_id)
    finally:
        bring_designs(opened, designs)  # also of those taken before a failure
    return rows


def _take(opened: OpenStudy, one: Judged) -> Row:
    if one.version is None or one.told is None:
        return _row(one, NOTHING_YET, one.problem)
    done = take(opened, Path(one.record.session), one.record.session, one.version)
    if done.refused:
        return _row(one, REFUSED, _why(done))
    if done.outcome == GONE:
        return Row(one.record.session, one.number, done.annotator, "withdrawn", 0, GONE)
    told = say("{what}, and only the rows before it were taken", what=one.problem)
    row = _row(one, done.outcome, told if one.problem else NOTHING)
    return replace(row, annotator=done.annotator)  # another one where the code was set right since


def _why(done: Merged) -> Said:
    """Why a session was not taken, without the word that its outcome says."""
    found = done.outcome.values.get("what")
    return found if isinstance(found, Said) else done.outcome


def _times_here(opened: OpenStudy, publications: set[str]) -> _Times:
    """The times of sessions that the study has of these publications."""
    times = _Times()
    for path in session_paths(opened.folder) if publications else ():
        if head_of(path).get("publication") in publications:
            with suppress(GridLabError):
                told = read_session(path)
                answers = [(one.response_ms, *one.choice_ms) for one in told.responses]
                times.learn(told.header.id, answers)
    return times


def _with_person(row: Row, one: Judged | None, persons: Persons) -> Row:
    """Open who it was, of a session that was taken or is there already."""
    if one is None or one.version is None or row.outcome == REFUSED:
        return row
    if row.outcome == GONE or is_discarded(one.version.log):
        persons.forget(row.annotator)
        return row
    if not one.record.who:
        return row
    problem = persons.take(one.publication, row.session, row.annotator, one.record.who)
    return _also(row, problem)


def _used_twice(opened: OpenStudy, rows: Sequence[Row], good: Sequence[Judged]) -> list[Row]:
    """Say of which other session a number is too."""
    mine = {one.record.session: (one.publication.design_id, one.publication.purpose) for one in good}
    others: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for path in session_paths(opened.folder) if mine else ():
        head = head_of(path)
        others[head.get("design_id"), head.get("purpose"), head.get("number")].add(path.name.split(".")[0])
    found = []
    for row in rows:
        sessions = others[(*mine.get(row.session, ("", "")), row.number)] - {row.session}
        told = say(
            "a number used twice: {number} is also that of {id}",
            number=row.number,
            id=min(sessions, default=""),
        )
        found.append(_also(row, told if sessions and row.outcome != REFUSED else NOTHING))
    return found


def _compared(
    rows: Sequence[Row], listed: Sequence[Submission], known: Mapping[str, Mapping[str, str]]
) -> list[Row]:
    """Compare sessions with the platform's list, in both directions."""
    found = []
    for row in rows:
        is_session = row.session and row.outcome not in (REFUSED, NOTHING_YET) and row.status != "declined"
        found.append(_also(row, unknown_to(listed, known.get(row.annotator, {})) if is_session else NOTHING))
    missing = without_session(listed, list(known.values()))
    told = (say("a submission without a session: {which}", which=one.told) for one in missing)
    return [*found, *(Row(outcome=MISSING, problem=problem) for problem in told)]


def _refused(record: Record, why: Said, one: Judged | None = None) -> Row:
    if one is not None:
        return _row(one, REFUSED, why)
    return Row(record.session, annotator=code_of(record.session), problem=why)


def _row(one: Judged, outcome: Said, problem: Said) -> Row:
    told = one.told
    return Row(
        one.record.session,
        one.number,
        one.code,
        told.status if told is not None else "",
        told.answered if told is not None else 0,
        outcome,
        problem,
    )


def _also(row: Row, problem: Said) -> Row:
    """The row with one more thing to be said of it."""
    if not problem:
        return row
    return replace(row, problem=joined((row.problem, problem), "; ") if row.problem else problem)


def _last(record: Record) -> tuple[str, str]:
    return record.session, record.rows[-1].checksum if record.rows else ""


def _is_taken(row: Row, good: Mapping[str, Judged]) -> bool:
    return row.session in good and row.outcome != REFUSED


def _order(one: Judged) -> tuple[str, str]:
    return one.told.header.started_utc if one.told is not None else "", one.record.session


def _place(row: Row) -> tuple[bool, int, str]:
    return row.session == "", row.number if row.number is not None else -1, row.session
