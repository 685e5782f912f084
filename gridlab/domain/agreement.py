"""Agreement of two answers to the same screen, corrected for chance."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt


def kappa(overlap: npt.ArrayLike, n: int, k: int) -> npt.NDArray[np.float64]:
    """κ = (|A∩B| - k²/n) / (k - k²/n) for two choices of k of n cells: 1 the same, 0 expected by chance."""
    if not 1 <= k < n:
        raise ValueError(f"agreement needs 1 <= k < n, not n={n}, k={k}")
    chance = k * k / n
    return (np.asarray(overlap, dtype=np.float64) - chance) / (k - chance)


def chance_sd(repeats: int, n: int) -> float:
    """Standard deviation, by chance alone, of the mean κ of so many repeats: 1/√(r(n - 1))."""
    return 1 / math.sqrt(repeats * (n - 1))
