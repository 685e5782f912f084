"""A preregistration holds what is planned and all that a person sees, and is the same for the same study."""

from __future__ import annotations

import hashlib
import re
import time
from pathlib import Path

import pytest
from PIL import Image as Picture

from gridlab.app.exclusions import with_lock, with_rule
from gridlab.app.study import OpenStudy, open_study
from gridlab.app.study_create import create_study
from gridlab.domain.progress import Cancel, Cancelled
from gridlab.domain.sampling.session_screens import session_screens
from gridlab.gui.paper.preregistration import Preregistered, write_preregistration
from gridlab.gui.screen.still import at_once
from gridlab.store.design_file import design_id
from gridlab.store.exclusions_file import change_exclusions
from tests.gui.screen.test_for_others import DESIGN

PLAIN = Preregistered(is_predicted=False)


@pytest.fixture
def opened(tmp_path: Path, qapp: object) -> OpenStudy:
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    for shade in range(8):
        Picture.new("RGB", (16, 16), (shade * 30, 0, 90)).save(pictures / f"{shade}.png")
    return create_study(tmp_path / "study", pictures, designs=())[0]


def made(opened: OpenStudy, out: Path, wish: Preregistered = PLAIN, cancel: Cancel | None = None) -> Path:
    screens = session_screens(DESIGN, opened.study.images, 0)
    return write_preregistration(
        out, opened, DESIGN, screens, (1280, 800), wish, at_window=at_once, cancel=cancel
    )


def test_the_folder_holds_the_plan_with_the_designs_id_its_rules_and_the_planned_answers(
    opened: OpenStudy, tmp_path: Path
) -> None:
    change_exclusions(opened.folder, with_rule("catch_share < 0.5", "did not look"))
    change_exclusions(opened.folder, with_lock)
    out = made(
        open_study(opened.folder), tmp_path / "bundle", Preregistered(is_predicted=False, day="2026-12-01")
    )
    text = (out / "preregistration.md").read_text(encoding="utf-8")
    for said in (
        f"Id: {design_id(DESIGN)}.", "Date: 2026-12-01.", "30 annotators answer one HIT each",
        "No main session had answers", "catch_share < 0.5: did not look", "The rules were locked on 20",
        "The error was not predicted.",
    ):  # fmt: skip
        assert said in text, said
    for line in (out / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((out / name).read_bytes()).hexdigest() == digest
    assert {"preregistration.pdf", "references.bib", "exclusions.json", "all.json"} <= {
        path.name for path in out.iterdir()
    }
    assert len(list(out.glob("screen-*.png"))) >= 2


def test_the_same_study_gives_the_same_bytes(
    opened: OpenStudy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = made(opened, tmp_path / "one.pdf").read_bytes()
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        assert made(opened, tmp_path / "two.pdf").read_bytes() == one
    finally:
        monkeypatch.undo()
        time.tzset()
    assert b"19700101000000" in one
    table = one[int(one.rpartition(b"startxref\n")[2].split()[0]) :]
    assert table.startswith(b"xref")
    for number, entry in enumerate(re.findall(rb"([0-9]{10}) [0-9]{5} n", table), 1):
        assert one[int(entry) :].startswith(b"%d 0 obj" % number)


def test_cancelling_writes_nothing(opened: OpenStudy, tmp_path: Path) -> None:
    cancel = Cancel()
    cancel.set()
    with pytest.raises(Cancelled):
        made(opened, tmp_path / "bundle", cancel=cancel)
    assert not (tmp_path / "bundle").exists()
