"""The window of a session, with everything behind it: pages, pictures, writing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from gridlab.gui.screen.image_supply import ImageSupply, Reader
from gridlab.gui.session.conduct import SessionConduct
from gridlab.gui.session.frame import SessionFrame
from gridlab.gui.session.screens import SessionScreens

if TYPE_CHECKING:
    from gridlab.app.session.clock import Clock
    from gridlab.app.session.runner import SessionRunner


class SessionWindow(SessionFrame):
    """Takes an annotator through a session.

    finished: it is over or was left; 0, or 1 where an answer is not saved. bug: an unexpected exception.
    """

    finished = Signal(int)
    bug = Signal(object)

    def __init__(self, runner: SessionRunner, reader: Reader, alts: Sequence[str], clock: Clock) -> None:
        """reader: makes the picture of an image of the session; alts: their alternative texts."""
        super().__init__()
        self.runner = runner
        self.supply = ImageSupply(reader, parent=self)
        self.screens = SessionScreens(runner, self.screen_view, self.supply, alts, clock)
        self.conduct = SessionConduct(runner, self, self.screens)
        self.conduct.finished.connect(self._on_finished)
        self.conduct.bug.connect(self.bug)

    def start(self, *, windowed: bool) -> None:
        """Show the first page, full screen unless `windowed`."""
        if windowed:
            self.show()
        else:
            self.showFullScreen()
        self.screens.take_display()
        self.conduct.start()

    def leave(self) -> None:
        """Let go of the session and close, whatever page is shown; what is written stays."""
        self.conduct.close()
        self.may_close = True
        self.close()

    def _on_finished(self, code: int) -> None:
        self.may_close = True
        self.close()
        self.finished.emit(code)
