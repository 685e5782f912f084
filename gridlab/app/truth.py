"""Which true embedding simulated annotators of a study answer from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from gridlab.domain.images import Image
from gridlab.science.annotators import DIMENSIONS, Truth, array_truth, gaussian_truth, label_truth
from gridlab.store.points_file import read_points

TruthSource = Literal["file", "labels", "points"]


@dataclass(frozen=True, slots=True)
class StudyTruth:
    """points: float64 (N, D), a row for each image in study order. source: what they were made from."""

    points: Truth
    source: TruthSource


def truth_of(
    images: Sequence[Image], file: Path | None = None, *, seed: int = 0, dims: int = DIMENSIONS
) -> StudyTruth:
    """The truth of an image set: from a file, else around labels if there are two or more, else Gaussian
    points. The last two are made up in `dims` dimensions (an assumption)."""
    if file is not None:
        return StudyTruth(array_truth(read_points(file, images), len(images)), "file")
    labels = [image.label for image in images]
    if len({label for label in labels if label}) > 1:
        return StudyTruth(label_truth(labels, dims, seed=seed), "labels")
    return StudyTruth(gaussian_truth(len(images), dims, seed=seed), "points")
