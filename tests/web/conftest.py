"""A study of eight pictures with a publication, and the command to collect into it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image as Picture

from gridlab.app.study import OpenStudy, open_study, save_study
from gridlab.app.study_create import create_study
from gridlab.app.web.publish import PublishWish
from gridlab.app.web.publish import publish as publish_folder
from gridlab.domain.publication import Codes, Lines, Publication
from tests.cli.conftest import Run, gridlab  # noqa: F401 - a fixture
from tests.designs import save_design
from tests.web.answering import DESIGN, publish

LINES = ((Lines(1, 2), Lines(400, 1)),)


@pytest.fixture(scope="session")
def picture_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight small images."""
    folder = tmp_path_factory.mktemp("pictures")
    for shade in range(8):
        Picture.new("RGB", (16, 16), (shade * 30, 0, 90)).save(folder / f"{shade}.png")
    return folder


@pytest.fixture(scope="session")
def made_study(tmp_path_factory: pytest.TempPathFactory, picture_folder: Path) -> Path:
    """A study with the design that is published, to be copied."""
    opened, _ = create_study(tmp_path_factory.mktemp("made") / "study", picture_folder, designs=())
    labels = [replace(image, label="ab"[at % 2]) for at, image in enumerate(opened.study.images)]
    opened = save_study(opened, replace(opened.study, images=tuple(labels)))
    save_design(opened, DESIGN)
    return opened.folder


@pytest.fixture
def study(tmp_path: Path, made_study: Path) -> OpenStudy:
    """The study, with the design that is published."""
    return open_study(Path(shutil.copytree(made_study, tmp_path / "study")))


@pytest.fixture
def publication(study: OpenStudy) -> Publication:
    """A publication of the study."""
    return publish(study)


@pytest.fixture
def web(study: OpenStudy, tmp_path: Path) -> Path:
    """The folder of a page, really published, with 12 numbers and a code for each ending."""
    codes = Codes("C-DONE", "C-NO", "C-BACK", "C-SMALL")
    publish_folder(study, PublishWish("page", tmp_path / "web", numbers=12, codes=codes), LINES)
    return tmp_path / "web"
