"""All sections and fields of the form: what they show, what they are told, and where faults are said."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gridlab.app.design_draft import DesignDraft
from gridlab.domain.design import Design
from gridlab.domain.design_edit import Path, value_at
from gridlab.gui.kit.fields import TextField
from gridlab.gui.kit.form import FormRow
from gridlab.gui.pages.design.form.block_sections import block_sections
from gridlab.gui.pages.design.form.entries import Entry, ListEntry
from gridlab.gui.pages.design.form.field_making import make_entry
from gridlab.gui.pages.design.form.hit_sections import hit_sections
from gridlab.gui.pages.design.form.item_edits import Kind, items_of, make_item_list
from gridlab.gui.pages.design.form.item_list import ItemList
from gridlab.gui.pages.design.form.places import Cursor, Elsewhere, Key, place_of
from gridlab.gui.pages.design.form.section import Bound, Section
from gridlab.gui.pages.design.form.supply import FormSupply
from gridlab.gui.pages.design.form.table import FieldSpec, Scope
from gridlab.gui.pages.design.form.units import unit_of
from gridlab.gui.pages.design.form.words import allowed_text, summary_of

CHOICES: Key = ("question", ("choices",))
PLATFORM: Key = ("design", ("payment", "platform"))
_NOT_SHOWN = object()


class FormFields(QWidget):
    """entered(spec, value, step), refused(spec); built() when fields were made; items_made(kind)."""

    entered = Signal(object, object, str)
    refused = Signal(object)
    built = Signal()
    items_made = Signal(str)

    def __init__(self, supply: FormSupply) -> None:
        super().__init__()
        self._supply = supply
        self._bound: dict[Key, Bound] = {}
        self._section_of: dict[Key, Section] = {}
        self._lists: dict[Kind, ItemList] = {}
        self._shown: dict[Key, object] = {}
        self._rows: dict[FormRow, list[Key]] = {}
        self._told: frozenset[Key] = frozenset()
        self._turned: dict[str, bool] = {}
        self._elsewhere: list[str] = []
        self.sections: dict[str, Section] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for spec in (*block_sections(), *hit_sections()):
            if spec.of_hit and not any(one.spec.of_hit for one in self.sections.values()):
                column.addSpacing(4)
                column.addWidget(_line())
                column.addSpacing(4)
            section = Section(spec, self._make, self._make_list)
            section.built.connect(self._bind)
            section.turned.connect(self._turned.__setitem__)
            self.sections[spec.key] = section
            self._section_of.update(dict.fromkeys(section.keys, section))
            column.addWidget(section)
        supply.platforms_read.connect(self._offer_platforms)

    @property
    def faults(self) -> list[str]:
        """What is wrong now, in the order of the rows."""
        rows = dict.fromkeys(bound.row for bound in self._ordered())
        return [row.problem for row in rows if row.problem] + self._elsewhere

    def _ordered(self) -> list[Bound]:
        keys = [key for section in self.sections.values() for key in section.keys]
        return [self._bound[key] for key in keys if key in self._bound]

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
            section.set_open(self._turned.get(key, section.spec.is_open))
            yield

    def key_of(self, path: Path, scope: Scope | None = None) -> Key:
        """The field of a path. Raises KeyError."""
        scopes: tuple[Scope, ...] = ("block", "design", "question") if scope is None else (scope,)
        return next(key for key in ((one, path) for one in scopes) if key in self._section_of)

    def widget(self, key: Key) -> QWidget:
        """The widget of a field, unfolded."""
        self._section_of[key].reveal(key)
        self._bound[key].entry.reveal()
        return self._bound[key].entry.widget

    def entry(self, key: Key) -> Entry:
        """The field itself, made where it was not yet."""
        self._section_of[key].reveal(key)
        return self._bound[key].entry

    def items(self, kind: Kind) -> ItemList:
        """The list of blocks or of questions."""
        return self._lists[kind]

    def is_typed(self, key: Key) -> bool:
        """Whether entries in a row are one step."""
        return self._bound[key].entry.is_typed

    def focus_on(self, key: Key) -> None:
        """Put the focus into a field."""
        widget = self.widget(key)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        select = getattr(widget, "selectAll", None)
        if select is not None:
            select()

    def show_draft(self, draft: DesignDraft, cursor: Cursor, edited: Key | None = None) -> None:
        """Bring everything up to the draft; the edited field and wrong ones stay as they are typed."""
        design = draft.draft
        block = design.blocks[cursor.block]
        for key, bound in self._bound.items():
            path = cursor.whole(key)
            if key[0] == "question" and cursor.question >= len(design.questions):
                continue
            bound.entry.follow(design, cursor.block)
            value = _NOT_SHOWN if draft.is_wrong(path) else value_at(design, path)
            if value is not _NOT_SHOWN and key != edited and self._shown.get(key, _NOT_SHOWN) != value:
                bound.entry.show(value)
            self._shown[key] = value
            unit = unit_of(key, design, block, self._supply)
            if unit is not None and isinstance(bound.entry.widget, TextField):
                bound.entry.widget.set_unit(unit)
        self._show_sections(design, cursor)
        self._judge(draft, cursor)

    def _show_sections(self, design: Design, cursor: Cursor) -> None:
        block = design.blocks[cursor.block]
        for key, section in self.sections.items():
            section.fold.heading.set_summary(summary_of(key, design, block))
            if section.more is not None:
                section.more.heading.set_summary(summary_of(f"{key}.more", design, block))
        self.sections["questions"].show_rows(bool(design.questions))
        if CHOICES in self._bound and design.questions:
            kind = design.questions[cursor.question].kind
            self._bound[CHOICES].row.set_visible(kind == "choice")

    def _judge(self, draft: DesignDraft, cursor: Cursor) -> None:
        """Say every fault where it can be mended; unfold the places of those that are new."""
        placed: dict[Key, list[str]] = {}
        elsewhere: dict[Kind, dict[int, str]] = {"blocks": {}, "questions": {}}
        self._elsewhere = []
        specs = [spec for section in self.sections.values() for spec in section.spec.fields]
        for fault in draft.faults():
            text = allowed_text(fault.allowed)
            place = place_of(fault.path, cursor, specs)
            if isinstance(place, Elsewhere):
                elsewhere[place.items].setdefault(place.index, text)
            elif place is not None:
                placed.setdefault(place, []).append(text)
        before, self._told = self._told, frozenset(placed)
        for key in placed:
            if key not in before:
                self._section_of[key].reveal(key)
        self._mark(placed)
        self._mark_lists(draft.draft, cursor, elsewhere)

    def _mark(self, placed: dict[Key, list[str]]) -> None:
        for row, keys in self._rows.items():
            mine = [key for key in keys if key in placed]
            texts = dict.fromkeys(placed[key][0] for key in mine)
            row.set_problem(" ".join(texts), [self._bound[key].entry.widget for key in mine])
        for section in self.sections.values():
            wrong = {key for key in section.keys if key in placed} if placed else set()
            section.fold.heading.set_wrong(bool(wrong))
            if section.more is not None:
                rare = {field.key for row in section.spec.more for field in row.fields}
                section.more.heading.set_wrong(bool(wrong & rare))

    def _mark_lists(self, design: Design, cursor: Cursor, wrong: dict[Kind, dict[int, str]]) -> None:
        for kind, found in wrong.items():
            made = self._lists.get(kind)
            if found and made is None:
                self.sections[kind].set_open(True)
                made = self._lists[kind]
            self._elsewhere += [f"{index + 1}: {text}" for index, text in found.items()]
            if made is not None:
                current = cursor.block if kind == "blocks" else cursor.question
                made.set_items(items_of(kind, design, frozenset(found)), current)
                made.say(" ".join(f"{index + 1}: {text}" for index, text in found.items()))

    def _make(self, spec: FieldSpec) -> Entry:
        entry = make_entry(spec, Cursor().whole(spec.key), self._supply)
        entry.entered.connect(lambda value: self.entered.emit(spec, value, entry.step))
        entry.refused.connect(lambda: self.refused.emit(spec))
        entry.grown.connect(self._order_tabs)
        return entry

    def _make_list(self, kind: Kind) -> ItemList:
        made = self._lists[kind] = make_item_list(kind)
        self.items_made.emit(kind)
        return made

    def _bind(self, fields: list[Bound]) -> None:
        for bound in fields:
            self._bound[bound.spec.key] = bound
            self._rows.setdefault(bound.row, []).append(bound.spec.key)
        if PLATFORM in {bound.spec.key for bound in fields}:
            self._offer_platforms()
            self._supply.read_platforms()
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

    def _offer_platforms(self) -> None:
        bound = self._bound.get(PLATFORM)
        if bound is not None and isinstance(bound.entry, ListEntry):
            choices = tuple((key, platform.name) for key, platform in self._supply.platforms.items())
            bound.entry.offer(choices)
            self.built.emit()


def _line() -> QFrame:
    made = QFrame()
    made.setObjectName("line")
    made.setFixedHeight(1)
    return made
