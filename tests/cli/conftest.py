"""Running the `gridlab` command in this process, as a shell would, and a small study to run it on."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Picture

from gridlab.cli.failures import exit_code_of


@dataclass(frozen=True)
class Outcome:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Outcome]


@pytest.fixture
def gridlab(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """gridlab("new", study, ...) runs the command."""

    def run(*words: object) -> Outcome:
        from gridlab.cli import _run

        monkeypatch.setattr(sys, "argv", ["gridlab", *map(str, words)])
        capfd.readouterr()
        code = exit_code_of(_run)
        sys.stdout.flush()
        printed = capfd.readouterr()
        return Outcome(code, printed.out, printed.err)

    return run


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of 20 small pictures, all different, with labels.csv beside the folder's own parent."""
    folder = tmp_path_factory.mktemp("pictures") / "images"
    folder.mkdir()
    lines = ["file,label"]
    for i in range(20):
        colour = (i * 12, 255 - i * 9, (i * 53) % 256)
        Picture.new("RGB", (40 + i, 30), colour).save(folder / f"p{i:02}.png")
        lines.append(f"p{i:02}.png,{'warm' if i % 2 else 'cold'}")
    (folder.parent / "labels.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def study(gridlab: Run, pictures: Path, tmp_path: Path) -> Path:
    """A study of the 20 pictures with two designs."""
    folder = tmp_path / "study"
    made = gridlab(
        "new", folder, "--images", pictures, "--labels", pictures.parent / "labels.csv",
        "--design", "grid-8-choose-2", "--design", "triplet",
    )  # fmt: skip
    assert made.code == 0, made.err
    return folder
