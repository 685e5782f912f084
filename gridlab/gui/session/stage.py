"""The stage that a HIT, or one page of it, is previewed on: a widget as on a display of its size."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QGraphicsProxyWidget, QGraphicsScene, QGraphicsView, QWidget

from gridlab.gui.look.language import translate
from gridlab.gui.look.palette import current_palette

_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class PreviewStage(QGraphicsView):
    """Shows one widget as on a display of its size. Its keys reach it before any shortcut of the window's.

    left: Esc was pressed. resized: there is another room. around: pixels left free around the display.
    """

    left = Signal()
    resized = Signal()

    def __init__(self, around: int = 16) -> None:
        super().__init__()
        self._around = around
        self._scene = QGraphicsScene(self)
        self.setScene(self._scene)
        self.setAccessibleName(translate("PreviewStage", "Annotator's display"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self._proxy: QGraphicsProxyWidget | None = None
        self._display = QSize(1366, 768)
        self._fitted = True

    @property
    def display(self) -> QSize:
        """The display that is shown, in CSS pixels."""
        return self._display

    @property
    def room(self) -> QSize:
        """The largest display that needs no scaling here."""
        around = 2 * self._around
        return QSize(max(1, self.width() - around), max(1, self.height() - around))

    def put(self, widget: QWidget, *, focus: bool = True) -> None:
        """Show a widget, in place of an earlier one, which is let go. focus: it gets the keyboard."""
        self.take()
        widget.resize(self._display)
        self._proxy = self._scene.addWidget(widget)
        self._arrange()
        if focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._proxy.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self) -> None:
        """Let go of the widget that is shown; whoever made it deletes it."""
        proxy, self._proxy = self._proxy, None
        if proxy is not None:
            proxy.setWidget(None)  # type: ignore[arg-type]
            self._scene.removeItem(proxy)
            proxy.deleteLater()

    def set_display(self, size: QSize, *, fitted: bool) -> None:
        """Another display: it is scaled down to the room there is where `fitted`, else scrolled."""
        self._display = size
        self._fitted = fitted
        if self._proxy is not None:
            self._proxy.resize(size)
        self._arrange()

    def _arrange(self) -> None:
        self._scene.setSceneRect(QRectF(0, 0, self._display.width(), self._display.height()))
        scale = 1.0
        if self._fitted:
            room = self.room
            scale = min(1.0, room.width() / self._display.width(), room.height() / self._display.height())
        self.resetTransform()
        self.scale(scale, scale)
        policy = (
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff if self._fitted else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        )
        self.setHorizontalScrollBarPolicy(policy)
        self.setVerticalScrollBarPolicy(policy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self.resized.emit()

    def drawBackground(self, painter: QPainter, rect: QRectF | object) -> None:
        assert isinstance(rect, QRectF)
        painter.fillRect(rect, current_palette().colour("bg"))

    def drawForeground(self, painter: QPainter, rect: QRectF | object) -> None:
        pen = QPen(current_palette().colour("line"), 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self._scene.sceneRect())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            command = event.modifiers() & _COMMANDS
            if not command and event.key() not in (Qt.Key.Key_F10, Qt.Key.Key_F6):
                event.accept()  # 1–9, a–z, F1, Space and Esc are the session's and this stage's
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
