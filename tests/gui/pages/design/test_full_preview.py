"""The full preview: the whole HIT by the session's own code and keys, at any size, with nothing recorded."""

from __future__ import annotations

import hashlib
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressBar

from gridlab.app.study import OpenStudy
from gridlab.domain.design import (
    Block,
    Design,
    Grid,
    Layout,
    Pages,
    Question,
    ScreenCounts,
    SessionRules,
    Timing,
)
from gridlab.domain.flow import (
    BreakPage,
    ConsentPage,
    EndPage,
    FeedbackPage,
    InstructionsPage,
    Interlude,
    QuestionsPage,
    ScreenPage,
)
from gridlab.gui.kit.displays import PHONE, DisplaySize
from gridlab.gui.pages.preview.view import FullPreview
from gridlab.gui.shell.furniture import Furniture
from tests.designs import save_design

Until = Callable[..., None]
KEY = Qt.Key


@pytest.fixture
def full(furniture: Furniture, study: OpenStudy, until: Until) -> FullPreview:
    """The preview of a design with every page, at its first one."""
    block = Block(
        grid=Grid(2, 3, 2),
        screens=ScreenCounts(6, 0, 1, 1, 0),
        timing=Timing(minimum_ms=0),
        instructions="Look",
    )
    save_design(
        study,
        Design(
            name="full",
            pages=Pages("Consent", "Instructions", "Debrief", "CODE"),
            questions=(Question("age", "Age?", "number", required=True),),
            blocks=(block,),
            session=SessionRules(break_every=5, break_seconds=60),
        ),
    )
    furniture.studies.reread_designs()
    until(lambda: furniture.design.side.model.row_of("full") >= 0)
    furniture.window.go("design")
    furniture.design.show_design("full")
    until(lambda: furniture.design.pane.control.idle and furniture.background.idle)
    assert furniture.design.main_action is not None
    furniture.design.main_action.click()
    made = furniture.full_preview
    assert made is not None
    until(lambda: made.walk.window is not None)
    furniture.window.activateWindow()
    until(furniture.window.isActiveWindow)
    return made


def page(full: FullPreview) -> object:
    assert full.walk.window is not None
    return full.walk.window.runner.page


def ready(full: FullPreview, until: Until) -> None:
    """Wait until the page at hand takes input; what is only read between two pages is passed."""
    until(lambda: full.walk.window is not None and full.walk.window.conduct.takes_input)
    assert full.walk.window is not None
    if isinstance(full.walk.window.conduct.page, Interlude):
        press(full, KEY.Key_Return)
        until(lambda: full.walk.window is not None and full.walk.window.conduct.takes_input)


def press(full: FullPreview, *keys: str | Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(full.stage, key)  # type: ignore[call-overload]


def go(full: FullPreview, index: int, until: Until) -> None:
    before = full.walk.window
    full.walk.jump(index)
    until(lambda: full.walk.window is not None and full.walk.window is not before)
    ready(full, until)


def pass_page(full: FullPreview, until: Until) -> None:
    """Go on as an annotator does; a break is skipped by the bar."""
    ready(full, until)
    here = page(full)
    if isinstance(here, BreakPage):
        go(full, full.walk.index + 1, until)
        return
    if isinstance(here, ScreenPage):
        press(full, "1", "2")
        window = full.walk.window
        assert window is not None
        until(lambda: len(window.runner.chosen) == 2)
    press(full, KEY.Key_Return)
    until(lambda: page(full) is not here)


def files(*folders: Path) -> dict[str, str]:
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and "thumbnail" not in path.name
    }


def test_a_whole_hit_is_walked_through_by_keyboard_and_nothing_is_recorded(
    full: FullPreview, furniture: Furniture, study: OpenStudy, own_home: Path, until: Until
) -> None:
    before = files(study.folder, own_home)
    seen = [type(page(full))]
    window = full.walk.window
    assert window is not None and window.text_page is not None
    window.text_page.agree.click()  # type: ignore[attr-defined]
    until(lambda: isinstance(page(full), QuestionsPage))
    press(full, "3", "1")
    window.text_page.press_main()
    until(lambda: isinstance(page(full), InstructionsPage))
    while not isinstance(page(full), EndPage):
        seen.append(type(page(full)))
        pass_page(full, until)
    assert {ConsentPage, InstructionsPage, ScreenPage, FeedbackPage, BreakPage} <= set(seen)
    assert full.walk.index == len(full.walk.hit.plan) - 1  # type: ignore[union-attr]
    press(full, KEY.Key_Return)
    until(lambda: not full.isVisible())
    assert files(study.folder, own_home) == before
    furniture.studies.reread_sessions()
    until(lambda: furniture.background.idle)
    assert furniture.studies.view is not None and furniture.studies.view.sessions == ()


def test_signals_are_not_taken_by_a_preview(full: FullPreview, until: Until) -> None:
    before = signal.getsignal(signal.SIGTERM)
    go(full, 3, until)
    assert signal.getsignal(signal.SIGTERM) == before == signal.SIG_DFL


def test_escape_leaves_and_the_design_page_is_back(
    full: FullPreview, furniture: Furniture, until: Until
) -> None:
    press(full, KEY.Key_Escape)
    until(furniture.design.isVisible)
    assert full.walk.window is None


def test_another_page_of_the_program_ends_the_preview(full: FullPreview, furniture: Furniture) -> None:
    furniture.window.go("images")
    assert full.walk.window is None


