"""Warnings about colours: texts and the mark of what is chosen, measured on the background."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gridlab.domain.contrast import TEXT_CONTRAST, contrast, is_dark, mixed, screen_colours
from gridlab.domain.design import Layout
from gridlab.domain.warnings.values import At, DesignWarning, Fix

MARK_CONTRAST = 3.0
"""Least contrast of what is not text: WCAG 2.2, success criterion 1.4.11."""


def text_contrasts(layout: Layout) -> dict[str, float]:
    """Contrast of every kind of text on a screen with its own ground."""
    colours = screen_colours(layout.background, layout.accent)
    found = {
        "question": contrast(colours.ink, colours.background),
        "counter": contrast(colours.soft, colours.background),
        "button": contrast(colours.on_accent, colours.accent),
    }
    if layout.show_keys:
        found["key of a chosen cell"] = contrast(colours.soft, colours.chosen)
    return found


def colour_warnings(at: At) -> Iterator[DesignWarning]:
    """What is too pale in a block."""
    layout = at.block.layout
    shown = contrast(layout.accent, layout.background)
    if shown < MARK_CONTRAST:
        accent = stronger(layout.accent, layout.background)
        yield DesignWarning(
            "accent_contrast",
            "warn",
            f"{at.named}What is chosen is hard to see: the accent {layout.accent} has a contrast of "
            f"{_ratio(shown)} on {layout.background}, at least {MARK_CONTRAST:g}:1 is needed.",
            at.path("layout.accent"),
            Fix(f"Set {accent}", "Strengthen the accent", at.with_layout(replace(layout, accent=accent))),
        )
    which, least = min(text_contrasts(layout).items(), key=lambda one: one[1])
    if least < TEXT_CONTRAST:
        ground = "#ffffff" if not is_dark(layout.background) else "#16181c"
        accent = stronger(layout.accent, ground)
        yield DesignWarning(
            "text_contrast",
            "warn",
            f"{at.named}Text is hard to read: the {which} has a contrast of {_ratio(least)}, at least "
            f"{TEXT_CONTRAST:g}:1 is needed.",
            at.path("layout.background"),
            _readable(at, ground, accent),
        )


def _readable(at: At, ground: str, accent: str) -> Fix | None:
    layout = replace(at.block.layout, background=ground, accent=accent)
    if min(text_contrasts(layout).values()) < TEXT_CONTRAST:
        return None
    return Fix(f"Set {ground}", "Make texts readable", at.with_layout(layout))


def stronger(accent: str, background: str) -> str:
    """The accent, darker or lighter just as much as it takes to be seen on a background."""
    towards = "#ffffff" if is_dark(background) else "#000000"
    for step in range(101):
        made = mixed(accent, towards, step / 100)
        if contrast(made, background) >= MARK_CONTRAST:
            return made
    return towards


def _ratio(contrast_ratio: float) -> str:
    """Rounded down, so that "3.0:1" is never said of what is below it."""
    return f"{int(contrast_ratio * 10) / 10:.1f}:1"
