"""Which code makes the figures: those of other code are taken neither from the cache nor from workers."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import gridlab

# Screens, answers, embedding and test set all come from here.
_PARTS = ("science", "domain/sampling", "domain/answering.py", "domain/questions.py")


@lru_cache(maxsize=1)
def method_digest() -> str:
    """SHA-256 (hex) of the source of the method, and of the versions of what it computes with."""
    digest = hashlib.sha256()
    root = Path(gridlab.__file__).parent
    for part in _PARTS:
        place = root / part
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    for library in ("numpy", "scipy"):
        digest.update(version(library).encode())
    return digest.hexdigest()
