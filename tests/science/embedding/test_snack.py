"""SNaCK: between t-STE of the triplets and t-SNE of the features, and at both ends one of them."""

from __future__ import annotations

import numpy as np
import pytest

from gridlab.domain.errors import GridLabError
from gridlab.science.annotators import gaussian_truth
from gridlab.science.embedding import snack
from gridlab.science.embedding.features import feature_space
from gridlab.science.embedding.fit import fit_embedding
from gridlab.science.embedding.held_out import triplet_error
from gridlab.science.embedding.likelihood import Likelihood
from gridlab.science.embedding.snack import Snack, fit_snack, likeness_of
from gridlab.science.embedding.validation import Setting
from tests.science.embedding.people import answered

TRUTH = gaussian_truth(60, 3, seed=1)
SCREENS = [answered(TRUTH, 80, 12, 3)]


def features_of(images: int, seed: int = 0) -> np.ndarray:
    random = np.random.default_rng(seed)
    centres = 2 * random.standard_normal((6, 10))
    return feature_space(centres[random.integers(0, 6, images)] + random.standard_normal((images, 10)))


FEATURES = features_of(60)


def test_the_gradient_is_the_one_of_differences() -> None:
    likelihood = Likelihood(SCREENS, 60, 2, kernel="tste", penalty=0.0)
    objective = Snack(likelihood, likeness_of(FEATURES, 10), 0.3, 4.0)
    at = np.random.default_rng(1).standard_normal((60, 2))
    _, gradient = objective(at)
    for place in ((0, 0), (30, 1), (59, 0)):
        step = np.zeros_like(at)
        step[place] = 1e-5
        slope = (objective(at + step)[0] - objective(at - step)[0]) / 2e-5
        assert gradient[place] == pytest.approx(slope, abs=1e-6)


def test_without_the_features_it_is_tste() -> None:
    alone = fit_embedding(SCREENS, 60, 2, penalty=0.0, seed=5)
    both = fit_snack(SCREENS, 60, FEATURES, mu=0.0, seed=5)
    np.testing.assert_allclose(both.positions, alone.positions, atol=1e-6)


def test_likenesses_have_the_perplexity_asked_for_and_add_up_to_one() -> None:
    likeness = likeness_of(FEATURES, 8)
    assert likeness.sum() == pytest.approx(1)
    np.testing.assert_allclose(likeness, likeness.T)
    assert (np.diag(likeness) == 0).all()
    twins = np.zeros((10, 2))
    assert np.isfinite(likeness_of(twins, 5)).all()


def test_likenesses_and_divergence_are_those_of_scikit_learn() -> None:
    manifold = pytest.importorskip("sklearn.manifold")
    found = manifold.TSNE(method="exact", perplexity=15, random_state=0).fit(FEATURES)
    value, _ = Snack(None, likeness_of(FEATURES, 15), 1.0).divergence(found.embedding_.astype(np.float64))
    assert value == pytest.approx(found.kl_divergence_, abs=2e-4)


def test_without_triplets_it_is_as_good_as_scikit_learns_exact_tsne() -> None:
    manifold = pytest.importorskip("sklearn.manifold")
    features = features_of(90, seed=2)
    theirs = [
        manifold.TSNE(method="exact", perplexity=15, random_state=seed, init="random")
        .fit(features)
        .kl_divergence_
        for seed in range(3)
    ]
    ours = [fit_snack([], 90, features, mu=1.0, perplexity=15, seed=seed).value for seed in range(3)]
    spread = max(theirs) - min(theirs)
    assert max(ours) <= max(theirs) + max(spread, 0.01)


def test_features_help_where_screens_are_few() -> None:
    random = np.random.default_rng(0)
    known = feature_space(TRUTH @ random.standard_normal((3, 20)) + 0.5 * random.standard_normal((60, 20)))
    few, new = [answered(TRUTH, 20, 12, 3)], answered(TRUTH, 4_000, 2, 1, seed=9).triplets()
    both = Setting("snack", 2, 0.0, mu=0.3).fit(few, 60, known)
    alone = Setting("tste", 2, 0.0).fit(few, 60)
    assert triplet_error(both.positions, new) < triplet_error(alone.positions, new) - 0.03


def test_above_so_many_images_opentsne_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("openTSNE")
    monkeypatch.setattr(snack, "MOST_EXACT", 50)
    features = FEATURES
    approximate = fit_snack(SCREENS, 60, features, mu=0.1, perplexity=10)
    new = answered(TRUTH, 4_000, 2, 1, seed=9).triplets()
    monkeypatch.setattr(snack, "MOST_EXACT", 2_000)
    exact = fit_snack(SCREENS, 60, features, mu=0.1, perplexity=10)
    errors = [triplet_error(fit.positions, new) for fit in (approximate, exact)]
    assert errors[0] == pytest.approx(errors[1], abs=0.06)
    assert errors[0] < 0.42


def test_without_opentsne_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "openTSNE", None)
    monkeypatch.setattr(snack, "MOST_EXACT", 50)
    with pytest.raises(GridLabError, match="openTSNE"):
        fit_snack(SCREENS, 60, FEATURES, mu=0.1)
