"""Which exported files hold an annotator's code."""

from __future__ import annotations

import os
import re
from pathlib import Path

from gridlab.domain.errors import GridLabError
from gridlab.store.dataset.child import ask
from gridlab.store.disk import read

_TEXTS = frozenset({".csv", ".tsv", ".json", ".txt", ".md"})
_DATASETS = frozenset({".h5", ".hdf5", ".hdf"})
_LIMIT_BYTES = 2**30


def exports_with_code(folder: Path, code: str) -> list[Path]:
    """Files below `folder` that hold the code, or cannot be read so that they may hold it; by path.

    Also folders that cannot be looked at.
    """
    found = []

    def unseen(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            found.append(Path(error.filename))

    for place, _, names in os.walk(folder, onerror=unseen):
        found += [path for name in names if _may_hold(path := Path(place, name), code)]
    return sorted(found)


def _may_hold(path: Path, code: str) -> bool:
    try:
        return path.is_file() and not path.is_symlink() and _holds(path, code)
    except OSError:
        return True


def _holds(path: Path, code: str) -> bool:
    suffix = path.suffix.lower()
    try:
        if suffix in _DATASETS:
            return code in ask("annotators", path)
        if suffix in _TEXTS:
            text = read(path, limit_bytes=_LIMIT_BYTES).decode("utf-8", "replace")
            return re.search(rf"(?<!\w){re.escape(code)}(?!\w)", text) is not None
    except GridLabError:
        return True
    return False
