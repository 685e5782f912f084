"""How long a screen is assumed to take while nothing is measured."""

from __future__ import annotations

import math

BAND = 0.5


def assumed_seconds(n: int, k: int) -> float:
    """Seconds for choosing k of n images: 1 + 0.35 n + 1.65 log₂ k.

    An assumption, to be called one and shown with a band of ±`BAND` (a share); it gives the 1.7 s that
    published answers to single triplets took.
    """
    if n < 1 or k < 1:
        raise ValueError(f"a screen needs images and choices, not n={n}, k={k}")
    return 1.0 + 0.35 * n + 1.65 * math.log2(k)
