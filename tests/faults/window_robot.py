"""Runs the real session window and presses its keys; the kill tests start it, it is no test itself.

usage: window_robot.py STUDY DESIGN CODE SEED new|resume [crash=N|raise=N]; prints JSON lines: what is shown,
tried and durable. After N durable answers the program crashes, or its window meets a bug.
"""

from __future__ import annotations

import ctypes
import json
import os
import random
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gridlab.app.session.codes import SessionWish
from gridlab.app.study import open_study
from gridlab.domain.flow import EndPage, Interlude, ScreenPage
from gridlab.gui.session.start import run_session
from gridlab.gui.session.window import SessionWindow


def tell(word: str, value: object) -> None:
    """One line, in one piece, at once."""
    os.write(1, (json.dumps([word, value]) + "\n").encode())


class Robot:
    """Looks whether the window takes input, and then presses the next keys."""

    def __init__(self, seed: int, harm: str = "") -> None:
        self.chance = random.Random(seed)
        kind, _, after = harm.partition("=")
        self.harm, self.after = kind, int(after or 0)
        self.durable = 0
        self.seen: object = None
        self.tried: object = None

    def look(self) -> None:
        """Answer the page at hand, once."""
        window = next((one for one in QApplication.topLevelWidgets() if isinstance(one, SessionWindow)), None)
        if window is None or not window.conduct.takes_input or window.conduct.page is self.seen:
            return
        page = self.seen = window.conduct.page
        if self.tried is not None:
            tell("durable", self.tried)
            self.tried = None
            self.durable += 1
            if self.harm and self.durable == self.after:
                self.do_harm()
        target = window.text_page or window.screen_view
        if isinstance(page, Interlude):
            pass
        elif not isinstance(page, ScreenPage):
            tell("page", [type(page).__name__])
            if isinstance(page, EndPage):
                tell("end", None)
        else:
            tell("page", ["ScreenPage", page.position, page.attempt])
            if page.back_to >= 0 and self.chance.random() < 0.1:
                QTest.keyClick(target, Qt.Key.Key_Backspace)
                return
            cells = self.chance.sample(range(4), 2)
            for cell in cells:
                QTest.keyClick(target, str(cell + 1))
            self.tried = [page.position, page.attempt, cells]
            tell("tried", self.tried)
        QTest.keyClick(target, Qt.Key.Key_Return)

    def do_harm(self) -> None:
        """What no code is meant to do."""
        if self.harm == "crash":
            ctypes.string_at(0)
        raise ValueError("what the annotator wrote: my-secret-answer")


def main() -> int:
    """One session, to its end or to the kill."""
    study, design, code, seed, how = sys.argv[1:6]
    application = QApplication([])
    robot, timer = Robot(int(seed), *sys.argv[6:]), QTimer(application)
    timer.timeout.connect(robot.look)
    timer.start(1)
    resume = how == "resume"
    wish = SessionWish(code, design, resume=resume, new=not resume, windowed=True)
    return run_session(open_study(Path(study)), wish)


if __name__ == "__main__":
    sys.exit(main())
