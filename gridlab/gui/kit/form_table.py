"""A form from the rows of a table: entries, folds, what is wrong, and when an entry counts.

A form is described by `Section`s of `Row`s of `Field`s and made by `Fields`:

    Fields((
        Section("station", translate("Settings", "This station"), (
            Row(translate("Settings", "Number"), (
                Field("station", translate("Settings", "Number of this station"), "number", high=99),
            )),
        )),
    ))

Whoever owns the form shows values with `show_values`, reads `value(key)` when `entered` tells of one, says
with `mark` what is wrong, and takes what was typed as meant when `completed` tells that it counts. A section
whose `is_open` is None has no heading to fold: its rows are there at once. A field of a kind that only one
page has is an `Entry` of its own, which `make` of its row makes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from gridlab.gui.background import pause
from gridlab.gui.kit.boxes import Part, boxed, column
from gridlab.gui.kit.entries import Entry, Field, make_entry
from gridlab.gui.kit.form import INDENT, LABELS, Fold, Form, FormRow
from gridlab.gui.kit.labels import label
from gridlab.gui.look.language import translate

PAUSE_MS = 400
LONG_PAUSE_MS = 1200
"""What may be the beginning of something else waits so long, where it is neither left nor ended by Enter."""
_NOT_SHOWN = object()


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its label and its fields with a sign between them.

    No label: over the whole width, or `under` the fields of the row above. beside: makes what stands after
    the fields, such as a button. note: a small text below them. A label alone is a heading.
    """

    label: str
    fields: tuple[Field, ...] = ()
    between: str = ""
    beside: Callable[[], QWidget] | None = None
    note: str = ""
    under: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form under a heading.

    key: names it in the settings. more: rows that are needed so rarely that they are folded away inside it.
    is_open: whether it is usually unfolded; None: it cannot be folded. head: makes what stands over the
    rows. after_line: a line sets it apart from what is before it.
    """

    key: str
    title: str
    rows: tuple[Row, ...]
    more: tuple[Row, ...] = ()
    is_open: bool | None = None
    head: Callable[[], QWidget] | None = None
    after_line: bool = False

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field, in order."""
        return tuple(field for row in (*self.rows, *self.more) for field in row.fields)


@dataclass(slots=True)
class Bound:
    """A field as it stands in the form."""

    spec: Field
    entry: Entry
    row: FormRow


class SectionPart(QWidget):
    """A section as it is shown; its fields are made when it is first unfolded.

    built(): `bound` has further fields. turned(key, open): the user folded or unfolded something.
    """

    built = Signal()
    turned = Signal(str, bool)

    def __init__(
        self, spec: Section, make: Callable[[Field], Entry], *, label_width: int, indent: int
    ) -> None:
        super().__init__()
        self.spec = spec
        self.bound: list[Bound] = []
        self.more: Fold | None = None
        self._more_wanted = False
        self._make = make
        self._label_width = label_width
        self._indent = indent
        self._rows_part: QWidget | None = None
        self.fold = Fold(spec.title, self._content)
        self.fold.turned.connect(lambda wanted: self.turned.emit(spec.key, wanted))
        self.fold.made.connect(self.built)
        self.setLayout(column(self.fold))

    def reveal(self, key: Any) -> None:
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
        """Show the rows below the head, or not while there is nothing to show in them."""
        if self._rows_part is not None:
            self._rows_part.setVisible(wanted)

    def _content(self) -> QWidget:
        parts: list[Part] = []
        if self.spec.head is not None:
            head = self.spec.head()
            head.setContentsMargins(self._indent, 0, 0, 0)
            parts = [head, 4]
        self._rows_part = self._form(self.spec.rows)
        parts.append(self._rows_part)
        if self.spec.more:
            self.more = Fold(translate("Design", "More"), lambda: self._form(self.spec.more), minor=True)
            self.more.heading.setAccessibleName(
                translate("Design", "More of {section}").format(section=self.spec.title)
            )
            self.more.turned.connect(lambda wanted: self.turned.emit(f"{self.spec.key}.more", wanted))
            self.more.made.connect(self.built)
            self.more.set_open(self._more_wanted)
            parts.append(self.more)
        bottom = 0 if self.spec.is_open is None else 12
        return boxed(column(*parts, spacing=4, margins=(0, 0, 0, bottom)))

    def _form(self, rows: tuple[Row, ...]) -> QWidget:
        """Rows of labels and fields; one without a label is a form of its own, as it may need more width."""
        forms: list[Form] = []
        was_apart = True
        for row in rows:
            is_apart = not (row.label or row.under)
            if is_apart or was_apart:
                forms.append(Form(label_width=0 if is_apart else self._label_width, indent=self._indent))
            self._add(forms[-1], row)
            was_apart = is_apart
        return boxed(column(*forms, spacing=4))

    def _add(self, form: Form, row: Row) -> None:
        if not row.fields and row.beside is None:
            form.add_section(row.label)
            return
        entries = [self._make(field) for field in row.fields]
        made = form.add_row(
            row.label,
            *[entry.outer for entry in entries],
            *([row.beside()] if row.beside is not None else ()),
            between=row.between,
            marked=[entry.widget for entry in entries],
            below=[entry.below for entry in entries if entry.below is not None],
            under=row.under,
        )
        if row.note:
            form.add_row("", label(row.note, "small", wraps=True), under=True)
        self.bound += [Bound(field, entry, made) for field, entry in zip(row.fields, entries, strict=True)]


