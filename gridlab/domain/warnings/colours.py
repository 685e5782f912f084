"""Warnings about colours: texts and the mark of what is chosen, measured on the background."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gridlab.domain.contrast import TEXT_CONTRAST, contrast, is_dark, mixed, screen_colours
from gridlab.domain.design import Layout
from gridlab.domain.said import Said, say
from gridlab.domain.warnings.values import At, DesignWarning, Fix

MARK_CONTRAST = 3.0
"""Least contrast of what is not text: WCAG 2.2, success criterion 1.4.11."""


def text_contrasts(layout: Layout) -> dict[Said, float]:
    """Contrast of every kind of text on a screen with its own ground; the counter's is the question's."""
    colours = screen_colours(layout.background, layout.accent)
    found = {
        say("question"): contrast(colours.ink, colours.background),
        say("number of the screen"): contrast(colours.soft, colours.background),
        say("button"): contrast(colours.on_accent, colours.accent),
    }
    if layout.show_keys:
        found[say("key of a chosen cell")] = contrast(colours.soft, colours.chosen)
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
            say(
                "{named}What is chosen is hard to see: the accent {accent} has a contrast of {shown} "
                "on {background}, at least {mark_contrast:g}:1 is needed.",
                named=at.named,
                accent=layout.accent,
                shown=_ratio(shown),
                background=layout.background,
                mark_contrast=MARK_CONTRAST,
            ),
            at.path("layout.accent"),
            Fix(
                say("Set {accent}", accent=accent),
                say("Strengthen the accent"),
                at.with_layout(replace(layout, accent=accent)),
            ),
        )
    which, least = min(text_contrasts(layout).items(), key=lambda one: one[1])
    if least < TEXT_CONTRAST:
        ground = "#ffffff" if not is_dark(layout.background) else "#16181c"
        accent = stronger(layout.accent, ground)
        yield DesignWarning(
            "text_contrast",
            "warn",
            say(
                "{named}Text is hard to read: the {which} has a contrast of {least}, at least "
                "{text_contrast:g}:1 is needed.",
                named=at.named,
                which=which,
                least=_ratio(least),
                text_contrast=TEXT_CONTRAST,
            ),
            at.path("layout.background"),
            _readable(at, ground, accent),
        )


def _readable(at: At, ground: str, accent: str) -> Fix | None:
    layout = replace(at.block.layout, background=ground, accent=accent)
    if min(text_contrasts(layout).values()) < TEXT_CONTRAST:
        return None
    return Fix(say("Set {ground}", ground=ground), say("Make texts readable"), at.with_layout(layout))


def stronger(accent: str, background: str) -> str:
    """The accent, darker or lighter just as much as it takes to be seen on a background."""
    towards = "#ffffff" if is_dark(background) else "#000000"
    for step in range(101):
        made = mixed(accent, towards, step / 100)
        if contrast(made, background) >= MARK_CONTRAST:
            return made
    return towards


def _ratio(contrast_ratio: float) -> Said:
    """Rounded down, so that "3.0:1" is never said of what is below it."""
    return say("{contrast_ratio:.1f}:1", contrast_ratio=int(contrast_ratio * 10) / 10)
