"""The colours of the interface, light and dark, as measured for contrast."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

Scheme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Palette:
    """One colour table, "#rrggbb" each. `on_accent` is the text on a filled accent.

    series: of lines in charts, told apart by people of any colour vision, and legible as text.
    """

    scheme: Scheme
    bg: str
    panel: str
    line: str
    ink: str
    soft: str
    faint: str
    accent: str
    accent_bg: str
    ok: str
    ok_bg: str
    warn: str
    warn_bg: str
    bad: str
    bad_bg: str
    on_accent: str
    accent_hover: str
    hover: str
    series: tuple[str, ...]

    def colour(self, role: str) -> QColor:
        """The colour of a role by its name in this table."""
        return QColor(getattr(self, role))


LIGHT = Palette(
    scheme="light",
    bg="#f6f7f9",
    panel="#ffffff",
    line="#e3e6ea",
    ink="#1b1f24",
    soft="#5b6470",
    faint="#626a75",
    accent="#2f62d9",
    accent_bg="#e9effc",
    ok="#1a7f4b",
    ok_bg="#eaf6ef",
    warn="#8a5a00",
    warn_bg="#fff4da",
    bad="#b3261e",
    bad_bg="#fdeeed",
    on_accent="#ffffff",
    accent_hover="#2554c2",
    hover="#eef0f3",
    series=("#2f62d9", "#c94500", "#00402f", "#8f5e92"),
)
DARK = Palette(
    scheme="dark",
    bg="#16181c",
    panel="#1e2126",
    line="#2f343b",
    ink="#e8eaed",
    soft="#a7afba",
    faint="#98a1ac",
    accent="#7ea6ff",
    accent_bg="#22304f",
    ok="#5fd39a",
    ok_bg="#1b3529",
    warn="#f2c14e",
    warn_bg="#3a2f14",
    bad="#ff8a80",
    bad_bg="#3b2220",
    on_accent="#10131a",
    accent_hover="#97b7ff",
    hover="#272b31",
    series=("#7ea6ff", "#f2792e", "#ffec80", "#66d98c"),
)
SWATCHES = (
    ("#ffffff", "#f7f7f7", "#e0e0e0", "#bfbfbf", "#808080", "#404040", "#1b1f24", "#000000"),
    ("#2f62d9", "#0072b2", "#56b4e9", "#009e73", "#f0e442", "#e69f00", "#d55e00", "#cc79a7"),
)
"""What a design's colours are picked from: greys, and Okabe and Ito's, which everyone can tell apart."""
_NAME = "gridlab_scheme"


def palette_of(scheme: Scheme) -> Palette:
    """The table of a scheme."""
    return DARK if scheme == "dark" else LIGHT


def set_scheme(scheme: Scheme) -> None:
    """Make a scheme the running application's; kept beside Qt's own palette, for painting code."""
    application = QCoreApplication.instance()
    if application is not None:
        application.setProperty(_NAME, scheme)


def current_palette() -> Palette:
    """The running application's table; light before a theme is set."""
    application = QCoreApplication.instance()
    return DARK if application is not None and application.property(_NAME) == "dark" else LIGHT
