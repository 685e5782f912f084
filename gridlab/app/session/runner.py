"""Takes one annotator through a session, page by page, each answer durable before the next; how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from typing import Any, Literal, Protocol, TypeAlias

from gridlab.app.session.clock import Clock, SessionTime
from gridlab.app.session.input import SessionInput
from gridlab.app.session.unsaved import StepNotSaved, changed_at_last
from gridlab.domain.answering import catch_passed
from gridlab.domain.errors import GridLabError
from gridlab.domain.flow import (
    BreakPage,
    ConsentPage,
    EndPage,
    FeedbackPage,
    InstructionsPage,
    Page,
    PageKey,
    QuestionsPage,
    Route,
    ScreenPage,
    page_key,
    page_plan,
)
from gridlab.domain.question_answers import answer_problems
from gridlab.domain.said import joined, say
from gridlab.domain.screen import Screen
from gridlab.domain.session import Device, EventKind, Response, SessionHeader
from gridlab.domain.tally import Tally
from gridlab.store.sessions import rows as session_rows
from gridlab.store.sessions.live import Live, live_of
from gridlab.store.sessions.not_saved import NotSaved
from gridlab.store.sessions.parse import ParsedSession
from gridlab.store.sessions.rows import Entry


class SessionState:
    """How far a session is: which responses stand, which pages are passed, what comes next.

    Kept in step with its file; every operation is quick however long the session is. standings: the response
    that counts for each answered screen.
    """

    def __init__(self, parsed: ParsedSession, *, resumed: bool) -> None:
        """The state that a file tells. resumed: it was interrupted, and goes on now."""
        record = parsed.record
        self.header = record.header
        self.status = record.status
        self.standings = record.standing()
        self.tally = Tally(self.header.design)
        for position, response in self.standings.items():
            self.tally.stand(self.header.screens[position], response)
        self._attempts: dict[int, int] = {}
        for response in record.responses:
            self._attempts[response.screen] = response.attempt + 1
        self.plan = page_plan(self.header.design, self.header.screens)
        self._route = Route(self.plan, set(parsed.passed))
        self._numbers = list(accumulate(int(screen.counts) for screen in self.header.screens))
        self.answered = record.answered
        first = self._route.next_page()
        self._resumed_at = first.position if resumed and isinstance(first, ScreenPage) else -1

    @property
    def total(self) -> int:
        """Screens of the session, all but practice."""
        return self._numbers[-1]

    def number(self, position: int) -> int:
        """The number in "Screen 7 of 25"; 0 for a practice screen."""
        return self._numbers[position] if self.header.screens[position].counts else 0

    def standing(self, position: int) -> Response | None:
        """The response that counts for a screen."""
        return self.standings.get(position)

    @property
    def compared(self) -> int:
        """Images in the grids of the answered screens, practice apart."""
        screens = self.header.screens
        return sum(len(screens[at].grid) for at in self.standings if screens[at].counts)

    def part(self, position: int) -> tuple[int, int]:
        """The part of the HIT that the screen at `position` is in, from 1, and how many the breaks make."""
        breaks = [page.after_position for page in self.plan if isinstance(page, BreakPage)]
        return 1 + sum(after < position for after in breaks), 1 + len(breaks)

    def put(self, position: int, screen: Screen) -> None:
        """Take the images of a planned screen, now that they are chosen."""
        screens = self.header.screens
        self.header = replace(self.header, screens=(*screens[:position], screen, *screens[position + 1 :]))
        if not screen.planted:
            self._route.mark(("feedback", position))

    def pass_page(self, key: PageKey) -> None:
        """The annotator is through with a page other than a screen."""
        self._route.mark(key)

    def answer(self, response: Response) -> Response | None:
        """Let a response stand; returns the one whose place it takes."""
        position = response.screen
        earlier = self.standings.get(position)
        self.standings[position] = response
        self.tally.stand(self.header.screens[position], response, earlier)
        self._attempts[position] = response.attempt + 1
        self._route.mark(("screen", position))
        if earlier is None:
            self.answered += self.header.screens[position].counts
        if position == self._resumed_at:
            self._resumed_at = -1
        return earlier

    def next_page(self) -> Page:
        """The first page that the annotator is not through with."""
        page = self._route.next_page()
        match page:
            case ScreenPage(position):
                return self.screen_page(position)
            case FeedbackPage(position):
                return self._feedback(position)
        return page

    def screen_page(self, position: int) -> ScreenPage:
        """The page of a screen, as it would come up now."""
        return ScreenPage(
            position=position,
            attempt=self._attempts.get(position, 0),
            resumed=position == self._resumed_at,
            back_to=self._back_to(position),
            keepable=position in self.standings,
        )

    def is_finished(self, page: Page) -> bool:
        """Whether nothing is left to answer once this page comes up."""
        return self.status == "partial" and isinstance(page, EndPage) and page.status == "complete"

    def _back_to(self, position: int) -> int:
        screens = self.header.screens
        if not self.header.design.session.allow_back or not screens[position].counts:
            return -1
        for earlier in range(position - 1, -1, -1):
            if screens[earlier].counts:
                return earlier if earlier in self.standings else -1
        return -1

    def _feedback(self, position: int) -> FeedbackPage:
        screen, response = self.header.screens[position], self.standings[position]
        kind = self.header.design.blocks[screen.block].catch.kind
        passed = catch_passed(kind, screen.planted, response.chosen)
        return FeedbackPage(position, response.chosen, passed)


Stop = Literal["later", "withdraw_keep", "withdraw_discard"]
Chooser: TypeAlias = Callable[[SessionState, int], tuple[Screen, Mapping[str, Any]]]
"""Gives the planned screen at a position its images, and says by what they were chosen, for the file."""


class SessionLog(Protocol):
    """Where a session's rows go: its file, or memory while a HIT is only looked at."""

    path: Path

    def append(self, entries: Sequence[Entry], live: Live | None = None, /) -> None:
        """Add rows in one transaction. Raises NotSaved."""

    def discard(self, entry: Entry) -> None:
        """Add the annotator's withdrawal and let go of the answers. Raises NotSaved."""

    def move_to(self, folder: Path, /) -> None:
        """Go on in another folder. Raises GridLabError."""

    def close(self) -> None:
        """Let go of it."""


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """What is to be written before the session goes on to `next_page`.

    answered: counted screens with an answer once it is written. is_answer: whether it holds a response.
    discards: whether the answers given so far are removed.
    """

    rows: tuple[Entry, ...]
    next_page: Page
    answered: int
    is_answer: bool = False
    discards: bool = False


