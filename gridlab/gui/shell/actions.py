"""The actions of the window as a table: text, shortcut, icon, where in the menu, when enabled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from gridlab.gui.look.icons import icon
from gridlab.gui.look.language import QT_TRANSLATE_NOOP, translate

HELP = QT_TRANSLATE_NOOP("Actions", "Help")


class ActionRow(NamedTuple):
    """One action. needs_study: only enabled while a study is open. is_page: brings up the page that
    `KeyPresenter` of `gridlab.gui.pages.KEY` owns. of: the page whose presenter does it, with a study.
    also: a further shortcut. within: the page that this one is reached from; it has no entry of its own in
    the navigation. under: the menu inside the menu that it stands in. A row of "" text separates.
    """

    key: str
    text: str = ""
    shortcut: str = ""
    icon_name: str = ""
    needs_study: bool = False
    is_page: bool = False
    also: str = ""
    of: str = ""
    within: str = ""
    under: str = ""


ACTIONS: tuple[ActionRow, ...] = (
    ActionRow("new_study", QT_TRANSLATE_NOOP("Actions", "New study…"), "Ctrl+N", "folder-plus"),
    ActionRow("open_study", QT_TRANSLATE_NOOP("Actions", "Open study…"), "Ctrl+O", "folder-open"),
    ActionRow("close_study", QT_TRANSLATE_NOOP("Actions", "Close study"), "Ctrl+W", "x", True),
    ActionRow("-1"),
    ActionRow("images", QT_TRANSLATE_NOOP("Actions", "Images"), "Ctrl+1", "images", True, True),
    ActionRow("design", QT_TRANSLATE_NOOP("Actions", "Design"), "Ctrl+2", "layout-grid", True, True),
    ActionRow("cost", QT_TRANSLATE_NOOP("Actions", "Cost"), "Ctrl+3", "calculator", True, True),
    ActionRow("sessions", QT_TRANSLATE_NOOP("Actions", "Sessions"), "Ctrl+4", "users", True, True),
    ActionRow("data", QT_TRANSLATE_NOOP("Actions", "Data"), "Ctrl+5", "database", True, True),
    ActionRow("-2"),
    ActionRow("undo", QT_TRANSLATE_NOOP("Actions", "Undo"), "Ctrl+Z", "undo-2"),
    ActionRow("redo", QT_TRANSLATE_NOOP("Actions", "Redo"), "Ctrl+Shift+Z", "redo-2", also="Ctrl+Y"),
    ActionRow(
        "fold_designs",
        QT_TRANSLATE_NOOP("Actions", "Fold the list of designs"),
        "Ctrl+L",
        "list",
        of="design",
    ),
    ActionRow("history", QT_TRANSLATE_NOOP("Actions", "Design history"), "Ctrl+H", "history", of="design"),
    ActionRow(
        "publish",
        QT_TRANSLATE_NOOP("Actions", "Publish on the web"),
        "Ctrl+Shift+P",
        "globe",
        True,
        True,
        within="design",
    ),
    ActionRow("open_dataset", QT_TRANSLATE_NOOP("Actions", "Open dataset…"), "Ctrl+Alt+O", "database"),
    ActionRow(
        "importing",
        QT_TRANSLATE_NOOP("Actions", "Import answers"),
        "Ctrl+Alt+I",
        "import",
        is_page=True,
        within="data",
    ),
    ActionRow("-4"),
    ActionRow("main_action", QT_TRANSLATE_NOOP("Actions", "The page's main action"), "Ctrl+Return", "", True),
    ActionRow("add_images", QT_TRANSLATE_NOOP("Actions", "Add images…"), "Ctrl+I", "image-plus", of="images"),
    ActionRow("new_design", QT_TRANSLATE_NOOP("Actions", "New design"), "Ctrl+D", "plus", of="design"),
    ActionRow(
        "duplicate_design",
        QT_TRANSLATE_NOOP("Actions", "Duplicate design"),
        "Ctrl+Shift+D",
        "copy",
        of="design",
    ),
    ActionRow(
        "import_design",
        QT_TRANSLATE_NOOP("Actions", "Import designs…"),
        "Ctrl+Shift+I",
        "import",
        of="design",
    ),
    ActionRow(
        "export_design",
        QT_TRANSLATE_NOOP("Actions", "Export design…"),
        "Ctrl+Shift+E",
        "upload",
        of="design",
    ),
    ActionRow(
        "new_session", QT_TRANSLATE_NOOP("Actions", "New session"), "Ctrl+Shift+N", "play", of="sessions"
    ),
    ActionRow("stations", QT_TRANSLATE_NOOP("Actions", "Stations"), "Ctrl+Shift+S", "monitor", of="sessions"),
    ActionRow("export", QT_TRANSLATE_NOOP("Actions", "Export dataset"), "Ctrl+E", "download", of="data"),
    ActionRow("refresh", QT_TRANSLATE_NOOP("Actions", "Reload study"), "F5", "refresh-cw", True),
    ActionRow("-3"),
    ActionRow("settings", QT_TRANSLATE_NOOP("Actions", "Settings"), "Ctrl+,", "settings", is_page=True),
    ActionRow(
        "getting_started", QT_TRANSLATE_NOOP("Actions", "Getting started"), "Ctrl+F1", "play", under=HELP
    ),
    ActionRow("glossary", QT_TRANSLATE_NOOP("Actions", "Glossary"), "Shift+F1", "list", under=HELP),
    ActionRow("keys", QT_TRANSLATE_NOOP("Actions", "Keyboard shortcuts"), "F1", "keyboard", under=HELP),
    ActionRow("about", QT_TRANSLATE_NOOP("Actions", "About GridLab"), "Alt+F1", "info", under=HELP),
    ActionRow("quit", QT_TRANSLATE_NOOP("Actions", "Quit"), "Ctrl+Q"),
)


PAGES = tuple(row for row in ACTIONS if row.is_page)


def name_steps(actions: Mapping[str, QAction], undo: str, redo: str) -> None:
    """Let undo and redo say what they would do now, "" for nothing."""
    for key, bare, step in (
        ("undo", translate("Actions", "Undo"), undo),
        ("redo", translate("Actions", "Redo"), redo),
    ):
        actions[key].setEnabled(bool(step))
        actions[key].setText(f"{bare}: {step}" if step else bare)


def make_actions(
    window: QWidget, menu: QMenu, slots: Mapping[str, Callable[[], object]]
) -> dict[str, QAction]:
    """The actions of the table on `window` and in its menu, each with its slot. Raises KeyError."""
    made: dict[str, QAction] = {}
    inside: dict[str, QMenu] = {}
    for row in ACTIONS:
        if not row.text:
            menu.addSeparator()
            continue
        action = QAction(translate("Actions", row.text), window)
        action.setShortcuts([QKeySequence(key) for key in (row.shortcut, row.also) if key])
        if row.icon_name:
            action.setIcon(icon(row.icon_name))
        slot = slots[row.key]
        action.triggered.connect(lambda _checked=False, slot=slot: slot())
        window.addAction(action)
        if row.under and row.under not in inside:
            inside[row.under] = menu.addMenu(icon("info"), translate("Actions", row.under))
        inside.get(row.under, menu).addAction(action)
        made[row.key] = action
    return made


def enable_actions(actions: Mapping[str, QAction], *, study: bool) -> None:
    """Enable what can be done with a study open, or without one."""
    for row in ACTIONS:
        if row.text and (row.needs_study or row.of):
            actions[row.key].setEnabled(study)
