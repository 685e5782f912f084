"""Writes an embedding as HDF5 (contract, section 7): the same rules as a dataset, the same bytes twice."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import h5py
import numpy as np

from gridlab.domain.errors import failure
from gridlab.domain.said import say
from gridlab.store.atomic import write_whole
from gridlab.store.dataset.columns import Values, typed
from gridlab.store.dataset.layout import Column
from gridlab.store.dataset.write import Sink, make
from gridlab.store.versions import versions_of

FORMAT = "gridlab-embedding"
FORMAT_VERSION = str(versions_of(FORMAT)[-1])

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
    Column("tried/method", "str", "method that cross-validation tried"),
    Column("tried/dims", "i4", "its dimensions"),
    Column("tried/penalty", "f8", "its penalty"),
    Column("tried/alpha", "f8", "alpha of t-STE; NaN for others", nan=True),
    Column("tried/mu", "f8", "mu of CKL; NaN for others", nan=True),
    Column("tried/feature_weight", "f8", "weight of the features; 0 without"),
    Column("tried/logloss", "f8", "calibrated log-loss of a held-out triplet", "nats"),
    Column("tried/heldout_error", "f8", "share of held-out triplets told wrongly"),
    Column("tried/heldout_se", "f8", "its standard error over screens"),
    Column("tried/chosen", "i1", "whether it was chosen", codes={0: "no", 1: "yes"}),
)


def write_embedding(path: Path, attributes: Mapping[str, Any], values: Mapping[str, Values]) -> None:
    """Write the embedding whole or not at all, and read it back. Raises GridLabError."""
    kept = {column.path: typed(column, values[column.path]) for column in COLUMNS if column.path in values}

    def fill(temporary: Path) -> None:
        with Sink(temporary) as sink:
            try:
                with h5py.File(sink, "w") as file:
                    head = {"format": FORMAT, "format_version": FORMAT_VERSION}
                    for name, value in (head | dict(attributes)).items():
                        file.attrs[name] = value
                    for column in COLUMNS:
                        if column.path in kept:
                            make(file, column, kept[column.path])
            finally:
                sink.raise_failure()

    def check(temporary: Path) -> None:
        with h5py.File(temporary, "r") as file:
            if not np.array_equal(file["embedding"][()], kept["embedding"]):
                raise failure(
                    "The map was written but reads back otherwise: the disk is not to be trusted.",
                    safe=say("What was saved before is unchanged."),
                    todo=say("Write it to another disk."),
                )

    write_whole(path, fill, what=say("embedding"), check=check)
