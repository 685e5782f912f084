"""Keys that are held down: every repetition is known as one, also where Qt takes it for a new press."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent, QWindow


class KeyRepeats(QObject):
    """Watches the keys of a window.

    An X server repeats a key as a release and a press of the same time. Qt marks the press as a repetition
    only where it is in its queue already when it looks at the release; else a key that is held would choose
    and unchoose, and Enter would pass page after page. No hand releases and presses within a millisecond.
    """

    def __init__(self, window: QWindow) -> None:
        super().__init__(window)
        self._released = (0, 0)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and not event.isAutoRepeat():
            this = (event.timestamp(), event.nativeScanCode())
            if event.type() == QEvent.Type.KeyRelease:
                self._released = this
            elif event.type() == QEvent.Type.KeyPress and all(this) and this == self._released:
                QCoreApplication.sendEvent(watched, _repeated(event))
                return True
        return False


def _repeated(event: QKeyEvent) -> QKeyEvent:
    """The same press, marked as a repetition."""
    made = QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        True,
        event.count(),
        event.device(),
    )
    made.setTimestamp(event.timestamp())
    return made
