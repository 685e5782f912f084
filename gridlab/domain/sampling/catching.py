"""Catch and practice screens: those whose right answer is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from gridlab.domain.sampling.stream import Stream


class Known(NamedTuple):
    """A probe, a grid in display order, and the right cells (0-based, () where none is known)."""

    probe: int
    grid: tuple[int, ...]
    planted: tuple[int, ...]


def label_probes(labels: Sequence[str], n: int, choose: int) -> list[int]:
    """Images that a `label` catch screen can have as probe; `labels` has one label per image.

    They have a label, at least `choose` others share it, and at least n - choose do not. An image without a
    label shares none.
    """
    shared = Counter(labels)
    return [
        image
        for image, label in enumerate(labels)
        if label and shared[label] > choose and len(labels) - shared[label] >= n - choose
    ]


class CatchMaker:
    """Makes screens with known answers from one block's images, numbered 0 to N - 1 as in `labels`.

    kind `none`: no answer is known (practice where labels allow no `label` screen). "Catch and practice
    screens" of docs/sampling.md tells how they are drawn.
    """

    def __init__(
        self, kind: Literal["identical", "label", "none"], labels: Sequence[str], n: int, choose: int
    ) -> None:
        self._kind = kind
        self._labels = labels
        self._n = n
        self._choose = choose
        self._alike: dict[str, tuple[list[int], list[int]]] = {}

    def screens(self, stream: Stream, count: int, busy: Collection[int]) -> list[Known]:
        """`count` screens, their probes not in `busy` while others are to be had."""
        if count == 0:
            return []
        return [self._screen(stream, probe) for probe in self._probes(stream, count, busy)]

    @cached_property
    def _allowed(self) -> Sequence[int]:
        """The images that a screen of this kind can have as probe."""
        if self._kind == "label":
            return label_probes(self._labels, self._n, self._choose)
        return range(len(self._labels))

    def _probes(self, stream: Stream, count: int, busy: Collection[int]) -> list[int]:
        allowed = self._allowed
        free = [image for image in allowed if image not in busy]
        probes = [free[place] for place in stream.sample(len(free), min(count, len(free)))]
        while len(probes) < count:
            probes += stream.shuffled(allowed)
        return probes[:count]

    def _screen(self, stream: Stream, probe: int) -> Known:
        if self._kind == "label":
            return self._label_screen(stream, probe)
        size, n = len(self._labels), self._n
        if self._kind == "none":
            return Known(probe, tuple(stream.others(size, n, than=probe)), ())
        grid = stream.others(size, n - 1, than=probe)
        cell = stream.below(n)
        grid.insert(cell, probe)
        return Known(probe, tuple(grid), (cell,))

    def _label_screen(self, stream: Stream, probe: int) -> Known:
        label = self._labels[probe]
        if label not in self._alike:
            self._alike[label] = (
                [image for image, other in enumerate(self._labels) if other == label],
                [image for image, other in enumerate(self._labels) if other != label],
            )
        alike, unlike = self._alike[label]
        near = [image for image in alike if image != probe]
        grid = [near[place] for place in stream.sample(len(near), self._choose)]
        grid += [unlike[place] for place in stream.sample(len(unlike), self._n - self._choose)]
        grid = stream.shuffled(grid)
        planted = tuple(cell for cell, image in enumerate(grid) if self._labels[image] == label)
        return Known(probe, tuple(grid), planted)
