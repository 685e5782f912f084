"""Where this machine keeps GridLab's settings, data and cache, outside every study."""

from __future__ import annotations

import errno
import os
import re
import sys
from functools import cache
from pathlib import Path
from typing import Literal

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import say
from gridlab.store.disk import explained, shown

_NAME = "gridlab"
# One folder for all three: stations with their settings on a stick, and tests.
_HOME = "GRIDLAB_HOME"
_SYSTEM = sys.platform
# Of the XDG Base Directory Specification, which has relative paths ignored.
_XDG = {
    "config": ("XDG_CONFIG_HOME", "~/.config"),
    "data": ("XDG_DATA_HOME", "~/.local/share"),
    "cache": ("XDG_CACHE_HOME", "~/.cache"),
}


def config_folder() -> Path:
    """Settings of this machine's user. Not made here."""
    return _place("config")


def data_folder() -> Path:
    """Data that must be kept: keys of annotators, counters of session numbers. Not made here."""
    return _place("data")


def study_data(study: str) -> Path:
    """Where data of the study with this id lie on this machine. Not made here. Raises GridLabError."""
    # Imported when it is needed: settings are read before the window is up, and of no study.
    from gridlab.domain.study import ID

    if not re.fullmatch(ID, study):
        raise GridLabError(
            say("{study} is no id of a study.", study=shown(study)),
            safe=say("Nothing was written."),
            todo=say("Replace it with a backup."),
        )
    return data_folder() / study


def made(folder: Path) -> Path:
    """A folder of this machine's user, made where it is not there. Raises GridLabError where it is not to be
    written, as all that a study must not hold is kept there."""
    with explained(
        "GridLab can't write its settings, codes and numbers in {folder}: {reason}.",
        folder=shown(folder),
        safe=say("Nothing was changed."),
        todo=say("Make that folder writable, or name another one in {variable}.", variable=_HOME),
    ):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return folder


def cache_folder() -> Path:
    """What can be made again: thumbnails. Not made here."""
    return _place("cache")


def _place(kind: Literal["config", "data", "cache"]) -> Path:
    if home := os.environ.get(_HOME):
        return Path(home).absolute() / kind
    if _SYSTEM == "linux":  # as platformdirs has it, without the time that it takes to import
        variable, usual = _XDG[kind]
        named = os.environ.get(variable, "")
        return (Path(named) if named.startswith("/") else Path(usual).expanduser()) / _NAME
    import platformdirs

    places = platformdirs.PlatformDirs(_NAME, appauthor=False)
    return Path(getattr(places, f"user_{kind}_path"))


def shipped(*parts: str) -> Path:
    """Path of a shipped file or folder, e.g. shipped("resources", "platforms.json")."""
    return _root().joinpath(*parts)


@cache
def _root() -> Path:
    package = Path(__file__).resolve().parent.parent
    installed = package / "_shipped"
    return installed if installed.is_dir() else package.parent
