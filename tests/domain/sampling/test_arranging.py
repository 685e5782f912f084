"""Tests of the order of kinds within a block."""

import hashlib
from collections import Counter

from hypothesis import example, given
from hypothesis import strategies as st

from gridlab.domain.design import ScreenCounts
from gridlab.domain.sampling.arranging import Slot, arrange
from gridlab.domain.sampling.stream import Stream
from gridlab.domain.screen import ScreenKind


def arranged(counts: ScreenCounts, seed: int = 0) -> list[Slot]:
    return arrange(Stream(hashlib.sha256(b"arrange").digest(), seed), counts)


@st.composite
def all_counts(draw: st.DrawFn) -> ScreenCounts:
    main = draw(st.integers(0, 25))
    shared = draw(st.integers(0 if main else 1, 6))
    repeat = draw(st.integers(0, main)) if main >= 6 else 0
    return ScreenCounts(main, shared, 0, draw(st.integers(0, 6)), repeat)


@given(all_counts(), st.integers(0, 10**6))
@example(ScreenCounts(6, 0, 0, 0, 6), 0)
@example(ScreenCounts(6, 3, 0, 2, 6), 1)
@example(ScreenCounts(6, 0, 0, 0, 1), 2)
def test_every_screen_has_its_place_and_main_screens_keep_their_order(
    counts: ScreenCounts, seed: int
) -> None:
    slots = arranged(counts, seed)
    by_kind = {kind: [slot.index for slot in slots if slot.kind is kind] for kind in ScreenKind}
    assert by_kind[ScreenKind.MAIN] == list(range(counts.main))
    assert sorted(by_kind[ScreenKind.SHARED]) == list(range(counts.shared))
    assert by_kind[ScreenKind.CATCH] == list(range(counts.catch))
    assert len(set(by_kind[ScreenKind.REPEAT])) == len(by_kind[ScreenKind.REPEAT]) == counts.repeat
    assert slots[0].kind in (ScreenKind.MAIN, ScreenKind.SHARED)


@given(all_counts(), st.integers(0, 10**6))
@example(ScreenCounts(6, 0, 0, 0, 6), 0)
@example(ScreenCounts(25, 0, 0, 0, 25), 3)
def test_five_other_screens_come_between_an_original_and_its_repeat(counts: ScreenCounts, seed: int) -> None:
    slots = arranged(counts, seed)
    place = {slot.index: i for i, slot in enumerate(slots) if slot.kind is ScreenKind.MAIN}
    for i, slot in enumerate(slots):
        if slot.kind is ScreenKind.REPEAT:
            assert i - place[slot.index] > 5


def test_as_many_repeats_as_main_screens_are_arranged_at_once() -> None:
    slots = arranged(ScreenCounts(10_000, 10, 0, 10, 10_000))
    assert len({slot.index for slot in slots if slot.kind is ScreenKind.REPEAT}) == 10_000


def test_catch_and_shared_screens_come_at_every_place_equally_often() -> None:
    counts = ScreenCounts(8, 2, 0, 2, 0)
    places: dict[ScreenKind, Counter[int]] = {kind: Counter() for kind in ScreenKind}
    for seed in range(2200):
        for i, slot in enumerate(arranged(counts, seed)):
            places[slot.kind][i] += 1
    catch = [places[ScreenKind.CATCH][i] for i in range(12)]
    assert catch[0] == 0
    assert all(abs(times - 400) < 5 * 400**0.5 for times in catch[1:])
    assert abs(places[ScreenKind.SHARED][0] - 440) < 5 * 440**0.5


def test_repeats_come_at_every_place_where_they_can_equally_often() -> None:
    counts = ScreenCounts(12, 0, 0, 0, 1)
    places = Counter(
        i
        for seed in range(1400)
        for i, slot in enumerate(arranged(counts, seed))
        if slot.kind is ScreenKind.REPEAT
    )
    assert sorted(places) == list(range(6, 13))
    assert all(abs(times - 200) < 5 * 200**0.5 for times in places.values())
