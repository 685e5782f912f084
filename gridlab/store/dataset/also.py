"""The dataset in other programs' forms, beside it: the one table that command, window and docs read.

A further form is a row here, and a function `write_KEY` of `also_files` that writes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gridlab.domain.progress import Cancel
from gridlab.domain.said import Said, say

if TYPE_CHECKING:
    from gridlab.store.dataset.columns import Columns


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its key in commands, its name for people, and for the document of formats its files with what
    they hold, in Markdown."""

    key: str
    name: Said
    files: str
    holds: str


FORMS = (
    Form(
        "csv",
        say("CSV tables"),
        "`NAME.sessions.csv`, `NAME.screens.csv`, `NAME.triplets.csv`, `NAME.dictionary.csv`",
        "The tables with images by name and annotators by code; the dictionary describes every column.",
    ),
    Form(
        "psiz",
        say("PsiZ observations"),
        "`NAME.psiz.npz`",
        "Rank observations, for each number of cells n and of chosen cells k that occurs: "
        "`givenNrankK_stimulus_set` int32 (S, 1 + n): query, chosen in the order of choosing, rest by "
        "cell; rows of `names` + 1, as 0 means nothing there. `…_n_select`: k; `…_is_ranked`: 1 where "
        "the order of the chosen counts; `…_screen`, `…_annotator`: rows in the dataset. Main and "
        "shared screens that are not excluded.",
    ),
    Form(
        "cblearn",
        say("cblearn triplets"),
        "`NAME.cblearn.npz`",
        "`triplets` int32 (T, 3), list-order: anchor, near, far as rows of `names`; `names` text (N); "
        "`screen` int32 (T).",
    ),
    Form(
        "psychds",
        say("Psych-DS folder"),
        "`NAME-psychds/`",
        "A Psych-DS folder: `dataset_description.json`, and the three tables in `data/` as "
        "`description-sessions_data.csv` and so on.",
    ),
)
ALSO = tuple(form.key for form in FORMS)


def write_also(
    dataset: Path, columns: Columns, wanted: Sequence[str], cancel: Cancel | None = None
) -> tuple[Path, ...]:
    """Write the wanted forms beside the dataset, each file whole or not at all; gives the paths written.

    Raises GridLabError, Cancelled (looked at between the forms).
    """
    from gridlab.store.dataset import also_files  # with h5py, a tenth of a second

    written: list[Path] = []
    for form in FORMS:
        if form.key in wanted:
            if cancel is not None:
                cancel.raise_if_set()
            written.extend(getattr(also_files, f"write_{form.key}")(dataset, columns))
    return tuple(written)
