"""How far a session is: which responses stand, which pages are passed, and what comes next."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate

from gridlab.domain.answering import catch_passed
from gridlab.domain.flow import (
    DebriefPage,
    EndPage,
    FeedbackPage,
    Page,
    PageKey,
    Route,
    ScreenPage,
    page_plan,
)
from gridlab.domain.screen import Screen
from gridlab.domain.session import Response
from gridlab.store.sessions.parse import ParsedSession


class SessionState:
    """Kept in step with the session's file; every operation is quick however long the session is."""

    def __init__(self, parsed: ParsedSession, *, resumed: bool) -> None:
        """The state that a file tells. resumed: it was interrupted, and goes on now."""
        record = parsed.record
        self.header = record.header
        self.status = record.status
        self._standing = record.standing()
        self._attempts: dict[int, int] = {}
        for response in record.responses:
            self._attempts[response.screen] = response.attempt + 1
        self._route = Route(page_plan(self.header.design, self.header.screens), set(parsed.passed))
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
        return self._standing.get(position)

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
        earlier = self._standing.get(position)
        self._standing[position] = response
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
            keepable=position in self._standing,
        )

    def is_finished(self, page: Page) -> bool:
        """Whether nothing is left to answer once this page comes up."""
        over = isinstance(page, DebriefPage) or page == EndPage("complete")
        return over and self.status == "partial"

    def _back_to(self, position: int) -> int:
        screens = self.header.screens
        if not self.header.design.session.allow_back or not screens[position].counts:
            return -1
        for earlier in range(position - 1, -1, -1):
            if screens[earlier].counts:
                return earlier if earlier in self._standing else -1
        return -1

    def _feedback(self, position: int) -> FeedbackPage:
        screen, response = self.header.screens[position], self._standing[position]
        kind = self.header.design.blocks[screen.block].catch.kind
        passed = catch_passed(kind, screen.planted, response.chosen)
        return FeedbackPage(position, response.chosen, passed)
