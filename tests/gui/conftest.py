"""A test of the window fails if a widget, thread or timer survives it, or if Qt logs a warning."""

from __future__ import annotations

import gc
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any
from weakref import WeakSet

import numpy as np
import pytest
import shiboken6
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, QThreadPool, QTimer, QtMsgType
from PySide6.QtGui import QCursor, QImage
from PySide6.QtWidgets import QApplication

from gridlab.app.session.codes import SessionWish
from gridlab.app.session.start import prepare_session
from gridlab.app.study import OpenStudy, open_study
from gridlab.app.study_create import create_study
from gridlab.domain.flow import ConsentPage, EndPage, QuestionsPage, ScreenPage
from gridlab.domain.session import Device, Display, Purpose
from gridlab.gui.shell.app import Application
from gridlab.gui.shell.furniture import Furniture
from gridlab.store.places import shipped
from gridlab.store.settings import read_settings
from tests.gui.turned_clock import TurnedClock

DISPLAY = Display(1280, 800, 1.0, 60.0)
BUSY = 10  # machines that do other things too may take so many times as long
FAR_AWAY = QPoint(-1000, -1000)
"""Where the pointer is at first: what lies under it looks hovered."""
HARMLESS = (
    "This plugin does not support propagateSizeHints()",
    "This plugin does not support raise()",
    "This plugin does not support grabbing the keyboard",
)


def drain() -> None:
    """Deliver what is posted, deletions too."""
    for _ in range(3):
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


WATCHED: WeakSet[QTimer | QThreadPool] = WeakSet()
"""All timers and pools that there are."""


def watch() -> None:
    """Find the timers and pools made since the last time.

    What stood before is frozen: looking at half a million objects three times would take as long as a test.
    """
    WATCHED.update(one for one in gc.get_objects() if isinstance(one, QTimer | QThreadPool))
    gc.freeze()


def busy_threads() -> list[str]:
    """Python threads and pools that still work; idle threads of a pool are Qt's own business."""
    python = [
        thread.name
        for thread in threading.enumerate()
        if thread is not threading.main_thread() and not thread.daemon
    ]
    pools = [one for one in WATCHED if isinstance(one, QThreadPool) and shiboken6.isValid(one)]
    return python + ["pool" for pool in pools if pool.activeThreadCount()]


def running_timers() -> list[QTimer]:
    """Timers that would fire after the test."""
    found = [one for one in WATCHED if isinstance(one, QTimer) and shiboken6.isValid(one)]
    return [timer for timer in found if timer.isActive()]


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication, qtlog: Any) -> Iterator[None]:
    """Nothing of a test is left behind it, and Qt had nothing to complain of."""
    QCursor.setPos(FAR_AWAY)
    drain()
    before = {id(widget) for widget in QApplication.topLevelWidgets()}
    yield
    drain()
    gc.collect()
    drain()
    watch()
    widgets = [widget for widget in QApplication.topLevelWidgets() if id(widget) not in before]
    timers = running_timers()
    for timer in timers:
        timer.stop()
    for widget in widgets:
        widget.deleteLater()
    drain()
    warned = [
        record.message
        for record in qtlog.records
        if record.type in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg)
        and not record.message.startswith(HARMLESS)
    ]
    assert not warned, f"Qt logged: {warned}"
    assert not [f"{widget!r}" for widget in widgets], "widgets survived"
    assert not timers, "timers survived"
    assert not busy_threads(), "threads survived"


@pytest.fixture
def until() -> Callable[..., None]:
    """until(lambda: …, seconds=60): let events run until something is so; on a busy machine for longer."""

    def wait(true: Callable[[], object], seconds: float = 60.0) -> None:
        end = time.monotonic() + BUSY * seconds
        while not true():
            assert time.monotonic() < end, "it did not come about in time"
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
            time.sleep(0.001)

    return wait


@pytest.fixture(scope="session")
def food() -> Path:
    """The folder of the sample images."""
    return shipped("resources", "samples", "food-100", "images")


@pytest.fixture(scope="session")
def made_study(tmp_path_factory: pytest.TempPathFactory, food: Path, home_of_the_run: Path) -> Path:
    """To be copied: a folder with `study`, of 30 labelled sample images, and what it was made from; and the
    thumbnails."""
    place = tmp_path_factory.mktemp("made")
    some = place / "some"
    some.mkdir()
    for path in sorted(food.iterdir())[:30]:
        shutil.copy(path, some / path.name)
    labels = food.parent / "labels.csv"
    wanted = {path.name for path in some.iterdir()}
    rows = labels.read_text(encoding="utf-8").splitlines()
    own = place / "labels.csv"
    own.write_text(
        "\n".join([rows[0], *(row for row in rows[1:] if row.split(",")[0] in wanted)]), encoding="utf-8"
    )
    create_study(
        place / "study",
        some,
        labels_csv=own,
        designs=("grid-8-choose-2", "triplet"),
        title="Food study",
    )
    shutil.copytree(home_of_the_run / "cache", place / "cache")
    return place


