"""A study of eight small pictures, in which sessions are killed, starved and cut off."""

from __future__ import annotations

from pathlib import Path

from PIL import Image as Picture

from gridlab.app.study import OpenStudy
from gridlab.app.study_create import create_study
from gridlab.domain.design import Design
from tests.designs import save_design


def tiny_study(folder: Path, design: Design) -> OpenStudy:
    """A study in a folder of tests, with one design."""
    pictures = folder / "pictures"
    pictures.mkdir()
    for shade in range(8):
        Picture.new("RGB", (8, 8), (shade * 30, 0, 90)).save(pictures / f"{shade}.png")
    opened, _ = create_study(folder / "study", pictures, designs=())
    save_design(opened, design)
    return opened
