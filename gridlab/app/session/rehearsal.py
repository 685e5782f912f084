"""A HIT as an annotator meets it, with nothing recorded: the session's runner on a log in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path

from gridlab.app.session.clock import Clock, SessionTime, SystemClock
from gridlab.app.session.runner import SessionRunner, Step
from gridlab.app.session.start import PreparedSession, session_header
from gridlab.app.study import OpenStudy
from gridlab.domain.design import Design, Question
from gridlab.domain.errors import GridLabError
from gridlab.domain.flow import (
    BreakPage,
    ConsentPage,
    EndPage,
    FeedbackPage,
    Page,
    PageKey,
    QuestionsPage,
    ScreenPage,
    page_key,
    page_plan,
)
from gridlab.domain.hit_time import assumed_seconds
from gridlab.domain.progress import Cancel
from gridlab.domain.question_answers import CHECKED
from gridlab.domain.said import say
from gridlab.domain.sampling.session_screens import session_screens
from gridlab.domain.screen import Screen
from gridlab.domain.session import Device, Display
from gridlab.store.sessions import rows as session_rows
from gridlab.store.sessions.live import Live
from gridlab.store.sessions.parse import parse_log
from gridlab.store.sessions.rows import Entry, LogRow, chained

ANNOTATOR = "preview"
FEEDBACK_SECONDS = 3.0


class MemoryLog:
    """The rows of a session that is only looked at; nothing ever reaches a disk."""

    path = Path("preview")

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.rows: list[LogRow] = chained((), entries)

    def append(self, entries: Sequence[Entry], _live: Live | None = None) -> None:
        """Add rows."""
        self.rows += chained(self.rows, entries)

    def discard(self, entry: Entry) -> None:
        """Add the withdrawal."""
        self.append([entry])

    def move_to(self, _folder: Path) -> None:
        """There is nothing to move."""
        raise GridLabError(say("A preview isn't saved."), safe=say("Nothing is recorded."))

    def close(self) -> None:
        """Nothing is held."""


class TurnedClock:
    """The machine's clock, which can be turned on: what is skipped takes as long as an annotator would."""

    def __init__(self, clock: Clock | None = None) -> None:
        self._clock = clock or SystemClock()
        self._ahead_ms = 0

    def turn(self, seconds: float) -> None:
        """Let time pass at once."""
        self._ahead_ms += round(1000 * seconds)

    def monotonic_ms(self) -> int:
        return self._clock.monotonic_ms() + self._ahead_ms

    def utc(self) -> datetime:
        return self._clock.utc() + timedelta(milliseconds=self._ahead_ms)

    def suspended_ms(self) -> int:
        return 0


@dataclass(frozen=True)
class Hit:
    """A whole HIT: its screens with rows of the study, its pages in order, and what each is expected to take.

    assumed: whether the seconds per screen are nobody's measurement.
    """

    design: Design
    screens: tuple[Screen, ...]
    plan: tuple[Page, ...]
    seconds: tuple[float, ...]
    assumed: bool

    @cached_property
    def _places(self) -> Mapping[PageKey, int]:
        return {page_key(page): index for index, page in enumerate(self.plan)}

    @property
    def total(self) -> int:
        """Screens that count, all but practice."""
        return sum(screen.counts for screen in self.screens)

    def index_of(self, page: Page) -> int:
        """Where a page stands in the plan; an end before the last page is the last one."""
        return self._places.get(page_key(page), len(self.plan) - 1)

    def index_of_screen(self, number: int) -> int:
        """Where screen `number` (from 1, practice apart) stands in the plan; the last one for more."""
        counted = [position for position, screen in enumerate(self.screens) if screen.counts]
        position = counted[max(0, min(number, len(counted)) - 1)]
        return self.index_of(ScreenPage(position))

    def screen_at(self, index: int) -> Screen | None:
        """The screen of a page, also of feedback; None for other pages."""
        page = self.plan[index]
        return self.screens[page.position] if isinstance(page, ScreenPage | FeedbackPage) else None

    def before(self, index: int) -> float:
        """Seconds that the pages before this one are expected to take."""
        return sum(self.seconds[:index])


