"""A session's window whose file another program changes or deletes: said, and on in another file."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from gridlab.domain.design import Design, ScreenCounts
from gridlab.domain.flow import EndPage
from gridlab.store.sessions.file import read_session

Small = Callable[..., Design]
ENTER = Qt.Key.Key_Return
WAY_OUT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows lets no other program change a file in use")


def zero_a_page(path: Path) -> None:
    os.pwrite(os.open(path, os.O_WRONLY), bytes(4096), 4096)


def in_trouble(desk: Any) -> Any:
    desk.until(lambda: desk.window.trouble.isVisible() and desk.window.trouble.retry.isEnabled())
    return desk.window.trouble


def two_answers(desk: Any, small: Small) -> None:
    desk.start(small(counts=ScreenCounts(4, 0, 0, 0, 0)))
    desk.go_on("1", "2")
    desk.go_on("3", "4")
    desk.ready()


def given(path: Path) -> list[tuple[int, ...]]:
    return [one.chosen for one in read_session(path).responses]


def test_a_changed_file_is_said_and_continue_goes_on_in_another(desk: Any, small: Small) -> None:
    two_answers(desk, small)
    zero_a_page(desk.path)
    desk.press("3", "6", ENTER)
    bar = in_trouble(desk)
    assert bar.accessibleName() == "Answers 1 to 2 are saved. This one isn't."
    assert "another program changed the file" in bar.accessibleDescription()
    assert f"{desk.path.stem}.rescued.gridlab" in bar.accessibleDescription()
    assert (bar.retry.text(), desk.page.position, desk.chosen) == ("Continue", 2, (2, 5))
    bar.retry.click()
    desk.until(lambda: desk.page.position == 3)
    desk.go_on("1", "4")
    assert isinstance(desk.page, EndPage)
    desk.press(ENTER)
    desk.until(lambda: desk.codes)
    assert desk.codes == [0]
    assert given(desk.window.runner.path) == [(0, 1), (2, 3), (2, 5), (0, 3)]


def test_a_changed_file_lets_the_session_go_on_in_a_chosen_place(
    desk: Any, small: Small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gridlab.gui.session import conduct as session_conduct

    two_answers(desk, small)
    place = tmp_path / "place"
    place.mkdir()
    monkeypatch.setattr(session_conduct, "choose_folder", lambda *_: place)
    zero_a_page(desk.path)
    desk.press("3", "6", ENTER)
    in_trouble(desk).save_elsewhere.click()
    desk.until(lambda: desk.page.position == 3)
    desk.ready()
    desk.window.leave()
    assert [given(path) for path in place.iterdir()] == [[(0, 1), (2, 3), (2, 5)]]


@pytest.mark.parametrize("how", ["the button", "the way out"])
def test_quitting_after_the_file_was_changed_loses_nothing_and_is_no_success(
    desk: Any, small: Small, how: str
) -> None:
    two_answers(desk, small)
    zero_a_page(desk.path)
    if how == "the button":
        desk.press("3", "6", ENTER)
        in_trouble(desk).quit.click()
    else:
        desk.press(Qt.Key.Key_Q, modifiers=WAY_OUT)
    desk.until(lambda: desk.codes)
    assert desk.codes == [1] and "are saved" in str(desk.window.conduct.trouble)
    assert given(desk.window.runner.path) == [(0, 1), (2, 3)]


def test_a_file_changed_behind_the_last_page_is_no_success_and_loses_nothing(desk: Any, small: Small) -> None:
    two_answers(desk, small)
    desk.go_on("1", "2")
    desk.go_on("1", "2")
    assert isinstance(desk.page, EndPage)
    desk.ready()
    zero_a_page(desk.path)
    desk.press(ENTER)
    desk.until(lambda: desk.codes)
    assert desk.codes == [1] and ".rescued.gridlab" in str(desk.window.conduct.trouble)
    assert len(given(desk.window.runner.path)) == 4


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_was_deleted_is_written_again_before_it_is_called_saved(
    desk: Any, small: Small, what: str
) -> None:
    two_answers(desk, small)
    path = desk.path
    path.unlink() if what == "file" else shutil.rmtree(path.parent)
    desk.press("3", "6", ENTER)
    bar = in_trouble(desk)
    assert bar.accessibleName() == "Answers 1 to 2 are saved. This one isn't."
    assert path.stat().st_size > 0
    desk.press(ENTER)
    desk.until(lambda: desk.page.position == 3)
    desk.ready()
    desk.window.leave()
    assert given(path) == [(0, 1), (2, 3), (2, 5)]


def test_it_is_not_called_saved_where_it_is_nowhere(
    desk: Any, small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_answers(desk, small)
    home = desk.study.folder.with_name("no-folder")
    home.write_text("")
    monkeypatch.setenv("GRIDLAB_HOME", str(home))
    shutil.rmtree(desk.study.folder)
    desk.press("3", "6", ENTER)
    bar = in_trouble(desk)
    assert bar.accessibleName() == "Answers 1 to 2 are no longer in any file, only in this window."
    desk.window.leave()


def test_a_deleted_file_is_there_again_after_quitting(desk: Any, small: Small) -> None:
    two_answers(desk, small)
    path = desk.path
    path.unlink()
    desk.press(Qt.Key.Key_Q, modifiers=WAY_OUT)
    desk.until(lambda: desk.codes)
    assert given(path) == [(0, 1), (2, 3)]
