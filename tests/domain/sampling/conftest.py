"""Image sets and designs for the tests of sampling."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from gridlab.domain.design import Block, Catch, Design, Grid, Sampling, ScreenCounts
from gridlab.domain.images import Image

MakeImages = Callable[..., tuple[Image, ...]]
MakeDesign = Callable[..., Design]


@pytest.fixture(scope="session")
def images() -> MakeImages:
    """images(count, labels=""): image i is named i.png and has label labels[i % len(labels)]."""

    def make(count: int, labels: str = "") -> tuple[Image, ...]:
        return tuple(
            Image(
                f"{i}.png",
                hashlib.sha256(str(i).encode()).hexdigest(),
                10,
                10,
                labels[i % len(labels)] if labels else "",
            )
            for i in range(count)
        )

    return make


@pytest.fixture(scope="session")
def design() -> MakeDesign:
    """design(n, choose, method=…, kind=…, main=… …): one block whose grid is one row of n cells."""

    def make(
        n: int, choose: int = 1, *, method: str = "balanced", kind: str = "identical", **counts: int
    ) -> Design:
        none = {"main": 1, "shared": 0, "practice": 0, "catch": 0, "repeat": 0}
        return Design(
            blocks=(
                Block(
                    grid=Grid(rows=1, columns=n, choose=choose),
                    screens=ScreenCounts(**(none | counts)),
                    catch=Catch(kind),
                    sampling=Sampling(method),
                ),
            )
        )

    return make
