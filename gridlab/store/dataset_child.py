"""Looking into a dataset that may be anyone's in a child process with limits on time and memory."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Literal

from gridlab.domain.errors import GridLabError
from gridlab.store.disk import reason

Question = Literal["problems", "annotators"]
# What answers, as a program: a JSON list of texts about the file that it is given.
_PROGRAMS: dict[Question, str] = {
    "problems": "gridlab.store.dataset_check",
    "annotators": "gridlab.store.dataset_read",
}
_LEAST_SECONDS = 60.0
_SECONDS_PER_MEGABYTE = 2.0  # ten times what checking takes
_LONGEST = 500
_PROGRAM = Path(__file__).resolve().parents[2]
MEMORY_BYTES = 4 << 30
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


def ask(
    question: Question, path: Path, *, seconds: float | None = None, memory: int = MEMORY_BYTES
) -> list[str]:
    """What a child process finds in an HDF5 file: its problems, or the codes of its annotators.

    seconds: how long it may take; None: as the size of the file says. memory: bytes of address space. Raises
    GridLabError where the file cannot be read or the child dies of it.
    """
    try:
        about = path.stat()
    except OSError as error:
        raise GridLabError(f"It cannot be read: {reason(error)}.") from error
    if not stat.S_ISREG(about.st_mode):
        raise GridLabError("It is not an ordinary file.")
    if seconds is None:
        seconds = _LEAST_SECONDS + _SECONDS_PER_MEGABYTE * about.st_size / 2**20
    # -P: nothing is imported from the working folder, which may be the study that is looked at.
    command = [sys.executable, "-P", "-c", _LIMITED, str(memory), str(int(seconds) + 1), str(_PROGRAM)]
    try:
        child = subprocess.run(
            [*command, _PROGRAMS[question], str(path.absolute())],
            stdin=subprocess.DEVNULL,
            env=os.environ | _ENVIRONMENT,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise GridLabError(f"Reading it took longer than {seconds:.0f} s; it is refused.") from None
    try:
        found = json.loads(child.stdout) if child.returncode == 0 else None
    except ValueError:
        found = None
    if not isinstance(found, list):
        raise GridLabError("Reading it broke the HDF5 library or took too much memory; it is refused.")
    return [_plain(text) if question == "problems" else str(text) for text in found]


def _plain(text: object) -> str:
    """A text for messages: names of things in the file may hold anything."""
    kept = str(text)[:_LONGEST].encode("utf-8", "backslashreplace").decode()
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in kept)


# No filter is loaded from anywhere, and one thread of linear algebra takes less address space.
_ENVIRONMENT = {"HDF5_PLUGIN_PRELOAD": "::", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
