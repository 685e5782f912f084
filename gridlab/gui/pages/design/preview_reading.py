"""What the live preview shows: a screen by the sampler, and its pictures; pure functions without widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image
from gridlab.domain.progress import Cancel, Progress
from gridlab.domain.screen import Screen

if TYPE_CHECKING:
    from gridlab.store.images.reader import Fit, Pixels


@dataclass(frozen=True, slots=True)
class PreviewScreen:
    """One screen of a design. position: "Screen 7 of 25"; share: of the counted screens before it."""

    screen: Screen
    probe: Image
    grid: tuple[Image, ...]
    position: str
    share: float


def sampled(
    images: Sequence[Image], design: Design, block: int, which: int
) -> Callable[[Cancel, Progress], PreviewScreen]:
    """Work that deals session 0 and takes the `which`-th main or shared screen of a block, cyclically."""

    def work(_cancel: Cancel, _progress: Progress) -> PreviewScreen:
        from gridlab.domain.sampling import session_screens

        screens = session_screens(design, images, 0)
        counted = [screen for screen in screens if screen.counts]
        mine = [place for place, one in enumerate(counted) if one.block == block and one.yields_triplets]
        place = mine[which % len(mine)]
        screen = counted[place]
        return PreviewScreen(
            screen,
            images[screen.probe],
            tuple(images[row] for row in screen.grid),
            f"Screen {place + 1} of {len(counted)}",
            place / len(counted),
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
