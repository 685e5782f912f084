"""The live preview: the session's own screen at the size of a display, in step with the design."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gridlab.app.designing.preview import Kind, PictureWish, PreviewScreen, pictured, sampled
from gridlab.app.study import OpenStudy, image_path
from gridlab.domain.answering import Answering
from gridlab.domain.design import Block, Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.geometry import picture_rect
from gridlab.domain.images import Image
from gridlab.domain.keys import keys_of
from gridlab.gui.background import Background, pause
from gridlab.gui.kit.displays import FIRST_DISPLAY, DisplaySize
from gridlab.gui.kit.grid_picture import filled_cells
from gridlab.gui.look.language import translate
from gridlab.gui.look.palette import Scheme, current_palette, palette_of
from gridlab.gui.screen.body import Pictures
from gridlab.gui.screen.face import ScreenContent, content_at
from gridlab.gui.screen.image_supply import Wanted, picture_of
from gridlab.gui.screen.keys import cell_of
from gridlab.gui.screen.view import ScreenView
from gridlab.store.images.reader import Fit, Pixels

AROUND, SURROUND = 2, 14
"""Pixels around the display: for the ring of the focus, and for a room that is painted light or dark."""


class DesignPreview(QWidget):
    """Paints a ScreenView that is never shown itself; cells are chosen by click and key, nothing is recorded.

    screen_view: the session's view that is painted here. chosen: the cells, in the order of choosing.
    laid_out: everything stands anew after a change, as the annotator would see it.
    """

    laid_out = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("DesignPreview", "Screen preview"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.screen_view = ScreenView()
        self.screen_view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self.screen_view.setParent(self)
        self.screen_view.hide()
        self._display = QSize(FIRST_DISPLAY.width, FIRST_DISPLAY.height)
        self._fitted = True
        self._surroundings: Scheme | None = None
        self._around = AROUND
        self._content: ScreenContent | None = None
        self._pictures = Pictures(None, ())
        self.chosen: tuple[int, ...] = ()
        self._asked: tuple[int, int] = (0, 0)
        self._picture: QImage | None = None
        self.screen_view.resize(self._display)
        self.set_fitted(True)

    def set_display(self, size: DisplaySize) -> None:
        """Show the screen as on a display of that size."""
        self._display = QSize(size.width, size.height)
        self.screen_view.resize(self._display)
        self._limit_size()
        self._draw()
        self.laid_out.emit()

    def set_fitted(self, fitted: bool) -> None:
        """Fit the display into the room there is, or show each CSS pixel as one."""
        self._fitted = fitted
        wide = QSizePolicy.Policy.Expanding if fitted else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(wide, QSizePolicy.Policy.Preferred if fitted else QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(fitted)
        self.setSizePolicy(policy)
        self._limit_size()
        self._picture = None
        self.update()

    def set_surroundings(self, scheme: Scheme | None) -> None:
        """Paint light or dark around the display, as a room is bright or dim; None as the window is."""
        self._surroundings = scheme
        self._around = AROUND if scheme is None else SURROUND
        self._picture = None
        self._limit_size()
        self.update()

    def show_screen(self, content: ScreenContent, pictures: Pictures) -> None:
        """Show a screen of the design; as many cells as are asked for start chosen, to show how they look."""
        block = content.block
        asked = (block.n, block.grid.choose)
        if asked != self._asked:
            self._asked = asked
            self.chosen = tuple(sorted(filled_cells(block.n, min(block.grid.choose, block.n), -1)))
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
        now = Answering(self._content.block.n, self._content.block.grid.choose, 0, self.chosen, self.chosen)
        after = now.unchoose(cell) if cell in self.chosen else now.choose(cell, 0)
        self.chosen = after.chosen
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
            self.screen_view.render(painter, QPoint())
            painter.end()
            self._picture = image
        return self._picture

    def frame(self) -> QRectF:
        """Where the display stands in this widget."""
        around = self._around
        room = QRectF(self.rect()).adjusted(around, around, -around, -around)
        scale = 1.0
        if self._fitted:
            scale = min(1.0, room.width() / self._display.width(), room.height() / self._display.height())
        wide, high = round(self._display.width() * scale), round(self._display.height() * scale)
        return QRectF(round(room.center().x() - wide / 2), room.top(), wide, high)

    def _limit_size(self) -> None:
        if self._fitted:
            self.setMinimumSize(QSize(240, 160))
            self.setMaximumSize(QSize(16_777_215, self.heightForWidth(max(240, self.width()))))
        else:
            self.setFixedSize(self._display + QSize(2 * self._around, 2 * self._around))
        self.updateGeometry()

    def _draw(self) -> None:
        if self._content is None:
            return
        self.screen_view.show_screen(self._content, self._pictures)
        enough = len(self.chosen) >= self._content.block.grid.choose_min
        self.screen_view.set_answer(self.chosen, can_submit=enough)
        self._picture = None
        self.update()

    def heightForWidth(self, width: int) -> int:
        room = max(1, width - 2 * self._around)
        scaled = round(room * self._display.height() / self._display.width())
        return min(self._display.height(), scaled) + 2 * self._around

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
        placed = self.screen_view.placement
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


SETTLE_MS = 120
SCREEN_WORK, PICTURE_WORK = "preview screen", "preview pictures"


class PreviewControl(QObject):
    """An edit is painted at once with the pictures there are; sampler and reader follow in the background.

    screen: what the sampler gave, None for nothing. watch: is given every design in place of the preview.
    """

    failed = Signal(GridLabError)
    sampled = Signal()

    def __init__(self, background: Background, preview: DesignPreview) -> None:
        super().__init__(preview)
        self._background = background
        self._preview = preview
        self._study: OpenStudy | None = None
        self._design: Design | None = None
        self._current: Block | None = None
        self._block = 0
        self._kind: Kind = "main"
        self._which = 0
        self._dealt: object = None
        self.screen: PreviewScreen | None = None
        self.watch: Callable[[OpenStudy, Design, int], None] | None = None
        self._images: dict[tuple[str, int, str], QImage] = {}
        self._settle = pause(self, SETTLE_MS, self._read_pictures)
        preview.laid_out.connect(self._settle.start)

    def show_design(self, study: OpenStudy, design: Design, block: int) -> None:
        """Show a block of a design; what sampling depends on deals the screen anew."""
        if self._study is None or study.folder != self._study.folder:
            self._images.clear()
            self.screen = None
        self._study, self._block = study, block
        self.show_typed(design)

    def show_typed(self, design: Design) -> None:
        """Show the same block as it is while one types."""
        self._design = design
        self._block = min(self._block, len(design.blocks) - 1)
        self._current = design.blocks[self._block]
        self._deal()
        self._paint()

    def tell(self) -> None:
        """Give the design as it is to who watches, or paint it."""
        if self.watch is None:
            self._paint()
        elif self._study is not None and self._design is not None:
            self.watch(self._study, self._design, self._block)

    def set_kind(self, kind: Kind) -> None:
        """Show screens of a kind; a block that has none of it shows those it has."""
        if kind != self._kind:
            self._kind, self._which = kind, 0
            self._deal()

    def another(self) -> None:
        """Show the next screen that the sampler gives."""
        self._which += 1
        self._deal()

    def clear(self) -> None:
        """Show nothing; no study or design is there."""
        self._study = self._design = self._current = self.screen = None
        self._dealt = None
        self._images.clear()
        self._settle.stop()

    @property
    def idle(self) -> bool:
        """Whether what is shown is what was asked for, pictures included."""
        waiting = self._settle.isActive()
        return not waiting and not any(self._background.running(key) for key in (SCREEN_WORK, PICTURE_WORK))

    def _deal(self) -> None:
        block = self._current
        if block is None or self._design is None or self._study is None:
            return
        images = self._study.study.images
        inputs = [  # what the screens follow from, besides the images
            (one.grid, one.layout.probe, one.images, one.screens, one.catch, one.sampling)
            for one in self._design.blocks
        ]
        wanted = (id(images), self._block, self._kind, self._which, inputs)
        if wanted == self._dealt:
            return
        self._dealt = wanted
        self._background.start(
            SCREEN_WORK,
            sampled(images, self._design, self._block, self._kind, self._which),
            done=self._took_screen,
            failed=self._no_screen,
        )

    def _took_screen(self, screen: PreviewScreen) -> None:
        self.screen = screen
        self._paint()
        self.sampled.emit()

    def _no_screen(self, error: GridLabError) -> None:
        self.screen = None
        self._paint()
        self.failed.emit(error)

    def _paint(self) -> None:
        block, design, screen = self._current, self._design, self.screen
        if block is None or design is None:
            return
        if self.watch is not None:
            self.tell()
            return
        content = ScreenContent(block, design.language)
        if screen is not None:
            every = design.session.break_every
            content = content_at(block, design.language, screen.number, screen.total, every=every)
        self._preview.show_screen(content, self._pictures())

    def _pictures(self) -> Pictures:
        screen, block = self.screen, self._current
        if screen is None or block is None:
            return Pictures(None, ())
        fit = block.layout.fit
        # The largest of an image that is there; the painter scales it until the right one comes.
        best = {key[0]: self._images[key] for key in sorted(self._images) if key[2] == fit}
        return Pictures(
            best.get(screen.probe.sha256),
            tuple(best.get(image.sha256) for image in screen.grid),
            screen.probe.alt,
            tuple(image.alt for image in screen.grid),
        )

    def _read_pictures(self) -> None:
        screen, block, placed = self.screen, self._current, self._preview.screen_view.placement
        if screen is None or block is None or placed is None or self._study is None or not placed.cells:
            return
        fit = block.layout.fit
        probe = picture_rect(placed.probe, fit).width
        cell = picture_rect(placed.cells[0], fit).width
        wanted = {(image.sha256, cell, fit): image for image in screen.grid}
        wanted[screen.probe.sha256, probe, fit] = screen.probe
        missing = {key: image for key, image in wanted.items() if key not in self._images}
        # Only what this screen shows is kept: memory stays small however long one designs.
        shown = {image.sha256 for image in wanted.values()}
        if not missing:
            self._images = {key: made for key, made in self._images.items() if key in wanted}
            return
        self._images = {key: made for key, made in self._images.items() if key[0] in shown}
        work = pictured(self._wishes(missing))
        self._background.start(PICTURE_WORK, work, done=self._took_pictures, failed=_nothing)

    def _wishes(self, missing: Mapping[tuple[str, int, Fit], Image]) -> list[PictureWish]:
        assert self._study is not None
        wishes = []
        for (sha256, size, fit), image in missing.items():
            try:
                path = image_path(self._study, image)
            except GridLabError:
                continue
            wishes.append(PictureWish(path, sha256, size, fit))
        return wishes

    def _took_pictures(self, found: dict[PictureWish, Pixels]) -> None:
        for wish, pixels in found.items():
            self._images[wish.sha256, wish.size, wish.fit] = picture_of(
                pixels, Wanted(0, wish.size, wish.size, wish.fit)
            )
        self._preview.set_pictures(self._pictures())


def _nothing(_error: GridLabError) -> None:
    """A cell whose picture cannot be read stays empty; the Images page names the file."""
