"""The form of a design: every edit that is right gives a new design, others say why not at their field."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridlab.app.design_draft import DesignDraft
from gridlab.domain.design import Design
from gridlab.domain.design_edit import free_text, shown_path, value_problem
from gridlab.domain.fields import allowed_at
from gridlab.domain.said import verbatim
from gridlab.gui.kit.fields import ChoiceField
from gridlab.gui.kit.form import Form
from gridlab.gui.kit.messages import MessageBar
from gridlab.gui.look.language import translate
from gridlab.gui.pages.design.form import item_edits
from gridlab.gui.pages.design.form.fields import FormFields
from gridlab.gui.pages.design.form.item_edits import ItemEdit, Kind
from gridlab.gui.pages.design.form.places import Cursor, Key
from gridlab.gui.pages.design.form.section import INDENT
from gridlab.gui.pages.design.form.supply import FormSupply
from gridlab.gui.pages.design.form.table import FieldSpec, Scope
from gridlab.gui.pages.design.form.words import step_name


class DesignForm(QWidget):
    """Shows a design, one block at a time. A wrong entry stays in its field, the last good design stands.

    edited(design, step, merge_key): a right edit, its name in words, and the JSON path of what is typed:
    edits in a row with the same key that is not "" are one step of the history. judged: `faults` may be
    others than before. block_chosen(index). renamed(name): the design is to be called so.
    """

    edited = Signal(object, str, str)
    judged = Signal()
    block_chosen = Signal(int)
    renamed = Signal(str)

    def __init__(self, supply: FormSupply) -> None:
        """All of it is folded until it is unfolded."""
        super().__init__()
        self.supply = supply
        self._draft = DesignDraft()
        self._cursor = Cursor()
        self._taken: Collection[str] = ()
        self._names: tuple[str, ...] = ()
        self.frozen_message = MessageBar(closable=False)
        self._block_form = Form(indent=INDENT, narrow=True)
        self._blocks = ChoiceField(says=translate("Design", "Block"))
        self._blocks.value_changed.connect(self._block_picked)
        self._block_row = self._block_form.add_row(translate("Design", "Block"), self._blocks)
        self.fields = FormFields(supply)
        self.fields.entered.connect(self._entered)
        self.fields.refused.connect(self._refused)
        self.fields.built.connect(self._show)
        self.fields.items_made.connect(self._wire_items)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.frozen_message)
        layout.addWidget(self._block_form)
        layout.addWidget(self.fields)
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
        return self.fields.faults

    @property
    def block(self) -> int:
        """The block that is shown."""
        return self._cursor.block

    def field(self, *path: str | int, scope: Scope | None = None) -> Any:
        """The widget of a value in the block (as ("grid", "rows")), the question or the design; unfolded."""
        return self.fields.widget(self.fields.key_of(path, scope))

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
            translate("Design", "Sessions were run with this design."),
            translate("Design", "Name and payment can be changed. Any other change makes {name}.").format(
                name=_next_version(name, names)
            ),
        )

    def show_block(self, block: int) -> None:
        """Show another block; of this one only texts that are no values are let go."""
        if block == self._cursor.block or not 0 <= block < len(self._draft.draft.blocks):
            return
        self._draft.forget(("blocks", self._cursor.block))
        self._cursor = Cursor(block, self._cursor.question)
        self._show()
        if block < len(self._draft.good.blocks):
            self.block_chosen.emit(block)

    def choose_question(self, question: int) -> None:
        """Show another question below the list."""
        if question != self._cursor.question:
            self._draft.forget(("questions", self._cursor.question))
            self._cursor = Cursor(self._cursor.block, question)
            self._show()

    def _block_picked(self, block: object) -> None:
        assert isinstance(block, int)
        self.show_block(block)

    def _entered(self, spec: FieldSpec, value: object, step: str) -> None:
        path = self._cursor.whole(spec.key)
        if spec.kind == "name":
            self._rename(str(value))
            return
        told = self._draft.enter(path, value)
        self._show(edited=spec.key)
        if told:
            typed = self.fields.is_typed(spec.key)
            self._tell(step or self._step(spec, value), shown_path(path) if typed else "")

    def _refused(self, spec: FieldSpec) -> None:
        path = self._cursor.whole(spec.key)
        self._draft.refuse(path, allowed_at(Design, path))
        self._show(edited=spec.key)

    def _rename(self, name: str) -> None:
        path = ("name",)
        allowed = value_problem(path, name)
        if not allowed and name.casefold() in {one.casefold() for one in self._taken}:
            allowed = verbatim(translate("Design", "a name that no other design of the study has"))
        if allowed:
            self._draft.refuse(path, allowed)
        else:
            self._draft.forget(path)
        self._show(edited=("design", path))
        if not allowed and name != self._draft.good.name:
            self.renamed.emit(name)

    def _step(self, spec: FieldSpec, value: object) -> str:
        blocks = self._draft.draft.blocks
        several = spec.scope == "block" and len(blocks) > 1
        return step_name(spec, value, blocks[self._cursor.block].name if several else "")

    def _tell(self, step: str, merge_key: str) -> None:
        self.edited.emit(self._draft.good, step, merge_key)

    def _wire_items(self, kind: Kind) -> None:
        """The list of blocks or of questions was made."""
        made = self.fields.items(kind)
        choose = self.show_block if kind == "blocks" else self.choose_question
        made.chosen.connect(choose)
        made.added.connect(lambda: self._edit_items(kind, item_edits.added, focus=True))
        made.copied.connect(lambda row: self._edit_items(kind, item_edits.copied, row))
        made.moved.connect(lambda row, to: self._edit_items(kind, item_edits.shifted, row, to))
        made.deleted.connect(lambda row: self._edit_items(kind, item_edits.deleted, row))

    def _edit_items(
        self, kind: Kind, make: Callable[..., ItemEdit], *places: int, focus: bool = False
    ) -> None:
        edit = make(kind, self._draft.draft, *places)
        told = self._draft.change(edit.edit, drops=(kind,))
        if kind == "blocks":
            self._cursor = Cursor(edit.shown, self._cursor.question)
        else:
            self._cursor = Cursor(self._cursor.block, edit.shown)
        self._show()
        if told:
            self._tell(edit.step, "")
        if kind == "blocks" and edit.shown < len(self._draft.good.blocks):
            self.block_chosen.emit(edit.shown)
        if focus:
            self.fields.focus_on(("block", ("name",)) if kind == "blocks" else ("question", ("text",)))

    def _show(self, *, edited: Key | None = None) -> None:
        """Bring every field, list and message up to the draft; the edited field stays as it is typed."""
        draft = self._draft
        names = tuple(block.name for block in draft.draft.blocks)
        if names != self._names:
            self._names = names
            self._block_row.set_visible(len(names) > 1)
            self._blocks.set_choices([(index, f"{index + 1}  {name}") for index, name in enumerate(names)])
        self._blocks.set_value(self._cursor.block)
        self.fields.show_draft(draft, self._cursor, edited)
        self.judged.emit()


def _next_version(name: str, names: Collection[str]) -> str:
    return free_text(name, {*names, name})
