"""Turns what is done on the Design page into steps of the designs' histories, and has them saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from gridlab.app.designing.desk import DesignDesk
from gridlab.app.study_view import DesignEntry, StudyView
from gridlab.app.uses import Changed, plain
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.gui.background import Background
from gridlab.gui.look.language import translate
from gridlab.gui.pages.design import work
from gridlab.gui.pages.design.saving import SaveControl
from gridlab.gui.pages.design.steps import Steps
from gridlab.gui.study.control import StudyControl

if TYPE_CHECKING:
    from gridlab.app.designing.kept import KeptDesign, ReadDesigns


class DesignControl(QObject):
    """Edits show at once and are saved by themselves; undo and redo act on the design at hand.

    Signals: done(name) where another design is to be shown; steps_changed(Steps); deleted(name);
    versioned(origin, name) after an edit of a frozen design; failed(error).
    """

    done = Signal(str)
    steps_changed = Signal(object)
    deleted = Signal(str)
    versioned = Signal(str, str)
    failed = Signal(object)

    def __init__(self, background: Background, studies: StudyControl) -> None:
        super().__init__(studies)
        self._background = background
        self._studies = studies
        self._desk: DesignDesk | None = None
        self._folder: Path | None = None
        self._stamp = (0, False)
        self._is_to_look = False
        self.saves = SaveControl(background, self)
        self.saves.finished.connect(self._show)
        self.saves.versioned.connect(self._versioned)
        studies.keep_designs(self._reconciled)
        self.saves.finished.connect(self._look_later)
        studies.designs_asked.connect(self.look)
        studies.began.connect(self._note_stamp)
        studies.changed.connect(self._look_at_sessions)
        studies.closed.connect(self._close)

    @property
    def dirty(self) -> bool:
        """Whether an edit is not saved yet."""
        return self.saves.dirty

    def edit(self, design: Design, step: str, merge_key: str) -> None:
        """Take an edited design into the view and save it a moment later."""
        if self._desk is None:
            return
        version = self._desk.edit(design, step, merge_key)
        self._show()
        if version:
            self._versioned(design.name, version)
        elif self._desk.shown != design.name:
            self.done.emit(self._desk.shown)
        self.saves.soon()

    def choose(self, name: str) -> None:
        """A design was chosen: undo acts on it."""
        if self._desk is not None:
            self._desk.choose(name)
            self._tell_steps()

    def duplicate(self, name: str) -> None:
        """Copy a design under the next free name."""
        kept = self.kept(name)
        if kept is not None and kept.design is not None:
            self.take_in([kept.design], translate("Design", "Duplicate"))

    def rename(self, name: str, new: str) -> None:
        """Give a design another name."""
        step = translate("Design", "Rename to {name}").format(name=new)
        self._act(lambda desk: desk.rename(name, new, step))

    def delete(self, name: str) -> None:
        """Remove a design, until it is undone."""
        if self._act(lambda desk: desk.delete(name, translate("Design", "Delete"))):
            self.deleted.emit(name)

    def undo(self) -> None:
        """Take back the last step of the design at hand."""
        self._act(lambda desk: desk.undo(), at_once=False)

    def redo(self) -> None:
        """Bring back the step that was undone."""
        self._act(lambda desk: desk.redo(), at_once=False)

    def go_to(self, done: int) -> None:
        """Let that many steps of the design at hand stand."""
        self._act(lambda desk: desk.go_to(done), at_once=False)

    def bring_back(self, key: int) -> None:
        """Undo the deletion of a design."""
        self._act(lambda desk: desk.bring_back(key))

    def kept(self, name: str) -> KeptDesign | None:
        """A design as it is edited."""
        track = self._desk.named(name) if self._desk is not None else None
        return track.state if track is not None else None

    def take_in(self, designs: Sequence[Design], step: str) -> None:
        """Take further designs into the study."""
        for design in designs:
            self._act(partial(DesignDesk.add, design=design, step=step))

    def settle_change(self, *, keep_mine: bool) -> None:
        """Another program changed a file: take what it wrote, or keep the own edits as a copy."""
        track, files = self.saves.stuck_track(), self.saves.files
        if track is None or files is None:
            return
        other = translate("Design", "Changed by another program")
        if keep_mine:
            name = files.keep_mine(track, translate("Design", "Keep a copy of my edits"), other)
        else:
            files.take_other(track, other)
            name = track.found.name if track.found is not None else ""
        self._show()
        self.done.emit(name)
        self.saves.now()

    def come_back(self, state: Qt.ApplicationState) -> None:
        """The program came to the front again: another may have changed a design meanwhile."""
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()

    def look(self) -> None:
        """Look whether another program changed a design."""
        view = self._studies.view
        if view is None or self._desk is None:
            return
        self._is_to_look = self.saves.stamp[1]
        if self._is_to_look:  # what is read beside a save tells nothing
            return
        stamp, held = self.saves.stamp, self._desk.held

        def done(read: ReadDesigns) -> None:
            if stamp == self.saves.stamp:
                self._reconcile(read)
            else:
                self.look()

        self._background.start(
            "designs", plain(work.looked_at(view.open, held)), done=done, failed=self.failed.emit
        )

    def _look_later(self) -> None:
        if self._is_to_look and not self.saves.stamp[1]:
            self.look()

    def _act(self, act: Callable[[DesignDesk], object], *, at_once: bool = True) -> bool:
        """Do something on the desk, show and save what came of it; False where it was refused."""
        desk = self._desk
        if desk is None:
            return False
        try:
            act(desk)
        except GridLabError as error:
            self.failed.emit(error)
            return False
        track = desk.at_hand
        whole = track is not None and (track.state is None) != (track.kept is None)
        self._show()
        self.done.emit(desk.shown)
        if at_once or whole:
            self.saves.now()
        else:
            self.saves.soon()
        return True

    def _versioned(self, origin: str, version: str) -> None:
        self._show()
        self.done.emit(version)
        self.versioned.emit(origin, version)

    def _show(self) -> None:
        if self._desk is not None:
            self._studies.show_designs(entries_of(self._desk))
            self._tell_steps()

    def _tell_steps(self) -> None:
        desk = self._desk
        if desk is None:
            self.steps_changed.emit(Steps())
            return
        deleted = tuple((track.key, track.name) for track in desk.deleted)
        self.steps_changed.emit(Steps(desk.at_hand, desk.undo_name, desk.redo_name, deleted))

    def _note_stamp(self, _what: str) -> None:
        self._stamp = self.saves.stamp

    def _reconciled(self, view: StudyView) -> StudyView:
        """The view with the designs as they are edited, which may be ahead of their files."""
        if self._desk is None or self._folder != view.open.folder:
            self._folder = view.open.folder
            self._desk = DesignDesk(view.read)
            self.saves.begin(view.open, self._desk)
            for first in self._desk.listed[:1]:  # which the page shows
                self._desk.choose(first.kept.name)
        elif self._stamp == self.saves.stamp and not self._stamp[1]:
            self._take(view.read)
        self._tell_steps()
        return replace(view, designs=entries_of(self._desk))

    def _reconcile(self, read: ReadDesigns) -> None:
        self._take(read)
        if self._desk is not None and entries_of(self._desk) != getattr(self._studies.view, "designs", None):
            self._show()
        self.saves.tell()

    def _take(self, read: ReadDesigns) -> None:
        if self.saves.files is not None:
            self.saves.files.reconcile(
                read,
                translate("Design", "Changed by another program"),
                translate("Design", "Removed by another program"),
            )

    def _look_at_sessions(self, view: StudyView, kinds: frozenset[Changed]) -> None:
        """Sessions were begun or removed: look which designs they hold now."""
        desk = self._desk
        if desk is None or Changed.SESSIONS not in kinds or Changed.STUDY in kinds:
            return

        def done(held: tuple[Design, ...]) -> None:
            if desk is self._desk and held != desk.held:
                desk.held = held
                self._show()

        tracks = desk.tracks.values()
        kept = tuple(one for track in tracks for one in (track.state, track.kept) if one is not None)
        self._background.start(
            "held designs", plain(work.held(view.open, kept)), done=done, failed=self.failed.emit
        )

    def _close(self) -> None:
        self._desk = self._folder = None
        self.saves.end()
        self._tell_steps()


def entries_of(desk: DesignDesk) -> tuple[DesignEntry, ...]:
    """The designs of a desk as the pages list them."""
    return tuple(
        DesignEntry(one.kept.name, one.kept.design, one.kept.problem, one.frozen) for one in desk.listed
    )
