"""A design as the study keeps it, now and through time: its history, its file, what came of saving it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from gridlab.domain.design import Design, Payment
from gridlab.domain.errors import GridLabError
from gridlab.domain.history import History
from gridlab.domain.said import NOTHING, Said


@dataclass(frozen=True, slots=True)
class KeptDesign:
    """One design of a study. design: None for a file that cannot be read, then `problem` says why.

    text: what stands in its file where that is not the text that GridLab would write: a file written by
    hand comes back byte for byte. Two are equal when they say the same, however it is written.
    """

    name: str
    design: Design | None
    problem: Said = NOTHING
    text: bytes | None = field(default=None, compare=False, repr=False)

    def called(self, name: str) -> KeptDesign:
        """The same under another name, to be written anew."""
        design = self.design
        return self if design is None else KeptDesign(name, replace(design, name=name))


def same_file(one: KeptDesign | None, other: KeptDesign | None) -> bool:
    """Whether both stand in the same file with the same bytes, or in none."""
    if one is None or other is None:
        return one is other
    return one is other or (one == other and one.text == other.text)


def bare(design: Design) -> Design:
    """A design without what stays editable once there are sessions: its name and payment."""
    return replace(design, name="design", payment=Payment())


@dataclass(frozen=True, slots=True)
class Put:
    """What came of a change of a file.

    kept: what the file holds now as the history knows it; found: as it would be read. failure: the change
    was not made, or not surely. frozen: not made, as sessions were run meanwhile. changed: not made, as
    another program changed the file to what `found` says, or removed it.
    """

    kept: KeptDesign | None
    found: KeptDesign | None
    failure: GridLabError | None = None
    frozen: bool = False
    changed: bool = False


@dataclass(frozen=True, slots=True)
class ReadDesigns:
    """The designs as found in the study's folder, and (bare) those that sessions hold."""

    designs: tuple[KeptDesign, ...] = ()
    held: tuple[Design, ...] = ()


def is_held(design: Design | None, held: Iterable[Design]) -> bool:
    """Whether pilot or main sessions hold a design."""
    if design is None or not held:
        return False
    wanted = bare(design)
    return any(one == wanted for one in held)


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
