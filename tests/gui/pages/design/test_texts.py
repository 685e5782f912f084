"""Consent, instructions and debrief are written wide, beside the very page that annotators will see."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gridlab.gui.pages.design.form.markdown_field import MarkdownEntry
from gridlab.gui.pages.design.page import DesignPage
from gridlab.gui.session.markdown_text import MarkdownText
from gridlab.gui.session.page import SessionPage
from gridlab.gui.session.pages import ConsentView, EndView, TextView
from gridlab.gui.session.sample import SampleScreen
from gridlab.gui.shell.furniture import Furniture

Until = Callable[..., None]


def opened(furniture: Furniture, *place: str) -> MarkdownEntry:
    """The text of a page of the design, opened as a person does."""
    window, page = furniture.window, furniture.design
    window.resize(1280, 720)
    window.activateWindow()
    window.go("design")
    page.show_design("grid-8-choose-2")
    entry = page.form.fields.entry(("design", ("pages", *place)))
    assert isinstance(entry, MarkdownEntry)
    QTest.mouseClick(entry.toggle, Qt.MouseButton.LeftButton)
    return entry


def shown(page: DesignPage) -> SessionPage:
    made = page.pane.text.page
    assert made is not None
    return made


def written(page: DesignPage) -> str:
    texts = page.pane.text.page.findChildren(MarkdownText) if page.pane.text.page is not None else []
    return texts[0].text() if texts else ""


def test_instructions_are_written_wide_beside_their_page_which_follows_every_word(
    furniture: Furniture, until: Until
) -> None:
    page = furniture.design
    entry = opened(furniture, "instructions")
    until(lambda: page.pane.text.page is not None and page.pane.text.page.findChildren(SampleScreen))
    assert isinstance(shown(page), TextView), "the session's own"
    assert entry.area.isVisible() and entry.area.width() >= 400 and entry.area.height() >= 400
    assert page.pane.stage.isVisible() and not page.pane.preview.isVisible()
    assert shown(page).width() == 1366, "as on the display that is chosen"
    until(entry.area.hasFocus)
    entry.area.moveCursor(entry.area.textCursor().MoveOperation.Start)
    QTest.keyClicks(entry.area, "Hello **you** ")
    until(lambda: "<strong>you</strong>" in written(page))
    assert entry.area.hasFocus(), "the page that follows takes no keys"
    assert page.form.design.pages.instructions.startswith("Hello **you** ")
    page.pane.displays.choose(page.pane.displays.size_now.__class__(1024, 768, touch=True))
    until(lambda: page.pane.text.page is not None and shown(page).width() == 1024)
    QTest.keyClick(entry.area, Qt.Key.Key_Escape)
    assert not entry.area.isVisible() and page.form.desk.entry is None
    assert page.pane.preview.isVisible() and not page.pane.stage.isVisible()
    assert page.pane.text.page is None
    assert QApplication.focusWidget() is entry.toggle
    until(lambda: furniture.background.idle and not furniture.documents.dirty)
    page.presenter.undo()
    assert not page.form.design.pages.instructions.startswith("Hello")
    until(lambda: furniture.background.idle and not furniture.documents.dirty)


def test_a_page_that_sessions_do_not_have_says_so_until_there_is_a_text(
    furniture: Furniture, until: Until
) -> None:
    page = furniture.design
    entry = opened(furniture, "consent")
    until(page.pane.text_message.isVisible)
    assert "don't have this page" in page.pane.text_message.text
    QTest.keyClicks(entry.area, "I take part.")
    until(lambda: not page.pane.text_message.isVisible() and "I take part." in written(page))
    assert isinstance(shown(page), ConsentView)
    page.show_design("triplet")
    assert page.form.desk.entry is None and page.pane.preview.isVisible(), "another design, another text"
    until(lambda: furniture.background.idle and not furniture.documents.dirty)


def test_the_debriefing_is_shown_on_the_last_page_with_what_stands_there_besides(
    furniture: Furniture, until: Until
) -> None:
    page = furniture.design
    opened(furniture, "debrief")
    until(lambda: page.pane.text.page is not None)
    assert isinstance(shown(page), EndView)
    assert page.pane.text_message.isHidden(), "every session has a last page"
    page.form.desk.done_button.click()
    until(lambda: furniture.background.idle)
