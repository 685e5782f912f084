"""Triplets (anchor, near, far) from the answers to screens, in the order of the contract's section 6."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import as_strided

from gridlab.domain.session import SessionRecord

Ints = npt.NDArray[np.integer]
Flags = npt.NDArray[np.bool_]
Ids = npt.NDArray[np.int32]
Counts = npt.NDArray[np.int64]
Kind = tuple[int, int, bool]
Sets = npt.NDArray[np.unsignedinteger]

# Cells expanded at once: what they need beside the result stays in the processor's cache.
_TOGETHER = 1 << 16
_LARGEST = 2_000_000
# Up to this many cells a table of all sets of cells puts the chosen ones first.
_TABLED = 16
_FEW = 4


def count_triplets(n: int, k: int, ranked: bool = False) -> int:
    """Triplets of one screen with k of n images chosen: k(n - k), ranked: and k(k - 1)/2."""
    return k * (n - k) + (k * (k - 1) // 2 if ranked else 0)


def triplets_in(record: SessionRecord, out: Container[int] = ()) -> int:
    """Triplets of a session's screens that yield them, without those at the positions `out`."""
    blocks, screens = record.header.design.blocks, record.header.screens
    return sum(
        count_triplets(len(screens[at].grid), len(answer.chosen), blocks[screens[at].block].grid.ranked)
        for at, answer in record.standing().items()
        if screens[at].yields_triplets and at not in out
    )


