"""Whether windows can be had on this machine, and when its screen goes away: said in words before Qt ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import say
from gridlab.store.disk import shown

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType

# One line of README names the same packages; a test keeps them the same.
SYSTEM_PACKAGES = (
    "libegl1 libgl1 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 "
    "libxcb-keysyms1 libxcb-render-util0"
)
LOST = 1
"""The exit code where the screen went away: a known failure."""
_WAYLAND = "The Wayland connection "
_QT_SAYS = ("The X11 connection broke", _WAYLAND)


def check_libraries() -> None:
    """Raise GridLabError where a library of the system is missing that Qt draws with."""
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:
        raise GridLabError(
            say("Qt can't be loaded: {error}.", error=error),
            safe=say("No file was changed."),
            todo=say(
                "On Debian or Ubuntu: sudo apt-get install {system_packages}", system_packages=SYSTEM_PACKAGES
            ),
        ) from None


def check_screen() -> None:
    """Raise GridLabError where there is no screen for a window, before Qt would abort."""
    check_libraries()
    asked, wayland = os.environ.get("QT_QPA_PLATFORM", ""), os.environ.get("WAYLAND_DISPLAY")
    if not sys.platform.startswith("linux") or (asked != "xcb" if asked else wayland):
        return
    display = os.environ.get("DISPLAY")
    if display and _answers():
        return
    raise GridLabError(
        say("The screen {display} cannot be reached.", display=shown(display))
        if display
        else say("There is no screen to open a window on."),
        safe=say("No file was changed."),
        todo=say("Run it on a desktop, or without a window: gridlab demo --headless."),
    )


def _answers() -> bool:
    """Whether the X server that DISPLAY names lets this program in: asked through Qt's own library for it."""
    import ctypes  # only where an X server is asked

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # not known
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    fault = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not fault


def draw_in_memory() -> None:
    """For pictures alone: without a screen, let Qt draw in memory. Raises GridLabError as check_libraries."""
    there = os.environ.get("WAYLAND_DISPLAY") or (os.environ.get("DISPLAY") and _answers())
    if sys.platform.startswith("linux") and not there:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    check_libraries()


@contextmanager
def lost_screen_told(safe: str, todo: str) -> Iterator[None]:
    """Inside, a screen that is gone is told once and in the program's own words, in place of Qt's.

    It goes where its server dies, or a remote desktop is cut off. Under X11 Qt then leaves every event loop
    with the code LOST. Under Wayland it ends the program at once, with a code that is none of ours: so it is
    ended here, as a kill would, after which all that was saved is there.
    """
    from PySide6.QtCore import qFormatLogMessage, qInstallMessageHandler

    told = False

    def relay(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        nonlocal told
        if not text.startswith(_QT_SAYS):
            print(qFormatLogMessage(kind, context, text), file=sys.stderr, flush=True)
        elif not told:
            told = True
            print("gridlab: The screen is gone.", safe, todo, file=sys.stderr, flush=True)
            if text.startswith(_WAYLAND):
                os._exit(LOST)

    before = qInstallMessageHandler(relay)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
