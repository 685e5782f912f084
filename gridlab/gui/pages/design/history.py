"""The history of the design at hand: every step in a panel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QListView, QWidget

from gridlab.app.designing.kept import Track
from gridlab.gui.kit.boxes import Wide, column, row
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.drop import EscapePart
from gridlab.gui.kit.labels import ShortLabel, label
from gridlab.gui.kit.lists import ROW_ROLE, Index, ListModel, RowDelegate, list_view, write
from gridlab.gui.look.icons import paint_icon
from gridlab.gui.look.language import translate

WIDTH, HIGHEST, ROW = 304, 420, 30


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list. mark: icon before it; note: at its end; faint: a step that was undone."""

    text: str
    mark: str = ""
    note: str = ""
    faint: bool = False


def rows_of(track: Track) -> list[Row]:
    """The states of the design at hand, the first on top; the present one has the mark."""
    history, saved = track.history, track.saved_at
    first = translate("Design", "Opened") if history.first else translate("Design", "Before it was added")
    names = [first, *(step.name for step in history.steps)]
    return [
        Row(
            name,
            "check" if place == history.done else "",
            translate("Design", "saved") if place == saved else "",
            place > history.done,
        )
        for place, name in enumerate(names)
    ]


def _spoken(row: Row) -> str:
    now = translate("Design", "now") if row.mark == "check" else ""
    undone = translate("Design", "undone") if row.faint else ""
    return ", ".join(part for part in (row.text, now, undone, row.note) if part)


class HistoryDelegate(RowDelegate):
    """Paints a mark, the text and a note at the end."""

    def paint_row(self, painter: QPainter, area: QRectF, index: Index) -> None:
        row: Row = index.data(ROW_ROLE)
        if row.mark:
            paint_icon(painter, row.mark, QRectF(area.left() + 8, area.center().y() - 8, 16, 16), "accent")
        texts = area.adjusted(32, 0, -8, 0)
        if row.note:
            texts.adjust(0, 0, -write(painter, texts, row.note, 12, "soft", right=True) - 8, 0)
        write(painter, texts, row.text, 13, "faint" if row.faint else "ink")


def _list(model: ListModel[Row], says: str) -> QListView:
    view = list_view(model, says)
    view.setItemDelegate(HistoryDelegate(view, ROW, WIDTH - 24))
    return view


class HistoryPanel(EscapePart):
    """Hidden until it is opened; a click or Enter goes to a step, Esc or a click elsewhere closes it."""

    step_chosen = Signal(int)
    return_requested = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(translate("Design", "History"))
        self._track: Track | None = None
        self._deleted: Sequence[Track] = ()
        self._before: QWidget | None = None
        self.model, self.deleted_model = (
            ListModel[Row](lambda row: row.text, spoken=_spoken, tip=lambda row: row.text, identity=id)
            for _ in range(2)
        )
        self._title = ShortLabel("", "strong")
        self.view = _list(self.model, translate("Design", "Design history, step by step"))
        self.deleted_view = _list(self.deleted_model, translate("Design", "Deleted designs"))
        self._deleted_title = label(translate("Design", "Deleted designs"), "section")
        close = button(
            "", kind="quiet", icon_name="x", says=translate("Design", "Close the history"), shortcut="Esc"
        )
        close.clicked.connect(self.leave)
        for pressed in (self.view.activated, self.view.clicked):
            pressed.connect(lambda index: self.step_chosen.emit(index.row()))
        for pressed in (self.deleted_view.activated, self.deleted_view.clicked):
            pressed.connect(lambda index: self.return_requested.emit(self._deleted[index.row()].key))
        self.escaped.connect(self.leave)
        self.setLayout(
            column(
                row(Wide(self._title), close),
                Wide(self.view),
                self._deleted_title,
                self.deleted_view,
                spacing=4,
                margins=(12, 4, 8, 8),
            )
        )
        self.hide()

    def show_steps(self, track: Track | None, deleted: Sequence[Track]) -> None:
        """Show the history of this design and what can be brought back; costs nothing while hidden."""
        self._track, self._deleted = track, deleted
        if self.isVisible():
            self._fill()

    def toggle(self) -> None:
        """Open the panel at the top right of the page, or close it."""
        if self.isVisible():
            self.leave()
            return
        self._before = QApplication.focusWidget()
        self.show()
        self._fill()
        self.raise_()
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    def leave(self) -> None:
        """Close the panel; the keyboard goes back to where it was."""
        if self.isVisible():
            self._hide()
            if self._before is not None and self._before.isVisible():
                self._before.setFocus()

    def place(self) -> None:
        """Keep to the top right of the page, as high as the steps need and the page allows."""
        parent = self.parentWidget()
        assert parent is not None
        rows = len(self.model.rows) * ROW + 8
        deleted = min(len(self.deleted_model.rows), 3) * ROW + 8 if self.deleted_model.rows else 0
        self.deleted_view.setFixedHeight(max(deleted, 1))
        extra = 56 + (deleted + 28 if deleted else 0)
        height = min(max(rows + extra, 120), HIGHEST, parent.height() - 16)
        self.setGeometry(parent.width() - WIDTH - 16, 8, WIDTH, height)

    def _fill(self) -> None:
        track = self._track
        name = track.name if track is not None else ""
        self._title.set_text(translate("Design", "History of {name}").format(name=name))
        self.model.set_rows(rows_of(track) if track is not None else ())
        text = translate("Design", "Restore {name}")
        self.deleted_model.set_rows(
            [Row(text.format(name=gone.name), "rotate-ccw") for gone in self._deleted]
        )
        for widget in (self._deleted_title, self.deleted_view):
            widget.setVisible(bool(self._deleted))
        self.place()
        if track is not None:
            now = self.model.index(track.history.done)
            self.view.setCurrentIndex(now)
            self.view.scrollTo(now)

    def _hide(self) -> None:
        QApplication.instance().focusChanged.disconnect(self._focus_moved)  # type: ignore[union-attr]
        self.hide()

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isVisible() and now is not self and not self.isAncestorOf(now):
            self._hide()
