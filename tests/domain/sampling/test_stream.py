"""Tests of random words and what is drawn from them."""

import hashlib
from collections import Counter
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlab.domain.sampling.stream import WORDS, Stream, canonical_json, digest_of

KEY = hashlib.sha256(b"a key").digest()


class Given(Stream):
    """A stream whose words are given."""

    def __init__(self, words: list[int]) -> None:
        super().__init__(KEY)
        self._words = np.array(words, dtype=np.uint64)


def test_the_words_are_those_of_philox_with_this_key_and_lane() -> None:
    key = [int.from_bytes(KEY[i : i + 8], "little") for i in (0, 8, 16, 24)]
    raw = np.random.Philox(
        key=np.array(key[:2], np.uint64), counter=np.array([0, 7, *key[2:]], np.uint64)
    ).random_raw(200)
    stream = Stream(KEY, lane=7)
    assert [stream.below(1 << 63) for _ in range(200)] == [int(word) % (1 << 63) for word in raw]


def test_lanes_and_keys_differ() -> None:
    drawn = {
        Stream(key, lane).below(1 << 60) for key in (KEY, hashlib.sha256(KEY).digest()) for lane in range(9)
    }
    assert len(drawn) == 18


def test_words_that_would_favour_small_numbers_are_skipped() -> None:
    # 2**64 = 3 × 6148914691236517205 + 1: the last word is one too many for thirds, and the last for 5.
    assert Given([WORDS - 1, 5]).below(3) == 2
    assert Given([WORDS - 2, 5]).below(3) == 2
    assert Given([WORDS - 2]).below(3) == (WORDS - 2) % 3


def test_a_sample_skips_the_same_words_as_drawing_one_by_one() -> None:
    words = [WORDS - 1, 4, WORDS - 1, WORDS - 1, 2, 1, 0, 6]
    one_by_one = Given(words)
    jumps = [one_by_one.below(bound) for bound in (7, 6, 5)]
    items = list(range(7))
    for i, jump in enumerate(jumps):
        items[i], items[i + jump] = items[i + jump], items[i]
    assert Given(words).sample(7, 3) == items[:3]


@given(st.integers(1, 400), st.data())
def test_a_short_sample_is_the_beginning_of_the_whole_shuffle(size: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, size))
    whole = Stream(KEY, size).sample(size, size)
    assert sorted(whole) == list(range(size))
    assert Stream(KEY, size).sample(size, count) == whole[:count]


def test_every_order_is_equally_likely() -> None:
    stream = Stream(KEY)
    orders = Counter(tuple(stream.shuffled("abcd")) for _ in range(12_000))
    assert set(orders) == set(permutations("abcd"))
    spread = (12_000 / 24) ** 0.5
    assert all(abs(times - 500) < 5 * spread for times in orders.values())


def test_every_pair_is_equally_likely_in_sparse_samples() -> None:
    stream = Stream(KEY)
    pairs = Counter(tuple(stream.sample(12, 2)) for _ in range(13_200))
    assert len(pairs) == 132
    assert all(abs(times - 100) < 50 for times in pairs.values())


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"b": 1, "a": [True, None, "é\n\u007f"]}, '{"a":[true,null,"é\\n\u007f"],"b":1}'),
        ({"number": 2**53 - 1}, '{"number":9007199254740991}'),
    ],
)
def test_inputs_are_written_as_canonical_json(value: object, text: str) -> None:
    assert canonical_json(value) == text.encode()


def test_the_key_is_the_sha_256_of_the_inputs() -> None:
    assert digest_of({"b": 1, "a": 2}) == hashlib.sha256(b'{"a":2,"b":1}').digest()
