"""A simulated annotator before a session: turns its pages and answers its screens, in its own time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import numpy as np

from gridlab.app.session.start import SessionRunner, Step
from gridlab.domain.design import Question
from gridlab.domain.flow import BreakPage, ConsentPage, EndPage, QuestionsPage, ScreenPage, page_plan
from gridlab.domain.question_answers import CHECKED
from gridlab.domain.session import Device
from gridlab.science.annotators import Annotator

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
        self.clock.turn(1000 * self._page_seconds * self._spread())
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

    def _spread(self) -> float:
        return float(np.exp(_READING_SPREAD * self.random.standard_normal()))
