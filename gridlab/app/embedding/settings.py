"""Which settings a method by name, or `auto`, stands for: what is fitted, and what else is tried."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, get_args

from gridlab.app.embedding import Method
from gridlab.domain.errors import failure
from gridlab.domain.said import say
from gridlab.science.embedding import snack
from gridlab.science.embedding.choice import DIMS, candidates
from gridlab.science.embedding.kernels import MU
from gridlab.science.embedding.validation import Setting

Dims = int | Literal["auto"] | None
PENALTIES: Mapping[str, float] = MappingProxyType(
    {"ste": 0.01, "tste": 0.03, "ckl": 0.1, "soe": 0.01, "snack": 0.0}
)
WEIGHT = 0.5
"""Of features, for a method by name."""
SEARCHED = (2, 3, 5, 10)
"""Numbers of dimensions that `auto` looks at."""
_SNACKS_MOST = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a fit. dims: "auto" searches, None is the method's own; penalty, alpha, mu: None for
    the method's own. feature_weight: of the feature prior, for a method by name. Raises ValueError for what
    there is not."""

    method: Method = "auto"
    dims: Dims = None
    penalty: float | None = None
    alpha: float | None = None
    mu: float | None = None
    feature_weight: float = WEIGHT
    subsets: bool = False

    def __post_init__(self) -> None:
        if self.method not in get_args(Method):
            raise ValueError(f"method is {self.method!r}; allowed: {', '.join(get_args(Method))}")
        if self.dims not in (None, "auto") and not (isinstance(self.dims, int) and self.dims > 0):
            raise ValueError(f"dims is {self.dims!r}; allowed: a number from 1, 'auto', None")
        given = {"penalty": self.penalty, "alpha": self.alpha, "mu": self.mu}
        for name, value in given.items():
            if value is None:
                continue
            if self.method == "auto":
                raise ValueError(f"{name} goes with a method by name; with auto, allowed: None")
            if not 0 <= value < math.inf or (name != "penalty" and value == 0):
                raise ValueError(f"{name} is {value!r}; allowed: a number above 0, None")

    def settings(self, images: int, *, with_features: bool) -> tuple[Setting, ...]:
        """What cross-validation tries, the one to begin with first. Raises GridLabError."""
        most = max(images - 1, 1)
        usual = snack.DIMS if self.method == "snack" else DIMS
        dims = self.dims if isinstance(self.dims, int) else min(usual, most)
        if self.method == "auto":
            return candidates(dims, with_features=with_features)
        penalty = PENALTIES[self.method] if self.penalty is None else self.penalty
        if self.method != "snack":
            mu = MU if self.mu is None else self.mu
            weight = self.feature_weight if with_features else 0.0
            return (Setting(self.method, dims, penalty, self.alpha, mu, weight, self.subsets),)
        if not with_features:
            raise failure(
                "SNaCK makes one map of answers and features, and no features were given.",
                safe=say("Nothing was written."),
                todo=say("Give features of the images, or choose another method."),
            )
        if images > snack.MOST_EXACT and dims > _SNACKS_MOST:
            raise failure(
                "SNaCK on more than {exact:,} images makes maps of at most {most} dimensions, not {dims}.",
                exact=snack.MOST_EXACT,
                most=_SNACKS_MOST,
                dims=dims,
                safe=say("Nothing was written."),
                todo=say("Ask for fewer dimensions, or choose another method."),
            )
        mus = snack.MUS if self.mu is None else (self.mu,)
        return tuple(Setting("snack", dims, penalty, self.alpha, mu) for mu in mus)

    def searched(self, images: int) -> tuple[int, ...]:
        """Numbers of dimensions to try beside the one of the settings."""
        if self.dims != "auto":
            return ()
        most = max(images - 1, 1)
        if self.method == "snack" and images > snack.MOST_EXACT:
            most = min(most, _SNACKS_MOST)
        return tuple(dims for dims in SEARCHED if dims <= most)
