"""Undo history: named, merging steps over immutable values; all that is kept in memory is the values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Generic, TypeAlias, TypeVar

S = TypeVar("S")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Step(Generic[S]):
    """One step: what was done, in the user's words, and the state after it."""

    name: str
    state: S
    merge_key: str = ""


@dataclass(frozen=True, slots=True)
class History(Generic[S]):
    """The states of one thing, from the first to the last that was ever made and not edited over.

    Each method gives a new history; states share what they have in common, so a long history is small.
    done: how many steps stand; those after them can be redone. is_open: the last step may still grow.
    """

    first: S
    steps: tuple[Step[S], ...] = ()
    done: int = 0
    is_open: bool = False

    @property
    def state(self) -> S:
        """The state now."""
        return self.state_at(self.done)

    @property
    def undo_name(self) -> str:
        """Name of the step that `undone` takes back, "" where none stands."""
        return self.steps[self.done - 1].name if self.done else ""

    @property
    def redo_name(self) -> str:
        """Name of the step that `redone` brings back, "" where none waits."""
        return self.steps[self.done].name if self.done < len(self.steps) else ""

    def state_at(self, done: int) -> S:
        """The state after that many steps. Raises IndexError."""
        if not 0 <= done <= len(self.steps):
            raise IndexError(f"no step {done} of {len(self.steps)}")
        return self.steps[done - 1].state if done else self.first

    def edited(self, name: str, state: S, merge_key: str = "") -> History[S]:
        """With one step more; steps that were undone are gone.

        A state equal to the present one is no step. A step with the non-empty merge key of the one before
        becomes one with it, unless something came between (`sealed`, undo, redo); merged back to where it
        began, it is none.
        """
        if state == self.state:
            return self
        merges = self.merges(merge_key)
        kept = self.steps[: self.done - 1] if merges else self.steps[: self.done]
        if merges and state == self.state_at(self.done - 1):
            return History(self.first, kept, len(kept))
        return History(self.first, (*kept, Step(name, state, merge_key)), len(kept) + 1, True)

    def merges(self, merge_key: str) -> bool:
        """Whether an edit with this key becomes one with the last step."""
        return bool(merge_key) and self.is_open and self.steps[self.done - 1].merge_key == merge_key

    def sealed(self) -> History[S]:
        """The same, with the last step closed: the next edit is a step of its own."""
        return replace(self, is_open=False) if self.is_open else self

    def undone(self) -> History[S]:
        """One step back; the same where none stands."""
        return self.gone_to(max(self.done - 1, 0))

    def redone(self) -> History[S]:
        """One step forth; the same where none waits."""
        return self.gone_to(min(self.done + 1, len(self.steps)))

    def gone_to(self, done: int) -> History[S]:
        """With that many steps standing. Raises IndexError."""
        self.state_at(done)
        return replace(self, done=done, is_open=False)

    def position_of(self, state: S) -> int | None:
        """After how many steps the state is this one, the nearest to now; None where it never is."""
        places = [done for done in range(len(self.steps) + 1) if self.state_at(done) == state]
        return min(places, key=lambda done: (abs(done - self.done), done), default=None)


@dataclass(frozen=True, slots=True)
class Edit(Generic[V]):
    """One step of what is too large, or changed by too many, to be kept whole: only what the step changed.

    name: what was done, in the user's words. before, after: the parts that it changed. Edits in a row with
    the same merge key that is not "" are one step.
    """

    name: str
    before: V
    after: V
    merge_key: str = ""


Edits: TypeAlias = History[Edit[V] | None]
"""The history of a thing by its edits: its state is the last edit that stands, None for none."""


def grown(history: Edits[V], edit: Edit[V]) -> Edits[V]:
    """With one edit more, as `History.edited` takes a state; an edit of nothing is no step."""
    last = history.state
    if last is None or not history.merges(edit.merge_key):
        return history if edit.before == edit.after else history.edited(edit.name, edit, edit.merge_key)
    whole = replace(edit, before=last.before)
    state = whole if whole.before != whole.after else history.state_at(history.done - 1)
    return history.edited(edit.name, state, edit.merge_key)


def stepped_back(history: Edits[V]) -> tuple[Edits[V], V | None]:
    """One step back, and the parts as they were before it; None where none stands."""
    last = history.state
    return history.undone(), last.before if last is not None else None


def stepped_forth(history: Edits[V]) -> tuple[Edits[V], V | None]:
    """One step forth, and the parts as they are after it; None where none waits."""
    forth = history.redone()
    following = forth.state if forth.done > history.done else None
    return forth, following.after if following is not None else None
