"""One section of the form: a heading that folds, the rows, and a second fold for what is rarely needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridlab.gui.kit.fold import Fold
from gridlab.gui.kit.form import Form, FormRow
from gridlab.gui.look.language import translate
from gridlab.gui.pages.design.form.entries import Entry
from gridlab.gui.pages.design.form.item_edits import Kind
from gridlab.gui.pages.design.form.item_list import ItemList
from gridlab.gui.pages.design.form.places import Key
from gridlab.gui.pages.design.form.table import FieldSpec, RowSpec, SectionSpec

LABELS = 108
INDENT = 6


@dataclass(slots=True)
class Bound:
    """A field as it stands in the form."""

    spec: FieldSpec
    entry: Entry
    row: FormRow
    in_more: bool


class Section(QWidget):
    """Its fields are made when it is first unfolded. built(fields); turned(key, open) by the user."""

    built = Signal(object)
    turned = Signal(str, bool)

    def __init__(
        self,
        spec: SectionSpec,
        make: Callable[[FieldSpec], Entry],
        make_list: Callable[[Kind], ItemList],
    ) -> None:
        super().__init__()
        self.spec = spec
        self.items: ItemList | None = None
        self._more_wanted = False
        self._make = make
        self._make_list = make_list
        self._rows_form: QWidget | None = None
        self._bound: list[Bound] = []
        self.fold = Fold(spec.title, self._content)
        self.more: Fold | None = None
        self.fold.turned.connect(lambda wanted: self.turned.emit(spec.key, wanted))
        self.fold.made.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fold)

    @property
    def keys(self) -> Iterator[Key]:
        """Of every field, made or not."""
        return (field.key for field in self.spec.fields)

    def reveal(self, key: Key) -> None:
        """Unfold whatever hides a field."""
        self.fold.set_open(True)
        if any(key == field.key for row in self.spec.more for field in row.fields):
            self.set_open(True, more=True)

    def set_open(self, wanted: bool, *, more: bool = False) -> None:
        """Fold or unfold the section, or what is rarely needed in it; tells nobody."""
        if not more:
            self.fold.set_open(wanted)
        elif self.more is not None:
            self.more.set_open(wanted)
        else:
            self._more_wanted = wanted

    def show_rows(self, wanted: bool) -> None:
        """Show the rows below the list, or not while it is empty."""
        if self._rows_form is not None:
            self._rows_form.setVisible(wanted)

    def _content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(4)
        if self.spec.items:
            self.items = self._make_list(self.spec.items)
            self.items.setContentsMargins(INDENT, 0, 0, 0)
            column.addWidget(self.items)
            column.addSpacing(4)
        self._rows_form = self._form(self.spec.rows, in_more=False)
        column.addWidget(self._rows_form)
        if self.spec.more:
            title = translate("Design", "More")
            self.more = Fold(title, lambda: self._form(self.spec.more, in_more=True), minor=True)
            self.more.heading.setAccessibleName(
                translate("Design", "More of {section}").format(section=self.spec.title)
            )
            self.more.turned.connect(lambda wanted: self.turned.emit(f"{self.spec.key}.more", wanted))
            self.more.made.connect(self._tell)
            column.addWidget(self.more)
            self.more.set_open(self._more_wanted)
        return content

    def _form(self, rows: tuple[RowSpec, ...], *, in_more: bool) -> QWidget:
        """Rows of labels and fields; one without a label is a form of its own, as it may need more width."""
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        form: Form | None = None
        for row in rows:
            if form is None or not row.label:
                form = Form(label_width=LABELS if row.label else 0, indent=INDENT, narrow=True)
                column.addWidget(form)
            self._add(form, row, in_more=in_more)
            if not row.label:
                form = None
        return made

    def _add(self, form: Form, row: RowSpec, *, in_more: bool) -> None:
        entries = [self._make(field) for field in row.fields]
        made = form.add_row(
            row.label,
            *[entry.outer for entry in entries],
            between=row.between,
            marked=[entry.widget for entry in entries],
            below=[entry.below for entry in entries if entry.below is not None],
        )
        self._bound += [
            Bound(field, entry, made, in_more) for field, entry in zip(row.fields, entries, strict=True)
        ]

    def _tell(self) -> None:
        bound, self._bound = self._bound, []
        if bound:
            self.built.emit(bound)
