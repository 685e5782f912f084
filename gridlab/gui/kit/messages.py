"""Messages where their cause is, with the button that mends it; progress with cancel; empty pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import joined
from gridlab.gui.background import pause
from gridlab.gui.kit.boxes import EDGES, Wide, boxed, clear_box, column, row
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.labels import label
from gridlab.gui.look.icons import paint_icon
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.painting import painting
from gridlab.gui.look.palette import current_palette
from gridlab.gui.look.saying import told

if TYPE_CHECKING:
    from gridlab.app.uses import Kind

Actions = tuple[tuple[str, Callable[[], object]], ...]
"""Buttons beside a message: the text of each, and what it does."""
BREAK = "\u200b"
_LONG_WORD = r"\S{20,}"
_ICONS = {"info": "info", "ok": "circle-check", "warn": "triangle-alert", "bad": "circle-alert"}
_INK = {"info": "accent", "ok": "ok", "warn": "warn", "bad": "bad"}


class Glyph(QWidget):
    """An icon as a picture, at any size, in the colour of a palette role."""

    def __init__(self, name: str, size: int = 18, role: str = "soft") -> None:
        super().__init__()
        self._name = name
        self._role = role
        self.setFixedSize(size, size)

    def set_glyph(self, name: str, role: str) -> None:
        """Show another icon."""
        self._name = name
        self._role = role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            paint_icon(painter, self._name, QRectF(self.rect()), self._role)


class MessageBar(QWidget):
    """A tinted bar: icon, one strong sentence, the rest, and up to two buttons. Hidden until told."""

    closed = Signal()

    def __init__(self, *, closable: bool = True, stacked: bool = False) -> None:
        """closable: has a button that takes it away. stacked: the buttons stand below, for narrow places."""
        super().__init__()
        self._kind: Kind = "info"
        self._glyph = Glyph("info")
        self._strong = label("", "strong", wraps=True, selectable=not stacked)
        self._rest = label("", wraps=True, selectable=not stacked)
        self._buttons = row()
        self._close = button("", kind="quiet", icon_name="x", says=translate("Widgets", "Close message"))
        if not closable:
            self._close.hide()
        self._close.clicked.connect(self.clear)
        self._close.clicked.connect(self.closed)
        self._is_stacked = stacked
        foot = [row(self._buttons, Wide())] if stacked else []
        end = [] if stacked else [self._buttons]
        texts = column(self._strong, self._rest, *foot, spacing=2)
        self._lay = row(self._glyph, Wide(texts), *end, self._close, spacing=12, margins=(12, 8, 8, 8))
        self.setLayout(self._lay)
        for text in (self._strong, self._rest):
            text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Maximum would be the height at the width that the texts like best, which a narrow place has not.
        high = QSizePolicy.Policy.Preferred if stacked else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, high)
        self.hide()

    @property
    def text(self) -> str:
        """What is said now, "" where nothing is."""
        said = " ".join(part for part in (self._strong.text(), self._rest.text()) if part)
        return said.replace(BREAK, "")

    def say(self, kind: Kind, strong: str, rest: str = "", *, actions: Actions = ()) -> None:
        """Show a message with its buttons, in place of an earlier one."""
        self._kind = kind
        self._glyph.set_glyph(_ICONS[kind], _INK[kind])
        self._put(self._strong, told(strong))
        self._put(self._rest, told(rest))
        self._rest.setVisible(bool(rest))
        side = Qt.AlignmentFlag.AlignTop if rest else Qt.AlignmentFlag.AlignVCenter
        self._lay.setAlignment(self._glyph, side)
        clear_box(self._buttons)
        before = self._close
        for text, act in actions:
            made = button(text)
            made.clicked.connect(lambda _checked=False, act=act: act())
            self._buttons.addWidget(made)
            self.setTabOrder(before, made)  # else Tab would reach it after all else in the window
            before = made
        self.setTabOrder(before, self._close)
        self.setAccessibleName(self.text)
        self.show()
        self.update()

    def say_error(self, error: GridLabError, *, actions: Actions = ()) -> None:
        """Show what happened, what is safe and what to do."""
        rest = joined(part for part in (error.safe, error.todo) if part)
        self.say("bad", error.what, rest, actions=actions)

    def clear(self) -> None:
        """Say nothing."""
        self._strong.clear()
        self._rest.clear()
        clear_box(self._buttons)
        self.hide()

    def _put(self, where: QLabel, text: str) -> None:
        """In a narrow place a long name may break anywhere; else it would push the place's edge out."""
        where.setText(text)
        if self._is_stacked:
            # Not selectable there, so that nobody copies the breaks along with a path.
            QLabel.setText(where, re.sub(_LONG_WORD, lambda word: BREAK.join(word[0]), QLabel.text(where)))

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(current_palette().colour(f"{_INK[self._kind]}_bg"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)


class ProgressRow(QWidget):
    """What is being done, how far it is, and Cancel. after_ms: so long it takes before the row is seen."""

    cancel_requested = Signal()

    def __init__(self, *, after_ms: int = 0) -> None:
        super().__init__()
        self._later = pause(self, after_ms, self.show)
        self._what = label("", "strong")
        self._count = label("", "small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(translate("Widgets", "Progress"))
        self._cancel = button(translate("Widgets", "Cancel"), shortcut="Esc")
        self._cancel.clicked.connect(self.cancel_requested)
        top = row(self._what, Wide(), self._count)
        self.setLayout(row(Wide(column(top, self._bar)), self._cancel, spacing=16))
        self.hide()

    def begin(self, what: str) -> None:
        """Show the row, the amount not known yet."""
        self._what.setText(what)
        self._count.clear()
        self._bar.setRange(0, 0)
        if self._later.interval():
            self._later.start()
        else:
            self.show()

    def hide(self) -> None:
        self._later.stop()
        super().hide()

    def advance(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        self._count.setText(
            translate("Widgets", "{done} of {total}").format(done=numeral(done), total=numeral(total))
        )
        self._bar.setAccessibleDescription(self._count.text())


class EmptyState(QWidget):
    """An icon, one sentence, one button: what to do next."""

    requested = Signal()
    also_requested = Signal()

    def __init__(self, icon_name: str, title: str, sentence: str, action: str = "", also: str = "") -> None:
        """also: another way on, on a quiet button below."""
        super().__init__()
        glyph = row(Glyph(icon_name, 28))
        glyph.setAlignment(Qt.AlignmentFlag.AlignCenter)
        ring = boxed(glyph, "ring")
        ring.setFixedSize(64, 64)
        heading = label(title, "title")
        text = self._sentence = label(sentence, "soft", wraps=True)
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        text.setFixedWidth(400)
        self.button: QPushButton | None = None
        if action:
            self.button = button(action)
            self.button.clicked.connect(self.requested)
        below: list[int | QWidget] = [8, self.button] if self.button is not None else [8]
        if also:
            other = button(also, kind="quiet")
            other.clicked.connect(self.also_requested)
            below.append(other)
        parts = (Wide(share=2), ring, 8, heading, text, *below, Wide(share=3))
        layout = column(*parts, margins=EDGES)
        for part in parts:
            if isinstance(part, QWidget):
                layout.setAlignment(part, Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(layout)
        self._make_room()

    def set_sentence(self, sentence: str) -> None:
        """Say something else."""
        self._sentence.setText(told(sentence))
        self._make_room()

    def _make_room(self) -> None:
        """A wrapped text in the middle of a page is else given the height of a wider one."""
        self._sentence.setMinimumHeight(max(0, self._sentence.heightForWidth(400)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._make_room()
