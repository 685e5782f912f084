"""The objectives as estimators after scikit-learn's conventions, which need no scikit-learn."""

from __future__ import annotations

import inspect
from typing import Any, ClassVar, Self

import numpy as np
import numpy.typing as npt

from gridlab.app.embedding.embed import space_of
from gridlab.app.embedding.settings import PENALTIES, WEIGHT
from gridlab.app.library.embedding import Answered, answers_and_images
from gridlab.science.embedding import snack
from gridlab.science.embedding.held_out import screens_error
from gridlab.science.embedding.kernels import MU
from gridlab.science.embedding.validation import Method, Setting

Floats = npt.NDArray[np.float64]


class Estimator:
    """What all objectives share. After `fit`: embedding_ (N, D), centred; n_images_; value_, of the
    objective, lower is better; n_iter_."""

    _method: ClassVar[Method]
    embedding_: Floats
    n_images_: int
    value_: float
    n_iter_: int

    @classmethod
    def _names(cls) -> list[str]:
        return [name for name in inspect.signature(cls).parameters if name != "self"]

    def get_params(self, deep: bool = True) -> dict[str, Any]:  # noqa: ARG002 - nothing is nested
        """The parameters by name."""
        return {name: getattr(self, name) for name in self._names()}

    def set_params(self, **params: Any) -> Self:
        """Change parameters. Raises ValueError for one that the objective does not have."""
        for name, value in params.items():
            if name not in self._names():
                raise ValueError(f"{type(self).__name__} has no parameter {name!r}; it has {self._names()}")
            setattr(self, name, value)
        return self

    def __repr__(self) -> str:
        given = ", ".join(f"{name}={value!r}" for name, value in self.get_params().items())
        return f"{type(self).__name__}({given})"

    def __sklearn_tags__(self) -> Any:
        from sklearn.utils import Tags, TargetTags

        nothing_to_predict = TargetTags(required=False)
        return Tags(estimator_type=None, target_tags=nothing_to_predict)

    def _setting(self, with_features: bool) -> Setting:
        given = self.get_params()
        return Setting(
            self._method,
            given["dims"],
            given["penalty"],
            given.get("alpha"),
            given.get("mu", MU),
            given["feature_weight"] if with_features and "feature_weight" in given else 0.0,
            given.get("subsets", False),
        )

    def fit(self, X: Answered, y: None = None, *, features: npt.ArrayLike | None = None) -> Self:  # noqa: ARG002, N803
        """Fit to answers: Screens, a list of them, a Dataset, or triplets (T, 3). features: (N, F), used by a
        feature prior of weight `feature_weight`, or by SNaCK. Raises ValueError for answers or features that
        do not go together."""
        given = self.get_params()
        answers, images = answers_and_images(X, given["n_images"])
        if not answers.screens:
            raise ValueError("there are no answers to fit to")
        space = None if features is None else space_of(np.asarray(features, np.float64))[0]
        if space is not None and len(space) != len(images):
            raise ValueError(f"{len(space)} rows of features do not go with {len(images)} images")
        setting = self._setting(space is not None)
        fit = setting.fit(
            answers.screens, len(images), space, seed=given["seed"], starts=given.get("starts", 1)
        )
        self.embedding_, self.value_, self.n_iter_ = fit.positions, fit.value, fit.iterations
        self.n_images_ = len(images)
        return self

    def fit_transform(self, X: Answered, y: None = None, **more: Any) -> Floats:  # noqa: N803
        """`fit`, and the positions (N, D)."""
        return self.fit(X, y, **more).embedding_

    def score(self, X: Answered, y: None = None) -> float:  # noqa: ARG002, N803
        """The share of triplets that the fitted positions tell rightly; a tie counts half."""
        answers, _ = answers_and_images(X, self.n_images_)
        return 1 - screens_error(self.embedding_, answers.screens)


