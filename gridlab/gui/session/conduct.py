"""Conducts a session: shows the runner's pages, passes on what is asked, and lets no page go on unsaved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.flow import EndPage, FeedbackPage, Page, ScreenPage
from gridlab.domain.session import Device
from gridlab.gui.session.frame import SessionFrame
from gridlab.gui.session.pages import Answers, ImageTroubleView, StopView, TextPages, help_view
from gridlab.gui.session.saving import StepSaving, own_error
from gridlab.gui.session.screens import SessionScreens
from gridlab.store.session_words import session_words

if TYPE_CHECKING:
    from gridlab.app.session.runner import SessionRunner, Step


class SessionOverlays(QObject):
    """Shows them and tells what was chosen; the page below stays as it is.

    stopped: a way to stop, in the runner's words. closed: back to the page below. left: continue later.
    """

    stopped = Signal(str)
    closed = Signal()
    left = Signal()

    def __init__(self, design: Design, frame: SessionFrame, screens: SessionScreens) -> None:
        super().__init__(frame)
        self._design = design
        self._frame = frame
        self._screens = screens

    def ask_to_stop(self, page: Page) -> None:
        """Offer the ways to stop."""
        view = StopView(self._screens.colours_for(page), self._design.language, self._screens.share)
        view.chosen.connect(self.stopped)
        view.went_on.connect(self._close)
        self._frame.show_overlay(view)

    def show_instructions(self, page: ScreenPage) -> None:
        """Show the instructions and the keys."""
        block = self._screens.block_of(page.position)
        view = help_view(self._design, block, self._screens.colours_for(page), self._screens.share)
        view.passed.connect(lambda _device: self._close())
        self._frame.show_overlay(view)

    def cannot_show(self, page: Page, error: GridLabError, answered: int) -> None:
        """Say that a screen's picture cannot be shown, before its clock starts."""
        view = ImageTroubleView(error, answered, self._screens.colours_for(page), self._design.language)
        view.retried.connect(self._try_again)
        view.left.connect(self.left)
        self._frame.show_overlay(view)

    def _try_again(self) -> None:
        self._frame.drop_overlay()
        self._screens.try_again()

    def _close(self) -> None:
        self._frame.drop_overlay()
        self.closed.emit()


class ScreenInput(QObject):
    """Listens to the screen's view and its clock, while `takes_input` says so.

    take: takes the step that comes of it, None for none. turn: shows another page, with nothing to write.
    """

    def __init__(
        self,
        runner: SessionRunner,
        frame: SessionFrame,
        screens: SessionScreens,
        overlays: SessionOverlays,
        *,
        takes_input: Callable[[], bool],
        take: Callable[[Step | None], None],
        turn: Callable[[Page], None],
    ) -> None:
        super().__init__(frame)
        self._runner = runner
        self._frame = frame
        self._screens = screens
        self._overlays = overlays
        self._takes_input = takes_input
        self._take = take
        self._turn = turn
        self._page: Page = runner.page
        self._late = False
        view = frame.screen_view
        view.cell_asked.connect(self._toggle)
        view.back_asked.connect(self._back)
        view.keep_asked.connect(lambda _device: self._keep())
        view.instructions_asked.connect(self._show_instructions)
        view.enlarge_asked.connect(self._enlarge)
        overlays.closed.connect(self._go_on)
        screens.timed_out.connect(self._time_out)
        screens.cannot_show.connect(self._cannot_show)

    def enter(self, page: Page) -> None:
        """A page comes up."""
        self._page = page
        self._late = False

    def submit(self, device: Device) -> None:
        """Submit the screen, or go on from a practice screen's feedback."""
        if self._takes_input():
            feedback = isinstance(self._page, FeedbackPage)
            self._take(self._runner.proceed() if feedback else self._runner.submit(device))

    def _toggle(self, cell: int, device: Device) -> None:
        if self._takes_input() and self._runner.toggle(cell, device):
            self._frame.screen_view.set_answer(self._runner.chosen, can_submit=self._runner.can_submit)

    def _back(self, device: Device) -> None:
        if self._takes_input() and self._runner.back(device):
            self._turn(self._runner.page)

    def _keep(self) -> None:
        if self._takes_input() and self._runner.keep():
            self._turn(self._runner.page)

    def _time_out(self) -> None:
        if self._frame.has_overlay:
            self._late = True  # the page over the screen is left in peace; the screen ends when it goes
        else:
            self._take(self._runner.time_out())

    def _go_on(self) -> None:
        if self._late:
            self._late = False
            self._take(self._runner.time_out())

    def _show_instructions(self) -> None:
        if self._takes_input() and isinstance(self._page, ScreenPage):
            self._runner.instructions_seen(Device.KEYBOARD)
            self._overlays.show_instructions(self._page)

    def _enlarge(self, cell: int) -> None:
        if self._takes_input() and isinstance(self._page, ScreenPage):
            self._runner.enlarged(cell)
            self._screens.enlarge(self._page.position, cell)

    def _cannot_show(self, error: GridLabError) -> None:
        if not self._frame.has_overlay:  # every further picture that comes says it again
            self._overlays.cannot_show(self._page, error, self._runner.saved)


