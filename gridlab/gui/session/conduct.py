"""Conducts a session: shows the runner's pages, passes on what is asked, and lets no page go on unsaved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gridlab.app.session.unsaved import StepNotSaved
from gridlab.domain.errors import GridLabError
from gridlab.domain.flow import (
    BreakPage,
    ConsentPage,
    DebriefPage,
    EndPage,
    FeedbackPage,
    InstructionsPage,
    Page,
    QuestionsPage,
    ScreenPage,
)
from gridlab.domain.screen import sample_screen
from gridlab.domain.session import Device
from gridlab.gui.kit.choosers import choose_folder
from gridlab.gui.look.saying import told
from gridlab.gui.screen.face import content_at
from gridlab.gui.screen.image_supply import Wanted
from gridlab.gui.screen.still import Still
from gridlab.gui.session.frame import SessionFrame
from gridlab.gui.session.page import SessionPage
from gridlab.gui.session.pages import (
    BreakView,
    ConsentView,
    DebriefView,
    EndView,
    ImageTroubleView,
    StopView,
    TextView,
    help_view,
)
from gridlab.gui.session.questions import QuestionsView
from gridlab.gui.session.sample import SampleScreen, sample_display
from gridlab.gui.session.saving import StepSaving, own_error
from gridlab.gui.session.screens import SessionScreens
from gridlab.store.session_words import session_words

if TYPE_CHECKING:
    from gridlab.app.session.runner import SessionRunner, Step


class ScreenInput(QObject):
    """What the annotator does on a screen, and on pages over any page, which stays as it is below them."""

    def __init__(
        self, conduct: SessionConduct, runner: SessionRunner, frame: SessionFrame, screens: SessionScreens
    ) -> None:
        super().__init__(frame)
        self._conduct = conduct
        self._runner = runner
        self._frame = frame
        self._screens = screens
        self._late = False
        view = frame.screen_view
        view.cell_asked.connect(self._toggle)
        view.back_asked.connect(self._back)
        view.keep.clicked.connect(self._keep)
        view.instructions_asked.connect(self._show_instructions)
        view.enlarge_asked.connect(self._enlarge)
        screens.timed_out.connect(self._time_out)
        screens.cannot_show.connect(self._cannot_show)

    def begin(self) -> None:
        """A page comes up, whose time is not over."""
        self._late = False

    def submit(self, device: Device) -> None:
        """Submit the screen, or go on from a practice screen's feedback."""
        if self._conduct.takes_input:
            feedback = isinstance(self._conduct.page, FeedbackPage)
            self._conduct.take(self._runner.proceed() if feedback else self._runner.submit(device))

    def ask_to_stop(self) -> None:
        """Offer the ways to stop."""
        colours, language = self._screens.colours_for(self._conduct.page), self._runner.header.design.language
        view = StopView(colours, language, self._screens.share)
        view.chosen.connect(lambda how: self._conduct.take(self._runner.stop(how)))
        view.go_on.clicked.connect(self._go_on)
        self._frame.show_overlay(view)

    def _toggle(self, cell: int, device: Device) -> None:
        if self._conduct.takes_input and self._runner.toggle(cell, device):
            self._frame.screen_view.set_answer(self._runner.chosen, can_submit=self._runner.can_submit)

    def _back(self, device: Device) -> None:
        if self._conduct.takes_input and self._runner.back(device):
            self._conduct.enter(self._runner.page)

    def _keep(self) -> None:
        if self._conduct.takes_input and self._runner.keep():
            self._conduct.enter(self._runner.page)

    def _time_out(self) -> None:
        if self._frame.has_overlay:
            self._late = True  # the page over the screen is left in peace; the screen ends when it goes
        else:
            self._conduct.take(self._runner.time_out())

    def _go_on(self) -> None:
        """From a page over the one at hand, back to that."""
        self._frame.drop_overlay()
        if self._late:
            self._late = False
            self._conduct.take(self._runner.time_out())

    def _show_instructions(self) -> None:
        page = self._conduct.page
        if self._conduct.takes_input and isinstance(page, ScreenPage):
            self._runner.instructions_seen(Device.KEYBOARD)
            block, colours = self._screens.block_of(page.position), self._screens.colours_for(page)
            design = self._runner.header.design
            self._frame.show_overlay(help_view(design, block, colours, self._screens.share, self._go_on))

    def _enlarge(self, cell: int) -> None:
        page = self._conduct.page
        if self._conduct.takes_input and isinstance(page, ScreenPage):
            self._runner.enlarged(cell)
            self._screens.enlarge(page.position, cell)

    def _cannot_show(self, error: GridLabError) -> None:
        """Say that a screen's picture cannot be shown, before its clock starts."""
        if self._frame.has_overlay:
            return  # every further picture that comes says it again
        colours = self._screens.colours_for(self._conduct.page)
        view = ImageTroubleView(error, self._runner.saved, colours, self._runner.header.design.language)
        view.retry.clicked.connect(self._try_again)
        view.later.clicked.connect(self._conduct.leave)
        self._frame.show_overlay(view)

    def _try_again(self) -> None:
        self._frame.drop_overlay()
        self._screens.try_again()


