"""Simulated people who answer screens from a known map."""

from __future__ import annotations

import hashlib

import numpy as np

from gridlab.domain.design import Design
from gridlab.domain.images import Image
from gridlab.domain.sampling import session_screens
from gridlab.science.annotators import BEHAVIOURS, Model, choose_cells, draw_persons
from gridlab.science.embedding.screens import Screens, screens_from_choices

SCREENS_EACH = 50


def answered(
    truth: np.ndarray, screens: int, n: int, k: int, *, model: Model = "noisy", seed: int = 0
) -> Screens:
    """Screens of random probes and grids, as answered by people with 50 screens each."""
    random = np.random.default_rng(seed)
    images = len(truth)
    probe = random.integers(0, images, screens)
    grid = random.random((screens, images - 1)).argsort(axis=1)[:, :n]
    grid += grid >= probe[:, None]
    return _chosen(random, truth, np.arange(screens) // SCREENS_EACH, probe, grid, k, model)


def answered_hits(truth: np.ndarray, design: Design, assignments: int, *, seed: int = 0) -> Screens:
    """The main and shared screens of a design's first assignments, one noisy person for each."""
    images = [
        Image(f"{row}.png", hashlib.sha256(str(row).encode()).hexdigest(), 10, 10)
        for row in range(len(truth))
    ]
    shown = [
        (number, screen)
        for number in range(assignments)
        for screen in session_screens(design, images, number)
        if screen.yields_triplets
    ]
    who = np.array([number for number, _ in shown])
    probe = np.array([screen.probe for _, screen in shown])
    grid = np.array([screen.grid for _, screen in shown])
    random = np.random.default_rng(seed)
    return _chosen(random, truth, who, probe, grid, design.blocks[0].grid.choose, "noisy")


def _chosen(
    random: np.random.Generator,
    truth: np.ndarray,
    who: np.ndarray,
    probe: np.ndarray,
    grid: np.ndarray,
    k: int,
    model: Model,
) -> Screens:
    behaviour = BEHAVIOURS[model]
    persons = draw_persons(random, behaviour, int(who.max()) + 1, truth.shape[1])
    cells = choose_cells(random, behaviour, truth, persons, who, probe, grid, k)
    return screens_from_choices(probe, grid, cells)
