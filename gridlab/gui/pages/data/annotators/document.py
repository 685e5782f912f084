"""The study's exclusions as a document: edited by named steps, undone, and saved by themselves."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gridlab.app.exclusions import Change, save_exclusions
from gridlab.app.study_saving import FilePending
from gridlab.domain.exclusion import Exclusions
from gridlab.domain.history import History
from gridlab.gui.background import Background
from gridlab.gui.kit.document import Document


class ExclusionsDocument(Document):
    """Rules, decisions and their lock. Signal: changed(), the value is another one."""

    changed = Signal()

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__("exclusions", background, parent)
        self._folder: Path | None = None
        self._history = History(Exclusions())

    @property
    def value(self) -> Exclusions:
        """What holds now, saved or not."""
        return self._history.state

    @property
    def names(self) -> tuple[str, str]:
        return self._history.undo_name, self._history.redo_name

    def begin(self, folder: Path, found: Exclusions) -> None:
        """The file of a study says this; what is edited and not saved yet stands over it."""
        if folder == self._folder and (self.saver.dirty or found == self.value):
            return
        self._folder, self._history = folder, History(found)
        pending = FilePending(found, lambda: self.value, self._swap, partial(save_exclusions, folder))
        self.saver.begin(pending)
        self._told()

    def edit(self, name: str, change: Change) -> None:
        """Do a step, and save it. Raises GridLabError; nothing is then changed."""
        self._keep(self._history.edited(name, change(self.value)))

    def undo(self) -> None:
        self._keep(self._history.undone())

    def redo(self) -> None:
        self._keep(self._history.redone())

    def _keep(self, history: History[Exclusions]) -> None:
        if history != self._history:
            self._history = history
            self.saver.now()
            self._told()

    def _swap(self, found: Exclusions) -> None:
        """Another program changed the file too: what both say is where steps begin now."""
        self._history = History(found)
        self._told()

    def _told(self) -> None:
        self.tell_steps()
        self.changed.emit()
