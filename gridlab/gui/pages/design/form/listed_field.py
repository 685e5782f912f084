"""The listed screens of a block: picked from pictures or read from a CSV, put in order, deleted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QWidget

from gridlab.domain.design import Block, Design, ListedScreen
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Progress
from gridlab.gui.kit.boxes import Wide, boxed, column, row
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.choosers import choose_file
from gridlab.gui.kit.entries import Entry, Field
from gridlab.gui.kit.fields import TextArea
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.lists import ROW_ROLE, Index, ListModel, RowDelegate, fit_to_rows, list_view, write
from gridlab.gui.kit.messages import MessageBar
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral, one_or_many
from gridlab.gui.look.palette import current_palette
from gridlab.gui.look.saying import told
from gridlab.gui.pages.design.form.item_list import ListTools
from gridlab.gui.pages.design.form.picker import Picker, lay_out_panel, paint_thumbnail
from gridlab.gui.pages.design.form.supply import FormSupply
from gridlab.store.listed_csv import ListedCsv, read_listed

CSV_WORK = "form csv"
PREVIEWED = 50
CSV_HEIGHT = 168
ROW = 40
THUMBNAIL = 28


class CsvPanel(QWidget):
    """taken(screens): the screens are to be the block's. cancelled()."""

    taken = Signal(tuple)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._screens: tuple[ListedScreen, ...] = ()
        self.name = ""
        self._heading = label("", "strong", wraps=True)
        self.message = MessageBar(closable=False, stacked=True)
        self.rows = TextArea(says=translate("Design", "Rows of the file"), height=CSV_HEIGHT)
        self.rows.setReadOnly(True)
        self.take = button("")
        self.take.clicked.connect(lambda: self.taken.emit(self._screens))
        lay_out_panel(self, (self._heading, self.message, self.rows), self.take, self.cancelled)

    def begin(self, path: Path) -> None:
        """The file is being read."""
        self.name = path.name
        self._screens = ()
        self._heading.setText(translate("Design", "Reading {file}…").format(file=path.name))
        self.message.clear()
        self.rows.hide()
        self.take.hide()

    def show_found(self, found: ListedCsv) -> None:
        """What the file gives: faults first, by line, then its screens."""
        self._screens = found.screens
        good = len(found.screens)
        self._heading.setText(
            translate("Design", "{file}: {count} screens").format(file=self.name, count=numeral(good))
            if good != 1
            else translate("Design", "{file}: 1 screen").format(file=self.name)
        )
        if found.faulty:
            self.message.say(
                "warn",
                one_or_many(
                    found.faulty,
                    translate("Design", "1 row doesn't make a screen."),
                    translate("Design", "{count} rows don't make a screen."),
                ),
                translate("Design", "They'll be skipped if you continue."),
            )
        else:
            self.message.clear()
        lines = [
            translate("Design", "Line {line}: {what}").format(line=fault.line, what=told(fault.what))
            for fault in found.faults
        ]
        lines += ["{}  |  {}".format(one.probe, "  ".join(one.grid)) for one in found.screens[:PREVIEWED]]
        if good > PREVIEWED:
            lines.append(translate("Design", "… and {count} more").format(count=numeral(good - PREVIEWED)))
        self.rows.set_text("\n".join(lines))
        self.rows.setVisible(bool(lines))
        one, many = translate("Design", "Use 1 screen"), translate("Design", "Use {count} screens")
        self.take.setText(one_or_many(good, one, many))
        self.take.setAccessibleName(self.take.text())
        self.take.setVisible(good > 0)
        if good:
            self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, error: GridLabError) -> None:
        """The file could not be read."""
        self._heading.setText(self.name)
        self.message.say_error(error)


