"""Whether the packages of the extra `web` are there that a server needs."""

from __future__ import annotations

from importlib.util import find_spec

from gridlab.domain.errors import failure
from gridlab.domain.said import say

_NEEDED = ("starlette", "uvicorn")


def check_server() -> None:
    """Raise GridLabError where one of them is missing, naming it."""
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise failure(
            "Serving a page needs packages that are not installed: {names}.",
            names=", ".join(missing),
            safe=say("Nothing was started."),
            todo=say('Install them with: pip install "gridlab[web]".'),
        )
