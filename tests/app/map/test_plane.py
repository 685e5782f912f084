"""How a map lies on a sheet: distances are kept, whatever is turned, mirrored, moved or zoomed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from gridlab.app.map.plane import LARGEST_SIDE, LEAST_SIDE, Camera, Orientation, nearest

Floats = NDArray[np.float64]
TURNS = st.floats(-720, 720)
SIZES = st.floats(80, 4000)


def points(seed: int, count: int = 30, dims: int = 4) -> Floats:
    return np.random.default_rng(seed).normal(size=(count, dims))


@given(st.integers(0, 99), TURNS, st.booleans())
def test_turning_and_mirroring_keep_every_distance(seed: int, turn: float, mirrored: bool) -> None:
    where = points(seed)
    plane = Orientation(2, 0, turn, mirrored).plane(where)
    flat = where[:, [2, 0]]
    gaps = np.linalg.norm(plane[:, None] - plane[None], axis=2)
    assert np.allclose(gaps, np.linalg.norm(flat[:, None] - flat[None], axis=2))


def test_a_quarter_turn_goes_against_the_clock() -> None:
    assert np.allclose(Orientation(turn=90).plane(np.array([[1.0, 0.0]])), [[0.0, 1.0]])


def test_a_map_of_one_dimension_lies_on_a_line() -> None:
    assert np.allclose(Orientation().plane(np.array([[1.0], [3.0]])), [[1.0, 0.0], [3.0, 0.0]])
    assert Orientation().fits(1)
    assert not Orientation(0, 2).fits(2)


@given(st.integers(0, 99), SIZES, SIZES)
def test_all_images_are_seen_whole_at_first_and_in_one_scale(seed: int, width: float, height: float) -> None:
    plane = points(seed, dims=2)
    camera = Camera.around(plane, width, height)
    pixels = camera.pixels(plane)
    half = camera.side / 2
    assert (pixels >= min(half, 36) - 1e-6).all()
    assert (pixels <= np.array([width, height]) - min(half, 36) + 1e-6).all()
    assert np.allclose(np.diff(pixels, axis=0)[:, 0], np.diff(plane, axis=0)[:, 0] * camera.scale)


@given(st.integers(0, 99), st.floats(0, 600), st.floats(0, 400), st.floats(0.2, 30))
def test_zooming_leaves_what_is_under_the_pointer_there(
    seed: int, across: float, down: float, factor: float
) -> None:
    camera = Camera.around(points(seed, dims=2), 600, 400)
    zoomed = camera.zoomed(factor, across, down)
    assert np.allclose(zoomed.at(across, down), camera.at(across, down))
    assert LEAST_SIDE <= zoomed.side <= LARGEST_SIDE


def test_panning_moves_all_by_so_many_pixels() -> None:
    plane = points(1, dims=2)
    camera = Camera.around(plane, 600, 400).zoomed(3)
    assert np.allclose(camera.panned(10, -4).pixels(plane), camera.pixels(plane) + np.array([10, -4]))


@pytest.mark.parametrize("plane", [np.zeros((1, 2)), np.zeros((5, 2)), np.full((3, 2), 1e90)])
def test_images_that_all_lie_in_one_place_are_seen(plane: Floats) -> None:
    pixels = Camera.around(plane, 300, 200).pixels(plane)
    assert np.allclose(pixels, (150, 100))


def test_the_image_at_a_pixel_is_the_nearest_within_its_box() -> None:
    pixels = np.array([[10.0, 10.0], [20.0, 10.0], [200.0, 10.0]])
    assert nearest(pixels, 16, 10, 12) == 1
    assert nearest(pixels, 100, 10, 12) == -1
    assert nearest(np.empty((0, 2)), 0, 0, 9) == -1
