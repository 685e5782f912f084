"""A process that is ended while it simulates is a failure that is known, not a bug."""

from __future__ import annotations

import os
import signal
import sys

import pytest

from gridlab.app.prediction.work import open_workers
from gridlab.domain.errors import GridLabError


def _ended(number: int) -> int:
    if number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.skipif(sys.platform == "win32", reason="kills as Linux does where memory runs out")
def test_a_worker_that_the_system_kills_is_a_known_failure() -> None:
    with pytest.raises(GridLabError, match="ended from outside") as failed, open_workers(2) as crew:
        list(crew.each(_ended, range(6)))
    assert "Memory" in failed.value.todo