class STE(Estimator):
    """Stochastic triplet embedding, a Gaussian kernel: van der Maaten and Weinberger 2012.

    dims: D. penalty: λ of λ × mean ‖x‖². feature_weight: of features given to `fit`, above 0 and below 1.
    subsets: fit chosen sets, not triplets. starts: random starts, the best kept. seed: the same seed gives
    the same positions. n_images: N, None for as many as the answers name.

    >>> triplets = np.concatenate([one.triplets() for one in gridlab.simulate("triplet", 20, 20)])
    >>> gridlab.STE(dims=2).fit(triplets).embedding_.shape
    (20, 2)
    """

    _method = "ste"

    def __init__(
        self,
        dims: int = 2,
        *,
        penalty: float = PENALTIES["ste"],
        feature_weight: float = WEIGHT,
        subsets: bool = False,
        starts: int = 1,
        seed: int = 0,
        n_images: int | None = None,
    ) -> None:
        self.dims = dims
        self.penalty = penalty
        self.feature_weight = feature_weight
        self.subsets = subsets
        self.starts = starts
        self.seed = seed
        self.n_images = n_images


class TSTE(Estimator):
    """t-distributed STE: van der Maaten and Weinberger 2012. alpha: degrees of freedom of its tail, None for
    D - 1, at least 1. The others as of STE.

    >>> screens = gridlab.simulate("grid-8-choose-2", 30, 10)
    >>> gridlab.TSTE(dims=10, alpha=1).fit(screens).score(screens) > 0.8
    True
    """

    _method = "tste"

    def __init__(
        self,
        dims: int = 2,
        *,
        alpha: float | None = None,
        penalty: float = PENALTIES["tste"],
        feature_weight: float = WEIGHT,
        subsets: bool = False,
        starts: int = 1,
        seed: int = 0,
        n_images: int | None = None,
    ) -> None:
        self.dims = dims
        self.alpha = alpha
        self.penalty = penalty
        self.feature_weight = feature_weight
        self.subsets = subsets
        self.starts = starts
        self.seed = seed
        self.n_images = n_images


class CKL(Estimator):
    """Crowd kernel learning: Tamuz and others 2011. mu: what keeps images at one place from being infinitely
    near. The others as of STE.

    >>> gridlab.CKL(dims=3, mu=0.1).get_params()["mu"]
    0.1
    """

    _method = "ckl"

    def __init__(
        self,
        dims: int = 2,
        *,
        mu: float = MU,
        penalty: float = PENALTIES["ckl"],
        feature_weight: float = WEIGHT,
        subsets: bool = False,
        starts: int = 1,
        seed: int = 0,
        n_images: int | None = None,
    ) -> None:
        self.dims = dims
        self.mu = mu
        self.penalty = penalty
        self.feature_weight = feature_weight
        self.subsets = subsets
        self.starts = starts
        self.seed = seed
        self.n_images = n_images


class SOE(Estimator):
    """Soft ordinal embedding, a squared hinge on distances: Terada and von Luxburg 2014. As of STE, but for
    subsets.

    >>> gridlab.SOE(dims=2, seed=3)
    SOE(dims=2, penalty=0.01, feature_weight=0.5, starts=1, seed=3, n_images=None)
    """

    _method = "soe"

    def __init__(
        self,
        dims: int = 2,
        *,
        penalty: float = PENALTIES["soe"],
        feature_weight: float = WEIGHT,
        starts: int = 1,
        seed: int = 0,
        n_images: int | None = None,
    ) -> None:
        self.dims = dims
        self.penalty = penalty
        self.feature_weight = feature_weight
        self.starts = starts
        self.seed = seed
        self.n_images = n_images


class SNaCK(Estimator):
    """t-STE of triplets and t-SNE of features together: Wilber, Kwak, Kriegman and Belongie 2015.

    mu: the weight of the features beside the mean loss of a triplet: about .3 with 20 screens, .1 with 80,
    .03 with 400. alpha: of t-STE. Features are given to `fit`; above 2,000 images the extra `snack` is
    needed.

    >>> screens = gridlab.simulate("grid-8-choose-2", 30, 10)
    >>> gridlab.SNaCK(mu=0.1).fit(screens, features=np.eye(30)).embedding_.shape
    (30, 2)
    """

    _method = "snack"

    def __init__(
        self,
        dims: int = snack.DIMS,
        *,
        mu: float = snack.MUS[0],
        alpha: float | None = None,
        penalty: float = PENALTIES["snack"],
        seed: int = 0,
        n_images: int | None = None,
    ) -> None:
        self.dims = dims
        self.mu = mu
        self.alpha = alpha
        self.penalty = penalty
        self.seed = seed
        self.n_images = n_images
