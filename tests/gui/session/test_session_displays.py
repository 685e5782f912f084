"""A session on displays of other kinds: 200 % scale, a phone, one too small; sharp, whole, and told of."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton

from gridlab.app.session.codes import SessionWish
from gridlab.app.session.start import prepare_session
from gridlab.app.study import OpenStudy
from gridlab.domain.design import Design, Layout, Pages, ScreenCounts, SessionRules
from gridlab.domain.errors import GridLabError
from gridlab.domain.session import Display
from gridlab.gui.session import start as session_start
from gridlab.store.sessions.file import read_session
from gridlab.store.sessions.list import list_sessions
from tests.designs import save_design

Small = Callable[..., Design]
# In a process of its own, as Qt reads the scale when it starts.
AT_200_PERCENT = """
import json, sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from gridlab.app.session.codes import SessionWish
from gridlab.app.session.start import prepare_session
from gridlab.app.study import open_study
from gridlab.domain.geometry import picture_rect
from gridlab.gui.session.start import begin_window

application = QApplication([])
opened = open_study(Path(sys.argv[1]))
window = begin_window(opened, prepare_session(opened, SessionWish("P01", "small")), windowed=True)
window.start(windowed=True)
end = time.monotonic() + 30
while not window.conduct.takes_input and time.monotonic() < end:
    QCoreApplication.processEvents()
view = window.screen_view
picture = view.grab().toImage()
told = {
    "ratio": view.devicePixelRatioF(),
    "grab": [picture.width(), picture.height()],
    "view": [view.width(), view.height()],
    "pictures": sorted({one.width() for one in view.body._pictures.cells}),
    "box": picture_rect(view.placement.cells[0], "contain").width,
}
page = window.runner.page
for key in ("1", "2", Qt.Key.Key_Return):
    QTest.keyClick(view, key)
while window.runner.page is page and time.monotonic() < end:
    QCoreApplication.processEvents()
window.leave()
print(json.dumps(told))
"""


def test_at_200_percent_pictures_have_twice_the_pixels_and_the_file_tells_the_scale(
    study: OpenStudy, small: Small
) -> None:
    save_design(study, small())
    done = subprocess.run(
        [sys.executable, "-c", AT_200_PERCENT, str(study.folder)],
        env={**os.environ, "QT_SCALE_FACTOR": "2"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["ratio"] == 2.0
    assert told["grab"] == [2 * side for side in told["view"]]
    assert told["pictures"] == [2 * told["box"]]
    (row,) = list_sessions(study.folder)
    record = read_session(row.path)
    assert record.header.display.scale == 2.0 and len(record.responses) == 1
    assert record.header.display.width == told["view"][0]


@pytest.mark.parametrize("size", [(390, 844), (844, 390), (360, 640), (640, 360), (240, 320)])
def test_on_a_small_display_everything_can_be_reached_and_answered(
    desk: Any, small: Small, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_start, "display_of", lambda *_, **__: Display(*size, 1.0, 60.0))
    design = small(5, 5, 4, counts=ScreenCounts(2, 0, 0, 0, 0), pages=Pages(instructions="# Look\n\nWell."))
    window = desk.start(design)
    assert (window.width(), window.height()) == size
    assert window.rect().contains(desk.text.enter_presses.geometry())
    desk.go_on()
    view = window.screen_view
    for button in (view.submit, view.stop):
        assert view.rect().contains(button.geometry())
    assert all(button.width() >= 24 for button in view.body.buttons)
    for _ in range(25):  # the focus goes through all cells, and what it stands on comes into view
        desk.press(Qt.Key.Key_Right)
    last = view.body.buttons[4]
    corner = last.mapTo(view, last.rect().center())
    assert view.rect().contains(corner)
    desk.go_on("1", "9", "f", "p")
    assert desk.record().responses[0].shown_scale < 1


def test_a_design_that_is_not_to_shrink_does_not_start_on_a_small_display(
    desk: Any, small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_start, "display_of", lambda *_, **__: Display(390, 844, 1.0, 60.0))
    design = small(4, 4, 4, block={"layout": Layout(small_display="refuse")})
    save_design(desk.study, design)
    prepared = prepare_session(desk.study, SessionWish("P01", design.name))
    with pytest.raises(GridLabError, match="too small"):
        session_start.begin_window(desk.study, prepared, windowed=True)
    assert list_sessions(desk.study.folder) == []


def test_a_window_that_changes_its_size_keeps_what_is_chosen_and_all_in_view(desk: Any, small: Small) -> None:
    window = desk.start(small(4, 4, 4))
    desk.ready()
    desk.press("1", "g")
    for size in ((800, 600), (390, 844), (1600, 900)):
        window.resize(*size)
        desk.until(lambda size=size: window.screen_view.size() == window.size())
        assert desk.chosen == (0, 15)
        buttons = window.screen_view.findChildren(QAbstractButton)
        shown = [one for one in buttons if one.isVisible() and one.parent() is window.screen_view]
        assert all(window.screen_view.rect().contains(one.geometry()) for one in shown)
    desk.go_on("2", "3")
    assert desk.record().responses[0].chosen == (0, 15, 1, 2)


def test_a_window_with_its_title_fits_the_display(small: Small) -> None:
    screen = QGuiApplication.primaryScreen()
    room = screen.availableGeometry()
    design = small(session=SessionRules(viewport=(4000, 3000)))
    display = session_start.display_of(design, screen, windowed=True)
    assert display.width == room.width() and room.height() - 60 <= display.height <= room.height() - 30
    full = session_start.display_of(design, screen, windowed=False)
    assert (full.width, full.height) == (screen.size().width(), screen.size().height())
    fits = small(session=SessionRules(viewport=(390, 600)))
    assert session_start.display_of(fits, screen, windowed=True).height == 600


def test_the_display_that_is_asked_for_is_one_that_does(small: Small) -> None:
    design = small(5, 5, 4, block={"layout": Layout(cell_size=300, small_display="refuse")})
    wide, high = session_start.display_needed(design)
    assert (wide, high) > (1920, 1080)
    problem = str(session_start.display_problem(design, Display(1920, 1080, 1.0, 60.0)))
    assert f"at least {wide}×{high} pixels" in problem.replace(",", "")
    assert not session_start.display_problem(design, Display(wide, high, 1.0, 60.0))
    assert session_start.display_problem(design, Display(wide * 98 // 100, high * 98 // 100, 1.0, 60.0))


def test_where_the_designs_viewport_does_it_is_asked_for(small: Small) -> None:
    design = small(2, 3, 2, block={"layout": Layout(small_display="refuse")})
    assert session_start.display_needed(design) == design.session.viewport
