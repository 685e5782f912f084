"""What a screen of a session shows besides its pictures: its place, the progress, the marks of feedback."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridlab.domain.flow import FeedbackPage, ScreenPage, screen_number
from gridlab.domain.session import SessionHeader
from gridlab.gui.screen.face import ScreenContent
from gridlab.gui.screen.painting import Mark
from gridlab.store.session_words import session_words

if TYPE_CHECKING:
    from gridlab.app.session.runner import SessionRunner


def content_of(
    runner: SessionRunner, page: ScreenPage | FeedbackPage, *, saved_only: bool = False
) -> ScreenContent:
    """The content of a screen, or of the feedback on a practice screen.

    saved_only: an answer that is being saved does not count as progress.
    """
    header = runner.header
    screens = header.screens
    done, total = runner.progress
    if saved_only:
        done = runner.saved
    number = screen_number(screens, page.position)
    return ScreenContent(
        block=header.design.blocks[screens[page.position].block],
        language=header.design.language,
        position=session_words(header.design.language).position(number, total),
        share=done / max(1, total),
        can_go_back=isinstance(page, ScreenPage) and page.back_to >= 0,
        keepable=isinstance(page, ScreenPage) and page.keepable,
    )


def marks_of(header: SessionHeader, page: FeedbackPage) -> dict[int, Mark]:
    """Right cells, and where exactly these had to be chosen, the chosen ones that are not."""
    screen = header.screens[page.position]
    marks: dict[int, Mark] = {}
    if header.design.blocks[screen.block].catch.kind == "label":
        marks.update((cell, "wrong") for cell in page.chosen if cell not in screen.planted)
    marks.update((cell, "right") for cell in screen.planted)
    return marks
