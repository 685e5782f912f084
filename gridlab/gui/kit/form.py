"""A form: sections, labels left, fields right, and under each field what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from gridlab.gui.kit.fields import description_of, mark_wrong
from gridlab.gui.kit.labels import label


class FormRow:
    """One row of a form; several fields may stand in it."""

    def __init__(
        self, name: QLabel, fields: Sequence[QWidget], message: QLabel, outer: Sequence[QWidget] = ()
    ) -> None:
        self.name = name
        self.fields = fields
        self._outer = outer or fields
        self._message = message
        self._told: tuple[str, tuple[QWidget, ...]] = ("", ())

    @property
    def problem(self) -> str:
        """What is wrong in this row, "" where nothing is."""
        return self._message.text() if not self._message.isHidden() else ""

    def set_problem(self, text: str, fields: Sequence[QWidget] = ()) -> None:
        """Say what is wrong, framing those fields; "" takes it back."""
        told = (text, tuple(fields))
        if told == self._told:
            return
        self._told = told
        self._message.setText(text)
        self._message.setVisible(bool(text))
        for field in self.fields:
            wrong = bool(text) and (field in fields or not fields)
            mark_wrong(field, wrong)
            field.setAccessibleDescription(text if wrong else description_of(field))

    def set_visible(self, visible: bool) -> None:
        """Show or hide the whole row."""
        self.name.setVisible(visible and bool(self.name.text()))
        for field in self._outer:
            field.setVisible(visible)
        if not visible:
            self.set_problem("")


class Form(QWidget):
    """Rows of a label and its fields under section headings."""

    def __init__(self, *, label_width: int = 108, indent: int = 0, narrow: bool = False) -> None:
        """narrow: longer labels are wrapped, so that fields of several forms stand below each other."""
        super().__init__()
        self.setObjectName("sheet")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(indent, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._widest = label_width if narrow else 0
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

    def add_row(
        self,
        text: str,
        *fields: QWidget,
        between: str = "",
        marked: Sequence[QWidget] = (),
        below: Sequence[QWidget] = (),
        under: bool = False,
    ) -> FormRow:
        """A label and its fields side by side, with a sign between them where one is given.

        No label: the fields have the whole width, or stand `under` those of the row above. marked: what is
        framed when wrong, where that is not the fields themselves but something in them. below: over the
        whole width under the message.
        """
        row = self._grid.rowCount()
        name = label(text, wraps=True)
        name.setMinimumHeight(32)
        if self._widest:
            name.setMaximumWidth(self._widest)
        name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        told = marked or fields
        if len(told) == 1 and told[0].accessibleName():
            name.setBuddy(told[0])
        side = QHBoxLayout()
        side.setSpacing(8)
        for index, field in enumerate(fields):
            if index and between:
                side.addWidget(label(between, "soft"))
            side.addWidget(field, 1)
        message = label("", "bad", wraps=True)
        message.hide()
        top = Qt.AlignmentFlag.AlignTop
        if text or under:
            if not text:
                name.hide()
            self._grid.addWidget(name, row, 0, top)
            self._grid.addLayout(side, row, 1, top)
            self._grid.addWidget(message, row + 1, 1)
        else:
            name.hide()
            self._grid.addWidget(name, row, 0, top)
            self._grid.addLayout(side, row, 0, 1, 2, top)
            self._grid.addWidget(message, row + 1, 0, 1, 2)
        for place, widget in enumerate(below, start=row + 2):
            self._grid.addWidget(widget, place, 0, 1, 2)
        return FormRow(name, marked or fields, message, fields)
