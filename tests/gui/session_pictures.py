"""Saves pictures of every page and state of a session, for looking: run it with a folder."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("XDG_DATA_HOME", tempfile.mkdtemp(prefix="gridlab-data-"))

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from gridlab.app.session.codes import SessionWish
from gridlab.app.session.start import prepare_session
from gridlab.app.study import OpenStudy
from gridlab.app.study_create import create_study
from gridlab.domain.design import (
    Block,
    Design,
    Grid,
    Layout,
    Pages,
    Question,
    ScreenCounts,
    SessionRules,
    Timing,
)
from gridlab.domain.errors import GridLabError
from gridlab.domain.flow import EndPage, Interlude, ScreenPage
from gridlab.gui.session.pages import BreakView
from gridlab.gui.session.questions import AnswerText, SessionOption
from gridlab.gui.session.start import begin_window
from gridlab.gui.session.window import SessionWindow
from gridlab.store.design_file import write_design
from gridlab.store.places import shipped

CONSENT = """# Taking part in this study

You will see one framed picture and a grid of others, and choose those **most similar** to it. It takes
about eight minutes.

- You may stop at any time, without giving a reason.
- Your answers are stored under a code, never under your name.
- Questions? Write to [the lab](mailto:lab@example.org).

By going on you say that you are at least 18 years old and agree to take part.
"""
INSTRUCTIONS = """# What to do

Look at the **framed picture**. Then choose the {n} pictures in the grid that are most similar to it.

1. There is no right or wrong: we want to know what *you* see.
2. Go with your first impression.
3. The first two screens are for practice.
"""
QUESTIONS = (
    Question("age", "How old are you?", "number", required=True),
    Question("hand", "Which hand do you write with?", "choice", ("Left", "Right", "Both"), required=True),
    Question("note", "Is there anything we should know about your eyesight?"),
    Question("glasses", "I am wearing my glasses or lenses, if I need them.", "check", required=True),
)


def settle(seconds: float = 0.1) -> None:
    """Let events run for a while."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QCoreApplication.processEvents()
        time.sleep(0.002)


