"""Lists of files with two texts a row: what a check of images found, and how a labels file matches."""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, cast

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QPainter
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gridlab.app.columns import Column
from gridlab.domain.images import Image
from gridlab.domain.said import joined
from gridlab.gui.kit.boxes import Wide, boxed, column, grounded, row
from gridlab.gui.kit.buttons import SegmentedButtons, button
from gridlab.gui.kit.columns import ColumnModel, ColumnTable
from gridlab.gui.kit.labels import ShortLabel, label
from gridlab.gui.kit.lists import ROW_ROLE, Index, paint_table_row
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.palette import current_palette
from gridlab.gui.look.saying import told
from gridlab.store.images.labels_csv import LabelMatch, LabelRow
from gridlab.store.images.scan import ScanReport

ROW_HIGH = 48
PANEL_WIDTH = 336
WIDEST = 880
_MARGIN = 8
_FIRST, _SECOND = 13, 12
"""Sizes of the two texts of a row."""
_SECOND_AT = 25
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
_MEASURED = 20
"""So many of the longest texts tell how high rows are."""
_MOST_LINES = 6


@dataclass(frozen=True, slots=True)
class TwoLines:
    """One row. place: where its file lies, where it has one."""

    first: str
    second: str
    place: Path | None = None

    @property
    def whole(self) -> str:
        """Both lines in one."""
        return joined((self.first, self.second), ": ") if self.second else self.first


class _TwoLinesDelegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        lines = index.data(ROW_ROLE)
        tokens = current_palette()
        painter.save()
        area = paint_table_row(painter, option)
        area.adjust(_MARGIN, 0, -_MARGIN, 0)
        painter.setFont(interface_font(_FIRST))
        painter.setPen(tokens.colour("ink"))
        first = painter.fontMetrics().elidedText(lines.first, Qt.TextElideMode.ElideMiddle, int(area.width()))
        place = QRectF(area.left(), area.top() + 5, area.width(), 18)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, first)
        painter.setFont(interface_font(_SECOND))
        painter.setPen(tokens.colour("soft"))
        place = QRectF(area.left(), area.top() + _SECOND_AT, area.width(), area.height() - _SECOND_AT)
        painter.drawText(place, _WRAPPED, told(lines.second))
        painter.restore()


class TwoLinesList(ColumnTable):
    """Rows of equal height in a table, whose places Qt knows without asking for each row.

    All are as high as the longest second text asks for, so that none is cut off.
    """

    def __init__(self, says: str) -> None:
        whole: Column[TwoLines] = Column("file", says, lambda lines: lines.whole)
        super().__init__(ColumnModel((whole,), lambda lines: lines), says, row_height=ROW_HIGH)
        self.setItemDelegate(_TwoLinesDelegate(self))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().hide()
        self.rows.modelReset.connect(self.fit)

    def fit(self) -> None:
        super().fit()
        texts = {lines.second for lines in self.rows.rows}
        longest = (told(text) for text in heapq.nlargest(_MEASURED, texts, key=len))
        metrics = QFontMetricsF(interface_font(_SECOND))
        room = QRectF(0, 0, max(1, self.viewport().width() - 2 * _MARGIN), WIDEST * _MOST_LINES)
        needed = max((metrics.boundingRect(room, _WRAPPED, text).height() for text in longest), default=0)
        more = min(needed, metrics.lineSpacing() * _MOST_LINES) - metrics.lineSpacing()
        self.verticalHeader().setDefaultSectionSize(ROW_HIGH + max(0, math.ceil(more)))


class Part(NamedTuple):
    """One part of a list. key: in a file of it; name: in words."""

    key: str
    name: str
    rows: Sequence[TwoLines]


