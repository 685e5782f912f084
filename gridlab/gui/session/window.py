"""The window of a session, with everything behind it: pages, pictures, writing."""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QSessionManager, QWindow
from PySide6.QtWidgets import QApplication

from gridlab.domain.images import Image
from gridlab.gui.background import pause
from gridlab.gui.screen.image_supply import ImageSupply, Reader
from gridlab.gui.screen.keys import is_way_out
from gridlab.gui.session.conduct import SessionConduct
from gridlab.gui.session.frame import SessionFrame
from gridlab.gui.session.screens import SessionScreens

if TYPE_CHECKING:
    from gridlab.app.session.clock import Clock
    from gridlab.app.session.runner import SessionRunner


# Windows has no SIGHUP, and ends programs at log-out by a message that Qt turns into commitDataRequest.
_SIGNALS = [getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)]
_PATIENCE_MS = 5000
_PULSE_MS = 100


class ProgramEnding(QObject):
    """Listens from `listen` to `close`. leave: the session is to be left now, to be continued later.

    interrupted: the signal that asked, 0 where it was the log-out or nothing did.
    """

    _closed = Signal()

    def __init__(self, parent: QObject, leave: Callable[[], None]) -> None:
        super().__init__(parent)
        self._leave = leave
        self.interrupted = 0
        self.was_asked = False
        self._listening = False
        self._before: dict[int, object] = {}
        # Python's handlers run only once Qt gives the word to Python.
        self._pulse = QTimer(self)
        self._pulse.setInterval(_PULSE_MS)
        self._pulse.timeout.connect(lambda: None)

    def listen(self) -> None:
        """Take signals and the session manager's word, until `close`."""
        self._listening = True
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.commitDataRequest.connect(self._log_out)
        if threading.current_thread() is not threading.main_thread():
            return
        self._pulse.start()
        for number in _SIGNALS:
            self._before[number] = signal.signal(number, self._on_signal)

    def close(self) -> None:
        """Listen no more; signals do again what they did before."""
        if not self._listening:
            return
        self._listening = False
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            with contextlib.suppress(RuntimeError):
                application.commitDataRequest.disconnect(self._log_out)
        for number, handler in self._before.items():
            signal.signal(number, handler if handler is not None else signal.SIG_DFL)  # type: ignore[arg-type]
        self._before = {}
        self._pulse.stop()
        self._closed.emit()

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        self.interrupted = number
        QTimer.singleShot(0, self, self._ask)  # not in the middle of whatever Python was doing

    def _ask(self) -> None:
        self.was_asked = True
        self._leave()

    def _log_out(self, _manager: QSessionManager) -> None:
        """Qt closes all windows once this returns: by then the session has to be left."""
        self._ask()
        if self._listening:
            loop = QEventLoop()
            late = pause(self, _PATIENCE_MS, loop.quit)
            self._closed.connect(loop.quit)
            late.start()
            loop.exec()
            late.stop()


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


Hook: TypeAlias = Callable[[type[BaseException], BaseException, TracebackType | None], object]


class SessionWindow(SessionFrame):
    """Takes an annotator through a session.

    finished: it is over or was left; 0, or 1 where an answer is not saved. bug: an unexpected exception.
    """

    finished = Signal(int)
    bug = Signal(BaseException)

    def __init__(self, runner: SessionRunner, reader: Reader, images: Sequence[Image], clock: Clock) -> None:
        """reader: makes the picture of an image of the session; images: what the study knows of them."""
        super().__init__()
        self.runner = runner
        self.supply = ImageSupply(reader, parent=self)
        self.screens = SessionScreens(runner, self.screen_view, self.supply, images, clock)
        self.conduct = SessionConduct(runner, self, self.screens, self._over, self.bug.emit)
        self.ending = ProgramEnding(self, self.conduct.leave)
        self._hook: Hook | None = None
        self._may_close = False

    def start(self, *, windowed: bool) -> None:
        """Show the first page, full screen unless `windowed`."""
        if windowed:
            self.show()
        else:
            self.showFullScreen()
        KeyRepeats(self.windowHandle())
        self.screens.take_display()
        self.ending.listen()
        self._hook, sys.excepthook = sys.excepthook, self._met_bug
        self.conduct.start()

    def leave(self) -> None:
        """Let go of the session and close, whatever page is shown; what is written stays."""
        self.conduct.close()
        self._let_go()

    def _over(self, code: int) -> None:
        self._let_go()
        self.finished.emit(code)
        if self.ending.was_asked:
            QApplication.quit()  # the signal was for the program, not for the session alone

    def _let_go(self) -> None:
        self.ending.close()
        if self._hook is not None and sys.excepthook == self._met_bug:
            sys.excepthook = self._hook
        self._hook = None
        self._may_close = True
        self.close()

    def _met_bug(self, kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
        """Tell the annotator too of an exception that nobody expected; whoever reports it does so still."""
        if self._hook is not None:
            self._hook(kind, bug, trace)
        self.conduct.met_bug(bug)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_way_out(event) and not event.isAutoRepeat():
            self.conduct.leave()
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self.conduct.focus_changed(self.isActiveWindow())

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close:
            self.conduct.close_asked()
        event.setAccepted(self._may_close)
