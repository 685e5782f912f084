"""The contact sheet of a HIT: its panel, and how it is made beside the window, one screen after the other."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gridlab.app.uses import Outcome, Use
from gridlab.domain.progress import Cancel, Progress
from gridlab.gui.background import Background
from gridlab.gui.kit.at_window import AtWindow
from gridlab.gui.kit.boxes import Wide, column, grounded, row
from gridlab.gui.kit.buttons import SegmentedButtons, button
from gridlab.gui.kit.choosers import choose_folder, choose_new_file, file_action
from gridlab.gui.kit.fields import CheckField
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import MessageBar, ProgressRow
from gridlab.gui.kit.uses import Uses
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import place
from gridlab.gui.paper.preregistration import Preregistered, write_preregistration
from gridlab.gui.paper.sequence import write_sequence
from gridlab.gui.screen.ethics import write_ethics
from gridlab.gui.screen.sheet import Paper, write_sheet

if TYPE_CHECKING:
    from gridlab.app.session.rehearsal import Hit
    from gridlab.app.study import OpenStudy


class SheetPanel(QWidget):
    """Hidden until it is asked for. save_requested(what, path, paper, marked)."""

    save_requested = Signal(str, Path, str, bool)

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
        self.what = SegmentedButtons(
            (
                ("screens", translate("SheetPanel", "All screens")),
                ("ethics", translate("SheetPanel", "For the ethics board")),
                ("preregistration", translate("SheetPanel", "Preregistration")),
                ("sequence", translate("SheetPanel", "Trial sequence")),
            ),
            says=translate("SheetPanel", "What is saved"),
        )
        self.marked = CheckField(translate("SheetPanel", "Mark the right cells of catch screens"))
        self.save_pdf = button(translate("SheetPanel", "Save as PDF…"), icon_name="download")
        self.save_png = button(translate("SheetPanel", "Save as PNG…"), icon_name="file-image")
        self.save_svg = button(translate("SheetPanel", "Save as SVG…"), icon_name="file-image")
        self.save_folder = button(translate("SheetPanel", "Save as folder…"), icon_name="folder-plus")
        self.progress = ProgressRow()
        self.messages = MessageBar()
        self._says = label("", "small", wraps=True)
        saves = (self.save_folder, self.save_pdf, self.save_png, self.save_svg)
        choices = row(self.what, self.paper, Wide(), *saves, spacing=12)
        below = row(Wide(self._says), self.marked, spacing=12)
        self.setLayout(column(choices, below, self.progress, self.messages, margins=(24, 10, 24, 10)))
        self.what.value_changed.connect(lambda _what: self._offer())
        self.save_svg.clicked.connect(lambda: self._choose("svg"))
        self._offer()
        self.save_pdf.clicked.connect(lambda: self._choose("pdf"))
        self.save_folder.clicked.connect(self._choose_folder)
        self.save_png.clicked.connect(lambda: self._choose("png"))
        self.hide()

    def set_working(self, working: bool) -> None:
        """Whether a sheet is being made."""
        saves = (self.save_folder, self.save_pdf, self.save_png, self.save_svg)
        for one in (*saves, self.paper, self.marked, self.what):
            one.setEnabled(not working)

    def save_to(self, path: Path) -> None:
        """Save to a file, as after it was chosen."""
        self.save_requested.emit(str(self.what.value), path, str(self.paper.value), self.marked.isChecked())

    def _offer(self) -> None:
        """What can be chosen for what is saved."""
        what = self.what.value
        self._says.setText(
            {
                "screens": translate("SheetPanel", "All screens of this HIT on one sheet."),
                "ethics": translate(
                    "SheetPanel",
                    "Everything a person sees, in order: consent, questions, instructions, screens, "
                    "breaks, debriefing, and the pay.",
                ),
                "preregistration": translate(
                    "SheetPanel",
                    "What you plan: the design with its id, planned answers, the error to expect, rules, and "
                    "everything a person sees. As a folder also as files to upload.",
                ),
                "sequence": translate(
                    "SheetPanel", "One figure for a paper: a screen, the blank, the next screen, with times."
                ),
            }[str(what)]
        )
        self.paper.setVisible(what != "sequence")
        self.marked.setVisible(what == "screens")
        self.save_png.setVisible(what in ("screens", "sequence"))
        self.save_folder.setVisible(what == "preregistration")
        self.save_svg.setVisible(what == "sequence")

    def _choose_folder(self) -> None:
        path = choose_folder(self, translate("SheetPanel", "Save in an empty folder"), self.folder)
        if path is not None:
            self.save_to(path)

    def _choose(self, kind: str) -> None:
        kinds = {
            "pdf": translate("SheetPanel", "PDF (*.pdf)"),
            "png": translate("SheetPanel", "Picture (*.png)"),
            "svg": translate("SheetPanel", "Drawing (*.svg)"),
        }[kind]
        start = self.folder / f"{self.name}-{self.what.value}.{kind}"
        path = choose_new_file(self, translate("SheetPanel", "Save"), kinds, start)
        if path is not None:
            self.save_to(path if path.suffix.lower() == f".{kind}" else Path(f"{path}.{kind}"))


class SheetControl(QObject):
    """Makes one sheet at a time beside the window; a screen is painted on the window's thread. How far it is
    and what came of it is told in the panel.
    """

    def __init__(self, background: Background, panel: SheetPanel) -> None:
        super().__init__(panel)
        self._over = Event()
        self._uses = Uses(
            "contact sheet",
            background,
            progress=panel.progress,
            messages=panel.messages,
            cancelled=self._over.wait,  # until nothing is left behind
            parent=self,
        )
        self._over.set()
        self._uses.busy_changed.connect(panel.set_working)
        self._at_window = AtWindow(self)

    @property
    def running(self) -> bool:
        """Whether a sheet is being made."""
        return self._uses.busy

    def begin(
        self,
        study: OpenStudy,
        hit: Hit,
        path: Path,
        viewport: tuple[int, int],
        *,
        what: str = "screens",
        paper: Paper = "A4",
        marked: bool = False,
    ) -> None:
        """Make the sheet of a HIT, in place of one being made. what: a key of the panel's."""
        self.cancel()

        def work(cancel: Cancel, progress: Progress) -> Path:
            self._over.clear()
            does = partial(self._at_window.do, cancel)
            try:
                args = (path, study, hit.design, hit.screens, viewport)
                if what == "preregistration":
                    wish = Preregistered(paper)
                    return write_preregistration(
                        *args, wish, at_window=does, cancel=cancel, progress=progress
                    )
                if what == "ethics":
                    return write_ethics(*args, paper=paper, at_window=does, cancel=cancel, progress=progress)
                if what == "sequence":
                    return write_sequence(*args, at_window=does, cancel=cancel, progress=progress)
                return write_sheet(
                    *args, paper=paper, marked=marked, at_window=does, cancel=cancel, progress=progress
                )
            finally:
                self._over.set()

        use = Use(translate("SheetPanel", "Drawing screens"), work, _saved)
        self._uses.run(use, actions=file_action)

    def cancel(self) -> None:
        """Stop, and leave nothing behind."""
        self._uses.cancel()


def _saved(path: Path) -> Outcome:
    return Outcome("ok", translate("SheetPanel", "Contact sheet saved."), place(path))
