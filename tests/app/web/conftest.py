"""A study with photos, flat pictures and odd names, and one design of everything, to be published."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image as Picture

from gridlab.app.study import OpenStudy, open_study, save_study
from gridlab.app.study_create import create_study
from gridlab.app.web.publish import Published, PublishWish, publish
from gridlab.domain.design import Block, Catch, Design, Grid, Layout, Pages, Question, ScreenCounts
from gridlab.domain.publication import Lines
from tests.designs import save_design

LABELS = ("Zebrafink", "Quittenmus")
CODE = "K7QXW2PD"
MARKUP = "</script><b onclick='x'>&\u2028“ü”"


def block(**changes: Any) -> Block:
    return replace(
        Block(
            question=f"Pick {{choose}} {MARKUP}",
            grid=Grid(2, 3, 2),
            layout=Layout(probe_size=40, cell_size=40),
            screens=ScreenCounts(main=6, shared=1, practice=1, catch=2, repeat=1),
        ),
        **changes,
    )


DESIGN = Design(
    name="grid",
    pages=Pages(consent=f"# Consent {MARKUP}", instructions="| a |\n|:-:|\n| b |", completion_code=CODE),
    questions=(Question("age", MARKUP, "number"),),
    blocks=(block(), block(name="second", catch=Catch("label"), grid=Grid(2, 2, 2))),
)


@dataclass
class Publishing:
    """One study and where its pages go."""

    study: OpenStudy
    out: Path

    def __call__(self, out: str = "web", **wished: Any) -> Published:
        wish = PublishWish("grid", self.out / out, **{"numbers": 3} | wished)
        lines = ((Lines(1, 3), Lines(300, 1)), (Lines(1, 3),))
        return publish(self.study, wish, lines)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory, pictures: Callable[[Path], Path]) -> Path:
    """The study, to be copied."""
    place = tmp_path_factory.mktemp("publishing")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRIDLAB_HOME", str(place / "home"))
        opened, _ = create_study(place / "study", pictures(place / "source"), designs=["triplet"])
        images = tuple(
            replace(image, label=LABELS[row % 2], alt=f"Bild {row} {MARKUP}")
            for row, image in enumerate(opened.study.images)
        )
        opened = save_study(opened, replace(opened.study, images=images))
        save_design(opened, DESIGN)
    return place / "study"


@pytest.fixture
def publishing(tmp_path: Path, template: Path) -> Publishing:
    shutil.copytree(template, tmp_path / "study")
    return Publishing(open_study(tmp_path / "study"), tmp_path)


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory, template: Path) -> Published:
    """What was published once, only to be looked at."""
    place = tmp_path_factory.mktemp("shown")
    shutil.copytree(template, place / "study")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRIDLAB_HOME", str(place / "home"))
        return Publishing(open_study(place / "study"), place)()


@pytest.fixture(scope="session")
def pictures() -> Callable[[Path], Path]:
    """Make a folder of 14 pictures: photos with EXIF, flat ones, one of a single pixel, one with alpha."""

    def make(folder: Path) -> Path:
        (folder / "Heimlich").mkdir(parents=True)
        random = np.random.default_rng(1)
        for at in range(4):
            pixels = random.integers(0, 256, (90, 120, 3), dtype=np.uint8)
            exif = Picture.Exif()
            exif[0x010F] = "Geheimkamera"
            Picture.fromarray(pixels).save(folder / "Heimlich" / f"Foto-{at}.jpg", exif=exif)
        for at in range(4):
            Picture.new("RGB", (120, 80), (at * 40, 9, 200)).save(folder / f"Farbe-{at}.png")
        Picture.new("RGB", (1, 1), (1, 2, 3)).save(folder / "Punkt.png")
        Picture.new("RGBA", (50, 20), (1, 2, 3, 90)).save(folder / "Durchsichtig.png")
        return folder

    return make
