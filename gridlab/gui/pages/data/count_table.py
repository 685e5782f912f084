"""The table of what was collected: one row a purpose, numbers right-aligned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from gridlab.gui.kit.labels import Role, label
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral

ROW_HEIGHT = 34


@dataclass(frozen=True, slots=True)
class Counts:
    """What sessions of one purpose gave. triplets: None while they are being counted."""

    sessions: int = 0
    running: int = 0
    left_out: int = 0
    screens: int = 0
    triplets: int | None = None


def headings() -> tuple[str, ...]:
    """What the columns of numbers count."""
    return (
        translate("Data", "Complete or partial"),
        translate("Data", "Running"),
        translate("Data", "Not exported"),
        translate("Data", "Screens answered"),
        translate("Data", "Triplets"),
    )


class CountTable(QWidget):
    """Numbers by purpose."""

    def __init__(self, purposes: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(translate("Data", "What was collected"))
        self._numbers: dict[str, list[QLabel]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(0)
        self._heads = headings()
        self._row(0, translate("Data", "Purpose"), list(self._heads), "section")
        for index, (key, name) in enumerate(purposes, start=1):
            self._numbers[key] = self._row(2 * index, name, ["0"] * len(self._heads), "")
        for column in range(1, len(self._heads) + 1):
            self._grid.setColumnStretch(column, 1)

    def _row(self, row: int, name: str, texts: list[str], role: Role) -> list[QLabel]:
        made = []
        for column, text in enumerate([name, *texts]):
            one = label(text, role)
            one.setFixedHeight(ROW_HEIGHT)
            side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
            one.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            if column and not role:
                one.setAccessibleName(f"{name}, {self._heads[column - 1]}")
            self._grid.addWidget(one, row, column)
            made.append(one)
        line = QFrame()
        line.setObjectName("line")
        line.setFixedHeight(1)
        self._grid.addWidget(line, row + 1, 0, 1, len(texts) + 1)
        return made[1:]

    def show_counts(self, counts: Mapping[str, Counts]) -> None:
        """Show the numbers of each purpose."""
        for key, labels in self._numbers.items():
            of = counts.get(key, Counts())
            numbers = (of.sessions, of.running, of.left_out, of.screens, of.triplets)
            for one, number in zip(labels, numbers, strict=True):
                one.setText("…" if number is None else numeral(number))
                one.setProperty("role", "" if number else "soft")
                one.style().unpolish(one)
                one.style().polish(one)

    def texts(self, purpose: str) -> list[str]:
        """The numbers of a purpose as they are shown."""
        return [one.text() for one in self._numbers[purpose]]
