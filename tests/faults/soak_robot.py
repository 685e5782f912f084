"""Answers session after session in windows of one process; the soak test starts it, it is no test itself.

usage: soak_robot.py STUDY DESIGN SESSIONS; prints a JSON line with what the process holds after every so many
screens: megabytes, widgets, threads, open files.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import threading
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gridlab.app.session.codes import SessionWish
from gridlab.app.session.start import prepare_session
from gridlab.app.study import open_study
from gridlab.domain.flow import EndPage, ScreenPage
from gridlab.gui.session.start import begin_window
from gridlab.gui.session.window import SessionWindow

EVERY = 50
KEEPING_AWAKE_MS = 2
READING_S = 1.0  # a picture that is being read ahead may be open this long


def open_files() -> int:
    process = psutil.Process()
    return process.num_fds() if hasattr(process, "num_fds") else process.num_handles()


class Holdings:
    """What this process holds, without what it is about to give back."""

    def __init__(self) -> None:
        self._fewest: dict[bool, int] = {}

    def now(self, over: bool) -> dict[str, float]:
        """In a session, or after it is `over`."""
        for _ in range(2):
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            gc.collect()
        return {
            "megabytes": psutil.Process().memory_info().rss / 2**20,
            "widgets": len(QApplication.allWidgets()),
            "threads": threading.active_count(),
            "files": self._files(over),
        }

    def _files(self, over: bool) -> int:
        """The fewest open files of a moment: a picture read just now is closed again, a leaked file never."""
        files, until = open_files(), time.monotonic() + READING_S
        while time.monotonic() < until and files > self._fewest.get(over, 0):
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            files = min(files, open_files())
        self._fewest[over] = min(files, self._fewest.get(over, files))
        return files


class Soak:
    """One annotator after the other."""

    def __init__(self) -> None:
        self.screens = 0
        self.holdings = Holdings()

    def answer(self, window: SessionWindow) -> None:
        """To the end of a session: four keys and Enter on screens, going back once in 40, Enter elsewhere."""
        while not isinstance(window.conduct.page, EndPage):
            page = window.conduct.page
            self.wait(window)
            target = window.text_page or window.screen_view
            if isinstance(page, ScreenPage):
                if page.back_to >= 0 and self.screens % 40 == 7 and not page.attempt:
                    QTest.keyClick(target, Qt.Key.Key_Backspace)
                    self.wait(window)
                for key in "1234":
                    QTest.keyClick(target, key)
                if self.screens % 25 == 3:
                    QTest.keyClick(target, Qt.Key.Key_F1)
                    QTest.keyClick(window.text_page, Qt.Key.Key_Return)
                self.screens += 1
            QTest.keyClick(target, Qt.Key.Key_Return)
            while window.conduct.page is page and window.conduct.takes_input:
                self.events()
            self.wait(window)
            if isinstance(page, ScreenPage) and self.screens % EVERY == 0:
                print(json.dumps({"screens": self.screens, **self.holdings.now(over=False)}), flush=True)

    @staticmethod
    def wait(window: SessionWindow) -> None:
        while not window.conduct.takes_input:
            Soak.events()

    @staticmethod
    def events() -> None:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def main() -> None:
    folder, design, sessions = sys.argv[1:]
    application = QApplication([])
    awake = QTimer(application)
    awake.start(KEEPING_AWAKE_MS)
    soak = Soak()
    for number in range(int(sessions)):
        opened = open_study(Path(folder))
        window = begin_window(
            opened, prepare_session(opened, SessionWish(f"P{number}", design)), windowed=True
        )
        window.start(windowed=True)
        soak.answer(window)
        window.leave()
        window.deleteLater()
        del window
        held = soak.holdings.now(over=True)
        print(json.dumps({"screens": soak.screens, "over": number, **held}), flush=True)


if __name__ == "__main__":
    main()
