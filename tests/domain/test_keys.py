"""Tests of the keys of cells."""

from gridlab.domain.design import Block, Grid, Layout
from gridlab.domain.keys import NUMBERED, keys_of


def test_cells_have_the_digits_from_one_and_then_the_letters() -> None:
    keys = [NUMBERED.of(cell) for cell in range(35)]
    assert "".join(keys) == "123456789abcdefghijklmnopqrstuvwxyz"


def test_cells_beyond_the_thirty_fifth_have_no_key() -> None:
    assert NUMBERED.of(35) == ""
    assert NUMBERED.of(143) == ""


def test_no_cell_has_no_key() -> None:
    assert NUMBERED.of(-1) == ""


def block(rows: int, columns: int, probe: str = "left", key_layout: str = "grid") -> Block:
    layout = Layout(probe=probe, key_layout=key_layout)  # type: ignore[arg-type]
    return Block(grid=Grid(rows, columns, 1), layout=layout)


def test_keys_may_lie_on_the_keyboard_as_the_cells_lie_in_the_grid() -> None:
    assert "".join(keys_of(block(4, 4)).keys) == "1234qwerasdfzxcv"
    assert "".join(keys_of(block(4, 10)).keys) == "1234567890qwertyuiopasdfghjkl;zxcvbnm,./"
    assert "".join(keys_of(block(1, 2)).keys) == "12"
    assert keys_of(block(3, 3)).by_place
    assert keys_of(block(2, 2)).of(4) == ""


def test_the_place_of_a_centred_probe_has_no_key() -> None:
    keys = keys_of(block(3, 3, "center"))
    assert "".join(keys.keys) == "123qeasd"
    assert keys.listed == ("1–3", "q", "e", "a–d")
    assert "".join(keys_of(block(1, 3, "center")).keys) == "13"


def test_a_grid_larger_than_the_keyboard_is_numbered() -> None:
    for large in (block(5, 4), block(2, 11), block(5, 5, "center"), block(4, 4, key_layout="numbered")):
        assert keys_of(large) is NUMBERED
