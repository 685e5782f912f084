"""The whole way with the program itself: publish, serve, a browser on two devices, collect, check."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run, gridlab  # noqa: F401 - a fixture
from tests.web.page.conftest import Site
from tests.web.page.driving import act, answer, state, wait_for, walk

PERSON = "PROLIFIC_PID=5f3e9b1c2d4a6e8f0a1b2c3d&STUDY_ID=s&SESSION_ID=q"


@pytest.fixture
def served(sites: Callable[..., Site], tmp_path: Path) -> Iterator[tuple[Site, str]]:
    """A publication that is handed out, and its address; the inbox lies in tmp_path."""
    site = sites(sink="serve")
    command = [sys.executable, "-m", "gridlab", "serve", site.folder, "--inbox", tmp_path / "inbox"]
    process = subprocess.Popen([*command, "--port", "0", "--json"], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    told = ""
    for line in process.stdout:
        told += line
        if line.rstrip().endswith("}"):
            break
    yield site, json.loads(told)["url"].replace("127.0.0.1", "localhost")
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=20)


def test_a_session_goes_on_on_another_device_and_is_collected_once(
    served: tuple[Site, str],
    visit: Callable[..., Any],
    gridlab: Run,  # noqa: F811
    tmp_path: Path,
) -> None:
    site, url = served
    first = visit(f"{url}?{PERSON}")
    walk(first, until="screen")
    first.wait_for_selector("html[data-unsent='0']")
    session = state(first)["session"]
    other = visit(f"{url}?{PERSON}")
    assert wait_for(other, "screen") | {"session": session} == state(other)
    seen = walk(other)
    assert seen[0] == "screen" and "consent" not in seen
    assert other.inner_text("[data-code]") == "CODE-7"
    answer(first, submit=False)  # what the first device still does is no part of it any more
    act(first, "submit")
    wait_for(first, "wait")
    act(first, "take_over")
    wait_for(first, "refused")
    assert "already taken part" in first.inner_text("[role=alert]")
    told = gridlab("collect", site.study.folder, tmp_path / "inbox", "--json").json
    assert [(row["session"], row["status"], row["answered"]) for row in told["rows"]] == [
        (session, "complete", 4)
    ]
    assert told["added"] == 1 and told["refused"] == 0
