"""The contact sheet of a HIT: its panel, and how it is made beside the window, one screen after the other."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Progress
from gridlab.gui.background import Background
from gridlab.gui.kit.boxes import Wide, column, grounded, row
from gridlab.gui.kit.buttons import SegmentedButtons, button
from gridlab.gui.kit.choosers import choose_new_file, file_action
from gridlab.gui.kit.fields import CheckField
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import MessageBar, ProgressRow
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import place
from gridlab.gui.screen.image_supply import study_reader
from gridlab.gui.screen.sheet import Paper, Sheet, SheetScreen, sheet_screens, sheet_text
from gridlab.gui.screen.still import Decoded, decoded, painted

if TYPE_CHECKING:
    from gridlab.app.session.rehearsal import Hit
    from gridlab.app.study import OpenStudy
    from gridlab.gui.screen.image_supply import Reader

WORK = "contact sheet"


class SheetPanel(QWidget):
    """Hidden until it is asked for. save_requested(path, paper, marked)."""

    save_requested = Signal(Path, str, bool)

    def __init__(self) -> None:
        super().__init__()
        grounded(self, "status")
        self.setAccessibleName(translate("SheetPanel", "Contact sheet"))
        self.folder = Path.home()
        self.name = "hit"
        self.paper = SegmentedButtons(
            (("A4", "A4"), ("Letter", "Letter")), says=translate("SheetPanel", "Paper")
        )
        self.paper.setMaximumWidth(160)
        self.marked = CheckField(translate("SheetPanel", "Mark the right cells of catch screens"))
        self.save_pdf = button(translate("SheetPanel", "Save as PDF…"), icon_name="download")
        self.save_png = button(translate("SheetPanel", "Save as PNG…"), icon_name="file-image")
        self.progress = ProgressRow()
        self.messages = MessageBar()
        title = label(translate("SheetPanel", "All screens of this HIT on one sheet"), "strong")
        choices = (title, 8, self.paper, self.marked, Wide(), self.save_pdf, self.save_png)
        self.setLayout(
            column(row(*choices, spacing=12), self.progress, self.messages, margins=(24, 10, 24, 10))
        )
        self.save_pdf.clicked.connect(lambda: self._choose("pdf"))
        self.save_png.clicked.connect(lambda: self._choose("png"))
        self.hide()

    def save_to(self, path: Path) -> None:
        """Save to a file, as after it was chosen."""
        self.messages.clear()
        self.progress.begin(translate("SheetPanel", "Painting screens"))
        self.set_working(True)
        self.save_requested.emit(path, str(self.paper.value), self.marked.isChecked())

    def set_working(self, working: bool) -> None:
        """Whether a sheet is being made."""
        for one in (self.save_pdf, self.save_png, self.paper, self.marked):
            one.setEnabled(not working)
        if not working:
            self.progress.hide()

    def show_saved(self, path: Path) -> None:
        """A sheet was written."""
        said = translate("SheetPanel", "The sheet is saved.")
        self.messages.say("ok", said, place(path), actions=file_action(path))

    def _choose(self, kind: str) -> None:
        kinds = {
            "pdf": translate("SheetPanel", "PDF (*.pdf)"),
            "png": translate("SheetPanel", "Picture (*.png)"),
        }[kind]
        start = self.folder / f"{self.name}-screens.{kind}"
        path = choose_new_file(self, translate("SheetPanel", "Save the contact sheet"), kinds, start)
        if path is not None:
            self.save_to(path if path.suffix.lower() == f".{kind}" else Path(f"{path}.{kind}"))


class SheetControl(QObject):
    """Pictures are decoded in the pool, a screen is painted on the window's thread, the sheet is written on a
    thread of its own; one screen is in the making at a time, so memory does not grow with their number.
    How far it is and what came of it is told in the panel.
    """

    _done = Signal(ThreadPoolExecutor, Future)

    def __init__(self, background: Background, panel: SheetPanel) -> None:
        super().__init__(panel)
        self._background = background
        self._panel = panel
        self._pool: ThreadPoolExecutor | None = None
        self._sheet: Sheet | None = None
        self._screens: list[SheetScreen] = []
        self._read: Reader | None = None
        self._next = 0
        self._done.connect(self._written, Qt.ConnectionType.QueuedConnection)
        panel.progress.cancel_requested.connect(self.cancel)

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
        self._panel.set_working(False)

    def _make(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def _submit(self, work: Callable[[], Any]) -> None:
        pool = self._pool
        if pool is not None:
            pool.submit(work).add_done_callback(lambda future: self._done.emit(pool, future))

    def _written(self, pool: ThreadPoolExecutor, future: Future[Any]) -> None:
        """The sheet's thread is through with what it was given last."""
        if pool is not self._pool:
            return  # of a sheet that was given up
        error = future.exception()
        if error is not None:
            if not isinstance(error, GridLabError):
                self.cancel()
                raise error
            self._give_up(error)
            return
        path = future.result()
        if isinstance(path, Path):
            self._pool = self._sheet = None
            pool.shutdown(wait=True)
            self._panel.set_working(False)
            self._panel.show_saved(path)
            return
        self._panel.progress.advance(self._next, len(self._screens))
        self._go_on()

    def _go_on(self) -> None:
        sheet, read = self._sheet, self._read
        if sheet is None or read is None:
            return
        if self._next >= len(self._screens):
            self._submit(sheet.finish)
            return
        wanted = self._screens[self._next].still.wanted()

        def work(cancel: Cancel, _progress: Progress) -> Decoded:
            return decoded(wanted, read, cancel.raise_if_set)

        self._background.start(WORK, work, done=self._paint, failed=self._give_up)

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
        self._panel.messages.say_error(error)
