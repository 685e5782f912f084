"""The system's own choosers of files and folders, the only modal dialogs there are, and its file browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.messages import Actions
from gridlab.gui.look.language import translate

Choose = Callable[[], Path | None]
"""Asks for a file or folder; None when the chooser was closed."""


def choose_folder(parent: QWidget, title: str, start: Path | None = None) -> Path | None:
    """A folder, or None when the chooser was closed."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(start or Path.home()))
    return Path(chosen) if chosen else None


def choose_file(parent: QWidget, title: str, kinds: str, start: Path | None = None) -> Path | None:
    """An existing file, or None when the chooser was closed. kinds: e.g. "Tables (*.csv)"."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(start or Path.home()), kinds)
    return Path(chosen) if chosen else None


def choose_files(parent: QWidget, title: str, kinds: str, start: Path | None = None) -> list[Path]:
    """Existing files; none when the chooser was closed."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, str(start or Path.home()), kinds)
    return [Path(path) for path in chosen]


def choose_new_file(parent: QWidget, title: str, kinds: str, start: Path) -> Path | None:
    """Where a new file is to be written; the system asks before an existing one is replaced."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(start), kinds)
    return Path(chosen) if chosen else None


def choose_button(what: str, choose: Choose, take: Callable[[Path], object]) -> QPushButton:
    """A button beside a field: what is chosen is taken. what: the name of the field."""
    says = translate("Widgets", "Choose: {what}").format(what=what)
    made = button(translate("Widgets", "Choose…"), says=says)

    def ask() -> None:
        chosen = choose()
        if chosen is not None:
            take(chosen)

    made.clicked.connect(ask)
    return made


def show_in_folder(path: Path) -> None:
    """Open the folder of a file in the system's file browser."""
    # By its bytes: a name need not be text.
    QDesktopServices.openUrl(QUrl(path.parent.absolute().as_uri()))


def file_action(path: Path) -> Actions:
    """The button beside a message that shows a file which was written."""
    return ((translate("Widgets", "Show file"), lambda: show_in_folder(path)),)
