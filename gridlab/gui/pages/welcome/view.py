"""The welcome page: a new study, an existing one, the demo, and the studies opened lately."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gridlab.domain.visible import visible
from gridlab.gui.kit.boxes import Wide, boxed, clear_box, column, in_the_middle, row
from gridlab.gui.kit.buttons import PaintedButton, button
from gridlab.gui.kit.drop import DropArea
from gridlab.gui.kit.grid_picture import paint_grid_picture
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import MessageBar, ProgressRow
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.icons import paint_icon
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import day, place
from gridlab.gui.look.painting import painting
from gridlab.gui.look.palette import current_palette

if TYPE_CHECKING:
    from gridlab.app.recent import RecentStudy

SHOWN_STUDIES = 6
PICTURE = 80
TEXTS = 60


class Logo(QWidget):
    """The program's sign: a grid with its chosen cells."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(44, 44)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            paint_grid_picture(painter, QRectF(self.rect()), 4, 4, 4)


class StudyButton(PaintedButton):
    """A study opened lately: its images, its title, when it was changed last, and where it lies."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder.name)
        self.folder = folder
        self._changed = ""
        self._pictures: list[QImage] = []
        self._say()
        self.setFixedHeight(56)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_study(self, study: RecentStudy) -> None:
        """What was found out about it."""
        # Imported when it is needed: this page is up before anything that reads images is.
        from gridlab.gui.screen.image_supply import Wanted, picture_of

        self.setText(visible(study.title))
        if study.changed is not None:
            text = translate("Welcome", "Changed {day}")
            self._changed = text.format(day=day(study.changed))
        self._pictures = [picture_of(one, Wanted(0, PICTURE, PICTURE, "cover")) for one in study.pictures]
        self._say()
        self.update()

    def _say(self) -> None:
        self.setAccessibleName(translate("Welcome", "Open {study}").format(study=self.text()))
        self.setAccessibleDescription(", ".join(one for one in (self._changed, str(self.folder)) if one))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_palette()
        with painting(self) as painter:
            painter.setPen(QPen(tokens.colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("hover") if self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
            self._paint_pictures(painter, QRectF(8, 8, 40, 40))
            wide = self.width() - TEXTS - 8
            painter.setFont(interface_font(13, interface_font().weight().Medium))
            painter.setPen(tokens.colour("ink"))
            title = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, wide)
            painter.drawText(QRectF(TEXTS, 9, wide, 20), Qt.AlignmentFlag.AlignVCenter, title)
            painter.setFont(interface_font(12))
            painter.setPen(tokens.colour("soft"))
            said = f"{self._changed} · " if self._changed else ""
            left = max(0, wide - painter.fontMetrics().horizontalAdvance(said))
            short = painter.fontMetrics().elidedText(place(self.folder), Qt.TextElideMode.ElideMiddle, left)
            painter.drawText(QRectF(TEXTS, 29, wide, 18), Qt.AlignmentFlag.AlignVCenter, said + short)

    def _paint_pictures(self, painter: QPainter, room: QRectF) -> None:
        """Four images in a square, or one; a folder where there are none."""
        if not self._pictures:
            paint_icon(painter, "folder", QRectF(room.center().x() - 9, room.center().y() - 9, 18, 18))
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        corners = QPainterPath()
        corners.addRoundedRect(room, 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current_palette().colour("bg"))
        painter.drawPath(corners)
        painter.setClipPath(corners)
        parts = 2 if len(self._pictures) >= 4 else 1
        side = room.width() / parts
        for at, picture in enumerate(self._pictures[: parts * parts]):
            row, across = divmod(at, parts)
            painter.drawImage(QRectF(room.x() + across * side, room.y() + row * side, side, side), picture)
        painter.setClipping(False)


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
        self.recent: list[StudyButton] = []
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
        self.recent.clear()
        for folder in folders[:SHOWN_STUDIES]:
            made = StudyButton(folder)
            made.clicked.connect(lambda _checked=False, folder=folder: self.study_requested.emit(folder))
            self._recent.addWidget(made)
            self.recent.append(made)
        self._recent_part.setVisible(bool(folders))

    def show_studies(self, studies: Sequence[RecentStudy]) -> None:
        """What was found out about them."""
        for study in studies:
            for one in self.recent:
                if one.folder == study.folder:
                    one.show_study(study)
