"""The fee table: what ships, what a study puts over it, and what is refused."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gridlab.domain.errors import GridLabError
from gridlab.domain.platforms import Platform, is_stale, platform_of
from gridlab.store.places import shipped
from gridlab.store.platforms_file import parse_platforms, shipped_platforms, with_studys_own

OWN = {"name": "Panel", "source": "their offer of May", "as_of": "2026-05-01", "fee_percent": "10"}


def table(**entries: Any) -> bytes:
    return json.dumps({"format": "gridlab-platforms", "version": 1, "platforms": entries}).encode()


def test_every_platform_of_the_documentation_ships() -> None:
    assert set(shipped_platforms()) == {
        "prolific", "prolific-academic", "connect", "connect-academic", "mturk", "lab",
    }  # fmt: skip


def test_each_shipped_entry_names_its_source_and_no_address() -> None:
    text = Path(shipped("resources", "platforms.json")).read_text("utf-8")
    assert "://" not in text and "www." not in text
    for key, platform in shipped_platforms().items():
        assert platform.source
        assert platform.as_of is not None or key in ("lab", "connect", "connect-academic")


@pytest.mark.parametrize(
    ("key", "percent", "minimum", "recommended"),
    [
        ("prolific", "42.8", {"GBP": "6.00", "USD": "8.00"}, {"GBP": "9.00", "USD": "12.00"}),
        ("prolific-academic", "33.3", {"GBP": "6.00", "USD": "8.00"}, {"GBP": "9.00", "USD": "12.00"}),
        ("connect", "40", {"USD": "7.50"}, {"USD": "10.00"}),
        ("connect-academic", "25", {"USD": "7.50"}, {"USD": "10.00"}),
        ("mturk", "20", {}, {}),
        ("lab", "0", {}, {}),
    ],
)
def test_the_shipped_figures_are_those_published(
    key: str, percent: str, minimum: dict[str, str], recommended: dict[str, str]
) -> None:
    platform = shipped_platforms()[key]
    assert platform.fee_percent == percent
    assert platform.minimum_hourly == minimum
    assert platform.recommended_hourly == recommended


def test_mturk_is_told_as_closed() -> None:
    mturk = shipped_platforms()["mturk"]
    assert (mturk.many_from, mturk.many_percent, mturk.minimum_fee) == (10, "20", "0.01")
    assert mturk.closed == "2026-09-30"


def test_a_studys_entry_stands_over_the_shipped_one_as_a_whole() -> None:
    platforms = with_studys_own({"prolific": OWN, "panel": OWN})
    assert platforms["prolific"].fee_percent == "10"
    assert platforms["prolific"].minimum_hourly == {}
    assert platforms["panel"].name == "Panel"
    assert platforms["mturk"] == shipped_platforms()["mturk"]


def test_an_unknown_platform_is_refused_with_the_known_ones() -> None:
    with pytest.raises(GridLabError, match=r"'prolifik'.* connect, .*prolific-academic"):
        platform_of(shipped_platforms(), "prolifik")


def test_figures_are_stale_after_a_year() -> None:
    entry = parse_platforms(table(panel=OWN))["panel"]
    assert not is_stale(entry, date(2027, 5, 1))
    assert is_stale(entry, date(2027, 5, 2))
    assert not is_stale(entry, date(2020, 1, 1))


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"fee_percent": 10}, "$.platforms.panel.fee_percent"),
        ({"fee_percent": "ten"}, "$.platforms.panel.fee_percent"),
        ({"fee": "10"}, "$.platforms.panel.fee"),
        ({"many_from": True}, "$.platforms.panel.many_from"),
        ({"as_of": "2026-02-30"}, "$.platforms.panel.as_of"),
        ({"as_of": "yesterday"}, "$.platforms.panel.as_of"),
        ({"minimum_hourly": {"pounds": "6"}}, "$.platforms.panel.minimum_hourly"),
        ({"minimum_hourly": {"GBP": "-6"}}, "$.platforms.panel.minimum_hourly.GBP"),
        ({"rounding": "up"}, "$.platforms.panel.rounding"),
        ({"source": ""}, "$.platforms.panel.source"),
    ],
)
def test_a_wrong_entry_is_refused_with_its_place(change: dict[str, Any], place: str) -> None:
    with pytest.raises(GridLabError) as caught:
        parse_platforms(table(panel={**OWN, **change}))
    assert place in caught.value.what
    with pytest.raises(GridLabError):
        with_studys_own({"panel": {**OWN, **change}})


@pytest.mark.parametrize(
    "data",
    [
        b"[]",
        b"{}",
        b"\xff",
        b'{"format": "gridlab-platforms", "version": 2, "platforms": {}}',
        b'{"format": "gridlab-platforms", "version": true, "platforms": {}}',
        b'{"format": "gridlab-platforms", "version": 1, "platforms": []}',
        b'{"format": "gridlab-platforms", "version": 1, "platforms": {}, "more": 1}',
    ],
)
def test_what_is_no_fee_table_is_refused(data: bytes) -> None:
    with pytest.raises(GridLabError):
        parse_platforms(data)


def test_every_key_of_an_entry_is_documented() -> None:
    document = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")
    section = document.split("## Fee table")[1].split("\n## ")[0]
    listed = [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")]
    assert listed == [field.name for field in fields(Platform)]
