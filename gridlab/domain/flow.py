"""The pages of a session in their order, and which of them comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from gridlab.domain.design import Design, Question
from gridlab.domain.screen import Screen
from gridlab.domain.session import Status

When = Literal["before", "after"]


@dataclass(frozen=True, slots=True)
class ConsentPage:
    """The consent text (Markdown), to be agreed to or declined."""

    text: str


@dataclass(frozen=True, slots=True)
class QuestionsPage:
    """The design's questions before or after the screens."""

    questions: tuple[Question, ...]
    when: When


@dataclass(frozen=True, slots=True)
class InstructionsPage:
    """Instructions (Markdown) of the whole HIT (`block` -1) or of one block."""

    text: str
    block: int = -1


@dataclass(frozen=True, slots=True)
class ScreenPage:
    """A screen to be answered.

    position: in the session. attempt: how many responses it already has. resumed: the session was resumed on
    this very screen. back_to: position that going back shows, -1 where it cannot. keepable: it has a
    standing response that may be left as it is.
    """

    position: int
    attempt: int = 0
    resumed: bool = False
    back_to: int = -1
    keepable: bool = False


@dataclass(frozen=True, slots=True)
class FeedbackPage:
    """What was right on the practice screen at `position`: chosen cells, and whether they were right."""

    position: int
    chosen: tuple[int, ...] = ()
    passed: bool = False


@dataclass(frozen=True, slots=True)
class BreakPage:
    """A break of at least `seconds` after the screen at `after_position`."""

    seconds: int
    after_position: int


@dataclass(frozen=True, slots=True)
class EndPage:
    """The session is over for now; `partial` where it may be continued later.

    text, completion_code: the debriefing (Markdown) and the code, where everything was answered.
    """

    status: Status
    text: str = ""
    completion_code: str = ""


Page: TypeAlias = (
    ConsentPage | QuestionsPage | InstructionsPage | ScreenPage | FeedbackPage | BreakPage | EndPage
)
PageKey: TypeAlias = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Interlude:
    """A page that is read before `page` and leaves no row: after the practice, and when one comes back."""

    kind: Literal["practice_done", "welcome"]
    page: Page


def page_key(page: Page) -> PageKey:
    """What names a page in a session file: its word, and the block or screen it belongs to (else -1)."""
    match page:
        case ConsentPage():
            return "consent", -1
        case QuestionsPage():
            return f"questions-{page.when}", -1
        case InstructionsPage():
            return "instructions", page.block
        case ScreenPage():
            return "screen", page.position
        case FeedbackPage():
            return "feedback", page.position
        case BreakPage():
            return "break", page.after_position
        case EndPage():
            return "end", -1


def page_plan(design: Design, screens: Sequence[Screen]) -> tuple[Page, ...]:
    """Every page of a session in its order, the last one an EndPage; others with an empty text are left out.

    A break comes after every `break_every` counted screens, but not after the last one. A practice screen
    has feedback where its right answer is known, or its images are not chosen yet.
    """
    pages: list[Page] = []
    if design.pages.consent:
        pages.append(ConsentPage(design.pages.consent))
    pages.extend(_questions(design, "before"))
    if design.pages.instructions:
        pages.append(InstructionsPage(design.pages.instructions))
    pages.extend(_screens(design, screens))
    pages.extend(_questions(design, "after"))
    pages.append(EndPage("complete", design.pages.debrief, design.pages.completion_code))
    return tuple(pages)


def _questions(design: Design, when: When) -> list[Page]:
    questions = tuple(question for question in design.questions if question.when == when)
    return [QuestionsPage(questions, when)] if questions else []


def _screens(design: Design, screens: Sequence[Screen]) -> list[Page]:
    pages: list[Page] = []
    every = design.session.break_every
    total = sum(screen.counts for screen in screens)
    counted, block = 0, -1
    for position, screen in enumerate(screens):
        if screen.block != block:
            block = screen.block
            if design.blocks[block].instructions:
                pages.append(InstructionsPage(design.blocks[block].instructions, block))
        pages.append(ScreenPage(position))
        if screen.counts:
            counted += 1
            if every and counted % every == 0 and counted < total:
                pages.append(BreakPage(design.session.break_seconds, position))
        elif screen.planted or not screen.is_known:
            pages.append(FeedbackPage(position))
    return pages


@dataclass(slots=True)
class Route:
    """The way through a plan: the first page that has not been passed is the one to show.

    Amortised O(1) for each page, however long the session is.
    """

    plan: tuple[Page, ...]
    passed: set[PageKey] = field(default_factory=set)
    _first: int = 0

    def mark(self, key: PageKey) -> None:
        """Note that the annotator is through with the page of this key."""
        self.passed.add(key)

    def next_page(self, also: PageKey | None = None) -> Page:
        """The first page not passed, as the plan has it; `also` counts as passed without being noted."""
        while self._first < len(self.plan) - 1 and page_key(self.plan[self._first]) in self.passed:
            self._first += 1
        for at in range(self._first, len(self.plan)):
            key = page_key(self.plan[at])
            if key != also and key not in self.passed:
                return self.plan[at]
        return self.plan[-1]


def screen_number(screens: Sequence[Screen], position: int) -> int:
    """The number in "Screen 7 of 25" of the screen at `position`; 0 for a practice screen."""
    if not screens[position].counts:
        return 0
    return sum(screen.counts for screen in screens[: position + 1])
