"""Random words, bounded numbers and orders that every version of numpy and Python gives alike."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

Item = TypeVar("Item")
Words = npt.NDArray[np.uint64]

WORDS = 2**64
_SPARSE = 4


def canonical_json(value: object) -> bytes:
    """RFC 8785 JSON of dictionaries with ASCII keys, lists, texts, whole numbers, true, false and null."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8", "surrogatepass")


def digest_of(inputs: Mapping[str, Any]) -> bytes:
    """SHA-256 of the canonical JSON of `inputs`: 32 bytes."""
    return hashlib.sha256(canonical_json(inputs)).digest()


class Stream:
    """A stream of random 64-bit words, and what is drawn from it.

    The 32 bytes of `key` are read as four little-endian 64-bit words w0 … w3. The words of the stream are
    those of `numpy.random.Philox(key=[w0, w1], counter=[0, lane, w2, w3]).random_raw()`, that is
    Philox4x64-10 whose first block belongs to the counter plus one. `lane` gives one key many independent
    streams.
    """

    def __init__(self, key: bytes, lane: int = 0) -> None:
        words = np.frombuffer(key, dtype="<u8").astype(np.uint64)
        counter = np.array([0, lane, words[2], words[3]], dtype=np.uint64)
        self._source = np.random.Philox(key=words[:2], counter=counter)
        self._words: Words = np.empty(0, dtype=np.uint64)
        self._next = 0

    def below(self, bound: int) -> int:
        """A number from 0 to bound - 1: word modulo bound.

        Words at or above the largest multiple of `bound` that is at most 2⁶⁴ are skipped, so every number
        is equally likely.
        """
        end = WORDS - WORDS % bound
        while True:
            word = int(self._take(1)[0])
            if word < end:
                return word % bound

    def sample(self, size: int, count: int) -> list[int]:
        """`count` different numbers of range(size), every ordered choice equally likely.

        Fisher–Yates from the front over 0, 1, …, size - 1: for i = 0, 1, …, count - 1 swap the items at i and
        i + below(size - i); the first `count` items are the sample.
        """
        jumps = self._jumps(size, count)
        if count * _SPARSE >= size:
            items = list(range(size))
            for i, jump in enumerate(jumps):
                items[i], items[i + jump] = items[i + jump], items[i]
            return items[:count]
        moved: dict[int, int] = {}
        sample = []
        for i, jump in enumerate(jumps):
            sample.append(moved.get(i + jump, i + jump))
            moved[i + jump] = moved.get(i, i)
        return sample

    def shuffled(self, items: Sequence[Item]) -> list[Item]:
        """`items` in an order given by sample(len(items), len(items))."""
        return [items[place] for place in self.sample(len(items), len(items))]

    def _jumps(self, size: int, count: int) -> list[int]:
        """below(size), below(size - 1), …: `count` numbers, drawn at once."""
        words = self._take(count)
        bounds = np.arange(size, size - count, -1, dtype=np.int64).astype(np.uint64)
        last = np.uint64(WORDS - 1) - (~bounds + np.uint64(1)) % bounds
        if bool((words <= last).all()):
            jumps: list[int] = (words % bounds).tolist()
            return jumps
        self._next -= count
        return [self.below(bound) for bound in range(size, size - count, -1)]

    def _take(self, count: int) -> Words:
        """The next `count` words."""
        missing = self._next + count - len(self._words)
        if missing > 0:
            fresh = self._source.random_raw(max(missing, 32))
            self._words = np.concatenate([self._words[self._next :], fresh])
            self._next = 0
        self._next += count
        return self._words[self._next - count : self._next]


def others_than(image: int, stream: Stream, size: int, count: int) -> list[int]:
    """`count` different images of 0 to size - 1 without `image`.

    sample(size - 1, count), where numbers from `image` on stand for the next image.
    """
    return [other + (other >= image) for other in stream.sample(size - 1, count)]


def independent_screen(stream: Stream, size: int, n: int) -> tuple[int, list[int]]:
    """Probe = below(size), grid in display order = others_than(probe, …, n)."""
    probe = stream.below(size)
    return probe, others_than(probe, stream, size, n)
