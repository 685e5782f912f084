"""Whatever a design says, the form shows it, and what stands in the fields says the same again."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gridlab.domain import design
from gridlab.domain.design import (
    Block,
    Design,
    Grid,
    Layout,
    ListedScreen,
    Question,
    Sampling,
    ScreenCounts,
    Timing,
)
from gridlab.domain.design_edit import value_at
from gridlab.domain.design_rules import problems
from gridlab.domain.limits import Between, Text
from gridlab.gui.pages.design.form.form import DesignForm

# Fields of several lines keep line feeds; separators that Qt's documents use themselves are not typed.
LINE = st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufdd0\ufdd1\ufffc")


AMOUNTS = st.tuples(st.integers(0, 10**9 - 1), st.sampled_from(["", ".5", ".00", ".1234"]))
PATTERNED = {
    design.MONEY: AMOUNTS.map(lambda parts: f"{parts[0]}{parts[1]}"),
    design.PERCENT: AMOUNTS.map(lambda parts: f"{parts[0] % 100}{parts[1]}"),
    design.COLOUR: st.integers(0, 2**24 - 1).map(lambda number: f"#{number:06x}"),
    design.CURRENCY: st.sampled_from(["GBP", "EUR", "JPY", "KWD", "XXX"]),
    design.LANGUAGE: st.sampled_from(["en", "he", "pt-BR", "ar-Latn", "zh-Hant-TW", "xx-1"]),
    design.DESIGN_NAME: st.sampled_from(["a", "grid 16 (new)", "ein-Entwurf", "\u5fae\u7b11", "x.y"]),
    design.QUESTION_ID: st.from_regex("[A-Za-z][A-Za-z0-9_-]{0,5}", fullmatch=True),
}


def text(limits: Text, *, lines: bool) -> st.SearchStrategy[str]:
    if limits.pattern:
        return PATTERNED[limits.pattern]
    letters = st.one_of(LINE, st.just("\n")) if lines else LINE
    made = st.text(letters, min_size=limits.shortest, max_size=40)
    return made.map(lambda one: unicodedata.normalize("NFC", one)).filter(
        lambda one: limits.shortest <= len(one)
    )


def of(hint: Any, *, lines: bool = False) -> st.SearchStrategy[Any]:
    """Values that an annotated type allows."""
    if get_origin(hint) is Annotated:
        bare, says = get_args(hint)[:2]
        if isinstance(says, Between):
            return numbers(bare, says)
        return text(says, lines=lines) if isinstance(says, Text) else of(bare, lines=lines)
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if type(None) in get_args(hint):
        inner = next(part for part in get_args(hint) if part is not type(None))
        return st.one_of(st.none(), of(inner))
    if get_origin(hint) is tuple and Ellipsis not in get_args(hint):
        return st.tuples(*map(of, get_args(hint)))
    return st.booleans() if hint is bool else whole(hint) if is_dataclass(hint) else st.nothing()


def numbers(kind: Any, limits: Between) -> st.SearchStrategy[Any]:
    if kind is int:
        return st.integers(int(limits.low), int(limits.high))
    decimals = st.floats(limits.low, limits.high).map(lambda one: round(one, 3))
    return decimals.filter(lambda one: limits.low <= one <= limits.high)


def whole(cls: Any, **given_: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A dataclass whose fields are what their annotations allow, but for those that are given."""
    hints = get_type_hints(cls, include_extras=True)
    several = {"question", "instructions", "consent", "debrief", "text"}
    made = [
        given_[one.name] if one.name in given_ else of(hints[one.name], lines=one.name in several)
        for one in fields(cls)
    ]
    return st.tuples(*made).map(lambda values: cls(*values))


