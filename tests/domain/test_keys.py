"""Tests of the keys of cells."""

from gridlab.domain.keys import cell_key


def test_cells_have_the_digits_from_one_and_then_the_letters() -> None:
    keys = [cell_key(cell) for cell in range(35)]
    assert "".join(keys) == "123456789abcdefghijklmnopqrstuvwxyz"


def test_cells_beyond_the_thirty_fifth_have_no_key() -> None:
    assert cell_key(35) == ""
    assert cell_key(143) == ""


def test_no_cell_has_no_key() -> None:
    assert cell_key(-1) == ""
