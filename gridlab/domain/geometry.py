"""Where everything of one screen stands: pure arithmetic, the same for session, preview and published page.

All sizes are whole CSS (device-independent) pixels. From top to bottom: the progress line, the area with
question, probe and grid (which scrolls where even the smallest cells do not fit), the footer.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import Literal

from gridlab.domain.design import Block

PROGRESS_HEIGHT = 4
NARROW = 800
TALL = 900
SHORT = 600
ROW_HEIGHT = 44
COUNTER_WIDTH = 176
SUBMIT_WIDTH = 132
NEAR_GAP = 24
"""Between probe or grid, whichever ends lower, and a near footer."""
NEAR_MOST = 96
"""Within as many pixels below the grid a near footer ends."""
ENLARGED_MOST = 2
"""CSS pixels of an enlarged image for each of its own: more would show its pixels, not the image."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in CSS pixels; `right` and `bottom` are the first pixels outside."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height

    def inset(self, by: int) -> Rect:
        """The rectangle without a rim of `by` pixels (at least one pixel stays)."""
        return Rect(self.x + by, self.y + by, max(1, self.width - 2 * by), max(1, self.height - 2 * by))


@dataclass(frozen=True, slots=True)
class Footer:
    """Where what goes with every screen stands, in the coordinates of the whole display.

    rect: the band at the display's foot. span: what counter and submit are set within, and mirrored in.
    """

    rect: Rect
    span: Rect
    position: Rect
    back: Rect
    stop: Rect
    counter: Rect
    submit: Rect

    def mirrored(self) -> Footer:
        """The same from right to left, for languages that are written so."""

        def mirror(place: Rect, within: Rect) -> Rect:
            return replace(place, x=within.x + within.right - place.right)

        return Footer(
            self.rect,
            self.span,
            *(mirror(one, self.rect) for one in (self.position, self.back, self.stop)),
            *(mirror(one, self.span) for one in (self.counter, self.submit)),
        )

    def near(self, body: Rect) -> Footer:
        """Counter and submit below the body in one row: within its width, or centred where they are wider.

        Never lower than in the band, which keeps the rest: below that row on a narrow display.
        """
        narrow = self.counter.y != self.submit.y
        y = min(self.rect.y if narrow else self.submit.y, body.bottom + NEAR_GAP)
        needed = min(COUNTER_WIDTH + 12 + SUBMIT_WIDTH, self.rect.width)
        wide = max(body.width, needed)
        span = Rect(body.x + (body.width - wide) // 2, y, wide, ROW_HEIGHT)
        submit = Rect(span.right - SUBMIT_WIDTH, y, SUBMIT_WIDTH, ROW_HEIGHT)
        counter = max(1, min(COUNTER_WIDTH, wide - 12 - SUBMIT_WIDTH))
        x = min(span.x + (wide - counter) // 2, submit.x - 12 - counter)
        near = replace(self, span=span, counter=Rect(x, y, counter, ROW_HEIGHT), submit=submit)
        if not narrow:
            if y + ROW_HEIGHT <= self.back.y or x >= self.back.right + 8:
                return near
            # On displays that are hardly wide, the buttons at the foot would stand in the way.
            stop = replace(self.stop, x=submit.right + 12)
            return replace(near, stop=stop, back=replace(self.back, x=stop.right + 4))
        low, side = self.rect.bottom - 40, self.position.x
        return replace(
            near,
            position=Rect(side, low, 152, 32),
            stop=Rect(side + 156, low, 56, 32),
            back=Rect(side + 216, low, 56, 32),
        )


def footer_of(width: int, height: int) -> Footer:
    """At the display's foot: in one row; position and counter above the buttons on a narrow display."""
    side = 48 if width >= 1000 else 24 if width >= NARROW else 16
    if width < NARROW:
        top = max(PROGRESS_HEIGHT + 1, height - 96)
        row, right = top + 40, width - side
        half = max(1, (width - 2 * side) // 2)
        rect = Rect(0, top, max(1, width), 96)
        return Footer(
            rect=rect,
            span=rect,
            position=Rect(side, top, half, 32),
            counter=Rect(side + half, top, half, 32),
            back=Rect(side + 56, row + 6, 56, 32),
            stop=Rect(side - 8, row + 6, 56, 32),
            submit=Rect(right - SUBMIT_WIDTH, row, SUBMIT_WIDTH, ROW_HEIGHT),
        )
    tall = 88 if height >= TALL else 72 if height >= SHORT else 56
    top = max(PROGRESS_HEIGHT + 1, height - tall)
    row = top + (tall - ROW_HEIGHT) // 2
    rect = Rect(0, top, width, tall)
    return Footer(
        rect=rect,
        span=rect,
        position=Rect(side, row, 152, ROW_HEIGHT),
        back=Rect(side + 216, row + 6, 56, 32),
        stop=Rect(side + 156, row + 6, 56, 32),
        counter=Rect((width - COUNTER_WIDTH) // 2, row, COUNTER_WIDTH, ROW_HEIGHT),
        submit=Rect(width - side - SUBMIT_WIDTH, row, SUBMIT_WIDTH, ROW_HEIGHT),
    )


ProbePlace = Literal["left", "right", "top", "center"]

SMALLEST_CELL = 24
QUESTION_LINE = 28
"""Height of a line of the question, whatever fonts there are: stations are to show the same."""
QUESTION_GAP = 16
QUESTION_WIDEST = 900
QUESTION_SIDE = 16
CAPTION_HEIGHT = 28
CAPTION_NARROWEST = 128
SCROLL_BAR = 12


@dataclass(frozen=True, slots=True)
class ScreenPlacement:
    """Where everything stands on one display.

    scale: 1 as designed, less where the display is too small. probe_place: where the probe really stands.
    progress, area, footer: in the coordinates of the display. question, probe, caption (None: no room),
    cells (row-major, without the middle one of a centred probe): in those of the content, which starts at
    the top left of `area`. content_width, content_height: more than the area's where it scrolls.
    """

    scale: float
    probe_place: ProbePlace
    progress: Rect
    area: Rect
    question: Rect
    probe: Rect
    caption: Rect | None
    cells: tuple[Rect, ...]
    footer: Footer
    content_width: int
    content_height: int
    gap: int

    @property
    def scrolls(self) -> bool:
        """Whether not everything is seen at once."""
        return self.content_width > self.area.width or self.content_height > self.area.height

    @property
    def as_designed(self) -> bool:
        """Whether everything has the design's own size, which `small_display` "refuse" insists on."""
        return self.scale == 1.0 and not self.scrolls


@dataclass(frozen=True, slots=True)
class _Sizes:
    """The design's sizes at one scale, and the body (probe with grid) that they make."""

    place: ProbePlace
    cell: int
    gap: int
    margin: int
    probe: int
    caption: int
    grid_width: int
    grid_height: int

    @property
    def body_width(self) -> int:
        if self.place in ("left", "right"):
            return self.probe + self.margin + self.grid_width
        return max(self.probe, self.grid_width)

    @property
    def body_height(self) -> int:
        if self.place == "center":
            return self.grid_height
        if self.place == "top":
            return self.probe + self.caption + self.margin + self.grid_height
        return max(self.grid_height, self.probe + self.caption)

    def needed(self, question_height: int) -> tuple[int, int]:
        """Width and height of everything."""
        height = question_height + QUESTION_GAP + self.body_height
        return self.body_width + 2 * self.margin, height + 2 * self.margin


def question_width(width: int) -> int:
    """Width in which the question wraps on a display `width` pixels wide."""
    return max(1, min(width - 2 * QUESTION_SIDE, QUESTION_WIDEST))


def probe_place(block: Block, width: int, height: int) -> ProbePlace:
    """Where the probe stands: on a display higher than wide a left or right one goes on top."""
    designed = block.layout.probe
    return "top" if height > width and designed in ("left", "right") else designed


def picture_rect(frame: Rect, fit: str) -> Rect:
    """Where the picture stands in the frame of a probe or cell: within its line, with air where whole."""
    if fit == "cover":
        return frame.inset(2)
    return frame.inset(6 if frame.width >= 96 else 4 if frame.width >= 48 else 3)


def enlarged_size(size: tuple[int, int], box: Rect, fit: str, side: int) -> tuple[int, int]:
    """Width and height of an image while it is enlarged, never smaller than in its cell.

    size: of the image in its own pixels. box, fit: of its picture in the cell. side: of the square that
    there is room for.
    """
    width, height = size
    in_cell = (max if fit == "cover" else min)(box.width / width, box.height / height)
    times = min(side / max(width, height), max(ENLARGED_MOST, in_cell))
    # Halves go up, as on the page.
    return max(1, int(width * times + 0.5)), max(1, int(height * times + 0.5))


def place(block: Block, width: int, height: int, question_height: int) -> ScreenPlacement:
    """Place one screen of `block` on a display of `width` × `height`.

    question_height: of the question wrapped in question_width(width), QUESTION_LINE a line. The scale
    is the largest at which all fits, in steps of one pixel of the cell, never above 1; where even cells of
    24 pixels (or the designed size, if less) do not fit, the content grows past the area and scrolls.
    """
    footer = footer_of(width, height)
    area = Rect(0, PROGRESS_HEIGHT, max(1, width), max(1, footer.rect.y - PROGRESS_HEIGHT))
    where = probe_place(block, width, height)

    def fits(cell: int) -> bool:
        needed = _sizes(block, where, cell).needed(question_height)
        return needed[0] <= area.width and needed[1] <= area.height

    most, least = block.layout.cell_size, min(SMALLEST_CELL, block.layout.cell_size)
    # Sizes grow with the cell, so all cells up to the largest that fits do; `least` is taken all the same.
    cell = (
        most if fits(most) else least + bisect_left(range(least + 1, most), True, key=lambda c: not fits(c))
    )
    return _placed(block, _sizes(block, where, cell), area, footer, width, question_height)


def _scaled(size: int, cell: int, cell_size: int) -> int:
    # Integers only, half up: the same on every machine, and never falling while the cell grows.
    return (2 * size * cell + cell_size) // (2 * cell_size)


def _sizes(block: Block, where: ProbePlace, cell: int) -> _Sizes:
    layout, grid = block.layout, block.grid
    gap = _scaled(layout.gap, cell, layout.cell_size)
    probe = cell if where == "center" else max(1, _scaled(layout.probe_size, cell, layout.cell_size))
    captioned = where != "center" and probe >= CAPTION_NARROWEST
    return _Sizes(
        place=where,
        cell=cell,
        gap=gap,
        margin=_scaled(layout.margin, cell, layout.cell_size),
        probe=probe,
        caption=CAPTION_HEIGHT if captioned else 0,
        grid_width=grid.columns * cell + (grid.columns - 1) * gap,
        grid_height=grid.rows * cell + (grid.rows - 1) * gap,
    )


def _placed(
    block: Block, sizes: _Sizes, area: Rect, footer: Footer, width: int, question_height: int
) -> ScreenPlacement:
    needed = sizes.needed(question_height)
    content_width, content_height = _content(needed, area)
    # What is too much is split evenly above and below; nothing depends on the images, so nothing moves.
    top = (content_height - needed[1]) // 2 + sizes.margin
    wide = question_width(width)
    question = Rect(max(0, (min(content_width, area.width) - wide) // 2), top, wide, question_height)
    body = Rect(
        (content_width - sizes.body_width) // 2,
        question.bottom + QUESTION_GAP,
        sizes.body_width,
        sizes.body_height,
    )
    is_near = block.layout.footer == "near"
    probe, grid = _probe_and_grid(sizes, body, is_near=is_near)
    if is_near and content_width <= area.width and content_height <= area.height:
        footer = footer.near(replace(body, x=area.x + body.x, y=area.y + body.y))
        # The area ends where the row below the grid begins, so that neither lies over the other.
        area = replace(area, height=min(area.height, footer.span.y - area.y))
        content_height = area.height
    caption = Rect(probe.x, probe.bottom, probe.width, sizes.caption) if sizes.caption else None
    return ScreenPlacement(
        scale=sizes.cell / block.layout.cell_size,
        probe_place=sizes.place,
        progress=Rect(0, 0, max(1, width), PROGRESS_HEIGHT),
        area=area,
        question=question,
        probe=probe,
        caption=caption,
        cells=_cells(block, sizes, grid),
        footer=footer,
        content_width=content_width,
        content_height=content_height,
        gap=sizes.gap,
    )


def _content(needed: tuple[int, int], area: Rect) -> tuple[int, int]:
    """Size of the content: the area's, or what is needed, less the bar where the other direction scrolls."""
    width, height = area.width, area.height
    scrolls_down = needed[1] > height
    scrolls_right = needed[0] > width - (SCROLL_BAR if scrolls_down else 0)
    scrolls_down = needed[1] > height - (SCROLL_BAR if scrolls_right else 0)
    return (
        max(needed[0], width - (SCROLL_BAR if scrolls_down else 0)),
        max(needed[1], height - (SCROLL_BAR if scrolls_right else 0)),
    )


def _probe_and_grid(sizes: _Sizes, body: Rect, *, is_near: bool) -> tuple[Rect, Rect]:
    size, wide, high = sizes.probe, sizes.grid_width, sizes.grid_height
    x, y = body.x + (body.width - size) // 2, body.y + (body.height - size) // 2
    if sizes.place == "center":
        return Rect(x, y, size, size), body
    grid_x, grid_y = body.x + (body.width - wide) // 2, body.y + (body.height - high) // 2
    if sizes.place == "top":
        y, grid_y = body.y, body.bottom - high
    else:
        # Level with the middle of the grid; higher only where the caption would hang out of the body.
        y = min(y, body.bottom - size - sizes.caption)
        if is_near:  # A grid beside a larger probe is lowered, as what is near it stands below both.
            grid_y = max(grid_y, body.bottom - high - (NEAR_MOST - NEAR_GAP - ROW_HEIGHT))
        x, grid_x = (body.x, body.right - wide) if sizes.place == "left" else (body.right - size, body.x)
    return Rect(x, y, size, size), Rect(grid_x, grid_y, wide, high)


def _cells(block: Block, sizes: _Sizes, grid: Rect) -> tuple[Rect, ...]:
    step = sizes.cell + sizes.gap
    middle = block.grid.cells // 2 if sizes.place == "center" else -1
    return tuple(
        Rect(
            grid.x + place % block.grid.columns * step,
            grid.y + place // block.grid.columns * step,
            sizes.cell,
            sizes.cell,
        )
        for place in range(block.grid.cells)
        if place != middle
    )
