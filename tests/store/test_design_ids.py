"""A design is known by what it says: what holds its default changes no id, everything else does."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Annotated, Any, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlab.domain import design as d
from gridlab.domain.design_edit import with_value
from gridlab.domain.errors import GridLabError
from gridlab.domain.fields import fields_of, hints_of, parts_of, said_in
from gridlab.domain.images import Image
from gridlab.domain.limits import Says
from gridlab.domain.sampling.stream import inputs_of
from gridlab.store import design_file, versions
from gridlab.store.design_file import design_bytes, design_id, design_value, gallery, parse_design
from gridlab.store.json_text import canonical
from gridlab.store.versions import newest_of

LATER = Annotated[bool, Says("A key that came later.", since=9)]
OTHERS: dict[str, Any] = {
    "language": "de",
    "order": "rotated",
    "pages.completion_code": "C",
    "blocks[].images.labels": ("fruit",),
    "blocks[].layout.background": "#000000",
    "blocks[].layout.accent": "#000001",
    "blocks[].timing.limit_seconds": 9.5,
    "blocks[].grid.rows": 5,
    "blocks[].grid.choose_min": 3,
    "session.viewport": (1024, 768),
    "payment.currency": "EUR",
    "payment.reward": "9.00",
    "payment.bonus": "9.00",
    "payment.vat_percent": "9",
    "payment.hourly_pay": "9.00",
    "payment.show_up_fee": "9.00",
    "payment.replacement_percent": "9",
    "payment.seconds_per_screen": 9.5,
}
"""A value other than the default where that is not obvious."""
SPARE = Image("a.png", "ab" * 32, 10, 10)


def other_value(path: str, default: Any) -> Any:
    if path in OTHERS:
        return OTHERS[path]
    if isinstance(default, bool):
        return not default
    if isinstance(default, str):
        kind = parts_of(hint_at(path))[0]
        choices = [choice for choice in get_args(kind) if choice != default]
        return choices[0] if choices else "other"
    return default + 1


def hint_at(path: str) -> Any:
    hint: Any = d.Design
    for step in path.replace("[]", "").split("."):
        hint = hints_of(bare(hint))[step]
    return hint


def bare(hint: Any) -> Any:
    """A class of the domain, also that of the items of a list; any other type as it is."""
    kind = parts_of(hint)[0]
    item = get_args(kind)[0] if get_origin(kind) is tuple else None
    return item if dataclasses.is_dataclass(item) else kind


def said_elsewhere() -> Iterator[tuple[str, Any]]:
    """Every key of a design with one value that it may hold besides its default."""
    for field in fields_of(d.Design):
        whole_lists = ("questions", "blocks", "blocks[].sampling.screens")
        if field.path in whole_lists or field.path.startswith(("questions[]", "blocks[].sampling.screens[]")):
            continue
        if field.path == "blocks[].sampling.method":
            continue
        yield field.path, other_value(field.path, field.default)


OTHER_THAN_DEFAULT = tuple(said_elsewhere())


def steps_of(path: str) -> tuple[str | int, ...]:
    """A path of the first block as design_edit has it."""
    return tuple(0 if step == "[]" else step for step in path.replace("[]", ".[]").split("."))


@pytest.mark.parametrize(("path", "value"), OTHER_THAN_DEFAULT, ids=[path for path, _ in OTHER_THAN_DEFAULT])
def test_every_key_other_than_its_default_changes_the_id_but_name_and_payment(path: str, value: Any) -> None:
    changed = with_value(d.Design(), steps_of(path), value)
    assert (design_id(changed) == design_id(d.Design())) is path.startswith(("name", "payment."))


def test_lists_keep_every_item_and_items_lose_what_has_a_default() -> None:
    twice = replace(d.Design(), blocks=(d.Block(), d.Block()))
    assert said_in(twice) == {"blocks": [{}, {}]}
    asked = replace(d.Design(), questions=(d.Question("a", "?"), d.Question("b", "?", "choice", ("x", "x2"))))
    assert said_in(asked)["questions"] == [
        {"id": "a", "text": "?"},
        {"id": "b", "text": "?", "kind": "choice", "choices": ["x", "x2"]},
    ]
    assert len({design_id(one) for one in (d.Design(), twice, asked)}) == 3


def test_what_is_written_out_and_what_is_left_out_have_one_id() -> None:
    for design in gallery():
        said = {"format": "gridlab-design", "version": 2, "name": design.name, **said_in(design)}
        assert design_id(parse_design(json.dumps(said).encode())) == design_id(design)


@cache
def with_later_key(cls: Any) -> Any:
    """The class with one more key, as a later program has it in every default too."""
    key = ("later", LATER, dataclasses.field(default=False, kw_only=True))
    names = [field.name for field in dataclasses.fields(cls)]

    def same(one: Any, other: Any) -> bool:
        if not isinstance(other, cls):
            return False
        is_same = all(getattr(one, name) == getattr(other, name) for name in names)
        return is_same and getattr(one, "later", False) == getattr(other, "later", False)

    bases: Any = (cls,)
    return dataclasses.make_dataclass(
        cls.__name__, [key], bases=bases, frozen=True, eq=False, namespace={"__eq__": same}
    )


def as_later(value: Any, at: str, *, later: bool = False) -> Any:
    """A value of the domain as a program reads it whose class called `at` has one more key."""
    if isinstance(value, tuple):
        return tuple(as_later(item, at, later=later) for item in value)
    if not dataclasses.is_dataclass(value):
        return value
    names = [field.name for field in dataclasses.fields(value)]
    parts = {name: as_later(getattr(value, name), at, later=later) for name in names}
    cls: Any = value.__class__
    return with_later_key(cls)(**parts, later=later) if cls.__name__ == at else cls(**parts)


PARTS = (d.Design, d.Pages, d.Block, d.Grid, d.Layout, d.ScreenCounts, d.Catch, d.Sampling, d.SessionRules)


@given(st.sampled_from(gallery()), st.sampled_from(PARTS), st.sampled_from(OTHER_THAN_DEFAULT))
def test_a_key_that_comes_later_changes_no_id_and_no_screens_while_it_holds_its_default(
    design: d.Design, part: Any, other: tuple[str, Any]
) -> None:
    at = part.__name__
    design = with_value(design, steps_of(other[0]), other[1])
    assert canonical(said_in(as_later(design, at))) == canonical(said_in(design))
    assert canonical(said_in(as_later(design, at), 2)) == canonical(said_in(design, 2))
    assert canonical(said_in(as_later(design, at, later=True))) != canonical(said_in(design))
    for block in design.blocks:
        assert inputs_of(as_later(block, at), [SPARE]) == inputs_of(block, [SPARE])


@pytest.mark.parametrize("part", [d.Grid, d.ScreenCounts, d.Catch, d.Sampling])
def test_screens_follow_from_a_later_key_of_what_they_follow_from_once_it_is_said(part: Any) -> None:
    block = d.Block()
    later = as_later(block, part.__name__, later=True)
    assert inputs_of(later, [SPARE]) != inputs_of(block, [SPARE])


def test_what_is_told_of_a_design_is_of_the_first_version_that_can_say_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """So that a dataset of old sessions, and a publication, say the same whatever keys come later."""
    shown, hidden = d.Design(), with_value(d.Design(), ("blocks", 0, "layout", "show_keys"), False)
    before = design_value(shown, earliest=True)
    later = replace(next(one for one in fields_of(d.Design) if one.path.endswith("show_keys")), since=8)
    designs = dict.fromkeys((1, 2, 8, 9), versions._as_it_is)
    monkeypatch.setattr(versions, "_VERSIONS", {**versions._VERSIONS, "gridlab-design": designs})
    monkeypatch.setattr(design_file, "_later_fields", lambda version: [later] if version < 8 else [])
    assert design_value(shown)["version"] == 9
    assert design_value(shown, earliest=True) == before
    assert design_value(hidden, earliest=True)["version"] == 8


def version_1(design: d.Design) -> bytes:
    value = {"format": "gridlab-design", "version": 1, **said_in(design, 1)}
    return json.dumps(value).encode()


def test_a_design_of_version_1_keeps_version_and_id_while_it_says_the_same() -> None:
    read = parse_design(version_1(d.Design()))
    paid = replace(read, name="other", payment=d.Payment(reward="9.99"))
    assert design_value(paid)["version"] == 1 and design_id(paid) == design_id(read)
    assert parse_design(design_bytes(paid)) == paid
    edited = with_value(read, ("blocks", 0, "grid", "rows"), 5)
    assert design_value(edited)["version"] == newest_of("gridlab-design")
    assert design_id(edited) == design_id(with_value(d.Design(), ("blocks", 0, "grid", "rows"), 5))
    back = with_value(edited, ("blocks", 0, "grid", "rows"), 4)
    assert design_value(back)["version"] == 1 and design_id(back) == design_id(read)
    later = with_value(read, ("blocks", 0, "layout", "key_layout"), "grid")
    assert design_value(later)["version"] == 2


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ({"blocks": [{}, {"layout": {"key_layout": "numbered"}}]}, "$.blocks[1].layout.key_layout"),
        ({"blocks": [{"layout": {"footer": "bottom"}}]}, "$.blocks[0].layout.footer"),
        ({"session": {"auto_submit": False}}, "$.session.auto_submit is false"),
        ({"session": {"feedback": "none"}}, '$.session.feedback is "none"'),
    ],
)
def test_a_file_of_version_1_has_no_key_that_came_later(keys: Any, place: str) -> None:
    text = json.dumps({"format": "gridlab-design", "version": 1, **keys}).encode()
    with pytest.raises(GridLabError) as caught:
        parse_design(text)
    assert place in str(caught.value) and "came with version 2" in str(caught.value)
