"""What is not sound in an HDF5 file of GridLab's: a dataset, or a map held against all that its format says.

Run as a program (`python -m gridlab.store.hdf5_check FILE`) it prints its findings as a JSON list, in a child
process whose death is a refusal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

from gridlab.domain.said import Said, say
from gridlab.store.dataset.check import problems_in as problems_of_dataset
from gridlab.store.dataset.columns import Values
from gridlab.store.dataset.read import open_dataset, print_problems, values_of
from gridlab.store.embedding_file import is_map
from gridlab.store.embedding_file import problems_in as problems_of_map
from gridlab.store.embedding_layout import ATTRIBUTES, BY_PATH

_SHA256 = re.compile(r"[0-9a-f]{64}|")
_ROUNDING = 1e-6  # of the spread of the positions: how far a fit in single precision may be off
_SHARES = ("train_error", "heldout_error", "heldout_low", "heldout_high", "heldout_annotators_error",
           "noise_ceiling", "noise_ceiling_high")  # fmt: skip


def problems(path: Path) -> list[Said]:
    """Everything that is not sound, in words; [] for a sound file. Raises GridLabError for no HDF5."""
    with open_dataset(path) as file:
        if not is_map(file):
            return problems_of_dataset(file)
        found = problems_of_map(file)
        if found:
            return found
        attributes = {name: kind(file.attrs[name]) for name, kind in ATTRIBUTES.items()}
        values = values_of(file, BY_PATH)
    return [*_counts(attributes, values), *_shares(attributes, values), *_images(values), *_positions(values)]


def _counts(attributes: Mapping[str, str | int | float], values: Mapping[str, Values]) -> Iterator[Said]:
    """Whether the attributes are those of the columns."""
    rows, dims = np.shape(values["embedding"])
    for name, wanted in (("n_images", rows), ("dims", dims)):
        if attributes[name] != wanted:
            value = attributes[name]
            yield say("attribute {name}: {value}, not {wanted}", name=name, value=value, wanted=wanted)
    for name in ("n_screens", "n_triplets", "heldout_folds"):
        if int(attributes[name]) < 0:
            yield say("attribute {name}: below 0", name=name)
    if np.sum(np.asarray(values["tried/chosen"])) > 1:
        yield say("/tried/chosen: more than one")


def _shares(attributes: Mapping[str, str | int | float], values: Mapping[str, Values]) -> Iterator[Said]:
    """Whether what is a share is one, NaN where it is not known."""
    for name in _SHARES:
        if float(attributes[name]) < 0 or float(attributes[name]) > 1:
            yield say("attribute {name}: no share", name=name)
    low, error, high = (float(attributes[f"heldout_{name}"]) for name in ("low", "error", "high"))
    if low > error or error > high:
        yield say("attribute {name}: outside its interval", name="heldout_error")
    for path in ("uncertainty", "tried/heldout_error"):
        numbers = np.asarray(values.get(path, ()), float)
        if (numbers < 0).any() or (numbers > 1).any():
            yield say("/{path}: no share", path=path)


def _images(values: Mapping[str, Values]) -> Iterator[Said]:
    """Whether images are named and counted as such."""
    names = list(values["image/name"])
    if len(set(names)) < len(names):
        yield say("/{path}: the same twice", path="image/name")
    if not all(_SHA256.fullmatch(str(digest)) for digest in values["image/sha256"]):
        yield say("/{path}: no SHA-256", path="image/sha256")
    if (np.asarray(values["image/screens"]) < 0).any():
        yield say("/{path}: below 0", path="image/screens")


def _positions(values: Mapping[str, Values]) -> Iterator[Said]:
    """Whether the positions are centred on the images seen, and the axes in their order, with their signs."""
    positions: npt.NDArray[np.float64] = np.asarray(values["embedding"], np.float64)
    seen = positions[np.asarray(values["image/screens"]) > 0]
    if not len(seen):
        return
    spread = np.abs(seen).max() or 1.0
    if min(np.abs(some.mean(axis=0)).max() for some in (seen, positions)) > _ROUNDING * spread:
        yield say("/embedding: not centred")
    variances = np.square(seen / spread).mean(axis=0)
    if (np.diff(variances) > _ROUNDING).any():
        yield say("/embedding: axes not by descending variance")
    if (positions.max(axis=0) < -positions.min(axis=0) - _ROUNDING * spread).any():
        yield say("/embedding: an axis of the other sign")


if __name__ == "__main__":
    print_problems(problems)
