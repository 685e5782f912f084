"""Maps with positions of one's own, for tests that draw and compare them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from gridlab.app.map.contents import ShownMap
from gridlab.store.embedding_file import write_embedding
from gridlab.store.embedding_layout import ATTRIBUTES, EmbeddingFile

SHARES = {"heldout_error": 0.2, "heldout_low": 0.15, "heldout_high": 0.25}


def map_file(
    positions: Any,
    names: list[str],
    *,
    sha256s: list[str] | None = None,
    labels: list[str] | None = None,
    uncertainty: Any = None,
    **about: Any,
) -> EmbeddingFile:
    """What an embedding's file holds, of images of these names."""
    positions = np.asarray(positions, np.float64)
    count, dims = positions.shape
    given = {"method": "tste", "dims": dims, "n_images": count, "n_screens": 40, "n_triplets": 400}
    given |= {"penalty": 0.03, "alpha": 1.0, "mu": float("nan"), "generator": "GridLab"}
    attributes = {name: kind() for name, kind in ATTRIBUTES.items()} | SHARES | given | about
    one = {"dims": dims, "penalty": 0.03, "alpha": 1.0, "mu": 0.05, "feature_weight": 0.0, "chosen": 1}
    one |= {"method": "tste", "logloss": 0.4, "heldout_error": 0.2, "heldout_se": 0.01}
    values = {
        "embedding": positions,
        "image/name": names,
        "image/sha256": sha256s or [f"{row:064x}" for row in range(count)],
        "image/label": labels or [""] * count,
        "image/screens": np.ones(count, np.int32),
        **{f"tried/{name}": [value] for name, value in one.items()},
    }
    if uncertainty is not None:
        values["uncertainty"] = np.asarray(uncertainty, np.float64)
    return EmbeddingFile(attributes, values)


def shown_map(positions: Any, names: list[str], **rest: Any) -> ShownMap:
    """A map as it is shown."""
    return ShownMap.of(map_file(positions, names, **rest))


def write_map(path: Path, positions: Any, names: list[str], **rest: Any) -> Path:
    """An embedding's file."""
    write_embedding(path, map_file(positions, names, **rest))
    return path
