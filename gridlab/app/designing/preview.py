"""What the live preview of a design shows: a screen by the sampler, its pictures, and its warnings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from gridlab.app.cost.collected import pace_of_study
from gridlab.app.study import OpenStudy, image_path
from gridlab.app.uses import Work, plain
from gridlab.domain.design import Block, Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.hit_time import HitTime, hit_time
from gridlab.domain.images import Image
from gridlab.domain.platforms import Platforms
from gridlab.domain.progress import Cancel, Progress, no_progress
from gridlab.domain.sampling.session_screens import Dealer
from gridlab.domain.screen import Screen, ScreenKind
from gridlab.domain.warnings import DesignWarning, ImageFacts, Viewing, design_warnings
from gridlab.store.design_file import design_id
from gridlab.store.images.reader import Fit, Pixels, read_pixels
from gridlab.store.platforms_file import with_studys_own

Kind = Literal["main", "shared", "catch", "repeat", "practice"]
KINDS: tuple[Kind, ...] = ("main", "shared", "catch", "repeat", "practice")


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
) -> Work[PreviewScreen]:
    """Work that takes the `which`-th screen of a kind in a block: those of session 0, then of session 1 …

    A block without screens of that kind gives one of a kind that it has.
    """

    def work() -> PreviewScreen:
        there = kinds_of(design.blocks[block])
        wanted = ScreenKind[(kind if kind in there else there[0]).upper()]
        each = getattr(design.blocks[block].screens, wanted.name.lower())
        dealt = Dealer(design, images).session(which // each)
        mine = [at for at, one in enumerate(dealt.kinds) if one == (block, wanted)]
        at = mine[which % each]
        screen = dealt[at]
        return PreviewScreen(
            screen,
            images[screen.probe],
            tuple(images[row] for row in screen.grid),
            _counted(dealt.kinds[: at + 1]) if screen.counts else 0,
            _counted(dealt.kinds),
        )

    return plain(work)


def _counted(kinds: Iterable[tuple[int, ScreenKind]]) -> int:
    return sum(kind is not ScreenKind.PRACTICE for _, kind in kinds)


@dataclass(frozen=True, slots=True)
class PictureWish:
    """A picture of a file in a box of device pixels."""

    path: Path
    sha256: str
    size: int
    fit: Fit


def pictured(wishes: Sequence[PictureWish]) -> Work[dict[PictureWish, Pixels]]:
    """Work that reads pictures; one that cannot be read is left out, its cell stays empty."""

    def work(cancel: Cancel, _progress: Progress) -> dict[PictureWish, Pixels]:
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


def screen_pictures(
    opened: OpenStudy, probe: Image, grid: Sequence[Image], sizes: tuple[int, int], fit: Fit, cancel: Cancel
) -> list[Pixels | None]:
    """The pictures of a screen, the probe's first; None for what cannot be read. sizes: of the box of the
    probe and of a cell, in device pixels. Raises GridLabError where the images lie nowhere.
    """
    boxes = [(probe, sizes[0]), *((image, sizes[1]) for image in grid)]
    wishes = [PictureWish(image_path(opened, image), image.sha256, size, fit) for image, size in boxes]
    found = pictured(wishes)(cancel, no_progress)
    return [found.get(wish) for wish in wishes]


@dataclass(frozen=True, slots=True)
class StudyFacts:
    """What warnings about a study's designs depend on besides the designs. pace: by design id."""

    images: ImageFacts
    platforms: Platforms
    pace: Mapping[str, HitTime] = field(default_factory=dict)


def study_facts(opened: OpenStudy, *, with_pace: bool) -> StudyFacts:
    """Read them; with_pace reads every complete session, which takes its time."""
    return StudyFacts(
        ImageFacts(opened.study.images),
        with_studys_own(opened.study.platforms),
        pace_of_study(opened) if with_pace else {},
    )


def warnings_of(design: Design, viewing: Viewing, facts: StudyFacts) -> tuple[DesignWarning, ...]:
    """The warnings about one design on a display; pay is judged by the time that the cost table has."""
    observed = facts.pace.get(design_id(design)) if facts.pace else None
    return design_warnings(
        design,
        viewing,
        facts.images,
        facts.platforms.get(design.payment.platform),
        hit_time(design, observed=observed).hit_seconds,
    )
