"""What the annotator does on a screen, and on pages over any page, which stays as it is below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAccessible

from gridlab.domain.errors import GridLabError
from gridlab.domain.flow import FeedbackPage, ScreenPage
from gridlab.domain.session import Device
from gridlab.gui.session.frame import Conducts, SessionFrame
from gridlab.gui.session.pages import ImageTroubleView, StopView, help_view
from gridlab.gui.session.screens import SessionScreens

if TYPE_CHECKING:
    from gridlab.app.session.runner import SessionRunner


SUBMIT_AFTER_MS = 600


class ScreenInput(QObject):
    """What the annotator does on a screen, and on pages over any page, which stays as it is below them."""

    def __init__(
        self, conduct: Conducts, runner: SessionRunner, frame: SessionFrame, screens: SessionScreens
    ) -> None:
        super().__init__(frame)
        self._conduct = conduct
        self._runner = runner
        self._frame = frame
        self._screens = screens
        self._late = False
        self._waits = QTimer(self)
        self._waits.setSingleShot(True)
        self._waits.setTimerType(Qt.TimerType.PreciseTimer)
        self._waits.setInterval(SUBMIT_AFTER_MS)
        self._waits.timeout.connect(self._submit_by_itself)
        frame.covered.connect(self._waits.stop)
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
        self._waits.stop()

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
        if not self._conduct.takes_input:
            return
        runner, view = self._runner, self._frame.screen_view
        if runner.toggle(cell, device):
            view.set_answer(runner.chosen, can_submit=runner.can_submit)
            self._wait_to_submit()
        elif cell not in runner.chosen and self._is_full:
            view.say_full()

    @property
    def _is_full(self) -> bool:
        """Whether no further cell can be chosen."""
        page = self._conduct.page
        block = self._screens.block_of(page.position) if isinstance(page, ScreenPage) else None
        return block is not None and len(self._runner.chosen) == block.grid.choose

    def _wait_to_submit(self) -> None:
        """After a change: submit in a moment where the design says so and the last allowed cell is chosen.

        Never on practice, and not while a screen reader runs: its user hears of the choice meanwhile.
        """
        self._waits.stop()
        page, header = self._conduct.page, self._runner.header
        if not header.design.session.auto_submit or not isinstance(page, ScreenPage):
            return
        if self._is_full and header.screens[page.position].counts and not QAccessible.isActive():
            self._waits.start()

    def _submit_by_itself(self) -> None:
        if not self._screens.time_is_up:  # else it ends as timed out
            self.submit(Device.PROGRAM)

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
            self._waits.stop()  # it lies over the screen
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