def until(true: Callable[[], bool], seconds: float = 20.0) -> None:
    """Let events run until something is so."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise TimeoutError("the session did not get there")
        settle(0.01)


def design(name: str, **layout: object) -> Design:
    """A design with every page."""
    block = Block(
        question="Choose the {choose} images most similar to the one on the left.",
        layout=Layout(**layout),  # type: ignore[arg-type]
        screens=ScreenCounts(7, 0, 1, 1, 0),
        timing=Timing(minimum_ms=0),
    )
    return Design(
        name=name,
        pages=Pages(
            CONSENT, INSTRUCTIONS.replace("{n}", "four"), "# Thank you!\n\nYou helped us a lot.", "C0DE-7F3A"
        ),
        questions=QUESTIONS,
        blocks=(block,),
        session=SessionRules(break_every=2, break_seconds=20, show_time_left=True),
    )


def designs() -> list[Design]:
    """The variants that are looked at."""
    light = design("light")
    rtl = replace(
        light,
        name="rtl",
        language="he",
        pages=Pages(
            "# הסכמה\n\nאני מסכים להשתתף **במחקר** הזה.",
            "# הוראות\n\nבחרו את התמונות הדומות ביותר.",
            "# תודה",
            "123",
        ),
        blocks=(replace(light.blocks[0], question="בחרו {choose} תמונות הדומות ביותר לתמונה הממוסגרת."),),
    )
    ranked = replace(
        light,
        name="ranked",
        blocks=(
            replace(
                light.blocks[0],
                grid=Grid(3, 3, 2, ranked=True),
                layout=Layout(probe="center", cell_size=170),
                question="Choose the {choose} most similar to the one in the middle, the most similar first.",
            ),
        ),
    )
    others = [replace(light, name=language, language=language) for language in ("de", "ar", "ja")]
    return [light, design("dark", background="#16181c", accent="#7ea6ff"), rtl, ranked, *others]


class Walk:
    """One session, page by page."""

    def __init__(self, opened: OpenStudy, name: str, size: tuple[int, int]) -> None:
        prepared = prepare_session(opened, SessionWish("p001", name, "test", new=True))
        self.window: SessionWindow = begin_window(opened, prepared, windowed=True)
        self.window.resize(*size)
        self.window.start(windowed=True)
        settle()

    def key(self, key: Qt.Key | str) -> None:
        """Press a key where a person would."""
        focus = QApplication.focusWidget() or self.window.text_page or self.window.screen_view
        QTest.keyClick(focus, key)
        settle(0.06)

    def ready(self) -> None:
        """Wait until the page takes input."""
        until(lambda: self.window.conduct.takes_input)
        settle(0.05)

    def shots(self) -> Iterator[str]:
        """Every page and state; the picture is taken while the generator waits."""
        window, view = self.window, self.window.screen_view
        yield "01-consent"
        window.text_page.agree.click()
        settle()
        yield "02-questions"
        window.text_page.press_main()
        settle()
        yield "03-questions-missing"
        window.text_page.findChild(QLineEdit).setText("31")
        window.text_page.findChild(AnswerText).setPlainText("I am short-sighted on the left. " * 6)
        for option in window.text_page.findChildren(SessionOption)[1::2]:
            option.click()
        yield "04-questions-answered"
        window.text_page.press_main()
        settle(0.6)
        yield "05-instructions"
        self.key(Qt.Key.Key_Return)
        self.ready()
        yield "06-practice"
        k = view.content.block.grid.choose
        for key in "1234"[:k]:
            self.key(key)
        self.key(Qt.Key.Key_Return)
        self.ready()
        yield "07-feedback"
        self.key(Qt.Key.Key_Return)
        self.ready()
        if isinstance(window.conduct.page, Interlude):
            yield "07b-practice-done"
            self.key(Qt.Key.Key_Return)
            self.ready()
        yield "08-first-screen"
        self.key(Qt.Key.Key_Right)
        self.key(Qt.Key.Key_Right)
        self.key(Qt.Key.Key_Space)
        yield "09-focus"
        QTest.keyPress(QApplication.focusWidget(), Qt.Key.Key_Shift)
        settle(0.4)
        yield "10-enlarged"
        QTest.keyRelease(QApplication.focusWidget(), Qt.Key.Key_Shift)
        self.key(Qt.Key.Key_F1)
        yield "11-help"
        self.key(Qt.Key.Key_Return)
        window.close()
        settle()
        yield "12-stop"
        window.text_page.discard.click()
        settle()
        yield "13-discard"
        window.text_page.go_on.click()
        settle()
        for key in "5678"[: k - 1]:
            self.key(key)
        yield "14-full"
        yield from self.trouble()
        self.ready()
        self.key(Qt.Key.Key_Backspace)
        self.ready()
        yield "16-back"
        view.keep.click()
        self.ready()
        while not isinstance(window.text_page, BreakView):
            self.ready()
            for key in "1234"[:k]:
                self.key(key)
            self.key(Qt.Key.Key_Return)
            settle(0.1)
        yield "17-break"
        yield from self.end_of_it(k)

    def end_of_it(self, k: int) -> Iterator[str]:
        """A picture that is missing, the last screen, and the pages after it."""
        window = self.window
        window.text_page._over = QDeadlineTimer(0)
        window.runner.set_covered(False)
        window.runner._since -= 60_000
        settle(0.3)
        window.text_page.press_main()
        self.ready()
        window.screens.cannot_show.emit(
            GridLabError(
                "The image vegetables/broccoli.png is missing or has changed since the design was made."
            )
        )
        settle()
        yield "18-image-missing"
        self.key(Qt.Key.Key_Return)
        _, total = window.runner.progress
        while not isinstance(window.runner.page, EndPage):
            self.ready()
            if isinstance(window.runner.page, ScreenPage):
                for key in "1234"[:k]:
                    self.key(key)
                if window.runner.number == total:
                    yield "19-last-screen"
            elif isinstance(window.text_page, BreakView):
                window.text_page._over = QDeadlineTimer(0)
                window.runner._since -= 60_000
                settle(0.3)
            self.key(Qt.Key.Key_Return)
            settle(0.05)
        yield "20-debrief"
        self.key(Qt.Key.Key_Return)
        settle()
        yield "21-end"

    def trouble(self) -> Iterator[str]:
        """An answer that cannot be saved, then can."""
        write = self.window.runner.write

        def fail(_step: object) -> None:
            raise GridLabError(
                "This answer could not be saved: the disk is full.",
                safe="This answer isn't saved yet.",
                todo="Make room and retry, save elsewhere, or quit and continue later.",
            )

        self.window.runner.write = fail
        self.key(Qt.Key.Key_Return)
        settle()
        yield "15-not-saved"
        self.window.runner.write = write
        self.key(Qt.Key.Key_Return)

    def end(self) -> None:
        self.window.leave()
        self.window.deleteLater()
        settle(0.02)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    work = Path(tempfile.mkdtemp(prefix="gridlab-session-"))
    opened, _ = create_study(work / "study", shipped("resources", "samples", "food-100", "images"), link=True)
    sizes = {
        "light": ((1280, 720), (1920, 1080), (2560, 1440), (390, 844)),
        "dark": ((1280, 720), (1920, 1080)),
        "rtl": ((1280, 720), (1920, 1080), (390, 844)),
    }
    for made in designs():
        write_design(opened.folder / "designs" / f"{made.name}.json", made)
        for size in sizes.get(made.name, ((1366, 768),)):
            walk = Walk(opened, made.name, size)
            for shot in walk.shots():
                name = f"{made.name}-{size[0]}-{shot}"
                if options.only in name:
                    walk.window.grab().save(str(options.folder / f"{name}.png"))
            walk.end()
    application.processEvents()


if __name__ == "__main__":
    main()
