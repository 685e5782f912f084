"""Searching, sorting and filtering images: neither case nor accents matter, and what stayed is taken over."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlab.app.images_arranged import Order, arranged, folded, picked
from gridlab.domain.images import Image

IMAGES = (
    Image("img10.png", "a" * 64, 10, 10, "Früchte", "Ein Apfel"),
    Image("img2.png", "b" * 64, 30, 10, "", "Café crème"),
    Image("ÉCLAIR.png", "c" * 64, 20, 10, "dessert"),
    Image("Straße.png", "d" * 64, 5, 5, "fruit", included=False),
)


def names(order: Order, duplicates: frozenset[str] = frozenset()) -> list[str]:
    made = arranged(IMAGES)
    return [IMAGES[row].name for row in picked(made, order, duplicates)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("eclair", ["ÉCLAIR.png"]),
        ("FRUCHTE", ["img10.png"]),
        ("cafe  creme", ["img2.png"]),
        ("strasse", ["Straße.png"]),
        ("E\u0301CLAIR", ["ÉCLAIR.png"]),
        ("fru", ["img10.png", "Straße.png"]),
        ("", [image.name for image in IMAGES]),
    ],
)
def test_the_search_minds_neither_case_nor_accents(text: str, found: list[str]) -> None:
    assert names(Order(text)) == found


def test_orders_and_kinds() -> None:
    assert names(Order(sort="name")) == ["ÉCLAIR.png", "img2.png", "img10.png", "Straße.png"]
    assert names(Order(sort="size")) == ["Straße.png", "img10.png", "ÉCLAIR.png", "img2.png"]
    assert names(Order(sort="label"))[-1] == "img2.png"
    assert names(Order(sort="name", descending=True))[0] == "Straße.png"
    assert names(Order(kind="excluded")) == ["Straße.png"]
    assert len(names(Order(kind="included"))) == 3
    assert names(Order(kind="unlabelled")) == ["img2.png"]
    assert names(Order(kind="duplicates"), frozenset({"c" * 64})) == ["ÉCLAIR.png"]


def test_an_arrangement_takes_over_what_stayed_and_sees_what_changed() -> None:
    changed = (replace(IMAGES[0], label="NEU"), *IMAGES[1:])
    made = arranged(changed, arranged(IMAGES))
    assert made == arranged(changed)
    assert picked(made, Order("neu")) == [0]
    assert made.labels == ("dessert", "fruit", "NEU")
    assert (made.included, made.labelled) == (3, 3)


@given(st.text(max_size=30))
def test_folding_is_done_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)
