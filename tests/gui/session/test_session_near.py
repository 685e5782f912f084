"""Counter, button and everything else of a screen's footer keep their distances on every display."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from gridlab.domain.contrast import screen_colours
from gridlab.domain.errors import GridLabError
from gridlab.domain.flow import BreakPage, ConsentPage, EndPage, Interlude, QuestionsPage, ScreenPage
from gridlab.domain.geometry import footer_of
from gridlab.gui.look.fonts import load_fonts
from gridlab.gui.screen.body import Pictures
from gridlab.gui.screen.face import content_at
from gridlab.gui.screen.painting import qt_rect
from gridlab.gui.screen.view import ScreenView
from gridlab.gui.session.curtain import Curtain
from gridlab.gui.session.frame import TroubleBar
from gridlab.gui.session.page import BELOW, SessionPage
from gridlab.gui.session.pages import (
    BreakView,
    ConsentView,
    EndView,
    ImageTroubleView,
    InterludeView,
    StopView,
    TextView,
    Way,
    help_view,
)
from gridlab.gui.session.questions import QuestionsView
from gridlab.store.design_file import gallery, gallery_design
from gridlab.store.session_words import session_languages
from tests.gui.session_pictures import QUESTIONS

DISPLAYS = ((1280, 720), (1366, 768), (1920, 1080), (2560, 1440), (1024, 768), (390, 844))
WIDE = DISPLAYS[:5]
COLOURS = screen_colours("#ffffff", "#2f62d9")


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts()


@pytest.mark.parametrize("language", session_languages())
def test_nothing_of_a_near_footer_lies_over_anything_else_in_any_language(language: str) -> None:
    view = ScreenView()
    for design in (gallery_design("triplet"), gallery_design("grid-16-choose-4")):
        for width, height in WIDE:
            view.resize(width, height)
            content = content_at(design.blocks[0], language, 7, 25)
            content = replace(content, can_go_back=True, keepable=True)
            view.show_screen(content, Pictures(None, (None,) * design.blocks[0].n))
            view._arrange()
            buttons = (view.stop, view.back, view.keep, view.submit, view.counter)
            rects = [one.geometry() for one in buttons]
            for rect in rects:
                assert view.rect().contains(rect), (width, height)
            for one, other in combinations(rects, 2):
                assert not one.intersects(other), (design.name, width, height)
    view.deleteLater()


@pytest.mark.parametrize("size", DISPLAYS)
def test_the_button_of_every_gallery_design_is_close_below_its_grid(size: tuple[int, int]) -> None:
    view = ScreenView()
    view.resize(*size)
    for design in gallery():
        block = design.blocks[0]
        view.show_screen(content_at(block, "en", 1, 25), Pictures(None, (None,) * block.n))
        view._arrange()
        placed = view.placement
        assert placed is not None and not placed.scrolls
        grid = placed.area.y + max(cell.bottom for cell in placed.cells)
        assert 0 < view.submit.y() - grid <= 52, design.name
        assert view.submit.geometry().bottom() < grid + 96
        left = min(rect.x for rect in (placed.probe, *placed.cells))
        right = max(rect.right for rect in (placed.probe, *placed.cells))
        assert view.submit.x() >= left - 96 and view.submit.geometry().right() <= right + 96
    view.deleteLater()


def pages_of(language: str) -> Iterator[SessionPage]:
    """Every page of a session that is not a screen, with much to say where it can have that."""
    design = replace(gallery_design("triplet"), language=language)
    text = "# What to do\n\nLook at the **framed** image. " * 3
    questions = (*design.questions, *QUESTIONS)
    way, screen = Way(12, 25, 300, 192, 2, 4), ScreenPage(3)
    yield ConsentView(ConsentPage("# Taking part\n\nDo you agree?"), COLOURS, language)
    yield QuestionsView(QuestionsPage(design.questions, "after"), COLOURS, language, 0.5, lambda _: None)
    yield QuestionsView(QuestionsPage(questions, "before"), COLOURS, language, 0.5, lambda _: None)
    yield TextView(text, COLOURS, language, 0.0, lambda: None)
    yield BreakView(BreakPage(20, 12), way, COLOURS, language, lambda: None)
    yield InterludeView(Interlude("welcome", screen), way, COLOURS, language, 0.5, lambda: None)
    yield InterludeView(Interlude("practice_done", screen), None, COLOURS, language, 0.0, lambda: None)
    yield EndView(EndPage("complete", "", "C0DE"), COLOURS, language, lambda: None)
    yield EndView(EndPage("complete", text, "C0DE"), COLOURS, language, lambda: None)
    yield StopView(COLOURS, language, 0.5)
    yield ImageTroubleView(GridLabError("apple.png is missing."), 7, COLOURS, language)
    yield help_view(design, design.blocks[0], COLOURS, 0.5, lambda: None)


@pytest.mark.parametrize("language", ["en", "de", "ar"])
@pytest.mark.parametrize("size", DISPLAYS)
def test_buttons_of_every_page_stand_next_to_its_text(size: tuple[int, int], language: str) -> None:
    for page in pages_of(language):
        page.resize(*size)
        page.show()
        for _ in range(3):
            QApplication.processEvents()
        name, bar = page.accessibleName(), page._scroll.verticalScrollBar()
        text = QRect(page.column.mapTo(page, QPoint(0, 0)), page.column.size())
        stop = [] if page.stop.isHidden() else [page.stop.geometry()]
        rects = [one.geometry() for one in page._buttons]
        for rect in rects:
            assert (
                page.rect().contains(rect) and text.left() <= rect.left() <= rect.right() <= text.right()
            ), name
            assert not rect.intersects(page._scroll.geometry()) or rect.top() > text.bottom(), name
        for one, other in combinations([*rects, *stop], 2):
            assert not one.intersects(other), name
        if not bar.isVisible() and rects[-1].bottom() < footer_of(*size).submit.y:
            assert 0 < rects[0].top() - text.bottom() <= BELOW + 1, name
            first = rects[0].right() == text.right() if language == "ar" else rects[0].left() == text.left()
            assert first, name
        assert not bar.isVisible() or bar.maximum() > 0, name
        page.hide()
        page.deleteLater()


@pytest.mark.parametrize("size", DISPLAYS)
def test_the_curtain_shows_all_it_has_on_every_display(size: tuple[int, int]) -> None:
    curtain = Curtain(COLOURS, "de")
    curtain.resize(*size)
    curtain.show()
    for page in (curtain.thanks, curtain.next):
        curtain.next.title.setText("Next: participant-with-a-long-code-007, group B")
        curtain.next.setVisible(page is curtain.next)
        QApplication.processEvents()
        assert page.geometry() == curtain.rect() and not page._scroll.verticalScrollBar().isVisible()
        rects = [one.geometry() for one in page._buttons]
        assert all(page.rect().contains(rect) for rect in rects)
        assert not any(one.intersects(other) for one, other in combinations(rects, 2))
    curtain.put_away()
    curtain.deleteLater()


@pytest.mark.parametrize("language", ["en", "de", "pl", "ar"])
@pytest.mark.parametrize("size", DISPLAYS)
def test_what_is_not_saved_is_told_with_every_button_whole(size: tuple[int, int], language: str) -> None:
    window = QWidget()
    window.resize(*size)
    bar = TroubleBar(window)
    bar.show_trouble("Not saved", GridLabError("The disk is full. " * 3), COLOURS, language)
    rects = [button.geometry() for button in bar._buttons()]
    assert len(rects) == 3 and window.rect().contains(bar.geometry())
    for button, rect in zip(bar._buttons(), rects, strict=True):
        assert bar.rect().contains(rect) and rect.width() >= button.sizeHint().width()
        assert not rect.intersects(qt_rect(bar._room))
    assert not any(one.intersects(other) for one, other in combinations(rects, 2))
    window.deleteLater()
