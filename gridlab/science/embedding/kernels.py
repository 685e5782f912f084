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
    """A kernel K of the squared distance, by its scores s = -log K, which start at 0 and grow.

    Both functions write where they are told to: fresh arrays of this size cost more than the arithmetic.
    """

    def scores(self, squares: Reals, out: Reals) -> None:
        """s of each squared distance, into an array of the same dtype and shape."""

    def by_squares(self, squares: Reals, pulls: Reals) -> None:
        """Turn derivatives by s into those by d², in place; `squares` is written over."""


class Gaussian:
    """STE: K = exp(-d²)."""

    def scores(self, squares: Reals, out: Reals) -> None:
        out[...] = squares

    def by_squares(self, squares: Reals, pulls: Reals) -> None:
        """As s is d² they are the same."""


class Student:
    """t-STE: K = (1 + d²/α)^(-(α + 1)/2), with α = D - 1, at least 1."""

    def __init__(self, dims: int) -> None:
        self._alpha = max(dims - 1, 1)

    def scores(self, squares: Reals, out: Reals) -> None:
        np.divide(squares, self._alpha, out=out)
        np.log1p(out, out=out)
        out *= (self._alpha + 1) / 2

    def by_squares(self, squares: Reals, pulls: Reals) -> None:
        """ds/dd² = (α + 1) / 2(α + d²)."""
        squares += self._alpha
        pulls /= squares
        pulls *= (self._alpha + 1) / 2


def kernel_of(name: KernelName, dims: int) -> Kernel:
    """The kernel of an objective in `dims` dimensions."""
    return Gaussian() if name == "ste" else Student(dims)
