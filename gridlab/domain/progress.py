"""How long work tells how far it is, and how it is asked to stop, from any thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias, TypeVar

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import Said, say

T = TypeVar("T")
Progress: TypeAlias = Callable[[int, int], None]
"""Called with (done, total). Never from two threads at once, and done never falls."""


class Cancelled(GridLabError):
    """The work was stopped because someone asked for it."""

    def __init__(self, what: Said = say("Cancelled."), *, safe: Said = say("Nothing was changed.")) -> None:
        super().__init__(what, safe=safe)


class Cancel:
    """A request to stop, set by one thread and looked at by others.

    It is set once and never taken back; reading and writing one attribute needs no lock.
    """

    __slots__ = ("_asked",)

    def __init__(self) -> None:
        self._asked = False

    def set(self) -> None:
        """Ask the work to stop at its next convenience."""
        self._asked = True

    def is_set(self) -> bool:
        """Whether the work was asked to stop."""
        return self._asked

    def raise_if_set(self) -> None:
        """Raise Cancelled if the work was asked to stop."""
        if self._asked:
            raise Cancelled


def no_progress(done: int, total: int) -> None:
    """A Progress that tells nobody."""


def part(progress: Progress, which: int, of: int) -> Progress:
    """A Progress for one of several parts (`which`: 0, 1, …) that are told to `progress` as one work."""
    return lambda done, total: progress((which * total + done) * 1000 // (of * total or 1), 1000)


def one_by_one(items: Sequence[T], progress: Progress, cancel: Cancel | None = None) -> Iterator[T]:
    """The items in turn, each told to `progress` before it is worked on. Raises Cancelled between two."""
    for done, item in enumerate(items):
        if cancel is not None:
            cancel.raise_if_set()
        progress(done, len(items))
        yield item
    progress(len(items), len(items))
