"""The live preview: the session's own screen at the size of a display, fitted to the room or at true size."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gridlab.domain.answering import Answering
from gridlab.domain.design import Block
from gridlab.domain.keys import keys_of
from gridlab.gui.kit.displays import FIRST_DISPLAY, DisplaySize
from gridlab.gui.kit.grid_picture import filled_cells
from gridlab.gui.look.language import translate
from gridlab.gui.look.palette import Scheme, current_palette, palette_of
from gridlab.gui.screen.body import Pictures
from gridlab.gui.screen.face import ScreenContent
from gridlab.gui.screen.keys import cell_of
from gridlab.gui.screen.view import ScreenView

AROUND = 12


class DesignPreview(QWidget):
    """Paints a ScreenView that is never shown itself; cells are chosen by click and key, nothing is recorded.

    laid_out: everything stands anew after a change, as the annotator would see it.
    """

    laid_out = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("DesignPreview", "Preview of a screen"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._policy(fitted=True)
        self._screen = ScreenView()
        self._screen.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self._screen.setParent(self)
        self._screen.hide()
        self._display = QSize(FIRST_DISPLAY.width, FIRST_DISPLAY.height)
        self._fitted = True
        self._surroundings: Scheme | None = None
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

    def set_display(self, size: DisplaySize) -> None:
        """Show the screen as on a display of that size."""
        self._display = QSize(size.width, size.height)
        self._screen.resize(self._display)
        self._resize_for_mode()
        self._draw()
        self.laid_out.emit()

    def set_fitted(self, fitted: bool) -> None:
        """Fit the display into the room there is, or show each CSS pixel as one."""
        self._fitted = fitted
        self._policy(fitted=fitted)
        self._resize_for_mode()
        self._picture = None
        self.update()

    def set_surroundings(self, scheme: Scheme | None) -> None:
        """Paint light or dark around the display, as a room is bright or dim; None as the window is."""
        self._surroundings = scheme
        self.update()

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

    def toggle(self, cell: int) -> None:
        """Choose or unchoose a cell by the annotator's rules."""
        if self._content is None:
            return
        now = Answering(self._content.block.n, self._content.block.grid.choose, 0, self._chosen, self._chosen)
        after = now.unchoose(cell) if cell in self._chosen else now.choose(cell, 0)
        self._chosen = after.chosen
        self._draw()

    def rendered(self, size: QSize) -> QImage:
        """The screen painted through a scaling painter, in `size` CSS pixels: texts stay sharp at any."""
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

    def frame(self) -> QRectF:
        """Where the display stands in this widget."""
        room = QRectF(self.rect()).adjusted(AROUND, AROUND, -AROUND, -AROUND)
        scale = 1.0
        if self._fitted:
            scale = min(1.0, room.width() / self._display.width(), room.height() / self._display.height())
        wide, high = round(self._display.width() * scale), round(self._display.height() * scale)
        return QRectF(round(room.center().x() - wide / 2), room.top(), wide, high)

    def _policy(self, *, fitted: bool) -> None:
        wide = QSizePolicy.Policy.Expanding if fitted else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(wide, QSizePolicy.Policy.Preferred if fitted else QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(fitted)
        self.setSizePolicy(policy)

    def _resize_for_mode(self) -> None:
        if self._fitted:
            self.setMinimumSize(QSize(240, 160))
            self.setMaximumSize(QSize(16_777_215, self.heightForWidth(max(240, self.width()))))
        else:
            self.setFixedSize(self._display + QSize(2 * AROUND, 2 * AROUND))
        self.updateGeometry()

    def _draw(self) -> None:
        if self._content is None:
            return
        self._screen.show_screen(self._content, self._pictures)
        enough = len(self._chosen) >= self._content.block.grid.choose_min
        self._screen.set_answer(self._chosen, can_submit=enough)
        self._picture = None
        self.update()

    def heightForWidth(self, width: int) -> int:
        room = max(1, width - 2 * AROUND)
        scaled = round(room * self._display.height() / self._display.width())
        return min(self._display.height(), scaled) + 2 * AROUND

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self.frame()
        palette = current_palette()
        if self._surroundings is not None and self._surroundings != palette.scheme:
            palette = palette_of(self._surroundings)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.colour("bg"))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        if self._content is not None:
            picture = self.rendered(frame.size().toSize())
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            painter.drawImage(frame.topLeft(), picture)
        focused = self.hasFocus()
        painter.setPen(QPen(palette.colour("accent" if focused else "line"), 2 if focused else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        by = 2.0 if focused else 0.5
        painter.drawRoundedRect(frame.adjusted(-by, -by, by, by), 4, 4)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        placed = self._screen.placement
        if event.button() != Qt.MouseButton.LeftButton or placed is None or self._content is None:
            return
        frame = self.frame()
        scale = frame.width() / self._display.width()
        point = (event.position() - frame.topLeft()) / scale - QPointF(placed.area.x, placed.area.y)
        for cell, rect in enumerate(placed.cells):
            if rect.x <= point.x() < rect.right and rect.y <= point.y() < rect.bottom:
                self.toggle(cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cell = cell_of(event, keys_of(self._content.block)) if self._content is not None else None
        if cell is None or self._content is None or cell >= self._content.block.n:
            super().keyPressEvent(event)
        else:
            self.toggle(cell)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._picture = None
        if self._fitted:
            self.setMaximumHeight(self.heightForWidth(self.width()))  # messages follow right below


def _padded(pictures: Pictures, block: Block) -> Pictures:
    """Pictures for exactly the cells of a block; the sampler may not have caught up with an edit."""
    cells = (*pictures.cells, *(None,) * block.n)[: block.n]
    alts = (*pictures.alts, *("",) * block.n)[: block.n]
    return Pictures(pictures.probe, cells, pictures.probe_alt, alts)
