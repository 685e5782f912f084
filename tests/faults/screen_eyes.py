"""What a person sees of a session, from pictures of the display alone; the screen robot's eyes and hands.

The robot knows the study's images by sight: each is of one colour. It finds the probe (the largest), the
cells in reading order, which of them have the frame of a chosen one, and the page's main button.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PIL import ImageGrab
from scipy import ndimage

SIZE = (1280, 800)
ACCENT = (0x2F, 0x62, 0xD9)
# Unlike each other and unlike everything that the session itself paints.
COLOURS = {
    f"{name}.png": colour
    for name, colour in {
        "amber": (250, 180, 10),
        "black": (12, 12, 12),
        "brown": (120, 60, 20),
        "cyan": (20, 200, 220),
        "green": (30, 150, 60),
        "grey": (128, 128, 128),
        "lime": (160, 230, 40),
        "olive": (110, 110, 10),
        "pink": (250, 120, 180),
        "plum": (110, 20, 110),
        "red": (220, 30, 30),
        "teal": (10, 110, 110),
    }.items()
}
SMALLEST = 6000  # pixels of a picture; one of the sample in the instructions has less


@dataclass(frozen=True)
class Seen:
    """One look at the display. probe: an image's name, "" on a page without a screen. cells: names in reading
    order. chosen: places (0-based) with a chosen cell's frame. button: where the main button is clicked.
    """

    probe: str
    cells: tuple[str, ...]
    chosen: frozenset[int]
    centres: tuple[tuple[int, int], ...]
    button: tuple[int, int] | None
    digest: int

    @property
    def screen(self) -> tuple[str, tuple[str, ...]]:
        """Which screen it is."""
        return self.probe, self.cells


def look(display: str) -> Seen:
    """See what is on the display now."""
    picture = np.asarray(ImageGrab.grab(xdisplay=display).convert("RGBA")).view("<u4")[..., 0] & 0xFFFFFF
    found = []
    for name, colour in COLOURS.items():
        mask = picture == number_of(colour)
        if np.count_nonzero(mask) < SMALLEST:
            continue
        labels, number = ndimage.label(mask)
        for part, place in enumerate(ndimage.find_objects(labels), 1):
            area = int((labels[place] == part).sum()) if number else 0
            if area >= SMALLEST:
                found.append((area, name, place))
    blue = picture == number_of(ACCENT)
    button = _button(blue)
    if len(found) < 3:
        return Seen("", (), frozenset(), (), button, hash(picture.tobytes()))
    found.sort(key=lambda one: -one[0])
    (_, probe, _), *cells = found
    cells.sort(key=lambda one: (one[2][0].start // 40, one[2][1].start))
    chosen = frozenset(at for at, (_, _, place) in enumerate(cells) if _framed(blue, place))
    centres = tuple(
        ((place[1].start + place[1].stop) // 2, (place[0].start + place[0].stop) // 2)
        for _, _, place in cells
    )
    names = tuple(name for _, name, _ in cells)
    return Seen(probe, names, chosen, centres, button, hash(picture.tobytes()))


def number_of(colour: tuple[int, int, int]) -> int:
    """A colour as the pixels of a little-endian RGBA picture have it."""
    red, green, blue = colour
    return red | green << 8 | blue << 16


def _framed(blue: np.ndarray, place: tuple[slice, slice]) -> bool:
    """Whether a line of the accent runs along the left side of a cell; a focus ring runs further out."""
    rows, columns = place
    side = blue[rows.start + 30 : rows.stop - 10, max(0, columns.start - 6) : columns.start]
    return bool(side.any(axis=1).mean() > 0.8)


def _button(blue: np.ndarray) -> tuple[int, int] | None:
    """The middle of an area of the accent that is as high as a button, wherever it stands."""
    labels, _ = ndimage.label(blue)
    for number, place in enumerate(ndimage.find_objects(labels), 1):
        rows, columns = place
        if 30 <= rows.stop - rows.start <= 60 and (labels[place] == number).sum() >= 3000:
            return (columns.start + columns.stop) // 2, (rows.start + rows.stop) // 2
    return None


class Hands:
    """Presses keys and clicks on a display, as a keyboard and a mouse do."""

    def __init__(self, display: str) -> None:
        self._environment = {**os.environ, "DISPLAY": display}

    def press(self, *keys: str) -> None:
        """Keys by their X names."""
        self._do("key", "--delay", "8", *keys)

    def click(self, place: tuple[int, int]) -> None:
        """The left button, at a place; the pointer then goes away from the cells."""
        self._do("mousemove", str(place[0]), str(place[1]), "click", "1", "mousemove", "4", "400")

    def _do(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._environment, check=True, timeout=20)


@contextlib.contextmanager
def own_display() -> Iterator[str]:
    """A display of its own with a window manager on it, which gives windows the keyboard."""
    reading, writing = os.pipe()
    options = ["-displayfd", str(writing), "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-nolisten", "tcp"]
    server = subprocess.Popen(["Xvfb", *options], pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        display = f":{told.readline().strip()}"
    manager = subprocess.Popen(
        ["openbox"],
        env={**os.environ, "DISPLAY": display},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(0.5)
    try:
        yield display
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait(timeout=20)
