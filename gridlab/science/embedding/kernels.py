"""How near two images are as a function of their squared distance: what STE and t-STE differ in.

Both say that the triplet (i, j, k) is answered so with p = K(d²ij) / (K(d²ij) + K(d²ik)). With scores
s = -log K that is 1 / (1 + exp(s_ij - s_ik)). Source: van der Maaten and Weinberger 2012.
"""

from __future__ import annotations

from typing import Any, Literal, Protocol

import numpy as np
import numpy.typing as npt

KernelName = Literal["ste", "tste"]
Reals = npt.NDArray[np.floating[Any]]
Precision = np.dtype[np.floating[Any]]


class Kernel(Protocol):
    """A kernel K of the squared distance, by its scores s = -log K, which start at 0 and grow."""

    def scores(self, squares: Reals) -> Reals:
        """s of each squared distance, in their dtype and shape; may be written over them."""

    def slopes(self, squares: Reals) -> Reals | float:
        """ds/dd² of each squared distance, a number where it is the same for all."""


class Gaussian:
    """STE: K = exp(-d²)."""

    def scores(self, squares: Reals) -> Reals:
        return squares

    def slopes(self, squares: Reals) -> float:  # noqa: ARG002
        return 1.0


class Student:
    """t-STE: K = (1 + d²/α)^(-(α + 1)/2), with α = D - 1, at least 1."""

    def __init__(self, dims: int) -> None:
        self._alpha = max(dims - 1, 1)

    def scores(self, squares: Reals) -> Reals:
        scores = np.log1p(squares / self._alpha)
        scores *= (self._alpha + 1) / 2
        return scores

    def slopes(self, squares: Reals) -> Reals:
        slopes = squares + self._alpha
        np.divide((self._alpha + 1) / 2, slopes, out=slopes)
        return slopes


def kernel_of(name: KernelName, dims: int) -> Kernel:
    """The kernel of an objective in `dims` dimensions."""
    return Gaussian() if name == "ste" else Student(dims)
