"""One design through time: its history of undo, and what its file holds as far as is known."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gridlab.app.designing.kept import KeptDesign, same_file
from gridlab.domain.errors import GridLabError
from gridlab.domain.history import History

State = KeptDesign | None


@dataclass(frozen=True, slots=True)
class Track:
    """A design that may be absent now: deleted, or not made yet after undo.

    kept: the state that its file holds; found: as it would be read. origin: the key of the frozen design
    that this is the next version of. failure: why the last save did not succeed; is_unsure: it was written,
    but a power cut could still undo it. changed: another program
    changed the file to what `found` says, and the edits here are not saved over it.
    """

    key: int
    history: History[State]
    kept: State = None
    found: State = None
    origin: int | None = None
    failure: GridLabError | None = None
    is_unsure: bool = False
    changed: bool = False

    @property
    def state(self) -> State:
        """The design now, None where it is absent."""
        return self.history.state

    @property
    def name(self) -> str:
        """Its name, of one that is absent the last it had."""
        if self.state is not None:
            return self.state.name
        places = (*range(self.history.done, -1, -1), *range(len(self.history.steps) + 1))
        states = (self.history.state_at(place) for place in places)
        return next((state.name for state in states if state is not None), "")

    @property
    def is_dirty(self) -> bool:
        """Whether its file is not known to hold its state."""
        return self.is_unsure or not same_file(self.state, self.kept)

    @property
    def saved_at(self) -> int | None:
        """After how many steps the history is in the state that the file holds, None where it never is."""
        return self.history.position_of(self.kept)

    @property
    def is_deleted(self) -> bool:
        """Whether it is absent because it was deleted, so that it can be brought back."""
        return self.state is None and self.history.done > 0

    @property
    def can_return(self) -> bool:
        """Whether anything of it is left to undo, redo or save."""
        return bool(self.history.steps) or self.state is not None or self.kept is not None

    def moved(self, history: History[State]) -> Track:
        """With another history."""
        return replace(self, history=history)