@pytest.fixture
def study(tmp_path: Path, made_study: Path, own_home: Path) -> OpenStudy:
    """A study of 30 labelled sample images with two designs."""
    shutil.copytree(made_study, tmp_path, dirs_exist_ok=True)
    if not (own_home / "cache").exists():
        (tmp_path / "cache").rename(own_home / "cache")
    return open_study(tmp_path / "study")


@pytest.fixture
def program(qapp: QApplication, own_home: Path) -> Iterator[Application]:
    """The real program in an empty home, its window up and its pages built."""
    application = Application(qapp, read_settings())
    application.show(None)
    application.furnish()
    yield application
    assert application.close()
    application.window.deleteLater()
    application.theme.deleteLater()
    application.deleteLater()


@pytest.fixture
def furniture(program: Application, study: OpenStudy, until: Callable[..., None]) -> Furniture:
    """The pages of the program with the study open."""
    made = program.furnish()
    made.studies.open(study.folder)
    until(lambda: made.studies.view is not None)
    made.window.telling.tell_all()
    return made


class Sitting:
    """An annotator who answers through the session's own code, without a window."""

    def __init__(
        self, study: OpenStudy, code: str, *, design: str = "triplet", purpose: Purpose = "main"
    ) -> None:
        self.clock = TurnedClock()
        prepared = prepare_session(study, SessionWish(code, design, purpose), verify=False)
        self.runner = prepared.begin(display=DISPLAY, clock=self.clock)

    def answer(self, screens: int = 10_000, *, careless: bool = False) -> Sitting:
        """Answer that many screens, or go on to the end. careless: fast, no catch screen passed."""
        runner = self.runner
        while screens and not isinstance(runner.page, EndPage):
            self.clock.ms += 50
            if isinstance(runner.page, ScreenPage):
                runner.shown()
                self.clock.ms += 700 if careless else 1000
                block = runner.header.design.blocks[runner.header.screens[runner.page.position].block]
                right = runner.header.screens[runner.page.position].planted
                others = (cell for cell in range(block.n) if cell not in right)
                first = () if careless else right
                for cell in (*first, *islice(others, block.grid.choose - len(first))):
                    assert runner.choose(cell, Device.MOUSE)
                step = runner.submit(Device.MOUSE)
                screens -= 1
            elif isinstance(runner.page, ConsentPage):
                step = runner.agree()
            elif isinstance(runner.page, QuestionsPage):
                step = runner.answer_questions({"enjoyment": "4"})
            else:
                self.clock.ms += 60_000
                step = runner.proceed()
            assert step is not None
            runner.write(step)
            runner.complete(step)
        return self

    def close(self) -> None:
        """Get up."""
        self.runner.close()


@pytest.fixture
def sit(study: OpenStudy) -> Iterator[Callable[..., Sitting]]:
    """sit("p001", design=…, purpose=…): an annotator at the study."""
    made: list[Sitting] = []

    def start(code: str, **options: Any) -> Sitting:
        made.append(Sitting(study, code, **options))
        return made[-1]

    yield start
    for sitting in made:
        sitting.close()


SAME = 0.995
CLOSE = 8


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, QImage], None]:
    """golden("name", picture): it is the kept picture beside the test, in 99.5 % of its pixels.

    Pixels are the same within 8 of 255 of each colour. `--renew-pictures` writes them anew: look at them.
    """

    def compare(name: str, picture: QImage) -> None:
        path = Path(request.path).parent / "golden" / f"{name}.png"
        shown = picture.convertToFormat(QImage.Format.Format_RGB32)
        if request.config.getoption("--renew-pictures"):
            path.parent.mkdir(exist_ok=True)
            assert shown.save(str(path), "PNG")
            return
        kept = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
        assert not kept.isNull(), f"there is no {path.name} yet: --renew-pictures"
        assert kept.size() == shown.size()
        same = np.abs(_pixels(kept).astype(int) - _pixels(shown).astype(int)).max(axis=2) <= CLOSE
        assert same.mean() >= SAME, f"{path.name}: {same.mean():.2%} of its pixels are the same"

    return compare


def _pixels(picture: QImage) -> NDArray[np.uint8]:
    """Colours (height, width, 3)."""
    size = (picture.height(), picture.bytesPerLine() // 4, 4)
    return np.frombuffer(picture.constBits(), np.uint8).reshape(size)[:, : picture.width(), :3]
