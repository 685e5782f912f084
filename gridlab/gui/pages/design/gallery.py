"""The gallery: each design as the screen that people would see, with what it gives, takes and costs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QListView

from gridlab.app.designing.gallery import GalleryEntry
from gridlab.app.designing.preview import PreviewScreen, sampled, screen_pictures
from gridlab.app.study import OpenStudy
from gridlab.app.uses import Work
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Progress, no_progress
from gridlab.gui.kit.boxes import Wide, column, row
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.drop import EscapePart
from gridlab.gui.kit.grid_picture import filled_cells, paint_grid_picture
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.lists import ROW_ROLE, Index, ListModel, RowDelegate, list_view, write
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import counted, numeral
from gridlab.gui.look.palette import current_palette
from gridlab.gui.look.saying import told
from gridlab.gui.screen.still import painted, small_pictures, small_sides, still_of
from gridlab.store.images.reader import Pixels

if TYPE_CHECKING:
    from gridlab.gui.background import Background

PICTURE_ROLE = Qt.ItemDataRole.UserRole + 1
CARD = QSize(236, 252)
SIDE, GAP, LINE = 8, 8, 18
PICTURE = QSize(220, 138)
FINER = 3
"""So much larger it is painted first: letters this small would be painted in parts."""
WORK = "gallery picture"


class GalleryPictures(QObject):
    """Paints the first screen of each design with the study's images, one after the other, and keeps it.

    What takes long, dealing and decoding, is done in the background. drawn(): there is a further picture.
    """

    drawn = Signal()

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._study: OpenStudy | None = None
        self._made: dict[str, QImage] = {}
        self._left: list[Design] = []

    def set_study(self, study: OpenStudy) -> None:
        """Show the images of this study; other ones are painted anew."""
        if self._study is None or self._study.study.images is not study.study.images:
            self._background.cancel(WORK)
            self._made.clear()
        self._study = study

    def get(self, name: str) -> QImage | None:
        """The picture of a design, None while there is none."""
        return self._made.get(name)

    def want(self, designs: Sequence[Design], ratio: float) -> None:
        """Have the missing pictures of these designs made. ratio: device pixels of a CSS pixel."""
        self._left = [one for one in designs if one.name not in self._made]
        self._next(ratio)

    def _next(self, ratio: float) -> None:
        study = self._study
        if not self._left or study is None:
            return
        design = self._left.pop(0)
        viewport = design.session.viewport
        scale = PICTURE.width() / viewport[0] * ratio * FINER
        sides = small_sides(design.blocks[0], design.language, viewport, scale)

        def done(found: tuple[PreviewScreen, list[Pixels | None]]) -> None:
            self._paint(design, *found, sides, ratio)
            self._next(ratio)

        def failed(_error: GridLabError) -> None:
            """With too few images for a design the drawing of its grid stays."""
            self._next(ratio)

        work = _read(study, design, sides)
        self._background.start(WORK, work, done=done, failed=failed, priority=-1)

    def _paint(
        self,
        design: Design,
        shown: PreviewScreen,
        pixels: Sequence[Pixels | None],
        sides: tuple[int, int],
        ratio: float,
    ) -> None:
        block, screen = design.blocks[0], shown.screen
        chosen = tuple(sorted(filled_cells(block.n, block.grid.choose, -1)))
        viewport = design.session.viewport
        still = still_of(design, screen, shown.number, shown.total, viewport, chosen=chosen)
        pictures = small_pictures(pixels, sides, block.layout.fit)
        picture = painted(still, pictures, PICTURE * ratio * FINER).scaled(
            PICTURE * ratio,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        picture.setDevicePixelRatio(ratio)
        self._made[design.name] = picture
        self.drawn.emit()


def _read(
    study: OpenStudy, design: Design, sides: tuple[int, int]
) -> Work[tuple[PreviewScreen, list[Pixels | None]]]:
    """Work that deals a screen and reads its pictures, the probe's first; None for what cannot be read."""

    def work(cancel: Cancel, _progress: Progress) -> tuple[PreviewScreen, list[Pixels | None]]:
        shown = sampled(study.study.images, design, 0, "main", 0)(cancel, no_progress)
        fit = design.blocks[0].layout.fit
        return shown, screen_pictures(study, shown.probe, shown.grid, sides, fit, cancel)

    return work


def figures(entry: GalleryEntry) -> str:
    """ "48 triplets · 9.9 s · £1.67 per 1,000"."""
    texts = [
        counted(entry.triplets, translate("DesignList", "triplet"), translate("DesignList", "triplets")),
        translate("Gallery", "{seconds} s").format(seconds=numeral(entry.seconds, ".1f")),
    ]
    if entry.cost is not None:
        texts.append(translate("Gallery", "{cost} per 1,000").format(cost=told(entry.cost.said())))
    return " · ".join(texts)