# Made once: making a strategy takes longer than drawing from it.
LAYOUTS = whole(Layout)
COUNTS = whole(ScreenCounts)
SAMPLINGS = whole(Sampling, method=st.sampled_from(["balanced", "random"]), screens=st.just(()))
TIMINGS = whole(Timing).filter(lambda one: not _timing_fault(one))
SIZES = st.tuples(st.integers(1, 12), st.integers(1, 12)).filter(lambda at: at != (1, 1))
BARE_BLOCKS = whole(
    Block,
    **{
        name: st.just(getattr(Block(), name))
        for name in ("grid", "layout", "screens", "sampling", "timing", "images")
    },
)


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    rows, columns = draw(SIZES)
    layout = draw(LAYOUTS)
    if rows * columns % 2 == 0 and layout.probe == "center":
        layout = replace(layout, probe="top")
    n = rows * columns - (layout.probe == "center")
    choose = draw(st.integers(1, n - 1)) if n > 1 else 1
    grid = Grid(rows, columns, choose, draw(st.integers(0, choose)), draw(st.booleans()))
    counts = draw(COUNTS)
    main = max(6, counts.main)
    counts = replace(counts, main=main, repeat=min(main, counts.repeat))
    sampling = draw(SAMPLINGS)
    if n < 6 and draw(st.booleans()):
        order = st.permutations([f"image {number}.png" for number in range(n + 1)])
        listed = draw(st.lists(order, min_size=3, max_size=8))
        screens = tuple(ListedScreen(one[0], tuple(one[1:])) for one in listed)
        sampling = Sampling("listed", sampling.seed, screens)
        counts = replace(counts, shared=min(counts.shared, 2))
    made = draw(BARE_BLOCKS)
    assert isinstance(made, Block)
    return replace(made, grid=grid, layout=layout, screens=counts, sampling=sampling, timing=draw(TIMINGS))


def _timing_fault(timing: Timing) -> bool:
    return timing.limit_seconds is not None and timing.limit_seconds * 1000 <= timing.minimum_ms


QUESTIONS = whole(Question, choices=st.just(()), kind=st.sampled_from(["text", "number", "check"]))
CHOICES = st.lists(
    st.text(st.one_of(LINE, st.just("\n")), min_size=1, max_size=20).map(
        lambda one: unicodedata.normalize("NFC", one)
    ),
    min_size=2,
    max_size=5,
    unique=True,
)


@st.composite
def questions(draw: st.DrawFn) -> Question:
    made = draw(QUESTIONS)
    assert isinstance(made, Question)
    return replace(made, kind="choice", choices=tuple(draw(CHOICES))) if draw(st.booleans()) else made


designs = whole(
    Design,
    blocks=st.lists(blocks(), min_size=1, max_size=3).map(tuple),
    questions=st.lists(questions(), max_size=3, unique_by=lambda one: one.id).map(tuple),
).filter(lambda one: not problems(one))


def unfold(form: DesignForm) -> None:
    for section in form.fields.sections.values():
        section.set_open(True)
        section.set_open(True, more=True)


def read_back(form: DesignForm) -> dict[tuple[object, ...], object]:
    """What stands in the fields now, by its path in the design."""
    cursor = form._cursor
    return {
        cursor.whole(key): bound.entry.value()
        for key, bound in form.fields._bound.items()
        if key[0] != "question" or form.design.questions
    }


def test_what_the_form_shows_of_any_design_is_what_the_design_says(
    form: DesignForm, count: Callable[[int, int], int]
) -> None:
    unfold(form)
    told: list[object] = []
    form.edited.connect(lambda *one: told.append(one))

    @settings(
        max_examples=count(30, 2000),
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
    )
    @given(designs)
    def check(wanted: Design) -> None:
        form.set_design(wanted)
        for block in range(len(wanted.blocks)):
            form.show_block(block)
            for question in range(max(1, len(wanted.questions))):
                form.choose_question(question)
                for path, shown in read_back(form).items():
                    assert shown == value_at(wanted, path), path  # type: ignore[arg-type]
        assert form.design == wanted
        assert form.faults == []

    check()
    assert told == [], "showing edits nothing"
