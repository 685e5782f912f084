"""Where everything of one screen stands, on any display, for every place of the probe."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlab.domain.design import Block, Grid, Layout
from gridlab.domain.geometry import (
    NEAR_MOST,
    SMALLEST_CELL,
    Rect,
    ScreenPlacement,
    enlarged_size,
    picture_rect,
    place,
    probe_place,
    question_width,
)

DISPLAYS = ((1280, 720), (1366, 768), (1920, 1080), (2560, 1440), (1024, 768), (390, 844))


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    probe = draw(st.sampled_from(["left", "right", "top", "center"]))
    if probe == "center":
        rows, columns = draw(st.sampled_from([(1, 3), (3, 3), (5, 3), (3, 7), (11, 11)]))
    else:
        rows = draw(st.integers(1, 12))
        columns = draw(st.integers(1 if rows > 1 else 2, 12))
    layout = Layout(
        probe=probe,
        probe_size=draw(st.integers(1, 800)),
        cell_size=draw(st.integers(1, 800)),
        gap=draw(st.integers(0, 60)),
        margin=draw(st.integers(0, 80)),
    )
    return Block(grid=Grid(rows=rows, columns=columns, choose=1), layout=layout)


widths = st.integers(100, 4000)
heights = st.integers(100, 3000)
questions = st.integers(20, 200)


def overlap(a: Rect, b: Rect) -> bool:
    return a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom


def inside(a: Rect, width: int, height: int) -> bool:
    return a.x >= 0 and a.y >= 0 and a.right <= width and a.bottom <= height


def parts(placement: ScreenPlacement) -> list[Rect]:
    caption = [placement.caption] if placement.caption else []
    return [placement.question, placement.probe, *caption, *placement.cells]


@given(blocks(), widths, heights, questions)
def test_nothing_overlaps(block: Block, width: int, height: int, question: int) -> None:
    for a, b in combinations(parts(place(block, width, height, question)), 2):
        assert not overlap(a, b), (a, b)


@given(blocks(), widths, heights, questions)
def test_everything_stands_inside_the_content(block: Block, width: int, height: int, question: int) -> None:
    placement = place(block, width, height, question)
    for rect in parts(placement):
        assert inside(rect, placement.content_width, placement.content_height), rect


@given(blocks(), widths, heights, questions)
def test_without_scrolling_everything_stands_inside_the_area(
    block: Block, width: int, height: int, question: int
) -> None:
    placement = place(block, width, height, question)
    if not placement.scrolls:
        assert (placement.content_width, placement.content_height) == (
            placement.area.width,
            placement.area.height,
        )
        for rect in parts(placement):
            assert inside(rect, placement.area.width, placement.area.height)


@given(blocks(), widths, heights, questions)
def test_cells_are_squares_with_equal_gaps(block: Block, width: int, height: int, question: int) -> None:
    placement = place(block, width, height, question)
    cells = list(placement.cells)
    if block.layout.probe == "center":
        cells.insert(block.grid.cells // 2, placement.probe)
    assert len(cells) == block.grid.cells
    assert {(cell.width, cell.height) for cell in cells} == {(cells[0].width, cells[0].width)}
    columns = block.grid.columns
    for index, cell in enumerate(cells):
        if index % columns:
            assert cell.x - cells[index - 1].right == placement.gap
            assert cell.y == cells[index - 1].y
        if index >= columns:
            assert cell.y - cells[index - columns].bottom == placement.gap
            assert cell.x == cells[index - columns].x


@given(blocks(), widths, heights, questions)
def test_nothing_is_enlarged_and_cells_shrink_down_to_24_pixels(
    block: Block, width: int, height: int, question: int
) -> None:
    placement = place(block, width, height, question)
    cell = placement.cells[0].width
    assert 0 < placement.scale <= 1
    assert cell == round(block.layout.cell_size * placement.scale)
    assert min(SMALLEST_CELL, block.layout.cell_size) <= cell <= block.layout.cell_size
    if placement.probe_place != "center":
        assert placement.probe.width <= block.layout.probe_size
    if placement.scrolls:
        assert cell == min(SMALLEST_CELL, block.layout.cell_size)


@given(blocks(), widths, heights, questions)
def test_probe_cells_gap_and_margin_shrink_together(
    block: Block, width: int, height: int, question: int
) -> None:
    placement = place(block, width, height, question)
    assert abs(placement.gap - block.layout.gap * placement.scale) <= 0.5
    if placement.probe_place != "center":
        wanted = max(1.0, block.layout.probe_size * placement.scale)
        assert abs(placement.probe.width - wanted) <= 0.5


@given(blocks(), widths, heights, questions)
def test_the_scale_is_the_largest_that_fits(block: Block, width: int, height: int, question: int) -> None:
    placement = place(block, width, height, question)
    cell, area = placement.cells[0].width, placement.area
    if placement.scrolls or cell == block.layout.cell_size:
        return
    # The body one pixel of the cell larger, by exact fractions and rounded down, would stick out.
    scale = (cell + 1) / block.layout.cell_size
    grid_width = block.grid.columns * (cell + 1) + (block.grid.columns - 1) * block.layout.gap * scale
    grid_height = block.grid.rows * (cell + 1) + (block.grid.rows - 1) * block.layout.gap * scale
    probe = 0.0 if placement.probe_place == "center" else block.layout.probe_size * scale
    margin = block.layout.margin * scale
    beside = placement.probe_place in ("left", "right")
    wide = grid_width + probe + 3 * margin if beside else max(grid_width, probe) + 2 * margin
    high = max(grid_height, probe + 28) if beside else grid_height + (probe and probe + margin + 28)
    rounding = block.grid.cells + 4
    assert wide + rounding > area.width or high + question + 16 + 2 * margin + rounding > area.height, (
        "a larger cell would have fitted"
    )


@given(blocks(), widths, heights, questions, st.integers(0, 300))
def test_a_larger_display_never_gives_smaller_cells(
    block: Block, width: int, height: int, question: int, more: int
) -> None:
    before, after = place(block, width, height, question), place(block, width + more, height, question)
    if before.probe_place == after.probe_place and (width >= 800) == (width + more >= 800):
        assert after.cells[0].width >= before.cells[0].width


@given(blocks(), st.integers(390, 4000), st.integers(360, 3000), questions)
def test_the_parts_of_the_footer_stand_apart_and_below_the_area(
    block: Block, width: int, height: int, question: int
) -> None:
    placement = place(block, width, height, question)
    footer = placement.footer
    assert placement.area.y == placement.progress.bottom
    assert placement.area.bottom == footer.rect.y
    assert footer.rect.bottom == height
    rects = (footer.position, footer.back, footer.stop, footer.counter, footer.submit)
    for rect in rects:
        assert inside(rect, width, height), rect
        assert rect.y >= footer.rect.y
    for a, b in combinations(rects, 2):
        assert not overlap(a, b), (a, b)


def near(block: Block) -> Block:
    return replace(block, layout=replace(block.layout, footer="near"))


@given(blocks(), st.integers(320, 4000), heights, questions)
def test_a_near_footer_ends_at_most_96_pixels_below_the_grid_within_probe_and_grid(
    block: Block, width: int, height: int, question: int
) -> None:
    placed = place(near(block), width, height, question)
    if placed.scrolls:
        assert placed.footer == place(block, width, height, question).footer
        return
    left = placed.area.x + min(rect.x for rect in (placed.probe, *placed.cells))
    right = placed.area.x + max(rect.right for rect in (placed.probe, *placed.cells))
    grid = placed.area.y + max(cell.bottom for cell in placed.cells)
    for footer in (placed.footer, placed.footer.mirrored()):
        counter, submit = footer.counter, footer.submit
        assert grid <= counter.y == submit.y
        assert submit.bottom <= grid + NEAR_MOST
        first, last = min(counter.x, submit.x), max(counter.right, submit.right)
        if last - first <= right - left:
            assert left <= first and last <= right
        else:
            assert abs((first + last) - (left + right)) <= 2


@given(blocks(), st.integers(390, 4000), st.integers(360, 3000), questions, st.booleans())
def test_the_parts_of_a_near_footer_stand_apart_and_inside_the_display(
    block: Block, width: int, height: int, question: int, mirrored: bool
) -> None:
    placed = place(near(block), width, height, question)
    footer = placed.footer.mirrored() if mirrored else placed.footer
    rects = (footer.position, footer.back, footer.stop, footer.counter, footer.submit)
    assert placed.area.bottom <= footer.counter.y
    for rect in rects:
        assert inside(rect, width, height), rect
    for a, b in combinations(rects, 2):
        assert not overlap(a, b), (a, b)


@given(blocks(), widths, heights, questions)
def test_a_near_footer_costs_no_pixel_of_the_images(
    block: Block, width: int, height: int, question: int
) -> None:
    bottom, placed = place(block, width, height, question), place(near(block), width, height, question)
    assert placed.scale == bottom.scale
    assert placed.question == bottom.question
    assert placed.probe == bottom.probe
    lowered = {cell.y - before.y for cell, before in zip(placed.cells, bottom.cells, strict=True)}
    assert len(lowered) == 1 and min(lowered) >= 0


@pytest.mark.parametrize(("width", "height"), [*DISPLAYS, (3840, 2160)])
def test_the_button_is_close_to_the_grid_on_every_display(width: int, height: int) -> None:
    for rows, columns in ((1, 2), (2, 2), (2, 4), (3, 4), (4, 4), (5, 5)):
        placed = place(near(Block(grid=Grid(rows=rows, columns=columns, choose=1))), width, height, 28)
        below = placed.footer.submit.y - (placed.area.y + placed.cells[-1].bottom)
        assert 0 < below <= 52


@pytest.mark.parametrize("probe", ["left", "right"])
def test_a_probe_beside_the_grid_goes_on_top_where_the_display_is_higher_than_wide(probe: str) -> None:
    block = Block(layout=Layout(probe=probe))
    assert probe_place(block, 1280, 720) == probe
    assert probe_place(block, 800, 800) == probe
    assert probe_place(block, 390, 844) == "top"
    placement = place(block, 390, 844, 48)
    assert placement.probe.bottom <= placement.cells[0].y


@pytest.mark.parametrize("probe", ["left", "right", "top"])
def test_the_probe_stands_on_its_side_of_the_grid(probe: str) -> None:
    placement = place(Block(layout=Layout(probe=probe)), 1920, 1080, 24)
    grid_left, grid_right = placement.cells[0].x, placement.cells[-1].right
    match probe:
        case "left":
            assert placement.probe.right + 24 == grid_left
        case "right":
            assert placement.probe.x - 24 == grid_right
        case "top":
            assert placement.probe.bottom < placement.cells[0].y


def test_a_centred_probe_takes_the_middle_cell() -> None:
    block = Block(grid=Grid(rows=3, columns=3, choose=2), layout=Layout(probe="center"))
    placement = place(block, 1280, 720, 24)
    assert len(placement.cells) == 8
    assert placement.probe == Rect(placement.cells[1].x, placement.cells[3].y, 150, 150)
    assert placement.caption is None


def test_the_default_design_has_its_own_size_on_the_display_it_is_made_for() -> None:
    placement = place(Block(), 1280, 800, 28)
    assert placement.as_designed
    assert placement.cells[0].width == 150
    assert placement.probe.width == 220


def test_a_display_that_is_too_small_is_not_as_designed() -> None:
    assert not place(Block(), 1024, 600, 24).as_designed


def test_12_by_12_cells_scroll_on_a_phone() -> None:
    block = Block(grid=Grid(rows=12, columns=12, choose=4))
    placement = place(block, 320, 480, 48)
    assert placement.scrolls
    assert placement.cells[0].width == 24


@pytest.mark.parametrize(("width", "height"), DISPLAYS)
def test_the_gallery_sizes_fit_every_preset_without_scrolling(width: int, height: int) -> None:
    for rows, columns in ((1, 2), (2, 2), (2, 4), (3, 4), (4, 4), (5, 5)):
        placement = place(Block(grid=Grid(rows=rows, columns=columns, choose=1)), width, height, 48)
        assert not placement.scrolls


def test_the_question_never_wraps_outside_the_display() -> None:
    assert question_width(390) == 358
    assert question_width(3000) == 900
    assert question_width(10) == 1


def test_a_picture_stands_inside_its_frame() -> None:
    frame = Rect(10, 20, 150, 150)
    for fit in ("contain", "cover"):
        picture = picture_rect(frame, fit)
        assert frame.x < picture.x
        assert picture.right < frame.right


@given(blocks(), st.integers(2, 4), questions)
def test_twice_the_sizes_give_twice_the_picture(block: Block, times: int, question: int) -> None:
    layout = block.layout
    larger = replace(
        block,
        layout=replace(
            layout,
            probe_size=layout.probe_size * times,
            cell_size=layout.cell_size * times,
            gap=layout.gap * times,
            margin=layout.margin * times,
        ),
    )
    huge = 100_000  # where all of it has its own size
    one, other = place(block, huge, huge, question), place(larger, huge, huge, question)
    assert one.as_designed and other.as_designed
    first, second = one.cells[0], other.cells[0]
    for small, large in zip(one.cells, other.cells, strict=True):
        assert (large.x - second.x, large.y - second.y) == (
            times * (small.x - first.x),
            times * (small.y - first.y),
        )
        assert large.width == times * small.width
    assert other.gap == times * one.gap
    if layout.probe != "center":
        assert other.probe.width == times * one.probe.width


@given(blocks(), widths, heights, questions, st.booleans())
def test_one_more_pixel_of_display_changes_a_cell_by_one_at_most(
    block: Block, width: int, height: int, question: int, wider: bool
) -> None:
    before = place(block, width, height, question)
    after = place(block, width + wider, height + (not wider), question)
    if before.probe_place == after.probe_place and before.footer.rect.height == after.footer.rect.height:
        assert 0 <= after.cells[0].width - before.cells[0].width <= 1


@given(blocks(), widths, heights, questions)
def test_the_same_display_gives_the_same_places(block: Block, width: int, height: int, question: int) -> None:
    assert place(block, width, height, question) == place(block, width, height, question)


@pytest.mark.parametrize(
    ("size", "box", "fit", "shown"),
    [
        ((160, 160), 138, "contain", (320, 320)),  # twice
        ((160, 80), 138, "contain", (320, 160)),
        ((2000, 1000), 138, "contain", (648, 324)),  # as there is room
        ((20, 20), 138, "contain", (138, 138)),  # not smaller than in its cell
        ((40, 20), 146, "cover", (292, 146)),  # the whole of it, as large as in its cell
        ((9000, 1), 138, "contain", (648, 1)),
    ],
)
def test_an_image_is_enlarged_to_twice_its_pixels_where_there_is_room(
    size: tuple[int, int], box: int, fit: str, shown: tuple[int, int]
) -> None:
    assert enlarged_size(size, Rect(5, 5, box, box), fit, 648) == shown
