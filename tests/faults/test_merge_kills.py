"""Merging killed at any moment: each session is as before or as after, and merging again ends it."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image as Picture

from gridlab.app.merge import merge
from gridlab.app.session.clock import SystemClock
from gridlab.app.session.codes import SessionWish
from gridlab.app.session.start import prepare_session
from gridlab.app.study import open_study
from gridlab.app.study_create import create_study
from gridlab.domain.design import Block, Design, Grid, ScreenCounts, Timing
from gridlab.domain.flow import EndPage
from gridlab.domain.session import Device, Display
from gridlab.store.sessions import rows
from gridlab.store.sessions.file import SessionWriter
from gridlab.store.sessions.list import session_paths
from gridlab.store.sessions.read import read_log
from tests.designs import save_design

BLOCK = Block(grid=Grid(2, 2, 1), screens=ScreenCounts(6, 0, 0, 0, 0), timing=Timing(minimum_ms=0))


@pytest.fixture
def template(tmp_path: Path) -> Path:
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    for shade in range(6):
        Picture.new("RGB", (8, 8), (shade * 30, 0, 90)).save(pictures / f"{shade}.png")
    opened, _ = create_study(tmp_path / "template", pictures, designs=())
    save_design(opened, Design(name="tiny", blocks=(BLOCK,)))
    return opened.folder


def answered(study: Path, code: str, screens: int, *, resume: bool = False) -> Path:
    """A session with so many more answers; returns its file."""
    prepared = prepare_session(open_study(study), SessionWish(code, "tiny", resume=resume))
    runner = prepared.begin(display=Display(800, 600), clock=SystemClock())
    for _ in range(screens):
        assert not isinstance(runner.page, EndPage)
        runner.shown()
        runner.choose(0, Device.MOUSE)
        step = runner.submit(Device.MOUSE)
        assert step is not None
        runner.write(step)
        runner.complete(step)
    runner.close()
    (path,) = [path for path in session_paths(study) if runner.header.id in path.name]
    return path


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that fork")
def test_a_kill_inside_merging_leaves_each_session_old_or_new(
    template: Path, tmp_path: Path, count: Callable[[int, int], int]
) -> None:
    early = [answered(template, code, 2) for code in "ABCD"]
    here, there = tmp_path / "here", tmp_path / "there"
    shutil.copytree(template, there)
    answered(there, "A", 4, resume=True)
    answered(there, "B", 2, resume=True)
    answered(there, "E", 6)
    fork = SessionWriter(early[2])
    fork.append([rows.stop_entry(99_000, "2026-03-01T10:00:00Z")])
    fork.close()
    other = SessionWriter(there / "sessions" / early[2].name)
    other.append([rows.stop_entry(98_000, "2026-03-01T10:00:01Z")])
    other.close()
    shutil.copytree(template, here)
    merge(open_study(here), [there])
    after = {path.name: read_log(path) for path in session_paths(here)}
    before = {path.name: read_log(path) for path in session_paths(template)}
    chance, killed = random.Random(1), 0
    for _ in range(count(20, 300)):
        shutil.rmtree(here)
        shutil.copytree(template, here)
        child = os.fork()
        if not child:
            merge(open_study(here), [there])
            os._exit(0)
        time.sleep(chance.uniform(0.0, 0.03))
        os.kill(child, signal.SIGKILL)
        killed += os.WIFSIGNALED(os.waitpid(child, 0)[1])
        for path in session_paths(here):
            assert read_log(path) in (before.get(path.name), after.get(path.name))
        assert {path.name for path in session_paths(here)} >= set(before)
        merge(open_study(here), [there])
        assert {path.name: read_log(path) for path in session_paths(here)} == after
    assert killed > 5
