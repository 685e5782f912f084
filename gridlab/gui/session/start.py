"""Starting the window of a session: the display, the reader of its images, and `gridlab annotate`."""

from __future__ import annotations

import signal
import sys
from bisect import bisect_left
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QSize
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication

from gridlab.app.bug_report import crash_report, write_bug_report
from gridlab.app.designs import load_design
from gridlab.app.session.clock import SystemClock
from gridlab.app.session.codes import SessionWish
from gridlab.app.session.start import PreparedSession, prepare_session
from gridlab.app.session.watching import WATCH_SECONDS
from gridlab.app.study import OpenStudy
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image
from gridlab.domain.said import NOTHING, Said, say
from gridlab.domain.session import Display
from gridlab.gui.collecting import collect_seldom
from gridlab.gui.look.fonts import load_fonts
from gridlab.gui.readiness import LOST, lost_screen_told
from gridlab.gui.screen.face import placement_of
from gridlab.gui.screen.image_supply import study_reader
from gridlab.gui.session.window import SessionWindow
from gridlab.store.disk import shown
from gridlab.store.shared_folders import shared_by

if TYPE_CHECKING:
    from gridlab.app.session.clock import Clock
    from gridlab.app.session.runner import SessionRunner

BUG = 3
INTERRUPTED = 130
MOST_REPORTS = 10
SAFE = "What was answered is saved."
RESUME = "Go on with --resume where there is one."
LARGEST = 2000  # percent of a design's viewport
TITLE_BAR = 40  # CSS pixels; how high it really is, only a window that is shown can tell


def window_of(opened: OpenStudy, runner: SessionRunner, clock: Clock) -> SessionWindow:
    """A window for a session, with its images' pictures and what the study knows of them; not yet shown."""
    rows = runner.header.images
    known = {image.sha256: image for image in opened.study.images}
    # Of one that the study no longer has nothing is known; the reader refuses it.
    images = [known.get(one.sha256) or Image(one.name, one.sha256, 1, 1) for one in rows]
    return SessionWindow(runner, study_reader(opened, rows), images, clock)


def screen_called(name: str) -> QScreen:
    """The screen of that name, else the first one."""
    named = (screen for screen in QGuiApplication.screens() if name and screen.name() == name)
    return next(named, QGuiApplication.primaryScreen())


def display_of(design: Design, screen: QScreen, *, windowed: bool) -> Display:
    """The display the session will be shown on: the screen, or a window of the design's viewport on it."""
    size, ratio, rate = screen.size(), screen.devicePixelRatio(), screen.refreshRate()
    if windowed:
        room = screen.availableSize() - QSize(0, TITLE_BAR)  # else the buttons at the lower edge are cut off
        size = QSize(*design.session.viewport).boundedTo(room)
    return Display(size.width(), size.height(), ratio, rate)


