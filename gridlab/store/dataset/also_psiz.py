"""The screens as PsiZ rank observations: probe first, then the chosen images in order, then the rest."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from gridlab.domain.said import say
from gridlab.domain.screen import ScreenKind
from gridlab.store.atomic import write_whole
from gridlab.store.dataset.columns import Columns


def write_psiz(dataset: Path, columns: Columns) -> tuple[Path, ...]:
    """NAME.psiz.npz: for each (n, k) that occurs the arrays of one `psiz.data.Rank`, no pickles.

    "given16rank4_stimulus_set": int32 (S, 17), image rows + 1, as PsiZ keeps 0 for "nothing";
    "…_n_select": k; "…_is_ranked": 1 where the order of the chosen counts; "…_screen": rows of /screen;
    "…_annotator": rows of /annotator. "names": names of the images, so that names[i - 1] is stimulus i.
    Main and shared screens that are not excluded, with 1 to n − 1 cells chosen.
    """
    values = {path: np.asarray(columns.values[path]) for path in _READ}
    n, chosen = values["screen/n"], values["screen/chosen"]
    k = (chosen > 0).sum(axis=1)
    counted = np.isin(values["screen/kind"], (ScreenKind.MAIN, ScreenKind.SHARED))
    counted &= (values["screen/excluded"] == 0) & (k > 0) & (k < n)
    arrays: dict[str, npt.NDArray[np.generic]] = {
        "names": np.array(columns.values["image/name"], dtype=np.str_)
    }
    for given, rank in sorted({(int(a), int(b)) for a, b in zip(n[counted], k[counted], strict=True)}):
        rows = np.flatnonzero(counted & (n == given) & (k == rank))
        name = f"given{given}rank{rank}"
        arrays[f"{name}_stimulus_set"] = stimulus_set(
            values["screen/probe"][rows],
            values["screen/grid"][rows, :given],
            values["screen/choice_order"][rows, :given],
        )
        arrays[f"{name}_n_select"] = np.array(rank, np.int32)
        arrays[f"{name}_is_ranked"] = columns.ranked[rows].astype(np.int8)
        arrays[f"{name}_screen"] = rows.astype(np.int32)
        arrays[f"{name}_annotator"] = values["session/annotator"][values["screen/session"][rows]]
    target = dataset.with_suffix(".psiz.npz")

    def fill(temporary: Path) -> None:
        with temporary.open("wb") as file:
            np.savez_compressed(file, allow_pickle=False, **arrays)

    write_whole(target, fill, what=say("PsiZ file"))
    return (target,)


_READ = (
    "screen/n", "screen/chosen", "screen/kind", "screen/excluded", "screen/probe", "screen/grid",
    "screen/choice_order", "screen/session", "session/annotator",
)  # fmt: skip


def stimulus_set(
    probe: npt.NDArray[np.int32], grid: npt.NDArray[np.int32], order: npt.NDArray[np.int32]
) -> npt.NDArray[np.int32]:
    """(S, 1 + n) image rows + 1: probe, chosen by order of choosing, the rest by cell.

    probe (S,), grid (S, n) image rows; order (S, n): 1 … k for chosen cells, else 0.
    """
    last = grid.shape[1] + 1
    places = np.argsort(np.where(order > 0, order, last), axis=1, kind="stable")
    return np.concatenate((probe[:, None], np.take_along_axis(grid, places, axis=1)), axis=1) + np.int32(1)
