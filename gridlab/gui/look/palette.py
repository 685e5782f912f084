"""The colours of the interface, light and dark, as measured for contrast."""

from __future__ import annotations

from typing import Literal, get_args

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = get_args(Scheme)
_ROLES = {
    "bg": ("#f6f7f9", "#16181c"),
    "panel": ("#ffffff", "#1e2126"),
    "line": ("#e3e6ea", "#2f343b"),
    "ink": ("#1b1f24", "#e8eaed"),
    "soft": ("#5b6470", "#a7afba"),
    "faint": ("#626a75", "#98a1ac"),
    "accent": ("#2f62d9", "#7ea6ff"),
    "accent_bg": ("#e9effc", "#22304f"),
    "ok": ("#1a7f4b", "#5fd39a"),
    "ok_bg": ("#eaf6ef", "#1b3529"),
    "warn": ("#8a5a00", "#f2c14e"),
    "warn_bg": ("#fff4da", "#3a2f14"),
    "bad": ("#b3261e", "#ff8a80"),
    "bad_bg": ("#fdeeed", "#3b2220"),
    "on_accent": ("#ffffff", "#10131a"),
    "accent_hover": ("#2554c2", "#97b7ff"),
    "hover": ("#eef0f3", "#272b31"),
}
"""Each role's colour in the schemes, in their order."""


class Palette(dict[str, str]):
    """One colour table: "#rrggbb" by role. `on_accent` is the text on a filled accent.

    series: of lines in charts, told apart by people of any colour vision, and legible as text.
    """

    def __init__(self, scheme: Scheme, *series: str) -> None:
        at = SCHEMES.index(scheme)
        super().__init__((role, colours[at]) for role, colours in _ROLES.items())
        self.scheme = scheme
        self.series = series

    def colour(self, role: str) -> QColor:
        """The colour of a role."""
        return QColor(self[role])


LIGHT = Palette("light", "#2f62d9", "#c94500", "#00402f", "#8f5e92")
DARK = Palette("dark", "#7ea6ff", "#f2792e", "#ffec80", "#66d98c")
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
