"""Uses: what a person does with the program, told once for the window and the command line.

A use says what it is called while it runs, the work itself, what is said when it is done, and what of the
study changed. The window runs it in the background with progress, Cancel and messages (`gui.kit.uses`), the
command line in the foreground with a bar.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Literal, TypeAlias, TypeVar

from gridlab.domain.progress import Cancel, Progress
from gridlab.domain.said import Said, joined, say

T = TypeVar("T")
Work: TypeAlias = Callable[[Cancel, Progress], T]
Kind = Literal["info", "ok", "warn", "bad"]


class Changed(StrEnum):
    """What kind of thing changed; pages that show it read it again."""

    STUDY = "study"
    DESIGNS = "designs"
    SESSIONS = "sessions"


EVERYTHING = frozenset(Changed)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is said of work that is done: how it went, one sentence, and the rest."""

    kind: Kind
    what: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Use(Generic[T]):
    """One use. what: what is being done, in words. says: what came of it, None for nothing to tell."""

    what: str
    work: Work[T]
    says: Callable[[T], Outcome | None] = lambda _result: None
    changed: frozenset[Changed] = frozenset()


_NAMED = 4


def sessions_said(number: int) -> Said:
    """So many sessions, to stand in a text: "1 session", "1,204 sessions"."""
    return say("1 session") if number == 1 else say("{count:,} sessions", count=number)


def files_said(number: int) -> Said:
    """So many session files, to stand in a text."""
    return say("1 session file") if number == 1 else say("{count:,} session files", count=number)


def first_few(lines: Sequence[str]) -> Said:
    """The first of many lines, and how many more there are."""
    more = (say("and {count} more", count=len(lines) - _NAMED),) if len(lines) > _NAMED else ()
    return joined((*lines[:_NAMED], *more), "; ")


def plain(act: Callable[[], T]) -> Work[T]:
    """Work that is too short to be cancelled or to tell how far it is."""
    return lambda _cancel, _progress: act()
