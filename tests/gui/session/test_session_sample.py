"""The picture of a sample screen on the instructions: the design's own face, and none of its questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from gridlab.app.study import image_path
from gridlab.domain.design import Design, Pages, ScreenCounts
from gridlab.domain.flow import InstructionsPage
from gridlab.domain.screen import Screen, ScreenKind, sample_screen
from gridlab.gui.session.sample import SampleScreen, sample_display

Small = Callable[..., Design]


def samples(desk: Any) -> list[SampleScreen]:
    return list(desk.text.findChildren(SampleScreen))


def test_the_instructions_show_a_sample_screen_with_its_pictures(desk: Any, small: Small) -> None:
    design = small(
        4, 4, 4, pages=Pages(instructions="# Look"), block={"layout": replace(small().blocks[0].layout)}
    )
    desk.start(design)
    (sample,) = samples(desk)
    desk.until(lambda: sample._pictures)
    assert None not in sample._pictures
    assert sample.still.content.block == design.blocks[0]
    picture = sample.grab().toImage()
    assert sample.height() == sample.heightForWidth(sample.width()) and sample.width() >= 600
    colours = {QColor(picture.pixel(x, y)).name() for x in range(0, 600, 7) for y in range(0, 300, 7)}
    assert len(colours) > 50
    desk.go_on()
    assert desk.page.position == 0 and desk.record().responses == ()


def test_the_sample_is_none_of_the_sessions_screens(desk: Any, small: Small) -> None:
    window = desk.start(small(2, 3, 2, pages=Pages(instructions="# Look")))
    screens = window.runner.header.screens
    made = sample_screen(screens, 0, len(screens[0].grid), 0)
    assert len(set(made.grid) | {made.probe}) == 7
    assert (made.probe, set(made.grid)) not in [(one.probe, set(one.grid)) for one in screens]


def test_where_no_image_is_to_spare_the_first_screen_stands_for_it() -> None:
    only = Screen(0, ScreenKind.CATCH, 1, (0, 1), (1,))
    assert sample_screen([only], 0, len(only.grid), 0) is only


def test_each_block_shows_its_own_sample_but_none_twice(desk: Any, small: Small) -> None:
    counts = ScreenCounts(1, 0, 0, 0, 0)
    first = small(counts=counts, block={"instructions": "One."}).blocks[0]
    second = small(1, 2, 1, counts=counts, block={"name": "two", "instructions": "Two."}).blocks[0]
    desk.start(Design(name="blocks", blocks=(first, second), pages=Pages(instructions="All.")))
    shown = []
    while len(shown) < 3:
        if isinstance(desk.page, InstructionsPage):
            shown.append([one.still.content.block.name for one in samples(desk)])
            desk.go_on()
        else:
            desk.go_on("1", "2")
    assert shown == [["main"], [], ["two"]]


@pytest.mark.parametrize(
    ("display", "expected"),
    {
        "much larger": ((3840, 2160), (1280, 800)),
        "the viewport": ((1280, 800), (1280, 800)),
        "smaller": ((1024, 768), (1024, 768)),
        "upright": ((1440, 2560), (1440, 2560)),
    }.values(),
)
def test_a_large_display_makes_no_small_sample(
    small: Small, display: tuple[int, int], expected: tuple[int, int]
) -> None:
    block = small(4, 4, 4).blocks[0]
    assert sample_display(block, "en", (1280, 800), QSize(*display)) == QSize(*expected)


def test_a_sample_shows_cells_as_large_as_the_screen_has_them(small: Small) -> None:
    block = small(4, 4, 4).blocks[0]
    assert sample_display(block, "en", (640, 400), QSize(1920, 1080)) == QSize(1920, 1080)


def test_a_sample_whose_image_is_gone_is_shown_without_it(desk: Any, small: Small) -> None:
    design = small(2, 3, 2, pages=Pages(instructions="# Look"))

    def spoil() -> None:
        for image in desk.study.study.images:
            image_path(desk.study, image).unlink()

    desk.start(design, before=spoil)
    (sample,) = samples(desk)
    desk.until(lambda: sample._pictures)
    assert sample._pictures[0] is None
