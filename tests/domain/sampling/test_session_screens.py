"""Tests of the screens of whole sessions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlab.domain.design import Block, BlockImages, Catch, Design, Grid, Layout, ListedScreen, Sampling
from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image
from gridlab.domain.sampling import check_images, rounds, session_screens, yielding_screens
from gridlab.domain.sampling.session_screens import Dealer
from gridlab.domain.screen import Screen, ScreenKind
from gridlab.domain.session import STATION_SIZE

MakeImages = Callable[..., tuple[Image, ...]]
MakeDesign = Callable[..., Design]


def of_kind(screens: tuple[Screen, ...], *kinds: ScreenKind) -> list[Screen]:
    return [screen for screen in screens if screen.kind in kinds]


def changed(design: Design, **fields: object) -> Design:
    return replace(design, blocks=tuple(replace(block, **fields) for block in design.blocks))


@st.composite
def cases(draw: st.DrawFn) -> dict[str, object]:
    n = draw(st.integers(2, 10))
    main = draw(st.integers(1, 14))
    return {
        "n": n,
        "choose": draw(st.integers(1, n - 1)),
        "size": draw(st.integers(n + 1, 30)),
        "number": draw(st.one_of(st.integers(0, 50), st.integers(0, 9_999_999))),
        "method": draw(st.sampled_from(["balanced", "random"])),
        "main": main,
        "shared": draw(st.integers(0, 5)),
        "practice": draw(st.integers(0, 3)),
        "catch": draw(st.integers(0, 4)),
        "repeat": draw(st.integers(0, main)) if main >= 6 else 0,
    }


@given(cases())
def test_a_session_has_the_screens_of_its_design(
    images: MakeImages, design: MakeDesign, case: dict[str, object]
) -> None:
    size, number = case.pop("size"), case.pop("number")
    hit = design(**case)
    screens = session_screens(hit, images(size), number)
    kinds = Counter(screen.kind.name.lower() for screen in screens)
    assert kinds == Counter({key: case[key] for key in ("main", "shared", "practice", "catch", "repeat")})
    practice = case["practice"]
    assert all(screen.kind is ScreenKind.PRACTICE for screen in screens[:practice])
    assert screens[practice].kind in (ScreenKind.MAIN, ScreenKind.SHARED)
    for place, screen in enumerate(screens):
        assert len(screen.grid) == case["n"] == len(set(screen.grid))
        assert {screen.probe, *screen.grid} <= set(range(size))
        if screen.kind in (ScreenKind.PRACTICE, ScreenKind.CATCH):
            assert screen.planted == (screen.grid.index(screen.probe),)
        else:
            assert screen.probe not in screen.grid
            assert screen.planted == ()
        if screen.kind is ScreenKind.REPEAT:
            original = screens[screen.repeats]
            assert place - screen.repeats > 5
            assert original.kind is ScreenKind.MAIN
            assert original.probe == screen.probe
            assert sorted(original.grid) == sorted(screen.grid)
            assert original.grid != screen.grid
        else:
            assert screen.repeats == -1
    originals = [screen.repeats for screen in of_kind(screens, ScreenKind.REPEAT)]
    assert len(set(originals)) == len(originals)


@given(st.integers(3, 24), st.integers(1, 7), st.integers(0, 99), st.integers(0, 90_000), st.data())
def test_the_sessions_of_a_station_deal_whole_rounds(
    images: MakeImages,
    design: MakeDesign,
    size: int,
    main: int,
    station: int,
    local: int,
    data: st.DataObject,
) -> None:
    n = data.draw(st.integers(2, size - 1))
    hit, some = design(n, main=main, catch=1), images(size)
    first = -(-local * main // size) * size
    dealt: list[Screen] = []
    for number in range(first // main, (first + 2 * size) // main + 1):
        screens = session_screens(hit, some, 100_000 * station + number)
        dealt += of_kind(screens, ScreenKind.MAIN)
    skipped = first % main
    for start in (skipped, skipped + size):
        round_ = dealt[start : start + size]
        assert sorted(screen.probe for screen in round_) == list(range(size))
        members = Counter(image for screen in round_ for image in screen.grid)
        assert members == dict.fromkeys(range(size), n)
    probes = [screen.probe for screen in dealt]
    for i, probe in enumerate(probes):
        assert probe not in probes[max(0, i - min(5, size - 1) + 1) : i]


def test_stations_deal_differently(images: MakeImages, design: MakeDesign) -> None:
    hit, some = design(8, main=20), images(40)
    main = {session_screens(hit, some, station * 100_000) for station in range(100)}
    assert len(main) == 100


def test_wordings_layout_payment_names_and_labels_do_not_matter(
    images: MakeImages, design: MakeDesign
) -> None:
    some = images(30)
    hit = design(8, 2, main=10, shared=2, practice=2, catch=2, repeat=2)
    other = replace(
        changed(hit, name="other", question="?", instructions="!", layout=Layout(probe="top", cell_size=99)),
        name="other",
        language="de",
        session=replace(hit.session, break_every=3),
        payment=replace(hit.payment, reward="9.99"),
    )
    renamed = [replace(image, name="x" + image.name, label="new", alt="a picture") for image in some]
    for number in (0, 5, 200_001):
        assert session_screens(hit, some, number) == session_screens(other, renamed, number)


@pytest.mark.parametrize(
    "field",
    [
        {"grid": Grid(1, 8, 3)},
        {"grid": Grid(1, 8, 2, ranked=True)},
        {"grid": Grid(2, 4, 2)},
        {"catch": Catch("label")},
        {"sampling": Sampling(seed=2)},
        {"sampling": Sampling("random")},
        {"images": BlockImages(("a", "b"))},
    ],
)
def test_what_defines_the_screens_changes_them(
    images: MakeImages, design: MakeDesign, field: dict[str, object]
) -> None:
    hit, some = design(8, 2, main=10), images(30, "abc")
    before = session_screens(hit, some, 0)
    assert session_screens(changed(hit, **field), some, 0) != before


def test_the_order_of_the_images_and_their_content_matter(images: MakeImages, design: MakeDesign) -> None:
    hit, some = design(8, main=10), images(30)
    before = session_screens(hit, some, 0)
    assert session_screens(hit, some[::-1], 0) != before
    assert session_screens(hit, [replace(some[0], sha256="0" * 64), *some[1:]], 0) != before


def test_a_centred_probe_leaves_one_cell_less(images: MakeImages, design: MakeDesign) -> None:
    hit = changed(design(9, 2, main=4), grid=Grid(3, 3, 2), layout=Layout(probe="center"))
    assert {len(screen.grid) for screen in session_screens(hit, images(9), 0)} == {8}


def test_shared_screens_are_the_same_for_every_number_and_station(
    images: MakeImages, design: MakeDesign
) -> None:
    for method in ("balanced", "random"):
        hit, some = design(8, main=10, shared=5, method=method), images(30)
        shared, orders, places = set(), set(), set()
        for number in (*range(20), 99_999, 500_000):
            screens = session_screens(hit, some, number)
            these = of_kind(screens, ScreenKind.SHARED)
            shared.add(frozenset(these))
            orders.add(tuple(these))
            places.add(tuple(screen.kind for screen in screens))
        assert len(shared) == 1
        assert len(orders) > 10
        assert len(places) > 10


def test_catch_and_practice_probes_are_new_while_there_are_others(
    images: MakeImages, design: MakeDesign
) -> None:
    hit = design(4, main=10, shared=3, practice=3, catch=4)
    for number in range(30):
        screens = session_screens(hit, images(20), number)
        known = of_kind(screens, ScreenKind.CATCH, ScreenKind.PRACTICE)
        others = of_kind(screens, ScreenKind.MAIN, ScreenKind.SHARED)
        assert len({screen.probe for screen in known} - {screen.probe for screen in others}) == 7
    crowded = session_screens(hit, images(5), 0)
    assert len(of_kind(crowded, ScreenKind.CATCH)) == 4


def test_the_twin_of_the_probe_is_in_every_cell_equally_often(images: MakeImages, design: MakeDesign) -> None:
    hit, some = design(5, catch=5, practice=3), images(12)
    cells = Counter(screen.planted for number in range(250) for screen in session_screens(hit, some, number))
    del cells[()]
    assert sorted(cells) == [(cell,) for cell in range(5)]
    assert all(abs(times - 400) < 5 * 400**0.5 for times in cells.values())


@given(st.integers(0, 10**6), st.integers(1, 3), st.sampled_from(["abc", "aab", "a bb "]))
def test_label_catch_screens_have_exactly_the_right_number_of_alike_images(
    images: MakeImages, design: MakeDesign, number: int, choose: int, labels: str
) -> None:
    some = [
        replace(image, label=image.label.strip(), included=i % 7 > 0)
        for i, image in enumerate(images(40, labels))
    ]
    screens = session_screens(design(6, choose, kind="label", catch=3, practice=2), some, number)
    known = of_kind(screens, ScreenKind.CATCH, ScreenKind.PRACTICE)
    assert len(known) == 5
    for screen in known:
        label = some[screen.probe].label
        assert label
        assert screen.probe not in screen.grid
        alike = tuple(cell for cell, image in enumerate(screen.grid) if some[image].label == label)
        assert screen.planted == alike
        assert len(alike) == choose


def test_practice_alone_does_without_labels_where_they_allow_no_catch_screen(
    images: MakeImages, design: MakeDesign
) -> None:
    screens = session_screens(design(6, kind="label", practice=2), images(20), 0)
    assert [screen.planted for screen in screens if screen.kind is ScreenKind.PRACTICE] == [(), ()]


def test_excluded_images_and_other_labels_are_never_shown(images: MakeImages, design: MakeDesign) -> None:
    some = [replace(image, included=i % 5 > 0) for i, image in enumerate(images(60, "ab"))]
    hit = changed(design(6, main=30, catch=3, practice=2), images=BlockImages(("b",)))
    rows = {row for screen in session_screens(hit, some, 3) for row in (screen.probe, *screen.grid)}
    assert rows == {row for row, image in enumerate(some) if image.included and image.label == "b"}


def test_blocks_rotate_over_numbers(images: MakeImages, design: MakeDesign) -> None:
    block = design(4, main=6, practice=1, repeat=1).blocks[0]
    hit = Design(order="rotated", blocks=(block, block, replace(block, grid=Grid(1, 3, 1))))
    for number, order in enumerate([[0, 1, 2], [1, 2, 0], [2, 0, 1], [0, 1, 2]]):
        screens = session_screens(hit, images(20), number)
        assert [screen.block for screen in screens] == [block for block in order for _ in range(8)]
        for screen in of_kind(screens, ScreenKind.REPEAT):
            assert screens[screen.repeats].block == screen.block
            assert screens[screen.repeats].probe == screen.probe
    fixed = session_screens(replace(hit, order="fixed"), images(20), 1)
    assert [screen.block for screen in fixed[::8]] == [0, 1, 2]


def listed_design(design: MakeDesign, shared: int = 0, **fields: object) -> Design:
    screens = tuple(
        ListedScreen(f"{i}.png", tuple(f"{(i + step) % 9}.png" for step in (3, 1, 2))) for i in range(7)
    )
    return changed(design(3, main=4, shared=shared), sampling=Sampling("listed", screens=screens), **fields)


def test_listed_screens_are_shown_as_listed_and_cyclically_by_number(
    images: MakeImages, design: MakeDesign
) -> None:
    hit = listed_design(design)
    probes = [screen.probe for number in range(7) for screen in session_screens(hit, images(9), number)]
    assert probes == [i % 7 for i in range(28)]
    assert session_screens(hit, images(9), 0)[1].grid == (4, 2, 3)


def test_the_first_listed_screens_are_the_shared_ones(images: MakeImages, design: MakeDesign) -> None:
    hit = listed_design(design, shared=2)
    for number in range(5):
        screens = session_screens(hit, images(9), number)
        assert {screen.probe for screen in of_kind(screens, ScreenKind.SHARED)} == {0, 1}
        main = [screen.probe for screen in of_kind(screens, ScreenKind.MAIN)]
        assert main == [2 + (4 * number + i) % 5 for i in range(4)]


def test_listed_names_are_found_in_either_unicode_form(images: MakeImages, design: MakeDesign) -> None:
    some = [replace(image, name=image.name.replace("3.png", "cafe\u0301.png")) for image in images(9)]
    composed = listed_design(design)
    screens = tuple(
        ListedScreen(one.probe, tuple(name.replace("3.png", "caf\u00e9.png") for name in one.grid))
        for one in composed.blocks[0].sampling.screens[:1]
    )
    hit = changed(composed, sampling=Sampling("listed", screens=screens))
    assert session_screens(hit, some, 0)[0].grid == (3, 1, 2)


def replaced(design: Design, i: int, screen: ListedScreen) -> Design:
    screens = list(design.blocks[0].sampling.screens)
    screens[i] = screen
    return changed(design, sampling=Sampling("listed", screens=tuple(screens)))


@pytest.mark.parametrize(
    ("i", "screen", "said"),
    [
        (2, ListedScreen("no.png", ("1.png", "2.png", "3.png")), r"screens\[2\]\.probe: 'no.png'"),
        (0, ListedScreen("0.png", ("1.png", "2.png", "x.png")), r"screens\[0\]\.grid\[2\]: 'x.png'"),
        (1, ListedScreen("0.png", ("1.png", "2.png")), r"screens\[1\]\.grid: 2 images.*exactly 3 images"),
        (6, ListedScreen("0.png", ("1.png", "0.png", "2.png")), r"screens\[6\]\.grid\[1\]: '0.png'"),
        (6, ListedScreen("0.png", ("1.png", "2.png", "1.png")), r"screens\[6\]\.grid\[2\]: '1.png'.*once"),
    ],
)
def test_listed_screens_that_cannot_be_shown_are_refused_with_their_place(
    images: MakeImages, design: MakeDesign, i: int, screen: ListedScreen, said: str
) -> None:
    with pytest.raises(GridLabError, match=said):
        check_images(replaced(listed_design(design), i, screen), images(9))


def test_too_few_listed_screens_are_refused(images: MakeImages, design: MakeDesign) -> None:
    with pytest.raises(GridLabError, match=r"\$\.blocks\[0\]\.sampling\.screens: 7 .*at least 8"):
        check_images(listed_design(design, shared=7), images(9))


def test_too_few_images_are_refused_and_just_enough_are_not(images: MakeImages, design: MakeDesign) -> None:
    hit = design(8, main=20, shared=3, practice=2, catch=2, repeat=3)
    assert len(session_screens(hit, images(9), 0)) == 30
    with pytest.raises(GridLabError, match=r"\$\.blocks\[0\]\.grid: .* 9 images. This block has 8"):
        session_screens(hit, images(8), 0)
    excluded = [replace(image, included=False) for image in images(9)]
    with pytest.raises(GridLabError, match="This block has 0"):
        check_images(hit, excluded)


@pytest.mark.parametrize("labels", ["", "a", "abcdefghij"])
def test_labels_that_allow_no_label_catch_screen_are_refused(
    images: MakeImages, design: MakeDesign, labels: str
) -> None:
    hit = design(8, 2, kind="label", catch=1)
    with pytest.raises(GridLabError, match=r'\$\.blocks\[0\]\.catch\.kind: "label" .*"identical"'):
        session_screens(hit, images(20, labels), 0)


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"main": 5, "repeat": 1}, r"screens\.main: 5 .*at least 6"),
        ({"main": 7, "repeat": 8}, r"screens\.repeat: 8 .*0 to 7"),
        ({"main": 0}, r"screens\.main: 0 .*at least one main or shared"),
        ({"choose": 8}, r"grid\.choose: 8 .*1 to 7"),
    ],
)
def test_counts_that_no_image_set_can_help_are_refused(
    images: MakeImages, design: MakeDesign, counts: dict[str, int], said: str
) -> None:
    with pytest.raises(GridLabError, match=said):
        check_images(design(8, **counts), images(20))


@pytest.mark.parametrize("number", [-1, 10_000_000])
def test_numbers_beyond_the_last_station_are_a_mistake_of_the_program(
    images: MakeImages, design: MakeDesign, number: int
) -> None:
    with pytest.raises(ValueError, match="session numbers"):
        session_screens(design(8), images(20), number)


def test_a_default_block_can_be_dealt(images: MakeImages) -> None:
    assert len(session_screens(Design(blocks=(Block(),)), images(100), 7)) == 27


@given(cases())
def test_screens_that_yield_triplets_can_be_had_alone_and_are_those_of_the_sessions(
    images: MakeImages, design: MakeDesign, case: dict[str, object]
) -> None:
    size, number = case.pop("size"), case.pop("number")
    hit, those = design(**case), images(size)
    numbers = [each for each in dict.fromkeys((number, number + 1, 0)) if each < 10_000_000]
    alone = list(yielding_screens(hit, those, numbers))
    for each in numbers:
        whole = session_screens(hit, those, each)
        got = [screen for of, screen in alone if of == each]
        assert [s for s in got if s.kind is ScreenKind.MAIN] == of_kind(whole, ScreenKind.MAIN)
        assert set(of_kind(tuple(got), ScreenKind.SHARED)) == set(of_kind(whole, ScreenKind.SHARED))


def test_listed_screens_that_yield_triplets_are_those_of_the_sessions(
    images: MakeImages, design: MakeDesign
) -> None:
    listed = tuple(ListedScreen(f"{i}.png", (f"{i + 1}.png", f"{i + 2}.png")) for i in range(5))
    hit = changed(design(2, main=2, shared=1), sampling=Sampling("listed", screens=listed))
    alone = [screen for _, screen in yielding_screens(hit, images(8), range(3))]
    whole = [s for number in range(3) for s in session_screens(hit, images(8), number) if s.yields_triplets]
    assert Counter(alone) == Counter(whole)


@given(cases(), st.randoms(use_true_random=False))
def test_a_screen_had_alone_is_that_of_the_whole_session(
    images: MakeImages, design: MakeDesign, case: dict[str, object], random: Random
) -> None:
    size, number = case.pop("size"), case.pop("number")
    hit, those = design(**case), images(size)
    whole = session_screens(hit, those, number)
    alone = Dealer(hit, those).session(number)
    assert alone.kinds == [(screen.block, screen.kind) for screen in whole]
    for at in random.sample(range(len(whole)), 5 if len(whole) > 5 else 1):
        assert alone[at] == whole[at]
    assert alone[-1] == whole[-1]
    assert alone[2:4] == whole[2:4]


def test_a_screen_had_alone_needs_no_other_to_be_dealt(
    images: MakeImages, design: MakeDesign, monkeypatch: pytest.MonkeyPatch
) -> None:
    dealt = []
    deal = rounds.Deal.screen
    monkeypatch.setattr(rounds.Deal, "screen", lambda self, i: dealt.append(i) or deal(self, i))
    screens = Dealer(design(8, main=5000, catch=20, repeat=500), images(60)).session(3)
    repeat = next(at for at, (_, kind) in enumerate(screens.kinds) if kind is ScreenKind.REPEAT)
    assert screens[repeat].kind is ScreenKind.REPEAT
    assert len(dealt) == 1


@pytest.mark.parametrize("method", ["balanced", "random"])
def test_sessions_dealt_one_after_the_other_are_those_dealt_alone(
    images: MakeImages, design: MakeDesign, method: str
) -> None:
    hit = design(4, main=7, shared=2, practice=1, catch=2, repeat=1, method=method)
    dealer = Dealer(hit, images(10))
    numbers = (0, 1, 2, 9, 3, STATION_SIZE + 1, 0)
    assert [tuple(dealer.session(number)) for number in numbers] == [
        session_screens(hit, images(10), number) for number in numbers
    ]
