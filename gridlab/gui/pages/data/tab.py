"""What every tab of the Data page is: a page of its own within the page, made when it is first shown.

A tab is one module here, or the module `presenter` of a folder here, with a view (a `Page`) and a
`KEYPresenter(TabPresenter)` whose `View` it is; and a row of `TABS`. Tabs know nothing of each other.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, cast

from PySide6.QtCore import QObject, Signal

from gridlab.app.study_view import StudyView
from gridlab.domain.errors import GridLabError
from gridlab.domain.session import Purpose
from gridlab.gui.background import Background
from gridlab.gui.kit.messages import ProgressRow
from gridlab.gui.kit.uses import Uses
from gridlab.gui.look.language import QT_TRANSLATE_NOOP
from gridlab.gui.page import Page, Presenter

if TYPE_CHECKING:
    from gridlab.app.collected import Collected
    from gridlab.app.study import OpenStudy

TABS = (
    ("overview", QT_TRANSLATE_NOOP("Data", "Overview")),
    ("annotators", QT_TRANSLATE_NOOP("Data", "Annotators")),
    ("map", QT_TRANSLATE_NOOP("Data", "Map")),
    ("coverage", QT_TRANSLATE_NOOP("Data", "Coverage")),
    ("questions", QT_TRANSLATE_NOOP("Data", "Questions")),
    ("paper", QT_TRANSLATE_NOOP("Data", "Paper")),
    ("export", QT_TRANSLATE_NOOP("Data", "Export")),
)
"""The key and the name of each tab, in their order."""
OF_DATASETS = ("overview", "annotators", "map", "coverage", "questions")
"""The tabs that a dataset has."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the tabs look at: the study as last read, and of which purpose the sessions are. turn: grows with
    each change of what is excluded. dataset: the file, where answers of one are looked at; the view then
    has its images, and nothing else. pictures_from: a study that may
    have the files of these images."""

    view: StudyView
    purpose: Purpose
    turn: int = 0
    dataset: Path | None = None
    pictures_from: StudyView | None = None

    @property
    def source(self) -> Path:
        """Where the answers lie: the study's folder, or the dataset."""
        return self.dataset or self.view.open.folder

    @property
    def results(self) -> Path:
        """Where files of what is seen are proposed to go."""
        return self.view.open.folder / "exports" if self.dataset is None else self.dataset.parent

    @property
    def pictured(self) -> OpenStudy:
        """The study whose image files are shown."""
        return (self.pictures_from or self.view).open

    def same_answers(self, other: Seen | None) -> bool:
        """Whether what counts is the same: nothing has to be worked out again."""
        return other is not None and self.turn == other.turn and self.same_sessions(other)

    def same_sessions(self, other: Seen | None) -> bool:
        """Whether what was answered is the same, whatever is excluded of it."""
        return (
            other is not None
            and self.purpose == other.purpose
            and self.dataset == other.dataset
            and self.view.open.folder == other.view.open.folder
            and self.view.sessions == other.view.sessions
            and self.view.open.study.images == other.view.open.study.images
        )


Done: TypeAlias = "Callable[[Collected], object]"
Failed: TypeAlias = Callable[[GridLabError], object]


class AnswersSupply(QObject):
    """Gives the answers of what is seen now; who asked for others before hears nothing more of those.

    Signal: stopped(), reading was cancelled, and nobody is told of it who asked.
    """

    stopped = Signal()

    def __init__(self, background: Background, progress: ProgressRow, parent: QObject) -> None:
        super().__init__(parent)
        self._uses = Uses("answers", background, progress=progress, cancelled=self._stop, parent=self)
        self._wanted: Seen | None = None
        self._kept: Collected | None = None
        self._waiting: list[tuple[Done, Failed]] = []

    def ask(self, seen: Seen, done: Done, failed: Failed) -> None:
        """`done(answers)` at once where they are here, else when they were read; `failed(error)` for none."""
        if not seen.same_answers(self._wanted):
            self._wanted, self._kept = seen, None
            self._waiting.clear()
        if self._kept is not None:
            done(self._kept)
            return
        self._waiting.append((done, failed))
        if len(self._waiting) == 1:
            # What they need, the window does not for its start.
            from gridlab.app.collected import collecting, collecting_dataset

            is_dataset = seen.dataset is not None
            use = collecting_dataset(seen.source) if is_dataset else collecting(seen.view.open, seen.purpose)
            self._uses.run(use, done=self._read, failed=self._lost)

    def keep(self, seen: Seen, found: Collected) -> None:
        """These answers were read; they are what is seen now."""
        self._wanted, self._kept = seen, found
        self._waiting.clear()

    def _read(self, found: Collected) -> None:
        self._kept = found
        waiting, self._waiting = self._waiting, []
        for done, _ in waiting:
            done(found)

    def _stop(self) -> None:
        self._waiting, self._wanted = [], None
        self.stopped.emit()

    def _lost(self, error: GridLabError) -> None:
        waiting, self._waiting = self._waiting, []
        self._wanted = None
        for _, failed in waiting:
            failed(error)


class TabPresenter(Presenter):
    """Owns the view of a tab and what is done on it. `entered` and `left` are told of the tab as of a page;
    undo and redo reach the tab at the front. answers: read once for all tabs. Signal: exclusions_changed(),
    what counts of the answers is another."""

    answers: AnswersSupply
    exclusions_changed = Signal()

    @property
    def page(self) -> Page:
        """The view of the tab."""
        return cast(Page, self.parent())

    def show(self, seen: Seen) -> None:
        """Show this: told while the tab is at the front, and when it comes there and something is new."""


def tab_presenter_of(key: str) -> type[TabPresenter]:
    """The class of a tab's presenter: in its one module, or in the module `presenter` of its folder."""
    module = importlib.import_module(f"gridlab.gui.pages.data.{key}")
    if hasattr(module, "__path__"):
        module = importlib.import_module(f"{module.__name__}.presenter")
    found: type[TabPresenter] = getattr(module, f"{key.capitalize()}Presenter")
    return found
