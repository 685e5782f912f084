"""Screens laid out for work along many of them at once, in chunks that stay in the processor's cache."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gridlab.science.embedding.screens import Ints, Screens

Places = npt.NDArray[np.intp]

# Numbers in one array of a chunk; four such arrays are in use at once.
_NUMBERS_AT_ONCE = 1 << 15


@dataclass(frozen=True, slots=True)
class Group:
    """Screens alike in n, k and ranked, sorted by probe: probe (S,), items (S, n), the near ones first."""

    probe: Ints
    items: Ints
    k: int
    ranked: bool

    def chunks(self) -> Iterator[Chunk]:
        """These screens, some at a time."""
        n = self.items.shape[1]
        step = max(_NUMBERS_AT_ONCE // n, 1)
        for start in range(0, len(self.probe), step):
            part = slice(start, start + step)
            yield Chunk(
                np.ascontiguousarray(self.probe[part], dtype=np.intp),
                np.ascontiguousarray(self.items[part].T, dtype=np.intp),
                self.k,
                self.ranked,
            )


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some screens of a group: probe (S,), items (n, S)."""

    probe: Places
    items: Places
    k: int
    ranked: bool

    @property
    def first_far(self) -> int:
        """The first row of `items` that is ever the far one of a triplet."""
        return 1 if self.ranked else self.k


def groups_of(screens: Sequence[Screens]) -> tuple[Group, ...]:
    """The screens, those alike in n, k and ranked together."""
    alike: dict[tuple[int, int, bool], list[Screens]] = {}
    for part in screens:
        if len(part):
            alike.setdefault((part.near.shape[1], part.far.shape[1], part.ranked), []).append(part)
    groups = []
    for (k, _, ranked), parts in alike.items():
        probe = np.concatenate([part.probe for part in parts])
        items = np.concatenate([np.hstack([part.near, part.far]) for part in parts])
        order = np.argsort(probe, kind="stable")
        groups.append(Group(probe[order], items[order], k, ranked))
    return tuple(groups)
