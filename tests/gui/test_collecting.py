"""The garbage collector, which stops every thread while it walks."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from gridlab.gui.collecting import collect_seldom

NEW = 100_000


@pytest.fixture
def usual() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_many_new_objects_bring_no_walk_over_all_there_are(usual: None) -> None:
    walked = []
    stand = [[number] for number in range(NEW)]
    collect_seldom()
    gc.callbacks.append(lambda phase, told: walked.append((phase, told["generation"])))
    try:
        new = [[number] for number in range(NEW)]
    finally:
        gc.callbacks.pop()
    assert len(new) == len(stand)
    assert walked  # what comes is still looked at
    assert {generation for _, generation in walked} == {0}


def test_circles_that_came_since_are_still_freed(usual: None) -> None:
    import weakref

    class Turning:
        """Refers to itself."""

    collect_seldom()
    turning = Turning()
    turning.__dict__["itself"] = turning
    gone = weakref.ref(turning)
    del turning
    gc.collect()
    assert gone() is None