def display_needed(design: Design) -> tuple[int, int]:
    """Width and height (CSS pixels) of a display that no block has to be shrunk on, where that is refused.

    That is the viewport the design is meant for, or one of the same shape that is larger in whole percents.
    """
    viewport = design.session.viewport
    blocks = [block for block in design.blocks if block.layout.small_display == "refuse"]

    def at(percent: int) -> tuple[int, int]:
        wide, high = (-(-side * percent // 100) for side in viewport)
        return wide, high

    def does(percent: int) -> bool:
        return all(placement_of(block, design.language, *at(percent)).as_designed for block in blocks)

    return at(bisect_left(range(LARGEST), True, lo=100, key=does))


def display_problem(design: Design, display: Display) -> Said:
    """Why the display does not do: a block that is not to be shrunk does not fit; "" where it does."""
    for block in design.blocks:
        placed = placement_of(block, design.language, display.width, display.height)
        if block.layout.small_display == "refuse" and not placed.as_designed:
            wide, high = display_needed(design)
            return say(
                "This display ({width}×{height} pixels) is too small for the design. Use one of at "
                "least {wide}×{high} pixels, or let the design shrink.",
                width=display.width,
                height=display.height,
                wide=wide,
                high=high,
            )
    return NOTHING


def foreseen_problems(design: Design | None, *, windowed: bool, screen_name: str = "") -> tuple[Said, ...]:
    """What is wrong with the display, to be told with all else before a session starts.

    None: a design that is not known yet; `begin_window` looks again.
    """
    if design is None:
        return ()
    load_fonts()
    problem = display_problem(design, display_of(design, screen_called(screen_name), windowed=windowed))
    return (problem,) if problem else ()


def begin_window(
    opened: OpenStudy, prepared: PreparedSession, *, windowed: bool, screen_name: str = ""
) -> SessionWindow:
    """Start the session and make its window, not yet shown. Raises GridLabError; then nothing started.

    screen_name: of the display to show it on, "" for the first one.
    """
    load_fonts()
    screen = screen_called(screen_name)
    display = display_of(prepared.design, screen, windowed=windowed)
    problem = display_problem(prepared.design, display)
    if problem:
        raise GridLabError(problem, safe=say("No session was started."))
    clock = SystemClock()
    runner = prepared.begin(display=display, clock=clock)
    window = window_of(opened, runner, clock)
    window.setScreen(screen)
    window.move(screen.availableGeometry().topLeft())
    window.resize(display.width, display.height)
    return window


def run_session(opened: OpenStudy, wish: SessionWish) -> int:
    """Run one session in its own window until it is over or left; the exit code.

    0: over, or left with everything saved. 1: something is not saved, or the screen went away. 3: a bug,
    reported. 130: interrupted from the terminal, with everything saved.
    """
    application = QApplication.instance() or QApplication(sys.argv[:1])
    application.setApplicationName("GridLab")
    design = None if wish.resume else load_design(opened, wish.design)
    if wish.resume and shared_by(opened.folder):
        told = say(
            "The study is in a shared folder. GridLab watches for {seconds} seconds whether "
            "another machine writes the session.",
            seconds=round(WATCH_SECONDS),
        )
        print(f"gridlab: {told}", file=sys.stderr)
    prepared = prepare_session(opened, wish, problems=foreseen_problems(design, windowed=wish.windowed))
    if prepared.warning:
        print(f"gridlab: {prepared.warning}", file=sys.stderr)
    window = begin_window(opened, prepared, windowed=wish.windowed)
    began = window.runner.path
    loop, codes = QEventLoop(), list[int]()

    def over(code: int) -> None:
        codes.append(code)
        loop.quit()

    def report(bug: BaseException) -> None:
        codes.append(BUG)
        if codes.count(BUG) <= MOST_REPORTS:  # one that comes with every painting would fill the disk
            path = write_bug_report(bug)
            said = f"gridlab: GridLab has a fault. A report without any answers is in {path}."
            print(said, file=sys.stderr)

    window.finished.connect(over)
    window.bug.connect(report)
    before, sys.excepthook = sys.excepthook, lambda _kind, bug, _trace: report(bug)
    collect_seldom()
    try:
        with crash_report(), lost_screen_told(SAFE, RESUME):
            window.start(windowed=wish.windowed)
            loop.exec()
            if not codes:  # nobody left the session: Qt did, as there is no screen any more
                codes.append(LOST)
                window.leave()
    finally:
        sys.excepthook = before
    _say_where(window, began)
    window.deleteLater()
    code = max(codes, default=0)
    return INTERRUPTED if code == 0 and window.ending.interrupted == signal.SIGINT else code


def _say_where(window: SessionWindow, began: Path) -> None:
    """Say at the terminal what is not saved, or where a session is that did not end in its own file."""
    trouble, path = window.conduct.trouble, window.runner.path
    if trouble is not None:
        print(f"gridlab: {trouble}", file=sys.stderr)
    elif path != began:
        print(f"gridlab: {say('The session went on in {path}.', path=shown(path))}", file=sys.stderr)
