"""A contact sheet: the screens of a HIT on the pages of a PDF, or all on one PNG."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from gridlab.app.study import OpenStudy, check_output_place
from gridlab.domain.cost import triplets_of_assignment
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Progress, no_progress, one_by_one
from gridlab.domain.said import say
from gridlab.domain.screen import Screen, ScreenKind, numbers_of
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import counted
from gridlab.gui.look.palette import LIGHT
from gridlab.gui.screen.image_supply import study_reader
from gridlab.gui.screen.still import Does, Still, at_once, photographed, still_of
from gridlab.gui.screen.view import marks_of
from gridlab.store.atomic import write_whole
from gridlab.store.design_file import design_id

Paper = Literal["A4", "Letter"]
_SIZES = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}
_POINTS = {"A4": (595, 842), "Letter": (612, 792)}

DPI = 288
"""Four device pixels a point: the layout is in points, and screens stay readable in print."""
MOST_PIXELS = 24_000_000
"""Of a PNG; more screens than fit it are for a PDF, which is written page by page."""
WIDEST, NARROWEST = 480, 150
MARGIN, GAP, ROW_GAP, CAPTION, HEAD, FOOT = 36, 14, 10, 16, 76, 20


@dataclass(frozen=True, slots=True)
class SheetText:
    """What stands at the head of a sheet. numbers: one line. id: of the design."""

    title: str
    numbers: str
    id: str


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """Where screens stand on a page, in points (of a PNG: pixels)."""

    width: int
    height: int
    columns: int
    rows: int
    cell_width: int
    cell_height: int

    @property
    def on_page(self) -> int:
        """Screens on one page."""
        return self.columns * self.rows

    def place(self, index: int) -> QRectF:
        """The place of a screen on its page; its caption stands below."""
        row, column = divmod(index % self.on_page, self.columns)
        x = MARGIN + column * (self.cell_width + GAP)
        y = MARGIN + HEAD + row * (self.cell_height + CAPTION + ROW_GAP)
        return QRectF(x, y, self.cell_width, self.cell_height)


def pdf_layout(viewport: tuple[int, int], paper: Paper) -> SheetLayout:
    """Two screens side by side, four where displays are higher than wide."""
    width, height = _POINTS[paper]
    columns = 2 if viewport[0] >= viewport[1] else 4
    cell_width = (width - 2 * MARGIN - (columns - 1) * GAP) // columns
    room = height - 2 * MARGIN - HEAD - FOOT
    cell_height = min(round(cell_width * viewport[1] / viewport[0]), room - CAPTION)
    rows = max(1, (room + ROW_GAP) // (cell_height + CAPTION + ROW_GAP))
    return SheetLayout(width, height, columns, rows, cell_width, cell_height)


def png_layout(viewport: tuple[int, int], count: int) -> SheetLayout:
    """All screens on one picture about as high as wide. Raises GridLabError where they would be too small."""
    for cell_width in range(WIDEST, NARROWEST - 1, -10):
        cell_height = max(1, round(cell_width * viewport[1] / viewport[0]))
        columns = max(1, min(count, round(math.sqrt(count * (cell_height + CAPTION + ROW_GAP) / cell_width))))
        rows = -(-count // columns)
        width = max(2 * MARGIN + columns * cell_width + (columns - 1) * GAP, 600)
        height = 2 * MARGIN + HEAD + rows * (cell_height + CAPTION + ROW_GAP) + FOOT
        if width * height <= MOST_PIXELS:
            return SheetLayout(width, height, columns, rows, cell_width, cell_height)
    raise GridLabError(
        say("{count:,} screens are too many for one picture.", count=count),
        safe=say("Nothing was written."),
        todo=say("Save the sheet as a PDF, which has pages."),
    )


class Sheet:
    """Takes the pictures of a HIT's screens one after the other; only the page at hand of a PDF is in memory.

    All is done on one and the same thread, whichever that is.
    """

    def __init__(self, device: QPdfWriter | QImage, layout: SheetLayout, text: SheetText, count: int) -> None:
        """count: screens that will come. Raises OSError where the device cannot be painted on."""
        self._device = device
        self._layout = layout
        self._text = text
        self._pages = max(1, -(-count // layout.on_page))
        self._ratio = DPI / 72 if isinstance(device, QPdfWriter) else 1.0
        self._next = 0
        self._painter = QPainter()
        if not self._painter.begin(device):
            raise OSError("the file cannot be opened")
        self._painter.scale(self._ratio, self._ratio)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_head()

    def add(self, picture: QImage, caption: str, kind: str) -> None:
        """Put the next screen on the sheet. caption: its number; kind: in the reader's words."""
        painter = self._painter
        if self._next and self._next % self._layout.on_page == 0:
            assert isinstance(self._device, QPdfWriter)
            self._device.newPage()
            self._paint_head()
        place = self._layout.place(self._next)
        shown = picture.scaled(
            max(1, round(place.width() * self._ratio)),
            max(1, round(place.height() * self._ratio)),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        target = QRectF(0, 0, shown.width() / self._ratio, shown.height() / self._ratio)
        target.moveCenter(place.center())
        target.moveTop(place.top())
        painter.drawImage(target, shown)
        painter.setPen(QPen(LIGHT.colour("line"), 0.75))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(target)
        below = QRectF(target.left(), target.bottom() + 2, target.width(), CAPTION - 2)
        _write(painter, below, caption, 9, "ink", QFont.Weight.Medium)
        _write(painter, below, kind, 9, "soft", right=True)
        self._next += 1

    def end(self) -> None:
        """Nothing more comes."""
        self._painter.end()

    def _paint_head(self) -> None:
        painter, wide = self._painter, self._layout.width - 2 * MARGIN
        _write(painter, QRectF(MARGIN, MARGIN, wide, 24), self._text.title, 16, "ink", QFont.Weight.DemiBold)
        _write(painter, QRectF(MARGIN, MARGIN + 26, wide, 16), self._text.numbers, 10, "soft")
        line = f"Design {self._text.id}"
        _write(painter, QRectF(MARGIN, MARGIN + 42, wide, 14), line, 8, "soft")
        if isinstance(self._device, QPdfWriter):
            page = self._next // self._layout.on_page + 1
            foot = QRectF(MARGIN, self._layout.height - MARGIN - 12, wide, 14)
            _write(painter, foot, f"{page} of {self._pages}", 9, "soft", right=True)
            _write(painter, foot, "GridLab", 9, "soft")


def _write(
    painter: QPainter,
    place: QRectF,
    text: str,
    size: int,
    role: str,
    weight: QFont.Weight = QFont.Weight.Normal,
    *,
    right: bool = False,
) -> None:
    """One line, shortened where it does not fit."""
    painter.setFont(interface_font(size, weight))
    painter.setPen(LIGHT.colour(role))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(place.width()))
    painter.drawText(place, flags, text)


