"""The triplets for cblearn: a .npz whose `triplets` are list-order triplets (anchor, near, far)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt
from numpy.lib import format as npy

from gridlab.domain.said import say
from gridlab.store.atomic import write_whole
from gridlab.store.dataset.columns import Columns
from gridlab.store.dataset.write import triplet_blocks

Array = npt.NDArray[np.generic]


def write_cblearn(dataset: Path, columns: Columns) -> tuple[Path, ...]:
    """NAME.cblearn.npz: triplets int32 (T, 3) rows of names, screen int32 (T,), names str (N,)."""
    names = np.array(columns.values["image/name"], dtype=np.str_)
    target, count = dataset.with_suffix(".cblearn.npz"), columns.n_triplets

    def fill(temporary: Path) -> None:
        # Block by block, as all triplets at once may be larger than the memory.
        with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as file:
            _add(file, "triplets", (count, 3), np.int32, (some for some, _ in triplet_blocks(columns)))
            _add(file, "screen", (count,), np.int32, (rows for _, rows in triplet_blocks(columns)))
            _add(file, "names", names.shape, names.dtype, (names,))

    write_whole(target, fill, what=say("cblearn file"))
    return (target,)


def _add(
    file: zipfile.ZipFile, name: str, shape: tuple[int, ...], kind: npt.DTypeLike, parts: Iterable[Array]
) -> None:
    """Add one array, given in parts along its first axis, as numpy's own `savez` names it."""
    # A date of its own, as the same triplets give the same bytes at any time.
    entry = zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    with file.open(entry, "w", force_zip64=True) as array:
        header = {"descr": npy.dtype_to_descr(np.dtype(kind)), "fortran_order": False, "shape": shape}
        npy.write_array_header_1_0(array, header)
        for part in parts:
            array.write(np.ascontiguousarray(part).tobytes())
