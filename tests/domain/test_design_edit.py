"""One value inside a design can be read, replaced and judged by its path."""

import pytest

from gridlab.domain.design import Block, Design, Grid, ListedScreen, Question, Sampling, ScreenCounts
from gridlab.domain.design_edit import (
    inserted,
    limits_at,
    moved,
    removed,
    shown_path,
    value_at,
    value_problem,
    with_value,
)
from gridlab.domain.design_names import free_name
from gridlab.domain.limits import Between

ROWS = ("blocks", 0, "grid", "rows")
CHOOSE = ("blocks", 0, "grid", "choose")


def test_a_value_is_replaced_and_everything_else_stays() -> None:
    design = Design(blocks=(Block(name="a"), Block(name="b")))
    changed = with_value(design, ("blocks", 1, "grid", "rows"), 3)
    assert changed.blocks[1].grid.rows == 3
    assert changed.blocks[0] is design.blocks[0]
    assert value_at(changed, ("blocks", 1, "grid", "rows")) == 3
    assert design.blocks[1].grid.rows == 4


def test_exactly_k_stays_exactly_k_when_choose_changes() -> None:
    changed = with_value(Design(), CHOOSE, 2)
    assert changed.blocks[0].grid.choose_min == 2


def test_a_range_of_choices_keeps_its_lower_end() -> None:
    design = Design(blocks=(Block(grid=Grid(choose=4, choose_min=1)),))
    assert with_value(design, CHOOSE, 3).blocks[0].grid.choose_min == 1


def test_a_place_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError, match=r"blocks\[7\]"):
        value_at(Design(), ("blocks", 7, "grid"))
    with pytest.raises(KeyError):
        with_value(Design(), ("blocks", 0, "colour"), 1)


def test_limits_are_those_stated_beside_the_field() -> None:
    limits = limits_at(ROWS)
    assert isinstance(limits, Between)
    assert (limits.low, limits.high) == (1, 144)
    seconds = limits_at(("blocks", 0, "timing", "limit_seconds"))
    assert isinstance(seconds, Between)
    assert seconds.unit == "s"
    width, height = (limits_at(("session", "viewport", place)) for place in (0, 1))
    assert isinstance(width, Between)
    assert isinstance(height, Between)
    assert (width.meaning, height.meaning) == ("Width.", "Height.")


def test_a_value_out_of_its_range_is_told_what_is_allowed() -> None:
    assert value_problem(ROWS, 145) == "from 1 to 144"
    assert value_problem(("blocks", 0, "layout", "cell_size"), 0) == "from 1 to 4,096 px"
    assert value_problem(ROWS, 4) == ""
    assert value_problem(("blocks", 0, "question"), "x" * 5001) == "at most 5,000 characters"
    assert "#2f62d9" in value_problem(("blocks", 0, "layout", "background"), "red")


def test_a_path_is_shown_as_messages_write_it() -> None:
    assert shown_path(ROWS) == "$.blocks[0].grid.rows"


def test_a_method_that_lists_no_screens_takes_the_listed_ones_away() -> None:
    screens = (ListedScreen("p.png", ("a.png", "b.png")),)
    block = Block(
        grid=Grid(1, 2, 1), screens=ScreenCounts(1, repeat=0), sampling=Sampling("listed", 1, screens)
    )
    path = ("blocks", 0, "sampling", "method")
    changed = with_value(Design(blocks=(block,)), path, "random")
    assert changed.blocks[0].sampling == Sampling("random", 1)
    assert with_value(changed, path, "listed").blocks[0].sampling == Sampling("listed", 1)


def test_a_question_that_offers_no_choices_has_none() -> None:
    design = Design(questions=(Question("a", "?", "choice", ("x", "y")),))
    changed = with_value(design, ("questions", 0, "kind"), "number")
    assert changed.questions == (Question("a", "?", "number"),)


def test_items_of_a_list_are_put_in_moved_and_taken_out() -> None:
    design = Design(blocks=(Block(name="a"), Block(name="b"), Block(name="c")))
    assert names(moved(design, ("blocks",), 0, 2)) == "bca"
    assert names(moved(design, ("blocks",), 2, 0)) == "cab"
    assert names(removed(design, ("blocks",), 1)) == "ac"
    assert names(inserted(design, ("blocks",), 3, Block(name="d"))) == "abcd"


def names(design: Design) -> str:
    return "".join(block.name for block in design.blocks)


def test_a_free_name_is_the_wanted_one_or_the_next_with_a_number() -> None:
    assert free_name("q", []) == "q"
    assert free_name("q", ["Q", "q-2"]) == "q-3"
    assert free_name("main", ["main"], " ") == "main 2"


def test_how_many_items_a_list_may_have_is_told() -> None:
    assert value_problem(("blocks",), ()) == "from 1 to 50 of them"
    assert value_problem(("blocks",), (Block(),)) == ""
