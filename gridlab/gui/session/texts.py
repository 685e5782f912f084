"""Shows a session's text pages, each with its view, the sample where it has one, and the pictures ahead."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gridlab.domain.flow import InstructionsPage, Page
from gridlab.gui.session.frame import SessionFrame
from gridlab.gui.session.pages import TextView
from gridlab.gui.session.sample import Samples
from gridlab.gui.session.screens import SessionScreens
from gridlab.gui.session.views import Answers, view_of

if TYPE_CHECKING:
    from gridlab.app.session.runner import SessionRunner


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
