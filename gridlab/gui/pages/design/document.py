"""The designs of the open study as a document: their histories, what saves them, and what others changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal

from gridlab.app.designing.desk import DesignDesk
from gridlab.app.designing.files import held_of, read_kept
from gridlab.app.designing.kept import KeptDesign, ReadDesigns, Track, is_held
from gridlab.app.designing.saving import Saving
from gridlab.app.study_view import DesignEntry, StudyView
from gridlab.app.uses import Changed, plain
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.gui.background import Background
from gridlab.gui.kit.document import Document
from gridlab.gui.look.language import translate
from gridlab.gui.study.control import StudyControl


class DesignsDocument(Document):
    """Edits show at once and are saved by themselves; undo and redo act on the design at hand.

    Signals: changed() after the history or the designs changed; named(name): that one is to be shown
    from now on; versioned(origin, name) after an edit of a frozen design; failed(error). commit: takes what
    is typed and did not count yet, before anything else is done.
    """

    changed = Signal()
    named = Signal(str)
    versioned = Signal(str, str)
    failed = Signal(GridLabError)

    def __init__(self, background: Background, studies: StudyControl) -> None:
        super().__init__("save design", background, studies)
        self._background = background
        self._studies = studies
        self._folder: Path | None = None
        self._stamp = (0, False)
        self._is_to_look = False
        self.commit: Callable[[], None] = lambda: None
        self.desk: DesignDesk | None = None
        self.pending: Saving | None = None
        self.saver.finished.connect(self._written)
        studies.keep_designs(self._reconciled)
        studies.designs_asked.connect(self.look)
        studies.began.connect(self._note_stamp)
        studies.changed.connect(self._look_at_sessions)
        studies.closed.connect(self._close)

    def kept(self, name: str) -> KeptDesign | None:
        """A design as it is edited."""
        track = self.desk.named(name) if self.desk is not None else None
        return track.state if track is not None else None

    def edit(self, design: Design, step: str, merge_key: str) -> None:
        """Take an edited design in, as a step of its history; it is not saved before that is asked for."""
        if self.desk is None:
            return
        version = self.desk.edit(design, step, merge_key)
        if version:
            self._tell_version(design.name, version)
        elif self.desk.shown != design.name:
            self._show(self.desk.shown)
        else:
            self.show()

    @property
    def names(self) -> tuple[str, str]:
        return (self.desk.undo_name, self.desk.redo_name) if self.desk is not None else ("", "")

    def undo(self) -> None:
        self.act(DesignDesk.undo, at_once=False)

    def redo(self) -> None:
        self.act(DesignDesk.redo, at_once=False)

    def act(self, act: Callable[[DesignDesk], object], *, at_once: bool = True) -> bool:
        """Do something on the desk, show and save what came of it; False where it was refused."""
        self.commit()
        desk = self.desk
        if desk is None:
            return False
        try:
            act(desk)
        except GridLabError as error:
            self.failed.emit(error)
            return False
        track = desk.at_hand
        whole = track is not None and (track.state is None) != (track.kept is None)
        self._show(desk.shown)
        if at_once or whole:
            self.saver.now()
        else:
            self.saver.soon()
        return True

    def settle_change(self, *, keep_mine: bool) -> None:
        """Another program changed a file: take what it wrote, or keep the own edits as a copy."""
        track, pending = self.stuck_track(), self.pending
        if track is None or pending is None:
            return
        other = translate("Design", "Changed by another program")
        if keep_mine:
            name = pending.keep_mine(track, translate("Design", "Keep a copy of my edits"), other)
        else:
            pending.take_other(track, other)
            name = track.found.name if track.found is not None else ""
        self._show(name)
        self.saver.now()

    def stuck_track(self) -> Track | None:
        """A design that cannot be saved without being told how."""
        return self.pending.stuck if self.pending is not None else None

    def look(self) -> None:
        """Look whether another program changed a design."""
        view = self._studies.view
        if view is None or self.desk is None:
            return
        stamp = self._now
        self._is_to_look = stamp[1]
        if self._is_to_look:  # what is read beside a save tells nothing
            return

        def done(read: ReadDesigns) -> None:
            if stamp == self._now:
                self._take_read(read)
            else:
                self.look()

        work = plain(partial(read_kept, view.open, self.desk.held))
        self._background.start("designs", work, done=done, failed=self.failed.emit)

    def show(self) -> None:
        """Put the designs as they are edited into the view of the study."""
        if self.desk is not None:
            self._studies.show_designs(_entries(self.desk))
            self.changed.emit()

    def _show(self, name: str) -> None:
        """Show the designs, that one at the front; first its name is told, so that no other shows between."""
        if name:
            self.named.emit(name)
        self.show()

    @property
    def _now(self) -> tuple[int, bool]:
        """Changes with every save; files that were read before tell nothing after."""
        return (self.pending.count if self.pending is not None else 0, self.saver.is_out)

    def _tell_version(self, origin: str, version: str) -> None:
        self._show(version)
        self.versioned.emit(origin, version)

    def _written(self) -> None:
        self.show()
        if self._is_to_look and not self.saver.is_out:
            self.look()

    def _note_stamp(self, _what: str) -> None:
        self._stamp = self._now

    def _reconciled(self, view: StudyView) -> StudyView:
        """The view with the designs as they are edited, which may be ahead of their files."""
        if self.desk is None or self._folder != view.open.folder:
            self._folder = view.open.folder
            self.desk = DesignDesk(view.read)
            self.pending = Saving(view.open, self.desk, self._tell_version)
            self.saver.begin(self.pending)
            for first in self.desk.listed[:1]:  # which the page shows
                self.desk.choose(first.name)
        elif self._stamp == self._now and not self._stamp[1]:
            self._reconcile(view.read)
        self.changed.emit()
        return replace(view, designs=_entries(self.desk))

    def _take_read(self, read: ReadDesigns) -> None:
        self._reconcile(read)
        if self.desk is not None and _entries(self.desk) != getattr(self._studies.view, "designs", None):
            self.show()
        self.saver.tell()

    def _reconcile(self, read: ReadDesigns) -> None:
        if self.pending is not None:
            if self.pending.is_news(read):
                self.commit()
            self.pending.reconcile(
                read,
                translate("Design", "Changed by another program"),
                translate("Design", "Removed by another program"),
            )

    def _look_at_sessions(self, view: StudyView, kinds: frozenset[Changed]) -> None:
        """Sessions were begun or removed: look which designs they hold now."""
        desk = self.desk
        if desk is None or Changed.SESSIONS not in kinds or Changed.STUDY in kinds:
            return

        def done(held: tuple[Design, ...]) -> None:
            if desk is self.desk and held != desk.held:
                desk.held = held
                self.show()

        tracks = desk.tracks.values()
        kept = tuple(one for track in tracks for one in (track.state, track.kept) if one is not None)
        work = plain(partial(held_of, view.open, kept))
        self._background.start("held designs", work, done=done, failed=self.failed.emit)

    def _close(self) -> None:
        self.desk = self.pending = self._folder = None
        self.saver.begin(None)
        self.changed.emit()


def _entries(desk: DesignDesk) -> tuple[DesignEntry, ...]:
    """The designs of a desk as the pages list them."""
    return tuple(
        DesignEntry(one.name, one.design, one.problem, is_held(one.design, desk.held)) for one in desk.listed
    )
