"""Designs are read strictly, written canonically, and known by an id that anyone can compute."""

from __future__ import annotations

import hashlib
import json
import random
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import rfc8785

from gridlab.domain.design import Block, Design, Grid, Layout, Pages, Payment, Question
from gridlab.domain.errors import GridLabError
from gridlab.domain.fields import said_in
from gridlab.store.design_file import (
    GALLERY,
    design_bytes,
    design_id,
    design_value,
    gallery,
    gallery_design,
    parse_design,
    read_design,
    write_design,
)
from gridlab.store.json_text import Refused, pretty
from gridlab.store.places import shipped
from gridlab.store.versions import newest_of

sys.path.insert(0, str(Path(__file__).parents[2] / "docs"))
from design_schema import design_schema, design_schema_bytes

NEWEST = newest_of("gridlab-design")
HEAD = {"format": "gridlab-design", "version": NEWEST}
VERSION_1 = b'{"format": "gridlab-design", "version": 1}'
# The example of the specification, in which every key of version 2 has its default but the name.
COMPLETE = """{
  "format": "gridlab-design", "version": 2, "name": "grid-16-choose-4", "language": "en",
  "pages": {"consent": "", "instructions": "", "debrief": "", "completion_code": ""},
  "questions": [], "order": "fixed",
  "blocks": [{
    "name": "main", "question": "Choose the {choose} images most similar to the framed one.",
    "instructions": "", "images": {"labels": []},
    "grid": {"rows": 4, "columns": 4, "choose": 4, "choose_min": 4, "ranked": false},
    "layout": {"probe": "left", "probe_size": 220, "cell_size": 150, "gap": 8, "margin": 24, "fit": "contain",
               "background": "#ffffff", "accent": "#2f62d9", "show_keys": true, "key_layout": "numbered",
               "footer": "bottom", "small_display": "shrink"},
    "screens": {"main": 20, "shared": 0, "practice": 2, "catch": 2, "repeat": 3},
    "catch": {"kind": "identical"},
    "sampling": {"method": "balanced", "seed": 1},
    "timing": {"minimum_ms": 300, "blank_ms": 0, "limit_seconds": null}
  }],
  "session": {"break_every": 0, "break_seconds": 0, "allow_back": true, "show_time_left": false,
              "auto_submit": false, "feedback": "none", "viewport": [1280, 800]},
  "payment": {"platform": "prolific-academic", "currency": "GBP", "reward": "1.50", "assignments": 30,
              "bonus": "0.00", "vat_percent": "0", "hourly_pay": null, "show_up_fee": "0.00",
              "replacement_percent": "0", "seconds_per_screen": null, "overhead_seconds": 60}
}"""


def text(**keys: Any) -> bytes:
    return json.dumps(HEAD | keys).encode()


def block(**keys: Any) -> bytes:
    return text(blocks=[keys])


def test_left_out_keys_take_the_defaults_of_the_contract() -> None:
    complete = parse_design(COMPLETE.encode())
    assert parse_design(text(name="grid-16-choose-4")) == complete
    written = json.loads(design_bytes(complete))
    assert {key: written[key] for key in HEAD} == HEAD
    expected = json.loads(COMPLETE)
    expected["blocks"][0]["sampling"]["screens"] = []
    assert {**written, **said_in(complete, 2), "version": 2} == expected
    assert list(written) == list(expected)


