"""What exclusions do to the error: the same screens told by maps with and without what is excluded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gridlab.science.embedding.choice import held_by_turns
from gridlab.science.embedding.likelihood import Positions
from gridlab.science.embedding.screens import Screens
from gridlab.science.embedding.validation import Each, Setting, Task, Told, here, told_of
from gridlab.science.quality.answers import Flags


@dataclass(frozen=True, slots=True)
class BothWays:
    """Triplet error on held-out screens, none of which is excluded: excluding, of maps fitted without what is
    excluded; including, with it. NaN where there is nothing to fit to or to tell."""

    excluding: float
    including: float


def errors_both_ways(
    screens: Sequence[Screens],
    n_images: int,
    excluded: Flags,
    setting: Setting,
    features: Positions | None = None,
    *,
    seed: int = 0,
    each: Each = here,
) -> BothWays:
    """Cross-validated over whole questions, by one setting. excluded (S,): in the order of the groups."""
    turns = held_by_turns(screens, seed)
    tasks = [
        Task(screens, n_images, features, out | gone, out & ~excluded, setting, seed)
        for gone in (excluded, np.zeros_like(excluded))
        for out in turns
    ]
    told = dict(each(told_of, tasks))
    half = len(tasks) // 2
    return BothWays(
        _error([told[at] for at in range(half)]), _error([told[at] for at in range(half, len(tasks))])
    )


def _error(parts: Sequence[Told | None]) -> float:
    wrong = [part.wrong for part in parts if part is not None]
    return float(np.concatenate(wrong).mean()) if wrong else float("nan")
