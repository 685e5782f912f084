"""A study in a folder that a syncing program or the network shares: one warning, and it works."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Picture

from gridlab.app.session import watching
from gridlab.app.session.codes import SessionWish
from gridlab.app.session.start import prepare_session
from gridlab.app.study_create import create_study
from gridlab.domain.design import Block, Design, Grid, ScreenCounts
from gridlab.domain.session import Display
from gridlab.store.sessions import list as session_list
from gridlab.store.sessions import live
from tests.designs import save_design

DESIGN = Design(name="tiny", blocks=(Block(grid=Grid(2, 2, 2), screens=ScreenCounts(2, 0, 0, 0, 0)),))


@pytest.mark.parametrize(("name", "warned"), [("OneDrive - Lab", True), ("plain", False)])
def test_a_shared_folder_is_warned_of_and_the_session_starts(tmp_path: Path, name: str, warned: bool) -> None:
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    for shade in range(6):
        Picture.new("RGB", (8, 8), (shade * 30, 0, 90)).save(pictures / f"{shade}.png")
    (tmp_path / name).mkdir()
    opened, _ = create_study(tmp_path / name / "study", pictures, designs=())
    save_design(opened, DESIGN)
    prepared = prepare_session(opened, SessionWish("P01", "tiny"))
    assert ("OneDrive" in prepared.warning) is warned and bool(prepared.warning) is warned
    prepared.begin(display=Display(800, 600)).close()


@pytest.fixture
def share(sitting: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A study in a shared folder, whose machines do not see each other's locks; all waits are short."""
    monkeypatch.setattr(watching, "shared_by", lambda _folder: "the network")
    monkeypatch.setattr(session_list, "shared_by", lambda _folder: "the network")
    monkeypatch.setattr(watching, "WATCH_SECONDS", 0.6)
    monkeypatch.setattr(live, "BEAT_SECONDS", 0.1)
    return sitting


def resumed(sitting: Any) -> Any:
    return prepare_session(sitting.study, SessionWish("P01", "tiny", resume=True))


def test_id_live_is_replaced_while_nobody_answers(share: Any) -> None:
    runner = share.start()
    path = live.live_path(runner.path)
    seen = {path.read_bytes() for _ in range(8) if not time.sleep(0.1)}
    assert len(seen) > 2
    runner.close()
    time.sleep(0.3)
    assert not path.exists()
    assert "live" not in {thread.name for thread in threading.enumerate()}


def test_a_session_that_a_dead_machine_left_is_resumed_after_a_while(share: Any) -> None:
    runner = share.start()
    share.go_on(runner)
    left = live.live_path(runner.path).read_bytes()
    runner.close()
    live.live_path(runner.path).write_bytes(left)
    began = time.monotonic()
    prepared = resumed(share)
    assert time.monotonic() - began >= 0.6
    prepared.begin(display=Display(800, 600)).close()


def test_on_a_disk_of_this_machine_nobody_waits(sitting: Any) -> None:
    runner = sitting.start()
    sitting.go_on(runner)
    runner.close()
    began = time.monotonic()
    resumed(sitting)
    assert time.monotonic() - began < 5