REFUSED: list[tuple[bytes, list[str]]] = [
    (b"[]", ["$ is []", "an object"]),
    (b"{}", ["$.format is missing", '"gridlab-design"', "$.version is missing"]),
    (b'{"format": "gridlab-design"}', ["$.version is missing"]),
    (b'{"version": 1}', ["$.format is missing"]),
    (text(version=NEWEST + 1), [f"newer GridLab: $.version is {NEWEST + 1}", f"allowed: 1 to {NEWEST}"]),
    (text(version=0), ["$.version is 0", f"1 to {NEWEST}, the versions that this program knows"]),
    (text(version=True), ["$.version is true"]),
    (text(version="1"), ['$.version is "1"']),
    (text(format="gridlab-study"), ['$.format is "gridlab-study"']),
    (text(colour="red"), ['$.colour is "red"', "no key but format, version, name"]),
    (block(grid={"row": 3}), ["$.blocks[0].grid.row is 3", "rows, columns"]),
    (block(grid={"rows": True}), ["$.blocks[0].grid.rows is true", "a whole number from 1 to 144"]),
    (block(grid={"rows": 4.0}), ["$.blocks[0].grid.rows is 4.0", "whole number"]),
    (block(grid={"rows": "4"}), ['$.blocks[0].grid.rows is "4"']),
    (block(grid={"rows": 0}), ["$.blocks[0].grid.rows is 0"]),
    (block(grid={"rows": None}), ["$.blocks[0].grid.rows is null"]),
    (block(grid={"choose_min": -1}), ["$.blocks[0].grid.choose_min is -1"]),
    (block(grid={"ranked": 1}), ["$.blocks[0].grid.ranked is 1", "true or false"]),
    (block(grid={"choose": 16}), ["$.blocks[0].grid.choose is 16", "1 to 15"]),
    (block(grid={"choose": 1, "choose_min": 2}), ["$.blocks[0].grid.choose_min is 2", "0 to 1"]),
    (block(layout={"probe": "middle"}), ['"middle"', '"left", "right", "top", "center"']),
    (block(layout={"accent": "blue"}), ["$.blocks[0].layout.accent", "#2f62d9"]),
    (block(layout={"footer": "far"}), ['$.blocks[0].layout.footer is "far"', '"bottom", "near"']),
    (text(session={"auto_submit": 0}), ["$.session.auto_submit is 0", "true or false"]),
    (text(session={"feedback": "all"}), ['$.session.feedback is "all"', '"none", "map", "agreement"']),
    (block(screens={"main": 5}), ["$.blocks[0].screens.main is 5", "at least 6"]),
    (block(sampling={"seed": 2**53 - 1, "method": "listed"}), ["$.blocks[0].sampling.screens"]),
    (text(blocks=[]), ["$.blocks is []", "1 to 50"]),
    (text(blocks={}), ["$.blocks is {}"]),
    (text(name="a/b"), ['$.name is "a/b"']),
    (text(name=".."), ['$.name is ".."']),
    (text(name=""), ['$.name is ""']),
    (text(session={"viewport": [1280]}), ["$.session.viewport[1] is missing"]),
    (text(session={"viewport": [1280, 800, 1]}), ["$.session.viewport is [1280, 800, 1]"]),
    (text(payment={"reward": 1.5}), ["$.payment.reward is 1.5", "decimal string"]),
    (text(payment={"reward": "1,50"}), ['$.payment.reward is "1,50"']),
    (text(payment={"reward": "-1"}), ["$.payment.reward"]),
    (text(payment={"reward": "1e3"}), ["$.payment.reward"]),
    (text(questions=[{"id": "age"}]), ["$.questions[0].text is missing"]),
    (text(questions=[{"id": "1", "text": "?"}]), ["$.questions[0].id"]),
]


@pytest.mark.parametrize(("data", "said"), REFUSED, ids=range(len(REFUSED)))
def test_a_refusal_names_path_value_and_what_is_allowed(data: bytes, said: list[str]) -> None:
    with pytest.raises(Refused) as caught:
        parse_design(data)
    for part in said:
        assert part in str(caught.value)
    assert caught.value.problems


@pytest.mark.parametrize(
    "data", [b'{"format":"gridlab-design","version":1,"name":"a","name":"b"}', text()[:-1] + b',"x":NaN}']
)
def test_duplicate_keys_and_nan_are_refused(data: bytes) -> None:
    with pytest.raises(GridLabError, match=r"\$\.(name|x)"):
        parse_design(data)


def test_whole_numbers_are_good_where_numbers_are_wanted() -> None:
    design = parse_design(block(timing={"limit_seconds": 10}))
    assert design.blocks[0].timing.limit_seconds == 10.0
    assert b'"limit_seconds": 10\n' in design_bytes(design)


def test_colours_become_lower_case_and_text_nfc() -> None:
    design = parse_design(block(question="cafe\u0301", layout={"accent": "#AABBCC"}))
    assert design.blocks[0].layout.accent == "#aabbcc"
    assert design.blocks[0].question == "caf\u00e9"


def test_names_of_listed_images_stay_as_written() -> None:
    listed = {"method": "listed", "screens": [{"probe": "e\u0301.png", "grid": ["a.png", "b.png"]}]}
    design = parse_design(
        block(grid={"rows": 1, "columns": 2, "choose": 1}, sampling=listed, screens={"repeat": 0})
    )
    assert design.blocks[0].sampling.screens[0].probe == "e\u0301.png"
    assert parse_design(design_bytes(design)) == design


