"""How a map lies on a sheet: which axes are seen, how they are turned, what part of them in which size."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

Positions = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

LEAST_SIDE, MOST_SIDE = 10.0, 72.0
"""Of a thumbnail where the whole map is seen, in CSS pixels."""
LARGEST_SIDE = 160.0
_FILLED = 0.62
_GROWTH = 0.6
"""Thumbnails grow more slowly than the map, so that zooming in takes them apart."""
DEEPEST = 400.0
SHALLOWEST = 0.5


@dataclass(frozen=True, slots=True)
class Orientation:
    """Which axes lie across and up (numbers from 0), mirrored left to right, then turned by degrees, against
    the clock."""

    across: int = 0
    up: int = 1
    turn: float = 0.0
    mirrored: bool = False

    def fits(self, dims: int) -> bool:
        """Whether a map of so many dimensions has these axes; a map of one has only the first."""
        return max(self.across, self.up) < max(dims, 2) and min(self.across, self.up) >= 0

    def plane(self, positions: Positions) -> Positions:
        """Where the images lie on the sheet, up being positive: (N, D) becomes (N, 2)."""
        dims = positions.shape[1]
        flat = np.zeros((len(positions), 2))
        for at, axis in enumerate((self.across, self.up)):
            if axis < dims:
                flat[:, at] = positions[:, axis]
        if self.mirrored:
            flat[:, 0] *= -1
        angle = math.radians(self.turn)
        turned = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
        return flat @ turned if self.turn else flat


STRAIGHT = Orientation()


@dataclass(frozen=True, slots=True)
class Camera:
    """What is seen of a plane in an area of CSS pixels.

    x, y: the place of the plane in the middle. scale: pixels a unit. whole: the scale at which all is seen.
    count: images on the plane, which their size follows.
    """

    width: float
    height: float
    x: float
    y: float
    scale: float
    whole: float
    count: int

    @classmethod
    def around(
        cls, plane: Positions, width: float, height: float, *, margin: float = 0.0, count: int | None = None
    ) -> Camera:
        """All of a plane (N, 2) in the middle, with room for thumbnails at its edge, and a margin beyond.

        count: of the images that are drawn, N where it is left out.
        """
        count = len(plane) if count is None else count
        if len(plane) == 0:
            return cls(width, height, 0.0, 0.0, 1.0, 1.0, 0)
        low, high = plane.min(axis=0), plane.max(axis=0)
        edge = _whole_side(width, height, count) + 2 * margin
        spans = np.maximum(high - low, 1e-9 * max(float(np.abs(plane).max()), 1.0))
        room = max(min(width, height) - edge, 8.0)
        scale = min(max(width - edge, room) / float(spans[0]), max(height - edge, room) / float(spans[1]))
        scale = scale if math.isfinite(scale) and (high - low).max() > 0 else 1.0
        middle = (low + high) / 2
        return cls(width, height, float(middle[0]), float(middle[1]), scale, scale, count)

    @property
    def zoom(self) -> float:
        """How much larger than where all is seen."""
        return self.scale / self.whole

    @property
    def side(self) -> float:
        """The box that a thumbnail is fitted into, in pixels."""
        whole = _whole_side(self.width, self.height, self.count)
        return float(np.clip(whole * max(self.zoom, 1.0) ** _GROWTH, LEAST_SIDE, LARGEST_SIDE))

    def pixels(self, plane: Positions) -> Positions:
        """Places of the plane (N, 2) in the area, down being positive."""
        return np.stack(
            [
                (plane[:, 0] - self.x) * self.scale + self.width / 2,
                (self.y - plane[:, 1]) * self.scale + self.height / 2,
            ],
            axis=1,
        )

    def at(self, across: float, down: float) -> tuple[float, float]:
        """The place of the plane at a pixel."""
        return (
            self.x + (across - self.width / 2) / self.scale,
            self.y - (down - self.height / 2) / self.scale,
        )

    def panned(self, across: float, down: float) -> Camera:
        """The same with all moved by so many pixels."""
        return replace(self, x=self.x - across / self.scale, y=self.y + down / self.scale)

    def zoomed(self, factor: float, across: float | None = None, down: float | None = None) -> Camera:
        """So many times larger around a pixel, or the middle."""
        across = self.width / 2 if across is None else across
        down = self.height / 2 if down is None else down
        scale = float(np.clip(self.scale * factor, SHALLOWEST * self.whole, DEEPEST * self.whole))
        x, y = self.at(across, down)
        return replace(
            self,
            scale=scale,
            x=x - (across - self.width / 2) / scale,
            y=y + (down - self.height / 2) / scale,
        )

    def centred(self, x: float, y: float) -> Camera:
        """The same size with this place of the plane in the middle."""
        return replace(self, x=x, y=y)


def _whole_side(width: float, height: float, count: int) -> float:
    """The size of thumbnails that together would fill a good part of the area."""
    side = _FILLED * math.sqrt(max(width * height, 1.0) / max(count, 1))
    return min(max(side, LEAST_SIDE), MOST_SIDE)


def nearest(pixels: Positions, across: float, down: float, within: float) -> int:
    """The row of the image nearest to a pixel, at most so far away in either direction; -1 for none.

    Of those that lie over each other, the last is on top.
    """
    if len(pixels) == 0:
        return -1
    away = np.abs(pixels - (across, down)).max(axis=1)
    near = np.flatnonzero(away <= within)
    if len(near) == 0:
        return -1
    gaps = np.hypot(*(pixels[near] - (across, down)).T)
    return int(near[np.argmin(gaps)])
