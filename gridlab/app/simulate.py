"""Dry runs: sessions by simulated annotators, through the very code that people's sessions go through."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np

from gridlab.app.session.codes import SessionWish
from gridlab.app.session.runner import SessionRunner, Step
from gridlab.app.session.start import PreparedSession, image_rows, prepare_session, verify_images
from gridlab.app.study import OpenStudy
from gridlab.app.truth import TruthSource, truth_of
from gridlab.app.uses import Changed, Outcome, Use, sessions_said
from gridlab.domain.design import Question
from gridlab.domain.errors import GridLabError
from gridlab.domain.flow import BreakPage, ConsentPage, EndPage, QuestionsPage, ScreenPage, page_plan
from gridlab.domain.progress import Cancel, Cancelled, Progress, no_progress
from gridlab.domain.question_answers import CHECKED
from gridlab.domain.said import say
from gridlab.domain.sampling.session_screens import Dealer
from gridlab.domain.session import STATION_SIZE, Device, Display
from gridlab.science.annotators import BEHAVIOURS, Annotator, Model, Truth
from gridlab.store.sessions.list import head_of, session_paths

_PAINT_MS = 30
_READING_SPREAD = 0.3
_AGES = (18, 75)
_WORDS = "Answered by a simulated annotator."


@dataclass(slots=True)
class SimulatedClock:
    """Stands still unless it is turned. begins: wall time at 0 ms."""

    begins: datetime
    ms: int = 0

    def monotonic_ms(self) -> int:
        return self.ms

    def utc(self) -> datetime:
        return self.begins + timedelta(milliseconds=self.ms)

    def suspended_ms(self) -> int:
        return 0

    def turn(self, ms: float) -> None:
        """Let time pass."""
        self.ms += max(0, round(ms))


@dataclass(slots=True)
class SimulatedAnnotator:
    """Takes a session from its first page to its end, as a person would at the window.

    annotator: who chooses. rows: for each of the session's images its row in the annotator's truth. random:
    for answers to questions and times of reading. Reading, questions and debrief take the design's
    overhead_seconds, in the middle; breaks last as long as they must.
    """

    runner: SessionRunner
    clock: SimulatedClock
    annotator: Annotator
    rows: list[int]
    random: np.random.Generator
    _page_seconds: float = field(init=False)

    def __post_init__(self) -> None:
        design = self.runner.header.design
        plan = page_plan(design, self.runner.header.screens)
        read = sum(not isinstance(page, ScreenPage | BreakPage | EndPage) for page in plan)
        self._page_seconds = design.payment.overhead_seconds / max(1, read)

    def finish(self) -> None:
        """Answer all there is, each step durable before the next. Raises GridLabError."""
        while not isinstance(self.runner.page, EndPage):
            step = self._step()
            if step is None:
                raise ValueError(f"the session refuses to go on from {self.runner.page}")
            self.runner.write(step)
            self.runner.complete(step)

    def _step(self) -> Step | None:
        page, runner = self.runner.page, self.runner
        match page:
            case ScreenPage():
                return self._answered(page)
            case BreakPage(seconds):
                self.clock.turn(1000 * seconds)
                return runner.proceed()
        spread = np.exp(_READING_SPREAD * self.random.standard_normal())
        self.clock.turn(1000 * self._page_seconds * float(spread))
        match page:
            case ConsentPage():
                return runner.agree()
            case QuestionsPage(questions):
                return runner.answer_questions({each.id: self._answer_to(each) for each in questions})
        return runner.proceed()

    def _answered(self, page: ScreenPage) -> Step | None:
        """Choose and submit, or be cut short by the design's limit."""
        screen = self.runner.header.screens[page.position]
        block = self.runner.header.design.blocks[screen.block]
        grid = tuple([self.rows[image] for image in screen.grid])
        cells = self.annotator.choose(self.rows[screen.probe], grid, block.grid.choose)
        *moments, submit = self.annotator.moments(block.n, block.grid.choose)
        self.clock.turn(block.timing.blank_ms + _PAINT_MS)
        self.runner.shown()
        onset, least = self.clock.ms, block.timing.minimum_ms
        limit = block.timing.limit_seconds
        over = None if limit is None else onset + round(1000 * limit)
        for cell, moment in zip(cells, moments, strict=True):
            at = onset + round(max(least, 1000 * moment))
            if over is not None and at >= over:
                break
            self.clock.ms = at
            self.runner.choose(cell, Device.PROGRAM)
        end = onset + round(max(least, 1000 * submit))
        if over is not None and end >= over:
            self.clock.ms = over
            return self.runner.time_out()
        self.clock.ms = end
        return self.runner.submit(Device.PROGRAM)

    def _answer_to(self, question: Question) -> str:
        match question.kind:
            case "choice":
                return question.choices[int(self.random.integers(len(question.choices)))]
            case "number":
                return str(self.random.integers(*_AGES))
            case "check":
                return CHECKED
        return _WORDS


PURPOSE: Final = "simulated"
_CODE = re.compile(r"sim-([0-9]+)")
# So many sessions go by numbers that were looked up once, and so many are dealt and their images verified
# before the first of them starts.
_IN_A_ROW = 500
_TOGETHER = 50


@dataclass(frozen=True, slots=True)
class SimulatedSession:
    """One session that a simulated annotator has completed."""

    id: str
    annotator: str
    number: int


@dataclass(frozen=True, slots=True)
class SimulateReport:
    """The sessions, in the order of their numbers, and what their truth was made from."""

    sessions: tuple[SimulatedSession, ...]
    truth: TruthSource


