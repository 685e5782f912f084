"""A study's own entry in the fee table: checked as typed, saved whole, taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from gridlab.app.cost.platform_edit import edited_platform, problems_of, save_platform, texts_of
from gridlab.app.study import open_study
from gridlab.domain.platforms import Platform
from gridlab.store.platforms_file import shipped_platforms, with_studys_own


@pytest.mark.parametrize("key", sorted(shipped_platforms()))
@pytest.mark.parametrize("currency", ["GBP", "USD", "EUR"])
def test_what_stands_in_the_fields_gives_the_entry_again(key: str, currency: str) -> None:
    entry = shipped_platforms()[key]
    texts = texts_of(entry, currency)
    assert problems_of(texts) == {}
    assert edited_platform(entry, texts, currency) == entry


@pytest.mark.parametrize(
    ("field", "text"),
    [
        *(("fee", "abc"), ("fee", ""), ("fee", "33,3"), ("fee", "-1"), ("vat", "x"), ("minimum", "1e3")),
        *(("recommended", "5.00"), ("as_of", "2026-02-30"), ("as_of", "yesterday"), ("source", " ")),
        *(("name", ""), ("name", "x" * 201), ("source", "x" * 1001)),
    ],
)
def test_what_is_wrong_is_told_at_its_field(field: str, text: str) -> None:
    texts = replace(texts_of(shipped_platforms()["prolific"], "GBP"), **{field: text})
    assert set(problems_of(texts)) == {field}


def test_a_saved_entry_counts_until_it_is_taken_back(sitting: Any) -> None:
    entry = shipped_platforms()["mturk"]
    texts = replace(texts_of(entry, "USD"), fee="10", vat="19", minimum="7.25", as_of="")
    own = edited_platform(entry, texts, "USD")
    save_platform(sitting.study, "mturk", own)
    opened = open_study(sitting.study.folder)
    assert with_studys_own(opened.study.platforms)["mturk"] == own
    assert (own.many_from, own.minimum_fee, own.vat_percent, own.as_of) == (10, "0.01", "19", None)
    save_platform(opened, "mturk", None)
    assert open_study(sitting.study.folder).study.platforms == {}


def test_a_new_platform_may_have_a_key_of_its_own(sitting: Any) -> None:
    panel = Platform("Our panel", "contract", fee_percent="5")
    opened = save_platform(sitting.study, "panel", panel)
    assert opened.study.platforms == {
        "panel": {"name": "Our panel", "source": "contract", "fee_percent": "5"}
    }
