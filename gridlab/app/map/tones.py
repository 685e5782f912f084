"""What the colours of a map say: labels in a fixed order, or uncertainty from little to much."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from gridlab.app.map.contents import ShownMap
from gridlab.domain.errors import failure
from gridlab.domain.said import say

Colour = Literal["", "label", "uncertainty"]
LEGEND = 12
"""Labels that the legend names; what is rarer is told as the rest."""


@dataclass(frozen=True, slots=True)
class Tones:
    """by: what the colours say, "" for nothing. of (N,): with labels the number of each image's own, -1 for
    none; with uncertainty its share from 0 to 1 of the range, NaN where it is not known. labels: by number,
    the most frequent first. low, high: the range."""

    by: Colour
    of: npt.NDArray[np.float64]
    labels: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()
    low: float = 0.0
    high: float = 0.0


def tones_of(shown: ShownMap, by: Colour) -> Tones:
    """The colours of a map. Raises GridLabError where it says nothing of the kind."""
    if by == "label":
        return _of_labels(shown)
    if by == "uncertainty":
        return _of_uncertainty(shown)
    return Tones("", np.full(len(shown.names), np.nan))


def _of_labels(shown: ShownMap) -> Tones:
    counts = Counter(label for label in shown.labels if label)
    if not counts:
        raise failure(
            "The images of this map have no labels.",
            safe=say("Nothing was written."),
            todo=say("Give the images labels, then fit the map again, or leave the colours out."),
        )
    ordered = sorted(counts, key=lambda label: (-counts[label], label))
    number = {label: at for at, label in enumerate(ordered)}
    own = np.array([number.get(label, -1) for label in shown.labels], np.float64)
    return Tones("label", own, tuple(ordered), tuple(counts[label] for label in ordered))


def _of_uncertainty(shown: ShownMap) -> Tones:
    known = shown.uncertainty
    if known is None or not np.isfinite(known).any():
        raise failure(
            "This map doesn't say how uncertain its images are.",
            safe=say("Nothing was written."),
            todo=say("Fit it with --bootstrap 50, or leave the colours out."),
        )
    low, high = float(np.nanmin(known)), float(np.nanmax(known))
    share = (known - low) / (high - low) if high > low else np.where(np.isfinite(known), 0.5, np.nan)
    return Tones("uncertainty", share, low=low, high=high)