class ListedModel(ListModel[ListedScreen]):
    """The listed screens; the chosen row stays where their number does."""

    def __init__(self) -> None:
        super().__init__(
            lambda one: "{} | {}".format(one.probe, ", ".join(one.grid)),
            tip=lambda one: "{} | {}".format(one.probe, ", ".join(one.grid[:30])),
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        found = super().data(index, role)
        is_text = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return f"{index.row() + 1}. {found}" if is_text and found is not None else found


class ListedDelegate(RowDelegate):
    """Paints a screen as its number, its probe, and as many of its grid's images as there is room for."""

    def __init__(self, view: QListView, supply: FormSupply) -> None:
        super().__init__(view, ROW)
        self._supply = supply

    def paint_row(self, painter: QPainter, area: QRectF, index: Index) -> None:
        screen: ListedScreen = index.data(ROW_ROLE)
        number = QRectF(area.left() + 4, area.top(), 36, area.height())
        write(painter, number, numeral(index.row() + 1), 12, "soft", right=True)
        place = QRectF(number.right() + 8, area.center().y() - THUMBNAIL / 2, THUMBNAIL, THUMBNAIL)
        paint_thumbnail(painter, place, self._supply.thumbnail(screen.probe))
        place.translate(THUMBNAIL + 8, 0)
        painter.setPen(QPen(current_palette().colour("faint"), 1))
        painter.drawLine(place.topLeft(), place.bottomLeft())
        place.translate(8, 0)
        self._paint_grid(painter, place, area.right() - 8, screen.grid)

    def _paint_grid(self, painter: QPainter, place: QRectF, right: float, grid: Sequence[str]) -> None:
        room = int((right - place.left() + 4) // (THUMBNAIL + 4))
        shown = len(grid) if len(grid) <= room else room - 1
        for name in grid[:shown]:
            paint_thumbnail(painter, place, self._supply.thumbnail(name))
            place.translate(THUMBNAIL + 4, 0)
        if shown < len(grid):
            painter.setPen(current_palette().colour("soft"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, f"+{len(grid) - shown}")


class ListedEntry(Entry):
    """The listed screens of the block that is shown, not seen while its method lists none.

    The list and its tools, and below them the picker or what a CSV gives.
    """

    is_typed = False

    def __init__(self, supply: FormSupply, field: Field) -> None:
        self._supply = supply
        self._block = Block()
        self._edited = -1
        self.model = ListedModel()
        self.view = list_view(self.model, field.says)
        self.view.setItemDelegate(ListedDelegate(self.view, supply))
        self.add_button = button(translate("Design", "Add"), icon_name="plus")
        self.csv_button = button(translate("Design", "From CSV…"))
        self.clear_button = button(translate("Design", "Delete all"), kind="danger")
        self._says = label("", "small", wraps=True)
        self.picker: Picker | None = None
        self.csv: CsvPanel | None = None
        self.tools = ListTools(
            self.view, self.add_button, self.csv_button, move=self._move, delete=self._delete
        )
        self._column = column(row(Wide(self._says), self.clear_button), self.view, self.tools)
        super().__init__(self.view, boxed(self._column))
        self._wire()

    def _wire(self) -> None:
        self.add_button.clicked.connect(lambda: self.edit(-1))
        self.csv_button.clicked.connect(self._choose_csv)
        self.clear_button.clicked.connect(
            lambda: self._change((), translate("Design", "Delete all listed screens"))
        )
        self.view.selectionModel().currentChanged.connect(lambda _one, _other: self.tools.follow())
        self.view.activated.connect(lambda index: self.edit(index.row()))
        self._supply.arrived.connect(self.view.viewport().update)

    def value(self) -> tuple[ListedScreen, ...]:
        return self.model.rows

    def put(self, value: tuple[ListedScreen, ...]) -> None:
        row, screens = self.view.currentIndex().row(), value
        if screens is not self.model.rows:
            self.model.set_rows(screens)
        if screens and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(max(0, min(row, len(screens) - 1))))
        fit_to_rows(self.view, len(screens), ROW)
        self.clear_button.setVisible(bool(screens))
        one = translate("Design", "1 screen: the probe, then its grid")
        many = translate("Design", "{count} screens: the probe, then its grid")
        none = translate("Design", "No screens are listed yet.")
        self._says.setText(one_or_many(len(screens), one, many) if screens else none)
        self.tools.follow()

    def follow(self, design: Design, block: int) -> None:
        """Take from the design how large its grid is, which images it may show, and whether it lists any."""
        shown, before = design.blocks[block], self._block
        self._block = shown
        if (shown.n, shown.images) != (before.n, before.images):
            self._close_panels()
        self.outer.setVisible(shown.sampling.method == "listed")

    def edit(self, row: int) -> None:
        """Pick a new screen (-1), or change the one in a row."""
        self._close_panels()
        if self.picker is None:
            self.picker = Picker(self._supply)
            self.picker.done.connect(self._picked)
            self._add_panel(self.picker)
        self._edited = row
        self.picker.show()
        self.picker.begin(self._block, self.model.rows[row] if row >= 0 else None)

    def read_csv(self, path: Path) -> None:
        """Show what a CSV file gives."""
        self._close_panels()
        if self.csv is None:
            self.csv = CsvPanel()
            self.csv.taken.connect(self._take_csv)
            self._add_panel(self.csv)
        self.csv.begin(path)
        self.csv.show()
        names = [image.name for image in self._supply.facts.usable(self._block.images.labels)]
        n = self._block.n

        def work(cancel: Cancel, _progress: Progress) -> ListedCsv:
            return read_listed(path, names, n, cancel)

        found, failed = self.csv.show_found, self.csv.show_error
        self._supply.background.start(CSV_WORK, work, done=found, failed=failed)

    def _add_panel(self, panel: Picker | CsvPanel) -> None:
        panel.cancelled.connect(self._close_panels)
        self._column.addWidget(panel)
        self.grown.emit()

    def _choose_csv(self) -> None:
        chosen = choose_file(
            self.outer,
            translate("Design", "Screens to list"),
            translate("Design", "Tables (*.csv *.tsv *.txt)"),
        )
        if chosen is not None:
            self.read_csv(chosen)

    def _close_panels(self) -> None:
        for panel in (self.picker, self.csv):
            if panel is not None and not panel.isHidden():
                panel.hide()
                self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._supply.background.cancel(CSV_WORK)

    def _picked(self, screen: ListedScreen) -> None:
        screens, row = self.model.rows, self._edited
        if row < 0:
            self._change((*screens, screen), translate("Design", "Add a listed screen"), len(screens))
            if self.picker is not None:
                self.picker.begin(self._block)  # several are usually picked in a row
            return
        self._close_panels()
        changed = (*screens[:row], screen, *screens[row + 1 :])
        self._change(changed, translate("Design", "Change listed screen {number}").format(number=row + 1))

    def _take_csv(self, screens: tuple[ListedScreen, ...]) -> None:
        name = self.csv.name if self.csv is not None else ""
        self._close_panels()
        step = translate("Design", "List {count} screens from {file}").format(
            count=numeral(len(screens)), file=name
        )
        self._change(screens, step)

    def _move(self, row: int, to: int) -> None:
        screens = list(self.model.rows)
        screens.insert(to, screens.pop(row))
        step = translate("Design", "Move listed screen {number}").format(number=row + 1)
        self._change(tuple(screens), step, to)

    def _delete(self, row: int) -> None:
        screens = self.model.rows
        step = translate("Design", "Delete listed screen {number}").format(number=row + 1)
        self._change((*screens[:row], *screens[row + 1 :]), step, row)

    def _change(self, screens: tuple[ListedScreen, ...], step: str, row: int = 0) -> None:
        self.put(screens)
        if screens:
            self.view.setCurrentIndex(self.model.index(min(row, len(screens) - 1)))
        self.step = step
        self.entered.emit()
        self.step = ""