class SessionRunner(SessionInput):
    """One session that is held for writing.

    An intention (`submit`, `agree` …) returns a Step, or None where it does not apply now. Then `write` the
    step, on any one thread, and once it returned, `complete` it: only then `page` moves on. The window may
    paint `step.next_page` meanwhile. While a step is pending every other intention is ignored.
    """

    def __init__(
        self,
        writer: SessionLog,
        parsed: ParsedSession,
        clock: Clock,
        *,
        resumed: bool,
        chooser: Chooser | None = None,
    ) -> None:
        """`prepare_session` is the way in. chooser: of screens that are planned only; each
        is written before it is shown."""
        super().__init__(SessionTime(clock, parsed.last_ms))
        self.resumed = resumed
        self._writer = writer
        self.state = SessionState(parsed, resumed=resumed)
        self._chooser = chooser
        self._pending: Step | None = None
        self._written: Step | None = None
        # Screens with a durable answer, without practice; one that is pending does not count.
        self.saved = self.state.answered
        self.page: Page = self.state.next_page()
        opening = self._chosen_for(self.page)
        if opening:
            self._writer.append(opening)
        self._enter(self.page)

    @property
    def header(self) -> SessionHeader:
        """What is known of the session, with the images of its screens as far as they are chosen."""
        return self.state.header

    @property
    def progress(self) -> tuple[int, int]:
        """Screens answered and screens in all, both without practice."""
        return self.state.answered, self.state.total

    @property
    def number(self) -> int:
        """The number in "Screen 7 of 25"; 0 on a practice screen and on other pages."""
        return self.state.number(self.page.position) if isinstance(self.page, ScreenPage) else 0

    def submit(self, device: Device, at: int | None = None) -> Step | None:
        """Submit the screen, once enough cells are chosen."""
        t_ms = self.time.now(at)
        if self._on is None or not self._is_open() or not self._on.takes_input(t_ms) or not self.can_submit:
            return None
        self._note(EventKind.SUBMIT, t_ms=t_ms, device=device)
        return self._answer(t_ms, timed_out=False)

    def time_out(self, at: int | None = None) -> Step | None:
        """Submit the screen as it is, because its time is over."""
        if self._on is None or not self._is_open():
            return None
        t_ms = self.time.now(at)
        self._note(EventKind.TIMED_OUT, t_ms=t_ms, device=Device.PROGRAM)
        return self._answer(t_ms, timed_out=True)

    def back(self, device: Device = Device.NONE, at: int | None = None) -> bool:
        """Show the screen before, empty; nothing is written until it is submitted. Whether it applies."""
        page, t_ms = self.page, self.time.now(at)
        if not isinstance(page, ScreenPage) or page.back_to < 0 or not self._is_open():
            return False
        if self._on is None or not self._on.takes_input(t_ms):
            return False
        self._note(EventKind.BACK, t_ms=t_ms, device=device)
        self._enter(self.state.screen_page(page.back_to))
        return True

    def keep(self) -> bool:
        """Leave the earlier answer as it is and go on to where the session was. Whether it applies."""
        if not isinstance(self.page, ScreenPage) or not self.page.keepable or not self._is_open():
            return False
        self._enter(self.state.next_page())
        return True

    def agree(self) -> Step | None:
        """Agree to the consent text."""
        if not isinstance(self.page, ConsentPage) or not self._is_open():
            return None
        return self._passing([session_rows.consent_entry(self.time.now(), self.time.utc(), self.page.text)])

    def decline(self) -> Step | None:
        """Not agree to the consent text: the session ends, and nothing but that is stored."""
        if not isinstance(self.page, ConsentPage) or not self._is_open():
            return None
        self._events.clear()
        return self._end("declined")

    def answer_questions(self, answers: Mapping[str, str]) -> Step | None:
        """Answer the design's questions, by question id; a `check` is "yes" or "no".

        Raises GridLabError for an answer that is missing or not of its kind.
        """
        page = self.page
        if not isinstance(page, QuestionsPage) or not self._is_open():
            return None
        problems = answer_problems(page.questions, answers)
        if problems:
            raise GridLabError(joined(problems.values()), safe=say("Nothing was lost."))
        given = [
            (question.id, answers[question.id].encode("utf-8", "replace").decode("utf-8"))
            for question in page.questions
            if answers.get(question.id)
        ]
        return self._passing([session_rows.answers_entry(self.time.now(), page.when, given)])

    def proceed(self) -> Step | None:
        """Go on from instructions, feedback, or a break that has lasted long enough."""
        page = self.page
        if not self._is_open():
            return None
        match page:
            case BreakPage(seconds) if self.page_ms() < 1000 * seconds:
                return None
            case InstructionsPage() | FeedbackPage() | BreakPage():
                self.set_covered(False)
                return self._passing([session_rows.page_entry(self.time.now(), page_key(page))])
        return None

    def stop(self, how: Stop) -> Step | None:
        """Stop, to continue later or to withdraw; from any page but the last."""
        if isinstance(self.page, EndPage) or not self._is_open():
            return None
        if how == "withdraw_discard":
            self._events.clear()
            return self._end("withdrawn", keep=False)
        self._note(EventKind.STOP)
        if how == "withdraw_keep":
            return self._end("withdrawn")
        self.set_covered(True)
        return self._step([session_rows.stop_entry(self.time.now(), self.time.utc())], EndPage("partial"))

    def feedback_shown(self) -> Step | None:
        """The annotator was shown what the design says of their own answers, at the end."""
        page = self.page
        if not isinstance(page, EndPage) or page.status != "complete" or not self._is_open():
            return None
        self._note(EventKind.FEEDBACK, device=Device.PROGRAM)
        return self._step((), page)

    def write(self, step: Step) -> None:
        """Make a pending step durable; on any one thread. May be called again after it failed.

        Raises GridLabError saying which answers are saved.
        """
        if step is self._written:
            return
        if step is not self._pending:
            raise ValueError("only the pending step can be written")
        try:
            if step.discards:
                self._writer.discard(step.rows[0])
            elif step.rows:
                figures = self.state.tally.figures
                live = live_of(self.header, step.answered, self.state.total, self.time.utc(), **figures)
                self._writer.append(step.rows, live)
        except NotSaved as error:
            raise StepNotSaved(self.saved, error, self._writer.path, is_answer=step.is_answer) from error
        self.saved = step.answered
        self._written = step

    def complete(self, step: Step) -> None:
        """Move on to the step's page, once it is written."""
        if step is not self._pending or step is not self._written:
            raise ValueError("only a pending step that was written can be completed")
        self._pending = None
        self._enter(step.next_page)
        if isinstance(step.next_page, BreakPage):
            self.set_covered(True)

    def save_elsewhere(self, folder: Path) -> Path:
        """Go on in a file in another folder that holds all answers so far; then `write` the step again.

        Returns the file; the study takes it by `merge`. Raises GridLabError; then nothing has changed.
        """
        self._writer.move_to(folder)
        return self._writer.path

    @property
    def path(self) -> Path:
        """The file that the session is in; another than at its start where it had to go on elsewhere."""
        return self._writer.path

    def close(self) -> None:
        """Let go of the session; what is written stays, a pending step is dropped.

        Raises GridLabError where another program is found to have changed the file; all answers are saved in
        another one, which it names.
        """
        try:
            self._writer.close()
        except NotSaved as error:
            raise changed_at_last(self.saved, error, self._writer.path) from error

    def _is_open(self) -> bool:
        return self._pending is None

    def _enter(self, page: Page) -> None:
        self.page = page
        screen = page if isinstance(page, ScreenPage) else None
        block = self.header.screens[page.position].block if isinstance(page, ScreenPage) else 0
        self._put(screen, self.header.design.blocks[block])

    def _chosen_for(self, page: Page) -> list[Entry]:
        """What is to be written before the page is shown: the images of its screen, where none are chosen."""
        if not isinstance(page, ScreenPage) or self.header.screens[page.position].is_known:
            return []
        assert self._chooser is not None, "such a session is not started without"
        screen, by = self._chooser(self.state, page.position)
        self.state.put(page.position, screen)
        return [session_rows.screen_entry(page.position, screen, by)]

    def _answer(self, t_ms: int, *, timed_out: bool) -> Step:
        assert self._on is not None
        response = self._on.response(t_ms, timed_out=timed_out)
        earlier = self.state.answer(response)
        entries = [session_rows.response_entry(t_ms, self.time.utc(), response)]
        if earlier is not None:
            entries.insert(0, session_rows.retraction_entry(t_ms, earlier.screen, earlier.attempt))
        return self._step(entries, self.state.next_page(), is_answer=True)

    def _passing(self, entries: list[Entry]) -> Step:
        self.state.pass_page(page_key(self.page))
        return self._step(entries, self.state.next_page())

    def _end(self, status: Literal["declined", "withdrawn"], *, keep: bool = True) -> Step:
        entry = session_rows.end_entry(self.time.now(), self.time.utc(), status, keep=keep)
        self.state.status = status
        return self._step([entry], EndPage(status), discards=not keep)

    def _step(
        self, entries: Iterable[Entry], page: Page, *, is_answer: bool = False, discards: bool = False
    ) -> Step:
        rows = [*entries, *self._chosen_for(page)]
        if self.state.is_finished(page):
            rows.append(session_rows.end_entry(self.time.now(), self.time.utc(), "complete"))
            self.state.status = "complete"
        events = self._take_events() if not discards and self.state.status != "declined" else []
        if events:
            rows.insert(0, session_rows.events_entry(events))
        self._pending = Step(tuple(rows), page, self.state.answered, is_answer, discards)
        return self._pending
