"""Question, probe and grid: real checkable buttons for the cells, all painted in one go by the body."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QCursor,
    QEnterEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QRegion,
)
from PySide6.QtWidgets import QLabel, QWidget

from gridlab.domain.contrast import ScreenColours
from gridlab.domain.design import Block
from gridlab.domain.geometry import Rect, ScreenPlacement, picture_rect
from gridlab.domain.keys import keys_of
from gridlab.domain.session import Device
from gridlab.domain.session_words import SessionWords
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.screen.controls import TellingButton
from gridlab.gui.screen.painting import (
    CellLook,
    Mark,
    is_scaled,
    paint_cell,
    paint_cell_frame,
    paint_focus,
    paint_key,
    paint_picture,
    paint_probe_frame,
    paint_text,
    qt_rect,
)
from gridlab.gui.screen.question_text import QuestionText


class Spoken(QLabel):
    """Lies over the place of a painted text or picture, shows nothing, and is read out by its name."""

    def __init__(self, parent: QWidget, *, picture: bool = False) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if picture:
            self.setPixmap(QPixmap(1, 1))  # by which a label is a graphic for screen readers

    def say(self, text: str, place: QRect | None = None) -> None:
        """Be read out as this, in this place."""
        if text != self.accessibleName():
            self.setAccessibleName(text)
        if place is not None:
            self.setGeometry(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """It has been painted."""


@dataclass(slots=True)
class ScreenGround:
    """What is the same on every screen of a block.

    Painted from a picture of it where nothing is scaled: a screen is then there in half the time.
    """

    block: Block
    placement: ScreenPlacement
    question: QuestionText
    colours: ScreenColours
    words: SessionWords
    _picture: QImage | None = None

    def set_question(self, question: QuestionText) -> None:
        """Other words in the question's place."""
        if question is not self.question:
            self.question = question
            self._picture = None

    def paint(self, painter: QPainter, size: QSize, region: QRegion) -> None:
        """Paint what lies in `region` of a widget of that size."""
        ratio = painter.device().devicePixelRatioF()
        if is_scaled(painter):
            self._paint(painter, size)  # through a scaling painter, a picture would be blurred
            return
        picture = self._picture
        if picture is None or picture.size() != size * ratio or picture.devicePixelRatio() != ratio:
            picture = QImage(size * ratio, QImage.Format.Format_RGB32)
            picture.setDevicePixelRatio(ratio)
            own = QPainter(picture)
            self._paint(own, size)
            own.end()
            self._picture = picture
        # The painter is clipped to the region itself.
        rect = region.boundingRect()
        x, y = round(rect.x() * ratio), round(rect.y() * ratio)
        wide, high = round(rect.width() * ratio), round(rect.height() * ratio)
        painter.drawImage(rect.topLeft(), picture, QRect(x, y, wide, high))

    def _paint(self, painter: QPainter, size: QSize) -> None:
        placed, colours = self.placement, self.colours
        painter.fillRect(0, 0, size.width(), size.height(), QColor(colours.background))
        self.question.paint(painter, placed.question.x, placed.question.y, colours.ink)
        paint_probe_frame(painter, placed.probe, colours)
        if placed.caption is not None:
            line = Rect(placed.caption.x, placed.caption.y + 6, placed.caption.width, 20)
            paint_text(painter, line, self.words["caption"], colours.soft, interface_font(12))
        for rect in placed.cells:
            paint_cell_frame(painter, rect, CellLook(), colours)


