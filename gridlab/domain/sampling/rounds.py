"""Balanced dealing: rounds in which each image is probe once and grid member exactly n times.

A round of N images is a list of N screens: an order of the probes, and a set of n images for each probe (a
random Latin rectangle). Neither needs an earlier round to be dealt first, whatever the round's number.
Images are numbered 0 to N - 1 here. docs/sampling.md tells the order of the probes and how grids are made: a
circulant is exact but too regular, so pairs of probes trade images twice, which changes no image's count and
no grid's size. (Measured on 100 images, n = 16: pairs that are in each other's grid vary with variance 8,400
in circulants, 118 after two trades, and about 100 in the limit.)
"""

from __future__ import annotations

from collections.abc import Sequence

from gridlab.domain.sampling.stream import Inputs, Stream

Pick = tuple[int, list[int]]

APART = 5
TRADES = 2
_SMALL = 8


class Deal:
    """A stream of balanced screens, screen 0, 1, 2, …, any of which can be had at once.

    use, before: name the streams of random words. size: N images. n: images in a grid, n < N.
    """

    def __init__(self, inputs: Inputs, use: str, before: tuple[int, ...], size: int, n: int) -> None:
        self._inputs = inputs
        self._use = use
        self._before = before
        self._size = size
        self._n = n
        self._round: _Round | None = None

    def screen(self, index: int) -> Pick:
        """Probe and grid (display order) of a screen, images by number 0 to N - 1."""
        number, place = divmod(index, self._size)
        if self._round is None or self._round.number != number:
            numbers = (*self._before, number)
            self._round = _Round(self._inputs, self._use, numbers, self._probes(number), self._n)
        return self._round.screen(place)

    def probes(self, first: int, count: int) -> set[int]:
        """The probes of so many screens from `first` on; no grid is made."""
        found: set[int] = set()
        index, end = first, first + count
        while index < end:
            number, place = divmod(index, self._size)
            known = self._round is not None and self._round.number == number
            order = self._round.order if known and self._round else self._probes(number)
            found.update(order[place : place + end - index])
            index += self._size - place
        return found

    def _stream(self, number: int) -> Stream:
        return self._inputs.stream(f"{self._use} order", *self._before, number)

    def _probes(self, number: int) -> list[int]:
        """The order of the probes in a round."""
        size, apart = self._size, min(APART, self._size - 1)
        if size <= _SMALL:
            return self._few_probes(number, size - apart)
        stream = self._stream(number)
        tail = stream.sample(size, apart - 1)
        last = set(tail)
        others = [image for image in range(size) if image not in last]
        head = stream.shuffled(others)
        if number > 0:
            before = self._stream(number - 1).sample(size, apart - 1)
            while any(head[i] in before[i:] for i in range(apart - 1)):
                head = stream.shuffled(others)
        return head + tail

    def _few_probes(self, number: int, reach: int) -> list[int]:
        even = self._stream(0).shuffled(range(self._size))
        if number % 2 == 0:
            return even
        stream = self._stream(number)
        order = stream.shuffled(even)
        while any(abs(even.index(image) - i) > reach for i, image in enumerate(order)):
            order = stream.shuffled(even)
        return order


class _Round:
    """The grids of one round; only those asked for are built."""

    def __init__(
        self, inputs: Inputs, use: str, numbers: tuple[int, ...], order: Sequence[int], n: int
    ) -> None:
        self.number = numbers[-1]
        self.order = order
        self._size = len(order)
        stream = inputs.stream(f"{use} grids", *numbers)
        self._cycle = stream.shuffled(range(self._size))
        self._places = [0] * self._size
        for place, image in enumerate(self._cycle):
            self._places[image] = place
        self._offsets = [1 + jump for jump in stream.sample(self._size - 1, n)]
        self._turns = [stream.below(self._size) for _ in range(TRADES)]
        self._trades = inputs.key(f"{use} trades", *numbers)
        self._cells = inputs.key(f"{use} cells", *numbers)
        # As tuples: a round of many images holds one for each, and a set takes seven times the memory.
        self._traded: list[dict[int, tuple[int, ...]]] = [{} for _ in range(TRADES)]

    def screen(self, i: int) -> Pick:
        """Probe i of the round and its grid in display order."""
        probe = self.order[i]
        return probe, Stream(self._cells, probe).shuffled(sorted(self._images(i, TRADES)))

    def _images(self, i: int, trades: int) -> frozenset[int]:
        """The images that probe i of the round has after so many trades."""
        if trades == 0:
            place = self._places[self.order[i]]
            return frozenset(self._cycle[(place + offset) % self._size] for offset in self._offsets)
        turn = trades - 1
        if i not in self._traded[turn]:
            j = (self._turns[turn] - i) % self._size
            if i == j:
                self._traded[turn][i] = tuple(self._images(i, turn))
            else:
                self._trade(min(i, j), max(i, j), turn)
        return frozenset(self._traded[turn][i])

    def _trade(self, i: int, j: int, turn: int) -> None:
        ours, theirs = self._images(i, turn), self._images(j, turn)
        free = (ours ^ theirs) - {self.order[i], self.order[j]}
        order = Stream(self._trades, turn * self._size + i).shuffled(sorted(free))
        given = len(ours & free)
        self._traded[turn][i] = (*(ours - free), *order[:given])
        self._traded[turn][j] = (*(theirs - free), *order[given:])
