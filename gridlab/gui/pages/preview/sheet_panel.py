"""The panel of a contact sheet: paper, marks, where it is saved, and how far it is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridlab.domain.errors import GridLabError
from gridlab.gui.kit.buttons import SegmentedButtons, button
from gridlab.gui.kit.choosers import choose_new_file
from gridlab.gui.kit.fields import CheckField
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import MessageBar, ProgressRow
from gridlab.gui.look.language import translate
from gridlab.gui.look.words import place


class SheetPanel(QWidget):
    """Hidden until it is asked for. save_requested(path, paper, marked); cancel_requested; show_requested."""

    save_requested = Signal(object, str, bool)
    cancel_requested = Signal()
    show_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
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
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(label(translate("SheetPanel", "All screens of this HIT on one sheet"), "strong"))
        row.addSpacing(8)
        row.addWidget(self.paper)
        row.addWidget(self.marked)
        row.addStretch(1)
        row.addWidget(self.save_pdf)
        row.addWidget(self.save_png)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 10, 24, 10)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.progress)
        column.addWidget(self.messages)
        self.save_pdf.clicked.connect(lambda: self._choose("pdf"))
        self.save_png.clicked.connect(lambda: self._choose("png"))
        self.progress.cancel_requested.connect(self.cancel_requested)
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
            self.progress.end()

    def show_saved(self, path: Path) -> None:
        """A sheet was written."""
        self.messages.say(
            "ok",
            translate("SheetPanel", "The sheet is saved."),
            place(path),
            actions=((translate("SheetPanel", "Show file"), lambda: self.show_requested.emit(path)),),
        )

    def show_error(self, error: GridLabError) -> None:
        """A sheet could not be made."""
        self.messages.say_error(error)

    def _choose(self, kind: str) -> None:
        kinds = {
            "pdf": translate("SheetPanel", "PDF (*.pdf)"),
            "png": translate("SheetPanel", "Picture (*.png)"),
        }[kind]
        start = self.folder / f"{self.name}-screens.{kind}"
        path = choose_new_file(self, translate("SheetPanel", "Save the contact sheet"), kinds, start)
        if path is not None:
            self.save_to(path if path.suffix.lower() == f".{kind}" else Path(f"{path}.{kind}"))
