"""Light and dark: follows the system or the setting, and gives windows their style sheet."""

from __future__ import annotations

import sys
from string import Template
from typing import Literal

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from gridlab.gui.look.fonts import interface_font, load_fonts
from gridlab.gui.look.palette import Palette, Scheme, current_palette, palette_of, set_scheme

# Every control keeps its size when the focus ring (2 px) takes the place of the line (1 px):
# the padding gives back what the border takes.
_SHEET = Template("""
QWidget { color: $ink; font-size: 13px; }
QMainWindow, QWidget#page { background: $panel; }
QWidget#navigation { background: $bg; border: none; border-right: 1px solid $line; }
QWidget#header { background: $panel; border: none; border-bottom: 1px solid $line; }
QWidget#status { background: $panel; border: none; border-top: 1px solid $line; }
QWidget#side { background: $panel; border: none; border-right: 1px solid $line; }
QWidget#pane { background: $bg; }
QWidget#panel { background: $bg; border: none; border-left: 1px solid $line; }
QWidget#card { background: $panel; border: 1px solid $line; border-radius: 6px; }
QWidget#ring { background: $bg; border: 1px solid $line; border-radius: 32px; }

QFrame#line { background: $line; border: none; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: 16px; font-weight: 600; }
QLabel[role="study"] { font-size: 14px; font-weight: 600; }
QLabel[role="section"] { font-size: 12px; font-weight: 600; color: $soft; }
QLabel[role="soft"] { color: $soft; }
QLabel[role="small"] { font-size: 12px; color: $soft; }
QLabel[role="number"], QLabel[role="display"] { font-size: 22px; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="bad"] { font-size: 12px; color: $bad; }

QPushButton, QToolButton {
  background: $panel; border: 1px solid $line; border-radius: 6px; padding: 0 11px;
  min-height: 30px; max-height: 30px; font-weight: 500;
}
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $line; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 0 10px;
  min-height: 28px; max-height: 28px; }
QPushButton:disabled, QToolButton:disabled { color: $faint; background: $bg; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $ink; }
QPushButton[kind="primary"]:disabled { background: $line; border-color: $line; color: $faint; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] { background: transparent; border-color: transparent; }
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus { border: 2px solid $accent; }
QPushButton[kind="link"] { background: transparent; border-color: transparent; color: $accent; }
QPushButton[kind="link"]:focus { border: 2px solid $accent; }
QPushButton[kind="danger"] { color: $bad; }
QPushButton[square="true"], QToolButton[square="true"] { padding: 0; min-width: 30px; max-width: 30px; }
QPushButton[square="true"]:focus, QToolButton[square="true"]:focus { padding: 0; min-width: 28px;
  max-width: 28px; }

QPushButton[segment] { background: $bg; border-radius: 0; border-right: none; padding: 0 8px;
  color: $soft; font-weight: 500; min-height: 30px; max-height: 30px; }
QPushButton[segment]:hover { background: $hover; }
QPushButton[segment="first"] { border-top-left-radius: 6px; border-bottom-left-radius: 6px; }
QPushButton[segment="last"] { border-top-right-radius: 6px; border-bottom-right-radius: 6px;
  border-right: 1px solid $line; }
QPushButton[segment="only"] { border-radius: 6px; border-right: 1px solid $line; }
QPushButton[segment]:checked { background: $accent_bg; color: $accent; }
QPushButton[segment]:focus { border: 2px solid $accent; padding: 0 7px; min-height: 28px; max-height: 28px; }
QWidget[small="true"] QPushButton[segment] { font-size: 12px; padding: 0 6px; }
QWidget[small="true"] QPushButton[segment]:focus { padding: 0 5px; }
QPushButton[segment]:disabled { color: $faint; }

QLineEdit, QComboBox, QPlainTextEdit {
  background: $bg; border: 1px solid $line; border-radius: 6px; padding: 0 10px;
  selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit, QComboBox { min-height: 30px; max-height: 30px; }
QPlainTextEdit { padding: 5px 7px; }
QLineEdit:focus, QComboBox:focus { border: 2px solid $accent; padding: 0 9px; min-height: 28px;
  max-height: 28px; }
QPlainTextEdit:focus { border: 2px solid $accent; padding: 4px 6px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] { border-color: $bad; }
QLineEdit:disabled, QComboBox:disabled { color: $faint; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $panel; border: 1px solid $line; padding: 4px; outline: none;
  selection-background-color: $accent_bg; selection-color: $accent; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 8px; border-radius: 4px; }
QComboBox QAbstractItemView::item:selected { background: $accent_bg; color: $accent; }

QListView, QTableView, QWidget#cards { background: transparent; border: 2px solid transparent;
  outline: none; border-radius: 6px; }
QListView[ring="true"], QTableView[ring="true"], QWidget#cards[ring="true"] { border: 2px solid $accent; }
QTableView { gridline-color: transparent; selection-background-color: $accent_bg; selection-color: $ink;
  alternate-background-color: transparent; }
QTableView::item { border: none; border-bottom: 1px solid $line; padding: 0 5px; }
QTableView::item:selected { background: $accent_bg; color: $ink; }
QTableView::item:hover:!selected { background: $hover; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: $soft; border: none; border-bottom: 1px solid $line;
  padding: 0 8px; font-size: 12px; font-weight: 500; min-height: 33px; }

QProgressBar { background: $line; border: none; border-radius: 2px; min-height: 4px; max-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }

QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget#sheet { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 3px; margin: 2px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { background: $panel; border: 1px solid $line; border-radius: 6px; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 10px; border-radius: 4px; }
QMenu::item:selected { background: $accent_bg; color: $accent; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 6px; }
QLabel#readout { background: $ink; color: $panel; border-radius: 6px; padding: 6px 10px; font-size: 12px; }
QToolTip { background: $ink; color: $panel; border: none; padding: 4px 8px; font-size: 12px; }
QSplitter::handle { background: $line; }
""")


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

    def __init__(self, application: QApplication, setting: ThemeSetting = "system") -> None:
        super().__init__(application)
        self._application = application
        self.setting: ThemeSetting = setting
        """What was chosen: the system's, light or dark."""
        self._dressed: list[QWidget] = []
        load_fonts()
        # Where it is so already, setting it anew takes 10 ms, and asking for it 6.
        if not application.property(_STYLED) and application.style().name() != FUSION:
            application.setStyle(FUSION)
        application.setFont(interface_font())
        self.choose(setting)
        application.styleHints().colorSchemeChanged.connect(self._follow)

    def choose(self, setting: ThemeSetting) -> None:
        """Follow the system, or stay light or dark."""
        self.setting = setting
        self._application.styleHints().setColorScheme(_QT_SCHEME[setting])
        self._follow()

    def dress(self, window: QWidget) -> None:
        """Give a window the style sheet, now and at every change."""
        self._dressed.append(window)
        window.destroyed.connect(lambda: self._dressed.remove(window))
        window.setStyleSheet(_SHEET.substitute(current_palette()))

    def _follow(self) -> None:
        scheme = system_scheme() if self.setting == "system" else self.setting
        set_scheme(scheme)
        palette = palette_of(scheme)
        self._application.setPalette(_qt_palette(palette))
        sheet = _SHEET.substitute(palette)
        for window in self._dressed:
            window.setStyleSheet(sheet)


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
        palette.setColor(role, tokens.colour(name))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, tokens.colour("faint"))
    return palette
