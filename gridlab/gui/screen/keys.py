"""The keys of a session's screens: what each one asks for (contract, section 8)."""

from __future__ import annotations

import sys
import unicodedata
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from gridlab.domain.geometry import Rect
from gridlab.domain.keys import KEYBOARD, NUMBERED, CellKeys

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_PC_KEYS = {
    first + at: key
    for first, row in zip((2, 16, 30, 44), KEYBOARD, strict=True)
    for at, key in enumerate(row)
}
_MAC_KEYS = "asdfhgzxcv bqweryt123465 97 80 ou ip lj k; ,/nm."  # by virtual key
# What keyboards without Latin letters write in place of these: Hebrew, Greek, Bulgarian, Russian ones.
_SIGNS_OF_OTHERS = {"q": "/;,№", "w": "'"}
_WITH_A_COMMAND = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class Asked(Enum):
    """What a key asks for besides cells and arrows."""

    TOGGLE_FOCUSED = auto()
    SUBMIT = auto()
    BACK = auto()
    INSTRUCTIONS = auto()
    WAY_OUT = auto()


_PLAIN = {
    Qt.Key.Key_Space: Asked.TOGGLE_FOCUSED,
    Qt.Key.Key_Return: Asked.SUBMIT,
    Qt.Key.Key_Enter: Asked.SUBMIT,
    Qt.Key.Key_Backspace: Asked.BACK,
    Qt.Key.Key_F1: Asked.INSTRUCTIONS,
}


def asked_by(event: QKeyEvent) -> Asked | None:
    """What a key asks for, None for other keys and for every auto-repeat."""
    if event.isAutoRepeat():
        return None
    if is_way_out(event):
        return Asked.WAY_OUT
    if event.modifiers() & _WITH_A_COMMAND:
        return None
    return _PLAIN.get(Qt.Key(event.key()))


def is_way_out(event: QKeyEvent) -> bool:
    """Ctrl+Shift+Q, the lab assistant's way out of every page."""
    wanted = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    latin = Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
    # A keyboard without Latin letters has this key too.
    is_q = event.key() == Qt.Key.Key_Q if latin else _printed(event) == "q"
    return is_q and (event.modifiers() & wanted) == wanted


def cell_of(event: QKeyEvent, keys: CellKeys = NUMBERED) -> int | None:
    """The cell (0-based) whose key this is, whatever caps lock says and whatever the keyboard writes."""
    if event.isAutoRepeat() or event.modifiers() & _WITH_A_COMMAND:
        return None
    key = _placed(event) if keys.by_place else _written(event, keys)
    return keys.keys.index(key) if key and key in keys.keys else None


def _placed(event: QKeyEvent) -> str:
    """What a US keyboard writes with the key in this place; without a place, what is written. "" for none."""
    # A real key has a scan code everywhere, on macOS always the same.
    return _printed(event) if event.nativeScanCode() else event.text().lower()


def _written(event: QKeyEvent, keys: CellKeys) -> str:
    """What the key writes, or what is printed on it where that is no key of a cell; "" for nothing."""
    text = event.text()
    if not text or (len(text) > 1 and text.isascii()):
        return ""
    # A capital İ has two small signs, and Arabic keyboards write two letters by one key.
    text = text.lower()[0]
    if text.isdecimal():
        text = str(int(text))  # Arabic keyboards may have their own digits
    return text if text in keys.keys else _labelled(event, text)


def _labelled(event: QKeyEvent, text: str) -> str:
    """The digit or Latin letter that is printed on a key which writes something else, "" for none.

    French keyboards write digits with Shift only, and those of other scripts write their own letters, or
    marks that go with them. A key that writes a sign in place of a letter is mostly not meant: on a Latin
    keyboard that letter is elsewhere.
    """
    kind = unicodedata.category(text)
    if kind == "Cc":
        return ""
    label = _printed(event)
    is_letter = kind[0] in "LM" or kind == "Cf"  # of Indian and Thai vowels many are marks
    if label.isdecimal() or (is_letter and not text.isascii()) or text in _SIGNS_OF_OTHERS.get(label, ""):
        return label
    return ""


def _printed(event: QKeyEvent) -> str:
    """What the key that lies where this one does has on a US keyboard, of its four rows; "" for others."""
    if sys.platform == "darwin":
        at = int(event.nativeVirtualKey())
        return _MAC_KEYS[at : at + 1].strip()
    # Codes of the PC keyboard, to which X11 and Wayland add 8.
    return _PC_KEYS.get(int(event.nativeScanCode()) - (0 if sys.platform == "win32" else 8), "")


def arrow_of(event: QKeyEvent) -> tuple[int, int] | None:
    """Columns to the right and rows down that an arrow key moves the focus."""
    if event.isAutoRepeat() or event.modifiers() & _WITH_A_COMMAND:
        return None
    return _ARROWS.get(Qt.Key(event.key()))


def moved(cells: tuple[Rect, ...], focused: int | None, arrow: tuple[int, int]) -> int:
    """The cell that has the focus after an arrow: the next one that way, over a probe in the middle too.

    From nowhere the focus goes to the first cell; at the edge it stays.
    """
    if focused is None:
        return 0
    here = cells[focused]
    right, down = arrow
    ahead = [
        (abs(there.x - here.x) + abs(there.y - here.y), cell)
        for cell, there in enumerate(cells)
        if (there.y == here.y and (there.x - here.x) * right > 0)
        or (there.x == here.x and (there.y - here.y) * down > 0)
    ]
    return min(ahead)[1] if ahead else focused
