"""What every page of the window has: a view with a title and a main action, and a presenter that owns it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from gridlab.app.study_view import StudyView
from gridlab.app.uses import Changed
from gridlab.domain.design import Design
from gridlab.domain.hit_time import HitTime
from gridlab.gui.background import Background
from gridlab.gui.kit.buttons import StepButtons
from gridlab.gui.kit.displays import DisplaySize
from gridlab.gui.kit.document import Document, Documents
from gridlab.gui.kit.messages import MessageBar
from gridlab.gui.study.control import StudyControl
from gridlab.gui.study.document import StudyDocument
from gridlab.gui.study.thumbnail_supply import ThumbnailSupply
from gridlab.store.settings import Settings


@dataclass(frozen=True, slots=True)
class Go:
    """A wish to be on another page, which the shell carries; design and purpose: what is wanted there.

    purpose: of a session, to start one; "skipped" on Images, for the list of files that were not taken.
    dataset: a file to be looked at on the Data page.
    """

    page: str
    design: str = ""
    purpose: str = ""
    dataset: Path | None = None


PaceOf = Callable[[Design], HitTime | None]
"""What was observed of how long a design takes."""


class Tells(Protocol):
    """Tells in the status line what is saved, or that it is not."""

    def __call__(self, text: str, *, failed: bool = False) -> None:
        """Show this in place of what was told before."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the shell gives every presenter.

    study: study.json as it is edited. preview(name, display, pace): walk through a HIT. take_settings:
    settings of this machine hold from now on. tell_saved: see `Tells`.
    """

    background: Background
    studies: StudyControl
    study: StudyDocument
    documents: Documents
    thumbnails: ThumbnailSupply
    go: Callable[[Go], None]
    preview: Callable[[str, DisplaySize, PaceOf], None]
    take_settings: Callable[[Settings], None]
    tell_saved: Tells


class Page(QWidget):
    """The view of a page shows what it is told; it knows no other page and starts no work itself."""

    key: ClassVar[str] = ""
    presenter: Presenter

    subtitle_changed = Signal(str)
    status_changed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.main_action: QPushButton | None = None
        self.panel_action: QPushButton | None = None
        self.step_buttons: StepButtons | None = None
        self.landing: MessageBar | None = None
        self.heading: QWidget | None = None
        self.header_widgets: list[QWidget] = []

    def take_focus(self) -> None:
        """Put the keyboard's focus where work starts on this page."""
        self.setFocus()

    def press_main(self) -> None:
        """Do the page's main action, or that of a panel that is open, as their key asks for."""
        is_open = self.panel_action is not None and self.panel_action.isVisible()
        action = self.panel_action if is_open else self.main_action
        if action is not None:
            action.click()

    def escape(self) -> None:
        """Escape was pressed: close what lies over the page, or leave what was opened on it."""


class Presenter(QObject):
    """Owns the view of a page, its uses and its documents; is gone with the view.

    steps_named: undo or redo would do something else now; undo_name, redo_name: what, "" for nothing.
    """

    View: ClassVar[type[Page]] = Page
    steps_named = Signal()

    def __init__(self, view: Page, around: Surroundings) -> None:
        super().__init__(view)
        view.presenter = self
        self.around = around
        self.undo_name = self.redo_name = ""
        self._document: Document | None = None
        self._buttons = view.step_buttons
        if self._buttons is not None:
            self._buttons.undo.clicked.connect(self.undo)
            self._buttons.redo.clicked.connect(self.redo)

    @classmethod
    def make_view(cls, around: Surroundings) -> Page:  # noqa: ARG003
        """The page that this presenter is to own."""
        return cls.View()

    def building(self, settings: Settings) -> Iterator[None]:
        """What of the page is built later, a step at a time."""
        yield from ()

    @property
    def remembered(self) -> Mapping[str, str]:
        """How the page was left, to be kept for the next start, by names of its own."""
        return {}

    def close(self) -> None:
        """The program ends, everything is saved: let go of what is still up."""

    @property
    def actions(self) -> Mapping[str, Callable[[], object]]:
        """What the window's actions of this page do, by their keys."""
        return {}

    def edits(self, document: Document) -> None:
        """Undo and redo act on this document."""
        self._document = document
        document.stepped.connect(self.name_steps)

    def undo(self) -> None:
        """Take back the last step on this page."""
        if self._document is not None:
            self._document.undo()

    def redo(self) -> None:
        """Bring back the step that was undone."""
        if self._document is not None:
            self._document.redo()

    def name_steps(self, undo: str, redo: str) -> None:
        """Undo and redo would do this now."""
        self.undo_name, self.redo_name = undo, redo
        if self._buttons is not None:
            self._buttons.show_steps(undo, redo)
        self.steps_named.emit()

    def show_view(self, view: StudyView, changed: frozenset[Changed]) -> None:
        """The study was opened or something of it changed: show it."""

    def entered(self) -> None:
        """The page came to the front."""

    def left(self) -> None:
        """Another page came to the front."""

    def arrive(self, wish: Go) -> None:
        """The page was brought to the front with a wish of another page."""
