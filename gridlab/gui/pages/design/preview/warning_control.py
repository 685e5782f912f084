"""Keeps the warnings of all designs of the study in step with edits, images, sessions and the display."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gridlab.app.uses import Work
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.geometry import question_width
from gridlab.domain.progress import Cancel, Progress
from gridlab.gui.background import Background
from gridlab.gui.kit.displays import FIRST_DISPLAY, DisplaySize
from gridlab.gui.screen.question_text import QuestionText

if TYPE_CHECKING:
    from gridlab.app.design_warnings import StudyFacts
    from gridlab.app.study import OpenStudy
    from gridlab.app.study_view import StudyView
    from gridlab.domain.hit_time import ObservedPace
    from gridlab.domain.warnings import DesignWarning, Viewing

SETTLE_MS = 80
Found = tuple["DesignWarning", ...]


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
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._judge)

    def of(self, name: str) -> Found:
        """The warnings about a design, as last found."""
        return self._found.get(name, ())

    def counts(self) -> dict[str, int]:
        """How many warnings each design has, notes apart."""
        return {name: sum(one.severity != "note" for one in found) for name, found in self._found.items()}

    def pace_of(self, design: Design) -> ObservedPace | None:
        """What the study's sessions of a design took, as far as that is known."""
        from gridlab.store.design_file import design_id

        pace = self._facts.pace if self._facts is not None else {}
        return pace.get(design_id(design)) if pace else None

    def show_view(self, view: StudyView) -> None:
        """The study was read again, or a design edited."""
        self._designs = {entry.name: entry.design for entry in view.designs if entry.design is not None}
        for name in [name for name in self._found if name not in self._designs]:
            self._found.pop(name)
            self._asked.pop(name, None)
        complete = sum(row.counts and row.status == "complete" for row in view.sessions)
        wanted = (view.open.folder, id(view.open.study), complete)
        if wanted != self._facts_of:
            self._facts_of = wanted
            self._background.start(
                "design facts",
                _facts(view.open, complete > 0),
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

    def clear(self) -> None:
        """No study is open."""
        self._settle.stop()
        self._designs.clear()
        self._found.clear()
        self._asked.clear()
        self._facts, self._facts_of = None, ()

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
    from gridlab.domain.warnings import Viewing

    wide = question_width(display.width)
    heights = tuple(QuestionText(block, design.language, wide).height for block in design.blocks)
    return Viewing(display.width, display.height, display.touch, heights)


def _facts(opened: OpenStudy, with_pace: bool) -> Work[StudyFacts]:
    def work(_cancel: Cancel, _progress: Progress) -> StudyFacts:
        from gridlab.app.design_warnings import study_facts

        return study_facts(opened, with_pace=with_pace)

    return work


def _judged(wanted: Sequence[tuple[str, Design, Viewing]], facts: StudyFacts) -> Work[dict[str, Found]]:
    def work(cancel: Cancel, _progress: Progress) -> dict[str, Found]:
        from gridlab.app.design_warnings import warnings_of

        found = {}
        for name, design, viewing in wanted:
            cancel.raise_if_set()
            found[name] = warnings_of(design, viewing, facts)
        return found

    return work
