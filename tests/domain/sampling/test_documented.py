"""The documented way to the balanced main screens, written down a second time from docs/sampling.md alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict

import numpy as np
import pytest

from gridlab.domain.design import Design
from gridlab.domain.images import Image
from gridlab.domain.sampling import session_screens
from gridlab.domain.screen import ScreenKind


def sha256(value: object) -> bytes:
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).digest()


def words(block: str, use: str, numbers: list[int], lane: int = 0) -> Iterator[int]:
    w0, w1, w2, w3 = np.frombuffer(sha256({"block": block, "use": use, "numbers": numbers}), "<u8").tolist()
    philox = np.random.Philox(
        key=np.array([w0, w1], np.uint64), counter=np.array([0, lane, w2, w3], np.uint64)
    )
    while True:
        yield int(philox.random_raw())


def below(stream: Iterator[int], bound: int) -> int:
    while (word := next(stream)) >= 2**64 // bound * bound:
        pass
    return word % bound


def sample(stream: Iterator[int], size: int, count: int) -> list[int]:
    items = list(range(size))
    for i in range(count):
        j = i + below(stream, size - i)
        items[i], items[j] = items[j], items[i]
    return items[:count]


def shuffled(stream: Iterator[int], items: list[int]) -> list[int]:
    return [items[i] for i in sample(stream, len(items), len(items))]


def order_of(block: str, size: int, station: int, number: int) -> list[int]:
    stream = words(block, "main order", [station, number])
    tail = sample(stream, size, 4)
    others = [image for image in range(size) if image not in tail]
    head = shuffled(stream, others)
    if number > 0:
        before = sample(words(block, "main order", [station, number - 1]), size, 4)
        while any(head[i] in before[i:] for i in range(4)):
            head = shuffled(stream, others)
    return head + tail


def round_of(block: str, size: int, n: int, station: int, number: int) -> list[tuple[int, list[int]]]:
    order = order_of(block, size, station, number)
    stream = words(block, "main grids", [station, number])
    cycle = shuffled(stream, list(range(size)))
    offsets = [1 + jump for jump in sample(stream, size - 1, n)]
    turns = [below(stream, size), below(stream, size)]
    grids = [{cycle[(cycle.index(probe) + offset) % size] for offset in offsets} for probe in order]
    for which, turn in enumerate(turns):
        for i in range(size):
            j = (turn - i) % size
            if i < j:
                free = (grids[i] ^ grids[j]) - {order[i], order[j]}
                lane = size * which + i
                mixed = shuffled(words(block, "main trades", [station, number], lane), sorted(free))
                given = len(grids[i] & free)
                grids[i] = grids[i] - free | set(mixed[:given])
                grids[j] = grids[j] - free | set(mixed[given:])
    return [
        (probe, shuffled(words(block, "main cells", [station, number], probe), sorted(grid)))
        for probe, grid in zip(order, grids, strict=True)
    ]


@pytest.mark.parametrize("number", [0, 4, 99_999, 700_003])
def test_balanced_main_screens_are_dealt_as_documented(
    images: Callable[..., tuple[Image, ...]], design: Callable[..., Design], number: int
) -> None:
    some, hit = images(23), design(6, 2, main=11, catch=1, repeat=2)
    block = hit.blocks[0]
    digest = sha256(
        {
            "catch": {"kind": "identical"},
            "grid": {"rows": 1, "columns": 6, "choose": 2, "choose_min": 2, "ranked": False},
            "images": hashlib.sha256(b"".join(bytes.fromhex(image.sha256) for image in some)).hexdigest(),
            "n": 6,
            "sampling": {"method": "balanced", "seed": 1, "screens": []},
            "screens": asdict(block.screens),
        }
    ).hex()
    station, local = divmod(number, 100_000)
    expected = [
        round_of(digest, 23, 6, station, index // 23)[index % 23]
        for index in range(local * 11, local * 11 + 11)
    ]
    main = [
        (screen.probe, list(screen.grid))
        for screen in session_screens(hit, some, number)
        if screen.kind is ScreenKind.MAIN
    ]
    assert main == expected
