"""The places below a screen's area: where the annotator is, the counter, the buttons."""

from __future__ import annotations

from dataclasses import dataclass, replace

PROGRESS_HEIGHT = 4
NARROW = 800
TALL = 900
SHORT = 600


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
    """The places below the area, in the coordinates of the whole display."""

    rect: Rect
    position: Rect
    back: Rect
    stop: Rect
    counter: Rect
    submit: Rect

    def mirrored(self) -> Footer:
        """The same from right to left, for languages that are written so."""

        def other_side(place: Rect) -> Rect:
            return replace(place, x=self.rect.width - place.right)

        return Footer(
            self.rect,
            *(other_side(one) for one in (self.position, self.back, self.stop, self.counter, self.submit)),
        )


def footer_of(width: int, height: int) -> Footer:
    """One row where there is room; position and counter above the buttons on a narrow display."""
    side = 48 if width >= 1000 else 24 if width >= NARROW else 16
    if width < NARROW:
        top = max(PROGRESS_HEIGHT + 1, height - 96)
        row, right = top + 40, width - side
        half = max(1, (width - 2 * side) // 2)
        return Footer(
            rect=Rect(0, top, max(1, width), 96),
            position=Rect(side, top, half, 32),
            counter=Rect(side + half, top, half, 32),
            back=Rect(side + 56, row + 6, 56, 32),
            stop=Rect(side - 8, row + 6, 56, 32),
            submit=Rect(right - 132, row, 132, 44),
        )
    tall = 88 if height >= TALL else 72 if height >= SHORT else 56
    top = max(PROGRESS_HEIGHT + 1, height - tall)
    row = top + (tall - 44) // 2
    return Footer(
        rect=Rect(0, top, width, tall),
        position=Rect(side, row, 152, 44),
        back=Rect(side + 216, row + 6, 56, 32),
        stop=Rect(side + 156, row + 6, 56, 32),
        counter=Rect((width - 176) // 2, row, 176, 44),
        submit=Rect(width - side - 132, row, 132, 44),
    )
