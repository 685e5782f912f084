"""The designs of the open study by name: those that are there, and those that were deleted."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from gridlab.app.designing.kept import KeptDesign, ReadDesigns, is_held
from gridlab.app.designing.track import Track
from gridlab.domain.design_names import ALLOWED, folded, is_design_name, natural
from gridlab.domain.errors import GridLabError
from gridlab.domain.history import History
from gridlab.domain.said import say


@dataclass(frozen=True, slots=True)
class Listed:
    """A design of the list, and whether sessions hold it."""

    kept: KeptDesign
    frozen: bool


class DesignShelf:
    """One track for each design. held: the designs, bare, that pilot or main sessions hold."""

    def __init__(self, read: ReadDesigns) -> None:
        self._keys = itertools.count(1)
        self.tracks: dict[int, Track] = {}
        self.held = read.held
        for kept in read.designs:
            self.take_file(kept)

    @property
    def listed(self) -> list[Listed]:
        """The designs that are there, in natural order."""
        found = [track.state for track in self.tracks.values() if track.state is not None]
        found.sort(key=lambda kept: natural(kept.name))
        return [Listed(kept, is_held(kept.design, self.held)) for kept in found]

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
                say("The study has a design {name} already.", name=name),
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
