"""Warnings about the designs of the study: found in the background, told beside the preview."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from gridlab.app.designing.preview import StudyFacts, study_facts, warnings_of
from gridlab.app.uses import Work, plain
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Progress
from gridlab.domain.warnings import DesignWarning, Fix, Severity, Viewing
from gridlab.gui.background import Background, pause
from gridlab.gui.kit.boxes import Part, Wide, clear_box, column, row, scrolled
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.displays import FIRST_DISPLAY, DisplaySize
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import Glyph
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import one_or_many
from gridlab.gui.look.palette import current_palette
from gridlab.gui.look.saying import told
from gridlab.gui.pages.design.preview.view import AROUND
from gridlab.gui.screen.face import question_of
from gridlab.store.design_file import design_id

if TYPE_CHECKING:
    from gridlab.app.study_view import StudyView
    from gridlab.domain.hit_time import HitTime

SETTLE_MS = 80
_GROUND: dict[Severity, str] = {"serious": "bad_bg", "warn": "warn_bg", "note": "panel"}
_INK: dict[Severity, str] = {"serious": "bad", "warn": "warn", "note": "soft"}
_ICON: dict[Severity, str] = {"serious": "circle-alert", "warn": "triangle-alert", "note": "info"}
LEAST = 120
"""Pixels for the list, however little room the preview leaves."""
FOOT = 32
Found = tuple[DesignWarning, ...]


class WarningControl(QObject):
    """Only what an edit has changed is looked at again, in the background. changed: `of` gives other ones."""

    changed = Signal()

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._designs: dict[str, Design] = {}
        self._found: dict[str, Found] = {}
        self._asked: dict[str, tuple[Design, DisplaySize, int]] = {}
        self._facts: StudyFacts | None = None
        self._facts_of: tuple[object, ...] = ()
        self._generation = 0
        self._display = FIRST_DISPLAY
        self._settle = pause(self, SETTLE_MS, self._judge)

    def of(self, name: str) -> Found:
        """The warnings about a design, as last found."""
        return self._found.get(name, ())

    def counts(self) -> dict[str, int]:
        """How many warnings each design has, notes apart."""
        return {name: sum(one.severity != "note" for one in found) for name, found in self._found.items()}

    def pace_of(self, design: Design) -> HitTime | None:
        """What the study's sessions of a design took, as far as that is known."""
        pace = self._facts.pace if self._facts is not None else {}
        return pace.get(design_id(design)) if pace else None

    def show_view(self, view: StudyView) -> None:
        """The study was read again, or a design edited."""
        self._designs = {entry.name: entry.design for entry in view.designs if entry.design is not None}
        self._found = {name: found for name, found in self._found.items() if name in self._designs}
        self._asked = {name: asked for name, asked in self._asked.items() if name in self._designs}
        complete = sum(row.counts and row.status == "complete" for row in view.sessions)
        wanted = (view.open.folder, id(view.open.study), complete)
        if wanted != self._facts_of:
            self._facts_of = wanted
            self._background.start(
                "design facts",
                plain(partial(study_facts, view.open, with_pace=complete > 0)),
                done=self._took_facts,
                failed=self._no_facts,
            )
        self._settle.start()

    def follow(self, design: Design) -> None:
        """A design of the study is being typed in."""
        if design.name in self._designs:
            self._designs[design.name] = design
            self._settle.start()

    def set_display(self, display: DisplaySize) -> None:
        """Judge for another display."""
        self._display = display
        self._settle.start()

    def _took_facts(self, facts: StudyFacts) -> None:
        self._facts = facts
        self._generation += 1
        self._settle.start()

    def _no_facts(self, _error: GridLabError) -> None:
        """A study whose platforms cannot be read says so where they are used."""

    def _judge(self) -> None:
        if self._facts is None:
            return
        display, generation = self._display, self._generation
        stale = {
            name: design
            for name, design in self._designs.items()
            if self._asked.get(name) != (design, display, generation)
        }
        if not stale:
            return
        work = _judged(
            [(name, design, viewing_of(design, display)) for name, design in stale.items()], self._facts
        )

        def done(found: Mapping[str, Found]) -> None:
            for name, design in stale.items():
                if self._designs.get(name) is design:
                    self._asked[name] = (design, display, generation)
                    self._found[name] = found[name]
            self.changed.emit()

        self._background.start("design warnings", work, done=done, failed=self._no_facts)


def viewing_of(design: Design, display: DisplaySize) -> Viewing:
    """A display with the heights of the design's questions on it, as the session's font has them."""
    wide, language = display.width, design.language
    heights = tuple(question_of(block, language, wide).height for block in design.blocks)
    return Viewing(wide, display.height, display.touch, heights)


