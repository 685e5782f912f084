"""Light and dark: follows the system or the setting, and gives windows their style sheet."""

from __future__ import annotations

import sys
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from gridlab.gui.look.fonts import interface_font, load_fonts
from gridlab.gui.look.palette import Palette, Scheme, current_palette, palette_of, set_scheme
from gridlab.gui.look.style_sheet import style_sheet

ThemeSetting = Literal["system", "light", "dark"]
FUSION = "fusion"
_STYLED = "gridlab_styled"
_QT_SCHEME = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


def styled_application() -> QApplication:
    """Qt's application, in the style that themes are made for from its beginning."""
    application = QApplication([*(sys.argv[:1] or ["gridlab"]), "-style", FUSION])
    application.setProperty(_STYLED, True)
    return application


class Theme(QObject):
    """Owns the scheme of the application. Windows are dressed once and follow every change.

    The style sheet is set on the windows that are dressed and not on the application: the annotator's
    window follows its design and never the theme.
    """

    changed = Signal()

    def __init__(self, application: QApplication, setting: ThemeSetting = "system") -> None:
        super().__init__(application)
        self._application = application
        self._setting: ThemeSetting = setting
        self._dressed: list[QWidget] = []
        load_fonts()
        # Where it is so already, setting it anew takes 10 ms, and asking for it 6.
        if not application.property(_STYLED) and application.style().name() != FUSION:
            application.setStyle(FUSION)
        application.setFont(interface_font())
        self.choose(setting)
        application.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def setting(self) -> ThemeSetting:
        """What was chosen: the system's, light or dark."""
        return self._setting

    def choose(self, setting: ThemeSetting) -> None:
        """Follow the system, or stay light or dark."""
        self._setting = setting
        self._application.styleHints().setColorScheme(_QT_SCHEME[setting])
        self._follow()

    def dress(self, window: QWidget) -> None:
        """Give a window the style sheet, now and at every change."""
        self._dressed.append(window)
        window.destroyed.connect(lambda: self._dressed.remove(window))
        window.setStyleSheet(style_sheet(current_palette()))

    def _follow(self) -> None:
        scheme = system_scheme() if self._setting == "system" else self._setting
        set_scheme(scheme)
        palette = palette_of(scheme)
        self._application.setPalette(_qt_palette(palette))
        sheet = style_sheet(palette)
        for window in self._dressed:
            window.setStyleSheet(sheet)
        self.changed.emit()


def system_scheme() -> Scheme:
    """What the system asks for; light where it does not say."""
    return "dark" if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


def _qt_palette(tokens: Palette) -> QPalette:
    """Qt's own palette, for what no style sheet reaches: native menus, selections, placeholder texts."""
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, name in (
        (roles.Window, "panel"),
        (roles.WindowText, "ink"),
        (roles.Base, "panel"),
        (roles.AlternateBase, "bg"),
        (roles.Text, "ink"),
        (roles.Button, "panel"),
        (roles.ButtonText, "ink"),
        (roles.ToolTipBase, "ink"),
        (roles.ToolTipText, "panel"),
        (roles.PlaceholderText, "faint"),
        (roles.Highlight, "accent"),
        (roles.HighlightedText, "on_accent"),
        (roles.Link, "accent"),
        (roles.Accent, "accent"),
    ):
        palette.setColor(role, QColor(getattr(tokens, name)))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, tokens.colour("faint"))
    return palette
