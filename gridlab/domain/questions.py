"""Different questions: how many of the triplets ask something that no other triplet asks."""

from __future__ import annotations

import math


def possible_questions(images: int) -> int:
    """Unordered questions "is p nearer to b or to c" among so many images: N(N-1)(N-2)/2."""
    return images * (images - 1) * (images - 2) // 2


def expected_different(asked: int, different: int, more: int, possible: int) -> int:
    """How many different questions `more` triplets ask, given that `asked` of them asked `different` ones.

    Questions are not asked equally often, so a mixture is taken: asked Poisson times each, with gamma
    distributed rates (Fisher, Corbet and Williams 1943):
    possible × (1 - (1 + t ÷ (possible × shape))^-shape). The shape is fitted to what was counted.
    """
    if more <= asked or different == 0 or different >= possible:
        return different

    def at(triplets: int, shape: float) -> float:
        return -possible * math.expm1(-shape * math.log1p(triplets / (possible * shape)))

    low, high = -20.0, 20.0  # of log(shape); beyond it hardly matters
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if at(asked, math.exp(middle)) < different else (low, middle)
    grown = at(more, math.exp(low)) / at(asked, math.exp(low)) * different
    return max(different, min(round(grown), more, possible))
