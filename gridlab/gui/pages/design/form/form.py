"""The form of a design: every edit that is right gives a new design, others say why not at their field."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gridlab.app.design_draft import DesignDraft
from gridlab.app.designing.form import KINDS, Cursor, Elsewhere, Key, Kind, Scope, place_of
from gridlab.domain.design import Design
from gridlab.domain.design_edit import shown_path, value_at, value_problem
from gridlab.domain.design_names import free_name
from gridlab.domain.fields import allowed_at
from gridlab.domain.said import verbatim
from gridlab.gui.kit.boxes import column
from gridlab.gui.kit.entries import AreaEntry, Entry, Field, ListEntry, NoValue, make_entry, step_name
from gridlab.gui.kit.fields import ChoiceField, TextField, describe
from gridlab.gui.kit.form import Form
from gridlab.gui.kit.form_table import Fields
from gridlab.gui.kit.messages import MessageBar
from gridlab.gui.look.language import translate
from gridlab.gui.pages.design.form.item_list import ItemEdit, ItemList, items_of
from gridlab.gui.pages.design.form.labels_field import LabelsEntry
from gridlab.gui.pages.design.form.listed_field import ListedEntry
from gridlab.gui.pages.design.form.markdown_field import MarkdownEntry, TextDesk
from gridlab.gui.pages.design.form.supply import FormSupply
from gridlab.gui.pages.design.form.table import sections
from gridlab.gui.pages.design.form.words import allowed_text, hint_of, summary_of, units_of
from gridlab.gui.screen.question_text import text_direction

CHOICES: Key = ("question", ("choices",))
NAME: Key = ("design", ("name",))
PLATFORM: Key = ("design", ("payment", "platform"))


class DesignFields(Fields):
    """The fields of a design, and the lists of its blocks and questions, made when they are unfolded."""

    def __init__(self, supply: FormSupply, desk: TextDesk, make_list: Callable[[Kind], ItemList]) -> None:
        self._supply = supply
        self._make_list = make_list
        self._lists: dict[Kind, ItemList] = {}
        self._remarked: object = None
        self._is_wrong = False
        self.elsewhere: list[str] = []
        own: dict[str, Callable[[Field], Entry]] = {
            "markdown": partial(MarkdownEntry, desk),
            "labels": partial(LabelsEntry, supply),
            "listed": partial(ListedEntry, supply),
        }
        super().__init__(sections({kind: partial(self._head, kind) for kind in KINDS}), partial(_made, own))
        self.built.connect(self._fit_in)
        supply.platforms_read.connect(self._offer_platforms)

    def items(self, kind: Kind) -> ItemList:
        """The list of blocks or of questions, unfolded."""
        self.sections[kind].set_open(True)
        return self._lists[kind]

    def show_draft(self, draft: DesignDraft, cursor: Cursor, edited: Key | None = None) -> bool:
        """Bring everything up to the draft; the edited field and wrong ones stay as they are typed.

        Returns whether something is wrong now or was before.
        """

        def value_of(key: Key) -> object:
            path = cursor.whole(key)
            if draft.is_wrong(path):
                raise KeyError(path)
            return value_at(draft.draft, path)

        self.show_values(value_of, edited)
        self._show_remarks(draft.draft, cursor)
        if edited is None:
            self.show_summaries(draft.draft, cursor.block)
        return self._judge(draft, cursor)

    def show_summaries(self, design: Design, block: int) -> None:
        """Say at the headings what is folded away."""
        for key, section in self.sections.items():
            section.fold.heading.set_summary(summary_of(key, design, design.blocks[block]))
            if section.more is not None:
                section.more.heading.set_summary(summary_of(f"{key}.more", design, design.blocks[block]))

    def _show_remarks(self, design: Design, cursor: Cursor) -> None:
        """What stands in fields and follows from others, where one of those is another than before."""
        block = design.blocks[cursor.block]
        look = block.layout
        from_these = (
            (cursor, design.language, design.payment, design.questions, self._supply.platforms),
            (block.grid, block.images, block.sampling.method, look.probe, look.background, look.accent),
        )
        if from_these == self._remarked:
            return
        self._remarked = from_these
        for key, unit in units_of(design, block, self._supply.platforms):
            bound = self.made(key)
            if bound is not None and isinstance(bound.entry.widget, TextField):
                bound.entry.widget.set_unit(unit)
        for bound in self.all_bound():
            if isinstance(bound.entry, ListedEntry):
                bound.entry.follow(design, cursor.block)
            if isinstance(bound.entry, AreaEntry):
                bound.entry.area.set_direction(text_direction(design.language))
        self.sections["questions"].show_rows(bool(design.questions))
        choices = self.made(CHOICES)
        if choices is not None and design.questions:
            choices.row.set_visible(design.questions[cursor.question].kind == "choice")

    def _judge(self, draft: DesignDraft, cursor: Cursor) -> bool:
        """Say every fault where it can be mended; whether there is one now or was before."""
        placed: dict[Key, str] = {}
        elsewhere: dict[Kind, dict[int, str]] = {kind: {} for kind in KINDS}
        faults = draft.faults()
        if not (faults or self._is_wrong or self._lists):
            return False
        for fault in faults:
            text = allowed_text(fault.what)
            place = place_of(fault.path, cursor, self.keys)
            if isinstance(place, Elsewhere):
                elsewhere[place.items].setdefault(place.index, text)
            elif place is not None:
                placed.setdefault(place, text)
        self.mark(placed)
        self.elsewhere = []
        for kind, found in elsewhere.items():
            texts = [f"{index + 1}: {text}" for index, text in found.items()]
            self.elsewhere += texts
            made = self.items(kind) if found else self._lists.get(kind)
            if made is not None:
                made.set_items(items_of(kind, draft.draft, frozenset(found)), cursor.at(kind))
                made.say(" ".join(texts))
        was_wrong, self._is_wrong = self._is_wrong, bool(placed or self.elsewhere)
        return was_wrong or self._is_wrong

    def _head(self, kind: Kind) -> ItemList:
        made = self._lists[kind] = self._make_list(kind)
        return made

    def _fit_in(self) -> None:
        """Fields were made: what they need besides their values."""
        self._remarked = None
        if self.made(PLATFORM) is not None:
            self._offer_platforms()
            self._supply.read_platforms()

    def _offer_platforms(self) -> None:
        """The platforms of the fee table, once they are read."""
        bound = self.made(PLATFORM)
        if bound is not None and isinstance(bound.entry, ListEntry):
            bound.entry.offer(tuple((key, one.name) for key, one in self._supply.platforms.items()))


def _made(own: Mapping[str, Callable[[Field], Entry]], field: Field) -> Entry:
    """A field with its hint; own: the kinds that only this form has."""
    entry = own.get(field.kind, make_entry)(field)
    describe(entry.widget, hint_of(Cursor().whole(field.key), field))
    return entry


class DesignForm(QWidget):
    """Shows a design, one block at a time. A wrong entry stays in its field, the last good design stands.

    edited(design, step, merge_key): a right edit, its name in words, and the JSON path of what is typed:
    edits in a row with the same key that is not "" are one step of the history. counted(): what was edited
    is meant, and no beginning of something else. judged(): `faults` may be others than before.
    block_chosen(index). renamed(name): the design is to be called so. desk: where long texts are written,
    below the form until it is given a place of its own.
    """

    edited = Signal(Design, str, str)
    counted = Signal()
    judged = Signal()
    block_chosen = Signal(int)
    renamed = Signal(str)

    def __init__(self, supply: FormSupply) -> None:
        """All of it is folded until it is unfolded."""
        super().__init__()
        self.supply = supply
        self._draft = DesignDraft()
        self._cursor = Cursor()
        self._typed: Field | None = None
        self._taken: Collection[str] = ()
        self._names: tuple[str, ...] = ()
        self.frozen_message = MessageBar(closable=False)
        self._block_form = Form()
        self._blocks = ChoiceField(says=translate("Design", "Block"))
        self._blocks.value_changed.connect(self.show_block)
        self._block_row = self._block_form.add_row(translate("Design", "Block"), self._blocks)
        self.desk = TextDesk()
        self.fields = DesignFields(supply, self.desk, self._make_list)
        self.fields.entered.connect(self._entered)
        self.fields.completed.connect(self._completed)
        self.fields.built.connect(self._show)
        supply.platforms_read.connect(self._show)
        self.setLayout(column(self.frozen_message, self._block_form, self.fields, self.desk, spacing=4))
        self._show()

    def unfolding(self, folds: str = "") -> Iterator[None]:
        """Unfold what is usually needed, a section a step. folds: `fields.folds` of the last time."""
        for _ in self.fields.unfolding(folds):
            yield
        self._show()

    @property
    def design(self) -> Design:
        """The last design without a fault."""
        return self._draft.good

    @property
    def faults(self) -> list[str]:
        """What is wrong now, in the order of the rows."""
        return self.fields.faults + self.fields.elsewhere

    @property
    def block(self) -> int:
        """The block that is shown."""
        return self._cursor.block

    def field(self, *path: str | int, scope: Scope | None = None) -> Any:
        """The widget of a value in the block (as ("grid", "rows")), the question or the design; unfolded."""
        scopes: tuple[Scope, ...] = ("block", "design", "question") if scope is None else (scope,)
        return self.fields.widget(next(key for one in scopes if (key := (one, path)) in self.fields.keys))

    def set_design(self, design: Design) -> None:
        """Show a design; one that is shown already is left as it is, wrong entries included."""
        if self._draft.show(design):
            block = min(self._cursor.block, len(design.blocks) - 1)
            question = max(0, min(self._cursor.question, len(design.questions) - 1))
            self._cursor = Cursor(block, question)
            self._show()

    def set_surroundings(self, names: Collection[str], *, frozen: bool) -> None:
        """The names of the study's designs, and whether this one has pilot or main sessions."""
        name = self._draft.good.name
        self._taken = {one for one in names if one != name}
        if not frozen:
            self.frozen_message.clear()
            return
        self.frozen_message.say(
            "info",
            translate("Design", "This design is published, or sessions were run with it."),
            translate("Design", "You can change its name and payment. Any other change makes {name}.").format(
                name=free_name(name, {*names, name})
            ),
        )

    def complete(self) -> None:
        """What is being typed counts as it stands, as before something else is done with the design."""
        self.fields.complete()

    def show_block(self, block: int) -> None:
        """Show another block; of this one only texts that are no values are let go."""
        if block == self._cursor.block or not 0 <= block < len(self._draft.draft.blocks):
            return
        self._go_to_item("blocks", block)
        if block < len(self._draft.good.blocks):
            self.block_chosen.emit(block)

    def choose_question(self, question: int) -> None:
        """Show another question below the list."""
        if question != self._cursor.question:
            self._go_to_item("questions", question)

    def _go_to_item(self, kind: Kind, index: int) -> None:
        self.complete()
        self._draft.forget((kind, self._cursor.at(kind)))
        self._cursor = self._cursor.moved(kind, index)
        self._show()

    def _entered(self, field: Field) -> None:
        entry, path = self.fields.entry(field.key), self._cursor.whole(field.key)
        if entry.is_typed and self._typed is not field:
            self._typed = field
            self._draft.begin()
        try:
            value = entry.value()
        except NoValue:
            self._draft.refuse(path, allowed_at(Design, path))
            self._show(edited=field.key)
            return
        if field.key == NAME:
            self._rename(value)
            return
        told = self._draft.enter(path, value)
        self._show(edited=field.key)
        if told:
            step = entry.step or self._step(field, value)
            self.edited.emit(self._draft.good, step, shown_path(path) if entry.is_typed else "")

    def _completed(self, left: bool) -> None:
        """What was typed counts: what ends wrong is taken back from the design, not from its field."""
        field = self._typed
        if left:
            self._typed = None
        if field is not None:
            path = self._cursor.whole(field.key)
            if self._draft.settle(path, ended=left):
                self._show(edited=field.key)
                step = self._step(field, value_at(self.design, path))
                self.edited.emit(self.design, step, shown_path(path))
        self.fields.show_summaries(self._draft.draft, self._cursor.block)
        self.counted.emit()

    def _rename(self, name: str) -> None:
        path = NAME[1]
        allowed = value_problem(path, name)
        if not allowed and name.casefold() in {one.casefold() for one in self._taken}:
            allowed = verbatim(translate("Design", "a name that no other design has"))
        if allowed:
            self._draft.refuse(path, allowed)
        else:
            self._draft.forget(path)
        self._show(edited=NAME)
        if not allowed and name != self._draft.good.name:
            self.renamed.emit(name)

    def _step(self, field: Field, value: object) -> str:
        blocks = self._draft.draft.blocks
        step = step_name(field, value)
        if field.key[0] == "block" and len(blocks) > 1:
            block = blocks[self._cursor.block].name
            step = translate("Design", "{step} in {block}").format(step=step, block=block)
        return step

    def _make_list(self, kind: Kind) -> ItemList:
        choose = self.show_block if kind == "blocks" else self.choose_question
        return ItemList(kind, partial(self._edit_items, kind), choose)

    def _edit_items(
        self, kind: Kind, make: Callable[..., ItemEdit], *places: int, focus: bool = False
    ) -> None:
        self.complete()
        edit = make(kind, self._draft.draft, *places)
        told = self._draft.change(edit.edit, drops=(kind,))
        self._cursor = self._cursor.moved(kind, edit.shown)
        self._show()
        if told:
            self.edited.emit(self.design, edit.step, "")
            self._completed(True)
        if kind == "blocks" and edit.shown < len(self._draft.good.blocks):
            self.block_chosen.emit(edit.shown)
        if focus:
            self.fields.focus_on(("block", ("name",)) if kind == "blocks" else ("question", ("text",)))

    def _show(self, *, edited: Key | None = None) -> None:
        """Bring every field, list and message up to the draft; the edited field stays as it is typed."""
        design = self._draft.draft
        names = tuple(block.name for block in design.blocks)
        if names != self._names:
            self._names = names
            self._block_row.set_visible(len(names) > 1)
            self._blocks.set_choices([(index, f"{index + 1}  {name}") for index, name in enumerate(names)])
        if edited is None:
            self._blocks.set_value(self._cursor.block)
        if self.fields.show_draft(self._draft, self._cursor, edited):
            self.judged.emit()
