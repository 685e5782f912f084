"""Runs a module on a file from elsewhere in a child process with limits on time and memory."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

MEMORY_BYTES = 4 << 30
_LIMITED = (
    "import runpy, sys\n"
    "try:\n"
    "    import resource\n"
    f"    resource.setrlimit(resource.RLIMIT_AS, ({MEMORY_BYTES}, {MEMORY_BYTES}))\n"
    "    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))\n"
    "except ImportError:\n"
    "    pass\n"
    "module = sys.argv.pop(1)\n"
    "runpy.run_module(module, run_name='__main__')\n"
)


def run_limited(module: str, path: Path, *, seconds: float) -> bytes | None:
    """What `python -m module path` prints; None where it fails, dies, hangs or takes too much memory.

    The HDF5 library crashes and hangs on some damaged files (2 and 10 of 2,041 mutated ones): here only the
    child does.
    """
    try:
        child = subprocess.run(
            [sys.executable, "-c", _LIMITED, module, str(path)],
            stdin=subprocess.DEVNULL,
            env=os.environ | {"HDF5_PLUGIN_PRELOAD": "::"},  # load no filter from anywhere
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return child.stdout if child.returncode == 0 else None
