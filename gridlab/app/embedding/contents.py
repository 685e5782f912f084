"""What an embedding's file says of a map that was fitted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gridlab import __version__
from gridlab.domain.images import Image
from gridlab.science.embedding.embed import Embedding
from gridlab.science.embedding.kernels import usual_alpha
from gridlab.science.embedding.validation import Setting
from gridlab.store.dataset.columns import Values
from gridlab.store.embedding_layout import EmbeddingFile

_UNKNOWN = float("nan")
_OF_IMAGE = ("name", "sha256", "label")


@dataclass(frozen=True, slots=True)
class TriedRow:
    """A setting that was tried, as it is reported; NaN where it has no such number."""

    method: str
    dims: int
    penalty: float
    alpha: float
    mu: float
    feature_weight: float
    logloss: float
    heldout_error: float
    heldout_se: float
    chosen: bool


def tried_rows(made: Embedding) -> tuple[TriedRow, ...]:
    """What cross-validation tried, in its order."""
    return tuple(
        TriedRow(
            one.setting.method,
            one.setting.dims,
            one.setting.penalty,
            _alpha(one.setting),
            _mu(one.setting),
            one.setting.feature_weight,
            one.logloss,
            one.error,
            one.error_se,
            one.chosen,
        )
        for one in made.tried
    )


def _alpha(setting: Setting) -> float:
    if setting.method not in ("tste", "snack"):
        return _UNKNOWN
    return usual_alpha(setting.dims) if setting.alpha is None else setting.alpha


def _mu(setting: Setting) -> float:
    return setting.mu if setting.method in ("ckl", "snack") else _UNKNOWN


def contents(
    made: Embedding,
    images: Sequence[Image],
    *,
    seed: int,
    features_sha256: str = "",
    dataset_sha256: str = "",
    codes: Sequence[str] = (),
) -> EmbeddingFile:
    """All that the file holds. images: N of them. dataset_sha256: "" for a study. codes: of A annotators, for
    an embedding with their weights."""
    attributes: dict[str, str | int | float] = {
        "generator": f"GridLab {__version__}",
        "method": made.setting.method,
        "features_sha256": features_sha256,
        "dataset_sha256": dataset_sha256,
        "dims": made.setting.dims,
        "seed": seed,
        "n_images": len(images),
        "n_screens": made.screens,
        "n_triplets": made.triplets,
        "heldout_folds": made.folds,
        "penalty": made.setting.penalty,
        "alpha": _alpha(made.setting),
        "mu": _mu(made.setting),
        "feature_weight": made.setting.feature_weight,
        "train_error": made.train_error,
        "heldout_error": made.heldout.value,
        "heldout_low": made.heldout.low,
        "heldout_high": made.heldout.high,
        "heldout_annotators_error": made.heldout_annotators,
        "noise_ceiling": made.ceiling.low,
        "noise_ceiling_high": made.ceiling.high,
    }
    rows = tried_rows(made)
    values: dict[str, Values] = {
        "embedding": made.positions,
        **{f"image/{name}": [getattr(image, name) for image in images] for name in _OF_IMAGE},
        "image/screens": made.seen,
        **{f"tried/{name}": [getattr(row, name) for row in rows] for name in TriedRow.__slots__},
    }
    if made.uncertainty is not None:
        values["uncertainty"] = made.uncertainty
    if made.weights is not None:
        values |= {"annotator/code": list(codes), "annotator/weights": made.weights}
    return EmbeddingFile(attributes, values)
