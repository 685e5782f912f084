"""Makes the pictures of README and guide from the real program: python docs/make_pictures.py."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

SIZE = (1440, 900)
TARGET = Path(__file__).parent / "pictures"


def settle(seconds: float) -> None:
    """Let events run for a while."""
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def pages(study: Path, theme: str, keys: tuple[str, ...]) -> Iterator[tuple[str, Callable[[str], bool]]]:
    """The pages of a study in a theme; each with how its picture is saved."""
    from gridlab.gui.shell.app import Application
    from gridlab.store.settings import Settings

    qt = QApplication.instance() or QApplication(sys.argv[:1])
    application = Application(qt, Settings(theme=theme))
    application.window.resize(*SIZE)
    application.show(study)
    furniture = application.furnish()
    furniture.studies.open(study)
    while furniture.studies.view is None:
        settle(0.05)
    furniture.design.show_design("grid-16-choose-4")
    for key in keys:
        application.window.go(key)
        settle(1.5)
        yield key, application.window.grab().save
    application.close()


def main() -> None:
    """Make a demo study with simulated sessions and take its pictures."""
    from gridlab.app.demo import make_demo
    from gridlab.app.simulation.simulate import simulate
    from gridlab.gui.screen.picture import save_preview

    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        # A home of its own, so that no path of this machine is in a picture.
        os.environ["HOME"] = work
        os.environ["GRIDLAB_HOME"] = str(Path(work) / ".gridlab")
        study = make_demo(Path(work) / "food-study")
        simulate(study, "grid-16-choose-4", 6)
        simulate(study, "grid-12-choose-4", 4)
        for theme, keys in (("light", ("images", "design", "sessions")), ("dark", ("design", "data"))):
            for name, save in pages(study.folder, theme, keys):
                save(str(TARGET / f"{name}-{theme}.png"))
        save_preview(study, "grid-16-choose-4", TARGET / "screen.png", viewport=(1366, 768))


if __name__ == "__main__":
    main()
