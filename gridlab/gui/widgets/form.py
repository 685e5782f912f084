"""A form: sections, labels left, fields right, and under each field what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from gridlab.gui.widgets.fields import TextField, mark_wrong
from gridlab.gui.widgets.labels import label


class FormRow:
    """One row of a form; several fields may stand in it."""

    def __init__(self, name: QLabel, fields: Sequence[QWidget], message: QLabel) -> None:
        self.name = name
        self.fields = fields
        self._message = message

    @property
    def problem(self) -> str:
        """What is wrong in this row, "" where nothing is."""
        return self._message.text() if not self._message.isHidden() else ""

    def set_problem(self, text: str, fields: Sequence[QWidget] = ()) -> None:
        """Say what is wrong, framing those fields; "" takes it back."""
        self._message.setText(text)
        self._message.setVisible(bool(text))
        for field in self.fields:
            wrong = bool(text) and (field in fields or not fields)
            mark_wrong(field, wrong)
            unit = field.unit if isinstance(field, TextField) else ""
            field.setAccessibleDescription(text if wrong else unit)

    def set_visible(self, visible: bool) -> None:
        """Show or hide the whole row."""
        self.name.setVisible(visible)
        for field in self.fields:
            field.setVisible(visible)
        if not visible:
            self.set_problem("")


class Form(QWidget):
    """Rows of a label and its fields under section headings."""

    def __init__(self, *, label_width: int = 108) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(0, label_width)
        self._grid.setColumnStretch(1, 1)

    def add_section(self, text: str) -> None:
        """A heading over the rows that follow."""
        row = self._grid.rowCount()
        heading = label(text, "section")
        heading.setFixedHeight(24)
        if row > 1:
            self._grid.setRowMinimumHeight(row, 16)
            row += 1
        self._grid.addWidget(heading, row, 0, 1, 2)

    def add_row(self, text: str, *fields: QWidget, between: str = "") -> FormRow:
        """A label and its fields side by side, with a sign between them where one is given."""
        row = self._grid.rowCount()
        name = label(text, wraps=True)
        name.setMinimumHeight(32)
        name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if len(fields) == 1 and fields[0].accessibleName():
            name.setBuddy(fields[0])
        side = QHBoxLayout()
        side.setSpacing(8)
        for index, field in enumerate(fields):
            if index and between:
                side.addWidget(label(between, "soft"))
            side.addWidget(field, 1)
        message = label("", "bad", wraps=True)
        message.hide()
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(name, row, 0, top)
        self._grid.addLayout(side, row, 1, top)
        self._grid.addWidget(message, row + 1, 1)
        return FormRow(name, fields, message)

    def add_wide(self, widget: QWidget) -> None:
        """A widget over the whole width."""
        self._grid.addWidget(widget, self._grid.rowCount(), 0, 1, 2)

    def close_up(self) -> None:
        """Keep the rows together at the top."""
        self._grid.setRowStretch(self._grid.rowCount(), 1)
