"""How near two images are as a function of their squared distance: what the objectives differ in.

STE, t-STE and CKL say that the triplet (i, j, k) is answered so with p = K(d²ij) / (K(d²ij) + K(d²ik)). With
scores s = -log K that is 1 / (1 + exp(s_ij - s_ik)). SOE asks that d_ij + 1 is at most d_ik: its scores are
the distances, and it compares them otherwise. Sources: van der Maaten and Weinberger 2012 (STE, t-STE), Tamuz
and others 2011 (CKL), Terada and von Luxburg 2014 (SOE).
"""

from __future__ import annotations

from typing import Any, Literal, Protocol

import numpy as np
import numpy.typing as npt

KernelName = Literal["ste", "tste", "ckl", "soe"]
Reals = npt.NDArray[np.floating[Any]]
Precision = np.dtype[np.floating[Any]]

MU = 0.05
"""Of CKL: what keeps images at one place from being infinitely near."""
# A distance of 0 has no slope.
_NEAREST = 1e-9
_MOST_MULTIPLIED = 8


class Kernel(Protocol):
    """A kernel K of the squared distance, by its scores s = -log K, which start at 0 and grow."""

    hinge: bool
    """Whether scores are compared by the squared hinge max(0, s_ij + 1 - s_ik)², and not as above."""

    def scores(self, squares: Reals) -> Reals:
        """s of each squared distance, in their dtype and shape; may be written over them."""

    def slopes(self, squares: Reals) -> Reals | float:
        """ds/dd² of each squared distance, a number where it is the same for all."""

    def grown(self, squares: Reals) -> tuple[Reals, Reals | float]:
        """exp(s), and ds/dd² as above, both at once; written over the squared distances. Only where exp(s)
        is within the range of the numbers."""


class Gaussian:
    """STE: K = exp(-d²)."""

    hinge = False

    def scores(self, squares: Reals) -> Reals:
        return squares

    def slopes(self, squares: Reals) -> float:  # noqa: ARG002
        return 1.0

    def grown(self, squares: Reals) -> tuple[Reals, float]:
        grown: Reals = np.exp(squares, out=squares)
        return grown, 1.0


class Power:
    """K = (1 + d²/width)^-power: t-STE and CKL."""

    hinge = False

    def __init__(self, width: float, power: float) -> None:
        self._width, self._power = width, power

    def scores(self, squares: Reals) -> Reals:
        scores: Reals = np.log1p(squares / self._width)
        if self._power != 1:
            scores *= self._power
        return scores

    def slopes(self, squares: Reals) -> Reals:
        slopes: Reals = squares + self._width
        np.divide(self._power, slopes, out=slopes)
        return slopes

    def grown(self, squares: Reals) -> tuple[Reals, Reals]:
        # No logarithm is needed on the way to exp(s) = (1 + d²/width)^power, and no exponential for a whole
        # power, which those of the usual kernels are.
        squares *= 1 / self._width
        squares += 1
        slopes: Reals = np.divide(self._power / self._width, squares)
        return _raised(squares, self._power), slopes


def _raised(base: Reals, power: float) -> Reals:
    """base to the power, written over it."""
    if power == 1:
        return base
    if power > _MOST_MULTIPLIED or power != int(power):
        np.log(base, out=base)
        base *= power
        return np.asarray(np.exp(base, out=base))
    once = base.copy()
    for bit in bin(int(power))[3:]:
        base *= base
        if bit == "1":
            base *= once
    return base


class Plain:
    """SOE: the distance itself."""

    hinge = True

    def scores(self, squares: Reals) -> Reals:
        np.maximum(squares, _NEAREST, out=squares)
        roots: Reals = np.sqrt(squares, out=squares)
        return roots

    def slopes(self, squares: Reals) -> Reals:
        slopes = np.maximum(squares, _NEAREST)
        np.sqrt(slopes, out=slopes)
        return np.divide(0.5, slopes, out=slopes)

    def grown(self, squares: Reals) -> tuple[Reals, Reals]:
        slopes = self.slopes(squares)
        return np.exp(self.scores(squares), out=squares), slopes


def usual_alpha(dims: int) -> float:
    """t-STE's α where none is chosen: D - 1, at least 1."""
    return max(dims - 1.0, 1.0)


def kernel_of(name: KernelName, dims: int, alpha: float | None = None, mu: float = MU) -> Kernel:
    """The kernel of an objective in `dims` dimensions. alpha: of t-STE; mu: of CKL.

    t-STE: K = (1 + d²/α)^(-(α + 1)/2). CKL: K = 1 / (1 + d²/μ), up to a factor that p does not know.
    """
    if name == "ste":
        return Gaussian()
    if name == "soe":
        return Plain()
    if name == "ckl":
        return Power(mu, 1.0)
    alpha = usual_alpha(dims) if alpha is None else alpha
    return Power(alpha, (alpha + 1) / 2)
