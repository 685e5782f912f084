"""When the program is asked to end while a session runs: log-out, a signal; never by losing an answer."""

from __future__ import annotations

import contextlib
import signal
import socket
import threading
from types import FrameType

from PySide6.QtCore import QEventLoop, QObject, QSocketNotifier, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QSessionManager

# Windows has no SIGHUP, and ends programs at log-out by a message that Qt turns into commitDataRequest.
_SIGNALS = [getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)]
_PATIENCE_MS = 5000


class ProgramEnding(QObject):
    """Listens from `listen` to `close`. asked: the session is to be left now, to be continued later.

    interrupted: the signal that asked, 0 where it was the log-out or nothing did.
    """

    asked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.interrupted = 0
        self.was_asked = False
        self._listening = False
        self._before: dict[int, object] = {}
        self._wakeup = -1
        self._sockets: tuple[socket.socket, socket.socket] | None = None
        self._notifier: QSocketNotifier | None = None

    def listen(self) -> None:
        """Take signals and the session manager's word, until `close`."""
        self._listening = True
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.commitDataRequest.connect(self._log_out)
        if threading.current_thread() is not threading.main_thread():
            return
        # Python's handlers run only once Qt gives the word to Python; a byte on a socket makes it do so.
        self._sockets = socket.socketpair()
        for end in self._sockets:
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._sockets[0].fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._drain)
        self._wakeup = signal.set_wakeup_fd(self._sockets[1].fileno(), warn_on_full_buffer=False)
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
        if self._sockets is not None:
            signal.set_wakeup_fd(self._wakeup)
            if self._notifier is not None:
                self._notifier.setEnabled(False)
            for end in self._sockets:
                end.close()
            self._sockets = None

    def _drain(self) -> None:
        if self._sockets is not None:
            with contextlib.suppress(BlockingIOError):
                self._sockets[0].recv(64)

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        self.interrupted = number
        QTimer.singleShot(0, self, self._ask)  # not in the middle of whatever Python was doing

    def _ask(self) -> None:
        self.was_asked = True
        self.asked.emit()

    def _log_out(self, _manager: QSessionManager) -> None:
        """Qt closes all windows once this returns: by then the session has to be left."""
        self._ask()
        loop = QEventLoop()
        check, late = QTimer(), QTimer()
        check.timeout.connect(lambda: None if self._listening else loop.quit())
        late.setSingleShot(True)
        late.timeout.connect(loop.quit)
        check.start(5)
        late.start(_PATIENCE_MS)
        if self._listening:
            loop.exec()
        check.stop()
        late.stop()
