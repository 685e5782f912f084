"""When the screen goes away under a running program: its server died, or a remote desktop was cut off."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qFormatLogMessage, qInstallMessageHandler

LOST = 1
"""The exit code then: a known failure."""
_WAYLAND = "The Wayland connection "
_QT_SAYS = ("The X11 connection broke", _WAYLAND)


@contextmanager
def lost_screen_told(safe: str, todo: str) -> Iterator[None]:
    """Inside, a screen that is gone is told once and in the program's own words, in place of Qt's.

    Under X11 Qt then leaves every event loop with the code LOST. Under Wayland it ends the program at once,
    with a code that is none of ours: so it is ended here, as a kill would, after which all that was saved is
    there.
    """
    told = False

    def say(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        nonlocal told
        if not text.startswith(_QT_SAYS):
            print(qFormatLogMessage(kind, context, text), file=sys.stderr, flush=True)
        elif not told:
            told = True
            print("gridlab: The screen is gone.", safe, todo, file=sys.stderr, flush=True)
            if text.startswith(_WAYLAND):
                os._exit(LOST)

    before = qInstallMessageHandler(say)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
