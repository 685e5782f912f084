"""Shows every page of a session but screens and their feedback."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gridlab.domain.flow import (
    BreakPage,
    ConsentPage,
    EndPage,
    InstructionsPage,
    Interlude,
    Page,
    QuestionsPage,
    ScreenPage,
)
from gridlab.domain.screen import sample_screen
from gridlab.gui.screen.face import content_at
from gridlab.gui.screen.image_supply import Wanted
from gridlab.gui.screen.still import Still
from gridlab.gui.session.feedback import EndFeedback
from gridlab.gui.session.frame import Conducts, SessionFrame
from gridlab.gui.session.page import SessionPage
from gridlab.gui.session.pages import BreakView, ConsentView, EndView, InterludeView, TextView, Way
from gridlab.gui.session.questions import QuestionsView
from gridlab.gui.session.sample import SampleScreen, sample_display
from gridlab.gui.session.screens import SessionScreens

if TYPE_CHECKING:
    from gridlab.app.session.runner import SessionRunner


class TextPages(QObject):
    """Every page but screens and their feedback. A page's sample gets its pictures when all are there."""

    def __init__(
        self,
        conduct: Conducts,
        runner: SessionRunner,
        frame: SessionFrame,
        screens: SessionScreens,
        bug: Callable[[BaseException], None],
    ) -> None:
        super().__init__(frame)
        self._conduct = conduct
        self._runner = runner
        self._frame = frame
        self._screens = screens
        self._bug = bug
        self._feedback: EndFeedback | None = None
        self._filled: tuple[SampleScreen, tuple[Wanted, ...]] | None = None
        screens.pictures.supply.arrived.connect(self._fill)

    def show(self, page: Page | Interlude) -> None:
        """Show a text page in place of the page before."""
        view = self._view_of(page)
        view.stop.clicked.connect(self._conduct.ask_to_stop)
        self._frame.show_text(view)
        self._screens.look_ahead(page.page if isinstance(page, Interlude) else page)
        if isinstance(page, InstructionsPage) and isinstance(view, TextView):
            self._add_sample(page, view)
        if self._feedback is not None:
            self._feedback.begin()

    def close(self) -> None:
        """Stop what is being worked out for the page at hand."""
        if self._feedback is not None:
            self._feedback.close()

    def leave(self) -> None:
        """The page that was shown goes away, and with it the sample that is to be filled."""
        self._filled = None

    def _view_of(self, page: Page | Interlude) -> SessionPage:
        conduct, runner, share = self._conduct, self._runner, self._screens.share
        colours, language = self._screens.colours_for(page), runner.header.design.language
        match page:
            case ConsentPage():
                view = ConsentView(page, colours, language)
                view.agree.clicked.connect(lambda: conduct.take(runner.agree()))
                view.decline.clicked.connect(lambda: conduct.take(runner.decline()))
                return view
            case QuestionsPage():
                return QuestionsView(page, colours, language, share, conduct.answer)
            case InstructionsPage():
                return TextView(page.text, colours, language, share, conduct.proceed)
            case BreakPage():
                return BreakView(page, self._way(page.after_position + 1), colours, language, conduct.proceed)
            case Interlude():
                way = self._way(page.page.position) if isinstance(page.page, ScreenPage) else None
                return InterludeView(page, way, colours, language, share, conduct.proceed)
            case EndPage():
                end = EndView(page, colours, language, conduct.close_asked)
                if page.status == "complete" and runner.header.design.session.feedback != "none":
                    self._feedback = EndFeedback(
                        runner, self._screens.pictures.supply, end, conduct.told, self._bug
                    )
                return end
        raise TypeError(f"{type(page).__name__} has no text view")

    def _way(self, position: int) -> Way:
        """How far the session is before the screen at a position."""
        answered, total = self._runner.progress
        seconds = self._screens.seconds_left(position)
        state = self._runner.state
        return Way(answered, total, seconds, state.compared, *state.part(position))

    def _add_sample(self, page: InstructionsPage, view: TextView) -> None:
        """Add a sample of the page's screens, unless the whole HIT's page has shown it already."""
        header = self._runner.header
        first = header.screens[0].block
        if page.block == first and header.design.pages.instructions:
            return
        index = first if page.block < 0 else page.block
        block, language = header.design.blocks[index], header.design.language
        screen = sample_screen(header.screens, index, block.n, len(header.images))
        total = sum(one.counts for one in header.screens)
        content = content_at(block, language, 1, total, every=header.design.session.break_every)
        display = sample_display(block, language, header.design.session.viewport, self._frame.size())
        still = Still(content, screen, (display.width(), display.height()))
        sample = SampleScreen(still, view.colours, view.words["sample"])
        wanted = self._screens.pictures.sample(screen, sample.scale_in(view.column.width()))
        self._filled = (sample, wanted)
        self._fill()
        view.add_sample(sample)

    def _fill(self) -> None:
        if self._filled is None:
            return
        sample, wanted = self._filled
        supply = self._screens.pictures.supply
        if all(supply.get(one) is not None or supply.failure([one]) is not None for one in wanted):
            self._filled = None
            sample.show_pictures([supply.get(one) for one in wanted])
