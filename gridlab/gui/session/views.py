"""The right view for each text page of a session, wired to what the session does with its answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

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
from gridlab.domain.keys import keys_of
from gridlab.gui.session.frame import SessionFrame
from gridlab.gui.session.page import SessionPage
from gridlab.gui.session.pages import BreakView, ConsentView, DebriefView, EndView, TextView
from gridlab.gui.session.questions import QuestionsView
from gridlab.gui.session.sample import Samples
from gridlab.gui.session.screens import SessionScreens
from gridlab.store.session_words import session_words

if TYPE_CHECKING:
    from gridlab.app.session.runner import SessionRunner


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
    keys = words.keys_help(
        keys_of(block).listed,
        ranked=block.grid.ranked,
        choose=block.grid.choose,
        back=design.session.allow_back,
    )
    view.add_markdown(f"## {words['how']}\n\n{keys}", words.language)
    view.stop.hide()
    return view


class TextPages(QObject):
    """Every page but screens and their feedback. answers, stop: what the annotator may ask for."""

    def __init__(
        self,
        runner: SessionRunner,
        frame: SessionFrame,
        screens: SessionScreens,
        answers: Answers,
        stop: Callable[[], None],
    ) -> None:
        super().__init__(frame)
        self._runner = runner
        self._frame = frame
        self._screens = screens
        self._answers = answers
        self._stop = stop
        self._samples = Samples(runner, screens.pictures, self)

    def show(self, page: Page) -> None:
        """Show a text page in place of the page before."""
        colours = self._screens.colours_for(page)
        design = self._runner.header.design
        view = view_of(page, design, colours, self._runner.progress, self._answers)
        view.stop_asked.connect(lambda _device: self._stop())
        self._frame.show_text(view)
        self._screens.look_ahead(page)
        if isinstance(page, InstructionsPage) and isinstance(view, TextView):
            sample = self._samples.make(page, colours, self._frame.size(), view.column.width())
            if sample is not None:
                view.add_sample(sample)

    def leave(self) -> None:
        """The page that was shown goes away."""
        self._samples.forget()
