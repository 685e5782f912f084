"""Simulated people who answer random screens from a known map."""

from __future__ import annotations

import numpy as np

from gridlab.science.annotators import BEHAVIOURS, Model, choose_cells, draw_persons
from gridlab.science.embedding import Screens, screens_from_choices

SCREENS_EACH = 50


def answered(
    truth: np.ndarray, screens: int, n: int, k: int, *, model: Model = "noisy", seed: int = 0
) -> Screens:
    """Screens of random probes and grids, as answered by people with 50 screens each."""
    random = np.random.default_rng(seed)
    images = len(truth)
    persons = draw_persons(random, BEHAVIOURS[model], screens // SCREENS_EACH + 1, truth.shape[1])
    who = np.arange(screens) // SCREENS_EACH
    probe = random.integers(0, images, screens)
    grid = random.random((screens, images - 1)).argsort(axis=1)[:, :n]
    grid += grid >= probe[:, None]
    cells = choose_cells(random, BEHAVIOURS[model], truth, persons, who, probe, grid, k)
    return screens_from_choices(probe, grid, cells)
