"""The dataset in other programs' forms, beside it: the one table that the command and the window read.

A further form is a row here, and a module `also_KEY` whose `write_KEY` writes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from gridlab.domain.progress import Cancel
from gridlab.domain.said import Said, say

if TYPE_CHECKING:
    from gridlab.store.dataset.columns import Columns


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its key in commands, and its name for people."""

    key: str
    name: Said

    def write(self, dataset: Path, columns: Columns) -> tuple[Path, ...]:
        """Write it beside the dataset; gives the paths written. Raises GridLabError."""
        module = import_module(f"gridlab.store.dataset.also_{self.key}")
        written: tuple[Path, ...] = getattr(module, f"write_{self.key}")(dataset, columns)
        return written


FORMS = (
    Form("csv", say("CSV tables")),
    Form("psiz", say("PsiZ observations")),
    Form("cblearn", say("cblearn triplets")),
    Form("psychds", say("Psych-DS folder")),
)
ALSO = tuple(form.key for form in FORMS)


def write_also(
    dataset: Path, columns: Columns, wanted: Sequence[str], cancel: Cancel | None = None
) -> tuple[Path, ...]:
    """Write the wanted forms beside the dataset, each file whole or not at all; gives the paths written.

    Raises GridLabError, Cancelled (looked at between the forms).
    """
    written: list[Path] = []
    for form in FORMS:
        if form.key in wanted:
            if cancel is not None:
                cancel.raise_if_set()
            written.extend(form.write(dataset, columns))
    return tuple(written)
