"""The list of the study's designs with small pictures of their grids; the gallery is the same list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QListView

from gridlab.app.study_view import DesignEntry
from gridlab.domain.cost import triplets_of_screen
from gridlab.domain.design import Design
from gridlab.domain.visible import visible
from gridlab.gui.kit.boxes import Wide, column, row
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.drop import EscapePart
from gridlab.gui.kit.grid_picture import paint_grid_picture
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.lists import ROW_ROLE, Index, ListModel, RowDelegate, list_view, write
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.icons import paint_icon
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import counted
from gridlab.gui.look.palette import current_palette
from gridlab.gui.look.saying import told

WARNINGS_ROLE = Qt.ItemDataRole.UserRole + 1


def blocks_text(number: int) -> str:
    """So many blocks."""
    return counted(number, translate("Design", "block"), translate("Design", "blocks"))


def warnings_text(number: int) -> str:
    """So many warnings."""
    return counted(number, translate("Design", "warning"), translate("Design", "warnings"))


def summary(design: Design) -> str:
    """A design in a few words: "48 triplets · 20 screens"."""
    screens = sum(block.screens.yielding for block in design.blocks)
    if len(design.blocks) > 1:
        return f"{blocks_text(len(design.blocks))} · {_screens(screens)}"
    return f"{_triplets(triplets_of_screen(design.blocks[0]))} · {_screens(screens)}"


def _triplets(number: int) -> str:
    """So many triplets, where there is little room."""
    return counted(number, translate("DesignList", "triplet"), translate("DesignList", "triplets"))


def _screens(number: int) -> str:
    """So many screens, where there is little room."""
    return counted(number, translate("DesignList", "screen"), translate("DesignList", "screens"))


class DesignModel(ListModel[DesignEntry]):
    """Designs, one a row, marked with how many warnings they have."""

    def __init__(self) -> None:
        super().__init__(
            lambda entry: visible(entry.name),
            spoken=self._spoken,
            tip=lambda entry: told(entry.problem) or f"{entry.name}{self._mark(entry, ' · ')}",
            others={WARNINGS_ROLE: self._count},
            identity=lambda entry: entry.name,
        )
        self._warnings: dict[str, int] = {}

    @property
    def entries(self) -> tuple[DesignEntry, ...]:
        """The designs."""
        return self.rows

    def set_warnings(self, counts: Mapping[str, int]) -> None:
        """Mark designs with how many warnings they have."""
        if counts != self._warnings:
            self._warnings = dict(counts)
            self.tell_rows()

    def row_of(self, name: str) -> int:
        """Row of a design, -1 where it is not listed."""
        return next((row for row, entry in enumerate(self.rows) if entry.name == name), -1)

    def _count(self, entry: DesignEntry) -> int:
        return self._warnings.get(entry.name, 0)

    def _mark(self, entry: DesignEntry, sign: str) -> str:
        count = self._count(entry)
        return f"{sign}{warnings_text(count)}" if count else ""

    def _spoken(self, entry: DesignEntry) -> str:
        said = summary(entry.design) if entry.design else told(entry.problem)
        return f"{visible(entry.name)}, {said}{self._mark(entry, ', ')}"


class DesignDelegate(RowDelegate):
    """Paints the small picture, the name and the summary."""

    def paint_row(self, painter: QPainter, area: QRectF, index: Index) -> None:
        entry: DesignEntry = index.data(ROW_ROLE)
        picture = QRectF(area.left() + 8, area.center().y() - 16, 34, 32)
        if entry.design is not None:
            block = entry.design.blocks[0]
            grid, centred = block.grid, block.layout.probe == "center"
            paint_grid_picture(painter, picture, grid.rows, grid.columns, grid.choose, centred=centred)
        else:
            sign = QRectF(0, 0, 18, 18)
            sign.moveCenter(picture.center())
            paint_icon(painter, "circle-alert", sign, "bad")
        texts = area.adjusted(50, 0, -4, 0)
        if warnings := index.data(WARNINGS_ROLE):
            texts.setRight(paint_count(painter, area, warnings) - 4)
        second = summary(entry.design) if entry.design is not None else translate("Design", "cannot be read")
        name, below = (QRectF(texts.left(), area.top() + top, texts.width(), 19) for top in (6, 25))
        write(painter, name, visible(entry.name))
        write(painter, below, second, 12, "bad" if entry.problem else "soft")


def paint_count(painter: QPainter, area: QRectF, count: int) -> float:
    """Mark an entry with the number of its warnings, at its end; gives where the mark begins."""
    tokens = current_palette()
    text = str(min(count, 99))
    mark = QRectF(0, 0, 12 + 7 * len(text), 18)
    mark.moveCenter(QPointF(area.right() - 6 - mark.width() / 2, area.top() + 16))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.colour("warn_bg"))
    painter.drawRoundedRect(mark, 9, 9)
    painter.setFont(interface_font(11, QFont.Weight.DemiBold))
    painter.setPen(tokens.colour("warn"))
    painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, text)
    return mark.left()


def make_design_view(model: DesignModel, says: str, width: int = 160) -> QListView:
    """A list of designs; `width` is that of one in a list that wraps."""
    view = list_view(model, says)
    view.setItemDelegate(DesignDelegate(view, 52, width))
    return view


class GalleryView(EscapePart):
    """Cards of the gallery's designs; one click or Enter takes a copy into the study."""

    taken = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Design", "Gallery of designs"))
        self.model = DesignModel()
        self.view = make_design_view(self.model, translate("Design", "Designs to start from"), 232)
        self.view.setWrapping(True)
        self.view.setFlow(QListView.Flow.LeftToRight)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setGridSize(QSize(244, 60))
        self.view.activated.connect(self._take)
        self.view.clicked.connect(self._take)
        back = button(translate("Design", "Back"), shortcut="Esc")
        back.clicked.connect(self.closed)
        self.escaped.connect(self.closed)
        about = translate("Design", "a design of the gallery; change anything later")
        head = row(label(translate("Design", "Start from"), "strong"), Wide(label(about, "soft")), back)
        self.setLayout(column(head, Wide(self.view), spacing=16, margins=(24, 16, 24, 16)))

    def set_designs(self, designs: Sequence[Design]) -> None:
        """Offer these designs."""
        self.model.set_rows([DesignEntry(design.name, design) for design in designs])

    def begin(self) -> None:
        """Put the focus on the first design."""
        if self.model.rowCount() and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0))
        self.view.setFocus()

    def _take(self, index: QModelIndex) -> None:
        entry = index.data(ROW_ROLE)
        if entry is not None:
            self.taken.emit(entry.name)
