"""Runs a module on a file from elsewhere in a child process with limits on time and memory."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import say

MEMORY_BYTES = 4 << 30
_PROGRAM = Path(__file__).resolve().parents[2]
# The limits are set before anything heavy is loaded. A child that may not grow a file cannot change one.
_LIMITED = """
import runpy, sys
try:
    import resource
except ImportError:
    pass
else:
    memory, seconds = int(sys.argv[1]), int(sys.argv[2])
    limits = {"AS": memory, "CPU": seconds, "CORE": 0, "FSIZE": 0}
    for name, most in limits.items():
        kind = getattr(resource, "RLIMIT_" + name)
        before = resource.getrlimit(kind)[1]
        if before == resource.RLIM_INFINITY or before > most:
            resource.setrlimit(kind, (most, most))
sys.path.append(sys.argv[3])
sys.argv[1:] = sys.argv[4:]
runpy.run_module(sys.argv.pop(1), run_name="__main__")
"""
# No filter is loaded from anywhere, and one thread of linear algebra takes less address space.
_ENVIRONMENT = {"HDF5_PLUGIN_PRELOAD": "::", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def run_limited(module: str, path: Path, *, seconds: float, memory: int = MEMORY_BYTES) -> bytes:
    """What `python -m module path` prints. memory: bytes of address space.

    The HDF5 library crashes and hangs on some damaged files (2 and 10 of 2,041 mutated ones): here only the
    child does. Raises GridLabError where it fails, dies, hangs or takes too much memory.
    """
    # -P: nothing is imported from the working folder, which may be the study that is looked at.
    command = [sys.executable, "-P", "-c", _LIMITED, str(memory), str(int(seconds) + 1), str(_PROGRAM)]
    try:
        child = subprocess.run(
            [*command, module, str(path.absolute())],
            stdin=subprocess.DEVNULL,
            env=os.environ | _ENVIRONMENT,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise GridLabError(
            say("Reading it took longer than {seconds:.0f} s, so it is refused.", seconds=seconds),
            safe=say("It wasn't changed."),
            todo=say("Check that it is the right file."),
        ) from None
    if child.returncode != 0:
        raise broken()
    return child.stdout


def broken() -> GridLabError:
    """What is said of a file that its reader did not survive."""
    return GridLabError(
        say("Reading it broke the HDF5 library or took too much memory, so it is refused."),
        safe=say("It wasn't changed."),
        todo=say("Check that it is the right file."),
    )
