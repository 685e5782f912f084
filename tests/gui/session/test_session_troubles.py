"""A session's window when the disk fails or an image is gone: nothing goes on unsaved or half shown."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Picture
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gridlab.app.study import image_path
from gridlab.domain.design import Design, Pages, ScreenCounts, SessionRules
from gridlab.domain.flow import BreakPage, ConsentPage, EndPage, FeedbackPage, InstructionsPage, ScreenPage
from gridlab.gui.session import conduct as session_conduct
from gridlab.store.sessions.file import SessionWriter, read_session

Small = Callable[..., Design]
ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space
WAY_OUT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Disk:
    """A disk that is full or not; only the folder `full` matters."""

    def __init__(self) -> None:
        self.full: Path | None = None


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """A disk that can be filled under the session's file."""
    made, commit = Disk(), SessionWriter._commit

    def failing(writer: SessionWriter, rows: Any) -> None:
        if made.full == writer.path.parent:
            raise OSError(errno.ENOSPC, "no space")
        commit(writer, rows)

    monkeypatch.setattr(SessionWriter, "_commit", failing)
    return made


def fill(desk: Any, disk: Disk) -> None:
    disk.full = desk.path.parent


def in_trouble(desk: Any) -> Any:
    """Wait for the message, and give it."""
    desk.until(desk.window.trouble.isVisible)
    return desk.window.trouble


def test_an_answer_that_cannot_be_saved_stays_on_view_with_what_is_safe(
    desk: Any, small: Small, disk: Disk
) -> None:
    window = desk.start(small())
    for _ in range(3):
        desk.go_on("1", "2")
    desk.ready()
    desk.press("3")
    seen = window.screen_view.body.grab().toImage()
    desk.press("6")
    fill(desk, disk)
    desk.press(ENTER)
    bar = in_trouble(desk)
    assert bar.accessibleName() == "Answers 1 to 3 are saved. This one isn't."
    assert "the disk is full" in bar.accessibleDescription()
    assert desk.page.position == 3 and desk.chosen == (2, 5)
    assert window.screen_view.content.position == "Screen 4 of 6"
    assert window.screen_view.content.share == 0.5
    desk.press("3", SPACE, "1", Qt.Key.Key_Backspace, Qt.Key.Key_F1)
    assert desk.chosen == (2, 5) and window.screen_view.body.grab().toImage() != seen
    desk.press(ENTER)
    in_trouble(desk)
    assert desk.page.position == 3


@pytest.mark.parametrize("by", ["Enter", "the button"])
def test_once_there_is_room_it_is_saved_and_the_session_goes_on(
    desk: Any, small: Small, disk: Disk, by: str
) -> None:
    desk.start(small(counts=ScreenCounts(3, 0, 0, 0, 0)))
    desk.go_on("1", "2")
    desk.ready()
    fill(desk, disk)
    desk.press("3", "6", ENTER)
    bar = in_trouble(desk)
    assert bar.accessibleName() == "Answer 1 is saved. This one isn't."
    disk.full = None
    if by == "Enter":
        desk.press(ENTER)
    else:
        QTest.mouseClick(bar.retry, Qt.MouseButton.LeftButton)
    desk.until(lambda: desk.page.position == 2)
    desk.ready()
    assert not bar.isVisible() and desk.chosen == ()
    desk.go_on("4", "5")
    record = desk.record()
    assert [one.chosen for one in record.responses] == [(0, 1), (2, 5), (3, 4)]
    assert record.status == "complete"


