"""Recent studies are known again by title, day and images, whatever became of their folders."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from gridlab.app.recent import looked_at
from gridlab.app.study import OpenStudy
from gridlab.domain.progress import Cancel, no_progress
from gridlab.gui.look.numbers import day
from gridlab.gui.shell.app import Application
from gridlab.store.settings import Settings

Until = Callable[..., None]


def test_recent_studies_show_title_day_and_images(
    program: Application, study: OpenStudy, tmp_path: Path, until: Until
) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    shutil.copy(study.folder / "study.json", bare)
    furniture = program.furnish()
    furniture.show_recent(Settings(recent=(str(study.folder), str(bare), str(tmp_path / "gone"))))
    full, linked = program.window.welcome.recent
    assert full.text() == "study", "its folder, until it was looked at"
    until(lambda: full.text() == "Food study")
    assert linked.text() == "Food study"
    today = day(datetime.now(UTC).astimezone().date())
    assert full.accessibleName() == "Open Food study"
    assert today in full.accessibleDescription() and str(study.folder) in full.accessibleDescription()
    assert len(full._pictures) == 4 and not linked._pictures, "no image where there is none"
    picture = program.window.grab().toImage()
    assert not picture.isNull()


def test_a_study_that_leads_elsewhere_or_says_nonsense_is_listed_by_its_folder(tmp_path: Path) -> None:
    outside = tmp_path / "outside.png"
    outside.write_bytes(b"secret")
    texts = {
        "out": '{"title": "x", "images": [{"name": "../outside.png"}]}',
        "bytes": "\xff\x00{",
        "quoted": json.dumps({"title": 'a "b" <c>', "images": []}),
        "empty": "",
    }
    for name, text in texts.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "study.json").write_text(text, encoding="latin-1")
    folders = [tmp_path / name for name in (*texts, "gone")]
    found = looked_at(folders, 40)(Cancel(), no_progress)
    assert [one.title for one in found] == ["x", "bytes", 'a "b" <c>', "empty", "gone"]
    assert not any(one.pictures for one in found)
