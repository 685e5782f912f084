"""Counter, button and everything else of a screen's footer keep their distances on every display."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from gridlab.domain.contrast import screen_colours
from gridlab.domain.flow import ConsentPage, EndPage, QuestionsPage
from gridlab.gui.look.fonts import load_fonts
from gridlab.gui.screen.body import Pictures
from gridlab.gui.screen.face import content_at
from gridlab.gui.screen.view import ScreenView
from gridlab.gui.session.page import BELOW, SessionPage
from gridlab.gui.session.pages import ConsentView, EndView
from gridlab.gui.session.questions import QuestionsView
from gridlab.store.design_file import gallery, gallery_design
from gridlab.store.session_words import session_languages

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


@pytest.mark.parametrize("language", ["en", "de", "ar"])
@pytest.mark.parametrize("size", WIDE)
def test_buttons_of_text_pages_stand_next_to_their_text(size: tuple[int, int], language: str) -> None:
    questions = gallery_design("triplet").questions
    pages: list[SessionPage] = [
        ConsentView(ConsentPage("# Taking part\n\nDo you agree?"), COLOURS, language),
        QuestionsView(QuestionsPage(questions, "after"), COLOURS, language, 0.5, lambda _: None),
        EndView(EndPage("complete", "", "C0DE"), COLOURS, language, lambda: None),
    ]
    for page in pages:
        page.resize(*size)
        page.show()
        QApplication.processEvents()
        middle = page.column.parentWidget()
        text = page.column.geometry().translated(middle.mapTo(page, QPoint(0, 0)))
        for button in page._buttons:
            assert button.y() - text.bottom() <= BELOW + 1, size
            assert text.left() <= button.x() and button.geometry().right() <= text.right()
        page.hide()
        page.deleteLater()