def test_saving_elsewhere_takes_all_answers_along_and_the_session_goes_on_there(
    desk: Any, small: Small, disk: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = desk.start(small(counts=ScreenCounts(3, 0, 0, 0, 0)))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.setattr(session_conduct, "choose_folder", lambda *_args: elsewhere)
    desk.go_on("1", "2")
    desk.ready()
    fill(desk, disk)
    desk.press("3", "6", ENTER)
    in_trouble(desk).save_elsewhere.click()
    desk.until(lambda: desk.page.position == 2)
    desk.ready()
    desk.go_on("4", "5")
    assert isinstance(desk.page, EndPage)
    window.leave()
    record = read_session(elsewhere / desk.path.name)
    assert [one.chosen for one in record.responses] == [(0, 1), (2, 5), (3, 4)]
    assert [one.chosen for one in read_session(desk.path).responses] == [(0, 1)]


def test_elsewhere_may_fail_too_and_what_is_saved_is_still_said(
    desk: Any, small: Small, disk: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.start(small())
    monkeypatch.setattr(session_conduct, "choose_folder", lambda *_args: tmp_path / "not" / "there")
    desk.go_on("1", "2")
    desk.ready()
    fill(desk, disk)
    desk.press("3", "6", ENTER)
    bar = in_trouble(desk)
    bar.save_elsewhere.click()
    desk.until(bar.retry.isEnabled)
    assert "This one isn't" in bar.accessibleName()
    disk.full = None
    bar.retry.click()
    desk.until(lambda: desk.page.position == 2)


def test_quitting_unsaved_is_told_by_the_exit_code_and_the_session_can_be_resumed(
    desk: Any, small: Small, disk: Disk
) -> None:
    design = small()
    desk.start(design)
    desk.go_on("1", "2")
    desk.ready()
    fill(desk, disk)
    desk.press("3", "6", ENTER)
    in_trouble(desk).quit.click()
    assert desk.codes == [1]
    disk.full = None
    assert len(desk.record().responses) == 1
    desk.resume(design)
    desk.ready()
    assert desk.page.position == 1 and desk.page.resumed


def test_the_way_out_works_while_an_answer_cannot_be_saved(desk: Any, small: Small, disk: Disk) -> None:
    desk.start(small())
    desk.ready()
    fill(desk, disk)
    desk.press("3", "6", ENTER)
    in_trouble(desk)
    desk.press(Qt.Key.Key_Q, modifiers=WAY_OUT)
    desk.until(lambda: desk.codes)
    assert desk.codes == [1]


@pytest.mark.parametrize("kind", [InstructionsPage, FeedbackPage, BreakPage])
def test_a_page_that_cannot_be_saved_stays_too_and_enter_tries_again(
    desk: Any, small: Small, disk: Disk, kind: type
) -> None:
    desk.start(
        small(
            counts=ScreenCounts(3, 0, 1, 0, 0),
            pages=Pages(instructions="Look."),
            session=SessionRules(break_every=1),
        )
    )
    while not isinstance(desk.page, kind):
        desk.go_on(*(("1", "2") if isinstance(desk.page, ScreenPage) else ()))
    page = desk.page
    desk.ready()
    fill(desk, disk)
    desk.press(ENTER)
    in_trouble(desk)
    assert desk.page is page
    disk.full = None
    desk.press(ENTER)
    desk.until(lambda: desk.page is not page)


@pytest.mark.parametrize("kind", [ConsentPage, ScreenPage])
def test_the_ways_on_are_reached_by_keyboard_and_nothing_below_them_is(
    desk: Any, small: Small, disk: Disk, kind: type
) -> None:
    window = desk.start(small(pages=Pages("Consent." if kind is ConsentPage else "")))
    desk.ready()
    fill(desk, disk)
    if kind is ConsentPage:
        desk.text.agree.setFocus()
        desk.press(ENTER)
    else:
        desk.press("1", Qt.Key.Key_Right, Qt.Key.Key_Right, SPACE, ENTER)
    bar = in_trouble(desk)
    page, reached = desk.page, []
    for _ in range(4):
        reached.append(QApplication.focusWidget())
        desk.press(Qt.Key.Key_Tab)
    assert reached == [bar.retry, bar.save_elsewhere, bar.quit, bar.retry]
    desk.press(Qt.Key.Key_Backtab)
    assert bar.retry.hasFocus() and desk.page is page
    disk.full = None
    desk.press(ENTER)
    desk.until(lambda: desk.page is not page)
    desk.ready()
    assert not bar.isVisible() and window.screen_view.hasFocus()
    desk.press("3", "4")
    assert desk.chosen == (2, 3)


def test_a_folder_that_is_gone_is_named_as_what_is_not_there(desk: Any, small: Small) -> None:
    desk.start(small())
    desk.go_on("1", "2")
    away = desk.study.folder.with_name("away")
    desk.study.folder.rename(away)
    desk.press("3", "4", ENTER)
    bar = in_trouble(desk)
    assert "the folder of the session doesn't exist" in bar.accessibleDescription()
    away.rename(desk.study.folder)
    desk.press(ENTER)
    desk.until(lambda: desk.page.position == 2)


def test_enter_quits_once_that_was_gone_to(desk: Any, small: Small, disk: Disk) -> None:
    desk.start(small())
    desk.ready()
    fill(desk, disk)
    desk.press("1", "2", ENTER)
    in_trouble(desk)
    desk.press(Qt.Key.Key_Tab, Qt.Key.Key_Tab, ENTER)
    assert desk.codes == [1]


def first_image(desk: Any, design: Design) -> Path:
    """The file of an image on the first screen that a session of the design will show."""
    from gridlab.domain.sampling.session_screens import session_screens

    images = desk.study.study.images
    screen = session_screens(design, images, 0)[0]
    return image_path(desk.study, images[screen.grid[2]])


@pytest.mark.parametrize("how", ["missing", "changed"])
def test_a_screen_without_all_its_images_is_not_started(desk: Any, small: Small, how: str) -> None:
    design = small()
    path = first_image(desk, design)
    whole = path.read_bytes()

    def spoil() -> None:
        path.unlink()
        if how == "changed":
            Picture.new("RGB", (160, 160), (1, 2, 3)).save(path)

    window = desk.start(design, before=spoil)
    desk.until(lambda: window.has_overlay)
    page = desk.text
    assert path.name in " ".join(label.text() for label in page.findChildren(type(page.add_text(""))))
    desk.clock.ms += 60_000
    QTest.qWait(50)
    assert desk.text is page and window.runner.elapsed_ms() == 0
    desk.press("1", "2")
    assert desk.chosen == ()
    desk.press(ENTER)
    desk.until(lambda: window.has_overlay and desk.text is not page)
    path.unlink(missing_ok=True)
    path.write_bytes(whole)
    desk.press(ENTER)
    desk.ready()
    assert not window.has_overlay and window.screen_view.state == "answering"
    desk.go_on("1", "2", ms=900)
    assert desk.record().responses[0].response_ms == 900


def test_an_image_that_is_gone_lets_the_annotator_continue_later(desk: Any, small: Small) -> None:
    design = small()
    path = first_image(desk, design)
    window = desk.start(design, before=path.unlink)
    desk.until(lambda: window.has_overlay)
    (later,) = [one for one in desk.text.findChildren(type(desk.text.stop)) if one.text() == "Continue later"]
    while not later.hasFocus():
        desk.press(Qt.Key.Key_Tab)
    desk.press(SPACE)
    desk.until(lambda: desk.codes)
    assert desk.codes == [0] and desk.record().status == "partial"


def test_an_annotator_of_a_german_design_reads_in_german_why_an_answer_is_not_saved(
    desk: Any, small: Small, disk: Disk
) -> None:
    """Whatever the window speaks, which is English here."""
    desk.start(small(language="de"))
    desk.go_on("1", "2")
    desk.ready()
    fill(desk, disk)
    desk.press("3", "6", ENTER)
    bar = in_trouble(desk)
    reason = "Diese Antwort konnte nicht gespeichert werden: der Datenträger ist voll."
    assert bar.accessibleDescription() == reason


def test_an_annotator_of_a_german_design_reads_in_german_that_an_image_is_gone(
    desk: Any, small: Small
) -> None:
    design = small(language="de")
    path = first_image(desk, design)
    window = desk.start(design, before=path.unlink)
    desk.until(lambda: window.has_overlay)
    texts = " ".join(label.text() for label in desk.text.findChildren(type(desk.text.add_text(""))))
    assert f"Das Bild {path.name} wird abgelehnt: nicht lesbar, nicht (mehr) vorhanden." in texts
