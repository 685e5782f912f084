"""Colours as people see them: contrast of text on a ground, and the colours of a screen from its design."""

from __future__ import annotations

from dataclasses import dataclass

TEXT_CONTRAST = 4.5
_DARK_INK = "#1b1f24"
_LIGHT_INK = "#e8eaed"


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green, blue (0 to 255) of "#rrggbb"."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white), as WCAG 2.2 defines it."""
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(ground: str, colour: str, share: float) -> str:
    """`share` (0 to 1) of a colour over a ground."""
    mixture = (
        round(under + (over - under) * share)
        for under, over in zip(channels(ground), channels(colour), strict=True)
    )
    return "#" + "".join(f"{channel:02x}" for channel in mixture)


def is_dark(ground: str) -> bool:
    """Whether light text reads better on this ground than dark text."""
    return contrast(ground, "#ffffff") > contrast(ground, "#000000")


def ink_on(ground: str) -> str:
    """The colour of text on a ground: the interface's ink, or plain black or white where that is too weak."""
    ink, plain = (_LIGHT_INK, "#ffffff") if is_dark(ground) else (_DARK_INK, "#000000")
    return ink if contrast(ground, ink) >= TEXT_CONTRAST + 0.5 else plain


def softened(ground: str, ink: str, share: float) -> str:
    """`share` of an ink over the ground, or more of it until text in it has a contrast of 4.5."""
    while share < 1 and contrast(ground, mixed(ground, ink, share)) < TEXT_CONTRAST:
        share += 0.02
    return mixed(ground, ink, min(share, 1.0))


@dataclass(frozen=True, slots=True)
class ScreenColours:
    """Every colour of a session's pages, from the design's background and accent; "#rrggbb" each."""

    background: str
    accent: str
    ink: str
    soft: str
    faint: str
    line: str
    hover_line: str
    hover: str
    track: str
    chosen: str
    probe: str
    probe_line: str
    on_accent: str
    accent_hover: str
    disabled: str
    on_disabled: str
    right: str
    on_right: str
    bad: str


def screen_colours(background: str, accent: str) -> ScreenColours:
    """The colours that go with a design's background and accent; texts have a contrast of at least 4.5.

    What is chosen is the accent itself, whatever its contrast: it belongs to the design.
    """
    background, accent = background.lower(), accent.lower()
    ink = ink_on(background)
    dark = is_dark(background)
    right, bad = ("#5fd39a", "#ff8a80") if dark else ("#1a7f4b", "#b3261e")
    on_accent = "#ffffff" if contrast(accent, "#ffffff") >= TEXT_CONTRAST else ink_on(accent)
    disabled = mixed(mixed(background, ink, 0.04), accent, 0.16)
    return ScreenColours(
        background=background,
        accent=accent,
        ink=ink,
        soft=softened(background, ink, 0.72),
        faint=softened(background, ink, 0.62),
        line=mixed(background, ink, 0.13),
        hover_line=mixed(background, ink, 0.34),
        hover=mixed(background, ink, 0.03),
        track=mixed(background, accent, 0.14),
        chosen=mixed(background, accent, 0.18 if dark else 0.09),
        probe=mixed(background, ink, 0.06 if dark else 0.025),
        probe_line=mixed(mixed(background, ink, 0.32), accent, 0.14),
        on_accent=on_accent,
        # Away from the text on it, which stays as easy to read.
        accent_hover=mixed(accent, "#ffffff" if is_dark(on_accent) else "#000000", 0.12),
        disabled=disabled,
        on_disabled=softened(disabled, ink, 0.6),
        right=right,
        on_right=ink_on(right),
        bad=bad if contrast(bad, background) >= TEXT_CONTRAST else ink,
    )