def _judged(wanted: Sequence[tuple[str, Design, Viewing]], facts: StudyFacts) -> Work[dict[str, Found]]:
    def work(cancel: Cancel, _progress: Progress) -> dict[str, Found]:
        found = {}
        for name, design, viewing in wanted:
            cancel.raise_if_set()
            found[name] = warnings_of(design, viewing, facts)
        return found

    return work


class WarningRow(QWidget):
    """One warning: its reason, the button that mends it, and at the end of the first one how many more."""

    fix_requested = Signal(Fix)

    def __init__(self, warning: DesignWarning) -> None:
        super().__init__()
        self.warning = warning
        self._glyph = Glyph(_ICON[warning.severity], 18, _INK[warning.severity])
        self.reason = label(told(warning.reason), wraps=True, selectable=True)
        self.reason.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        parts: tuple[Part, ...] = (self._glyph, Wide(self.reason))
        self.setAccessibleName(told(warning.reason))
        if warning.fix is not None:
            fix = button(told(warning.fix.label), kind="link", says=told(warning.fix.step))
            fix.clicked.connect(lambda: self.fix_requested.emit(warning.fix))
            parts = (*parts, fix)
        self.setLayout(row(*parts, spacing=12, margins=(12, 8, 4, 8)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_palette()
        severity = self.warning.severity
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.colour("line"), 1) if severity == "note" else Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour(_GROUND[severity]))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()


class WarningList(QWidget):
    """Hidden while there is nothing to warn of. All are shown, and scroll where there is little room, until
    less is asked for: then the first one, and of notes alone how many there are.

    fix_requested: a Fix, whose design is the edit.
    """

    fix_requested = Signal(Fix)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("WarningList", "Warnings about the design"))
        self.warnings: tuple[DesignWarning, ...] = ()
        self._open = True
        self._room = LEAST
        self.rows: list[WarningRow] = []
        self._column = column()
        self._scroll = scrolled(self._column)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._said = label("", "small")
        self.more = button("", kind="link")
        self.more.clicked.connect(lambda: self.unfold(not self._open))
        foot = row(self._said, Wide(), self.more, margins=(12, 0, 0, 0))
        self.setLayout(column(self._scroll, foot, spacing=0, margins=(AROUND, 0, AROUND, 0)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_warnings(self, warnings: Sequence[DesignWarning]) -> None:
        """Show these, the most serious first."""
        fresh = tuple(warnings)
        if fresh != self.warnings:
            self.warnings = fresh
            self._fill()

    def unfold(self, unfolded: bool) -> None:
        """Show all warnings, or the first one alone."""
        self._open = unfolded
        self._fill()

    def set_room(self, room: int) -> None:
        """Be no higher than so many pixels; the rest scrolls."""
        self._room = max(LEAST, room)
        self._fit()

    def _fill(self) -> None:
        clear_box(self._column)
        first = 1 if self.warnings and self.warnings[0].severity != "note" else 0
        shown = self.warnings if self._open else self.warnings[:first]
        self.rows = [WarningRow(warning) for warning in shown]
        for one in self.rows:
            one.fix_requested.connect(self.fix_requested)
            self._column.addWidget(one)
        self._column.addStretch(1)
        self._tell(len(shown), first)
        self.setVisible(bool(self.warnings))
        self._scroll.setVisible(bool(shown))
        self._fit()

    def _tell(self, shown: int, first: int) -> None:
        rest = len(self.warnings) - first
        self.more.setVisible(rest > 0)
        notes = not first and not self._open
        self._said.setVisible(notes)
        one = translate("WarningList", "1 note on this design")
        self._said.setText(one_or_many(rest, one, translate("WarningList", "{count} notes on this design")))
        if self._open:
            text = translate("WarningList", "Show less")
        elif notes:
            text = translate("WarningList", "Show")
        else:
            text = translate("WarningList", "{count} more").format(count=rest)
        self.more.setText(text)
        self.more.setAccessibleName(text)

    def _fit(self) -> None:
        """As high as the rows are in this width, up to a limit; then they scroll."""
        wide = max(200, self.width() - 2 - 2 * AROUND)
        high = sum(row.heightForWidth(wide) for row in self.rows) + 8 * max(0, len(self.rows) - 1)
        foot = 0 if self.more.isHidden() else FOOT
        self._scroll.setFixedHeight(min(high + 2, self._room - foot))
        self.updateGeometry()

    def resizeEvent(self, event: object) -> None:
        self._fit()
