"""The triplets for cblearn: a .npz whose `triplets` are list-order triplets (anchor, near, far)."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from gridlab.store.atomic import write_whole
from gridlab.store.dataset_columns import Columns
from gridlab.store.dataset_write import triplet_blocks


def write_cblearn(dataset: Path, columns: Columns) -> tuple[Path, ...]:
    """NAME.cblearn.npz: triplets int32 (T, 3) rows of names, screen int32 (T,), names str (N,)."""
    triplets = np.empty((columns.n_triplets, 3), np.int32)
    screens = np.empty(columns.n_triplets, np.int32)
    start = 0
    for some, rows in triplet_blocks(columns):
        part = slice(start, start + len(rows))
        triplets[part], screens[part] = some, rows
        start += len(rows)
    names = np.array(columns.values["image/name"], dtype=np.str_)
    target = dataset.with_suffix(".cblearn.npz")

    def fill(temporary: Path) -> None:
        with temporary.open("wb") as file:
            np.savez_compressed(file, triplets=triplets, names=names, screen=screens)

    write_whole(target, fill, what="cblearn file")
    return (target,)
