"""Shows a session's screens one after the other: pictures ahead, blank, first paint, clock, time limit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from statistics import median
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from gridlab.domain.contrast import ScreenColours
from gridlab.domain.design import Block, Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.flow import BreakPage, FeedbackPage, InstructionsPage, Interlude, Page, ScreenPage
from gridlab.domain.hit_time import assumed_seconds
from gridlab.domain.images import Image
from gridlab.domain.screen import Screen
from gridlab.gui.screen.face import colours_of, enlarged_side
from gridlab.gui.screen.image_supply import ImageSupply, Wanted
from gridlab.gui.screen.pictures import ScreenPictures
from gridlab.gui.screen.view import ScreenView, content_of, marks_of

if TYPE_CHECKING:
    from gridlab.app.session.clock import Clock
    from gridlab.app.session.runner import SessionRunner
    from gridlab.domain.session import Response, SessionHeader


FEWEST = 3
LATEST = 15


class TimeLeft:
    """Seconds for the screens from a position on; breaks and pages are not reckoned."""

    def __init__(self, design: Design, screens: Sequence[Screen], answered: Mapping[int, Response]) -> None:
        """answered: the responses there are already, of a session that goes on."""
        self._assumed = [
            assumed_seconds(design.blocks[screen.block].n, design.blocks[screen.block].grid.choose)
            for screen in screens
        ]
        self._ratios: list[float] = []
        for position, response in sorted(answered.items()):
            self.answered(position, response.response_ms / 1000)

    def answered(self, position: int, seconds: float) -> None:
        """Note how long a screen took; the latest ones tell the pace."""
        self._ratios.append(seconds / self._assumed[position])
        del self._ratios[:-LATEST]

    def seconds(self, position: int) -> float:
        """What the screens from `position` on will take."""
        pace = median(self._ratios) if len(self._ratios) >= FEWEST else 1.0
        return pace * sum(self._assumed[position:])


class SessionScreens(QObject):
    """Brings screens up; a screen's clock starts at its first paint, with every picture there.

    opened: the screen is painted and may take input. timed_out: its time is over. cannot_show: a picture
    is missing.
    """

    opened = Signal()
    timed_out = Signal()
    cannot_show = Signal(GridLabError)

    def __init__(
        self,
        runner: SessionRunner,
        view: ScreenView,
        supply: ImageSupply,
        images: Sequence[Image],
        clock: Clock,
    ) -> None:
        super().__init__(view)
        self._runner = runner
        self._view = view
        self._clock = clock
        design = runner.header.design
        self.pictures = ScreenPictures(design, lambda: runner.header.screens, images, supply)
        self._time_left = TimeLeft(design, runner.header.screens, runner.state.standings)
        self._page: ScreenPage | FeedbackPage | None = None
        self._paint: str = ""  # "asked" for, "awaited" until the window is on view, "done"
        self._sharp = False
        self._onset: int | None = None
        self._next = 0
        self._large: Wanted | None = None
        self.is_open = False
        self._blank = self._timer(self._reveal)
        self._limit = self._timer(self.timed_out.emit)
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._show_time_left)
        supply.arrived.connect(self._on_picture)
        view.painted.connect(self._on_paint)
        view.resized.connect(self.take_display)

    def _timer(self, slot: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(slot)
        return timer

    @property
    def _header(self) -> SessionHeader:
        """As it is now: the images of a screen may be chosen while the session runs."""
        return self._runner.header

    @property
    def share(self) -> float:
        """Share of the counted screens that are answered."""
        done, total = self._runner.progress
        return done / max(1, total)

    def seconds_left(self, position: int) -> float:
        """What the screens from `position` on will take."""
        return self._time_left.seconds(position)

    @property
    def time_is_up(self) -> bool:
        """Whether the screen's time limit has passed, and it is about to end for that."""
        return self._limit.isActive() and self._limit.remainingTime() == 0

    def block_of(self, position: int) -> Block:
        """The block of the screen at a position."""
        return self._header.design.blocks[self._header.screens[position].block]

    def colours_for(self, page: Page | Interlude) -> ScreenColours:
        """The colours of the page's block; those of the block before, or the first one, for other pages."""
        match page.page if isinstance(page, Interlude) else page:
            case ScreenPage(position) | FeedbackPage(position) | BreakPage(_, position):
                block = self.block_of(position)
            case InstructionsPage(_, index) if index >= 0:
                block = self._header.design.blocks[index]
            case _:
                block = self.block_of(min(self._next, len(self._header.screens) - 1))
        return colours_of(block.layout.background, block.layout.accent)

    def look_ahead(self, page: Page) -> None:
        """Have the pictures made of the screens that come after a page."""
        match page:
            case ScreenPage(position) | FeedbackPage(position):
                self._next = position
            case BreakPage(_, position):
                self._next = position + 1
        if self._next < len(self._header.screens):
            self.pictures.prepare(self._next)

    def take_display(self) -> None:
        """The view has another size, or stands on another display."""
        self.pictures.set_display(self._view.width(), self._view.height(), self._view.devicePixelRatioF())
        self._sharp = False  # pictures of the new size follow; those there are painted meanwhile

    def show(self, page: ScreenPage | FeedbackPage) -> None:
        """Bring a screen up, or a practice screen's feedback. Input stays shut until `open`."""
        self.shut()
        self._page = page
        self._onset = None
        self._paint = ""
        self.take_display()
        timing = self.block_of(page.position).timing
        if isinstance(page, ScreenPage) and timing.blank_ms:
            self._view.show_nothing(content_of(self._runner, page), "blank")
            self._view.repaint()
            self._blank.start(timing.blank_ms)
        else:
            self._reveal()

    def show_again(self, page: ScreenPage | FeedbackPage) -> None:
        """Show a screen as it was left, because its answer could not be saved."""
        self.shut()
        self._page = page
        self._onset = None
        content = content_of(self._runner, page, saved_only=True)
        self._view.show_screen(content, self.pictures.pictures(page.position))
        self._view.set_answer(self._runner.chosen, can_submit=False)
        self._sharp = self.pictures.ready(page.position)
        if not self._sharp:  # they were given up for those of the next screen
            self.look_ahead(page)

    def open(self) -> None:
        """Take input, if the screen is painted: its clock runs since then."""
        page, onset = self._page, self._onset
        if page is None or onset is None or self.is_open:
            return
        self.is_open = True
        if isinstance(page, ScreenPage):
            self._runner.shown(onset, scale=self.pictures.scale(page.position))
            self._view.set_answer(self._runner.chosen, can_submit=self._runner.can_submit)
            limit = self.block_of(page.position).timing.limit_seconds
            if limit is not None:
                since = self._clock.monotonic_ms() - onset
                self._limit.start(max(0, round(1000 * limit) - since))
        # Not before the annotator may answer: asking for pictures ahead can wait.
        # By then another page may be at hand, whose pictures are the ones to wait for.
        QTimer.singleShot(0, self, lambda: self.look_ahead(self._page or page))

    def shut(self) -> None:
        """Take no input any more."""
        if self.is_open and isinstance(self._page, ScreenPage):
            self._time_left.answered(self._page.position, self._runner.elapsed_ms() / 1000)
        self.is_open = False
        self._blank.stop()
        self._limit.stop()

    def try_again(self) -> None:
        """Make the pictures that failed again."""
        self.pictures.try_again()
        if self._page is not None:
            self.show(self._page)

    def enlarge(self, position: int, cell: int) -> None:
        """Show a picture large: the small one at once, its large one as soon as it is there."""
        self._large = self.pictures.large(position, cell, enlarged_side(self._view.size()))
        self._show_large(self._view.body.picture(cell))

    def _show_large(self, meanwhile: QImage | None = None) -> None:
        large = self._large
        picture = (large and self.pictures.supply.get(large)) or meanwhile
        if large is not None and picture is not None:
            self._view.show_enlarged(picture, QSizeF(large.width, large.height) / large.ratio)

    def close(self) -> None:
        """Stop all timers and threads."""
        self.shut()
        self._tick.stop()
        self._page = None
        self.pictures.supply.close()

    def _reveal(self) -> None:
        """Show the screen if all its pictures are there, else a calm word, without starting its clock."""
        page = self._page
        if page is None:
            return
        if not self.pictures.ready(page.position):
            failure = self.pictures.failure(page.position)
            if self._view.state != "waiting":
                self._view.show_nothing(content_of(self._runner, page), "waiting")
            if failure is not None:
                self.cannot_show.emit(failure)
            elif self._next != page.position or not self.pictures.asks(page.position):
                self.look_ahead(page)
            return
        pictures = self.pictures.pictures(page.position)
        self._sharp = True
        if isinstance(page, FeedbackPage):
            screen = self._header.screens[page.position]
            marks = marks_of(self._header.design, screen, page.chosen)
            self._view.show_feedback(content_of(self._runner, page), pictures, page.chosen, marks)
            self._view.show_verdict(self._view.words["right" if page.passed else "not_right"])
        else:
            self._view.show_screen(content_of(self._runner, page), pictures)
            self._show_time_left()
        self._paint = "asked"
        self._view.repaint()
        if self._paint == "done":
            self._note_onset(page)
        else:
            self._paint = "awaited"

    def _on_paint(self) -> None:
        if self._paint == "asked":
            self._paint = "done"
        elif self._paint == "awaited":
            # The window was not on view yet: the clock starts when this first painting is done.
            self._paint = "done"
            page = self._page
            QTimer.singleShot(0, self, lambda: self._note_onset(page))

    def _note_onset(self, page: ScreenPage | FeedbackPage | None) -> None:
        if page is not None and page is self._page and self._onset is None:
            self._onset = self._clock.monotonic_ms()
            self.opened.emit()

    def _on_picture(self) -> None:
        if self._view.enlarging:
            self._show_large()
        page = self._page
        if page is None:
            return
        if self._view.state == "waiting":
            self._reveal()
        elif not self._sharp and self.pictures.ready(page.position):
            self._sharp = True
            self._view.body.show_pictures(self.pictures.pictures(page.position))

    def _show_time_left(self) -> None:
        page = self._page
        if not self._header.design.session.show_time_left or not isinstance(page, ScreenPage):
            return
        if self._limit.isActive():
            left = -(-self._limit.remainingTime() // 1000)
            self._view.set_time_left(self._view.words["seconds_left"].format(seconds=left))
        else:
            self._view.set_time_left(self._view.words.time_left(self._time_left.seconds(page.position)))
        if not self._tick.isActive():
            self._tick.start()
