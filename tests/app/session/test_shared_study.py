"""A study in a folder that a syncing program or the network shares: one warning, and it works."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image as Picture

from gridlab.app.session.codes import SessionWish
from gridlab.app.session.start import prepare_session
from gridlab.app.study_create import create_study
from gridlab.domain.design import Block, Design, Grid, ScreenCounts
from gridlab.domain.session import Display
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
