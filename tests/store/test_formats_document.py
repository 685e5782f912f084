"""docs/formats.md says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gridlab.domain.design import Design
from gridlab.store.dataset.also import ALSO
from gridlab.store.dataset.layout import COLUMNS
from gridlab.store.design_file import design_id
from gridlab.store.format_tables import with_tables

DOCUMENT = Path(__file__).parents[2] / "docs" / "formats.md"


@pytest.fixture(scope="module")
def text() -> str:
    return DOCUMENT.read_text("utf-8")


def test_its_tables_of_keys_are_those_of_the_code(text: str) -> None:
    assert text.count("<!-- keys of ") == 3
    assert text.count("<!-- columns of the dataset -->") == 1
    assert with_tables(text) == text, "renew it: python -m gridlab.store.format_tables docs/formats.md"


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