class SessionConduct(QObject):
    """Between the runner, which decides, and the frame, which shows.

    finished: the session is over, or was left; the exit code is 0, or 1 where something is not saved.
    bug: an exception that nobody expected; what was answered before is durable.
    """

    finished = Signal(int)
    bug = Signal(BaseException)

    def __init__(self, runner: SessionRunner, frame: SessionFrame, screens: SessionScreens) -> None:
        super().__init__(frame)
        self._runner = runner
        self._frame = frame
        self._screens = screens
        self._overlays = SessionOverlays(runner.header.design, frame, screens)
        answers = Answers(
            agree=lambda: self._take(self._runner.agree()),
            decline=lambda: self._take(self._runner.decline()),
            answer=self._answer,
            proceed=self._proceed,
            close=lambda: self._finish(0),
        )
        self._texts = TextPages(runner, frame, screens, answers, self.ask_to_stop)
        self._input = ScreenInput(
            runner,
            frame,
            screens,
            self._overlays,
            takes_input=lambda: self.takes_input,
            take=self._take,
            turn=self._enter,
        )
        self.saving = StepSaving(runner, self)
        self._page: Page = runner.page
        self._words = session_words(runner.header.design.language)
        frame.elsewhere_title = self._words["elsewhere_title"]
        self._entered: Step | None = None
        self._failed = False
        self._leaving = False
        self._over = False
        self._wire()

    @property
    def takes_input(self) -> bool:
        """Whether the page at hand takes input: it is painted and everything before it is durable."""
        return self.saving.pending is None and (not self._on_screens or self._screens.is_open)

    def start(self) -> None:
        """Show the first page."""
        self._enter(self._runner.page)

    def ask_to_stop(self) -> None:
        """Offer the ways to stop, over the page at hand."""
        if self.saving.pending is not None or self._frame.has_overlay or isinstance(self._page, EndPage):
            return
        self._overlays.ask_to_stop(self._page)

    def leave(self) -> None:
        """The lab assistant's way out: continue later, and close whatever happens."""
        if self._over:
            return
        if self._leaving:
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
            self._runner.close()

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

    def _wire(self) -> None:
        view, frame, trouble = self._frame.screen_view, self._frame, self._frame.trouble
        view.submit_asked.connect(self._submit)
        view.stop_asked.connect(lambda _device: self.ask_to_stop())
        self._overlays.stopped.connect(lambda how: self._take(self._runner.stop(how)))
        self._overlays.left.connect(self.leave)
        frame.way_out_asked.connect(self.leave)
        frame.close_asked.connect(self._close_asked)
        frame.activated.connect(self.focus_changed)
        frame.elsewhere_chosen.connect(self._save_elsewhere)
        frame.covered.connect(self._runner.set_covered)
        self.saving.saved.connect(self._durable)
        self.saving.failed.connect(self._not_durable)
        self.saving.bug.connect(self.bug)
        trouble.retried.connect(self._retry)
        trouble.quitted.connect(lambda: self._finish(1))
        self._screens.opened.connect(self._maybe_open)

    @property
    def _on_screens(self) -> bool:
        return isinstance(self._page, ScreenPage | FeedbackPage)

    def _enter(self, page: Page) -> None:
        """Show a page; a screen opens once it is painted and nothing is pending."""
        self._page = page
        self._input.enter(page)
        self._texts.leave()
        self._frame.drop_overlay()
        if isinstance(page, ScreenPage | FeedbackPage):
            self._frame.show_screen()
            self._screens.show(page)
        else:
            self._texts.show(page)

    def _take(self, step: Step | None) -> None:
        """Write a step on its thread; from screen to screen, the next one is painted meanwhile."""
        if step is None:
            return
        self._entered = None
        self._screens.shut()
        self.saving.save(step)
        if self._on_screens and isinstance(step.next_page, ScreenPage | FeedbackPage):
            self._entered = step
            self._enter(step.next_page)

    def _durable(self, step: Step) -> None:
        if self._over:
            return
        self._failed = False
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
            self._enter(step.next_page)

    def _not_durable(self, error: GridLabError) -> None:
        """Stay on the page with everything chosen, and offer ways to save it."""
        if self._leaving:
            self._finish(1)
        if self._over:
            return
        self._failed = True
        self._frame.drop_overlay()
        if self._entered is not None:
            self._entered = None
            page = self._page = self._runner.page
            self._input.enter(page)
            if isinstance(page, ScreenPage | FeedbackPage):
                self._screens.show_again(page)
        self._say_trouble(error)

    def _say_trouble(self, error: GridLabError) -> None:
        step = self.saving.pending
        title = self._words.saved(self._runner.saved, unsaved=step is not None and step.is_answer)
        self._frame.trouble.show_trouble(
            title,
            error,
            self._screens.colours_for(self._page),
            self._runner.header.design.language,
            movable=step is not None,
        )

    def _retry(self) -> None:
        self._screens.pictures.try_again()  # where the folder was gone, those ahead failed too
        if self.saving.pending is not None:
            self._frame.trouble.wait()
            self.saving.again()
        else:  # nothing is unsaved: it was a fault of the window
            self._failed = False
            self._frame.trouble.hide()
            self._enter(self._runner.page)

    def _save_elsewhere(self, folder: Path) -> None:
        if self.saving.pending is not None:
            self._frame.trouble.wait()
            self.saving.elsewhere(folder)

    def _finish(self, code: int) -> None:
        if not self._over:
            self.close()
            self.finished.emit(code)

    def _maybe_open(self) -> None:
        """Take input on a screen that is painted, once nothing is pending."""
        if self.saving.pending is None and not self._over:
            self._screens.open()

    def _close_asked(self) -> None:
        if isinstance(self._page, EndPage):
            self._finish(0)
        else:
            self.ask_to_stop()

    def _proceed(self) -> None:
        if self._failed:
            self._frame.trouble.press_retry()
        else:
            self._take(self._runner.proceed())

    def _submit(self, device: Device) -> None:
        if self._failed:
            if device is Device.KEYBOARD:
                self._frame.trouble.press_retry()
        else:
            self._input.submit(device)

    def _answer(self, answers: dict[str, str]) -> None:
        try:
            self._take(self._runner.answer_questions(answers))
        except GridLabError as error:
            self._frame.say(error)
