"""The dataset in other programs' forms, beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gridlab.domain.progress import Cancel
from gridlab.store.dataset.also_cblearn import write_cblearn
from gridlab.store.dataset.also_csv import write_csv
from gridlab.store.dataset.also_psiz import write_psiz
from gridlab.store.dataset.also_psychds import write_psychds
from gridlab.store.dataset.columns import Columns

WRITERS = {"csv": write_csv, "psiz": write_psiz, "cblearn": write_cblearn, "psychds": write_psychds}
ALSO = tuple(WRITERS)


def write_also(
    dataset: Path, columns: Columns, wanted: Sequence[str], cancel: Cancel | None = None
) -> tuple[Path, ...]:
    """Write the wanted forms beside the dataset, each file whole or not at all; gives the paths written.

    Raises GridLabError, Cancelled (looked at between the forms).
    """
    written: list[Path] = []
    for name in ALSO:
        if name in wanted:
            if cancel is not None:
                cancel.raise_if_set()
            written.extend(WRITERS[name](dataset, columns))
    return tuple(written)
