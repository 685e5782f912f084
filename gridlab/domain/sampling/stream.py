"""Random words that every version of numpy and Python gives alike, keyed by what the screens follow from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from gridlab.domain.design import Block
from gridlab.domain.fields import said_in
from gridlab.domain.images import Image

Item = TypeVar("Item")
Words = npt.NDArray[np.uint64]

FIRST = 1
"""The version of designs whose every key is in the digest."""

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

    key: 32 bytes. `lane` gives one key many independent streams.
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
        """`count` different numbers of range(size), every ordered choice equally likely (Fisher–Yates)."""
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

    def others(self, size: int, count: int, than: int) -> list[int]:
        """`count` different numbers of range(size) without `than`."""
        return [other + (other >= than) for other in self.sample(size - 1, count)]

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


@dataclass(frozen=True, slots=True)
class Inputs:
    """The block's inputs as one digest.

    digest: SHA-256 (hex) of the canonical JSON of the block's grid, screens, catch and sampling, with every
    key of the first version and those later ones that do not hold their default, of its images and of n.
    Layout enters through n alone, names, labels and wordings not at all.
    """

    digest: str

    def stream(self, use: str, *numbers: int, lane: int = 0) -> Stream:
        """The stream keyed by SHA-256 of the canonical JSON of {"block": digest, "numbers", "use"}."""
        return Stream(self.key(use, *numbers), lane)

    def key(self, use: str, *numbers: int) -> bytes:
        """The key (32 bytes) of the streams for one use."""
        return digest_of({"block": self.digest, "numbers": list(numbers), "use": use})


def inputs_of(block: Block, images: Sequence[Image]) -> Inputs:
    """The inputs of a block whose images, in order, are `images`."""
    digest = digest_of(
        {
            "catch": said_in(block.catch, FIRST),
            "grid": said_in(block.grid, FIRST),
            "images": hashlib.sha256(bytes.fromhex("".join(image.sha256 for image in images))).hexdigest(),
            "n": block.n,
            "sampling": said_in(block.sampling, FIRST),
            "screens": said_in(block.screens, FIRST),
        }
    )
    return Inputs(digest.hex())
