"""What triplets are worth: how many of them ask something that no other asks, and what a screen can tell."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ids = npt.NDArray[np.int32]
Counts = npt.NDArray[np.int64]

_MOST_IMAGES = 2**20


def possible_questions(images: int) -> int:
    """Unordered questions "is p nearer to b or to c" among so many images: N(N-1)(N-2)/2."""
    return images * (images - 1) * (images - 2) // 2


def expected_different(asked: int, different: int, more: int, possible: int) -> int:
    """How many different questions `more` triplets ask, given that `asked` of them asked `different` ones.

    Questions are not asked equally often, so a mixture is taken: asked Poisson times each, with gamma
    distributed rates (Fisher, Corbet and Williams 1943):
    possible × (1 - (1 + t ÷ (possible × shape))^-shape). The shape is fitted to what was counted.
    """
    if more <= asked or different == 0 or different >= possible:
        return different

    def at(triplets: int, shape: float) -> float:
        return -possible * math.expm1(-shape * math.log1p(triplets / (possible * shape)))

    low, high = -20.0, 20.0  # of log(shape); beyond it hardly matters
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if at(asked, math.exp(middle)) < different else (low, middle)
    grown = at(more, math.exp(low)) / at(asked, math.exp(low)) * different
    return max(different, min(round(grown), more, possible))


@dataclass(frozen=True, slots=True)
class Asked:
    """different: questions that differ. contradicted: those of them that were answered both ways."""

    different: int
    contradicted: int


@dataclass(frozen=True, slots=True)
class AskedSoFar:
    """As `Asked`, after each of the sessions, int64 (sessions,) each."""

    different: Counts
    contradicted: Counts


def asked_questions(triplets: Ids) -> Asked:
    """The different questions (unordered) of triplets (anchor, near, far), (T, 3)."""
    if len(triplets) == 0:
        return Asked(0, 0)
    answers = np.unique(_answer_codes(triplets))
    questions = answers >> 1
    again = int(np.count_nonzero(questions[1:] == questions[:-1]))
    return Asked(len(answers) - again, again)


def asked_so_far(triplets: Ids, session: Counts, sessions: int) -> AskedSoFar:
    """The different questions of triplets (T, 3) as sessions 0, 1, 2 … follow each other.

    session: of each triplet, never falling, (T,). A question is contradicted from the session on that gives
    its second answer.
    """
    if len(triplets) == 0:
        none = np.zeros(sessions, dtype=np.int64)
        return AskedSoFar(none, none)
    answers, first = np.unique(_answer_codes(triplets), return_index=True)
    since = session[first]
    twice = answers[1:] >> 1 == answers[:-1] >> 1
    begins = np.flatnonzero(np.append(True, ~twice))

    def grown(sessions_of: Counts) -> Counts:
        return np.cumsum(np.bincount(sessions_of, minlength=sessions), dtype=np.int64)

    both = np.maximum(since[1:], since[:-1])[twice]
    return AskedSoFar(grown(np.minimum.reduceat(since, begins)), grown(both))


def _answer_codes(triplets: Ids) -> Counts:
    """A number for each triplet: twice that of its question, one more for the one of its two answers."""
    size = int(triplets.max()) + 1
    if size > _MOST_IMAGES:
        raise ValueError(f"image rows up to {_MOST_IMAGES - 1} can be told apart, not {size - 1}")
    near, far = triplets[:, 1], triplets[:, 2]
    codes = triplets[:, 0].astype(np.int64)
    codes *= size
    codes += np.minimum(near, far)
    codes *= size
    codes += np.maximum(near, far)
    codes *= 2
    codes += near < far
    return codes


def bits_of_screen(n: int, k: int, ranked: bool = False, fewest: int | None = None) -> float:
    """The most bits that one answer can tell: log2 C(n, k); ranked: log2 of n! / (n - k)!.

    An upper bound: as many as there would be if all answers were equally likely. fewest: the least that may
    be chosen, where that is less than k; answers of all sizes between are then possible.
    """
    if not 1 <= k < n:
        raise ValueError(f"a screen needs 1 <= k < n, not n={n}, k={k}")
    if fewest is not None and not 0 <= fewest <= k:
        raise ValueError(f"at least 0 and at most {k} can be the fewest, not {fewest}")
    sizes = range(k if fewest is None else fewest, k + 1)
    return math.log2(sum(math.perm(n, size) if ranked else math.comb(n, size) for size in sizes))
