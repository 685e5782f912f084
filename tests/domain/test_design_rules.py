"""Impossible combinations in a design are found, possible ones are not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gridlab.domain.design import (
    Block,
    Design,
    Grid,
    Layout,
    ListedScreen,
    Payment,
    Question,
    Sampling,
    ScreenCounts,
    SessionRules,
    Timing,
)
from gridlab.domain.design_rules import problems
from gridlab.domain.screen import worded

LISTED = ListedScreen("p.png", ("a.png", "b.png"))
TWO = Grid(1, 2, 1)
NO_REPEATS = ScreenCounts(main=1, repeat=0)


def block(**changes: object) -> Design:
    return Design(blocks=(replace(Block(), **changes),))  # type: ignore[arg-type]


def listed(*screens: ListedScreen, counts: ScreenCounts = NO_REPEATS) -> Design:
    return block(grid=TWO, screens=counts, sampling=Sampling("listed", 1, screens))


REFUSED = [
    (
        Design(blocks=(Block(grid=Grid(ranked=True)),), session=SessionRules(auto_submit=True)),
        "$.session.auto_submit",
    ),
    (
        Design(blocks=(Block(grid=Grid(4, 4, 4, 0)),), session=SessionRules(auto_submit=True)),
        "$.session.auto_submit",
    ),
    (block(grid=Grid(1, 1, 1)), "$.blocks[0].grid"),
    (block(grid=Grid(13, 12, 1)), "$.blocks[0].grid"),
    (block(grid=Grid(4, 4, 16)), "$.blocks[0].grid.choose"),
    (block(grid=Grid(3, 3, 8), layout=Layout(probe="center")), "$.blocks[0].grid.choose"),
    (block(grid=Grid(4, 4, 2, 3)), "$.blocks[0].grid.choose_min"),
    (block(grid=Grid(3, 4, 2), layout=Layout(probe="center")), "$.blocks[0].layout.probe"),
    (block(screens=ScreenCounts(main=0, shared=0, repeat=0)), "$.blocks[0].screens.main"),
    (block(screens=ScreenCounts(main=5, repeat=1)), "$.blocks[0].screens.main"),
    (block(screens=ScreenCounts(main=6, repeat=7)), "$.blocks[0].screens.repeat"),
    (block(sampling=Sampling(screens=(LISTED,))), "$.blocks[0].sampling.screens"),
    (listed(), "$.blocks[0].sampling.screens"),
    (listed(LISTED, counts=ScreenCounts(main=1, shared=1, repeat=0)), "$.blocks[0].sampling.screens"),
    (listed(ListedScreen("p.png", ("a.png",))), "$.blocks[0].sampling.screens[0].grid"),
    (listed(LISTED, ListedScreen("p.png", ("a.png", "a.png"))), "$.blocks[0].sampling.screens[1].grid"),
    (listed(ListedScreen("p.png", ("a.png", "p.png"))), "$.blocks[0].sampling.screens[0].grid"),
    (block(timing=Timing(minimum_ms=300, limit_seconds=0.3)), "$.blocks[0].timing.limit_seconds"),
    (Design(questions=(Question("a", "?"), Question("a", "??"))), "$.questions[1].id"),
    (Design(questions=(Question("a", "?", "choice", ("x",)),)), "$.questions[0].choices"),
    (Design(questions=(Question("a", "?", "choice", ("x", "x")),)), "$.questions[0].choices"),
    (Design(questions=(Question("a", "?", "text", ("x", "y")),)), "$.questions[0].choices"),
    (block(screens=ScreenCounts(main=10_000, repeat=0, catch=0, practice=1)), "$.blocks[0].screens.main"),
    (block(grid=Grid(10, 10, 1), screens=ScreenCounts(main=4994)), "$.blocks[0].screens.main"),
    (
        Design(blocks=tuple(Block(screens=ScreenCounts(4000, repeat=0)) for _ in range(4))),
        "$.blocks[2].screens.main",
    ),
    (Design(payment=Payment(replacement_percent="100")), "$.payment.replacement_percent"),
    (Design(payment=Payment(vat_percent="100.5")), "$.payment.vat_percent"),
]


@pytest.mark.parametrize(("design", "path"), REFUSED, ids=range(len(REFUSED)))
def test_an_impossible_combination_is_named_once_by_its_path(design: Design, path: str) -> None:
    found = problems(design)
    assert [problem.path for problem in found] == [path]
    assert found[0].allowed


@pytest.mark.parametrize(
    "design",
    [
        Design(),
        block(grid=Grid(1, 2, 1)),
        block(grid=Grid(12, 12, 143, 0)),
        block(grid=Grid(1, 3, 1), layout=Layout(probe="center")),
        block(screens=ScreenCounts(main=0, shared=1, repeat=0)),
        block(screens=ScreenCounts(main=6, repeat=6)),
        block(screens=ScreenCounts(main=1, repeat=0)),
        listed(LISTED),
        listed(LISTED, counts=ScreenCounts(main=0, shared=1, repeat=0)),
        listed(LISTED, counts=ScreenCounts(main=20, repeat=2)),
        block(timing=Timing(minimum_ms=0, limit_seconds=0.1)),
        Design(questions=(Question("a", "?", "choice", ("x", "y")), Question("b", "?", "check"))),
        Design(payment=Payment(replacement_percent="99.9", vat_percent="100")),
        Design(blocks=(Block(), Block(name="second"))),
    ],
)
def test_a_design_that_can_be_run_has_no_problem(design: Design) -> None:
    assert problems(design) == []


def test_a_hit_may_have_as_many_screens_and_images_as_are_allowed() -> None:
    assert problems(block(screens=ScreenCounts(main=9993))) == []
    assert problems(block(grid=Grid(10, 10, 1), screens=ScreenCounts(main=4993))) == []


def test_the_problem_is_looked_for_in_every_block() -> None:
    design = Design(blocks=(Block(), replace(Block(), grid=Grid(2, 2, 4))))
    assert [problem.path for problem in problems(design)] == ["$.blocks[1].grid.choose"]


def test_a_probe_that_cannot_stand_in_the_middle_hides_no_other_problem() -> None:
    design = block(grid=Grid(3, 4, 11), layout=Layout(probe="center"))
    paths = [problem.path for problem in problems(design)]
    assert paths == ["$.blocks[0].layout.probe", "$.blocks[0].grid.choose"]


def test_choose_min_left_out_is_choose() -> None:
    assert Grid(4, 4, 3).choose_min == 3
    assert Grid(4, 4, 3, 0).choose_min == 0


def test_only_choose_is_replaced_in_wordings() -> None:
    assert worded("Choose {choose} of {n} {{choose}} {choose}", 4) == "Choose 4 of {n} {4} 4"


def test_what_an_edit_left_alone_is_not_looked_at_again() -> None:
    sound = listed(LISTED)
    edited = replace(sound, blocks=(replace(sound.blocks[0], layout=Layout(gap=1)),))
    assert problems(edited, sound) == []
    shared = replace(sound, blocks=(replace(sound.blocks[0], screens=ScreenCounts(1, 2, repeat=0)),))
    assert problems(shared, sound) == problems(shared)
    larger = replace(sound, blocks=(replace(sound.blocks[0], grid=Grid(1, 3, 1)),))
    assert problems(larger, sound) == problems(larger)
