"""study.json is read strictly, one image per line, and names no file outside the study."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image
from gridlab.domain.study import Metadata, Study
from gridlab.store.disk import inside
from gridlab.store.images.names import image_place
from gridlab.store.json_text import Refused
from gridlab.store.study_file import parse_study, read_study, study_bytes, write_study

ID = "0123456789abcdef" * 2


def sha(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def image(name: str, **changes: Any) -> Image:
    return replace(Image(name, sha(name), 160, 120), **changes)


STUDY = Study(
    ID,
    "Food study",
    metadata=Metadata(creators=("A", "B")),
    platforms={"lab": {"fee": "0.5"}},
    erased=("f" * 32,),
    images=(image("a.png", label="fruit"), image("b/c.png", alt="a pear", included=False)),
)


def text(**keys: Any) -> bytes:
    value = json.loads(study_bytes(STUDY))
    return json.dumps(value | keys).encode()


def with_image(**keys: Any) -> bytes:
    value = {"name": "a.png", "sha256": sha("a"), "width": 1, "height": 1} | keys
    return text(images=[{key: item for key, item in value.items() if item is not ...}])


def test_a_study_is_read_as_it_was_written(tmp_path: Path) -> None:
    assert write_study(tmp_path, STUDY) == STUDY
    assert read_study(tmp_path) == STUDY


def test_the_text_has_the_keys_in_order_and_one_image_per_line() -> None:
    lines = study_bytes(STUDY).decode().splitlines()
    assert lines[:4] == ["{", '  "format": "gridlab-study",', '  "version": 1,', f'  "id": "{ID}",']
    assert lines[-1] == "}"
    assert study_bytes(STUDY).endswith(b"}\n")
    value = json.loads(study_bytes(STUDY))
    assert list(value) == [
        "format", "version", "id", "title", "returning", "metadata", "platforms", "erased", "images",
    ]  # fmt: skip
    assert list(value["images"][0]) == ["name", "sha256", "width", "height", "label", "alt", "included"]
    rows = [json.loads(line.strip().rstrip(",")) for line in lines if '"sha256"' in line]
    assert rows == value["images"]


def test_the_text_of_the_contract_is_read() -> None:
    study = parse_study(
        b"""{"format": "gridlab-study", "version": 1, "id": "0123456789abcdef0123456789abcdef",
 "title": "Food study", "returning": "resume",
 "metadata": {"creators": [], "licence": "", "contact": "", "keywords": [], "funding": "", "ethics": "",
 "preregistration": "", "doi": ""},
 "platforms": {}, "erased": [],
 "images": [
  {"name": "apple.png", "sha256": "%s", "width": 160, "height": 160, "label": "fruit", "alt": "",
   "included": true}
 ]}"""
        % sha("x").encode()
    )
    assert study.images == (Image("apple.png", sha("x"), 160, 160, "fruit"),)


def test_only_the_id_is_needed() -> None:
    assert parse_study(f'{{"format":"gridlab-study","version":1,"id":"{ID}"}}'.encode()) == Study(ID)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (text(version=2), "$.version is 2; allowed: 1"),
        (text(id="x"), '$.id is "x"; allowed: 32 hexadecimal digits'),
        (text(id=ID.upper()), "$.id"),
        (text(colour=1), "$.colour is 1"),
        (text(returning="never"), '$.returning is "never"; allowed: one of "resume", "new", "refuse"'),
        (text(metadata={"author": "x"}), "$.metadata.author"),
        (text(metadata={"creators": "x"}), "$.metadata.creators"),
        (text(erased=["../x"]), "$.erased[0]"),
        (text(platforms=[]), "$.platforms is []; allowed: an object"),
        (with_image(sha256=...), "$.images[0].sha256 is missing"),
        (with_image(sha256="0"), "$.images[0].sha256"),
        (with_image(width=True), "$.images[0].width is true"),
        (with_image(width=1.0), "$.images[0].width is 1.0"),
        (with_image(height=0), "$.images[0].height is 0"),
        (with_image(included=1), "$.images[0].included is 1"),
        (with_image(size=1), "$.images[0].size is 1"),
        (with_image(name="../a.png"), '$.images[0].name is "../a.png"'),
        (with_image(name="/etc/passwd"), "$.images[0].name"),
        (with_image(name="a/../../b"), "$.images[0].name"),
        (with_image(name="a//b"), "$.images[0].name"),
        (with_image(name="."), "$.images[0].name"),
        (with_image(name=""), "$.images[0].name"),
        (with_image(name="a\\b"), "$.images[0].name"),
        (with_image(name="a\\x2e\\x2e"), "$.images[0].name"),
        (with_image(name="\\x00"), "$.images[0].name"),
        (with_image(name="a\nb"), "$.images[0].name"),
        (text(images=[json.loads(with_image())["images"][0]] * 2), "$.images[1].name"),
        (
            text(images=[{"name": n, "sha256": sha("a"), "width": 1, "height": 1} for n in "ab"]),
            "$.images[1].sha256",
        ),
    ],
)
def test_a_refusal_names_the_place(data: bytes, said: str) -> None:
    with pytest.raises(Refused) as caught:
        parse_study(data)
    assert said in str(caught.value)


def test_names_stay_as_they_are_and_other_text_becomes_nfc() -> None:
    twins = (image("e\u0301.png", label="cafe\u0301"), image("\u00e9.png"))
    study = parse_study(study_bytes(Study(ID, "e\u0301", images=twins)))
    assert [one.name for one in study.images] == ["e\u0301.png", "\u00e9.png"]
    assert study.images[0].label == "caf\u00e9"
    assert study.title == "\u00e9"
    assert study_bytes(study) == study_bytes(parse_study(study_bytes(study)))


@given(
    st.lists(st.binary(min_size=1, max_size=30).filter(lambda raw: b"\0" not in raw), unique=True, max_size=5)
)
def test_any_file_name_is_kept(names: list[bytes]) -> None:
    from gridlab.store.images.names import shown_name

    images = tuple(image(shown_name(raw.replace(b"/", b"-").replace(b".", b"_"))) for raw in names)
    if len({one.name for one in images}) == len(images):
        study = Study(ID, images=images)
        assert parse_study(study_bytes(study)) == study


def test_a_folder_without_study_says_so(tmp_path: Path) -> None:
    with pytest.raises(GridLabError, match=r"no study\.json"):
        read_study(tmp_path)


def test_a_study_that_leads_out_of_its_folder_is_not_read(tmp_path: Path) -> None:
    outside = tmp_path / "outside.json"
    outside.write_bytes(study_bytes(STUDY))
    folder = tmp_path / "study"
    folder.mkdir()
    (folder / "study.json").symlink_to(outside)
    with pytest.raises(GridLabError, match="leads out"):
        read_study(folder)


def test_an_image_that_a_link_leads_to_is_not_opened(tmp_path: Path) -> None:
    images = tmp_path / "images"
    (images / "sub").mkdir(parents=True)
    (images / "a.png").write_bytes(b"")
    (images / "link.png").symlink_to(tmp_path)
    (images / "up").symlink_to("..")
    (images / "loop").symlink_to("loop")
    (images / "near.png").symlink_to("a.png")
    (images / "near").symlink_to("sub")
    assert image_place(images, "a.png") == images / "a.png"
    assert image_place(images, "sub/new.png") == images / "sub" / "new.png"
    for name in ("link.png", "up/x.png", "../x", "sub/../../x", "/x"):
        with pytest.raises(GridLabError, match="leads out"):
            image_place(images, name)
    for name in ("near.png", "near/x.png"):
        with pytest.raises(GridLabError, match=r"near.* is not an ordinary file but a link"):
            image_place(images, name)
    with pytest.raises(GridLabError):
        inside(images, images / ".." / "x")
