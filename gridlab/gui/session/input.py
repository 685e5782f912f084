"""What the annotator does on a screen: passed on to the runner, which decides, and shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gridlab.domain.errors import GridLabError
from gridlab.domain.flow import FeedbackPage, Page, ScreenPage
from gridlab.domain.session import Device
from gridlab.gui.session.frame import SessionFrame
from gridlab.gui.session.overlays import SessionOverlays
from gridlab.gui.session.screens import SessionScreens

if TYPE_CHECKING:
    from gridlab.app.session.runner import SessionRunner


class ScreenInput(QObject):
    """Listens to the screen's view and its clock, while `takes_input` says so.

    stepped: a step, or None, is to be taken. turned: another page is to be shown, with nothing to write.
    """

    stepped = Signal(object)
    turned = Signal(object)

    def __init__(
        self,
        runner: SessionRunner,
        frame: SessionFrame,
        screens: SessionScreens,
        overlays: SessionOverlays,
        takes_input: Callable[[], bool],
    ) -> None:
        super().__init__(frame)
        self._runner = runner
        self._frame = frame
        self._screens = screens
        self._overlays = overlays
        self._takes_input = takes_input
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
            self.stepped.emit(self._runner.proceed() if feedback else self._runner.submit(device))

    def _toggle(self, cell: int, device: Device) -> None:
        if self._takes_input() and self._runner.toggle(cell, device):
            self._frame.screen_view.set_answer(self._runner.chosen, can_submit=self._runner.can_submit)

    def _back(self, device: Device) -> None:
        if self._takes_input() and self._runner.back(device):
            self.turned.emit(self._runner.page)

    def _keep(self) -> None:
        if self._takes_input() and self._runner.keep():
            self.turned.emit(self._runner.page)

    def _time_out(self) -> None:
        if self._frame.has_overlay:
            self._late = True  # the page over the screen is left in peace; the screen ends when it goes
        else:
            self.stepped.emit(self._runner.time_out())

    def _go_on(self) -> None:
        if self._late:
            self._late = False
            self.stepped.emit(self._runner.time_out())

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
