"""docs/formats.md says what the code does."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from gridlab.domain.design import Design
from gridlab.store.dataset.also import ALSO
from gridlab.store.dataset.layout import COLUMNS
from gridlab.store.design_file import design_id
from gridlab.store.planned_codes import planned_path, read_codes
from gridlab.store.sessions.keys_file import keys_path
from gridlab.store.sessions.live import Live
from gridlab.store.settings import Settings, read_settings, write_settings

sys.path.insert(0, str(Path(__file__).parents[2] / "docs"))
from format_tables import with_tables

DOCUMENT = Path(__file__).parents[2] / "docs" / "formats.md"


@pytest.fixture(scope="module")
def text() -> str:
    return DOCUMENT.read_text("utf-8")


def test_its_tables_of_keys_are_those_of_the_code(text: str) -> None:
    assert text.count("<!-- keys of ") == 4
    assert text.count("<!-- columns of dataset -->") == 1
    assert with_tables(text) == text, "renew it: python docs/make.py"


def test_the_id_it_names_is_that_of_the_default_design(text: str) -> None:
    assert re.findall(r"`([0-9a-f]{64})`", text) == [design_id(Design())]


def test_every_column_and_every_code_of_the_dataset_is_in_it(text: str) -> None:
    for column in COLUMNS:
        assert f"| `/{column.path}` |" in text
    for words in ("0 main, 1 practice, 2 catch, 3 repeat, 4 shared", "13 stop", "4 program"):
        assert words in text


def test_every_file_of_also_is_in_it(text: str) -> None:
    for word in (*ALSO, "NAME.triplets.csv", "NAME.cblearn.npz", "NAME.psiz.npz", "NAME-psychds/"):
        assert f"`{word}`" in text


def test_every_key_of_the_design_is_in_it(text: str) -> None:
    for key in ("`name`", "`blocks[].grid.choose_min`", "`payment.overhead_seconds`", "`questions[].export`"):
        assert f"| {key} |" in text


def test_every_setting_is_in_it_with_its_default(text: str) -> None:
    part = text[text.index("**Settings.**") : text.index("**Lists of codes.**")]
    rows = dict(re.findall(r"^\| `(\w+)` \| [^|]+ \| `([^`]+)` \|", part, re.MULTILINE))
    defaults = Settings()
    written = {field.name: json.dumps(getattr(defaults, field.name)) for field in fields(Settings)}
    assert rows == written


def test_every_key_of_a_live_file_is_in_it(text: str) -> None:
    part = next(line for line in text.splitlines() if line.startswith("**`ID.live`**"))
    assert {field.name for field in fields(Live)} <= set(re.findall(r"`(\w+)`", part))


def test_files_outside_the_study_lie_and_look_as_it_says(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_home = tmp_path / "own"
    monkeypatch.setenv("GRIDLAB_HOME", str(own_home))
    write_settings(Settings(station=3))
    assert (own_home / "config" / "settings.json").is_file() and read_settings().station == 3
    for path in (planned_path("0" * 32), keys_path("0" * 32)):
        assert f"| `{path.relative_to(own_home).as_posix().replace('0' * 32, 'STUDY-ID')}` |" in text
    listed = tmp_path / "listed.csv"
    listed.write_text("design;remark;code\n\ntriplet;late;p01\n", encoding="utf-8")
    assert [(one.code, one.group, one.design) for one in read_codes(listed).codes] == [("p01", "", "triplet")]
