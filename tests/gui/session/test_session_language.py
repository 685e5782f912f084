"""A session in the design's language: its own words too, from right to left where it is written so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetrics, QFontMetricsF

from gridlab.domain.contrast import screen_colours
from gridlab.domain.design import Design, Pages, Question, ScreenCounts
from gridlab.domain.flow import EndPage, QuestionsPage
from gridlab.gui.look.fonts import interface_font, load_fonts
from gridlab.gui.screen.body import Pictures
from gridlab.gui.screen.face import ScreenContent
from gridlab.gui.screen.view import ScreenView
from gridlab.gui.session.page import SessionPage
from gridlab.gui.session.pages import StopView
from gridlab.store.session_words import session_languages, session_words

Small = Callable[..., Design]
ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space


def texts_of(page: Any) -> str:
    from PySide6.QtWidgets import QAbstractButton, QLabel

    return " · ".join(one.text() for kind in (QLabel, QAbstractButton) for one in page.findChildren(kind))


def test_every_word_of_a_german_session_is_german(desk: Any, small: Small) -> None:
    window = desk.start(
        small(
            counts=ScreenCounts(2, 0, 0, 0, 0),
            pages=Pages(instructions="Los."),
            questions=(Question("age", "Wie alt sind Sie?", "number", required=True),),
            language="de-CH",
        )
    )
    assert isinstance(desk.page, QuestionsPage)
    desk.text.go_on.click()
    assert "Bitte beantworten Sie diese Frage." in texts_of(desk.text) and "Weiter" in texts_of(desk.text)
    desk.press("x", ENTER)
    assert "Bitte geben Sie eine Zahl ein." in texts_of(desk.text)
    desk.text.setFocus()
    desk.press(Qt.Key.Key_Tab, Qt.Key.Key_Backspace, "3")
    desk.text.go_on.click()
    desk.until(lambda: not isinstance(desk.page, QuestionsPage))
    desk.go_on()
    view = window.screen_view
    assert view.submit.text() == "Absenden" and view.stop.text() == "Stopp"
    assert view.position.accessibleName() == "Seite 1 von 2"
    desk.press("1")
    assert view.counter.accessibleName() == "1 von 2 gewählt"
    assert view.body.buttons[0].accessibleDescription() == "gewählt"
    desk.press(Qt.Key.Key_F1)
    assert "So antworten Sie" in texts_of(desk.text) and "Zurück zur Seite" in texts_of(desk.text)
    desk.press(ENTER, "2", ENTER)
    desk.until(lambda: getattr(desk.page, "position", 0) == 1)
    desk.go_on("1", "2")
    assert isinstance(desk.page, EndPage) and "Vielen Dank" in texts_of(desk.text)


def test_an_answer_that_is_not_saved_is_said_in_the_designs_language(
    desk: Any, small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gridlab.store.sessions.not_saved import NotSaved

    desk.start(small(language="fr"))
    desk.go_on("1", "2")
    desk.ready()

    def full(*_: object) -> None:
        raise NotSaved("the disk is full")

    monkeypatch.setattr(desk.window.runner._writer, "append", full)
    desk.press("1", "2", ENTER)
    desk.until(desk.window.trouble.isVisible)
    bar = desk.window.trouble
    assert bar.accessibleName() == "La réponse 1 est enregistrée, mais pas celle-ci."
    assert bar.retry.text() == "Réessayer"
    monkeypatch.undo()
    desk.press(ENTER)
    desk.until(lambda: desk.page.position == 2)


@pytest.mark.parametrize("language", ["he", "ar"])
def test_from_right_to_left_all_is_mirrored_but_cells_probe_and_keys(
    desk: Any, small: Small, language: str
) -> None:
    design = small(language=language, pages=Pages(instructions="# הוראות"))
    window = desk.start(design)
    page = desk.text
    right = page.column.mapTo(page, QPoint(page.column.width(), 0)).x()
    assert page.enter_presses.geometry().right() + 1 == right  # where reading begins
    assert page.stop.geometry().left() > window.width() / 2
    desk.go_on()
    view = window.screen_view
    assert view.submit.geometry().right() < window.width() / 2 < view.stop.geometry().left()
    cells = [button.geometry() for button in view.body.buttons]
    assert cells[0].left() < cells[1].left() < cells[2].left() and cells[3].top() > cells[0].top()
    assert view.body.probe.geometry().right() < cells[0].left()
    desk.press("3")
    assert desk.chosen == (2,)
    desk.press(Qt.Key.Key_Right, Qt.Key.Key_Right, SPACE)
    assert desk.chosen == (2, 1)


@pytest.fixture
def view(qapp: Any) -> Iterator[ScreenView]:
    load_fonts()
    made = ScreenView()
    yield made
    made.deleteLater()


@pytest.mark.parametrize("width", [800, 1280, 390])
@pytest.mark.parametrize("language", session_languages())
def test_the_words_of_the_footer_have_room_in_every_language(
    view: ScreenView, small: Small, language: str, width: int
) -> None:
    words = session_words(language)
    view.resize(width, 700)
    content = ScreenContent(small().blocks[0], language, words.position(128, 250), 0.5, True, True)
    view.show_screen(content, Pictures(None, (None,) * 6))
    assert view.placement is not None
    footer = view.placement.footer
    plain, medium = interface_font(15), interface_font(15, QFont.Weight.Medium)
    assert QFontMetricsF(plain).horizontalAdvance(words.position(128, 250)) <= footer.position.width
    small_print = QFontMetricsF(interface_font(12))
    assert small_print.horizontalAdvance(words.part(128, 250, 20)) <= footer.position.width
    assert QFontMetricsF(medium).horizontalAdvance(words.counter(12, 12)) <= footer.counter.width
    taken = [view.stop.geometry(), view.back.geometry(), view.submit.geometry(), view.keep.geometry()]
    taken += [view.position.geometry(), view.counter.geometry()]
    for at, one in enumerate(taken):
        assert view.rect().contains(one)
        assert not [other for other in taken[at + 1 :] if one.intersects(other)]
    assert view.submit.sizeHint().width() - 24 <= footer.submit.width  # 12 pixels of air at each side


@pytest.mark.parametrize("width", [800, 1280, 390])
@pytest.mark.parametrize("language", session_languages())
def test_what_a_choice_too_many_is_told_takes_two_lines_of_the_counters_place(
    view: ScreenView, small: Small, language: str, width: int
) -> None:
    text = session_words(language)["full"].format(choose=12)
    view.resize(width, 700)
    view.show_screen(
        ScreenContent(small().blocks[0], language, "", 0.5, True, True), Pictures(None, (None,) * 6)
    )
    assert view.placement is not None
    place = view.placement.footer.counter
    font = QFontMetrics(interface_font(15, QFont.Weight.Medium))
    wraps = int(Qt.TextFlag.TextWordWrap)
    taken = font.boundingRect(QRect(0, 0, place.width, 999), wraps, text)
    line = font.boundingRect(QRect(0, 0, 999, 999), wraps, text).height()
    assert taken.width() <= place.width and taken.height() <= 2 * line


@pytest.mark.parametrize("language", session_languages())
def test_the_ways_to_stop_fit_a_phone_in_every_language(qapp: Any, language: str) -> None:
    load_fonts()
    page = StopView(screen_colours("#ffffff", "#2f62d9"), language, 0.5)
    page.resize(390, 844)
    page.show()
    for button in (page.later, page.keep, page.discard, page.go_on):
        assert button.width() >= button.sizeHint().width()
        assert page.rect().contains(button.rect().translated(button.mapTo(page, button.rect().topLeft())))
    page.hide()
    page.deleteLater()


def heard(widget: Any) -> list[tuple[str, str, str]]:
    """What a screen reader finds below a widget, in its order: role, name, description."""
    found: list[tuple[str, str, str]] = []

    def walk(one: Any) -> None:
        for at in range(one.childCount()):
            child = one.child(at)
            if child is None or child.state().invisible:
                continue
            name, said = child.text(QAccessible.Text.Name), child.text(QAccessible.Text.Description)
            found.append((child.role().name, name, said))
            walk(child)

    walk(QAccessible.queryAccessibleInterface(widget))
    return found


def test_a_screen_reader_gets_question_probe_position_states_and_count(desk: Any, small: Small) -> None:
    design = small(2, 2, 2, ranked=True, counts=ScreenCounts(3, 0, 0, 0, 0))
    window = desk.start(design)
    desk.go_on("1", "2")
    desk.ready()
    desk.press("3", "1")
    said = heard(window.screen_view)
    names = [name for _, name, _ in said]
    assert names[names.index("Choose the 2 images most similar to the framed one.") :][:2] == [
        "Choose the 2 images most similar to the framed one.",
        "Image to compare with",
    ]
    assert ("Graphic", "Image to compare with", "") in said
    cells = [(name, state) for _, name, state in said if name.startswith("Cell")]
    assert cells == [
        ("Cell 1 of 4", "chosen, rank 2"),
        ("Cell 2 of 4", "not chosen"),
        ("Cell 3 of 4", "chosen, rank 1"),
        ("Cell 4 of 4", "not chosen"),
    ]
    assert "Screen 2 of 3" in names and "2 of 2 chosen" in names
    assert {role for role, name, _ in said if name.startswith("Cell")} <= {"CheckBox", "Button"}
    desk.press("1")
    assert "1 of 2 chosen" in [name for _, name, _ in heard(window.screen_view)]


def test_a_screen_reader_hears_alternative_texts_and_which_practice_answer_was_right(
    desk: Any, small: Small
) -> None:
    images = [replace(image, alt=f"picture of {image.label}") for image in desk.study.study.images]
    object.__setattr__(desk.study, "study", replace(desk.study.study, images=tuple(images)))
    window = desk.start(small(counts=ScreenCounts(1, 0, 1, 0, 0)))
    desk.ready()
    planted = window.runner.header.screens[0].planted[0]
    said = heard(window.screen_view)
    assert next(name for role, name, _ in said if role == "Graphic").startswith("Image to compare with: pic")
    other = next(cell for cell in range(6) if cell != planted)
    desk.go_on(str(planted + 1), str(other + 1))
    states = [state for _, name, state in heard(window.screen_view) if name.startswith("Cell")]
    assert states[planted] == "chosen, right answer" and states[other] == "chosen"
    assert "Correct!" in [name for _, name, _ in heard(window.screen_view)]
    assert isinstance(window.screen_view.parent(), object) and not isinstance(window.text_page, SessionPage)
