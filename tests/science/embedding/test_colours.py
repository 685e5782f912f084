"""Colour-and-shape features: alike pictures get alike numbers."""

from __future__ import annotations

import numpy as np

from gridlab.science.embedding.colours import SIDE, colour_features


def disc(colour: tuple[int, int, int], radius: int = 18, *, stretch: float = 1.0, at: int = 32) -> np.ndarray:
    square = np.full((SIDE, SIDE, 3), 255, np.uint8)
    rows, columns = np.indices((SIDE, SIDE))
    square[((rows - 32) / stretch) ** 2 + (columns - at) ** 2 < radius**2] = colour
    return square


PICTURES = np.array(
    [disc((200, 30, 30)), disc((210, 40, 35)), disc((30, 60, 200)), disc((200, 30, 30), 10, stretch=2.5)]
)


def test_every_picture_gets_finite_numbers_the_same_each_time() -> None:
    found = colour_features(PICTURES)
    assert np.isfinite(found).all()
    np.testing.assert_array_equal(found, colour_features(PICTURES.copy()))
    one_by_one = np.vstack([colour_features(PICTURES[row : row + 1]) for row in range(4)])
    np.testing.assert_array_equal(found, one_by_one)


def test_what_is_alike_lies_nearer_than_another_colour_or_another_shape() -> None:
    found = colour_features(PICTURES)
    gaps = np.linalg.norm(found - found[0], axis=1)
    assert gaps[1] < gaps[2]
    assert gaps[1] < gaps[3]


def test_plain_pictures_and_photographs_without_a_border_are_told_too() -> None:
    random = np.random.default_rng(0)
    noise = random.integers(0, 256, (SIDE, SIDE, 3), dtype=np.uint8)
    plain = np.array([np.full((SIDE, SIDE, 3), level, np.uint8) for level in (0, 128, 255)])
    found = colour_features(np.concatenate([plain, noise[None]]))
    assert np.isfinite(found).all()
    assert len({tuple(row) for row in found}) == 4
