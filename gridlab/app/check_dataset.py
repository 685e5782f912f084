"""Verifying a dataset in a child process with limits on time and memory: its death is a finding."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from gridlab.domain.finding import Finding
from gridlab.store.disk import reason, shown

_LEAST_SECONDS = 60.0
_SECONDS_PER_MEGABYTE = 2.0  # ten times what checking takes
_MEMORY_BYTES = 4 << 30
_LIMITED = (
    "import runpy, sys\n"
    "try:\n"
    "    import resource\n"
    f"    resource.setrlimit(resource.RLIMIT_AS, ({_MEMORY_BYTES}, {_MEMORY_BYTES}))\n"
    "    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))\n"
    "except ImportError:\n"
    "    pass\n"
    "runpy.run_module('gridlab.store.dataset_check', run_name='__main__')\n"
)


def check_dataset(path: Path, *, seconds: float | None = None) -> list[Finding]:
    """What is not sound in a dataset file: everything is read again, the triplets recomputed.

    seconds: how long the child may take; None: as the size of the file says.
    """
    try:
        if seconds is None:
            seconds = _LEAST_SECONDS + _SECONDS_PER_MEGABYTE * path.stat().st_size / 2**20
    except OSError as error:
        return [Finding(shown(path), f"It cannot be read: {reason(error)}.")]
    try:
        child = subprocess.run(
            [sys.executable, "-c", _LIMITED, str(path)],
            stdin=subprocess.DEVNULL,
            env=os.environ | {"HDF5_PLUGIN_PRELOAD": "::"},  # load no filter from anywhere
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return [Finding(shown(path), f"Reading it took longer than {seconds:.0f} s; it is refused.")]
    try:
        found = json.loads(child.stdout) if child.returncode == 0 else None
    except ValueError:
        found = None
    if not isinstance(found, list):
        return [
            Finding(shown(path), "Reading it broke the HDF5 library or took too much memory; it is refused.")
        ]
    return [Finding(shown(path), str(what)) for what in found]
