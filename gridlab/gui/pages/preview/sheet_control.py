"""Makes a contact sheet beside the window: one screen after the other, with progress and cancel."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Progress
from gridlab.gui.background import Background
from gridlab.gui.screen.sheet import Paper, Sheet, SheetScreen, sheet_screens, sheet_text, study_reader
from gridlab.gui.screen.still import Decoded, decoded, painted

if TYPE_CHECKING:
    from gridlab.app.session.rehearsal import Hit
    from gridlab.app.study import OpenStudy
    from gridlab.gui.screen.image_supply import Reader, Wanted

WORK = "contact sheet"


class SheetControl(QObject):
    """Pictures are decoded in the pool, a screen is painted on the window's thread, the sheet is written on a
    thread of its own; one screen is in the making at a time, so memory does not grow with their number.

    progressed(done, total); saved(path); failed(error); ended: nothing goes on any more.
    """

    progressed = Signal(int, int)
    saved = Signal(object)
    failed = Signal(object)
    ended = Signal()
    _done = Signal(object)

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._pool: ThreadPoolExecutor | None = None
        self._sheet: Sheet | None = None
        self._screens: list[SheetScreen] = []
        self._read: Reader | None = None
        self._next = 0
        self._done.connect(self._written, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> bool:
        """Whether a sheet is being made."""
        return self._pool is not None

    def begin(
        self,
        study: OpenStudy,
        hit: Hit,
        path: Path,
        viewport: tuple[int, int],
        *,
        paper: Paper = "A4",
        marked: bool = False,
    ) -> None:
        """Make the sheet of a HIT, in place of one being made."""
        self.cancel()
        self._screens = sheet_screens(hit.design, hit.screens, viewport, marked=marked)
        self._read = study_reader(study)
        self._next = 0
        text = sheet_text(study, hit.design, hit.screens, viewport)
        count = len(self._screens)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="sheet")
        self._submit(lambda: self._make(Sheet(path, text, count, viewport, paper)))

    def cancel(self) -> None:
        """Stop, and leave nothing behind."""
        pool, sheet = self._pool, self._sheet
        if pool is None:
            return
        self._background.cancel(WORK)
        self._pool = self._sheet = None
        if sheet is not None:
            pool.submit(sheet.abandon)
        pool.shutdown(wait=True)
        self.ended.emit()

    def _make(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def _submit(self, work: Callable[[], Any]) -> None:
        pool = self._pool
        if pool is not None:
            pool.submit(work).add_done_callback(lambda future: self._done.emit((pool, future)))

    def _written(self, told: tuple[ThreadPoolExecutor, Future[Any]]) -> None:
        """The sheet's thread is through with what it was given last."""
        pool, future = told
        if pool is not self._pool:
            return  # of a sheet that was given up
        error = future.exception()
        if error is not None:
            self.cancel()
            if not isinstance(error, GridLabError):
                raise error
            self.failed.emit(error)
            return
        path = future.result()
        if isinstance(path, Path):
            self._pool = self._sheet = None
            pool.shutdown(wait=True)
            self.ended.emit()
            self.saved.emit(path)
            return
        self.progressed.emit(self._next, len(self._screens))
        self._go_on()

    def _go_on(self) -> None:
        sheet, read = self._sheet, self._read
        if sheet is None or read is None:
            return
        if self._next >= len(self._screens):
            self._submit(sheet.finish)
            return
        wanted = self._screens[self._next].still.wanted()
        self._background.start(WORK, _decoding(wanted, read), done=self._paint, failed=self._give_up)

    def _paint(self, made: Decoded) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        screen = self._screens[self._next]
        picture = painted(screen.still, made[0])
        self._next += 1
        self._submit(lambda: sheet.add(picture, screen.caption, screen.kind))

    def _give_up(self, error: GridLabError) -> None:
        self.cancel()
        self.failed.emit(error)


def _decoding(wanted: tuple[Wanted, ...], read: Reader) -> Callable[[Cancel, Progress], Decoded]:
    return lambda cancel, _progress: decoded(wanted, read, cancel.raise_if_set)
