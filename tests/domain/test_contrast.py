"""Colours of a session on any background."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlab.domain.contrast import contrast, ink_on, is_dark, mixed, screen_colours, softened

colours = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#2f62d9", "#2f62d9") == 1


@given(colours, colours)
def test_every_text_of_a_session_can_be_read_on_any_background(background: str, accent: str) -> None:
    made = screen_colours(background, accent)
    for text in (made.ink, made.soft, made.faint, made.bad):
        assert contrast(text, background) >= 4.5
    assert contrast(made.on_accent, accent) >= 4.5
    assert contrast(made.on_accent, made.accent_hover) >= 4.5
    assert contrast(made.on_disabled, made.disabled) >= 4.5 or made.on_disabled == made.ink
    assert contrast(made.on_right, made.right) >= 4.5


@given(colours)
def test_ink_is_light_on_dark_and_dark_on_light(ground: str) -> None:
    assert contrast(ink_on(ground), ground) >= 4.5


@given(colours, colours)
def test_mixing_nothing_or_all_gives_the_colours_themselves(ground: str, colour: str) -> None:
    assert mixed(ground, colour, 0) == ground
    assert mixed(ground, colour, 1) == colour


@given(colours)
def test_softened_ink_is_never_softened_below_reading(ground: str) -> None:
    assert contrast(softened(ground, ink_on(ground), 0.1), ground) >= 4.5


def test_the_default_colours_are_those_of_the_drawing() -> None:
    made = screen_colours("#ffffff", "#2f62d9")
    assert made.ink == "#1b1f24"
    assert not is_dark(made.background)
    assert made.on_accent == "#ffffff"
    assert is_dark(screen_colours("#16181c", "#7ea6ff").background)
