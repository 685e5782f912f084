"""The preview of a labels file: how its rows match the images, before anything is changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridlab.gui.kit.buttons import SegmentedButtons, button
from gridlab.gui.kit.labels import ShortLabel, label
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.saying import told
from gridlab.gui.pages.images.rows import TwoLines, TwoLinesList

if TYPE_CHECKING:
    from gridlab.domain.images import Image
    from gridlab.store.images.labels_csv import LabelRow
    from gridlab.store.images.labels_match import LabelMatch

WIDEST = 880


class LabelPreview(QWidget):
    """Signals: applied(LabelMatch, file name), cancelled()."""

    applied = Signal(object, str)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Images", "How the labels file matches"))
        self._match: LabelMatch | None = None
        self._file = ""
        self._parts: dict[str, list[TwoLines]] = {}
        self._title = ShortLabel("", "title", middle=True)
        self._columns = label("", "soft", wraps=True)
        self._sum = label("", wraps=True)
        self._choice = QHBoxLayout()
        self._segments: SegmentedButtons | None = None
        self.list = TwoLinesList(translate("Images", "Rows of the labels file"))
        self.apply = button(translate("Images", "Apply changes"), kind="primary", icon_name="check")
        self.cancel = button(translate("Images", "Cancel"), shortcut="Esc")
        self.apply.clicked.connect(self._apply)
        self.cancel.clicked.connect(self.cancelled)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.apply)
        sheet = QWidget()
        sheet.setMaximumWidth(WIDEST)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 16)
        row.addWidget(sheet, 100)
        row.addStretch(1)
        layout = QVBoxLayout(sheet)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(self._columns)
        layout.addWidget(self._sum)
        layout.addLayout(self._choice)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)

    @property
    def text(self) -> str:
        """What is said above the rows."""
        return f"{self._title.whole}\n{self._columns.text()}\n{self._sum.text()}"

    def show_match(self, path: Path, match: LabelMatch) -> None:
        """Show how a file matches."""
        self._match, self._file = match, path.name
        self._title.set_text(translate("Images", "Labels from {file}").format(file=_shown(path.name)))
        self._columns.setText(_columns_text(match))
        changed = match.changed
        self._sum.setText(
            translate(
                "Images",
                "Images that a row matches: {matched}. Images that change: {changed}. "
                "Included images without a label afterwards: {without}.",
            ).format(
                matched=numeral(len(match.matched)),
                changed=numeral(len(changed)),
                without=numeral(match.without_label),
            )
        )
        self._parts = {
            "changed": [TwoLines(row.before.name, _change(row.before, row.after)) for row in changed],
            "same": [
                TwoLines(row.before.name, row.before.label or translate("Images", "no label"))
                for row in match.matched
                if row.before == row.after
            ],
            "unmatched": [_problem_row(row) for row in match.unmatched],
            "conflicting": [_problem_row(row) for row in match.conflicting],
            "unnamed": [
                TwoLines(image.name, image.label or translate("Images", "no label"))
                for image in match.unnamed
            ],
        }
        self._show_parts()
        self.apply.setText(translate("Images", "Apply changes ({count})").format(count=numeral(len(changed))))
        self.apply.setEnabled(bool(changed))

    def _show_parts(self) -> None:
        names = {
            "changed": translate("Images", "Changes"),
            "same": translate("Images", "As they are"),
            "unmatched": translate("Images", "No such image"),
            "conflicting": translate("Images", "Not taken"),
            "unnamed": translate("Images", "Not in the file"),
        }
        if self._segments is not None:
            self._choice.removeWidget(self._segments)
            self._segments.deleteLater()
        choices = [(key, f"{names[key]} {numeral(len(rows))}") for key, rows in self._parts.items()]
        self._segments = SegmentedButtons(choices, says=translate("Images", "Which rows"))
        self._segments.set_allowed(key for key, rows in self._parts.items() if rows)
        self._segments.value_changed.connect(lambda key: self.list.rows.set_rows(self._parts[str(key)]))
        self._choice.addWidget(self._segments)
        first = next((key for key, rows in self._parts.items() if rows), "changed")
        self._segments.set_value(first)
        self.list.rows.set_rows(self._parts[first])

    def _apply(self) -> None:
        if self._match is not None:
            self.applied.emit(self._match, self._file)


def _columns_text(match: LabelMatch) -> str:
    meanings = {
        "name": translate("Images", "name of the image"),
        "label": translate("Images", "label"),
        "alt": translate("Images", "alternative text"),
    }
    taken = [f"“{heading}” = {meanings[meaning]}" for heading, meaning in match.columns if meaning]
    passed = [f"“{heading}”" for heading, meaning in match.columns if not meaning]
    text = translate("Images", "Columns: {columns}.").format(columns=", ".join(taken))
    if passed:
        text += " " + translate("Images", "Passed over: {columns}.").format(columns=", ".join(passed))
    return text


def _change(before: Image, after: Image) -> str:
    parts = []
    if before.label != after.label:
        none = translate("Images", "no label")
        parts.append(f"{before.label or none} → {after.label or none}")
    if before.alt != after.alt:
        text = after.alt or translate("Images", "none")
        parts.append(translate("Images", "alternative text: {text}").format(text=text))
    return " · ".join(parts)


def _problem_row(row: LabelRow) -> TwoLines:
    place = translate("Images", "Row {number}: {problem}").format(
        number=row.number, problem=told(row.problem)
    )
    return TwoLines(_shown(row.name) or translate("Images", "(no name)"), place)


def _shown(text: str) -> str:
    """A foreign text on one line: what does not print is shown as a mark."""
    return "".join(character if character.isprintable() else "\ufffd" for character in text)