class CellButton(TellingButton):
    """A cell: hit, focus, state and name are the button's own; the body paints it.

    A click asks; whether the cell is then chosen the session decides, so a click checks nothing by itself.
    """

    held = Signal(int, bool)
    looked_at = Signal(int, bool)

    def __init__(self, cell: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.cell = cell
        self.setCheckable(True)

    def nextCheckState(self) -> None:
        """The session sets the state, not the click."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            self.held.emit(self.cell, True)
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            self.held.emit(self.cell, False)
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # the screen has the keys

    def enterEvent(self, event: QEnterEvent) -> None:
        self.looked_at.emit(self.cell, True)

    def leaveEvent(self, event: QEvent) -> None:
        self.looked_at.emit(self.cell, False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.looked_at.emit(self.cell, self.underMouse())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.looked_at.emit(self.cell, self.underMouse())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The body has painted it."""


PROBE = -1


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of one screen, at the size in which they are painted; None where it is not there yet."""

    probe: QImage | None
    cells: tuple[QImage | None, ...]
    probe_alt: str = ""
    alts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _CellPlace:
    """Where a cell and its parts are painted. around: with room for a focus ring. box: of its picture."""

    button: CellButton
    rect: Rect
    around: QRect
    box: Rect
    key: str


class ScreenBody(QWidget):
    """What scrolls where it must: question, probe with caption, grid."""

    cell_asked = Signal(int, Device)
    held = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)  # to know when the pointer is over the probe
        self.question = Spoken(self)
        self.probe = Spoken(self, picture=True)
        self.buttons: list[CellButton] = []
        self.hovered: int | None = None
        self._ground: ScreenGround | None = None
        self._pictures = Pictures(None, ())
        self._cells: list[_CellPlace] = []
        self._named: tuple[str, ...] | None = None
        self._chosen: dict[int, int] = {}
        self._marks: dict[int, Mark] = {}
        self._pressed_on_probe = False

    def arrange(self, ground: ScreenGround) -> None:
        """Put everything in its place for one block on one display."""
        self._ground = ground
        block, placement = ground.block, ground.placement
        self.question.say(ground.question.text, qt_rect(placement.question))
        self.probe.setGeometry(qt_rect(placement.probe))
        self.resize(placement.content_width, placement.content_height)
        while len(self.buttons) > block.n:
            gone = self.buttons.pop()
            gone.blockSignals(True)  # it would still say that the pointer or the focus leaves it
            gone.hide()
            gone.deleteLater()
        while len(self.buttons) < block.n:
            button = CellButton(len(self.buttons), self)
            button.pressed_by.connect(partial(self.cell_asked.emit, button.cell))
            button.held.connect(self.held)
            button.looked_at.connect(self._look_at)
            self.buttons.append(button)
        layout, keys, self._cells = block.layout, keys_of(block), []
        for button, rect in zip(self.buttons, placement.cells, strict=True):
            button.setGeometry(rect.x, rect.y, rect.width, rect.height)
            button.show()  # in its place, or the pointer in the corner would enter it
            key = keys.of(button.cell) if layout.show_keys else ""
            self._cells.append(_CellPlace(button, rect, _around(rect), picture_rect(rect, layout.fit), key))
        self._named = None
        if self.hovered not in (None, PROBE):
            self.hovered = self._cell_at(self.mapFromGlobal(QCursor.pos()))
        self._tell_states(range(block.n))
        self.update()

    def _cell_at(self, point: QPoint) -> int | None:
        """The cell that a point lies in."""
        return next((button.cell for button in self.buttons if button.geometry().contains(point)), None)

    def show_pictures(self, pictures: Pictures) -> None:
        """Other pictures in the same places."""
        self._pictures = pictures
        ground, n = self._ground, len(self.buttons)
        alts = (pictures.probe_alt, *(pictures.alts or ("",) * n))
        if ground is not None and alts != self._named:
            self._named = alts
            self.probe.say(ground.words.probe(alts[0]))
            for button, alt in zip(self.buttons, alts[1:], strict=True):
                button.setAccessibleName(ground.words.cell(button.cell, n, alt))
        self.update()

    def set_question(self, question: QuestionText) -> None:
        """Other words in the question's place."""
        if self._ground is not None:
            self._ground.set_question(question)
        self.question.say(question.text)
        self.update()

    def set_answer(self, chosen: tuple[int, ...], marks: dict[int, Mark]) -> None:
        """Chosen cells in the order of choosing, and the marks of a practice screen's feedback."""
        ranks = {cell: rank for rank, cell in enumerate(chosen, 1)}
        changed = [
            cell
            for cell in {*ranks, *self._chosen, *marks, *self._marks}
            if cell < len(self.buttons)
            and (ranks.get(cell) != self._chosen.get(cell) or marks.get(cell) != self._marks.get(cell))
        ]
        self._chosen, self._marks = ranks, marks
        for cell in changed:
            button = self.buttons[cell]
            button.setChecked(cell in ranks)
            button.update()
        self._tell_states(changed)

    def _tell_states(self, cells: Iterable[int]) -> None:
        """Let screen readers have the state of some cells."""
        if self._ground is not None:
            words, ranked = self._ground.words, self._ground.block.grid.ranked
            for cell in cells:
                rank = self._chosen.get(cell, 0)
                state = words.cell_state(rank > 0, rank if ranked else 0, self._marks.get(cell, ""))
                self.buttons[cell].setAccessibleDescription(state)

    def target(self) -> int | None:
        """What is enlarged: the cell or probe under the pointer, else the focused cell."""
        if self.hovered is not None:
            return self.hovered
        return next((button.cell for button in self.buttons if button.hasFocus()), None)

    def picture(self, cell: int) -> QImage | None:
        """The picture of a cell or of the probe."""
        return self._pictures.probe if cell == PROBE else self._pictures.cells[cell]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton and self._over_probe(event.position().toPoint()):
            self._pressed_on_probe = True
            self.held.emit(PROBE, True)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover_probe(self._over_probe(event.position().toPoint()))
        event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover_probe(False)

    def _hover_probe(self, over: bool) -> None:
        if over:
            self.hovered = PROBE
        elif self.hovered == PROBE:
            self.hovered = None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton and self._pressed_on_probe:
            self._pressed_on_probe = False
            self.held.emit(PROBE, False)
        else:
            event.ignore()

    def _over_probe(self, point: QPoint) -> bool:
        if self._ground is None:
            return False
        probe = self._ground.placement.probe
        return probe.x <= point.x() < probe.right and probe.y <= point.y() < probe.bottom

    def _look_at(self, cell: int, hovered: bool) -> None:
        if hovered:
            self.hovered = cell
        elif self.hovered == cell:
            self.hovered = None
        button = self.buttons[cell]
        # The ring stands outside the button.
        self.update(button.geometry().adjusted(-6, -6, 6, 6))

    def paintEvent(self, event: QPaintEvent) -> None:
        ground = self._ground
        painter = QPainter(self)
        if ground is None:
            return
        block, placement, colours = ground.block, ground.placement, ground.colours
        region = event.region()
        ground.paint(painter, self.size(), region)
        fit, pictures = block.layout.fit, self._pictures.cells
        if region.intersects(_around(placement.probe)):
            paint_picture(painter, picture_rect(placement.probe, fit), self._pictures.probe)
        whole = region.rectCount() == 1 and region.boundingRect() == self.rect()
        for place in self._cells:
            if whole or region.intersects(place.around):
                cell = place.button.cell
                picture = pictures[cell] if cell < len(pictures) else None
                look = self._look(place, ranked=block.grid.ranked)
                if look is None:  # as most cells are: its frame is on the ground already
                    paint_picture(painter, place.box, picture)
                    paint_key(painter, place.rect, place.key, colours.background, colours.soft)
                    continue
                paint_cell(painter, place.rect, look, picture, fit, colours)
                if look.focused:
                    paint_focus(painter, place.rect, placement.gap, colours)
        painter.end()

    def _look(self, place: _CellPlace, *, ranked: bool) -> CellLook | None:
        """How a cell looks; None for a plain one."""
        button = place.button
        cell, focused = button.cell, button.hasFocus()
        rank, mark = self._chosen.get(cell, 0), self._marks.get(cell, "")
        hovered = self.hovered == cell and button.isEnabled()
        if not (rank or mark or hovered or focused):
            return None
        return CellLook(
            key=place.key,
            chosen=rank > 0,
            rank=rank if ranked else 0,
            hovered=hovered,
            focused=focused,
            mark=mark,
        )


def _around(rect: Rect) -> QRect:
    """The rectangle with room for a focus ring."""
    return QRect(rect.x - 6, rect.y - 6, rect.width + 12, rect.height + 12)
