"""The window goes on while its pages are built and a study is opened."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from gridlab.app.study import OpenStudy
from gridlab.domain.images import Image
from gridlab.domain.study import Study
from gridlab.gui.shell.app import Application
from gridlab.gui.shell.furniture import Furniture
from gridlab.store.settings import read_settings
from gridlab.store.study_file import parse_study, study_bytes

Until = Callable[..., None]


@pytest.fixture
def begun(qapp: QApplication, own_home: Path) -> Iterator[Application]:
    application = Application(qapp, read_settings())
    application.show(None)
    yield application
    assert application.close()
    application.window.deleteLater()
    application.theme.deleteLater()
    application.deleteLater()


def test_events_run_between_the_steps_of_building_the_pages(begun: Application, until: Until) -> None:
    seen: list[int] = []
    watch = QTimer()
    watch.timeout.connect(lambda: seen.append(len(begun.window.pages)))
    watch.start(0)
    begun.start(None)
    until(lambda: begun.window.actions_by_key)
    watch.stop()
    assert set(seen) >= {0, 1, 2, 3, 4}


def test_what_is_asked_for_before_the_pages_are_built_is_done_afterwards(
    begun: Application, study: OpenStudy, until: Until
) -> None:
    begun.start(None)
    begun.window.welcome.study_requested.emit(study.folder)
    furniture = begun._begun()
    assert furniture.studies.view is None
    until(lambda: furniture.studies.view is not None)
    assert furniture.studies.view is not None
    assert furniture.studies.view.open.folder == study.folder


def test_the_window_can_be_closed_before_its_pages_are_built(begun: Application, until: Until) -> None:
    begun.start(None)
    until(lambda: begun.window.pages)
    assert begun.window.new_study is None


def test_the_page_at_the_front_shows_an_opened_study_before_those_at_the_back(
    program: Application, study: OpenStudy, until: Until
) -> None:
    furniture = program.furnish()
    told: list[str] = []
    for key, desk in furniture.desks.items():
        whole = desk.show_view
        desk.show_view = lambda *view, key=key, whole=whole: (told.append(key), whole(*view))  # type: ignore[method-assign]
    furniture.studies.open(study.folder)
    until(lambda: told)
    assert told[0] == "design"
    until(lambda: len(told) == len(furniture.window.pages))
    assert sorted(told) == sorted(furniture.window.pages)


def test_a_page_that_is_gone_to_knows_the_study(furniture: Furniture, study: OpenStudy, until: Until) -> None:
    furniture.studies.close()
    furniture.studies.open(study.folder)
    until(lambda: furniture.studies.view is not None)
    furniture.window.go("images")
    assert furniture.images.browser.model.rowCount() == 30


def test_reading_a_large_study_lets_other_threads_run() -> None:
    """pydantic and Python's JSON keep Python's lock while they work on one text."""
    images = tuple(Image(f"img_{row:06d}.jpg", f"{row:064x}", 640, 480, "label") for row in range(30_000))
    data = study_bytes(Study("0" * 32, images=images))
    begun = time.perf_counter()
    parse_study(data)
    whole = time.perf_counter() - begun
    assert min(_longest_wait(lambda: parse_study(data)) for _ in range(3)) < whole / 5


def _longest_wait(act: Callable[[], object]) -> float:
    """Seconds that another thread, which asks for Python's lock each millisecond, waited at most."""
    waits: list[float] = []
    over = threading.Event()

    def ask() -> None:
        last = time.perf_counter()
        while not over.is_set():
            time.sleep(0.001)
            waits.append(time.perf_counter() - last)
            last = time.perf_counter()

    thread = threading.Thread(target=ask)
    thread.start()
    act()
    over.set()
    thread.join()
    return max(waits)
