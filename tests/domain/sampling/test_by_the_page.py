"""docs/sampling.md is enough to work the screens out in another program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from gridlab.domain.design import Block, Catch, Design, Grid, ListedScreen, Sampling, ScreenCounts
from gridlab.domain.images import Image
from gridlab.domain.sampling import session_screens
from tests.domain.sampling.by_the_page import Page

LABELS = ("", "a", "ab", "aab", "aaabb")


@st.composite
def cases(draw: st.DrawFn) -> tuple[int, str, Block, int]:
    """Number of images, labels, a block that they serve, and a session's number."""
    n = draw(st.integers(2, 6))
    size = draw(st.integers(n + 1, 24))
    choose = draw(st.integers(1, n - 1))
    method = draw(st.sampled_from(["balanced", "random", "listed"]))
    repeat = draw(st.integers(0, 5))
    counts = ScreenCounts(
        main=draw(st.integers(6 if repeat else 1, 14)),
        shared=draw(st.integers(0, 4)),
        practice=draw(st.integers(0, 3)),
        catch=draw(st.integers(0, 3)),
        repeat=repeat,
    )
    labels = draw(st.sampled_from(LABELS))
    own = [labels[i % len(labels)] if labels else "" for i in range(size)]
    able = any(label and own.count(label) > choose and size - own.count(label) >= n - choose for label in own)
    kind = draw(st.sampled_from(["identical", "label"] if able or counts.catch == 0 else ["identical"]))
    block = Block(grid=Grid(1, n, choose), screens=counts, catch=Catch(kind), sampling=Sampling(method))
    number = draw(st.sampled_from([0, 1, 5, 99_999, 100_000, 4_200_017]))
    return size, labels, block, number


@settings(max_examples=150)
@given(case=cases())
def test_the_page_gives_every_screen_of_a_session(
    images: Callable[..., tuple[Image, ...]], case: tuple[int, str, Block, int]
) -> None:
    size, labels, block, number = case
    some = images(size, labels)
    if block.sampling.method == "listed":
        listed = tuple(
            ListedScreen(some[i % size].name, tuple(some[(i + 1 + j) % size].name for j in range(block.n)))
            for i in range(block.screens.shared + 5)
        )
        block = replace(block, sampling=replace(block.sampling, screens=listed))
    value = asdict(block)
    value["sampling"]["screens"] = [
        {"probe": one.probe, "grid": list(one.grid)} for one in block.sampling.screens
    ]
    page = Page(value, block.n, [(image.sha256, image.name, image.label) for image in some])
    shown = [
        (screen.kind.name.lower(), screen.probe, list(screen.grid), screen.repeats)
        for screen in session_screens(Design(blocks=(block,)), some, number)
    ]
    assert page.session(number) == shown
