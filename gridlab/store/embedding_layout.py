"""What an embedding's HDF5 file holds (contract, section 7): attributes and columns, in one table each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gridlab.store.dataset.columns import Values
from gridlab.store.dataset.layout import Column
from gridlab.store.versions import versions_of

FORMAT = "gridlab-embedding"
FORMAT_VERSION = str(versions_of(FORMAT)[-1])
ATTRIBUTES: Mapping[str, type[str] | type[int] | type[float]] = {
    **dict.fromkeys(("generator", "method", "features_sha256", "dataset_sha256"), str),
    **dict.fromkeys(("dims", "seed", "n_images", "n_screens", "n_triplets", "heldout_folds"), int),
    **dict.fromkeys(("penalty", "alpha", "mu", "feature_weight", "train_error"), float),
    **dict.fromkeys(("heldout_error", "heldout_low", "heldout_high"), float),
    **dict.fromkeys(("heldout_annotators_error", "noise_ceiling", "noise_ceiling_high"), float),
}
"""Of the file, beside format and version, with the type of each; NaN is not known."""

COLUMNS: tuple[Column, ...] = (
    Column(
        "embedding",
        "f8",
        "positions of the images: centred, axes by descending variance, the largest entry of each positive",
        shape="rows×n",
    ),
    Column("image/name", "str", "name: path of the file in the image folder, special bytes as \\xHH"),
    Column("image/sha256", "str", "SHA-256 of the image file, hexadecimal"),
    Column("image/label", "str", "label given by the researcher, empty if none"),
    Column(
        "image/screens",
        "i4",
        "on how many screens the image was seen; 0: it lies at the centre, or where features put it",
    ),
    Column(
        "uncertainty",
        "f8",
        "share of 2,000 random questions with this anchor that maps of annotators drawn with replacement "
        "answer otherwise; NaN: seen on no screen, or annotators not known",
        optional=True,
        nan=True,
    ),
    Column("annotator/code", "str", "code of the annotator", optional=True),
    Column(
        "annotator/weights",
        "f8",
        "how strongly the annotator weights each axis; axes are then only permuted and signed, not turned",
        shape="rows×n",
        optional=True,
    ),
    Column("tried/method", "str", "method that cross-validation tried"),
    Column("tried/dims", "i4", "its dimensions"),
    Column("tried/penalty", "f8", "its penalty"),
    Column("tried/alpha", "f8", "alpha of t-STE and SNaCK; NaN for others", nan=True),
    Column("tried/mu", "f8", "mu of CKL, and of SNaCK the weight of the features; NaN for others", nan=True),
    Column("tried/feature_weight", "f8", "weight of the features; 0 without"),
    Column("tried/logloss", "f8", "calibrated log-loss of a held-out triplet", "nats"),
    Column("tried/heldout_error", "f8", "share of held-out triplets told wrongly"),
    Column("tried/heldout_se", "f8", "its standard error over screens"),
    Column("tried/chosen", "i1", "whether it was chosen", codes={0: "no", 1: "yes"}),
)


BY_PATH = {column.path: column for column in COLUMNS}


@dataclass(frozen=True, slots=True)
class EmbeddingFile:
    """All that an embedding's file holds: its attributes by name, its columns by path."""

    attributes: Mapping[str, str | int | float]
    values: Mapping[str, Values]
