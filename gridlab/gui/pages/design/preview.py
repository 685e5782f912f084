"""The live preview: the session's own screen at the size of a display, scaled to the room there is."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gridlab.domain.design import Block
from gridlab.gui.look.palette import current_palette
from gridlab.gui.screen.body import Pictures
from gridlab.gui.screen.face import ScreenContent
from gridlab.gui.screen.view import ScreenView
from gridlab.gui.widgets.grid_picture import filled_cells

PRESETS: tuple[tuple[tuple[int, int], str], ...] = (
    ((1280, 720), "1280×720"),
    ((1366, 768), "1366×768"),
    ((1920, 1080), "1920×1080"),
    ((2560, 1440), "2560×1440"),
    ((1024, 768), "Tablet"),
    ((390, 844), "Phone"),
)


class DesignPreview(QWidget):
    """Paints a ScreenView that is never shown itself; a click on a cell chooses it, nothing is recorded.

    drawn: everything was painted anew after a change, as the annotator would see it.
    """

    laid_out = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Preview of a screen")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumSize(QSize(240, 160))
        self._screen = ScreenView()
        self._screen.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self._screen.setParent(self)
        self._screen.hide()
        self._display = QSize(1366, 768)
        self._content: ScreenContent | None = None
        self._pictures = Pictures(None, ())
        self._chosen: tuple[int, ...] = ()
        self._asked: tuple[int, int] = (0, 0)
        self._picture: QImage | None = None
        self._screen.resize(self._display)

    @property
    def screen_view(self) -> ScreenView:
        """The session's view that is painted here."""
        return self._screen

    @property
    def chosen(self) -> tuple[int, ...]:
        """The cells chosen in the preview, in the order of choosing."""
        return self._chosen

    def set_display(self, width: int, height: int) -> None:
        """Show the screen as on a display of that many CSS pixels."""
        self._display = QSize(width, height)
        self._screen.resize(self._display)
        self.updateGeometry()
        self._draw()
        self.laid_out.emit()

    def show_screen(self, content: ScreenContent, pictures: Pictures) -> None:
        """Show a screen of the design; as many cells as are asked for start chosen, to show how they look."""
        block = content.block
        asked = (block.n, block.grid.choose)
        if asked != self._asked:
            self._asked = asked
            self._chosen = tuple(sorted(filled_cells(block.n, min(block.grid.choose, block.n), -1)))
        self._content = content
        self._pictures = _padded(pictures, block)
        self._draw()
        self.laid_out.emit()

    def set_pictures(self, pictures: Pictures) -> None:
        """The pictures of the screen that is shown came."""
        if self._content is not None:
            self._pictures = _padded(pictures, self._content.block)
            self._draw()

    def _draw(self) -> None:
        if self._content is None:
            return
        self._screen.show_screen(self._content, self._pictures)
        self._screen.set_answer(self._chosen, can_submit=self._enough)
        self._picture = None
        self.update()

    @property
    def _enough(self) -> bool:
        return self._content is not None and len(self._chosen) >= self._content.block.grid.choose_min

    def heightForWidth(self, width: int) -> int:
        return min(self._display.height(), round(width * self._display.height() / self._display.width())) + 2

    def _frame(self) -> QRectF:
        """Where the display stands in this widget."""
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        scale = min(1.0, room.width() / self._display.width(), room.height() / self._display.height())
        wide, high = self._display.width() * scale, self._display.height() * scale
        return QRectF(room.center().x() - wide / 2, room.top(), wide, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        frame = self._frame()
        if self._content is not None:
            painter.drawImage(frame, self._rendered(frame.size().toSize()))
        painter.setPen(QPen(current_palette().colour("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame.adjusted(-0.5, -0.5, 0.5, 0.5), 4, 4)
        painter.end()

    def _rendered(self, size: QSize) -> QImage:
        """The screen painted through a scaling painter: texts stay sharp at any size."""
        ratio = self.devicePixelRatioF()
        wanted = size * ratio
        if self._picture is None or self._picture.size() != wanted:
            image = QImage(wanted, QImage.Format.Format_RGB32)
            image.fill(current_palette().colour("panel"))
            painter = QPainter(image)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.scale(wanted.width() / self._display.width(), wanted.height() / self._display.height())
            self._screen.render(painter, QPoint())
            painter.end()
            self._picture = image
        return self._picture

    def mousePressEvent(self, event: QMouseEvent) -> None:
        placed = self._screen.placement
        if event.button() != Qt.MouseButton.LeftButton or placed is None or self._content is None:
            return
        frame = self._frame()
        scale = frame.width() / self._display.width()
        point = (event.position() - frame.topLeft()) / scale - QPointF(placed.area.x, placed.area.y)
        for cell, rect in enumerate(placed.cells):
            if rect.x <= point.x() < rect.right and rect.y <= point.y() < rect.bottom:
                self.toggle(cell)

    def toggle(self, cell: int) -> None:
        """Choose or unchoose a cell by the annotator's rules."""
        if self._content is None:
            return
        most = self._content.block.grid.choose
        if cell in self._chosen:
            self._chosen = tuple(one for one in self._chosen if one != cell)
        elif most == 1:
            self._chosen = (cell,)
        elif len(self._chosen) < most:
            self._chosen = (*self._chosen, cell)
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._picture = None


def _padded(pictures: Pictures, block: Block) -> Pictures:
    """Pictures for exactly the cells of a block; the sampler may not have caught up with an edit."""
    cells = (*pictures.cells, *(None,) * block.n)[: block.n]
    alts = (*pictures.alts, *("",) * block.n)[: block.n]
    return Pictures(pictures.probe, cells, pictures.probe_alt, alts)
