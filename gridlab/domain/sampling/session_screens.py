"""All screens of one session, from the design, the image set and the session's number."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal, overload

from gridlab.domain.design import Block, Design
from gridlab.domain.design_rules import count_problems
from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image, block_rows
from gridlab.domain.said import Said, say
from gridlab.domain.sampling.arranging import Slot, arrange
from gridlab.domain.sampling.catching import CatchMaker, label_probes
from gridlab.domain.sampling.rounds import Deal, Pick
from gridlab.domain.sampling.stream import Inputs, Stream, inputs_of
from gridlab.domain.screen import Screen, ScreenKind
from gridlab.domain.session import STATION_SIZE

STATIONS = 100


def session_screens(design: Design, images: Sequence[Image], number: int) -> tuple[Screen, ...]:
    """The screens of session `number` in order, probe and grid as rows of `images` (study order).

    Blocks come as written or, with `order` rotated, beginning with block number % (number of blocks); each
    block has its practice screens first. Raises GridLabError, naming JSON path, value and what is allowed,
    where the images do not serve (see check_images).
    """
    return tuple(Dealer(design, images).session(number))


class Dealer:
    """Deals the sessions of a design: what is the same for many numbers is made once, such as the round that
    balanced ones are in, which takes as long as all the images are many.

    Raises as session_screens.
    """

    def __init__(self, design: Design, images: Sequence[Image]) -> None:
        self._is_rotated = design.order == "rotated"
        self._blocks = [_BlockDeal(design, index, images) for index in range(len(design.blocks))]

    def session(self, number: int) -> DealtScreens:
        """The screens of session `number`."""
        if not 0 <= number < STATIONS * STATION_SIZE:
            raise ValueError(f"session numbers are 0 to {STATIONS * STATION_SIZE - 1}, not {number}")
        turn = number % len(self._blocks) if self._is_rotated else 0
        return DealtScreens(self._blocks[turn:] + self._blocks[:turn], number)

    def yielding(self, number: int) -> Iterator[Screen]:
        """The main screens of each block as written and then its shared ones; no others are made."""
        for deal in self._blocks:
            yield from deal.yielding(number)


class DealtScreens(Sequence[Screen]):
    """The screens of a session; each is made when it is asked for.

    kinds: block and kind of each, in order, for which none is made.
    """

    def __init__(self, blocks: Sequence[_BlockDeal], number: int) -> None:
        self.kinds: list[tuple[int, ScreenKind]] = []
        self._parts: list[_Dealt] = []
        for deal in blocks:
            part = _Dealt(deal, number, len(self.kinds))
            self._parts.append(part)
            self.kinds += [(deal.index, slot.kind) for slot in part.slots]

    def __len__(self) -> int:
        return len(self.kinds)

    @overload
    def __getitem__(self, at: int) -> Screen: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Screen, ...]: ...
    def __getitem__(self, at: int | slice) -> Screen | tuple[Screen, ...]:
        if isinstance(at, slice):
            return tuple(self[place] for place in range(*at.indices(len(self))))
        place = range(len(self))[at]
        part = next(part for part in self._parts if place < part.first + len(part.slots))
        return part.screen(place - part.first)

    def __iter__(self) -> Iterator[Screen]:
        for part in self._parts:
            for place in range(len(part.slots)):
                yield part.screen(place)


def check_images(design: Design, images: Sequence[Image]) -> None:
    """Raise the GridLabError that session_screens would raise for any number; return where it would not.

    A block needs at least n + 1 included images with its labels; `label` catch screens need a label that
    more than `choose` images share and at least n - choose do not; listed names must be the block's.
    """
    Dealer(design, images)


def yielding_screens(
    design: Design, images: Sequence[Image], numbers: Iterable[int]
) -> Iterator[tuple[int, Screen]]:
    """(number, screen) of all main and shared screens of several sessions, session by session.

    The screens of each are those of session_screens, in the order main, shared of each block as written; no
    other screens are made, and what consecutive numbers have in common is made once. Raises as
    session_screens.
    """
    dealer = Dealer(design, images)
    for number in numbers:
        for screen in dealer.yielding(number):
            yield number, screen


class _BlockDeal:
    """Deals the screens of one block; its images are numbered 0 to N - 1 until the screens are made."""

    def __init__(self, design: Design, index: int, images: Sequence[Image]) -> None:
        self.index = index
        self.block = design.blocks[index]
        self._rows = block_rows(images, self.block.images.labels)
        self._images = [images[row] for row in self._rows]
        path = f"$.blocks[{index}]"
        _require_counts(self.block, path)
        _require_enough(self.block, path, len(self._images))
        self._catch_kind = _catch_kind(self.block, path, [image.label for image in self._images])
        self._listed: list[Pick] = []
        if self.block.sampling.method == "listed":
            self._listed = _listed_screens(self.block, path, self._images)
        self._deals: dict[str, tuple[int, Deal]] = {}

    @cached_property
    def inputs(self) -> Inputs:
        return inputs_of(self.block, self._images)

    @cached_property
    def _shared(self) -> list[Pick]:
        """Probe and grid of the shared screens."""
        return [self.shared_pick(i) for i in range(self.block.screens.shared)]

    def yielding(self, number: int) -> list[Screen]:
        """The main screens of a session, and then its shared ones."""
        main = [self.main_pick(number, i) for i in range(self.block.screens.main)]
        return [self.screen(ScreenKind.MAIN, *pick) for pick in main] + [
            self.screen(ScreenKind.SHARED, *pick) for pick in self._shared
        ]

    @cached_property
    def catch_maker(self) -> CatchMaker:
        """What makes the block's screens with known answers."""
        labels = [image.label for image in self._images]
        return CatchMaker(self._catch_kind, labels, self.block.n, self.block.grid.choose)

    def probes(self, number: int) -> set[int]:
        """The probes of the main and shared screens of a session, whose grids are not made."""
        counts = self.block.screens
        if self.block.sampling.method == "balanced":
            station, local = divmod(number, STATION_SIZE)
            main = self._deal("main", station).probes(local * counts.main, counts.main)
            return main | self._deal("shared").probes(0, counts.shared)
        if self.block.sampling.method == "listed":
            picks = [self.main_pick(number, i) for i in range(counts.main)] + self._listed[: counts.shared]
            return {probe for probe, _ in picks}
        size, inputs = len(self._images), self.inputs
        main = {inputs.stream("main", number, lane=i).below(size) for i in range(counts.main)}
        return main | {inputs.stream("shared", lane=i).below(size) for i in range(counts.shared)}

    def main_pick(self, number: int, i: int) -> Pick:
        """The i-th main screen of a session, by the method of sampling."""
        counts = self.block.screens
        if self.block.sampling.method == "listed":
            rest = self._listed[counts.shared :]
            return rest[(number * counts.main + i) % len(rest)]
        if self.block.sampling.method == "random":
            return self._independent(self.inputs.stream("main", number, lane=i))
        station, local = divmod(number, STATION_SIZE)
        return self._deal("main", station).screen(local * counts.main + i)

    def shared_pick(self, i: int) -> Pick:
        """The i-th shared screen of every session."""
        if self.block.sampling.method == "listed":
            return self._listed[i]
        if self.block.sampling.method == "random":
            return self._independent(self.inputs.stream("shared", lane=i))
        return self._deal("shared").screen(i)

    def _independent(self, stream: Stream) -> Pick:
        """Probe and grid drawn by themselves."""
        size = len(self._images)
        probe = stream.below(size)
        return probe, stream.others(size, self.block.n, than=probe)

    def _deal(self, use: str, station: int = -1) -> Deal:
        """The balanced screens of a station, or of none; kept for the sessions that follow."""
        known, deal = self._deals.get(use, (None, None))
        if deal is None or known != station:
            before = () if station < 0 else (station,)
            deal = Deal(self.inputs, use, before, len(self._images), self.block.n)
            self._deals[use] = (station, deal)
        return deal

    def screen(
        self,
        kind: ScreenKind,
        probe: int,
        grid: Sequence[int],
        planted: tuple[int, ...] = (),
        repeats: int = -1,
    ) -> Screen:
        rows = tuple(self._rows[image] for image in grid)
        return Screen(self.index, kind, self._rows[probe], rows, planted, repeats)


