"""What the annotator does on a screen: passed on to the runner, which decides, and shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.flow import FeedbackPage, Page, ScreenPage
from gridlab.domain.session import Device
from gridlab.gui.session.frame import SessionFrame
from gridlab.gui.session.pages import ImageTroubleView, StopView
from gridlab.gui.session.screens import SessionScreens
from gridlab.gui.session.views import help_view

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
