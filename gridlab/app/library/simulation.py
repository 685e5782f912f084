"""Simulated answers as screens, for trying methods out."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from gridlab.app.designs import named_design
from gridlab.app.prediction.plan import stand_in_images
from gridlab.domain.design import Catch, Design
from gridlab.domain.errors import failure
from gridlab.domain.said import say
from gridlab.science.annotators import BEHAVIOURS, Model, array_truth, gaussian_truth
from gridlab.science.embedding.screens import Screens
from gridlab.science.prediction.cell import answered, dealt
from gridlab.store.design_file import parse_design
from gridlab.store.json_text import canonical

Designed: TypeAlias = Design | Mapping[str, Any] | str | os.PathLike[str]


def simulate(
    design: Designed,
    n_images: int,
    annotators: int,
    *,
    truth: npt.ArrayLike | None = None,
    model: Model = "noisy",
    seed: int = 0,
) -> list[Screens]:
    """The main and shared screens of the first `annotators` sessions of a design, dealt by the sampler of the
    sessions and answered by simulated people: one Screens for each n and k, annotator after annotator.

    design: the name of a gallery design, a design file, or what its JSON says. truth: (N, D), what they see;
    None for N standard normal points in 3 dimensions. model: noisy, perfect, random or spammer. The same
    arguments give the same answers. Raises GridLabError for a design that there is not, or that so few images
    do not serve.

    >>> screens, = gridlab.simulate("grid-16-choose-4", 100, 5, seed=2)
    >>> screens.near.shape, screens.far.shape
    ((100, 4), (100, 12))
    """
    if model not in BEHAVIOURS:
        raise ValueError(f"there is no model {model!r}; there are {', '.join(BEHAVIOURS)}")
    if annotators < 1:
        raise failure(
            "{n} annotators can't be simulated.",
            n=annotators,
            safe=say("Nothing was changed."),
            todo=say("Ask for at least 1."),
        )
    known = _design(design)
    # Labels of images that stand in mean nothing, so catch screens must not need them.
    blocks = tuple(replace(block, catch=Catch("identical")) for block in known.blocks)
    known = replace(known, blocks=blocks)
    images = stand_in_images(known, n_images)
    points = gaussian_truth(len(images), seed=seed) if truth is None else array_truth(truth, len(images))
    parts = answered(dealt(known, images, annotators), points, BEHAVIOURS[model], annotators, seed)
    alike: dict[tuple[int, int, bool], list[Screens]] = {}
    for part in parts:
        if len(part):
            alike.setdefault((part.near.shape[1], part.far.shape[1], part.ranked), []).append(part)
    return [_joined(group) for group in alike.values()]


def _design(design: Designed) -> Design:
    if isinstance(design, Design):
        return design
    if isinstance(design, Mapping):
        return parse_design(canonical(dict(design)))
    return named_design(os.fspath(design))


def _joined(group: list[Screens]) -> Screens:
    return Screens(
        np.concatenate([part.probe for part in group]),
        np.concatenate([part.near for part in group]),
        np.concatenate([part.far for part in group]),
        group[0].ranked,
    )
