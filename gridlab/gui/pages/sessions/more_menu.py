"""The menu of what else can be done: with the chosen session, and with all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from gridlab.gui.kit.buttons import button
from gridlab.gui.look.icons import icon
from gridlab.gui.look.language import translate

if TYPE_CHECKING:
    from gridlab.store.sessions.list import Row


class MoreMenu(QObject):
    """A button with its menu. The signals bear the chosen Row, or nothing where all are meant."""

    verify_asked = Signal(object)
    salvage_asked = Signal(object)
    export_asked = Signal(object)
    erase_asked = Signal(object)
    verify_all_asked = Signal()
    bring_in_asked = Signal()
    restore_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.button = button("", icon_name="ellipsis", says=translate("Sessions", "More"), shortcut="Alt+M")
        self.button.setShortcut("Alt+M")
        self.menu = QMenu(self.button)
        self._row: Row | None = None
        one, every = self._for_row, self._for_all
        self.verify = one(translate("Sessions", "Verify this session"), "shield-check", self.verify_asked)
        self.salvage = one(
            translate("Sessions", "Salvage its good part"), "archive-restore", self.salvage_asked
        )
        self.export = one(translate("Sessions", "Export this session…"), "download", self.export_asked)
        self.erase = one(translate("Sessions", "Erase this annotator…"), "user-x", self.erase_asked)
        self.menu.addSeparator()
        self.verify_all = every(
            translate("Sessions", "Verify all sessions"), "shield-check", self.verify_all_asked
        )
        self.bring_in = every(
            translate("Sessions", "Bring in sessions of other stations…"), "merge", self.bring_in_asked
        )
        self.restore = every(
            translate("Sessions", "Restore from the backup"), "archive-restore", self.restore_asked
        )
        self.button.clicked.connect(self._open)

    def show_for(self, row: Row | None) -> None:
        """Offer what can be done with this session."""
        self._row = row
        sound = row is not None and not row.problem and row.status != "running"
        self.verify.setEnabled(row is not None and row.status != "running")
        self.salvage.setEnabled(row is not None and bool(row.problem))
        self.export.setEnabled(sound and row is not None and row.status in ("complete", "partial"))
        self.erase.setEnabled(row is not None and bool(row.annotator) and row.status != "running")

    def _open(self) -> None:
        self.menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height() + 4)))

    def _for_row(self, text: str, icon_name: str, signal: object) -> QAction:
        action = self.menu.addAction(icon(icon_name), text)
        action.triggered.connect(lambda _checked: signal.emit(self._row))  # type: ignore[attr-defined]
        return action

    def _for_all(self, text: str, icon_name: str, signal: object) -> QAction:
        action = self.menu.addAction(icon(icon_name), text)
        action.triggered.connect(lambda _checked: signal.emit())  # type: ignore[attr-defined]
        return action
