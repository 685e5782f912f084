"""Colour-and-shape features of the images of a study, or of a dataset that holds thumbnails."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from gridlab.app.embedding.answers import Source
from gridlab.app.study import check_image_folder, image_path, open_study
from gridlab.domain.errors import failure
from gridlab.domain.progress import Cancel
from gridlab.domain.said import say
from gridlab.science.embedding.colours import colour_features
from gridlab.science.embedding.likelihood import Positions
from gridlab.store.dataset.columns import Pictures, Thumbnails

_TOGETHER = 64


def colours_of(path: Path, source: Source, cancel: Cancel | None = None) -> Positions:
    """Features (N, F) of the images at `path`, a study's folder or a dataset; NaN for images that the study
    does not include. Raises GridLabError for an image that cannot be read, and Cancelled."""
    pictures = source.thumbnails
    rows = np.arange(len(source.images))
    if path.is_dir():
        study = open_study(path)
        check_image_folder(study)
        rows = np.flatnonzero([image.included for image in source.images])
        pictures = Thumbnails([image_path(study, source.images[row]) for row in rows], cancel)
    if pictures is None:
        raise failure(
            "{name} holds no pictures to take colours from.",
            name=path.name,
            safe=say("Nothing was written."),
            todo=say("Give the study's folder, or export the dataset with `--thumbnails`."),
        )
    own = _features(pictures, cancel)
    features = np.full((len(source.images), own.shape[1]), np.nan)
    features[rows] = own
    return features


def _features(pictures: Pictures, cancel: Cancel | None) -> Positions:
    parts = []
    for start in range(0, len(pictures), _TOGETHER):
        if cancel is not None:
            cancel.raise_if_set()
        parts.append(colour_features(pictures[start : start + _TOGETHER]))
    return np.concatenate(parts) if parts else np.empty((0, 1))
