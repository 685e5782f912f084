"""Every colour of text can be read on the grounds that it stands on, light and dark."""

import pytest

from gridlab.gui.look.palette import DARK, LIGHT, Palette


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ink", ["ink", "soft", "faint", "accent", "ok", "warn", "bad"])
@pytest.mark.parametrize("ground", ["bg", "panel"])
def test_text_has_a_contrast_of_4_5_on_panel_and_background(palette: Palette, ink: str, ground: str) -> None:
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("on_accent", "accent"),
        ("on_accent", "accent_hover"),
        ("accent", "accent_bg"),
        ("ink", "accent_bg"),
        ("ok", "ok_bg"),
        ("ink", "ok_bg"),
        ("warn", "warn_bg"),
        ("ink", "warn_bg"),
        ("bad", "bad_bg"),
        ("ink", "bad_bg"),
        ("ink", "hover"),
        ("soft", "hover"),
    ],
)
def test_text_on_tinted_grounds_has_a_contrast_of_4_5(palette: Palette, ink: str, ground: str) -> None:
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= 4.5
