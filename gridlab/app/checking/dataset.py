"""Verifying a dataset: everything is read again and the triplets recomputed, in a child process."""

from __future__ import annotations

from pathlib import Path

from gridlab.domain.errors import GridLabError
from gridlab.domain.finding import Finding
from gridlab.store.dataset.child import ask
from gridlab.store.disk import shown
from gridlab.store.limited_child import MEMORY_BYTES


def check_dataset(path: Path, *, seconds: float | None = None, memory: int = MEMORY_BYTES) -> list[Finding]:
    """What is not sound in a dataset file; [] for a sound one. A file that kills its reader is refused.

    seconds, memory (bytes): what the child may take; seconds None: as the size of the file says.
    """
    try:
        found = ask("problems", path, seconds=seconds, memory=memory)
    except GridLabError as error:
        found = [error.what]
    return [Finding(shown(path), what) for what in found]
