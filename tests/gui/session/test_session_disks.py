"""A session's window on disks that fill up or go away under it: said, nothing lost, on in the same window."""

from __future__ import annotations

import contextlib
import os
import random
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from gridlab.domain.design import Design, ScreenCounts
from gridlab.domain.flow import EndPage
from gridlab.store.sessions.file import read_session

Small = Callable[..., Design]
ENTER = Qt.Key.Key_Return


def mount(*words: str) -> None:
    """Mount, or skip where this user or this system does not allow it."""
    if subprocess.run(["mount", *words], capture_output=True, check=False).returncode:
        pytest.skip("cannot mount a small file system here")


@pytest.fixture
def sessions(desk: Any) -> Iterator[Path]:
    """The folder of sessions, to be mounted over; unmounted afterwards, whatever is open in it."""
    folder: Path = desk.study.folder / "sessions"
    folder.mkdir(exist_ok=True)
    yield folder
    for window in desk.windows:
        window.leave()
    while subprocess.run(["umount", "-l", str(folder)], capture_output=True, check=False).returncode == 0:
        pass


def fill(path: Path) -> None:
    """Take all the room there is, seen from each processor: a tmpfs counts loosely, and for each apart."""
    processors = os.sched_getaffinity(0)
    with path.open("ab", buffering=0) as file:
        for processor in processors:
            os.sched_setaffinity(0, {processor})
            with contextlib.suppress(OSError):
                while file.write(bytes(4096)):
                    pass
    os.sched_setaffinity(0, processors)


def in_trouble(desk: Any) -> Any:
    desk.until(lambda: desk.window.trouble.isVisible() and desk.window.trouble.retry.isEnabled())
    return desk.window.trouble


@pytest.mark.needs_root
def test_on_a_full_disk_the_same_window_goes_on_once_there_is_room(
    desk: Any, small: Small, sessions: Path, count: Callable[[int, int], int]
) -> None:
    chance = random.Random(4)
    for turn in range(count(2, 64)):
        mount("-t", "tmpfs", "-o", f"size={chance.randint(120, 400)}k", "tmpfs", str(sessions))
        window = desk.start(small(counts=ScreenCounts(24, 0, 0, 0, 0)), f"P{turn}")
        full_at, refused, given = chance.randrange(12), 0, []
        while not isinstance(desk.page, EndPage):
            page = desk.page
            cells = tuple(sorted(chance.sample(range(6), 2)))
            if page.position == full_at:
                fill(sessions / "filler")
            desk.ready()
            desk.press(*(str(cell + 1) for cell in cells), ENTER)
            # What the file has room for already may still be saved; the disk stays full until it is not.
            desk.until(lambda page=page: desk.page is not page or desk.window.trouble.isVisible())
            if window.trouble.isVisible():
                refused += 1
                refuse_again_then_make_room(desk, cells, sessions / "filler")
                desk.until(lambda page=page: desk.page is not page)
            given.append(cells)
        assert refused == 1
        window.leave()
        record = read_session(desk.path)
        assert [one.chosen for one in record.responses] == given and record.status == "complete"
        subprocess.run(["umount", str(sessions)], check=True)


def refuse_again_then_make_room(desk: Any, cells: tuple[int, ...], filler: Path) -> None:
    position = desk.page.position
    for again in (True, False):
        bar = in_trouble(desk)
        assert "the disk is full" in bar.accessibleDescription()
        assert desk.page.position == position and desk.chosen == cells
        if not again:
            filler.unlink()
        desk.press(ENTER)


@pytest.mark.needs_root
def test_an_unplugged_folder_is_said_and_plugged_in_again_the_session_goes_on(
    desk: Any, small: Small, sessions: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    mount("--bind", str(stick), str(sessions))
    window = desk.start(small(counts=ScreenCounts(3, 0, 0, 0, 0)))
    desk.go_on("1", "2")
    desk.ready()
    desk.press("3", "6")
    subprocess.run(["umount", "-l", str(sessions)], check=True)
    desk.press(ENTER)
    bar = in_trouble(desk)
    assert bar.accessibleName() == "Answer 1 is saved. This one isn't."
    assert desk.page.position == 1 and desk.chosen == (2, 5)
    mount("--bind", str(stick), str(sessions))
    desk.press(ENTER)
    desk.until(lambda: desk.page.position == 2)
    desk.go_on("1", "4")
    assert isinstance(desk.page, EndPage)
    window.leave()
    record = read_session(desk.path)
    assert [one.chosen for one in record.responses] == [(0, 1), (2, 5), (0, 3)]


def test_a_folder_that_is_gone_for_a_while_is_said_and_the_session_goes_on(desk: Any, small: Small) -> None:
    desk.start(small(counts=ScreenCounts(3, 0, 0, 0, 0)))
    desk.go_on("1", "2")
    desk.ready()
    desk.press("3", "6")
    folder, away = desk.study.folder, desk.study.folder.with_name("away")
    folder.rename(away)
    desk.press(ENTER)
    bar = in_trouble(desk)
    assert "could not be saved" in bar.accessibleDescription()
    desk.press(ENTER)
    in_trouble(desk)
    assert not folder.exists()  # nothing was made in the place of what is gone
    away.rename(folder)
    desk.press(ENTER)
    desk.until(lambda: desk.page.position == 2)
    desk.go_on("1", "4")
    assert [one.chosen for one in desk.record().responses] == [(0, 1), (2, 5), (0, 3)]


def test_a_folder_that_is_gone_lets_the_session_be_saved_elsewhere(
    desk: Any, small: Small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gridlab.gui.session import conduct as session_conduct

    window = desk.start(small(counts=ScreenCounts(3, 0, 0, 0, 0)))
    other = tmp_path / "other"
    other.mkdir()
    monkeypatch.setattr(session_conduct, "choose_folder", lambda *_: other)
    desk.go_on("1", "2")
    desk.ready()
    desk.press("3", "6")
    desk.path.parent.rename(desk.study.folder / "away")
    desk.press(ENTER)
    in_trouble(desk).save_elsewhere.click()
    desk.until(lambda: desk.page.position == 2)
    desk.ready()
    window.leave()
    record = read_session(other / desk.path.name)
    assert [one.chosen for one in record.responses] == [(0, 1), (2, 5)]


def test_a_folder_that_becomes_read_only_still_takes_the_answers(desk: Any, small: Small) -> None:
    """File and journal are there already, so nothing has to be made; the superuser may write all the same."""
    window = desk.start(small())
    desk.go_on("1", "2")
    desk.ready()
    folder = desk.path.parent
    folder.chmod(0o500)
    try:
        if can_write(folder):
            pytest.skip("this user may write everywhere")
        desk.press("3", "6", ENTER)
        desk.until(lambda: desk.page.position == 2)
        desk.ready()
        window.leave()
        assert [one.chosen for one in read_session(desk.path).responses] == [(0, 1), (2, 5)]
    finally:
        folder.chmod(0o700)


def can_write(folder: Path) -> bool:
    try:
        (folder / "probe").touch()
    except OSError:
        return False
    (folder / "probe").unlink()
    return True
