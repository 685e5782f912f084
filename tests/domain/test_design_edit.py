"""One value inside a design can be read, replaced and judged by its path."""

import pytest

from gridlab.domain.design import Block, Design, Grid
from gridlab.domain.design_edit import limits_at, shown_path, value_at, value_problem, with_value
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
    viewport = limits_at(("session", "viewport", 1))
    assert isinstance(viewport, Between)


def test_a_value_out_of_its_range_is_told_what_is_allowed() -> None:
    assert value_problem(ROWS, 145) == "from 1 to 144"
    assert value_problem(("blocks", 0, "layout", "cell_size"), 0) == "from 1 to 4,096 px"
    assert value_problem(ROWS, 4) == ""
    assert value_problem(("blocks", 0, "question"), "x" * 5001) == "at most 5,000 characters"
    assert "#2f62d9" in value_problem(("blocks", 0, "layout", "background"), "red")


def test_a_path_is_shown_as_messages_write_it() -> None:
    assert shown_path(ROWS) == "$.blocks[0].grid.rows"
