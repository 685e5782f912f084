"""Small pictures of all images for the dataset."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from gridlab.domain.progress import Cancel
from gridlab.store.dataset.layout import THUMBNAIL
from gridlab.store.images.reader import read_pixels


def thumbnails_of(paths: Sequence[Path], cancel: Cancel | None = None) -> npt.NDArray[np.uint8]:
    """(N, 64, 64, 3) sRGB: each image fitted into the square, centred on white. Raises GridLabError."""
    squares = np.full((len(paths), THUMBNAIL, THUMBNAIL, 3), 255, np.uint8)
    for square, path in zip(squares, paths, strict=True):
        if cancel is not None:
            cancel.raise_if_set()
        pixels = read_pixels(path, width=THUMBNAIL, height=THUMBNAIL, fit="contain")
        rgba = np.frombuffer(pixels.rgba, np.uint8).reshape(pixels.height, pixels.width, 4)
        alpha = rgba[..., 3:].astype(np.float32) / 255
        colour = rgba[..., :3] * alpha + 255 * (1 - alpha)
        top, left = (THUMBNAIL - pixels.height) // 2, (THUMBNAIL - pixels.width) // 2
        square[top : top + pixels.height, left : left + pixels.width] = np.rint(colour)
    return squares
