"""The gallery as one chooses from it: what a screen of each design gives, takes and costs, and its use.

Errors are those of people's published answers about 73 foods: wrong on triplets that the map has not seen,
with maps of 80 and of 400 screens (t-STE in 2 dimensions; answers of Wilber, Kwak and Belongie, HCOMP 2014).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gridlab.app.cost.pricing import Asked, pricing_of
from gridlab.app.cost.table import cost_row
from gridlab.domain.cost import triplets_of_screen
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.money import Money
from gridlab.domain.platforms import Platforms
from gridlab.domain.said import NOTHING, Said, say
from gridlab.store.design_file import gallery
from gridlab.store.platforms_file import shipped_platforms, with_studys_own

ERRORS: Mapping[str, tuple[float, float]] = {
    "triplet": (0.472, 0.305),
    "grid-4-choose-1": (0.443, 0.225),
    "grid-4-choose-2": (0.429, 0.237),
    "grid-8-choose-1": (0.417, 0.224),
    "grid-8-choose-2": (0.336, 0.212),
    "grid-8-choose-4": (0.298, 0.208),
    "grid-12-choose-1": (0.369, 0.202),
    "grid-12-choose-2": (0.351, 0.189),
    "grid-12-choose-4": (0.276, 0.183),
    "grid-16-choose-1": (0.376, 0.197),
    "grid-16-choose-2": (0.300, 0.182),
    "grid-16-choose-4": (0.239, 0.179),
}
"""Shares of held-out triplets that a map of 80 and of 400 screens gets wrong."""

_USES: Mapping[str, Said] = {
    "triplet": say("The classic single comparison, to match earlier studies. It needs the most screens."),
    "grid-4-choose-1": say("Four large images and one click: for short HITs and small displays."),
    "grid-4-choose-2": say("Four large images: a little more per screen than one of four."),
    "grid-8-choose-1": say("One click among eight: quick to answer, still large images."),
    "grid-8-choose-2": say("A middle way: two clicks, large images, 12 triplets per screen."),
    "grid-8-choose-4": say("Half of eight: fewer wrong triplets than two of eight, for four clicks."),
    "grid-12-choose-1": say("One click gives 11 triplets."),
    "grid-12-choose-2": say("Two clicks give 20 triplets."),
    "grid-12-choose-4": say("Nearly as accurate per screen as 16 choose 4, with larger images."),
    "grid-16-choose-1": say("One click gives 15 triplets."),
    "grid-16-choose-2": say("With 400 screens nearly as accurate as 16 choose 4, for two clicks."),
    "grid-16-choose-4": say("A good first choice: of the twelve published grids the least error per screen."),
    "grid-25-choose-4": say("Most triplets per screen, for large displays. Nobody has published its error."),
    "around-8-choose-2-ranked": say("Eight around the image, two chosen in order, as PsiZ shows them."),
    "around-8-choose-7-ranked": say("A full ranking of eight around the image, as in doi 10.3791/63461."),
}


@dataclass(frozen=True, slots=True)
class GalleryEntry:
    """A design of the gallery. triplets, seconds: of one screen. cost: of 1,000 triplets, None where the
    platform cannot price it. error: `ERRORS` of it, None where none was published. use: what it is for.
    """

    design: Design
    triplets: int
    seconds: float
    cost: Money | None
    error: tuple[float, float] | None
    use: Said

    @property
    def name(self) -> str:
        """The design's name."""
        return self.design.name


def gallery_entries(own: Platforms) -> tuple[GalleryEntry, ...]:
    """Every design of the gallery, by its own pay and platform. own: the study's entries of the fee table."""
    try:
        platforms = with_studys_own(own)
    except GridLabError:  # the Cost page says what is wrong with them
        platforms = shipped_platforms()
    return tuple(_entry(design, platforms) for design in gallery())


def _entry(design: Design, platforms: Platforms) -> GalleryEntry:
    pricing = pricing_of(design, platforms)
    exact = cost_row(pricing, Asked()).cost_per_1000_triplets
    return GalleryEntry(
        design,
        triplets_of_screen(design.blocks[0]),
        pricing.time.seconds_per_screen,
        None if exact is None else Money(exact, pricing.price.currency),
        ERRORS.get(design.name),
        _USES.get(design.name, NOTHING),
    )