def simulate(
    opened: OpenStudy,
    design_name: str,
    n: int,
    *,
    seed: int = 1,
    model: str = "noisy",
    truth: Path | None = None,
    relaxed: bool = False,
    progress: Progress = no_progress,
    cancel: Cancel | None = None,
) -> SimulateReport:
    """`n` complete sessions of a design, purpose `simulated`, codes sim-001 … behind those there are.

    seed: the same seed, images and session number give the same answers and times. model: a key of
    science.annotators.BEHAVIOURS. truth: a file that store.points_file reads; None: points around the images'
    labels, or Gaussian ones where there are not two labels. relaxed: without waiting for the disk.
    progress counts sessions. Every image is hashed once, before a session that shows it starts.
    Raises GridLabError, and Cancelled between two sessions; those that are done stay.
    """
    kind = _model(model)
    if n < 1:
        raise GridLabError(
            say("{n} annotators can't be simulated.", n=n),
            todo=say("Ask for at least 1."),
            safe=say("Nothing was changed."),
        )
    known = truth_of(opened.study.images, truth, seed=seed)
    row_of = {image.sha256: row for row, image in enumerate(opened.study.images)}
    done: list[SimulatedSession] = []
    progress(0, n)
    for prepared, begins in _prepared(opened, design_name, n, cancel):
        if cancel is not None and cancel.is_set():
            raise Cancelled(
                say("Simulating was stopped."),
                safe=say("{count} sessions are complete and stay.", count=len(done)),
            )
        done.append(_session(prepared, begins, kind, known.points, row_of, seed, relaxed=relaxed))
        progress(len(done), n)
    return SimulateReport(tuple(done), known.source)


def simulating(opened: OpenStudy, design: str, n: int) -> Use[SimulateReport]:
    """Having so many simulated annotators answer a design behind those there are, as a use."""

    def told(done: SimulateReport) -> Outcome:
        what = say("Simulated: {count}.", count=sessions_said(len(done.sessions)))
        return Outcome("ok", what, say("Look at them on the Data page, with the purpose Simulated."))

    return Use(
        say("Simulating sessions"),
        lambda cancel, progress: simulate(opened, design, n, relaxed=True, progress=progress, cancel=cancel),
        told,
        frozenset({Changed.SESSIONS}),
    )


def _model(name: str) -> Model:
    for known in BEHAVIOURS:
        if known == name:
            return known
    raise GridLabError(
        say("There is no model {name!r}.", name=name),
        todo=say("One of: {listed}.", listed=", ".join(BEHAVIOURS)),
        safe=say("Nothing was changed."),
    )


def _prepared(
    opened: OpenStudy, design_name: str, n: int, cancel: Cancel | None
) -> Iterator[tuple[PreparedSession, datetime]]:
    """The sessions, ready to begin, with the wall time at which each does: a second after the one before.

    They are dealt for the numbers that come next; where another program takes one of these meanwhile,
    beginning deals anew.
    """
    code, begins = _behind_existing(opened)
    verified: set[int] = set()
    made = 0
    while made < n:
        wish = SessionWish(_code_of(code + made), design_name, PURPOSE)
        first = prepare_session(opened, wish, verify=False)
        room = STATION_SIZE - first.number % STATION_SIZE
        dealt = _dealt(first, code + made, min(_IN_A_ROW, n - made, room), cancel)
        while together := list(islice(dealt, _TOGETHER)):
            shown = (screen for each in together for screen in each.screens)
            rows = set(image_rows(first.design, opened.study.images, shown)) - verified
            verify_images(opened, sorted(rows), cancel=cancel)
            verified |= rows
            for each in together:
                yield each, begins + timedelta(seconds=made)
                made += 1


def _dealt(first: PreparedSession, code: int, n: int, cancel: Cancel | None) -> Iterator[PreparedSession]:
    """A session and those behind it, for the numbers and codes that follow."""
    yield first
    dealer = Dealer(first.design, first.opened.study.images)
    for later in range(1, n):
        if cancel is not None:
            cancel.raise_if_set()
        number = first.number + later
        screens = tuple(dealer.session(number))
        yield replace(first, annotator=_code_of(code + later), number=number, screens=screens)


def _behind_existing(opened: OpenStudy) -> tuple[int, datetime]:
    """The first free number of a code, and a wall time after the start of every simulated session."""
    highest, latest = 0, datetime.now(UTC)
    for path in session_paths(opened.folder):
        head = head_of(path)
        if head.get("purpose") != PURPOSE:
            continue
        if code := _CODE.fullmatch(str(head["annotator"])):
            highest = max(highest, int(code[1]))
        started = datetime.fromisoformat(str(head["started_utc"]))
        latest = max(latest, started + timedelta(seconds=1))
    return highest + 1, latest


def _code_of(number: int) -> str:
    return f"sim-{number:03}"


def _session(
    prepared: PreparedSession,
    begins: datetime,
    model: Model,
    truth: Truth,
    row_of: Mapping[str, int],
    seed: int,
    *,
    relaxed: bool,
) -> SimulatedSession:
    """row_of: the row of each image in truth, by its SHA-256."""
    clock = SimulatedClock(begins)
    display = Display(*prepared.design.session.viewport)
    runner = prepared.begin(display=display, clock=clock, relaxed=relaxed)
    try:
        header = runner.header
        SimulatedAnnotator(
            runner,
            clock,
            Annotator(model, truth, _seed_of(seed, header.number, "choices")),
            [row_of[image.sha256] for image in header.images],
            np.random.default_rng(_seed_of(seed, header.number, "pages")),
        ).finish()
    finally:
        runner.close()
    return SimulatedSession(header.id, header.annotator, header.number)


def _seed_of(seed: int, number: int, use: str) -> int:
    """A seed for one use of one session, far from those of all others."""
    return int.from_bytes(hashlib.sha256(f"{seed} {number} {use}".encode()).digest()[:8], "big")
