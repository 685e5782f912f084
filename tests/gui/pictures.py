"""Saves pictures of every page of the real program, for looking: python tests/gui/pictures.py FOLDER."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

SIZES = ((1280, 720), (1920, 1080))
THEMES = ("light", "dark")


def settle(seconds: float = 0.15) -> None:
    """Let events run for a while."""
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def until(true: Callable[[], bool], seconds: float = 30.0) -> None:
    """Let events run until something is so."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise TimeoutError("the program did not get there")
        settle(0.02)


def take(target: Path, wanted: Callable[[str], bool]) -> Iterator[Path]:
    """Every picture, page by page."""
    from gridlab.app.demo import make_demo
    from gridlab.app.simulate import simulate
    from gridlab.gui.shell.app import Application
    from gridlab.store.settings import Settings

    qt = QApplication.instance() or QApplication(sys.argv[:1])
    work = Path(tempfile.mkdtemp(prefix="gridlab-pictures-"))
    os.environ["GRIDLAB_HOME"] = str(work / "home")
    study = make_demo(work / "food-study")
    simulate(study, "grid-16-choose-4", 5)
    simulate(study, "triplet", 3)
    for theme in THEMES:
        for size in SIZES:
            app = Application(qt, Settings(theme=theme))
            app.window.resize(*size)
            app.show(None)
            for name, picture in shots(app.furnish(), study.folder, work):
                path = target / f"{name}-{theme}-{size[0]}.png"
                if wanted(path.stem):
                    picture().save(str(path))
                    yield path
            app.close()
            app.window.deleteLater()
            app.deleteLater()
            settle(0.05)


def shots(app: object, study: Path, work: Path) -> Iterator[tuple[str, Callable]]:
    """Drive the program from page to page; each yields a name and how to take the picture."""
    window = app.window
    app.show_recent()
    settle()
    yield "welcome", window.grab
    app.window.show_new_study(work / "food-study" / "images")
    settle()
    yield "new-study", window.grab
    window.show_welcome()
    app.studies.open(study)
    until(lambda: app.studies.view is not None)
    for key in ("images", "design", "cost", "sessions", "data", "settings"):
        window.go(key)
        settle(0.8)
        yield key, window.grab
    yield from states(app, work)


def states(app: object, work: Path) -> Iterator[tuple[str, Callable]]:
    """Errors, work in progress, panels."""
    from gridlab.domain.errors import GridLabError
    from gridlab.store.images.scan import Duplicate, Note, Refusal, ScanReport

    window = app.window
    window.go("design")
    form = app.design.form
    form.field("grid", "rows").setText("5")
    form.field("grid", "rows").textEdited.emit("5")
    form.field("grid", "choose").setText("40")
    form.field("grid", "choose").textEdited.emit("40")
    settle(0.5)
    yield "design-error", window.grab
    form.field("grid", "choose").setText("4")
    form.field("grid", "choose").textEdited.emit("4")
    app.design.open_gallery()
    settle(0.5)
    yield "gallery", window.grab
    window.go("images")
    images = app.studies.view.open.study.images
    report = ScanReport(
        images[:12],
        (
            Refusal("broken.jpg", "incomplete or damaged"),
            Refusal("notes.txt", "not an image of a kind that is allowed"),
        ),
        (Duplicate("apple.png", "apple copy.png"),),
        (Note("anim.gif", "animated; the first frame is used"),),
    )
    app.desks["images"].show_report(report)
    settle()
    yield "images-report", window.grab
    app.images.progress.begin("Checking images")
    app.images.set_working(True)
    app.images.progress.advance(312, 1000)
    settle()
    yield "images-working", window.grab
    app.images.progress.end()
    app.images.set_working(False)
    window.show_keys()
    settle()
    yield "keys", window.grab
    window.over.escape()
    yield from session_shots(app)
    app.sessions.begin_session()
    settle(0.4)
    yield "sessions-new", window.grab
    app.sessions.show_error(
        GridLabError(
            "p001 has an unfinished session of this design.",
            safe="Its 17 answers are saved.",
            todo="Resume it, or start a new one.",
        ),
        unfinished=True,
    )
    settle()
    yield "sessions-error", window.grab
    window.go("data")
    full = GridLabError("The disk is full.", safe="No file was written.", todo="Make room.")
    app.desks["data"].bring_up("export")
    app.data.tabs["export"].messages.say_error(full)
    settle()
    yield "data-error", window.grab


def session_shots(app: object) -> Iterator[tuple[str, Callable]]:
    """The details of a session, the filter, and what asks before an annotator is erased."""
    window, page = app.window, app.sessions
    window.go("sessions")
    until(lambda: page.model.rowCount() > 0)
    page.table.selectRow(2)
    page.buttons.erase.trigger()
    settle()
    yield "sessions-erase", window.grab
    page.escape()
    page.filter_bar.search.setText("triplet")
    page.buttons.verify_all.trigger()
    until(lambda: bool(page.messages.text))
    settle()
    yield "sessions-filtered", window.grab
    page.filter_bar.search.clear()
    page.table.selectRow(page.model.rowCount() - 1)
    page.buttons.open.click()
    until(lambda: page.details.picture.picture is not None)
    page.details.table.selectRow(6)
    page.details.table.setCurrentIndex(page.details.screens.index(6, 0))
    settle(0.5)
    until(lambda: page.details.picture.picture is not None)
    yield "sessions-details", window.grab
    page.escape()
    page.messages.clear()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="pictures whose name holds this")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for path in take(options.folder, lambda name: options.only in name):
        print(path)


if __name__ == "__main__":
    main()
