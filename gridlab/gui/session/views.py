"""The right view for each text page of a session, wired to what the session does with its answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gridlab.domain.contrast import ScreenColours
from gridlab.domain.design import Block, Design
from gridlab.domain.flow import (
    BreakPage,
    ConsentPage,
    DebriefPage,
    EndPage,
    InstructionsPage,
    Page,
    QuestionsPage,
)
from gridlab.gui.session.page import SessionPage
from gridlab.gui.session.pages import BreakView, ConsentView, DebriefView, EndView, TextView
from gridlab.gui.session.questions import QuestionsView
from gridlab.store.session_words import session_words


@dataclass(frozen=True, slots=True)
class Answers:
    """What is done when the annotator has read or answered a page."""

    agree: Callable[[], None]
    decline: Callable[[], None]
    answer: Callable[[dict[str, str]], None]
    proceed: Callable[[], None]
    close: Callable[[], None]


def view_of(
    page: Page, design: Design, colours: ScreenColours, progress: tuple[int, int], answers: Answers
) -> SessionPage:
    """A new view of a text page. progress: counted screens answered, and in all."""
    language = design.language
    done, total = progress
    share = done / max(1, total)
    match page:
        case ConsentPage():
            consent = ConsentView(page, colours, language)
            consent.agreed.connect(lambda _device: answers.agree())
            consent.declined.connect(lambda _device: answers.decline())
            return consent
        case QuestionsPage():
            questions = QuestionsView(page, colours, language, share)
            questions.answered.connect(answers.answer)
            return questions
        case InstructionsPage():
            text = TextView.of(page, colours, language, share)
            text.passed.connect(lambda _device: answers.proceed())
            return text
        case BreakPage():
            pause = BreakView(page, done, total, colours, language)
            pause.passed.connect(lambda _device: answers.proceed())
            return pause
        case DebriefPage():
            debrief = DebriefView(page, colours, language)
            debrief.passed.connect(lambda _device: answers.proceed())
            return debrief
        case EndPage():
            end = EndView(page, colours, language)
            end.closed.connect(lambda _device: answers.close())
            return end
    raise TypeError(f"{type(page).__name__} has no text view")


def help_view(design: Design, block: Block, colours: ScreenColours, share: float) -> TextView:
    """What F1 shows: the design's instructions, the block's, and the keys."""
    told = "\n\n".join(part for part in (design.pages.instructions, block.instructions) if part)
    words = session_words(design.language)
    view = TextView(told, colours, design.language, share, words["back_to_screen"])
    keys = words.keys_help(ranked=block.grid.ranked, choose=block.grid.choose, back=design.session.allow_back)
    view.add_markdown(f"## {words['how']}\n\n{keys}", words.language)
    view.stop.hide()
    return view
