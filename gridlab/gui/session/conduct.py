"""Conducts a session: shows the runner's pages, passes on what is asked, and lets no page go on unsaved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gridlab.app.session.unsaved import StepNotSaved
from gridlab.domain.errors import GridLabError
from gridlab.domain.flow import ConsentPage, EndPage, FeedbackPage, Interlude, Page, ScreenPage
from gridlab.domain.session import Device
from gridlab.gui.kit.choosers import choose_folder
from gridlab.gui.look.saying import told
from gridlab.gui.session.frame import SessionFrame
from gridlab.gui.session.saving import StepSaving, own_error
from gridlab.gui.session.screen_input import ScreenInput
from gridlab.gui.session.screens import SessionScreens
from gridlab.gui.session.text_pages import TextPages
from gridlab.store.session_words import session_words

if TYPE_CHECKING:
    from gridlab.app.session.runner import SessionRunner, Step


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
        self._texts = TextPages(self, runner, frame, screens, bug)
        self._input = ScreenInput(self, runner, frame, screens)
        self.saving = StepSaving(runner, self, self._durable, self._not_durable, bug)
        self.page: Page | Interlude = runner.page
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
        """Show the first page; who comes back is told how far the session is first."""
        page = self._runner.page
        comes_back = self._runner.resumed and not isinstance(page, ConsentPage | EndPage)
        self.enter(Interlude("welcome", page) if comes_back else page)

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
            self._texts.close()
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

    def enter(self, page: Page | Interlude) -> None:
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
        after = self._after(step)
        if self._on_screens and isinstance(after, ScreenPage | FeedbackPage):
            self._entered = step
            self.enter(after)

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
        elif step.next_page is not self.page:  # the end is on view already when it has told something
            self.enter(self._after(step))

    def _after(self, step: Step) -> Page | Interlude:
        """What is shown after a step; between the practice and what counts, that it is done."""
        here, there, screens = self.page, step.next_page, self._runner.header.screens
        if not isinstance(here, ScreenPage | FeedbackPage) or not isinstance(there, ScreenPage):
            return there
        ends = screens[there.position].counts and not screens[here.position].counts
        return Interlude("practice_done", there) if ends else there

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
        elif isinstance(self.page, Interlude):
            self.enter(self.page.page)
        else:
            self.take(self._runner.proceed())

    def told(self) -> None:
        """What the end says of the annotator's own answers is on view."""
        self.take(self._runner.feedback_shown())

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
