"""The designs of the open study while they are worked on: every change is a step that can be undone."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from gridlab.app.designing.kept import KeptDesign, ReadDesigns, State, Track, bare, is_held
from gridlab.domain.design import Design
from gridlab.domain.design_names import ALLOWED, folded, free_name, is_design_name, natural
from gridlab.domain.errors import GridLabError
from gridlab.domain.history import History
from gridlab.domain.said import say


class DesignShelf:
    """One track for each design. held: the designs, bare, that pilot or main sessions hold."""

    def __init__(self, read: ReadDesigns) -> None:
        self._keys = itertools.count(1)
        self.tracks: dict[int, Track] = {}
        self.held = read.held
        for kept in read.designs:
            self.take_file(kept)

    @property
    def listed(self) -> list[KeptDesign]:
        """The designs that are there, in natural order."""
        found = [track.state for track in self.tracks.values() if track.state is not None]
        return sorted(found, key=lambda kept: natural(kept.name))

    @property
    def deleted(self) -> list[Track]:
        """The designs that were deleted and can be brought back, the latest first."""
        return [track for track in reversed(self.tracks.values()) if track.is_deleted]

    def named(self, name: str) -> Track | None:
        """The design that is called so now."""
        wanted = unicodedata.normalize("NFC", name)
        return next(
            (one for one in self.tracks.values() if one.state is not None and one.state.name == wanted), None
        )

    def check_name(self, name: str, key: int | None = None) -> None:
        """Raise GridLabError where a design (that of `key`, or a new one) cannot be called so."""
        if not is_design_name(name):
            raise GridLabError(
                say("“{name}” is no name for a design.", name=name),
                safe=say("Nothing was changed."),
                todo=ALLOWED,
            )
        if folded(name) in {folded(other) for other in self.taken(but=key)}:
            raise GridLabError(
                say("The study already has a design {name}.", name=name),
                safe=say("Nothing was changed."),
                todo=say("Choose another name."),
            )

    def take_file(self, kept: KeptDesign) -> Track:
        """Begin the history of a design that was found in the study."""
        track = Track(next(self._keys), History(kept), kept, kept)
        self.tracks[track.key] = track
        return track

    def taken(self, but: int | None = None) -> Iterator[str]:
        """Names of the designs, and of files that still wait to be removed or renamed."""
        for track in self.tracks.values():
            for state in (track.state, track.kept):
                if state is not None and track.key != but:
                    yield state.name


class DesignDesk(DesignShelf):
    """Each design has a history of its own; undo and redo act on that of the design at hand.

    Adding, renaming and deleting are steps of the design that they concern. After a deletion the deleted
    design stays at hand until another is chosen or changed. Nothing here touches a file: `Saving` says what
    is to be written.
    """

    def __init__(self, read: ReadDesigns) -> None:
        super().__init__(read)
        self.at_hand: Track | None = None

    @property
    def undo_name(self) -> str:
        """Name of the step that undo takes back, "" where it takes none."""
        track = self.at_hand
        allowed = track is not None and not self._blocked(track, track.history.undone())
        return track.history.undo_name if track is not None and allowed else ""

    @property
    def redo_name(self) -> str:
        """Name of the step that redo brings back, "" where it brings none."""
        track = self.at_hand
        allowed = track is not None and not self._blocked(track, track.history.redone())
        return track.history.redo_name if track is not None and allowed else ""

    @property
    def shown(self) -> str:
        """Name of the design at hand; of a next version that was undone, its origin's; "" where none is."""
        track = self.at_hand
        if track is not None and track.state is None:
            track = self.tracks.get(track.origin or 0)
        return track.state.name if track is not None and track.state is not None else ""

    def choose(self, name: str) -> None:
        """Take a design to hand; the last step of the one before is closed."""
        track = self.named(name)
        if track is not None and (self.at_hand is None or self.at_hand.key != track.key):
            self.seal()
            self._hand(track)

    def seal(self) -> None:
        """Close the last step of the design at hand: the next edit is one of its own."""
        if self.at_hand is not None:
            self._hand(self.at_hand.moved(self.at_hand.history.sealed()))

    def edit(self, design: Design, step: str, merge_key: str = "") -> str:
        """Take an edited design in; returns the name of a next version that was made for it, else "".

        Of a design with sessions only name and payment change; anything else makes its next version, once.
        """
        track = self.named(design.name)
        if track is None or track.state is None:
            return ""
        old = track.state.design
        if is_held(old, self.held) and old is not None and bare(old) != bare(design):
            return self._version(track, design, step, merge_key)
        history = track.history.edited(step, KeptDesign(design.name, design), merge_key)
        if self._is_back_at_origin(track, history):
            self._hand(track.moved(History(None)))
            self._hand(self.tracks[track.origin or 0])
        else:
            self._hand(track.moved(history))
        return ""

    def add(self, design: Design, step: str) -> str:
        """Take in a further design under its name or the next free one; returns the name."""
        name = free_name(unicodedata.normalize("NFC", design.name), self.taken())
        self._hand(self._new(design, name, step, ""))
        return name

    def rename(self, name: str, new: str, step: str) -> str:
        """Call a design otherwise; returns the new name. Raises GridLabError."""
        track = self.named(name)
        new = unicodedata.normalize("NFC", new)
        if track is None or track.state is None or new == track.state.name:
            return name
        if track.state.design is None:
            raise GridLabError(
                say("The design {name} cannot be read, so it cannot be renamed here.", name=name),
                safe=say("Its file is unchanged."),
                todo=say("Replace it with a backup."),
            )
        self.check_name(new, track.key)
        self._hand(track.moved(track.history.edited(step, track.state.called(new))))
        return new

    def delete(self, name: str, step: str) -> None:
        """Remove a design; undo brings the very file back. Raises GridLabError."""
        track = self.named(name)
        if track is None or track.state is None:
            return
        if is_held(track.state.design, self.held):
            raise _has_sessions(name)
        if track.state.design is None and track.state.text is None:
            raise GridLabError(
                say("The file of {name} cannot be read, so it could not be brought back.", name=name),
                safe=say("It was kept."),
                todo=say("Replace it with a backup."),
            )
        self._hand(track.moved(track.history.edited(step, None)))

    def undo(self) -> None:
        """Take back the last step of the design at hand. Raises GridLabError where that cannot be."""
        if self.at_hand is not None:
            self.go_to(self.at_hand.history.done - 1)

    def redo(self) -> None:
        """Bring back the step that was undone. Raises GridLabError where that cannot be."""
        if self.at_hand is not None:
            self.go_to(self.at_hand.history.done + 1)

    def go_to(self, done: int) -> None:
        """Let that many steps of the design at hand stand. Raises GridLabError where that cannot be."""
        track = self.at_hand
        if track is None or not 0 <= done <= len(track.history.steps):
            return
        history = track.history.gone_to(done)
        if self._blocked(track, history):
            raise _has_sessions(track.name)
        if history.state is not None and (track.state is None or history.state.name != track.state.name):
            self.check_name(history.state.name, track.key)
        self._hand(track.moved(history))

    def bring_back(self, key: int) -> None:
        """Undo the deletion of a design, as long as the study is open. Raises GridLabError."""
        track = self.tracks.get(key)
        if track is not None and track.is_deleted:
            self.at_hand = track
            self.undo()

    def split(self, track: Track) -> str:
        """Sessions were run with what the file holds: what was edited since becomes the next version."""
        state, old = track.state, track.kept
        if old is None or old.design is None:
            return ""
        self.held = (*self.held, bare(old.design))
        place = track.saved_at
        name = track.history.undo_name
        merge_key = track.history.steps[track.history.done - 1].merge_key if track.history.done else ""
        history: History[State] = History(old)
        if place is not None:
            history = track.history.gone_to(place)
        self._hand(replace(track, history=replace(history, steps=history.steps[: history.done])))
        if state is None or state.design is None:
            return ""
        return self._version(self.tracks[track.key], state.design, name, merge_key)

    def put(self, track: Track) -> None:
        """Take a track back after its file was looked at; one that is spent is forgotten."""
        if track.can_return:
            self.tracks[track.key] = track
        else:
            self.tracks.pop(track.key, None)
        if self.at_hand is not None and self.at_hand.key == track.key:
            self.at_hand = track if track.can_return else None

    def _hand(self, track: Track) -> None:
        self.at_hand = track
        self.put(track)

    def _new(self, design: Design, name: str, step: str, merge_key: str, origin: int | None = None) -> Track:
        state = KeptDesign(name, replace(design, name=name))
        nothing: History[State] = History(None)
        track = Track(next(self._keys), nothing.edited(step, state, merge_key), origin=origin)
        self.tracks[track.key] = track
        return track

    def _version(self, track: Track, design: Design, step: str, merge_key: str) -> str:
        """Make the next version of a frozen design; one that was just undone is made again, not a third."""
        self.put(track.moved(track.history.sealed()))
        undone = next(
            (one for one in self.tracks.values() if one.origin == track.key and not one.history.done), None
        )
        if undone is None or undone.kept is None:
            name = free_name(track.name, self.taken())
            self._hand(self._new(design, name, step, merge_key, origin=track.key))
        else:
            name = undone.kept.name
            state = KeptDesign(name, replace(design, name=name))
            self._hand(undone.moved(undone.history.edited(step, state, merge_key)))
        return name

    def _is_back_at_origin(self, track: Track, history: History[State]) -> bool:
        """Whether the one step that made a next version was typed back to the frozen design."""
        origin = self.tracks.get(track.origin or 0)
        if origin is None or origin.state is None or origin.state.design is None or len(history.steps) != 1:
            return False
        grown = track.history.done == 1 and track.history.is_open and history.state != track.state
        design = history.state.design if history.state is not None else None
        return grown and design is not None and bare(design) == bare(origin.state.design)

    def _blocked(self, track: Track, history: History[State]) -> bool:
        """Whether going there would lose a design that sessions hold."""
        old = track.state.design if track.state is not None else None
        new = history.state.design if history.state is not None else None
        return is_held(old, self.held) and old is not None and (new is None or bare(old) != bare(new))


def _has_sessions(name: str) -> GridLabError:
    return GridLabError(
        say("The design {name} has pilot or main sessions.", name=name),
        safe=say("It was kept as it is."),
        todo=say("A design stays as long as it has sessions. Duplicate it to change it."),
    )
