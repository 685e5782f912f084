"""The Sessions page lists what the files say, follows running sessions, and proposes the next free code."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from gridlab.app.session.codes import SessionWish
from gridlab.app.study import OpenStudy
from gridlab.domain.errors import GridLabError
from gridlab.gui.shell.furniture import Furniture

Until = Callable[..., None]
Sit = Callable[..., Any]


def texts(furniture: Furniture) -> list[list[str]]:
    model = furniture.sessions.model
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_an_empty_page_says_what_a_session_is_and_offers_one(furniture: Furniture, until: Until) -> None:
    furniture.window.go("sessions")
    button = furniture.sessions._empty.button
    assert button is not None
    assert button.isVisible()
    button.click()
    assert furniture.sessions.panel.isVisible()
    until(lambda: furniture.sessions.panel.annotator.text() == "A001")


def test_sessions_are_listed_with_state_and_progress(furniture: Furniture, sit: Sit, until: Until) -> None:
    sit("p001").answer().close()
    sit("p002").answer(10).close()
    running = sit("p003", purpose="pilot").answer(5)
    furniture.window.go("sessions")
    until(lambda: len(texts(furniture)) == 3)
    by_code = {row[0]: row for row in texts(furniture)}
    assert by_code["p001"][1:4] == ["triplet", "Main", "Complete"]
    assert by_code["p002"][3] == "Unfinished"
    assert by_code["p003"][2:4] == ["Pilot", "Running"]
    done, total = by_code["p003"][4].split(" of ")
    assert (int(done), int(total)) == running.runner.progress
    assert furniture.window.status.text.startswith("3 sessions · 1 complete · 1 running")


def test_a_running_session_is_followed_while_the_page_is_seen(
    furniture: Furniture, sit: Sit, until: Until
) -> None:
    running = sit("p001").answer(3)
    furniture.window.go("sessions")
    until(lambda: len(texts(furniture)) == 1)
    before = texts(furniture)[0][4]
    running.answer(2)
    until(lambda: texts(furniture)[0][4] != before)
    assert texts(furniture)[0][4].startswith(f"{running.runner.progress[0]} of ")


def test_the_choice_stays_while_a_running_session_goes_on(
    furniture: Furniture, sit: Sit, until: Until
) -> None:
    sit("p001").answer(10).close()
    running = sit("p002").answer(3)
    furniture.window.go("sessions")
    until(lambda: len(texts(furniture)) == 2)
    row = next(row for row, text in enumerate(texts(furniture)) if text[0] == "p001")
    furniture.sessions.table.selectRow(row)
    running.answer(1)
    furniture.studies.reread_sessions()
    until(lambda: furniture.background.idle)
    chosen = furniture.sessions.chosen
    assert chosen is not None
    assert chosen.annotator == "p001"


def test_only_an_unfinished_session_can_be_resumed(furniture: Furniture, sit: Sit, until: Until) -> None:
    sit("p001").answer().close()
    sit("p002").answer(4).close()
    furniture.window.go("sessions")
    until(lambda: len(texts(furniture)) == 2)
    asked: list[SessionWish] = []
    furniture.sessions.start_requested.disconnect()
    furniture.sessions.start_requested.connect(asked.append)
    for row, text in enumerate(texts(furniture)):
        furniture.sessions.table.selectRow(row)
        assert furniture.sessions.buttons.resume.isEnabled() == (text[0] == "p002")
        furniture.sessions.buttons.resume.click()
    (wish,) = asked
    assert wish == SessionWish("p002", "triplet", "main", resume=True, session=wish.session)


def test_a_damaged_file_is_a_row_with_its_reason(
    furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    folder = study.folder / "sessions"
    (folder / f"{'a' * 32}.gridlab").write_bytes(b"no database at all")
    furniture.window.go("sessions")
    until(lambda: len(texts(furniture)) == 1)
    assert texts(furniture)[0][3] == "Damaged"
    index = furniture.sessions.model.index(0, 0)
    assert index.data(Qt.ItemDataRole.ToolTipRole)
    assert "1 damaged" in furniture.window.status.text


def test_start_asks_for_what_the_panel_says(furniture: Furniture) -> None:
    furniture.window.go("sessions")
    asked: list[SessionWish] = []
    furniture.sessions.start_requested.disconnect()
    furniture.sessions.start_requested.connect(asked.append)
    furniture.sessions.begin_session("triplet", "pilot")
    panel = furniture.sessions.panel
    panel.annotator.clear()
    panel.start_button.click()
    assert asked == []
    assert "code" in panel.annotator.accessibleDescription()
    QTest.keyClicks(panel.annotator, "p017")
    QTest.keyClick(panel.annotator, Qt.Key.Key_Return)
    assert asked == [SessionWish("p017", "triplet", "pilot")]


def test_an_unfinished_session_of_the_code_offers_both_ways_on(furniture: Furniture) -> None:
    furniture.window.go("sessions")
    asked: list[SessionWish] = []
    furniture.sessions.start_requested.disconnect()
    furniture.sessions.start_requested.connect(asked.append)
    furniture.sessions.begin_session("triplet")
    panel = furniture.sessions.panel
    panel.annotator.setText("p001")
    panel.start_button.click()
    furniture.sessions.show_error(GridLabError("p001 has an unfinished session."), unfinished=True)
    buttons = {one.text(): one for one in panel.messages.findChildren(QPushButton)}
    buttons["Resume"].click()
    buttons["Start a new one"].click()
    assert [(wish.resume, wish.new) for wish in asked[1:]] == [(True, False), (False, True)]


def test_escape_closes_the_panel_and_starts_nothing(furniture: Furniture, study: OpenStudy) -> None:
    furniture.window.go("sessions")
    furniture.sessions.begin_session()
    furniture.sessions.panel.cancelled.emit()
    assert not furniture.sessions.panel.isVisible()
    assert not list((study.folder / "sessions").glob("*.gridlab"))


def test_a_filter_that_finds_nothing_says_so_and_is_cleared_by_its_button(
    furniture: Furniture, sit: Sit, until: Until
) -> None:
    sit("p001").answer(2).close()
    furniture.window.go("sessions")
    until(lambda: len(texts(furniture)) == 1)
    page = furniture.sessions
    page.filter_bar.search.setText("nobody")
    page.filter_bar.state.set_value("declined")
    assert not page.table.isVisible()
    button = page.listing.nothing_found.button
    assert button is not None and button.isVisible()
    page.take_focus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    filters = page.filter_bar
    assert not (filters.search.text() or filters.state.value or filters.purpose.value)
    assert page.table.isVisible()
    assert furniture.window.focusWidget() is page.table
    assert len(texts(furniture)) == 1


def test_the_whole_row_under_the_mouse_is_tinted(furniture: Furniture, sit: Sit, until: Until) -> None:
    sit("p001").answer(2).close()
    sit("p002").answer(2).close()
    furniture.window.go("sessions")
    until(lambda: len(texts(furniture)) == 2)
    viewport = furniture.sessions.table.viewport()
    high = furniture.sessions.table.rowHeight(0)

    def grounds() -> list[list[QColor]]:
        picture = viewport.grab().toImage()
        columns = [4, viewport.width() // 2, viewport.width() - 4]  # at the edges and in between: no text
        return [[picture.pixelColor(x, row * high + 3) for x in columns] for row in range(2)]

    plain = grounds()
    QTest.mouseMove(viewport, QPoint(20, high // 2))
    first, second = grounds()
    assert len(set(map(QColor.name, first))) == 1 and first != plain[0] and second == plain[1]
    QTest.mouseMove(viewport, QPoint(400, high + high // 2))
    assert grounds() == [plain[0], first]
    QCoreApplication.sendEvent(viewport, QEvent(QEvent.Type.Leave))
    assert grounds() == plain


def test_enter_on_a_damaged_session_says_why_and_offers_to_recover_it(
    furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    (study.folder / "sessions" / f"{'a' * 32}.gridlab").write_bytes(b"no database at all")
    furniture.window.go("sessions")
    until(lambda: len(texts(furniture)) == 1)
    page = furniture.sessions
    page.table.selectRow(0)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert "damaged or not a session" in page.messages.text
    (recover,) = [one for one in page.messages.findChildren(QPushButton) if "Recover" in one.text()]
    recover.click()
    until(lambda: "can be recovered" in page.messages.text)


def test_checks_before_resuming_are_shown_and_can_be_cancelled(
    furniture: Furniture, sit: Sit, until: Until
) -> None:
    sit("p001").answer(2).close()
    furniture.window.go("sessions")
    until(lambda: len(texts(furniture)) == 1 and furniture.background.idle)
    page = furniture.sessions
    page.table.selectRow(0)
    page.buttons.resume.click()
    assert page.starting.isVisible() and not page.buttons.resume.isEnabled()
    page.escape()
    assert not page.starting.isVisible() and page.buttons.resume.isEnabled()
    until(lambda: furniture.background.idle)
    assert furniture.desks["sessions"].starting.window is None
