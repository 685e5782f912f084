"""What can be done with the blocks and the questions of a design as wholes, each with its step's name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count
from typing import Literal

from gridlab.domain.design import Block, Design, Question
from gridlab.domain.design_edit import free_text, inserted, limits_at, moved, removed, value_at
from gridlab.domain.limits import Several
from gridlab.gui.look.language import translate
from gridlab.gui.pages.design.form.item_list import Item, ItemList

Kind = Literal["blocks", "questions"]


@dataclass(frozen=True, slots=True)
class ItemEdit:
    """An edit of the list, what it is called, and the item that is shown after it."""

    edit: Callable[[Design], Design]
    step: str
    shown: int


def make_item_list(kind: Kind) -> ItemList:
    """The list with its buttons."""
    limits = limits_at((kind,))
    assert isinstance(limits, Several)
    blocks = kind == "blocks"
    return ItemList(
        says=translate("Design", "Blocks") if blocks else translate("Design", "Questions"),
        add=translate("Design", "Add block") if blocks else translate("Design", "Add question"),
        most=limits.most,
        least=limits.fewest,
        copies=True,
    )


def items_of(kind: Kind, design: Design, wrong: frozenset[int]) -> list[Item]:
    """The rows of the list."""
    if kind == "blocks":
        return [
            Item(
                f"{index + 1}  {block.name}",
                translate("Design", "{n} choose {k}").format(n=block.n, k=block.grid.choose),
                index in wrong,
            )
            for index, block in enumerate(design.blocks)
        ]
    return [
        Item(question.text.replace("\n", " "), question.id, index in wrong)
        for index, question in enumerate(design.questions)
    ]


def added(kind: Kind, design: Design) -> ItemEdit:
    """A new item at the end: a plain block, or a question with a free id."""
    end = len(value_at(design, (kind,)))
    if kind == "blocks":
        name = free_text(translate("Design", "block"), [block.name for block in design.blocks], " ")
        step = translate("Design", "Add block {name}").format(name=name)
        return ItemEdit(_put(kind, end, Block(name=name)), step, end)
    fresh = _next_id(design)
    question = Question(fresh, translate("Design", "New question"))
    return ItemEdit(
        _put(kind, end, question), translate("Design", "Add question {name}").format(name=fresh), end
    )


def _next_id(design: Design) -> str:
    """q1, q2, q3 …: the first that no question has."""
    taken = {question.id for question in design.questions}
    return next(one for one in (f"q{number}" for number in count(1)) if one not in taken)


def copied(kind: Kind, design: Design, index: int) -> ItemEdit:
    """The same item once more, behind it, with a name of its own."""
    if kind == "blocks":
        block = design.blocks[index]
        name = free_text(block.name[:190], [one.name for one in design.blocks], " ")
        step = translate("Design", "Duplicate block {name}").format(name=block.name)
        return ItemEdit(_put(kind, index + 1, replace(block, name=name)), step, index + 1)
    question = design.questions[index]
    fresh = free_text(question.id[:60], [one.id for one in design.questions], "_")
    step = translate("Design", "Duplicate question {name}").format(name=question.id)
    return ItemEdit(_put(kind, index + 1, replace(question, id=fresh)), step, index + 1)


def shifted(kind: Kind, design: Design, index: int, to: int) -> ItemEdit:
    """The item at another place."""
    if kind == "blocks":
        step = translate("Design", "Move block {name}").format(name=design.blocks[index].name)
    else:
        step = translate("Design", "Move question {name}").format(name=design.questions[index].id)
    return ItemEdit(lambda one: moved(one, (kind,), index, to), step, to)


def deleted(kind: Kind, design: Design, index: int) -> ItemEdit:
    """Without the item."""
    left = len(value_at(design, (kind,))) - 1
    if kind == "blocks":
        step = translate("Design", "Delete block {name}").format(name=design.blocks[index].name)
    else:
        step = translate("Design", "Delete question {name}").format(name=design.questions[index].id)
    return ItemEdit(lambda one: removed(one, (kind,), index), step, max(0, min(index, left - 1)))


def _put(kind: Kind, index: int, item: Block | Question) -> Callable[[Design], Design]:
    return lambda one: inserted(one, (kind,), index, item)