class PartedList(QWidget):
    """A list in several parts with their numbers of rows, one of which is chosen and shown."""

    def __init__(self, says: str, *, which: str) -> None:
        """says: what the list holds. which: what the choice of the part is called."""
        super().__init__()
        self.list = TwoLinesList(says)
        self._which = which
        self._parts: Sequence[Part] = ()
        self._choice = row()
        self._segments: SegmentedButtons | None = None

    def _show_parts(self, parts: Sequence[Part]) -> None:
        """Show the first part that has rows; those without cannot be chosen."""
        self._parts = parts
        if self._segments is not None:
            self._choice.removeWidget(self._segments)
            self._segments.deleteLater()
        choices = [(at, f"{part.name} {numeral(len(part.rows))}") for at, part in enumerate(parts)]
        full = [at for at, part in enumerate(parts) if part.rows]
        self._segments = SegmentedButtons(choices, says=self._which, value=full[0] if full else 0)
        self._segments.set_allowed(full)
        self._segments.value_changed.connect(lambda at: self._show(parts[cast(int, at)]))
        self._choice.addWidget(self._segments)
        self._show(parts[full[0] if full else 0])

    def _show(self, part: Part) -> None:
        self.list.rows.set_rows(part.rows)


class ScanPanel(PartedList):
    """Refused files, files of the same content, and notes; nothing is skipped silently.

    Signals: closed(), show_requested(folder, shown name).
    """

    closed = Signal()
    show_requested = Signal(Path, str)

    def __init__(self) -> None:
        super().__init__(translate("Images", "Files"), which=translate("Images", "Which files"))
        grounded(self, "panel")
        self.setAccessibleName(translate("Images", "Result of the image check"))
        self.setFixedWidth(PANEL_WIDTH)
        title = label(translate("Images", "Skipped files"), "strong")
        close = button("", kind="quiet", icon_name="x", says=translate("Images", "Close list"))
        close.clicked.connect(self.hide)
        close.clicked.connect(self.closed)
        self.show_file = button(translate("Images", "Show file"), icon_name="folder-open")
        self.copy = button("", icon_name="copy", says=translate("Images", "Copy list"))
        self.save = button(translate("Images", "Save as CSV"), icon_name="download")
        self.show_file.clicked.connect(self._show_file)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text()))
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.list.doubleClicked.connect(lambda _index: self._show_file())
        head = row(Wide(title), close)
        foot = row(self.show_file, Wide(), self.copy, self.save)
        self.setLayout(column(head, self._choice, Wide(self.list), foot, margins=(16, 12, 12, 12)))
        self.hide()

    def show_report(self, report: ScanReport) -> None:
        """Show what was found; nothing to tell hides the panel."""
        text = translate("Images", "same content as {name}")
        refused = [TwoLines(one.path, one.reason, one.folder) for one in report.refusals]
        same = [TwoLines(one.other, text.format(name=one.kept), one.folder) for one in report.duplicates]
        notes = [TwoLines(one.path, one.note, one.folder) for one in report.notes]
        if report.passed_over:
            notes.append(TwoLines(translate("Images", "Not checked"), report.passed_over_said))
        parts = (
            Part("refused", translate("Images", "Can't be used"), refused),
            Part("same", translate("Images", "Duplicates"), same),
            Part("notes", translate("Images", "Notes"), notes),
        )
        found = [part for part in parts if part.rows]
        # Nobody need look at hidden files alone, which are everywhere.
        self.setVisible(bool(refused or same or report.notes))
        if found:
            self._show_parts(found)

    def table(self) -> list[tuple[str, str, str]]:
        """All rows of all parts: kind, file, what of it."""
        return [(part.key, lines.first, lines.second) for part in self._parts for lines in part.rows]

    def text(self) -> str:
        """The whole list as text, a row a line, parted by tabs."""
        return "\n".join("\t".join(cells) for cells in self.table())

    def _show(self, part: Part) -> None:
        super()._show(part)
        self._enable()

    def _enable(self) -> None:
        chosen = self.list.chosen
        self.show_file.setEnabled(chosen is not None and chosen.place is not None)

    def _show_file(self) -> None:
        chosen = self.list.chosen
        if chosen is not None and chosen.place is not None:
            self.show_requested.emit(chosen.place, chosen.first)


