"""Colour and shape of small pictures as numbers: features of images where nothing else is known of them.

What stands out from the picture's border is taken for the thing shown. Of it: colours, lightness, hues, its
outline's size, length and compactness; of all: the layout of colours, directions and fineness of edges. numpy
alone, no learnt part, the same numbers everywhere.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

SIDE = 64
_HUES, _LEVELS, _DIRECTIONS, _RINGS = 12, 6, 8, 8
_APART = 12.0  # ΔE from which a pixel counts as half of the thing shown
_TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
_WHITE = np.array([0.95047, 1.0, 1.08883])
_LINEAR = np.array([value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
                    for value in np.arange(256) / 255])  # fmt: skip


def colour_features(squares: npt.NDArray[np.uint8]) -> Floats:
    """Features (N, F) of sRGB pictures uint8 (N, 64, 64, 3), fitted into their squares on white, N from 1."""
    return np.vstack([_features(square) for square in squares])


def _features(square: npt.NDArray[np.uint8]) -> Floats:
    lab = _lab(square)
    thing = _thing(lab)
    parts = (_palette(lab, thing), _outline(thing), _layout(lab), _edges(lab[..., 0], thing))
    return np.concatenate([part.ravel() for part in parts])


def _lab(square: npt.NDArray[np.uint8]) -> Floats:
    """CIE L*a*b* (D65) of sRGB."""
    linear = _LINEAR[square]
    ratios = (linear[..., None, :] * _TO_XYZ).sum(axis=-1) / _WHITE
    bent = np.where(ratios > 216 / 24389, np.cbrt(ratios), (ratios * 24389 / 27 + 16) / 116)
    x, y, z = np.moveaxis(bent, -1, 0)
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)


def _thing(lab: Floats) -> Floats:
    """How far each pixel belongs to the thing shown, 0 to 1; all of it where nothing stands out."""
    border = np.concatenate([lab[0], lab[-1], lab[:, 0], lab[:, -1]])
    apart = ((lab - np.median(border, axis=0)) ** 2).sum(axis=-1)
    thing = apart / (apart + _APART**2)
    return thing if thing.mean() > 0.01 else np.ones(thing.shape)


def _palette(lab: Floats, thing: Floats) -> Floats:
    """Mean and spread of the colour, shares of hues by chroma, of lightness and of chroma."""
    weights = (thing / thing.sum()).ravel()
    colours = lab.reshape(-1, 3)
    mean = (weights[:, None] * colours).sum(axis=0)
    spread = np.sqrt((weights[:, None] * (colours - mean) ** 2).sum(axis=0))
    chroma = np.hypot(colours[:, 1], colours[:, 2])
    hue = np.arctan2(colours[:, 2], colours[:, 1]) / (2 * np.pi) % 1
    hues = np.bincount((hue * _HUES).astype(np.int64) % _HUES, weights * chroma, _HUES) / 100
    levels = np.bincount(
        np.clip(colours[:, 0] / 100 * _LEVELS, 0, _LEVELS - 1).astype(np.int64), weights, _LEVELS
    )
    chromas = np.bincount(np.clip(chroma / 100 * _LEVELS, 0, _LEVELS - 1).astype(np.int64), weights, _LEVELS)
    return np.concatenate([mean / 100, spread / 100, hues, levels, chromas])


def _outline(thing: Floats) -> Floats:
    """Size of the thing, how long and how round it is, its tilt, and how its mass lies around its middle."""
    total = thing.sum()
    rows, columns = np.indices(thing.shape)
    gaps = np.stack([rows - (thing * rows).sum() / total, columns - (thing * columns).sum() / total])
    spread = np.einsum("iyx,jyx,yx->ij", gaps, gaps, thing) / total
    small, large = np.linalg.eigvalsh(spread)
    tilt = np.arctan2(2 * spread[0, 1], spread[0, 0] - spread[1, 1])
    long = (large - small) / (large + small + 1e-9)
    out = np.hypot(*gaps) / np.sqrt(spread.trace() + 1e-9)
    rings = np.bincount(
        np.clip(out * _RINGS / 2, 0, _RINGS - 1).astype(np.int64).ravel(), thing.ravel(), _RINGS
    )
    edge = np.abs(np.diff(thing, axis=0)).sum() + np.abs(np.diff(thing, axis=1)).sum()
    measures = [
        total / thing.size,
        long,
        long * np.cos(tilt),
        long * np.sin(tilt),
        edge / (4 * np.sqrt(total) + 1e-9),
        np.sqrt(spread.trace()) / SIDE,
    ]
    return np.concatenate([measures, rings / total])


def _layout(lab: Floats) -> Floats:
    """Mean colours of 4 × 4 parts."""
    means: Floats = lab.reshape(4, SIDE // 4, 4, SIDE // 4, 3).mean(axis=(1, 3))
    return means / 100


def _edges(light: Floats, thing: Floats) -> Floats:
    """Directions of edges in 2 × 2 parts, and how much of them is left at three sizes."""
    down, across = np.gradient(light)
    strength = np.hypot(down, across) * thing
    turn = (np.arctan2(down, across) / np.pi % 1 * _DIRECTIONS).astype(np.int64) % _DIRECTIONS
    half = SIDE // 2
    parts = [
        np.bincount(turn[rows, columns].ravel(), strength[rows, columns].ravel(), _DIRECTIONS)
        for rows in (slice(0, half), slice(half, SIDE))
        for columns in (slice(0, half), slice(half, SIDE))
    ]
    directions = np.array(parts) / (strength.sum() + 1e-9)
    sizes = []
    for step in (1, 2, 4):
        pooled = light.reshape(SIDE // step, step, SIDE // step, step).mean(axis=(1, 3))
        sizes.append(np.abs(np.diff(pooled, axis=0)).mean() + np.abs(np.diff(pooled, axis=1)).mean())
    return np.concatenate([directions.ravel(), np.log1p(sizes)])
