"""Makes the pictures of README and docs from the real program: python docs/make_pictures.py."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from gridlab.gui.shell.furniture import Furniture

SIZE = (1440, 900)
TARGET = Path(__file__).parent / "pictures"
DESIGN = "grid-16-choose-4"
Save = Callable[[str], bool]


def settle(seconds: float) -> None:
    """Let events run for a while."""
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def until(true: Callable[[], object]) -> None:
    """Let events run until something is so."""
    end = time.monotonic() + 300
    while not true():
        if time.monotonic() > end:
            raise TimeoutError("the program did not get there")
        settle(0.05)


def pages(study: Path, theme: str) -> Iterator[tuple[str, Save]]:
    """The pages of a study in a theme; each with how its picture is saved."""
    from gridlab.gui.shell.app import Application
    from gridlab.store.settings import Settings

    qt = QApplication.instance() or QApplication(sys.argv[:1])
    application = Application(qt, Settings(theme=theme))
    application.window.resize(*SIZE)
    application.show(study)
    furniture = application.furnish()
    furniture.studies.open(study)
    until(lambda: furniture.studies.view is not None)
    furniture.design.show_design(DESIGN)
    for key in ("images", "design", "cost", "sessions", "data"):
        application.window.go(key)
        settle(1.5)
        until(lambda: furniture.background.idle)  # different questions, and what more screens would bring
        settle(0.5)
        yield key, application.window.grab().save
    yield "map", map_tab(furniture)
    yield "session-details", session_details(furniture)
    yield "publish", published(furniture)
    yield "preview", preview(furniture)
    application.close()


def map_tab(furniture: Furniture) -> Save:
    """The map that is fitted to the answers, one of its images chosen."""
    furniture.window.go("data")
    furniture.desks["data"].bring_up("map")
    tab = furniture.data.tabs["map"]
    tab.form.ask()
    until(lambda: tab.shown is not None and furniture.background.idle)
    tab.colours.buttons()[1].click()
    chosen = tab.shown.names.index("croissant.png")
    tab.image_chosen.emit(chosen)
    until(lambda: furniture.background.idle)
    settle(1.5)
    return furniture.window.grab().save


def session_details(furniture: Furniture) -> Save:
    """What one session holds, one of its answers drawn on its screen."""
    page = furniture.sessions
    furniture.window.go("sessions")
    until(lambda: page.model.rowCount() > 0)
    page.table.selectRow(2)
    page.buttons.open.click()
    until(lambda: page.details.picture.picture is not None)
    page.details.table.selectRow(6)
    page.details.table.setCurrentIndex(page.details.screens.index(6, 0))
    settle(1.5)
    return furniture.window.grab().save


def published(furniture: Furniture) -> Save:
    """What is to be copied into Prolific once a design is published."""
    furniture.window.go("design")
    furniture.design.show_design(DESIGN)
    furniture.design.publish_button.click()
    page = furniture.publish
    for key, text in (
        ("url", "https://hits.example.org/food/"),
        ("code.complete", "https://app.prolific.com/submissions/complete?cc=C1AB23CD"),
        ("code.declined", "https://app.prolific.com/submissions/complete?cc=CNOTHANK"),
    ):
        page.fields.entry(key).show(text)
    furniture.desks["publish"].entered()
    until(lambda: furniture.background.idle)
    page.main_action.click()
    until(page.results.isVisible)
    settle(1.0)
    return furniture.window.grab().save


def preview(furniture: Furniture) -> Save:
    """The whole HIT as an annotator meets it, at its fourth screen."""
    furniture.window.go("design")
    furniture.design.show_design(DESIGN)
    furniture.design.main_action.click()
    until(lambda: furniture.full_preview is not None and furniture.full_preview.walk.hit is not None)
    full = furniture.full_preview
    assert full is not None
    hit = full.walk.hit
    assert hit is not None
    full.walk.jump(hit.index_of_screen(4))
    settle(2.5)
    return furniture.window.grab().save


def make_smaller(path: Path) -> None:
    """Write a picture anew with 256 colours of its own, which leaves text as sharp as it is."""
    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def main() -> None:
    """Make a demo study with simulated sessions and take its pictures."""
    platform.release = lambda: ""  # every session notes the machine's kernel, which is nobody's business

    from gridlab.app.demo import answer_demo, make_demo
    from gridlab.app.simulate import simulate
    from gridlab.gui.screen.picture import save_preview

    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        # A home of its own, so that no path of this machine is in a picture.
        os.environ["HOME"] = work
        os.environ["GRIDLAB_HOME"] = str(Path(work) / ".gridlab")
        study = make_demo(Path(work) / "food-study")
        answer_demo(study)
        simulate(study, "grid-12-choose-4", 4)
        wanted = {
            "light": ("images", "design", "cost", "sessions", "map", "session-details", "preview", "publish"),
            "dark": ("design", "cost", "data"),
        }
        for theme, names in wanted.items():
            for name, save in pages(study.folder, theme):
                if name in names:
                    save(str(TARGET / f"{name}-{theme}.png"))
                    make_smaller(TARGET / f"{name}-{theme}.png")
        save_preview(study, DESIGN, TARGET / "screen.png", viewport=(1366, 768))
        make_smaller(TARGET / "screen.png")


if __name__ == "__main__":
    main()