DEFAULTS = json.loads(design_bytes(Design()))
ITEMS = {"questions": {"kind": "text", "choices": [], "required": False, "when": "before", "export": False}}


def said(value: Any, default: Any, key: str = "") -> Any:
    """What a value says besides its default, as the specification words it."""
    if isinstance(value, list):
        item = ITEMS.get(key, default[0] if key == "blocks" else None)
        return [said(one, item) for one in value] if item is not None else value
    if not isinstance(value, dict):
        return value
    default = default or {}
    if "choose_min" in value:
        default = {**default, "choose_min": value["choose"]}
    kept = {
        name: said(item, default.get(name), name)
        for name, item in value.items()
        if name not in default or item != default[name]
    }
    return {name: item for name, item in kept.items() if item != {}}


def by_hand(data: bytes) -> str:
    """The id as the specification words it, from the complete text."""
    value = json.loads(data)
    whole = {key: item for key, item in value.items() if key not in ("name", "payment")}
    if value["version"] > 1:
        whole = said({key: item for key, item in whole.items() if key not in HEAD}, DEFAULTS)
    return hashlib.sha256(rfc8785.dumps(whole)).hexdigest()


def test_the_id_is_that_of_what_is_said_without_name_and_payment() -> None:
    design = parse_design(COMPLETE.encode())
    assert design_id(design) == by_hand(design_bytes(design)) == hashlib.sha256(b"{}").hexdigest()
    # Kept, as sessions and datasets everywhere name it.
    assert design_id(design) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    told = parse_design(block(grid={"rows": 2, "columns": 2, "choose": 2, "choose_min": 2}))
    assert (
        design_id(told)
        == hashlib.sha256(b'{"blocks":[{"grid":{"choose":2,"columns":2,"rows":2}}]}').hexdigest()
    )


def test_the_id_of_version_1_is_that_of_its_complete_text_without_name_and_payment() -> None:
    design = parse_design(VERSION_1)
    assert design_id(design) == by_hand(design_bytes(design))
    assert design_id(design) == "37913b28dee192653e257927cea28d63b46d65671777919146bc9aafa8bb26fb"


def test_the_id_depends_on_nothing_but_what_the_annotator_meets() -> None:
    design = Design()
    same = [
        replace(design, name="other"),
        replace(design, payment=Payment(reward="9.00", assignments=1)),
        replace(design, blocks=(replace(Block(), layout=Layout(accent="#2F62D9")),)),
        replace(design, blocks=(replace(Block(), grid=Grid(choose_min=4)),)),
    ]
    assert {design_id(one) for one in same} == {design_id(design)}
    other = [
        replace(design, language="de"),
        replace(design, pages=Pages(consent="x")),
        replace(design, blocks=(replace(Block(), grid=Grid(choose_min=0)),)),
        replace(design, questions=(Question("age", "?"),)),
    ]
    assert len({design_id(one) for one in other} | {design_id(design)}) == len(other) + 1


def test_the_id_of_text_in_another_unicode_form_is_the_same() -> None:
    one, other = (replace(Design(), pages=Pages(consent=form)) for form in ("caf\u00e9", "cafe\u0301"))
    assert design_id(one) == design_id(other)


def test_the_name_of_a_design_is_the_stem_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "my design.json"
    path.write_bytes(text(name="other"))
    assert read_design(path).name == "my design"
    assert write_design(path, Design(name="third")) == read_design(path)
    assert json.loads(path.read_bytes())["name"] == "my design"


def test_a_design_that_could_not_be_read_back_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_design(path, Design())
    before = path.read_bytes()
    with pytest.raises(Refused, match="rows"):
        write_design(path, replace(Design(), blocks=(replace(Block(), grid=Grid(rows=0)),)))
    assert path.read_bytes() == before


