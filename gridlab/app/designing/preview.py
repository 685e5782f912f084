"""What the live preview of a design shows: a screen by the sampler, and its pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from gridlab.domain.design import Block, Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image
from gridlab.domain.progress import Cancel, Progress
from gridlab.domain.screen import Screen, ScreenKind

if TYPE_CHECKING:
    from gridlab.store.images.reader import Fit, Pixels

Kind = Literal["main", "shared", "catch", "repeat", "practice"]
KINDS: tuple[Kind, ...] = ("main", "shared", "catch", "repeat", "practice")
_CODES = {
    "main": ScreenKind.MAIN,
    "shared": ScreenKind.SHARED,
    "catch": ScreenKind.CATCH,
    "repeat": ScreenKind.REPEAT,
    "practice": ScreenKind.PRACTICE,
}


def kinds_of(block: Block) -> tuple[Kind, ...]:
    """The kinds of screens that a HIT has in a block."""
    return tuple(kind for kind in KINDS if getattr(block.screens, kind))


@dataclass(frozen=True, slots=True)
class PreviewScreen:
    """One screen of a design. number: in "Screen 7 of 25", 0 on practice; total: how many count."""

    screen: Screen
    probe: Image
    grid: tuple[Image, ...]
    number: int
    total: int


def sampled(
    images: Sequence[Image], design: Design, block: int, kind: Kind, which: int
) -> Callable[[Cancel, Progress], PreviewScreen]:
    """Work that takes the `which`-th screen of a kind in a block: those of session 0, then of session 1 …

    A block without screens of that kind gives one of a kind that it has.
    """

    def work(_cancel: Cancel, _progress: Progress) -> PreviewScreen:
        from gridlab.domain.sampling import session_screens

        there = kinds_of(design.blocks[block])
        wanted = _CODES[kind if kind in there else there[0]]
        each = getattr(design.blocks[block].screens, wanted.name.lower())
        screens = session_screens(design, images, which // each)
        mine = [at for at, one in enumerate(screens) if one.block == block and one.kind is wanted]
        at = mine[which % each]
        screen = screens[at]
        return PreviewScreen(
            screen,
            images[screen.probe],
            tuple(images[row] for row in screen.grid),
            sum(one.counts for one in screens[: at + 1]) if screen.counts else 0,
            sum(one.counts for one in screens),
        )

    return work


@dataclass(frozen=True, slots=True)
class PictureWish:
    """A picture of a file in a box of device pixels."""

    path: Path
    sha256: str
    size: int
    fit: Fit


def pictured(wishes: Sequence[PictureWish]) -> Callable[[Cancel, Progress], dict[PictureWish, Pixels]]:
    """Work that reads pictures; one that cannot be read is left out, its cell stays empty."""

    def work(cancel: Cancel, _progress: Progress) -> dict[PictureWish, Pixels]:
        from gridlab.store.images.reader import read_pixels

        found: dict[PictureWish, Pixels] = {}
        for wish in wishes:
            cancel.raise_if_set()
            try:
                found[wish] = read_pixels(
                    wish.path, width=wish.size, height=wish.size, fit=wish.fit, sha256=wish.sha256
                )
            except GridLabError:
                continue
        return found

    return work