class _Dealt:
    """The screens of one block in one session, where they start at position `first`."""

    def __init__(self, deal: _BlockDeal, number: int, first: int) -> None:
        self._deal, self._number, self.first = deal, number, first
        self._main: dict[int, Pick] = {}
        counts, inputs, maker = deal.block.screens, deal.inputs, deal.catch_maker
        busy = deal.probes(number) if counts.catch or counts.practice else set()
        catch = maker.screens(inputs.stream("catch", number), counts.catch, busy)
        busy |= {known.probe for known in catch}
        practice = maker.screens(inputs.stream("practice", number), counts.practice, busy)
        self._known = {ScreenKind.CATCH: catch, ScreenKind.PRACTICE: practice}
        self.slots = [Slot(ScreenKind.PRACTICE, i) for i in range(counts.practice)]
        self.slots += arrange(inputs.stream("arrange", number), counts)

    def screen(self, place: int) -> Screen:
        """The screen at a place in the block."""
        slot, deal = self.slots[place], self._deal
        if slot.kind in self._known:
            return deal.screen(slot.kind, *self._known[slot.kind][slot.index])
        if slot.kind is ScreenKind.SHARED:
            return deal.screen(slot.kind, *deal.shared_pick(slot.index))
        if slot.index not in self._main:  # a repeat asks again, when the dealing is rounds ahead
            self._main[slot.index] = deal.main_pick(self._number, slot.index)
        probe, grid = self._main[slot.index]
        if slot.kind is ScreenKind.MAIN:
            return deal.screen(slot.kind, probe, grid)
        cells = [grid[cell] for cell in self._orders[place]]
        return deal.screen(slot.kind, probe, cells, repeats=self._originals[slot.index])

    @cached_property
    def _originals(self) -> dict[int, int]:
        """Where in the session each main screen stands."""
        return {
            slot.index: self.first + i for i, slot in enumerate(self.slots) if slot.kind is ScreenKind.MAIN
        }

    @cached_property
    def _orders(self) -> dict[int, list[int]]:
        """The cells of each repeat by its place in the block: shuffled until their order is another.

        They are drawn from one stream, one repeat after the other.
        """
        stream = self._deal.inputs.stream("reshuffle", self._number)
        as_it_was = list(range(self._deal.block.n))
        orders = {}
        for place, slot in enumerate(self.slots):
            if slot.kind is ScreenKind.REPEAT:
                orders[place] = as_it_was
                while orders[place] == as_it_was:
                    orders[place] = stream.shuffled(as_it_was)
        return orders


