"""Answers of which only some images are left, as in the published answers: triplets with another image go."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from gridlab.science.annotators import Ints
from gridlab.science.embedding import Screens

Flags = npt.NDArray[np.bool_]
Ids = npt.NDArray[np.int32]


class VisibleScreens:
    """What is left of answered screens, alike in n and k, where some images are kept.

    kept (N,): which images. The kept ones are numbered anew, 0, 1, 2 …. A screen is visible where its probe,
    an image chosen and an image not chosen are kept; its triplets are then those of kept images alone.
    """

    def __init__(self, answers: Sequence[Screens], kept: Flags) -> None:
        number = np.cumsum(kept, dtype=np.int32) - 1
        probe, near, far = (
            np.concatenate([getattr(part, name) for part in answers]) for name in ("probe", "near", "far")
        )
        near_left, far_left = kept[near], kept[far]
        visible = kept[probe] & near_left.any(axis=1) & far_left.any(axis=1)
        self._probe = number[probe[visible]]
        self._near, self._near_left = number[near[visible]], near_left[visible]
        self._far, self._far_left = number[far[visible]], far_left[visible]

    def __len__(self) -> int:
        return len(self._probe)

    def triplets(self, rows: Ints) -> Ids:
        """Triplets (anchor, near, far) of these of the visible screens, (T, 3), screen after screen."""
        near, far = self._near[rows][:, :, None], self._far[rows][:, None, :]
        left = self._near_left[rows][:, :, None] & self._far_left[rows][:, None, :]
        columns = np.broadcast_arrays(self._probe[rows][:, None, None], near, far)
        return np.stack([column[left] for column in columns], axis=1)


def same_answers(triplets: Ints) -> float:
    """Of all pairs of triplets (T, 3) that ask the same question, the share that answer it alike.

    NaN where no question is asked twice.
    """
    anchor, near, far = triplets.astype(np.int64).T
    size = int(triplets.max(initial=0)) + 1
    codes = (anchor * size + np.minimum(near, far)) * size + np.maximum(near, far)
    _, question, times = np.unique(codes, return_inverse=True, return_counts=True)
    one_way = np.bincount(question, weights=near < far)
    other_way = times - one_way
    alike = (one_way * (one_way - 1) + other_way * (other_way - 1)).sum()
    pairs = (times * (times - 1)).sum()
    return float(alike / pairs) if pairs else float("nan")
