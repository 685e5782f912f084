"""The welcome page: a new study, an existing one, the demo, and the studies opened lately."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gridlab.gui.kit.boxes import Wide, boxed, clear_box, column, in_the_middle, row
from gridlab.gui.kit.buttons import PaintedButton, button
from gridlab.gui.kit.drop import DropArea
from gridlab.gui.kit.grid_picture import paint_grid_picture
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import MessageBar, ProgressRow
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.icons import paint_icon
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import place
from gridlab.gui.look.painting import painting
from gridlab.gui.look.palette import current_palette

SHOWN_STUDIES = 6


class Logo(QWidget):
    """The program's sign: a grid with its chosen cells."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(44, 44)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            paint_grid_picture(painter, QRectF(self.rect()), 4, 4, 4)


class StudyButton(PaintedButton):
    """A study opened lately: its folder's name, and where that lies."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder.name)
        self.folder = folder
        self.setAccessibleName(translate("Welcome", "Open {study}").format(study=folder.name))
        self.setAccessibleDescription(str(folder))
        self.setFixedHeight(48)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_palette()
        with painting(self) as painter:
            painter.setPen(QPen(tokens.colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("hover") if self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
            paint_icon(painter, "folder", QRectF(11, 15, 18, 18))
            wide = self.width() - 52
            painter.setFont(interface_font(13, interface_font().weight().Medium))
            painter.setPen(tokens.colour("ink"))
            painter.drawText(QRectF(40, 5, wide, 20), Qt.AlignmentFlag.AlignVCenter, self.text())
            painter.setFont(interface_font(12))
            painter.setPen(tokens.colour("soft"))
            short = painter.fontMetrics().elidedText(place(self.folder), Qt.TextElideMode.ElideMiddle, wide)
            painter.drawText(QRectF(40, 24, wide, 18), Qt.AlignmentFlag.AlignVCenter, short)


class Welcome(DropArea):
    """What is seen when no study is open.

    Signals: new_requested(), open_requested(), demo_requested(), study_requested(folder).
    """

    new_requested = Signal()
    open_requested = Signal()
    demo_requested = Signal()
    study_requested = Signal(Path)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Welcome", "Welcome"))
        self.messages = MessageBar()
        self.progress = ProgressRow()
        self.new_button = button(
            translate("Welcome", "New study"), kind="primary", icon_name="folder-plus", shortcut="Ctrl+N"
        )
        self.open_button = button(
            translate("Welcome", "Open study"), icon_name="folder-open", shortcut="Ctrl+O"
        )
        self.demo_button = button(
            translate("Welcome", "Try the demo"),
            kind="quiet",
            says=translate("Welcome", "Make a demo study with 100 sample images and open it"),
        )
        self.new_button.clicked.connect(self.new_requested)
        self.open_button.clicked.connect(self.open_requested)
        self.demo_button.clicked.connect(self.demo_requested)
        self._recent = column(spacing=2)
        heading = label(translate("Welcome", "Recent studies"), "section")
        self._recent_part = boxed(column(heading, self._recent, margins=(0, 16, 0, 0)))
        self._lay_out()
        self.set_recent(())

    def _lay_out(self) -> None:
        promise = translate(
            "Welcome",
            "Design grid HITs, see them exactly as annotators will, run them in the lab, "
            "and export similarity triplets.",
        )
        parts = (
            Logo(),
            4,
            label("GridLab", "display"),
            label(promise, "soft", wraps=True),
            16,
            row(self.new_button, self.open_button, self.demo_button, Wide()),
            label(translate("Welcome", "Or drop a folder of images here."), "small"),
            8,
            self.messages,
            self.progress,
            self._recent_part,
        )
        self.setLayout(in_the_middle(*parts, narrowest=420, widest=560, margins=(32, 32, 32, 32)))

    def set_recent(self, folders: Sequence[Path]) -> None:
        """The studies opened lately, latest first."""
        clear_box(self._recent)
        for folder in folders[:SHOWN_STUDIES]:
            made = StudyButton(folder)
            made.clicked.connect(lambda _checked=False, folder=folder: self.study_requested.emit(folder))
            self._recent.addWidget(made)
        self._recent_part.setVisible(bool(folders))
