"""A name of the gallery that no longer fits what a design is gets another one proposed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gridlab.domain.design import Block, Design, Grid, Layout
from gridlab.domain.design_names import better_name, told_name
from gridlab.store.design_file import GALLERY, gallery_design


@pytest.mark.parametrize("name", GALLERY)
def test_every_design_of_the_gallery_is_called_what_it_is(name: str) -> None:
    assert told_name(gallery_design(name)) == name
    assert better_name(gallery_design(name), []) == ""


def design(name: str, rows: int, columns: int, choose: int, **grid: bool) -> Design:
    return Design(name=name, blocks=(Block(grid=Grid(rows, columns, choose, **grid)),))


@pytest.mark.parametrize(
    ("one", "better"),
    [
        (design("grid-12-choose-4", 3, 4, 3), "grid-12-choose-3"),
        (design("grid-12-choose-4-2", 3, 4, 3), "grid-12-choose-3"),
        (design("triplet", 4, 4, 4), "grid-16-choose-4-2"),
        (design("grid-8-choose-2", 2, 4, 2, ranked=True), "grid-8-choose-2-ranked"),
        (design("grid-16-choose-4", 1, 2, 1), "triplet"),
        (design("grid-12-choose-3-2", 3, 4, 3), ""),
        (design("my own 16", 3, 4, 3), ""),
    ],
)
def test_the_name_that_fits_is_free_and_only_offered_where_the_old_one_lies(one: Design, better: str) -> None:
    assert better_name(one, ["grid-16-choose-4", one.name] if one.name == "triplet" else [one.name]) == better


def test_a_grid_around_its_probe_and_several_blocks() -> None:
    around = design("grid-8-choose-2", 3, 3, 2)
    around = replace(around, blocks=(replace(around.blocks[0], layout=Layout(probe="center")),))
    assert better_name(around, []) == "around-8-choose-2"
    assert better_name(replace(around, blocks=around.blocks * 2), []) == ""
