"""Whatever is edited is saved before a study or the window is left, or it is asked for; nothing is lost."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from gridlab.app.study import OpenStudy, open_study
from gridlab.domain.errors import GridLabError
from gridlab.gui.background import Background
from gridlab.gui.kit.document import Saver
from gridlab.gui.shell.app import Application
from gridlab.gui.shell.furniture import Furniture
from gridlab.store import disk
from gridlab.store.settings import read_settings

Until = Callable[..., None]


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Callable[[], object]:
    """with full_disk(): nothing can be written."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    @contextmanager
    def filled() -> Iterator[None]:
        with monkeypatch.context() as broken:
            broken.setattr(disk, "fsync", full)
            yield

    return filled


def press(part: QWidget, text: str) -> None:
    (button,) = [one for one in part.findChildren(QPushButton) if one.text() == text and one.isVisible()]
    button.click()


def label_first(furniture: Furniture, text: str) -> None:
    furniture.window.go("images")
    furniture.images.browser.grid.select_places([0])
    furniture.images.detail.label.setText(text)
    furniture.images.detail.commit()


def test_a_full_disk_keeps_the_window_with_an_edited_label_until_there_is_room(
    furniture: Furniture, study: OpenStudy, until: Until, full_disk: Callable[[], Iterator[None]]
) -> None:
    window, said = furniture.window, furniture.images.messages
    with full_disk():  # type: ignore[attr-defined]
        label_first(furniture, "kept")
        until(lambda: "the disk is full" in said.unsaved.text)
        window.go("cost")
        assert not window.close(), "the edit would be gone"
        until(lambda: window.page is furniture.images)
        assert window.isVisible()
        until(lambda: buttons_of(said.unsaved) == ["Save again", "Quit without saving"])
    press(said.unsaved, "Save again")
    until(lambda: not furniture.study_document.saver.dirty)
    assert open_study(study.folder).study.images[0].label == "kept"
    assert window.close()


def test_a_window_is_left_without_saving_where_that_is_asked_for(
    furniture: Furniture, until: Until, full_disk: Callable[[], Iterator[None]]
) -> None:
    with full_disk():  # type: ignore[attr-defined]
        label_first(furniture, "lost")
        furniture.window.close()
        until(lambda: "Quit without saving" in buttons_of(furniture.images.messages.unsaved))
        press(furniture.images.messages.unsaved, "Quit without saving")
        until(lambda: not furniture.window.isVisible())


def buttons_of(part: QWidget) -> list[str]:
    return [one.text() for one in part.findChildren(QPushButton) if one.text() and one.isVisible()]


def test_a_title_that_was_just_typed_is_saved_before_the_window_closes(
    furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    furniture.window.go("settings")
    field = furniture.settings.fields.widget("title")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Typed and quit")
    furniture.window.close()
    until(lambda: not furniture.window.isVisible())
    assert open_study(study.folder).study.title == "Typed and quit"


def test_a_title_that_was_just_typed_is_saved_as_the_program_ends(
    program: Application, furniture: Furniture, study: OpenStudy
) -> None:
    furniture.window.go("settings")
    field = furniture.settings.fields.widget("title")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Typed at the end")
    assert program.close()
    assert open_study(study.folder).study.title == "Typed at the end"


def test_a_title_that_cannot_be_saved_is_told_where_it_was_typed(
    furniture: Furniture, study: OpenStudy, until: Until, full_disk: Callable[[], Iterator[None]]
) -> None:
    page = furniture.settings
    furniture.window.go("settings")
    with full_disk():  # type: ignore[attr-defined]
        page.fields.widget("title").end(False)
        QTest.keyClicks(page.fields.widget("title"), " and more")
        furniture.window.close()
        until(lambda: "the disk is full" in page.messages.text)
        assert furniture.window.page is page
        until(lambda: "Quit without saving" in buttons_of(page.messages))
    press(page.messages, "Save again")
    until(lambda: open_study(study.folder).study.title == "Food study and more")
    until(lambda: page.messages.text == "")


def test_a_title_and_labels_that_are_edited_at_once_are_both_kept(
    furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    furniture.window.go("settings")
    furniture.settings.fields.widget("title").end(False)
    QTest.keyClicks(furniture.settings.fields.widget("title"), " 2")
    label_first(furniture, "both")
    until(lambda: not furniture.study_document.saver.dirty)
    kept = open_study(study.folder).study
    assert (kept.title, kept.images[0].label) == ("Food study 2", "both")


def test_a_setting_that_cannot_be_saved_keeps_the_window_and_is_saved_later(
    furniture: Furniture, until: Until, full_disk: Callable[[], Iterator[None]]
) -> None:
    page = furniture.settings
    furniture.window.go("settings")
    with full_disk():  # type: ignore[attr-defined]
        page.fields.widget("station").setText("7")
        page.fields.widget("station").textEdited.emit("7")
        until(lambda: "the disk is full" in page.messages.text)
        furniture.window.go("cost")
        assert not furniture.window.close()
        until(lambda: furniture.window.page is page)
    press(page.messages, "Save again")
    until(lambda: read_settings().station == 7)


class Slow:
    """A document whose first save fails late."""

    def __init__(self) -> None:
        self.problem: GridLabError | None = None
        self.dirty = True
        self.tries = 0
        self.go_on = threading.Event()

    def next_job(self, *, again: bool) -> Callable[[], int] | None:
        if not self.dirty or (self.problem is not None and not again):
            return None
        self.tries += 1
        number = self.tries

        def job() -> int:
            self.go_on.wait(10)
            if number == 1:
                raise GridLabError("The disk is full.")
            return number

        return job

    def finish(self, result: int) -> None:
        self.dirty, self.problem = False, None

    def fail(self, error: GridLabError) -> None:
        self.problem = error


def test_save_again_counts_also_while_the_save_that_fails_is_still_under_way(
    qapp: QApplication, until: Until
) -> None:
    background, slow = Background(), Slow()
    saver = Saver("slow", background, background)
    saver.begin(slow)
    saver.now()
    saver.now()
    slow.go_on.set()
    until(lambda: not saver.dirty)
    assert slow.tries == 2
    assert background.close()
    background.deleteLater()
