"""Where this machine keeps GridLab's settings, data and cache, outside every study."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import platformdirs

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import say
from gridlab.store.disk import shown

_NAME = "gridlab"
# One folder for all three: stations with their settings on a stick, and tests.
_HOME = "GRIDLAB_HOME"


def config_folder() -> Path:
    """Settings of this machine's user. Not made here."""
    return _place("config", lambda: platformdirs.user_config_path(_NAME, appauthor=False))


def data_folder() -> Path:
    """Data that must be kept: keys of annotators, counters of session numbers. Not made here."""
    return _place("data", lambda: platformdirs.user_data_path(_NAME, appauthor=False))


def study_data(study: str) -> Path:
    """Where data of the study with this id lie on this machine. Not made here. Raises GridLabError."""
    # Imported when it is needed: settings are read before the window is up, and of no study.
    from gridlab.domain.study import ID

    if not re.fullmatch(ID, study):
        raise GridLabError(say("{study} is no id of a study.", study=shown(study)))
    return data_folder() / study


def cache_folder() -> Path:
    """What can be made again: thumbnails. Not made here."""
    return _place("cache", lambda: platformdirs.user_cache_path(_NAME, appauthor=False))


def _place(kind: str, usual: Callable[[], Path]) -> Path:
    home = os.environ.get(_HOME)
    return Path(home).absolute() / kind if home else usual()


def shipped(*parts: str) -> Path:
    """Path of a shipped file or folder, e.g. shipped("resources", "platforms.json")."""
    return _root().joinpath(*parts)


@cache
def _root() -> Path:
    package = Path(__file__).resolve().parent.parent
    installed = package / "_shipped"
    return installed if installed.is_dir() else package.parent
