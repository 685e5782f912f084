"""One history for a whole form: its fields leave undo and redo to the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QWidget

_PROPERTY = "one_history"
_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_OWN = ("edit-undo", "edit-redo")


def share_history(part: QWidget) -> None:
    """Fields in this part, also later ones, have no undo of their own."""
    part.setProperty(_PROPERTY, True)


class UndoKeys(QObject):
    """Lets undo and redo pass a field by where it stands in a part with one history."""

    def __init__(self, field: QLineEdit | QPlainTextEdit) -> None:
        super().__init__(field)
        self._field = field
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            assert isinstance(event, QKeyEvent)
            if _is_undo(event) and _is_shared(self._field):
                event.ignore()
                return True
        elif kind == QEvent.Type.ContextMenu and _is_shared(self._field):
            assert isinstance(event, QContextMenuEvent)
            self._open_menu(event)
            return True
        return False

    def _open_menu(self, event: QContextMenuEvent) -> None:
        """The field's own menu without its own undo."""
        menu: QMenu = self._field.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() in _OWN:
                menu.removeAction(action)
        _drop_leading_separators(menu)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


def _is_undo(event: QKeyEvent) -> bool:
    control = Qt.KeyboardModifier.ControlModifier
    is_y = event.key() == Qt.Key.Key_Y and event.modifiers() == control
    return is_y or any(event.matches(key) for key in _KEYS)


def _is_shared(field: QWidget) -> bool:
    part: QWidget | None = field
    while part is not None and not part.property(_PROPERTY):
        part = part.parentWidget()
    return part is not None


def _drop_leading_separators(menu: QMenu) -> None:
    first: list[QAction] = menu.actions()[:1]
    while first and first[0].isSeparator():
        menu.removeAction(first[0])
        first = menu.actions()[:1]
