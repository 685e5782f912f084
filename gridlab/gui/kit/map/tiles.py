"""Tiles of a painted map: panning moves them, and only those that come into view are painted."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QPainter, QPixmap

from gridlab.app.map.plane import Camera, Ints, Positions
from gridlab.gui.look.painting import painting

TILE = 256
BUDGET_S = 0.006
"""How long tiles are painted in a frame, at least a portion; the rest comes in the next frames."""
KEPT = 96
PORTION = 150
"""Images of a tile that are painted before the clock is looked at: a tile may hold thousands."""

PaintRows = Callable[[QPainter, Ints, Positions, float, float], object]
"""Paints these rows at these places (n, 2), in boxes of this side, for a screen of this pixel ratio."""
Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Ground:
    """What all tiles are painted for: they are thrown away with it."""

    scale: float
    side: float
    ratio: float
    colour: str


class Tiles:
    """The tiles of a plane (N, 2) at one scale; reach: how far beyond its box an image may paint, in px."""

    def __init__(self, plane: Positions, paint: PaintRows, reach: float = 0.0) -> None:
        self._plane, self._paint, self._reach = plane, paint, reach
        self._ground: _Ground | None = None
        self._places: Positions = np.zeros((0, 2))
        self._rows: dict[Key, Ints] = {}
        self._kept: dict[Key, QPixmap] = {}
        self._stale: set[Key] = set()
        self._begun: dict[Key, tuple[QPixmap, int]] = {}
        self.painted = 0
        """How many portions of tiles were painted since the start."""

    def draw(self, painter: QPainter, camera: Camera, ratio: float, colour: QColor) -> bool:
        """Draw what is seen; False where tiles are still to come. colour: of the ground."""
        ground = _Ground(camera.scale, camera.side, ratio, colour.name())
        if ground != self._ground:
            self._begin(ground, camera)
        left, top = self._corner(camera)
        end = time.monotonic() + BUDGET_S
        whole, has_painted = True, False
        seen = [key for key in self._seen(camera) if key in self._rows]
        missing = [key for key in seen if key not in self._kept]
        for key in (*missing, *(key for key in seen if key in self._stale)):
            if has_painted and time.monotonic() > end:
                whole = False
                break
            has_painted = True
            if not self._make(key, ground, colour, end):
                whole = False
                break
        for key in seen:
            tile = self._kept.get(key) or self._begun.get(key, (None, 0))[0]
            if tile is not None:
                painter.drawPixmap(QPointF(key[0] * TILE - left, key[1] * TILE - top), tile)
        if len(self._kept) > KEPT:
            self._forget_far(camera)
        return whole

    def renew(self, rows: Iterable[int] | None = None) -> None:
        """Paint these images anew, None: all. What was painted stays until then."""
        if rows is None:
            self._ground = None
            return
        stale = np.fromiter(rows, np.int64)
        self._stale.update(key for key in self._kept if np.isin(self._rows[key], stale).any())
        for key in [key for key in self._begun if np.isin(self._rows[key], stale).any()]:
            del self._begun[key]

    def _begin(self, ground: _Ground, camera: Camera) -> None:
        """Sort the images into tiles, as they lie at this scale."""
        self._ground, self._kept, self._stale, self._begun = ground, {}, set(), {}
        at_zero = Camera(0, 0, 0, 0, camera.scale, camera.whole, camera.count)
        self._places = at_zero.pixels(self._plane)
        half = ground.side / 2 + self._reach + 4
        first = np.floor((self._places - half) / TILE).astype(np.int64)
        last = np.floor((self._places + half) / TILE).astype(np.int64)
        keys, rows = [], []
        steps = int((last - first).max(initial=0)) + 1
        every = np.arange(len(self._places))
        for across in range(steps):
            for down in range(steps):
                inside = (first[:, 0] + across <= last[:, 0]) & (first[:, 1] + down <= last[:, 1])
                keys.append(first[inside] + (across, down))
                rows.append(every[inside])
        self._rows = _grouped(np.concatenate(keys), np.concatenate(rows)) if len(every) else {}

    def _corner(self, camera: Camera) -> tuple[float, float]:
        """The upper left corner of what is seen, in pixels from the plane's 0, by whole device pixels."""
        ratio = self._ground.ratio if self._ground is not None else 1.0
        left, top = camera.x * camera.scale - camera.width / 2, -camera.y * camera.scale - camera.height / 2
        return round(left * ratio) / ratio, round(top * ratio) / ratio

    def _seen(self, camera: Camera) -> list[Key]:
        """The tiles that are seen, those in the middle first."""
        left, top = self._corner(camera)
        across = range(math.floor(left / TILE), math.floor((left + camera.width) / TILE) + 1)
        down = range(math.floor(top / TILE), math.floor((top + camera.height) / TILE) + 1)
        x, y = (left + camera.width / 2) / TILE - 0.5, (top + camera.height / 2) / TILE - 0.5
        keys = [(i, j) for i in across for j in down]
        return sorted(keys, key=lambda key: (key[0] - x) ** 2 + (key[1] - y) ** 2)

    def _make(self, key: Key, ground: _Ground, colour: QColor, end: float) -> bool:
        """Paint a tile, or some more of it; whether it is done."""
        tile, done = self._begun.pop(key, (None, 0))
        if tile is None:
            pixels = math.ceil(TILE * ground.ratio)
            tile = QPixmap(pixels, pixels)
            tile.setDevicePixelRatio(ground.ratio)
            tile.fill(colour)
        rows = self._rows[key]
        with painting(tile) as painter:
            painter.setClipRect(QRect(0, 0, TILE, TILE))
            while done < len(rows):
                some = rows[done : done + PORTION]
                places = self._places[some] - np.array([key[0] * TILE, key[1] * TILE])
                self._paint(painter, some, places, ground.side, ground.ratio)
                done += len(some)
                self.painted += 1
                if done < len(rows) and time.monotonic() > end:
                    self._begun[key] = tile, done
                    return False
        self._kept[key] = tile
        self._stale.discard(key)
        return True

    def _forget_far(self, camera: Camera) -> None:
        near = set(self._seen(camera))
        for key in [key for key in self._kept if key not in near]:
            del self._kept[key]
        self._begun = {key: begun for key, begun in self._begun.items() if key in near}


def _grouped(keys: Ints, rows: Ints) -> dict[Key, Ints]:
    """Rows by their keys, in their order."""
    order = np.lexsort((rows, keys[:, 1], keys[:, 0]))
    keys, rows = keys[order], rows[order]
    starts = np.flatnonzero(np.r_[True, (keys[1:] != keys[:-1]).any(axis=1)])
    return {
        (int(keys[start, 0]), int(keys[start, 1])): part
        for start, part in zip(starts, np.split(rows, starts[1:]), strict=True)
    }
