"""Screen after screen in one process: it grows by less than 20 MB, and leaves no widget, thread or file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Picture

from gridlab.app.study_create import create_study
from gridlab.domain.design import Block, Design, Grid, Layout, Pages, ScreenCounts, SessionRules, Timing
from tests.designs import save_design

ROBOT = Path(__file__).with_name("soak_robot.py")
WARM = 100  # screens until caches of fonts, glyphs and pictures have what they hold
ALLOWED_MEGABYTES = 10, 20
"""Of few screens and of many."""


def soaked(tmp_path: Path, screens: int, sessions: int) -> list[dict[str, Any]]:
    """What the process held after every so many screens."""
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    for shade in range(40):
        Picture.effect_noise((640, 480), 20 + shade).convert("RGB").save(pictures / f"{shade}.jpg")
    opened, _ = create_study(tmp_path / "study", pictures, designs=())
    block = Block(
        grid=Grid(4, 4, 4),
        layout=Layout(cell_size=110),
        screens=ScreenCounts(screens // sessions, 0, 0, 0, 0),
        timing=Timing(minimum_ms=0),
    )
    design = Design(
        name="soak",
        blocks=(block,),
        pages=Pages(instructions="# Look"),
        session=SessionRules(break_every=60, show_time_left=True),
    )
    save_design(opened, design)
    done = subprocess.run(
        [sys.executable, str(ROBOT), str(opened.folder), "soak", str(sessions)],
        env={**os.environ, "GRIDLAB_HOME": str(tmp_path / "home")},
        capture_output=True,
        text=True,
        timeout=7200,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.slow
@pytest.mark.parametrize("sessions", [1, 4], ids=["one session", "one after the other"])
def test_memory_stays_and_nothing_is_left(
    tmp_path: Path, count: Callable[[int, int], int], sessions: int
) -> None:
    screens = count(300, 10_000) if sessions == 1 else count(200, 5_000)
    held = soaked(tmp_path, screens, sessions)
    assert held[-1]["screens"] >= screens
    running = [one for one in held if "over" not in one and one["screens"] >= WARM]
    grown = max(one["megabytes"] for one in running) - running[0]["megabytes"]
    print(f"{screens} screens in {sessions}: grown by {grown:.1f} MB from {running[0]['megabytes']:.0f} MB")
    assert grown < count(*ALLOWED_MEGABYTES)
    for what in ("widgets", "threads", "files"):
        assert running[-1][what] <= running[0][what], what
    over = [one for one in held if "over" in one]
    for what in ("widgets", "threads", "files"):
        assert over[-1][what] <= over[0][what], what