class TextPages(QObject):
    """Every page but screens and their feedback. A page's sample gets its pictures when all are there."""

    def __init__(
        self, conduct: SessionConduct, runner: SessionRunner, frame: SessionFrame, screens: SessionScreens
    ) -> None:
        super().__init__(frame)
        self._conduct = conduct
        self._runner = runner
        self._frame = frame
        self._screens = screens
        self._filled: tuple[SampleScreen, tuple[Wanted, ...]] | None = None
        screens.pictures.supply.arrived.connect(self._fill)

    def show(self, page: Page) -> None:
        """Show a text page in place of the page before."""
        view = self._view_of(page)
        view.stop.clicked.connect(self._conduct.ask_to_stop)
        self._frame.show_text(view)
        self._screens.look_ahead(page)
        if isinstance(page, InstructionsPage) and isinstance(view, TextView):
            self._add_sample(page, view)

    def leave(self) -> None:
        """The page that was shown goes away, and with it the sample that is to be filled."""
        self._filled = None

    def _view_of(self, page: Page) -> SessionPage:
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
                return BreakView(page, *runner.progress, colours, language, conduct.proceed)
            case DebriefPage():
                return DebriefView(page, colours, language, conduct.proceed)
            case EndPage():
                return EndView(page, colours, language, conduct.close_asked)
        raise TypeError(f"{type(page).__name__} has no text view")

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
        content = content_at(block, language, 1, total)
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


