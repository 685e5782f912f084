"""Triplets (anchor, near, far) from the answers to screens, in the order of the contract's section 6."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import as_strided

Ints = npt.NDArray[np.integer]
Flags = npt.NDArray[np.bool_]
Ids = npt.NDArray[np.int32]
Counts = npt.NDArray[np.int64]

# Cells expanded at once: what they need beside the result stays in the processor's cache.
_TOGETHER = 1 << 16
_LARGEST = 2_000_000
# Up to this many possible questions (400 images) a table of flags counts them, faster than sorting.
_TABLE = 400**3


def count_triplets(n: int, k: int, ranked: bool = False) -> int:
    """Triplets of one screen with k of n images chosen: k(n - k), ranked: and k(k - 1)/2."""
    return k * (n - k) + (k * (k - 1) // 2 if ranked else 0)


def triplets_of(probe: int, grid: Sequence[int], chosen: Sequence[int], ranked: bool = False) -> Ids:
    """Triplets of one screen, int32 (T, 3).

    chosen: cells (0-based) in the order of choosing. Near by cell, then far by cell; ranked: far over the
    unchosen and the later-chosen.
    """
    triplets = []
    for near in sorted(chosen):
        not_far = set(chosen[: list(chosen).index(near) + 1]) if ranked else set(chosen)
        triplets += [(probe, grid[near], grid[far]) for far in range(len(grid)) if far not in not_far]
    return np.array(triplets, dtype=np.int32).reshape(-1, 3)


def count_per_screen(grid: Ints, chosen: Ints, ranked: Flags) -> Counts:
    """Triplets of each screen, int64 (S,); arrays as for `expand`."""
    return _counts(*_sizes(grid, chosen > 0), ranked)


def slices(counts: Counts, most: int = _LARGEST) -> Iterator[slice]:
    """Runs of screens, in order, that have at most `most` triplets each (one screen may have more)."""
    ends = np.cumsum(counts)
    start, done = 0, 0
    while start < len(counts):
        stop = max(int(np.searchsorted(ends, done + most, side="right")), start + 1)
        yield slice(start, stop)
        start, done = stop, int(ends[stop - 1])


def expand(
    probe: Ints,
    grid: Ints,
    chosen: Ints,
    choice_order: Ints | None,
    ranked: Flags,
    out: tuple[Ids, Ids] | None = None,
) -> tuple[Ids, Ids]:
    """Triplets of many screens: int32 (T, 3) and, for each, its row among the screens, int32 (T,).

    probe (S,) and grid (S, n) are image rows, the grid in display order with -1 as padding at the end; chosen
    (S, n) is 1 for chosen cells; choice_order (S, n) is 1 … k for them and 0 elsewhere, needed only where
    ranked (S,) is true. T = count_per_screen(…).sum(). The order is that of the screens, and within each that
    of `triplets_of`. `out`: contiguous arrays of those shapes to write to, else they are made. Whoever has
    more triplets than memory goes through `slices`.
    """
    picked = chosen > 0
    n, k = _sizes(grid, picked)
    counts = _counts(n, k, ranked)
    total = int(counts.sum())
    triplets, rows = out if out is not None else (np.empty((total, 3), np.int32), np.empty(total, np.int32))
    if triplets.shape != (total, 3) or rows.shape != (total,):
        raise ValueError(f"{total} triplets do not fit arrays of {triplets.shape} and {rows.shape}")
    if choice_order is None and ranked.any():
        raise ValueError("ranked screens need the order of choosing")
    done = 0
    together = max(_TOGETHER // max(grid.shape[1], 1), 1)
    for start in range(0, len(probe), together):
        part = slice(start, start + together)
        end = done + int(counts[part].sum())
        order = choice_order[part] if choice_order is not None else None
        answers = _Answers(probe[part], grid[part], picked[part], order, ranked[part], n[part], k[part])
        answers.expand(triplets[done:end], rows[done:end], counts[part], start)
        done = end
    return triplets, rows


def unique_questions(triplets: Ids) -> int:
    """How many different questions (unordered: is p nearer to b or to c?) triplets (T, 3) answer."""
    if len(triplets) == 0:
        return 0
    codes, size = question_codes(triplets), int(triplets.max()) + 1
    if size**3 <= _TABLE:
        asked = np.zeros(size**3, dtype=np.bool_)
        asked[codes] = True
        return int(np.count_nonzero(asked))
    codes.sort()
    return 1 + int(np.count_nonzero(codes[1:] != codes[:-1]))


def question_codes(triplets: Ids) -> Counts:
    """A number for each of triplets (T, 3), equal where they answer the same unordered question."""
    if len(triplets) == 0:
        return np.empty(0, dtype=np.int64)
    size = int(triplets.max()) + 1
    if size > 2**21:
        raise ValueError(f"image rows up to {2**21 - 1} can be told apart, not {size - 1}")
    near, far = triplets[:, 1], triplets[:, 2]
    codes = triplets[:, 0].astype(np.int64)
    codes *= size
    codes += np.minimum(near, far)
    codes *= size
    codes += np.maximum(near, far)
    return codes


def _counts(n: Counts, k: Counts, ranked: Flags) -> Counts:
    counts = k * (n - k)
    if ranked.any():
        counts += np.where(ranked, k * (k - 1) // 2, 0)
    return counts


def _sizes(grid: Ints, picked: Flags) -> tuple[Counts, Counts]:
    """n and k of each screen, int64 (S,)."""
    k = _count(picked)
    if grid.size and grid.min() < 0:
        return _count(grid >= 0), k
    return np.full(len(grid), grid.shape[1], dtype=np.int64), k


def _count(flags: Flags) -> Counts:
    """True ones of each row, int64 (S,); einsum on bytes is five times as fast as sum on short rows."""
    if flags.shape[1] > np.iinfo(np.uint8).max:
        return np.asarray(flags.sum(axis=1), dtype=np.int64)
    return np.asarray(np.einsum("ij->i", flags.view(np.uint8)), dtype=np.int64)


@dataclass(frozen=True, slots=True)
class _Answers:
    """Some screens with their answers; `order` is choice_order, None where no screen is ranked."""

    probe: Ints
    grid: Ints
    picked: Flags
    order: Ints | None
    ranked: Flags
    n: Counts
    k: Counts

    def expand(self, triplets: Ids, rows: Ids, counts: Counts, first: int) -> None:
        """Write the triplets (T, 3), and their rows (T,) where these screens begin with row `first`."""
        numbers = np.arange(first, first + len(counts), dtype=np.int32)
        if self._are_alike():
            per_screen = int(counts[0])
            rows.reshape(len(counts), per_screen)[...] = numbers[:, None]
            self._expand_alike(triplets.reshape(len(counts), per_screen, 3))
            return
        rows[...] = np.repeat(numbers, counts)
        starts = np.cumsum(counts) - counts
        kinds = (self.n * 256 + self.k) * 2 + self.ranked
        for kind in np.unique(kinds):
            members = np.flatnonzero(kinds == kind)
            per_screen = int(counts[members[0]])
            if per_screen == 0:
                continue
            some = np.empty((len(members), per_screen, 3), dtype=np.int32)
            self._only(members)._expand_alike(some)
            # Each screen's triplets are one run of the result: windows of that length, one for each start.
            width = 3 * per_screen
            windows = as_strided(triplets, (len(triplets) - per_screen + 1, width), (12, 4))
            windows[starts[members]] = some.reshape(len(members), width)

    def _are_alike(self) -> bool:
        return all(bool((values == values[0]).all()) for values in (self.n, self.k, self.ranked))

    def _only(self, members: Counts) -> _Answers:
        order = self.order[members] if self.order is not None else None
        return _Answers(
            self.probe[members],
            self.grid[members],
            self.picked[members],
            order,
            self.ranked[members],
            self.n[members],
            self.k[members],
        )

    def _expand_alike(self, triplets: Ids) -> None:
        """Write (S, triplets of one, 3) of screens that are alike in n, k and ranked."""
        n, k = int(self.n[0]), int(self.k[0])
        if triplets.size == 0:
            return
        screens, picked = len(triplets), np.ascontiguousarray(self.picked[:, :n])
        grid = np.ascontiguousarray(self.grid[:, :n]).ravel()
        chosen = np.flatnonzero(picked)
        near = grid.take(chosen).reshape(screens, k, 1)
        if not self.ranked[0]:
            far = grid.take(np.flatnonzero(~picked)).reshape(screens, 1, n - k)
            cube = triplets.reshape(screens, k, n - k, 3)
            cube[..., 0] = self.probe[:, None, None]
            cube[..., 1] = near
            cube[..., 2] = far
            return
        assert self.order is not None
        order = np.ascontiguousarray(self.order[:, :n])
        own = order.ravel().take(chosen).reshape(screens, k, 1)
        is_far = (~picked)[:, None, :] | (order[:, None, :] > own)
        triplets[..., 0] = self.probe[:, None]
        triplets[..., 1] = np.broadcast_to(near, is_far.shape)[is_far].reshape(screens, -1)
        every = np.broadcast_to(grid.reshape(screens, 1, n), is_far.shape)
        triplets[..., 2] = every[is_far].reshape(screens, -1)
