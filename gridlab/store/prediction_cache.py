"""Predictions once made, kept in the user's cache under a digest of all that they follow from.

One small JSON file for each curve, which may be thrown away at any time: what cannot be read or written, or
is damaged, is as if it was not there.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import math
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, TypeAlias

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import say
from gridlab.store import disk
from gridlab.store.atomic import clean_leftovers, write_whole
from gridlab.store.places import cache_folder

Figures: TypeAlias = tuple[float, ...]
"""The figures of one cell."""

FORMAT: Final = "gridlab-prediction-cache"
VERSION: Final = 1
LIMIT_BYTES: Final = 16 * 2**20
MOST_FILES: Final = 2_000
_KEY: Final = re.compile(r"[0-9a-f]{64}")


class PredictionCache:
    """Curves by key (64 hex digits); each curve is a mapping of cell names to figures."""

    def __init__(self, folder: Path | None = None, *, most_files: int = MOST_FILES) -> None:
        self._folder = folder if folder is not None else cache_folder() / "predictions"
        self._most = most_files

    def get(self, key: str) -> dict[str, Figures]:
        """The cells of a curve that are known; {} where none are."""
        path = self._path(key)
        try:
            data = disk.read(path, limit_bytes=LIMIT_BYTES, what=say("cached prediction"))
            value = json.loads(data)
            cells = value["cells"]
            if (value["format"], value["version"], value["key"]) != (FORMAT, VERSION, key):
                return {}
            if value["sha256"] != _digest(cells):
                return {}
            return {str(name): _figures(figures) for name, figures in cells.items()}
        except (GridLabError, OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return {}

    def put(self, key: str, cells: Mapping[str, Figures]) -> None:
        """Add cells to a curve; the file is written whole or not at all."""
        together: dict[str, list[float]] = {
            name: list(figures) for name, figures in sorted((self.get(key) | dict(cells)).items())
        }
        value: dict[str, Any] = {
            "format": FORMAT,
            "version": VERSION,
            "key": key,
            "sha256": _digest(together),
            "cells": together,
        }
        with contextlib.suppress(GridLabError, OSError):
            disk.make_folder(self._folder)
            write_whole(self._path(key), json.dumps(value).encode(), what=say("cached prediction"))
            self._trim()

    def _path(self, key: str) -> Path:
        if not _KEY.fullmatch(key):
            raise ValueError(f"not a SHA-256: {key!r}")
        return self._folder / f"{key}.json"

    def _trim(self) -> None:
        """Where there are too many files the longest unchanged go."""
        clean_leftovers(self._folder)
        files = sorted((path.stat().st_mtime_ns, path) for path in self._folder.glob("*.json"))
        for _, path in files[: max(len(files) - self._most, 0)]:
            path.unlink(missing_ok=True)


def _figures(value: Any) -> Figures:
    figures = tuple(float(each) for each in value)
    if not all(math.isfinite(each) for each in figures):
        raise ValueError("a figure that is not finite")
    return figures


def _digest(cells: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(cells, sort_keys=True).encode()).hexdigest()
