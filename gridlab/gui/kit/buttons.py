"""Buttons: plain, primary, quiet, and segmented ones of which exactly one is down."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Literal

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton, QSizePolicy, QWidget

from gridlab.gui.kit.boxes import row
from gridlab.gui.kit.labels import plain_tip
from gridlab.gui.look.icons import ICON_SIZE, icon
from gridlab.gui.look.language import QT_TRANSLATE_NOOP, translate

SEGMENTS = 3
"""With more segments than this they are written smaller, so that they fit beside a label."""
ButtonKind = Literal["plain", "primary", "quiet", "link", "danger"]

# Qt names the keys of shortcuts; this name it does not translate everywhere as keyboards have it.
KEY_NAMES = (QT_TRANSLATE_NOOP("QShortcut", "Return"),)


def shortcut_text(shortcut: str) -> str:
    """A shortcut as this system writes it, e.g. "Ctrl+E"."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


def tip(text: str, shortcut: str = "") -> str:
    """A tool tip that shows the shortcut."""
    return plain_tip(f"{text} ({shortcut_text(shortcut)})" if shortcut else text)


def button(
    text: str,
    *,
    kind: ButtonKind = "plain",
    icon_name: str = "",
    says: str = "",
    shortcut: str = "",
) -> QPushButton:
    """A push button. `says` is its accessible name and tool tip where the text does not suffice.

    Reached by Tab and not by the mouse's click, so that a click leaves no focus ring behind.
    """
    made = QPushButton(text)
    made.setProperty("kind", kind)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    made.setAutoDefault(False)
    if icon_name:
        role = {"primary": "on_accent", "danger": "bad", "link": "accent"}.get(kind, "soft")
        made.setIcon(icon(icon_name, role))
        made.setIconSize(QSize(ICON_SIZE + (4 if text else 0), ICON_SIZE))
        made.setProperty("square", not text)
    made.setAccessibleName(says or text)
    if says or shortcut:
        made.setToolTip(tip(says or text, shortcut))
    return made


class StepButtons(QWidget):
    """Undo and redo for the window's header; their tool tips name the step that is undone or redone."""

    def __init__(self) -> None:
        super().__init__()
        self.undo, self.redo = button("", icon_name="undo-2"), button("", icon_name="redo-2")
        self._undo_key, self._redo_key = shortcut_text("Ctrl+Z"), shortcut_text("Ctrl+Shift+Z")
        self.setLayout(row(self.undo, self.redo))
        self.show_steps("", "")

    def show_steps(self, undo: str, redo: str) -> None:
        """Name what is undone and redone next, "" for nothing."""
        undone, redone = translate("Design", "Undo: {step}"), translate("Design", "Redo: {step}")
        for one, step, text, bare, shortcut in (
            (self.undo, undo, undone, translate("Design", "Nothing to undo"), self._undo_key),
            (self.redo, redo, redone, translate("Design", "Nothing to redo"), self._redo_key),
        ):
            says = text.format(step=step) if step else bare
            one.setEnabled(bool(step))
            one.setToolTip(plain_tip(f"{says} ({shortcut})"))
            one.setAccessibleName(says)


class SegmentedButtons(QWidget):
    """A row of joined buttons, exactly one of them down; arrows move between them."""

    value_changed = Signal(Hashable)

    def __init__(self, choices: Sequence[tuple[object, str]], *, says: str, value: object = None) -> None:
        super().__init__()
        self.setAccessibleName(says)
        self._says = says
        self.setProperty("small", len(choices) > SEGMENTS)
        self._group = QButtonGroup(self)
        self._values: list[object] = []
        last = len(choices) - 1
        segments = [self._segment(at, last, *choice) for at, choice in enumerate(choices)]
        self.setLayout(row(*segments, spacing=0))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_value(choices[0][0] if value is None else value)
        # Not `clicked`: arrows press another button without clicking it.
        self._group.idToggled.connect(self._toggled)

    def _segment(self, index: int, last: int, choice: object, text: str) -> QPushButton:
        segment = QPushButton(text)
        segment.setCheckable(True)
        place = "only" if last == 0 else {0: "first", last: "last"}.get(index, "middle")
        segment.setProperty("segment", place)
        segment.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        segment.setAutoDefault(False)
        segment.setAccessibleName(f"{self._says}: {text}")
        segment.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._group.addButton(segment, index)
        self._values.append(choice)
        return segment

    @property
    def value(self) -> object:
        """The value of the button that is down."""
        return self._values[self._group.checkedId()] if self._group.checkedId() >= 0 else None

    def set_value(self, value: object) -> None:
        """Press the button of that value; tells nobody."""
        if value in self._values:
            with QSignalBlocker(self._group):
                self._group.button(self._values.index(value)).setChecked(True)

    def _toggled(self, number: int, down: bool) -> None:
        if down:
            self.value_changed.emit(self._values[number])

    def set_tips(self, tips: Mapping[object, str]) -> None:
        """Explain what the values are."""
        for index, choice in enumerate(self._values):
            one, text = self._group.button(index), tips.get(choice, "")
            one.setToolTip(plain_tip(text))
            one.setAccessibleDescription(text)

    def set_allowed(self, allowed: Iterable[object]) -> None:
        """Only these values can be chosen."""
        wanted = set(allowed)
        for index, choice in enumerate(self._values):
            self._group.button(index).setEnabled(choice in wanted)

    def buttons(self) -> list[QAbstractButton]:
        """The buttons, in order."""
        return self._group.buttons()


class PaintedButton(QAbstractButton):
    """Its `paintEvent` asks `underMouse()`; Tab reaches it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