def count_per_screen(grid: Ints, chosen: Ints, ranked: Flags) -> Counts:
    """Triplets of each screen, int64 (S,); arrays as for `expand`."""
    n, k = _sizes(grid, chosen > 0)
    counts = k * (n - k)
    if ranked.any():
        counts += np.where(ranked, k * (k - 1) // 2, 0)
    return counts


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
    ranked (S,) is true. T = count_per_screen(…).sum(). The order is that of the screens, within each near by
    cell, then far by cell; ranked: far over the unchosen and the later-chosen. `out`: contiguous arrays of
    those shapes to write to, else they are made. Whoever has more triplets than memory goes through `slices`.
    """
    if choice_order is None and ranked.any():
        raise ValueError("ranked screens need the order of choosing")
    pairs = _expand_pairs(probe, grid, chosen, out) if grid.shape[1] == 2 and not ranked.any() else None
    if pairs is not None:
        return pairs
    picked = chosen > 0
    sets = _sets(picked) if 2 < grid.shape[1] <= _TABLED else None
    answers = _Answers(probe, grid, picked, choice_order, sets)
    kind = answers.only_kind(ranked)
    counts = count_per_screen(grid, chosen, ranked) if kind is None else None
    each = count_triplets(*kind) if kind is not None else 0
    total = int(counts.sum()) if counts is not None else each * len(probe)
    triplets, rows = out if out is not None else (np.empty((total, 3), np.int32), np.empty(total, np.int32))
    if triplets.shape != (total, 3) or rows.shape != (total,):
        raise ValueError(f"{total} triplets do not fit arrays of {triplets.shape} and {rows.shape}")
    done = 0
    together = max(_TOGETHER // max(grid.shape[1], 1), 1)
    for start in range(0, len(probe), together):
        part = slice(start, min(start + together, len(probe)))
        numbers = np.arange(part.start, part.stop, dtype=np.int32)
        some = answers.only(part)
        if kind is not None:
            end = done + each * len(numbers)
            some.write(kind, triplets[done:end])
            some.write_rows(numbers, rows[done:end])
        elif counts is not None:
            end = done + int(counts[part].sum())
            some.write_mixed(ranked[part], counts[part], triplets[done:end])
            rows[done:end] = np.repeat(numbers, counts[part])
        done = end
    return triplets, rows


def _expand_pairs(
    probe: Ints, grid: Ints, chosen: Ints, out: tuple[Ids, Ids] | None
) -> tuple[Ids, Ids] | None:
    """What `expand` gives where one of two is chosen on each screen, or None where that is not so.

    In one go, as looking through all screens first would take a fifth of the time. The two change places
    where it is the second, without asking which it is.
    """
    screens = len(probe)
    triplets, rows = (
        out if out is not None else (np.empty((screens, 3), np.int32), np.empty(screens, np.int32))
    )
    if triplets.shape != (screens, 3) or rows.shape != (screens,):
        return None
    numbers = np.arange(min(screens, _TOGETHER), dtype=np.int32)
    flags = chosen if chosen.itemsize == 1 else chosen > 0
    for start in range(0, screens, _TOGETHER):
        part = slice(start, start + _TOGETHER)
        # 1 where the first is chosen and 256 where the second is.
        picked = np.ascontiguousarray(flags[part]).ravel().view("<u2")
        is_second = picked == 256
        if np.count_nonzero(is_second) + np.count_nonzero(picked == 1) < len(picked):
            return None
        first, second = grid[part].T
        # numpy multiplies numbers of one kind many at once, and of two kinds one by one.
        change = is_second.astype(np.int32)
        change *= np.subtract(second, first, dtype=np.int32)
        if grid[part].min() < 0:
            return None
        triplets[part, 0] = probe[part]
        np.add(first, change, out=triplets[part, 1])
        np.subtract(second, change, out=triplets[part, 2])
        np.add(numbers[: len(change)], np.int32(start), out=rows[part])
    return triplets, rows


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


@cache
def _near_first(n: int) -> npt.NDArray[np.uint8]:
    """The cells of a grid, those of each set before the others, (2**n, n): a set has bit c for cell c."""
    sets = np.arange(2**n)
    picked = (sets[:, None] >> np.arange(n) & 1).astype(np.bool_)
    after = picked.sum(axis=1)[:, None] + (~picked).cumsum(axis=1)
    cells = np.empty((2**n, n), dtype=np.uint8)
    cells[sets[:, None], np.where(picked, picked.cumsum(axis=1), after) - 1] = np.arange(n)
    return cells


@cache
def _sizes_of_sets(n: int) -> npt.NDArray[np.uint8]:
    """How many cells each set has, (2**n,)."""
    return np.asarray((np.arange(2**n)[:, None] >> np.arange(n) & 1).sum(axis=1), dtype=np.uint8)


@cache
def _first_cells(n: int) -> Counts:
    """Where the screen of each cell begins among the cells of as many screens as are expanded at once."""
    return np.repeat(np.arange(0, _TOGETHER, n), n)


def _sets(picked: Flags) -> Sets:
    """Flags (S, n) of up to 16 cells as one number for each screen: bit c is set where cell c is chosen."""
    n = picked.shape[1]
    if n in (8, 16):
        packed: Sets = np.packbits(picked.ravel(), bitorder="little").view(f"<u{n // 8}")
        return packed
    sets = picked[:, 0].astype(np.uint16)
    for cell in range(1, n):
        sets |= picked[:, cell].astype(np.uint16) << cell
    return sets


@dataclass(frozen=True, slots=True)
class _Answers:
    """Some screens with their answers; `order` is choice_order, None where no screen is ranked.

    sets: the chosen cells as numbers, of grids small enough for tables of all sets, else None.
    """

    probe: Ints
    grid: Ints
    picked: Flags
    order: Ints | None
    sets: Sets | None

    def only(self, members: slice | Counts, n: int | None = None) -> _Answers:
        """Some of them, with their first n cells."""
        order = self.order[members, :n] if self.order is not None else None
        sets = self.sets[members] if self.sets is not None else None
        return _Answers(self.probe[members], self.grid[members, :n], self.picked[members, :n], order, sets)

    def only_kind(self, ranked: Flags) -> Kind | None:
        """n, k and ranked where all screens have the same, without padding."""
        n = self.grid.shape[1]
        if not self.grid.size or self.grid.min() < 0 or ranked.any() != ranked.all():
            return None
        k = _count(self.picked) if self.sets is None else _sizes_of_sets(n).take(self.sets)
        return (n, int(k[0]), bool(ranked[0])) if bool((k == k[0]).all()) else None

    def write_mixed(self, ranked: Flags, counts: Counts, triplets: Ids) -> None:
        """Write the triplets (T, 3) of screens of several kinds."""
        starts = np.cumsum(counts) - counts
        n, k = _sizes(self.grid, self.picked)
        kinds = (n * 256 + k) * 2 + ranked
        for members in (np.flatnonzero(kinds == kind) for kind in np.unique(kinds)):
            one = members[0]
            per_screen = int(counts[one])
            if per_screen == 0:
                continue
            some = np.empty((len(members) * per_screen, 3), dtype=np.int32)
            self.only(members, int(n[one])).write((int(n[one]), int(k[one]), bool(ranked[one])), some)
            # Each screen's triplets are one run of the result: windows of that length, one for each start.
            width = 3 * per_screen
            windows = as_strided(triplets, (len(triplets) - per_screen + 1, width), (12, 4))
            windows[starts[members]] = some.reshape(len(members), width)

    def write(self, kind: Kind, triplets: Ids) -> None:
        """Write the triplets (T, 3) of screens of one kind."""
        n, k, ranked = kind
        if triplets.size == 0:
            return
        if ranked:
            self._write_ranked(k, triplets)
            return
        near, far = self._near_and_far(n, k)
        cube = triplets.reshape(len(self.probe), k, n - k, 3)
        if k * (n - k) > _FEW:
            cube[..., 0] = self.probe[:, None, None]
            cube[..., 1] = near[:, :, None]
            cube[..., 2] = far[:, None, :]
            return
        # numpy's inner loop would run over these few: it is to run over the screens.
        for row, column in np.ndindex(k, n - k):
            cube[:, row, column, 0] = self.probe
            cube[:, row, column, 1] = near[:, row]
            cube[:, row, column, 2] = far[:, column]

    def write_rows(self, numbers: Ids, rows: Ids) -> None:
        """Write the numbers of the screens (S,) to as many triplets of each."""
        each = rows.reshape(len(numbers), -1)
        if each.shape[1] > _FEW:
            each[...] = numbers[:, None]
            return
        for column in range(each.shape[1]):
            each[:, column] = numbers

    def _near_and_far(self, n: int, k: int) -> tuple[Ints, Ints]:
        """The chosen images (S, k) and the others (S, n - k), by cell."""
        screens, grid, picked = len(self.grid), self.grid.ravel(), np.ascontiguousarray(self.picked)
        if self.sets is not None:
            cells = _near_first(n).take(self.sets, axis=0).astype(np.intp).ravel()
            cells += _first_cells(n)[: len(cells)]
            images = grid.take(cells).reshape(screens, n)
            return images[:, :k], images[:, k:]
        near, far = grid.take(np.flatnonzero(picked)), grid.take(np.flatnonzero(~picked))
        return near.reshape(screens, k), far.reshape(screens, n - k)

    def _write_ranked(self, k: int, triplets: Ids) -> None:
        """The same where the far images of a chosen one are also those chosen later."""
        assert self.order is not None
        screens, n = self.grid.shape
        chosen = np.flatnonzero(self.picked)
        near = self.grid.ravel().take(chosen).reshape(screens, k, 1)
        own = self.order.ravel().take(chosen).reshape(screens, k, 1)
        is_far = (~self.picked)[:, None, :] | (self.order[:, None, :] > own)
        cube = triplets.reshape(screens, -1, 3)
        cube[..., 0] = self.probe[:, None]
        cube[..., 1] = np.broadcast_to(near, is_far.shape)[is_far].reshape(screens, -1)
        every = np.broadcast_to(self.grid.reshape(screens, 1, n), is_far.shape)
        cube[..., 2] = every[is_far].reshape(screens, -1)