def about(entry: GalleryEntry) -> str:
    """All that is known of a design, in sentences."""
    first = translate("Gallery", "A screen gives {triplets} triplets and takes about {seconds} s (assumed).")
    said = [
        first.format(triplets=numeral(entry.triplets), seconds=numeral(entry.seconds, ".1f")),
        *([told(entry.use)] if entry.use else ()),
    ]
    if entry.cost is not None:
        text = translate("Gallery", "1,000 triplets cost {cost} with its own pay.")
        said.insert(1, text.format(cost=told(entry.cost.said())))
    if entry.error is not None:
        early, late = (numeral(share, ".0%") for share in entry.error)
        text = translate(
            "Gallery",
            "With people's answers about 73 foods, maps got {early} of unseen triplets wrong "
            "after 80 screens and {late} after 400.",
        )
        said.append(text.format(early=early, late=late))
    return " ".join(said)


class CardDelegate(RowDelegate):
    """Paints the picture, the name, the figures and what the design is for."""

    def paint_row(self, painter: QPainter, area: QRectF, index: Index) -> None:
        entry: GalleryEntry = index.data(ROW_ROLE)
        place = QRectF(area.left() + SIDE, area.top() + SIDE, PICTURE.width(), PICTURE.height())
        _paint_picture(painter, place, entry.design, index.data(PICTURE_ROLE))
        line = QRectF(place.left(), place.bottom() + 8, place.width(), LINE)
        write(painter, line, entry.name)
        write(painter, line.translated(0, LINE), figures(entry), 12, "soft")
        rest = QRectF(line.left(), line.bottom() + LINE + 2, line.width(), 3 * 16)
        painter.setFont(interface_font(12))
        painter.setPen(current_palette().colour("ink"))
        painter.drawText(rest, Qt.TextFlag.TextWordWrap.value, told(entry.use))


def _paint_picture(painter: QPainter, place: QRectF, design: Design, picture: QImage | None) -> None:
    """The screen, or while it is painted the drawing of its grid."""
    corners = QPainterPath()
    corners.addRoundedRect(place, 6, 6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(current_palette().colour("bg"))
    painter.drawPath(corners)
    if picture is not None:
        painter.setClipPath(corners)
        painter.drawImage(place, picture)
        painter.setClipping(False)
    else:
        grid, centred = design.blocks[0].grid, design.blocks[0].layout.probe == "center"
        inner = place.adjusted(24, 24, -24, -24)
        paint_grid_picture(painter, inner, grid.rows, grid.columns, grid.choose, centred=centred)
    painter.setPen(QPen(current_palette().colour("line"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(corners)


class GalleryView(EscapePart):
    """Cards of the gallery's designs; one click or Enter takes a copy into the study."""

    taken = Signal(str)

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.setAccessibleName(translate("Design", "Design gallery"))
        self.pictures = GalleryPictures(background, self)
        self.model = ListModel[GalleryEntry](
            lambda entry: entry.name,
            spoken=lambda entry: f"{entry.name}. {about(entry)}",
            tip=about,
            others={PICTURE_ROLE: lambda entry: self.pictures.get(entry.name)},
            identity=lambda entry: entry.name,
        )
        self.pictures.drawn.connect(self.model.tell_rows)
        self.view = list_view(self.model, translate("Design", "Designs to start from"))
        self.view.setItemDelegate(CardDelegate(self.view, CARD.height(), CARD.width()))
        self.view.setWrapping(True)
        self.view.setFlow(QListView.Flow.LeftToRight)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setGridSize(CARD + QSize(GAP, GAP))
        self.view.activated.connect(self._take)
        self.view.clicked.connect(self._take)
        back = button(translate("Design", "Back"), shortcut="Esc")
        back.clicked.connect(self.escaped)
        begin = translate("Design", "a template. You can change everything later.")
        head = row(label(translate("Design", "Start from"), "strong"), Wide(label(begin, "soft")), back)
        head.setContentsMargins(10, 0, 8, 0)
        self.setLayout(column(head, Wide(self.view), spacing=12, margins=(8, 12, 8, 0)))

    def set_entries(self, entries: Sequence[GalleryEntry]) -> None:
        """Offer these designs."""
        self.model.set_rows(entries)

    def begin(self) -> None:
        """Put the focus on the first design, and have the pictures made."""
        if self.model.rowCount() and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0))
        self.view.setFocus()
        self.pictures.want([entry.design for entry in self.model.rows], self.devicePixelRatioF())

    def _take(self, index: QModelIndex) -> None:
        entry = index.data(ROW_ROLE)
        if entry is not None:
            self.taken.emit(entry.name)
