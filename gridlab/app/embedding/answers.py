"""The answers that an embedding is fitted to, from a study's sessions or from a dataset."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt

from gridlab.app.quality.measuring import Judged
from gridlab.app.stored import Stored, stored_in
from gridlab.domain.errors import failure
from gridlab.domain.images import Image
from gridlab.domain.progress import Cancel
from gridlab.domain.said import say
from gridlab.domain.screen import ScreenKind
from gridlab.science.embedding.embed import Answers
from gridlab.science.embedding.screens import Screens
from gridlab.store.dataset.columns import Pictures, Values
from gridlab.store.dataset.layout import THUMBNAILS
from gridlab.store.exclusions_file import read_exclusions

_YIELDING = (ScreenKind.MAIN, ScreenKind.SHARED)


Honoured = Literal["none", "ignored", "applied", "recorded"]
"""What became of exclusions: there are none, they are ignored until their rules are locked, they hold; or
they are those that a dataset recorded."""


@dataclass(frozen=True, slots=True)
class Whole:
    """All screens, also those that are excluded (S,), in the order of the groups."""

    screens: tuple[Screens, ...]
    excluded: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Source:
    """images: in their order. answers: without what is excluded in a dataset, or in a study whose rules are
    locked. sha256: of the dataset, "" for a study. thumbnails: of the images, where a dataset has them.
    whole: with what is excluded, once that holds."""

    images: tuple[Image, ...]
    answers: Answers
    sha256: str = ""
    thumbnails: Pictures | None = None
    exclusions: Honoured = "none"
    whole: Whole | None = None


def source_of(path: Path, purpose: str = "main", cancel: Cancel | None = None) -> Source:
    """The answers of the study or dataset at `path`. Raises GridLabError, also where there are none."""
    stored = stored_in(path, purpose, cancel=cancel)
    values, honoured = _without_excluded(path, stored, cancel)
    answers = answers_of(values, stored.ranked, len(stored.images))
    if not answers.screens:
        raise failure(
            "{name} has no answered screens to make a map of.",
            name=path.name,
            safe=say("Nothing was written."),
            todo=say("Choose another purpose, or collect answers first."),
        )
    pictures = stored.values.get(THUMBNAILS)
    thumbnails = None if pictures is None else np.asarray(pictures)
    whole = _whole(stored, values) if honoured == "applied" else None
    return Source(stored.images, answers, stored.sha256, thumbnails, honoured, whole)


def _whole(stored: Stored, values: Mapping[str, Values]) -> Whole:
    """stored: nothing excluded; values: with what is excluded marked."""
    groups, rows = screens_in(stored.values, stored.ranked)
    return Whole(tuple(groups), np.asarray(values["screen/excluded"])[rows] > 0)


def _without_excluded(
    path: Path, stored: Stored, cancel: Cancel | None
) -> tuple[Mapping[str, Values], Honoured]:
    """The columns with what is excluded marked, once the rules of a study are locked."""
    if not path.is_dir():
        is_marked = bool(np.asarray(stored.values["screen/excluded"]).any())
        return stored.values, "recorded" if is_marked else "none"
    rules = read_exclusions(path)
    if not rules.decisions and not any(rule.undone is None for rule in rules.rules):
        return stored.values, "none"
    if rules.locked is None:
        return stored.values, "ignored"
    judged = Judged(stored, cancel=cancel)
    out = judged.excluded(judged.marks(rules)).astype(np.int8)
    return {**stored.values, "screen/excluded": out}, "applied"


def answers_of(values: Mapping[str, Values], ranked: npt.NDArray[np.bool_], n_images: int) -> Answers:
    """The main and shared screens of a dataset's columns that are not excluded and decide something."""
    groups, rows = screens_in(values, ranked)
    annotators = np.asarray(values["session/annotator"])[np.asarray(values["screen/session"])]
    shared = np.asarray(values["screen/kind"])[rows] == ScreenKind.SHARED
    return Answers(groups, n_images, annotators[rows].astype(np.int64), shared)


def screens_in(
    values: Mapping[str, Values], ranked: npt.NDArray[np.bool_]
) -> tuple[list[Screens], npt.NDArray[np.int64]]:
    """Those screens, alike ones together, and the row of /screen of each, in the order of the groups."""
    kind, excluded = np.asarray(values["screen/kind"]), np.asarray(values["screen/excluded"])
    grid, chosen = np.asarray(values["screen/grid"]), np.asarray(values["screen/chosen"])
    n, k = (grid >= 0).sum(axis=1), (chosen > 0).sum(axis=1)
    counted = np.isin(kind, _YIELDING) & (excluded == 0) & (k > 0) & ((k < n) | (ranked & (k > 1)))
    groups, order = [], []
    kinds = np.stack([n, k, ranked.astype(np.int64)], axis=1)
    for size, near, is_ranked in np.unique(kinds[counted], axis=0):
        rows = np.flatnonzero(counted & (kinds == (size, near, is_ranked)).all(axis=1))
        choice = np.asarray(values["screen/choice_order"])[rows, :size]
        # Chosen cells first, in the order of choosing; then the others by cell.
        cells = np.argsort(np.where(choice > 0, choice, choice.max() + 1), axis=1, kind="stable")
        images = np.take_along_axis(grid[rows, :size], cells, axis=1)
        probe = np.asarray(values["screen/probe"])[rows]
        groups.append(Screens(probe, images[:, :near], images[:, near:], bool(is_ranked)))
        order.append(rows)
    return groups, np.concatenate([*order, np.empty(0, np.int64)]).astype(np.int64)
