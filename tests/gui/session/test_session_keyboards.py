"""The keys of the cells on keyboards that write no Latin letters, or digits with Shift only."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel

from gridlab.domain.design import Block, Design, Grid, Layout
from gridlab.domain.keys import keys_of
from gridlab.gui.screen.keys import cell_of

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="codes of keys are the system's own")
# As X11 and Wayland tell where a key is.
ONE, TWO, A, LETTER_I, C, M, SLASH, Q = 10, 11, 38, 31, 54, 58, 61, 24
W, B, QUOTE = 25, 56, 48
RETURN = Qt.Key.Key_Return


def write(desk: Any, *keys: tuple[str, int]) -> None:
    """Press keys that write these texts and lie in these places."""
    desk.ready()
    target = QApplication.focusWidget()
    assert target is not None and target.window() is desk.window
    for text, place in keys:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, place, 0, 0, text)
            QApplication.sendEvent(target, event)


@pytest.mark.parametrize(
    ("keyboard", "keys"),
    {
        "French": [("&", ONE), ("é", TWO), ("q", A), ("c", C)],
        "Czech": [("+", ONE), ("ě", TWO), ("a", A), ("c", C)],
        "Russian": [("1", ONE), ("2", TWO), ("ф", A), ("с", C)],
        "Greek": [("1", ONE), ("2", TWO), ("α", A), ("ψ", C)],
        "Arabic": [("١", 87), ("٢", 88), ("ش", A), ("ؤ", C)],
        "Hebrew": [("1", ONE), ("2", TWO), ("ש", A), ("ב", C)],
        "Hindi": [("१", ONE), ("२", TWO), ("ो", A), ("म", C)],
        "Bengali": [("১", ONE), ("২", TWO), ("া", A), ("চ", C)],
        "Thai": [("ๅ", ONE), ("/", TWO), ("ฟ", A), ("แ", C)],
    }.items(),
)
def test_a_cell_is_chosen_by_the_key_that_has_its_sign_printed_on_it(
    desk: Any, small: Callable[..., Design], keyboard: str, keys: list[tuple[str, int]]
) -> None:
    desk.start(small(4, 7, 4))
    write(desk, *keys)
    third = 25 if keyboard == "French" else 9  # there the letters stand in other places, as they say
    assert desk.chosen == (0, 1, third, 11)


def test_a_sign_in_the_place_of_a_latin_letter_chooses_nothing(
    desk: Any, small: Callable[..., Design]
) -> None:
    desk.start(small(4, 7, 4))
    write(desk, (",", M), ("ı", 0), ("-", SLASH), ("\x7f", ONE), ("", TWO), ("’", B), ("@", Q), ("12", ONE))
    assert desk.chosen == ()
    write(desk, ("ı", LETTER_I))
    assert desk.chosen == (17,)


@pytest.mark.parametrize(
    ("text", "place", "cell"),
    [
        ("/", Q, 25),  # Hebrew
        ("'", W, 31),
        (";", Q, 25),  # Greek
        (",", Q, 25),  # Bulgarian
        ("لا", B, 10),  # Arabic: two letters by one key
        ("ิ", B, 10),  # Thai
        ("İ", QUOTE, 17),  # Turkish, with caps lock
    ],
)
def test_keys_of_cells_beyond_the_ninth_count_whatever_another_script_writes_there(
    text: str, place: int, cell: int
) -> None:
    none = Qt.KeyboardModifier.NoModifier
    assert cell_of(QKeyEvent(QEvent.Type.KeyPress, 0, none, place, 0, 0, text)) == cell


@pytest.mark.parametrize("letter", ["й", "ض", ":", "q"])
def test_the_lab_assistants_way_out_is_the_same_key_on_every_keyboard(
    desk: Any, small: Callable[..., Design], letter: str
) -> None:
    desk.start(small())
    desk.ready()
    target = QApplication.focusWidget()
    assert target is not None
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    event = QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()), both, Q, 0, 0, "")
    QApplication.sendEvent(target, event)
    desk.until(lambda: desk.codes)
    assert desk.codes == [0]


def test_a_release_and_a_press_of_the_same_moment_are_a_key_that_is_held(
    desk: Any, small: Callable[..., Design]
) -> None:
    """As an X server sends them, where Qt does not see that they belong together."""

    def send(kind: QEvent.Type, key: Qt.Key, text: str, code: int, at: int) -> None:
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, code, 0, 0, text)
        event.setTimestamp(at)
        QApplication.sendEvent(desk.window.windowHandle(), event)

    press, release = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
    desk.start(small(2, 3, 1))
    for number, (key, text, code) in enumerate(((Qt.Key.Key_2, "2", 11), (RETURN, "\r", 36)), 1):
        desk.ready()
        start = 1000 * number
        send(press, key, text, code, start)
        desk.ready()
        desk.press("4")  # on the next screen, or in place of the first choice
        before = desk.page, desk.chosen
        for at in range(start + 600, start + 900, 40):
            send(release, key, text, code, at)
            send(press, key, text, code, at)
        assert (desk.page, desk.chosen) == before
        send(release, key, text, code, start + 900)
    send(press, Qt.Key.Key_2, "2", 11, 3000)
    assert desk.page.position == 1 and desk.chosen == (1,)  # pressed anew


GRID_KEYS = keys_of(Block(grid=Grid(4, 10, 1), layout=Layout(key_layout="grid")))
ZERO, SEMICOLON, LAST_SLASH, KEYPAD_ONE = 19, 47, 61, 87


@pytest.mark.parametrize(
    ("text", "place", "cell"),
    [
        ("1", ONE, 0),
        ("&", ONE, 0),  # French
        ("à", ZERO, 9),
        ("'", Q, 10),  # Dvorak
        ("й", Q, 10),
        ("q", A, 20),  # French: the place counts, not the letter
        ("ö", SEMICOLON, 29),  # German
        ("ç", SEMICOLON, 29),  # Portuguese
        ("", SEMICOLON, 29),  # a dead key writes nothing
        ("-", LAST_SLASH, 39),
        ("1", KEYPAD_ONE, None),  # lies elsewhere
        ("a", 0, 20),  # from no key: a program that types
        (";", 0, 29),
        ("ä", 0, None),
    ],
)
def test_keys_that_lie_as_the_grid_does_count_by_their_place(text: str, place: int, cell: int | None) -> None:
    none = Qt.KeyboardModifier.NoModifier
    assert cell_of(QKeyEvent(QEvent.Type.KeyPress, 0, none, place, 0, 0, text), GRID_KEYS) == cell


def test_a_session_takes_the_keys_that_its_cells_show(desk: Any, small: Callable[..., Design]) -> None:
    design = small(3, 3, 4)
    block = replace(design.blocks[0], layout=replace(design.blocks[0].layout, key_layout="grid"))
    desk.start(replace(design, blocks=(block,)))
    write(desk, ("&", ONE), ("a", Q), ("q", A), ("4", 13))
    assert desk.chosen == (0, 3, 6)
    desk.press(Qt.Key.Key_F1)
    shown = " ".join(label.text() for label in desk.text.findChildren(QLabel))
    assert "1–3" in shown and "q–e" in shown and "a–d" in shown
