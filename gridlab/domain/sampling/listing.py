"""Screens that the researcher has listed by image names."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from gridlab.domain.design import Block
from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image
from gridlab.domain.said import Said, say

Pick = tuple[int, list[int]]


def listed_screens(block: Block, path: str, images: Sequence[Image]) -> list[Pick]:
    """Every listed screen of a block as image numbers: (probe, grid in display order).

    images: the block's images, in order. path: JSON path of the block, for the message. Raises GridLabError
    for a name that is not the block's, a grid of another length than n, and one that has its probe or an
    image twice. Names are compared as they are, and in Unicode NFC where that leaves one image.
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
        raise _refused(
            f"{path}.grid",
            say("{count} images", count=len(listed.grid)),
            say("exactly {n} images", n=block.n),
        )
    grid = [_number(numbers, name, f"{path}.grid[{cell}]") for cell, name in enumerate(listed.grid)]
    if probe in grid:
        cell = grid.index(probe)
        raise _refused(f"{path}.grid[{cell}]", repr(listed.probe), say("any image but the probe"))
    if len(set(grid)) < len(grid):
        cell = next(cell for cell, number in enumerate(grid) if number in grid[:cell])
        raise _refused(f"{path}.grid[{cell}]", repr(listed.grid[cell]), say("each image once in a grid"))
    return probe, grid


def _number(numbers: Mapping[str, int], name: str, path: str) -> int:
    number = numbers.get(name, numbers.get(unicodedata.normalize("NFC", name)))
    if number is None:
        raise _refused(path, repr(name), say("the name of an included image of this block"))
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


def _refused(path: str, value: str, allowed: Said) -> GridLabError:
    return GridLabError(
        say(
            "{path}: {problem}",
            path=path,
            problem=say("{value} cannot be shown; allowed: {allowed}.", value=value, allowed=allowed),
        ),
        safe=say("No session was started."),
        todo=say("Correct the list of screens."),
    )