def _refused(path: str, problem: Said, todo: Said, safe: Said = say("Nothing was written.")) -> GridLabError:
    """The place in the design's file goes first, which only who looks at that wants to know."""
    return GridLabError(say("{path}: {problem}", path=path, problem=problem), safe=safe, todo=todo)


def _require_counts(block: Block, path: str) -> None:
    """A design that was read from a file has passed this before."""
    for found in count_problems(block, path):
        problem = say(
            "{value} doesn't fit the rest of the block; allowed: {allowed}.",
            value=found.value,
            allowed=found.allowed,
        )
        raise _refused(found.path, problem, say("Correct the design."))


def _require_enough(block: Block, path: str, size: int) -> None:
    if size < block.n + 1:
        problem = say(
            "a grid of {n} images needs a probe and {n} others, at least {least} images. This block "
            "has {size}.",
            n=block.n,
            least=block.n + 1,
            size=size,
        )
        todo = say("Add images, or choose a grid of at most {size} images.", size=max(size - 1, 0))
        raise _refused(f"{path}.grid", problem, todo)


def _catch_kind(block: Block, path: str, labels: Sequence[str]) -> Literal["identical", "label", "none"]:
    """The kind of catch screens that the block gets; practice alone may do without a known answer."""
    if block.catch.kind == "identical" or label_probes(labels, block.n, block.grid.choose):
        return block.catch.kind
    if block.screens.catch == 0:
        return "none"
    problem = say(
        '"label" needs a label that at least {choose} images share and at least {n} do not. No '
        'label of this block does. Allowed: "identical".',
        choose=block.grid.choose + 1,
        n=block.n - block.grid.choose,
    )
    todo = say("Give the images labels, or use identical catch screens.")
    raise _refused(f"{path}.catch.kind", problem, todo)


def _listed_screens(block: Block, path: str, images: Sequence[Image]) -> list[Pick]:
    """Every listed screen of a block.

    Names are compared as they are, and in Unicode NFC where that leaves one image.
    """
    numbers = _numbers(images)
    return [
        _listed(block, f"{path}.sampling.screens[{i}]", numbers, i)
        for i in range(len(block.sampling.screens))
    ]


def _listed(block: Block, path: str, numbers: Mapping[str, int], i: int) -> Pick:
    listed = block.sampling.screens[i]
    probe = _number(numbers, listed.probe, f"{path}.probe")
    if len(listed.grid) != block.n:
        raise _not_listed(
            f"{path}.grid",
            say("{count} images", count=len(listed.grid)),
            say("exactly {n} images", n=block.n),
        )
    grid = [_number(numbers, name, f"{path}.grid[{cell}]") for cell, name in enumerate(listed.grid)]
    if probe in grid:
        cell = grid.index(probe)
        raise _not_listed(f"{path}.grid[{cell}]", repr(listed.probe), say("any image but the probe"))
    if len(set(grid)) < len(grid):
        cell = next(cell for cell, number in enumerate(grid) if number in grid[:cell])
        raise _not_listed(f"{path}.grid[{cell}]", repr(listed.grid[cell]), say("each image once in a grid"))
    return probe, grid


def _number(numbers: Mapping[str, int], name: str, path: str) -> int:
    number = numbers.get(name, numbers.get(unicodedata.normalize("NFC", name)))
    if number is None:
        raise _not_listed(path, repr(name), say("the name of an included image of this block"))
    return number


def _numbers(images: Sequence[Image]) -> dict[str, int]:
    composed: dict[str, int] = {}
    twice: set[str] = set()
    for number, image in enumerate(images):
        name = unicodedata.normalize("NFC", image.name)
        if name in composed:
            twice.add(name)
        composed[name] = number
    for name in twice:
        del composed[name]
    return composed | {image.name: number for number, image in enumerate(images)}


def _not_listed(path: str, value: str, allowed: Said) -> GridLabError:
    problem = say("{value} can't be shown; allowed: {allowed}.", value=value, allowed=allowed)
    todo = say("Correct the list of screens.")
    return _refused(path, problem, todo, safe=say("No session was started."))
