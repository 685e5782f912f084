"""The pages that lie over the one at hand: ways to stop, instructions, a screen that cannot be shown."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.flow import Page, ScreenPage
from gridlab.gui.session.frame import SessionFrame
from gridlab.gui.session.pages import ImageTroubleView, StopView
from gridlab.gui.session.screens import SessionScreens
from gridlab.gui.session.views import help_view


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