def kind_words(kind: ScreenKind) -> str:
    """A kind of screens in a word."""
    return {
        ScreenKind.MAIN: translate("ContactSheet", "main"),
        ScreenKind.PRACTICE: translate("ContactSheet", "practice"),
        ScreenKind.CATCH: translate("ContactSheet", "catch"),
        ScreenKind.REPEAT: translate("ContactSheet", "repeat"),
        ScreenKind.SHARED: translate("ContactSheet", "shared"),
    }[kind]


def sheet_text(
    opened: OpenStudy, design: Design, screens: Sequence[Screen], viewport: tuple[int, int]
) -> SheetText:
    """Study and design, how many screens of which kind, triplets, display, and the design's id."""
    kinds = Counter(screen.kind for screen in screens)
    numbers = ", ".join(f"{kinds[kind]} {kind_words(kind)}" for kind in ScreenKind if kinds[kind])
    first = design.blocks[0]
    grids = (
        f"{first.grid.choose} of {first.n}"
        if len(design.blocks) == 1
        else counted(len(design.blocks), "block")
    )
    triplets = counted(triplets_of_assignment(design), "triplet")
    return SheetText(
        f"{opened.study.title or opened.folder.name} · {design.name}",
        f"{counted(len(screens), 'screen')}: {numbers} · {grids} · {triplets} per HIT · "
        f"{viewport[0]}×{viewport[1]} px",
        design_id(design),
    )


def write_sheet(
    path: Path,
    opened: OpenStudy,
    design: Design,
    screens: Sequence[Screen],
    viewport: tuple[int, int],
    *,
    paper: Paper = "A4",
    marked: bool = False,
    at_window: Does = at_once,
    cancel: Cancel | None = None,
    progress: Progress = no_progress,
) -> Path:
    """Write all screens of a HIT in order, practice too, whole or not at all; gives the path.

    path: its ending says PDF or PNG. marked: the right cells of those that have any show. at_window: needed
    on any thread but the window's. Raises GridLabError.
    """
    check_output_place(path)
    is_pdf = path.suffix.lower() == ".pdf"
    if not is_pdf and path.suffix.lower() != ".png":
        raise GridLabError(
            say("A sheet is a .pdf or a .png, not {name}.", name=path.name),
            safe=say("Nothing was written."),
            todo=say("Give the file one of these endings."),
        )
    layout = pdf_layout(viewport, paper) if is_pdf else png_layout(viewport, len(screens))
    text, read = sheet_text(opened, design, screens, viewport), study_reader(opened)
    stills = _stills(design, screens, viewport, marked=marked)

    def fill(file: Path) -> None:
        device = _pdf(file, text.title, paper) if is_pdf else _png(layout)
        sheet = Sheet(device, layout, text, len(screens))
        try:
            for still, caption in one_by_one(stills, progress, cancel):
                picture = photographed(still, read, at_window, cancel)
                sheet.add(picture, caption, kind_words(still.screen.kind))
        finally:
            sheet.end()
        if isinstance(device, QImage) and not device.save(str(file), "PNG"):  # type: ignore[call-overload]
            raise OSError("the picture could not be written")

    write_whole(path, fill, what=say("contact sheet"), check=check_end if is_pdf else None)
    return path


def _stills(
    design: Design, screens: Sequence[Screen], viewport: tuple[int, int], *, marked: bool
) -> list[tuple[Still, str]]:
    """Every screen with its number."""
    numbers, made = numbers_of(screens), []
    for screen, number in zip(screens, numbers, strict=True):
        marks = marks_of(design, screen, ()) if marked else None
        still = still_of(design, screen, number, numbers[-1], viewport, marks=marks)
        made.append((still, str(number) if screen.counts else "–"))
    return made


def paper_size(paper: Paper) -> QPageSize.PageSizeId:
    """The size of a sheet of paper."""
    return _SIZES[paper]


def _png(layout: SheetLayout) -> QImage:
    made = QImage(layout.width, layout.height, QImage.Format.Format_RGB32)
    made.fill(QColor("#ffffff"))
    return made


def _pdf(file: Path, title: str, paper: Paper) -> QPdfWriter:
    writer = QPdfWriter(str(file))
    writer.setResolution(DPI)
    writer.setTitle(title)
    writer.setCreator("GridLab")
    writer.setPageLayout(
        QPageLayout(QPageSize(_SIZES[paper]), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    return writer


def check_end(file: Path) -> None:
    """A PDF has its end: Qt does not tell of a disk that is full."""
    with file.open("rb") as read:
        read.seek(max(0, file.stat().st_size - 32))
        if b"%%EOF" not in read.read():
            raise OSError("the file is not whole")
