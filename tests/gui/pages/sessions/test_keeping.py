"""What is done with sessions that are there: found, looked at, verified, brought in, kept twice, erased."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import h5py
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from gridlab.app.session.codes import SessionWish
from gridlab.app.study import OpenStudy
from gridlab.domain.session import Device
from gridlab.gui.pages.sessions import presenter
from gridlab.gui.pages.sessions.view import DETAILS, TABLE
from gridlab.gui.shell.furniture import Furniture
from gridlab.store.settings import change_settings

Until = Callable[..., None]
Sit = Callable[..., Any]


def listed(furniture: Furniture) -> list[str]:
    shown = furniture.sessions.model
    return [str(shown.index(row, shown.at("annotator")).data()) for row in range(shown.rowCount())]


def choose(furniture: Furniture, code: str) -> None:
    furniture.sessions.table.selectRow(listed(furniture).index(code))


def see(furniture: Furniture, until: Until, *codes: str) -> None:
    """Go to the page and wait until these are listed."""
    furniture.window.go("sessions")
    furniture.studies.reread_sessions()
    until(lambda: sorted(listed(furniture)) == sorted(codes))


def look_at(furniture: Furniture, until: Until, code: str) -> None:
    choose(furniture, code)
    furniture.sessions.buttons.open.click()
    until(lambda: furniture.sessions._stack.currentIndex() == DETAILS)
    until(lambda: furniture.sessions.details.picture.picture is not None)


def test_sessions_are_found_by_code_state_and_purpose(furniture: Furniture, sit: Sit, until: Until) -> None:
    sit("p001").answer().close()
    sit("p002").answer(4).close()
    sit("q001", purpose="pilot").answer(4).close()
    see(furniture, until, "p001", "p002", "q001")
    bar = furniture.sessions.filter_bar
    QTest.keyClicks(bar.search, "P0")
    assert sorted(listed(furniture)) == ["p001", "p002"]
    assert bar.count.text() == "2 of 3 sessions"
    bar.search.clear()
    bar.state.set_value("partial")
    bar.state.activated.emit(bar.state.currentIndex())
    assert sorted(listed(furniture)) == ["p002", "q001"]
    bar.purpose.setCurrentIndex(2)
    bar.purpose.activated.emit(2)
    assert listed(furniture) == ["q001"]


def test_a_click_on_a_heading_sorts_numbers_as_numbers(furniture: Furniture, sit: Sit, until: Until) -> None:
    for code, screens in (("p001", 2), ("p002", 12), ("p003", 7)):
        sit(code).answer(screens).close()
    see(furniture, until, "p001", "p002", "p003")
    furniture.sessions.table.sortByColumn(4, Qt.SortOrder.AscendingOrder)
    assert listed(furniture) == ["p001", "p003", "p002"]


def test_pace_and_catch_screens_stand_in_the_table(furniture: Furniture, sit: Sit, until: Until) -> None:
    sit("p001").answer().close()
    see(furniture, until, "p001")
    row = furniture.sessions.model
    assert row.index(0, row.at("pace")).data() == "1.0 s"
    passed, shown = str(row.index(0, row.at("catch")).data()).split("/")
    assert int(passed) <= int(shown)
    assert int(shown) > 0


def test_a_session_is_looked_at_screen_by_screen_with_its_answers(
    furniture: Furniture, sit: Sit, until: Until
) -> None:
    sitting = sit("p001").answer()
    sitting.close()
    see(furniture, until, "p001")
    look_at(furniture, until, "p001")
    details = furniture.sessions.details
    assert details.screens.rowCount() == len(sitting.runner.header.screens)
    first = details.picture.picture
    assert first is not None
    assert (first.width(), first.height()) == (1280, 800)
    kinds = {str(details.events.index(row, 1).data()) for row in range(details.events.rowCount())}
    assert {"Shown", "Chosen", "Submitted"} <= kinds
    QTest.keyClick(details.table, Qt.Key.Key_Down)
    until(lambda: details.picture.picture is not None and details.picture.picture != first)
    furniture.window.activateWindow()
    until(furniture.window.isActiveWindow)
    QTest.keyClick(details.table, Qt.Key.Key_Escape)
    until(lambda: furniture.sessions._stack.currentIndex() == TABLE)


def test_the_picture_shows_what_was_chosen(furniture: Furniture, sit: Sit, until: Until) -> None:
    one, other = sit("p001").answer(), sit("p002")
    runner = other.runner
    one.close()
    while runner.progress[0] == 0:  # the same screens, number apart: answer with the last cell
        other.clock.ms += 50
        if hasattr(runner.page, "position") and runner.shown() is None:
            other.clock.ms += 1000
            step = None
            if runner.choose(1, Device.MOUSE):
                step = runner.submit(Device.MOUSE)
            if step is None:
                step = runner.proceed()
        else:
            other.clock.ms += 60_000
            step = runner.proceed()
        assert step is not None
        runner.write(step)
        runner.complete(step)
    other.close()
    see(furniture, until, "p001", "p002")
    look_at(furniture, until, "p002")
    details = furniture.sessions.details
    chosen = details._still.chosen if details._still is not None else ()
    assert chosen == (1,)


def test_images_that_are_gone_are_named_and_the_rest_is_shown(
    furniture: Furniture, study: OpenStudy, sit: Sit, until: Until
) -> None:
    sitting = sit("p001").answer()
    sitting.close()
    header = sitting.runner.header
    gone = header.images[header.screens[0].probe].name
    see(furniture, until, "p001")
    (study.folder / "images" / gone).unlink()
    look_at(furniture, until, "p001")
    assert "Some images" in furniture.sessions.details.messages.text


def test_verifying_finds_a_changed_bit_and_recovering_brings_the_answers_back(
    furniture: Furniture, study: OpenStudy, sit: Sit, until: Until
) -> None:
    sit("p001").answer().close()
    sit("p002").answer().close()
    see(furniture, until, "p001", "p002")
    page = furniture.sessions
    page.buttons.verify_all.trigger()
    until(lambda: "2 sessions read in full" in page.messages.text)
    path = page.model.row(page.model.index(0, 0)).path  # type: ignore[union-attr]
    data = bytearray(path.read_bytes())
    data[len(data) * 3 // 4] ^= 1
    path.write_bytes(data)
    furniture.studies.reread_sessions()
    until(lambda: "1 damaged" in furniture.window.status.text)
    page.buttons.verify_all.trigger()
    until(lambda: "Problems in 1 of 2 sessions" in page.messages.text)
    page.table.selectRow(next(row for row, text in enumerate(listed(furniture)) if "…" in text))
    assert not page.buttons.open.isEnabled()
    page.buttons.recover.trigger()
    until(lambda: "recovered" in page.messages.text)
    assert list((study.folder / "sessions").glob("*.recovered.gridlab"))


def test_one_session_is_exported(
    furniture: Furniture, sit: Sit, until: Until, tmp_path: Path, monkeypatch: Any
) -> None:
    sit("p001").answer().close()
    sit("p002").answer().close()
    see(furniture, until, "p001", "p002")
    out = tmp_path / "one.h5"
    monkeypatch.setattr(presenter, "choose_new_file", lambda *_: out)
    choose(furniture, "p002")
    furniture.sessions.buttons.export.trigger()
    until(lambda: "Exported" in furniture.sessions.messages.text)
    with h5py.File(out) as file:
        assert [code.decode() for code in file["annotator/code"][:]] == ["p002"]


def test_sessions_of_another_station_are_brought_in(
    furniture: Furniture, study: OpenStudy, sit: Sit, until: Until, tmp_path: Path
) -> None:
    sit("p001").answer().close()
    away = tmp_path / "stick"
    shutil.move(study.folder / "sessions", away)
    see(furniture, until)
    (away / "sessions.txt").write_text("not a session")
    furniture.sessions.paths_dropped.emit([away])
    until(lambda: "1 session imported" in furniture.sessions.messages.text)
    until(lambda: listed(furniture) == ["p001"])


def test_a_finished_session_is_backed_up_and_a_missing_place_is_told(
    furniture: Furniture, study: OpenStudy, sit: Sit, until: Until, tmp_path: Path
) -> None:
    place = tmp_path / "second"
    change_settings(lambda settings: replace(settings, backup=str(place)))
    sitting = sit("p001").answer()
    sitting.close()
    see(furniture, until, "p001")
    furniture.desks["sessions"].starting.over.emit(0)
    until(lambda: "doesn't exist" in furniture.sessions.messages.text)
    place.mkdir()
    furniture.desks["sessions"].back_up()
    copy = place / study.study.id / "sessions" / f"{sitting.runner.header.id}.gridlab"
    until(copy.exists)
    (study.folder / "sessions" / copy.name).unlink()
    furniture.sessions.buttons.restore.trigger()
    until(lambda: "1 session imported" in furniture.sessions.messages.text)


def test_a_session_that_went_on_elsewhere_is_told_of_and_brought_in(
    furniture: Furniture, sit: Sit, until: Until, tmp_path: Path
) -> None:
    sit("p001").answer(3).close()
    see(furniture, until, "p001")
    wish = SessionWish("p001", "triplet", resume=True, windowed=True)
    furniture.sessions.start_requested.emit(wish)
    until(lambda: furniture.desks["sessions"].starting.window is not None)
    window = furniture.desks["sessions"].starting.window
    assert window is not None
    window.conduct.saving.moved_to = window.runner.save_elsewhere(tmp_path)
    window.leave()
    window.finished.emit(0)
    said = furniture.sessions.messages
    until(lambda: f"continued in {tmp_path}" in said.text)
    (bring,) = [one for one in said.findChildren(QPushButton) if one.text() == "Import it"]
    bring.click()
    until(lambda: "session imported" in said.text or "already there" in said.text)


def test_settings_tell_of_a_backup_only_where_one_was_asked_for(furniture: Furniture, until: Until) -> None:
    furniture.window.go("sessions")
    furniture.desks["sessions"].starting.over.emit(0)
    until(lambda: furniture.background.idle)
    assert furniture.settings.messages.text == ""
    furniture.settings.back_up_now.click()
    until(lambda: "Choose a folder" in furniture.settings.messages.text)


def test_an_annotator_is_erased_only_after_the_code_was_typed(
    furniture: Furniture, study: OpenStudy, sit: Sit, until: Until
) -> None:
    sit("p001").answer().close()
    sit("p002").answer().close()
    see(furniture, until, "p001", "p002")
    page = furniture.sessions
    choose(furniture, "p001")
    page.buttons.erase.trigger()
    panel = page.erase_panel
    assert panel.isVisible()
    assert not panel.erase_button.isEnabled()
    QTest.keyClicks(panel.typed, "p00")
    QTest.keyClick(panel.typed, Qt.Key.Key_Return)
    assert sorted(listed(furniture)) == ["p001", "p002"]
    QTest.keyClicks(panel.typed, "1")
    QTest.keyClick(panel.typed, Qt.Key.Key_Return)
    until(lambda: listed(furniture) == ["p002"])
    assert "p001 is erased" in page.messages.text