class Fields(QWidget):
    """All sections of a form and their fields: what they show, what is entered, and where faults are said.

    entered(Field): what stands in it changed; `value` gives it. completed(left): what was entered counts now:
    it was ended by Enter, the focus went elsewhere, something else was entered or done (left), or nothing was
    typed for a while. Until then it may be the beginning of something else. built(): fields were made.
    """

    entered = Signal(Field)
    completed = Signal(bool)
    built = Signal()

    def __init__(
        self,
        sections: Sequence[Section],
        make: Callable[[Field], Entry] = make_entry,
        *,
        label_width: int = LABELS,
        indent: int = INDENT,
    ) -> None:
        super().__init__()
        self._make_entry = make
        self._bound: dict[Any, Bound] = {}
        self._section_of: dict[Any, SectionPart] = {}
        self._shown: dict[Any, object] = {}
        self._rows: dict[FormRow, list[Any]] = {}
        self._told: frozenset[Any] = frozenset()
        self._turned: dict[str, bool] = {}
        self._open: Entry | None = None
        self._pause = pause(self, PAUSE_MS, lambda: self.completed.emit(False))
        self.sections: dict[str, SectionPart] = {}
        shown: list[Part] = []
        for spec in sections:
            if spec.after_line:
                shown += [4, _line(), 4]
            part = SectionPart(spec, self._make, label_width=label_width, indent=indent)
            part.built.connect(lambda part=part: self._bind(part))
            part.turned.connect(self._turned.__setitem__)
            self.sections[spec.key] = part
            self._section_of.update(dict.fromkeys((field.key for field in spec.fields), part))
            shown.append(part)
        self.setLayout(column(*shown, spacing=4))
        for part in self.sections.values():
            if part.spec.is_open is None:
                part.fold.heading.hide()
                part.set_open(True)

    @property
    def faults(self) -> list[str]:
        """What is wrong now, in the order of the rows."""
        bound = [self._bound[key] for key in self._section_of if key in self._bound]
        return [row.problem for row in dict.fromkeys(one.row for one in bound) if row.problem]

    @property
    def folds(self) -> str:
        """What the user has folded (-key) or unfolded (key) otherwise than usual, to be remembered."""
        usual = {key for key, section in self.sections.items() if section.spec.is_open}
        turned = sorted((key, wanted) for key, wanted in self._turned.items() if wanted is not (key in usual))
        return ",".join(key if wanted else f"-{key}" for key, wanted in turned)

    def unfolding(self, remembered: str = "") -> Iterator[None]:
        """Unfold what is usually needed, but for what was remembered of `folds`; other words are let be.

        One section a step: what it holds is made when it unfolds, and all at once would be felt.
        """
        for word in remembered.split(","):
            if word.strip("-").removesuffix(".more") in self.sections:
                self._turned[word.removeprefix("-")] = not word.startswith("-")
        for key, section in self.sections.items():
            section.set_open(self._turned.get(f"{key}.more", False), more=True)
            section.set_open(self._turned.get(key, section.spec.is_open is not False))
            yield

    @property
    def keys(self) -> Iterable[Any]:
        """Of every field, made or not, in order."""
        return self._section_of

    def all_bound(self) -> Iterable[Bound]:
        """The fields that are made."""
        return self._bound.values()

    def made(self, key: Any) -> Bound | None:
        """The field as it stands in the form, None where it is not made yet."""
        return self._bound.get(key)

    def entry(self, key: Any) -> Entry:
        """The field itself, made where it was not yet, by unfolding it. Raises KeyError."""
        if key not in self._bound:
            self._section_of[key].reveal(key)
        return self._bound[key].entry

    def widget(self, key: Any) -> QWidget:
        """What takes the focus in a field, unfolded. Raises KeyError."""
        self._section_of[key].reveal(key)
        entry = self._bound[key].entry
        entry.reveal()
        return entry.widget

    def value(self, key: Any) -> Any:
        """What stands in a field. Raises NoValue where it is no value."""
        return self._bound[key].entry.value()

    def focus_on(self, key: Any) -> None:
        """Put the focus into a field."""
        widget = self.widget(key)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        select = getattr(widget, "selectAll", None)
        if select is not None:
            select()

    def show_values(self, value_of: Callable[[Any], object], edited: Any = None) -> None:
        """Show what differs from what was shown before; the field that is `edited` stays as it is typed.

        value_of: the value of a key. Raises LookupError for one whose field is to be left as it is.
        """
        for key, bound in self._bound.items():
            try:
                value = value_of(key)
            except LookupError:
                self._shown.pop(key, None)
                continue
            if key != edited and self._shown.get(key, _NOT_SHOWN) != value:
                bound.entry.show(value)
            self._shown[key] = value

    def mark(self, wrong: Mapping[Any, str]) -> None:
        """Say what is wrong with which fields, and unfold the places of those that are newly so."""
        before, self._told = self._told, frozenset(wrong)
        if not wrong and not before:
            return
        for key in wrong:
            if key not in before:
                self._section_of[key].reveal(key)
        for row, keys in self._rows.items():
            mine = [key for key in keys if key in wrong]
            texts = dict.fromkeys(wrong[key] for key in mine)
            row.set_problem(" ".join(texts), [self._bound[key].entry.widget for key in mine])
        for part in self.sections.values():
            whole = {field.key for field in part.spec.fields}
            part.fold.heading.set_wrong(not whole.isdisjoint(wrong))
            if part.more is not None:
                rare = {field.key for row in part.spec.more for field in row.fields}
                part.more.heading.set_wrong(not rare.isdisjoint(wrong))

    def complete(self) -> None:
        """What is being typed counts as it stands, as when something else is done."""
        if self._open is not None:
            self._open = None
            self._pause.stop()
            self.completed.emit(True)

    def _make(self, field: Field) -> Entry:
        entry = self._make_entry(field)
        entry.entered.connect(partial(self._entered, field, entry))
        entry.left.connect(partial(self._left, entry))
        entry.grown.connect(self._order_tabs)
        return entry

    def _entered(self, field: Field, entry: Entry) -> None:
        if self._open is not entry:
            self.complete()
            self._open = entry
        self.entered.emit(field)
        if not entry.is_typed:
            self.complete()
        elif self._open is entry:
            self._pause.start(LONG_PAUSE_MS if entry.may_grow() else PAUSE_MS)

    def _left(self, entry: Entry) -> None:
        if self._open is entry:
            self.complete()

    def _bind(self, part: SectionPart) -> None:
        for bound in part.bound:
            if bound.spec.key not in self._bound:
                self._bound[bound.spec.key] = bound
                self._rows.setdefault(bound.row, []).append(bound.spec.key)
        self._order_tabs()
        self.built.emit()

    def _order_tabs(self) -> None:
        """Tab goes down the form, whichever part was unfolded first."""
        here = self.window()
        stops = [
            one
            for one in self.findChildren(QWidget)
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.window() is here
        ]
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)


def _line() -> QFrame:
    made = QFrame()
    made.setObjectName("line")
    made.setFixedHeight(1)
    return made