class LabelPreview(PartedList):
    """How the rows of a labels file match the images, before anything is changed."""

    def __init__(self) -> None:
        super().__init__(
            translate("Images", "Rows of the labels file"), which=translate("Images", "Which rows")
        )
        self.setAccessibleName(translate("Images", "Matches of the labels file"))
        self._title = ShortLabel("", "title", middle=True)
        self.columns = label("", "soft", wraps=True)
        self.sum = label("", wraps=True)
        self.apply = button(translate("Images", "Apply changes"), kind="primary", icon_name="check")
        self.cancel = button(translate("Images", "Cancel"), shortcut="Esc")
        foot = row(Wide(), self.cancel, self.apply)
        sheet = boxed(column(self._title, self.columns, self.sum, self._choice, Wide(self.list), foot))
        sheet.setMaximumWidth(WIDEST)
        self.setLayout(row(Wide(sheet, 100), Wide(), margins=(8, 0, 8, 16)))

    def show_match(self, file: str, match: LabelMatch) -> None:
        """Show how a file of this name matches."""
        self._title.set_text(translate("Images", "Labels from {file}").format(file=_shown(file)))
        self.columns.setText(_columns_text(match))
        changed, unlabelled = match.changed, translate("Images", "no label")
        self.sum.setText(
            translate(
                "Images",
                "{matched} matched · {changed} will change · {without} will still have no label",
            ).format(
                matched=numeral(len(match.matched)),
                changed=numeral(len(changed)),
                without=numeral(match.without_label),
            )
        )
        changes = [TwoLines(one.before.name, _change(one.before, one.after)) for one in changed]
        same = [one.before for one in match.matched if one.before == one.after]
        unchanged = [TwoLines(image.name, image.label or unlabelled) for image in same]
        unnamed = [TwoLines(image.name, image.label or unlabelled) for image in match.unnamed]
        unmatched = [_problem_row(one) for one in match.unmatched]
        conflicting = [_problem_row(one) for one in match.conflicting]
        parts = (
            Part("changed", translate("Images", "Changes"), changes),
            Part("same", translate("Images", "Unchanged"), unchanged),
            Part("unmatched", translate("Images", "No matching image"), unmatched),
            Part("conflicting", translate("Images", "Skipped"), conflicting),
            Part("unnamed", translate("Images", "Not in the file"), unnamed),
        )
        self._show_parts(parts)
        self.apply.setText(translate("Images", "Apply changes ({count})").format(count=numeral(len(changed))))
        self.apply.setEnabled(bool(changed))


def _columns_text(match: LabelMatch) -> str:
    meanings = {
        "name": translate("Images", "image name"),
        "label": translate("Images", "label"),
        "alt": translate("Images", "alternative text"),
    }
    taken = [f"“{heading}” = {meanings[meaning]}" for heading, meaning in match.columns if meaning]
    passed = [f"“{heading}”" for heading, meaning in match.columns if not meaning]
    text = translate("Images", "Columns: {columns}.").format(columns=", ".join(taken))
    if passed:
        text += " " + translate("Images", "Columns ignored: {columns}.").format(columns=", ".join(passed))
    return text


def _change(before: Image, after: Image) -> str:
    parts = []
    if before.label != after.label:
        none = translate("Images", "no label")
        parts.append(f"{before.label or none} → {after.label or none}")
    if before.alt != after.alt:
        text = after.alt or translate("Images", "none")
        parts.append(translate("Images", "description: {text}").format(text=text))
    return " · ".join(parts)


def _problem_row(found: LabelRow) -> TwoLines:
    place = translate("Images", "Row {number}: {problem}").format(
        number=found.number, problem=told(found.problem)
    )
    return TwoLines(_shown(found.name) or translate("Images", "(no name)"), place)


def _shown(text: str) -> str:
    """A foreign text on one line: what does not print is shown as a mark."""
    return "".join(character if character.isprintable() else "\ufffd" for character in text)