def test_the_gallery_has_its_15_designs() -> None:
    designs = gallery()
    assert [design.name for design in designs] == list(GALLERY)
    assert sorted(path.stem for path in shipped("designs").glob("*.json")) == sorted(GALLERY)
    shapes = {design.name: (design.blocks[0].n, design.blocks[0].grid.choose) for design in designs}
    assert shapes.pop("triplet") == (2, 1)
    assert shapes.pop("around-8-choose-2-ranked") == (8, 2)
    assert shapes.pop("around-8-choose-7-ranked") == (8, 7)
    for name, shape in shapes.items():
        assert name == "grid-{}-choose-{}".format(*shape)
    for name in ("around-8-choose-2-ranked", "around-8-choose-7-ranked"):
        ranked = gallery_design(name).blocks[0]
        assert ranked.grid.ranked
        assert ranked.layout.probe == "center"


def test_designs_of_the_gallery_ask_how_the_task_was_and_tell_screens_apart() -> None:
    for design in gallery():
        (question,) = design.questions
        assert (question.id, question.required, question.when) == ("enjoyment", False, "after")
        assert question.text.startswith("How was this task for you?")
        assert question.choices == ("1", "2", "3", "4", "5")
        assert all(block.timing.blank_ms == 100 for block in design.blocks)
        assert all(block.layout.footer == "near" for block in design.blocks)


def test_designs_of_the_gallery_are_as_the_program_writes_them() -> None:
    """In the version that each says: a later key changes none of them."""
    for design in gallery():
        data = shipped("designs", f"{design.name}.json").read_bytes()
        version = json.loads(data)["version"]
        assert version > 1
        value = {"format": "gridlab-design", "version": version, **said_in(design, version)}
        assert data == pretty(value)


def test_the_shipped_schema_is_made_from_the_code() -> None:
    path = shipped("resources", "design.schema.json")
    assert path.read_bytes() == design_schema_bytes(), "renew it: python docs/make.py"


def test_the_schema_takes_every_design_of_the_gallery_and_refuses_what_is_out_of_range() -> None:
    validator = jsonschema.Draft202012Validator(design_schema())
    validator.check_schema(design_schema())
    for design in gallery():
        validator.validate(design_value(design))
    assert validator.is_valid(HEAD)
    for data, _ in REFUSED:
        value = json.loads(data)
        is_between_fields = any(word in str(value) for word in ("'choose': 1", "'main': 5", "'listed'"))
        is_whole_float = "4.0" in str(value)  # JSON Schema takes 4.0 for an integer
        if not is_between_fields and not is_whole_float:
            assert not validator.is_valid(value), value


def mutated(value: Any, dice: random.Random) -> Any:
    """The value with one place replaced, removed, doubled or renamed."""
    odd = [None, True, -1, 0, 1, 2**53, 1e308, 0.5, "", "x" * 5000, "\ud800", "\x00", [], {}, [[]], "é" * 3]
    if isinstance(value, dict) and value and dice.random() < 0.9:
        key = dice.choice(list(value))
        changed = dict(value)
        if dice.random() < 0.1:
            changed[dice.choice(["x", "__class__", key.upper(), ""])] = changed.pop(key)
        else:
            changed[key] = mutated(value[key], dice)
        return changed
    if isinstance(value, list) and value and dice.random() < 0.9:
        place = dice.randrange(len(value))
        if dice.random() < 0.2:
            return value + value[:1] * dice.choice([1, 100])
        return [*value[:place], mutated(value[place], dice), *value[place + 1 :]]
    if isinstance(value, int) and dice.random() < 0.5:
        return value + dice.choice([-1, 1, 100, -(10**6), 10**9])
    return dice.choice(odd)


def test_any_design_text_is_read_or_refused_with_a_known_error(count: Callable[[int, int], int]) -> None:
    dice = random.Random(20)
    start = [json.loads(COMPLETE), design_value(parse_design(VERSION_1))]
    start += [design_value(design) for design in gallery()]
    accepted = 0
    for _ in range(count(3000, 100_000)):
        value = dice.choice(start)
        for _ in range(dice.choice([1, 1, 2, 3])):
            value = mutated(value, dice)
        data = json.dumps(value).encode()
        if dice.random() < 0.3:
            place = dice.randrange(len(data))
            data = data[:place] + bytes([dice.randrange(256)]) * dice.choice([0, 1, 3]) + data[place + 1 :]
        try:
            design = parse_design(data)
        except GridLabError as error:
            assert str(error)
            continue
        accepted += 1
        assert parse_design(design_bytes(design)) == design
        assert design_id(design) == by_hand(design_bytes(design))
    assert accepted > 50