class SessionConduct(QObject):
    """Between the runner, which decides, and the frame, which shows.

    finished: the session is over, or was left; the exit code is 0, or 1 where something is not saved.
    bug: an exception that nobody expected; what was answered before is durable.
    """

    def __init__(
        self,
        runner: SessionRunner,
        frame: SessionFrame,
        screens: SessionScreens,
        finished: Callable[[int], None],
        bug: Callable[[BaseException], None],
    ) -> None:
        super().__init__(frame)
        self._runner = runner
        self._frame = frame
        self._screens = screens
        self._finished = finished
        self._texts = TextPages(self, runner, frame, screens)
        self._input = ScreenInput(self, runner, frame, screens)
        self.saving = StepSaving(runner, self, self._durable, self._not_durable, bug)
        self.page: Page = runner.page
        self._words = session_words(runner.header.design.language)
        self._entered: Step | None = None
        self._failed = False
        self.trouble: GridLabError | None = None
        """What is not saved, or not where it was; told once more when the session is over."""
        self._leaving = False
        self._over = False
        view, trouble = frame.screen_view, frame.trouble
        view.submit_asked.connect(self._submit)
        view.stop.clicked.connect(self.ask_to_stop)
        frame.covered.connect(runner.set_covered)
        trouble.retry.clicked.connect(self._retry)
        trouble.save_elsewhere.clicked.connect(self._save_elsewhere)
        trouble.quit.clicked.connect(lambda: self._finish(1))
        screens.opened.connect(self._maybe_open)

    @property
    def takes_input(self) -> bool:
        """Whether the page at hand takes input: it is painted and everything before it is durable."""
        return self.saving.pending is None and (not self._on_screens or self._screens.is_open)

    def start(self) -> None:
        """Show the first page."""
        self.enter(self._runner.page)

    def ask_to_stop(self) -> None:
        """Offer the ways to stop, over the page at hand."""
        if self.saving.pending is None and not self._frame.has_overlay and not isinstance(self.page, EndPage):
            self._input.ask_to_stop()

    def leave(self) -> None:
        """The lab assistant's way out: continue later, and close whatever happens."""
        if self._over or self._leaving:
            return
        step = self._runner.stop("later")
        if step is not None:
            self._leaving = True
            self.saving.save(step)
        elif self.saving.pending is not None and not self._failed:
            self._leaving = True  # once the answer that is being written is durable
        else:
            self._finish(1 if self._failed else 0)

    def close(self) -> None:
        """Let go of the session; what is written stays."""
        if not self._over:
            self._over = True
            self._screens.close()
            self.saving.close()
            try:
                self._runner.close()
            except GridLabError as error:
                self.trouble = error

    def met_bug(self, bug: BaseException) -> None:
        """Something in the window went wrong: say what is safe, and offer to show the page again."""
        if not self._over and not self._frame.trouble.isVisible():
            self._failed = True
            self._screens.shut()
            self._say_trouble(own_error(bug))

    def focus_changed(self, active: bool) -> None:
        """The window became the active one, or is it no longer."""
        if self._over:
            return
        if active:
            self._runner.focus_regained()
        else:
            self._runner.focus_lost()

    def close_asked(self) -> None:
        """The window is asked to close: at the end it does, else the ways to stop are offered."""
        if isinstance(self.page, EndPage):
            self._finish(0)
        else:
            self.ask_to_stop()

    def enter(self, page: Page) -> None:
        """Show a page; a screen opens once it is painted and nothing is pending."""
        self.page = page
        self._input.begin()
        self._texts.leave()
        self._frame.drop_overlay()
        if isinstance(page, ScreenPage | FeedbackPage):
            self._frame.show_screen()
            self._screens.show(page)
        else:
            self._texts.show(page)

    def take(self, step: Step | None) -> None:
        """Write a step on its thread; from screen to screen, the next one is painted meanwhile."""
        if step is None:
            return
        self._entered = None
        self._screens.shut()
        self.saving.save(step)
        if self._on_screens and isinstance(step.next_page, ScreenPage | FeedbackPage):
            self._entered = step
            self.enter(step.next_page)

    @property
    def _on_screens(self) -> bool:
        return isinstance(self.page, ScreenPage | FeedbackPage)

    def _durable(self, step: Step) -> None:
        if self._over:
            return
        self._failed, self.trouble = False, None
        if self._leaving:
            stop = self._runner.stop("later")
            if stop is None:
                self._finish(0)
            else:
                self.saving.save(stop)
            return
        self._frame.trouble.hide()
        if self._entered is step:
            self._maybe_open()
        else:
            self.enter(step.next_page)

    def _not_durable(self, error: GridLabError) -> None:
        """Stay on the page with everything chosen, and offer ways to save it."""
        if self.trouble is None or isinstance(error, StepNotSaved):
            self.trouble = error  # a place that does not do says nothing of what is saved
        if self._leaving:
            self._finish(1)
        if self._over:
            return
        self._failed = True
        self._frame.drop_overlay()
        if self._entered is not None:
            self._entered = None
            page = self.page = self._runner.page
            self._input.begin()
            if isinstance(page, ScreenPage | FeedbackPage):
                self._screens.show_again(page)
        self._say_trouble(error)

    def _say_trouble(self, error: GridLabError) -> None:
        step = self.saving.pending
        title = self._words.saved(self._runner.saved, unsaved=step is not None and step.is_answer)
        language, now = self._runner.header.design.language, self.trouble
        if isinstance(now, StepNotSaved) and now.lost:
            title = told(now.safe, language)
        self._frame.trouble.show_trouble(
            title,
            error,
            self._screens.colours_for(self.page),
            language,
            movable=step is not None,
            moved=isinstance(now, StepNotSaved) and now.moved,
        )

    def _retry(self) -> None:
        self._screens.pictures.try_again()  # where the folder was gone, those ahead failed too
        if self.saving.pending is not None:
            self._frame.trouble.wait()
            self.saving.again()
        else:  # nothing is unsaved: it was a fault of the window
            self._failed = False
            self._frame.trouble.hide()
            self.enter(self._runner.page)

    def _save_elsewhere(self) -> None:
        folder = choose_folder(self._frame, self._words["elsewhere_title"])
        if folder is not None and self.saving.pending is not None:
            self._frame.trouble.wait()
            self.saving.elsewhere(folder)

    def _finish(self, code: int) -> None:
        if not self._over:
            self.close()
            self._finished(max(code, 1 if self.trouble is not None else 0))

    def _maybe_open(self) -> None:
        """Take input on a screen that is painted, once nothing is pending."""
        if self.saving.pending is None and not self._over:
            self._screens.open()

    def proceed(self) -> None:
        """Go on from a page that is read, or try to save it once more."""
        if self._failed:
            self._frame.trouble.retry.click()
        else:
            self.take(self._runner.proceed())

    def _submit(self, device: Device) -> None:
        if self._failed:
            if device is Device.KEYBOARD:
                self._frame.trouble.retry.click()
        else:
            self._input.submit(device)

    def answer(self, answers: dict[str, str]) -> None:
        """Take the answers to the design's questions."""
        try:
            self.take(self._runner.answer_questions(answers))
        except GridLabError as error:
            self._frame.say(error)