def test_the_bar_goes_from_page_to_page_to_a_screen_and_past_practice(
    full: FullPreview, until: Until
) -> None:
    hit = full.walk.hit
    assert hit is not None
    full.bar.next.click()
    until(lambda: full.walk.index == 1)
    ready(full, until)
    full._show_now()
    full.bar.previous.click()
    until(lambda: full.walk.index == 0)
    ready(full, until)
    full._show_now()
    full.bar.skip.click()
    until(lambda: full.walk.index == hit.index_of_screen(1))
    ready(full, until)
    full._show_now()
    assert not full.bar.skip.isEnabled()
    full.bar.screen_field.setFocus()
    full.bar.screen_field.selectAll()
    QTest.keyClicks(full.bar.screen_field, "6")
    QTest.keyClick(full.bar.screen_field, Qt.Key.Key_Return)
    until(lambda: full.walk.index == hit.index_of_screen(6))
    ready(full, until)
    full._show_now()
    assert full.bar.where.whole in ("Main screen", "Catch screen")
    assert "expected" in full.bar.clock.text() and "(assumed)" in full.bar.clock.text()


def test_going_back_by_the_sessions_own_key_is_followed(full: FullPreview, until: Until) -> None:
    hit = full.walk.hit
    assert hit is not None
    go(full, hit.index_of_screen(3), until)
    press(full, KEY.Key_Backspace)
    until(lambda: full.walk.index == hit.index_of_screen(2))
    ready(full, until)


def test_the_display_is_a_preset_a_custom_one_or_this_window(full: FullPreview, until: Until) -> None:
    hit = full.walk.hit
    assert hit is not None
    go(full, hit.index_of_screen(2), until)
    window = full.walk.window
    assert window is not None
    full.displays.choose(PHONE)
    assert window.size() == QSize(390, 844)
    assert window.screen_view.placement is not None
    assert window.screen_view.placement.probe_place == "top"
    full.displays.choose(DisplaySize(3000, 1500))
    assert window.size() == QSize(3000, 1500)
    assert full.stage.transform().m11() < 1
    full.true_size.click()
    assert full.stage.transform().m11() == 1
    full.this_window.click()
    assert window.size() == full.stage.room
    assert full.stage.transform().m11() == 1


def test_a_display_on_which_no_session_starts_is_told(
    furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    save_design(study, Design(name="strict", blocks=(Block(layout=Layout(small_display="refuse")),)))
    furniture.studies.reread_designs()
    until(lambda: furniture.design.side.model.row_of("strict") >= 0)
    furniture.design.show_design("strict")
    furniture.design.main_action.click()
    full = furniture.full_preview
    assert full is not None
    until(lambda: full.walk.window is not None)
    full.displays.choose(PHONE)
    assert "Sessions don't start on 390×844" in full.messages.text
    full.displays.choose(DisplaySize(1920, 1080))
    assert full.messages.text == ""
    full.leave()
    until(lambda: furniture.background.idle)


def test_a_design_that_cannot_be_shown_says_why(furniture: Furniture, study: OpenStudy, until: Until) -> None:
    save_design(study, Design(name="huge", blocks=(Block(grid=Grid(6, 6, 4)),)))
    furniture.studies.reread_designs()
    until(lambda: furniture.design.side.model.row_of("huge") >= 0)
    furniture.design.show_design("huge")
    furniture.design.main_action.click()
    full = furniture.full_preview
    assert full is not None
    until(lambda: "at least 37 images" in full.messages.text)
    full.leave()
    until(lambda: furniture.background.idle)


@pytest.mark.parametrize("kind", ["pdf", "png"])
def test_a_contact_sheet_of_all_screens_is_saved_beside_the_window(
    full: FullPreview, tmp_path: Path, until: Until, kind: str
) -> None:
    full.sheet_button.click()
    assert full.sheet_panel.isVisible()
    path = tmp_path / f"sheet.{kind}"
    full.sheet_panel.save_to(path)
    until(lambda: "saved" in full.sheet_panel.messages.text, seconds=60)
    panel = full.sheet_panel
    for what, name in (("ethics", "board.pdf"), ("sequence", "trial.svg")):
        panel.what.set_value(what)
        panel._offer()
        assert panel.save_svg.isVisible() == (what == "sequence")
        panel.save_to(path.with_name(name))
        until(path.with_name(name).exists, seconds=60)
        until(lambda: "saved" in panel.messages.text, seconds=60)
    panel.what.set_value("screens")
    panel._offer()
    assert path.read_bytes()[:4] == {"pdf": b"%PDF", "png": b"\x89PNG"}[kind]
    assert not [one for one in tmp_path.iterdir() if one.suffix == ".part"]
    assert not full.sheets.running


def test_a_sheet_that_is_cancelled_leaves_nothing(full: FullPreview, tmp_path: Path, until: Until) -> None:
    folder = tmp_path / "sheets"
    folder.mkdir()
    full.sheet_panel.save_to(folder / "sheet.pdf")
    until(lambda: full.sheet_panel.findChild(QProgressBar).value() >= 2)
    full.sheet_panel.progress.cancel_requested.emit()
    assert not full.sheets.running
    assert list(folder.iterdir()) == []


def test_a_place_that_cannot_be_written_is_told(full: FullPreview, tmp_path: Path, until: Until) -> None:
    full.sheet_panel.save_to(tmp_path / "nowhere" / "sheet.pdf")
    until(lambda: "sheet" in full.sheet_panel.messages.text)
    assert not full.sheets.running