def hit_of(
    opened: OpenStudy, design: Design, number: int = 0, seconds_per_screen: float | None = None
) -> Hit:
    """The HIT of session `number`. No number is taken. Raises GridLabError where the images do not serve.

    seconds_per_screen: measured in sessions; None: the design's figure, else the assumption.
    """
    screens = session_screens(design, opened.study.images, number)
    plan = page_plan(design, screens)
    figure = seconds_per_screen if seconds_per_screen is not None else design.payment.seconds_per_screen
    return Hit(design, screens, plan, _seconds(design, screens, plan, figure), figure is None)


def _seconds(
    design: Design, screens: Sequence[Screen], plan: Sequence[Page], figure: float | None
) -> tuple[float, ...]:
    """A screen takes the figure or what is assumed, a break its least, what is read shares the overhead."""
    bare = EndPage("complete")
    texts = sum(not isinstance(page, ScreenPage | BreakPage | FeedbackPage) and page != bare for page in plan)
    each = design.payment.overhead_seconds / max(1, texts)
    found = []
    for page in plan:
        match page:
            case ScreenPage(position):
                block = design.blocks[screens[position].block]
                found.append(figure if figure is not None else assumed_seconds(block.n, block.grid.choose))
            case BreakPage(seconds):
                found.append(float(seconds))
            case FeedbackPage():
                found.append(FEEDBACK_SECONDS)
            case _:
                found.append(0.0 if page == bare else each)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A session of a HIT on a log in memory, at the page it was begun at."""

    hit: Hit
    runner: SessionRunner
    clock: TurnedClock


def rehearse(
    opened: OpenStudy,
    hit: Hit,
    *,
    display: Display,
    at: int = 0,
    number: int = 0,
    cancel: Cancel | None = None,
) -> Rehearsal:
    """Begin at page `at` of the plan; the pages before are answered at once, as the session's code does it.

    Nothing is written, no number is taken and no code is checked. Raises Cancelled.
    """
    clock = TurnedClock()
    prepared = PreparedSession(opened, hit.design, ANNOTATOR, "test", number, hit.screens)
    header = session_header(prepared, display, SessionTime(clock).utc())
    log = MemoryLog(session_rows.header_entries(header))
    runner = SessionRunner(log, parse_log(log.rows), clock, resumed=False)
    target = page_key(hit.plan[min(at, len(hit.plan) - 1)])
    while page_key(runner.page) != target and not isinstance(runner.page, EndPage):
        if cancel is not None:
            cancel.raise_if_set()
        step = _pass(runner, clock, hit.seconds[hit.index_of(runner.page)])
        assert step is not None
        runner.write(step)
        runner.complete(step)
    return Rehearsal(hit, runner, clock)


def _pass(runner: SessionRunner, clock: TurnedClock, seconds: float) -> Step | None:
    """Answer the page at hand in the time it is expected to take."""
    page = runner.page
    if isinstance(page, ScreenPage):
        return _answer(runner, page, clock, seconds)
    clock.turn(seconds)
    match page:
        case ConsentPage():
            return runner.agree()
        case QuestionsPage():
            return runner.answer_questions({one.id: _some_answer(one) for one in page.questions})
    return runner.proceed()


def _answer(runner: SessionRunner, page: ScreenPage, clock: TurnedClock, seconds: float) -> Step | None:
    screen = runner.header.screens[page.position]
    block = runner.header.design.blocks[screen.block]
    runner.shown()
    clock.turn(max(seconds, block.timing.minimum_ms / 1000))
    right = [*screen.planted, *(cell for cell in range(block.n) if cell not in screen.planted)]
    for cell in right[: block.grid.choose]:
        runner.choose(cell, Device.PROGRAM)
    return runner.submit(Device.PROGRAM)


def _some_answer(question: Question) -> str:
    match question.kind:
        case "number":
            return "1"
        case "choice":
            return question.choices[0]
        case "check":
            return CHECKED
    return "–"
