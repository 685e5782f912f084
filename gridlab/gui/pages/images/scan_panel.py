"""The panel that lists what a scan of images found: refusals, duplicates, notes, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridlab.gui.kit.buttons import SegmentedButtons, button
from gridlab.gui.kit.labels import label
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.saying import told
from gridlab.gui.pages.images.rows import TwoLines, TwoLinesList

if TYPE_CHECKING:
    from gridlab.store.images.scan import ScanReport


def report_rows(report: ScanReport) -> dict[str, tuple[TwoLines, ...]]:
    """The rows (file, what of it) of each part of a report."""
    same = translate("Images", "same content as {name}")
    return {
        "refused": tuple(TwoLines(row.path, row.reason, row.folder) for row in report.refusals),
        "same": tuple(
            TwoLines(row.other, same.format(name=row.kept), row.folder) for row in report.duplicates
        ),
        "notes": tuple(TwoLines(row.path, row.note, row.folder) for row in report.notes),
    }


class ScanPanel(QWidget):
    """Refused files, files of the same content, and notes; nothing is skipped silently.

    Signals: closed(), show_requested(folder, shown name), save_requested(rows) with rows of kind, file, what.
    """

    closed = Signal()
    show_requested = Signal(object, str)
    save_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(translate("Images", "What the check of the images found"))
        self.setFixedWidth(336)
        self._parts: dict[str, tuple[TwoLines, ...]] = {}
        self.list = TwoLinesList(translate("Images", "Files"))
        self._title = label("", "strong")
        self._choice = QHBoxLayout()
        self._segments: SegmentedButtons | None = None
        close = button("", kind="quiet", icon_name="x", says=translate("Images", "Close the list"))
        close.clicked.connect(self.hide)
        close.clicked.connect(self.closed)
        self.show_file = button(translate("Images", "Show file"), icon_name="folder-open")
        self.copy = button("", icon_name="copy", says=translate("Images", "Copy the list"))
        self.save = button(translate("Images", "Save as CSV"), icon_name="download")
        self.show_file.clicked.connect(self._show_file)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text()))
        self.save.clicked.connect(lambda: self.save_requested.emit(self.table()))
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.list.doubleClicked.connect(lambda _index: self._show_file())
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(close)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.show_file)
        foot.addStretch(1)
        foot.addWidget(self.copy)
        foot.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(self._choice)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)
        self.hide()

    def show_report(self, report: ScanReport) -> None:
        """Show what was found; nothing to tell hides the panel."""
        self._parts = report_rows(report)
        names = {
            "refused": translate("Images", "Refused"),
            "same": translate("Images", "Same"),
            "notes": translate("Images", "Notes"),
        }
        choices = [(key, f"{names[key]} {numeral(len(rows))}") for key, rows in self._parts.items() if rows]
        if self._segments is not None:
            self._choice.removeWidget(self._segments)
            self._segments.deleteLater()
            self._segments = None
        self.setVisible(bool(choices))
        if not choices:
            return
        self._title.setText(translate("Images", "Files to look at"))
        self._segments = SegmentedButtons(choices, says=translate("Images", "Which files"))
        self._segments.value_changed.connect(lambda key: self._show(str(key)))
        self._choice.addWidget(self._segments)
        self._show(str(choices[0][0]))

    def rows(self) -> list[str]:
        """The rows shown now, as texts."""
        return [f"{row.first}: {told(row.second)}" for row in self.list.rows.rows]

    def table(self) -> list[tuple[str, str, str]]:
        """All rows of all parts: kind, file, what of it."""
        return [(key, row.first, row.second) for key, rows in self._parts.items() for row in rows]

    def text(self) -> str:
        """The whole list as text, a row a line, parted by tabs."""
        return "\n".join("\t".join(row) for row in self.table())

    def _show(self, key: str) -> None:
        self.list.rows.set_rows(self._parts[key])
        self._enable()

    def _enable(self) -> None:
        row = self.list.current
        self.show_file.setEnabled(row is not None and row.place is not None)

    def _show_file(self) -> None:
        row = self.list.current
        if row is not None and isinstance(row.place, Path):
            self.show_requested.emit(row.place, row.first)


def duplicates_of(reports: Sequence[ScanReport], names: dict[str, str]) -> frozenset[str]:
    """SHA-256s of the images of which another file with the same content was met. names: SHA-256 by name."""
    kept = (same.kept for report in reports for same in report.duplicates)
    return frozenset(names[name] for name in kept if name in names)
