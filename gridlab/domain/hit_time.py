"""How long a screen and a whole HIT take: observed in sessions, entered by the researcher, or assumed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from gridlab.domain.cost import screens_of_block
from gridlab.domain.design import Design
from gridlab.domain.session import PEOPLE, SessionRecord, catches

BAND = 0.5


def assumed_seconds(n: int, k: int) -> float:
    """Seconds for choosing k of n images: 1 + 0.35 n + 1.65 log₂ k.

    An assumption, to be called one and shown with a band of ±`BAND` (a share); it gives the 1.7 s that
    published answers to single triplets took.
    """
    if n < 1 or k < 1:
        raise ValueError(f"a screen needs images and choices, not n={n}, k={k}")
    return 1.0 + 0.35 * n + 1.65 * math.log2(k)


SecondsSource = Literal["sessions", "entered", "assumed"]
Place = Literal["lab", "web"]

# An assumption: the spread (SD of the natural logarithm) of one annotator's times on screens of one kind.
# It makes the mean 1.13 times the median, within the 1.08 to 1.35 found for sums of screens.
SIGMA = 0.5

FEW = 5
"""Sessions below which a pace is told with how few they are, and the wider interval."""
# An assumption: the spread (SD of the natural logarithm) of the medians of annotators. Of fewer than FEW
# sessions no resampling tells how far they are from those to come.
SIGMA_PEOPLE = 0.35

_SEED = 0x47524944
_DRAWS = 200_000
_RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class HitTime:
    """Seconds per screen and of the whole HIT, their source, and their interval or band.

    Of complete sessions: medians over them, with bootstrap 95 % intervals over annotators; of fewer than
    `FEW` sessions the 95 % interval follows from an assumed spread. Otherwise seconds_per_screen is the mean
    of the blocks' medians, sessions and annotators are 0, and there is a band where it is assumed. low,
    high: of seconds_per_screen; hit_low, hit_high: of hit_seconds. place: where the sessions were answered,
    in the lab or on the web; elsewhere: what those of the other place took, which is never mixed in.
    """

    seconds_per_screen: float
    hit_seconds: float
    sessions: int = 0
    annotators: int = 0
    low: float | None = None
    high: float | None = None
    hit_low: float | None = None
    hit_high: float | None = None
    source: SecondsSource = "sessions"
    place: Place = "lab"
    elsewhere: HitTime | None = None

    def paid_through(self, platform: str) -> HitTime:
        """The one of its two places where a payment platform (its key) has people answer; the other where
        nobody has answered there yet."""
        wanted = "lab" if platform == "lab" else "web"
        other = self.elsewhere
        return self if other is None or self.place == wanted else replace(other, elsewhere=self)

    def places(self) -> Sequence[HitTime]:
        """Each place where people have answered, the lab first."""
        both = (self,) if self.elsewhere is None else (self, self.elsewhere)
        return sorted(both, key=lambda one: one.place)


def hit_time(
    design: Design,
    *,
    entered: float | None = None,
    observed: HitTime | None = None,
    platform: str | None = None,
) -> HitTime:
    """The time of a HIT by order of trust: sessions, the design's entered figure, the assumption.

    `entered` is a figure given for this very question ("what if a screen takes 5 s"), so it goes first.
    observed: what sessions took; those of the place where the payment platform has people answer count.
    platform: in place of the design's own.
    """
    if entered is None and observed is not None:
        seen = observed.paid_through(platform or design.payment.platform)
        return replace(seen, hit_seconds=_tenths(seen.hit_seconds))
    figure = entered if entered is not None else design.payment.seconds_per_screen
    counts = [screens_of_block(block) for block in design.blocks]
    if figure is not None:
        medians, seconds = [figure] * len(counts), figure
    else:
        medians = [assumed_seconds(block.n, block.grid.choose) for block in design.blocks]
        seconds = sum(map(float.__mul__, medians, map(float, counts))) / max(1, sum(counts))
    screens, overhead = simulated_seconds(tuple(counts), tuple(medians)), design.payment.overhead_seconds
    if figure is not None:
        return HitTime(seconds, _tenths(screens + overhead), source="entered")
    low, high = 1 - BAND, 1 + BAND
    return HitTime(
        seconds,
        _tenths(screens + overhead),
        source="assumed",
        low=seconds * low,
        high=seconds * high,
        hit_low=_tenths(screens * low + overhead),  # sums of log-normal times grow with their median
        hit_high=_tenths(screens * high + overhead),
    )


def _tenths(seconds: float) -> float:
    """Tenths of a second, so that a wage can be checked against the time that is shown; never 0."""
    return max(0.1, round(seconds, 1))


@lru_cache(maxsize=512)
def simulated_seconds(counts: tuple[int, ...], medians: tuple[float, ...]) -> float:
    """The median time, in seconds, of counts[b] screens with log-normal times around medians[b] each.

    Longer than screens × median, because the slow screens of a log-normal take more than the quick ones
    save. A fixed seed and raw Philox words: the same figure on every machine and numpy.
    """
    # Above some thousand screens a sum hardly varies about its mean: fewer are drawn and scaled up.
    most = 4000 // len(counts)
    drawn = [min(count, most) for count in counts]
    draws = max(201, _DRAWS // max(1, sum(drawn)))
    radii, cosines = _normal_parts((2 * draws * sum(drawn)).bit_length())
    sums = np.zeros(draws)
    at = 0
    for count, fewer, median in zip(counts, drawn, medians, strict=True):
        if count:
            size = draws * fewer
            normals = radii[at : at + size] * cosines[at + size : at + 2 * size]
            sums += np.exp(SIGMA * normals).reshape(draws, fewer).sum(axis=1) * (median * count / fewer)
            at += 2 * size
    return float(np.median(sums))


@lru_cache(maxsize=2)
def _normal_parts(bits: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """What standard normal numbers are the products of (Box and Muller 1958), of 2**bits raw words.

    They are remembered, as every design's time is drawn from the first words of the same.
    """
    words = np.random.Philox(key=_SEED).random_raw(2**bits)
    uniform = ((words >> np.uint64(11)).astype(np.float64) + 0.5) * 2.0**-53
    return np.sqrt(-2 * np.log(uniform)), np.cos(2 * np.pi * uniform)


def observed_pace(records: Iterable[SessionRecord]) -> HitTime | None:
    """The pace of complete main and pilot sessions of one design that passed every catch screen they
    answered; None where there are none.

    A session's figure is the median response time of its screens, all but practice. Lab and web are kept
    apart: where there are both, the web's stands in `elsewhere`.
    """
    people: dict[Place, dict[str, list[tuple[float, float]]]] = {"lab": {}, "web": {}}
    for record in records:
        if record.status != "complete" or record.header.purpose not in PEOPLE or not all(catches(record)):
            continue
        times = [response.response_ms for response in record.counted_responses().values()]
        if times:
            figures = (float(np.median(times)) / 1000, float(record.duration_s))
            place: Place = "web" if record.header.source == "web" else "lab"
            people[place].setdefault(record.header.annotator, []).append(figures)
    lab, web = (_pace_at(place, those) for place, those in people.items())
    return replace(lab, elsewhere=web) if lab is not None else web


def _pace_at(place: Place, people: Mapping[str, Sequence[tuple[float, float]]]) -> HitTime | None:
    if not people:
        return None
    sessions = [figures for person in people.values() for figures in person]
    paces, durations = (list(figures) for figures in zip(*sessions, strict=True))
    return HitTime(
        float(np.median(paces)),
        float(np.median(durations)),
        len(sessions),
        len(people),
        *_interval([[pace for pace, _ in person] for person in people.values()]),
        *_interval([[seconds for _, seconds in person] for person in people.values()]),
        place=place,
    )


def _interval(people: Sequence[Sequence[float]]) -> tuple[float, float]:
    """95 % interval of the median over annotators, each with all of their sessions: by bootstrap, of few as
    the assumed spread of people says."""
    if sum(map(len, people)) < FEW or len(people) < 2:
        middle = float(np.median([figure for person in people for figure in person]))
        factor = math.exp(1.96 * SIGMA_PEOPLE / math.sqrt(len(people)))
        return middle / factor, middle * factor
    words = np.random.Philox(key=_SEED)
    picks = words.random_raw(_RESAMPLES * len(people)) % np.uint64(len(people))
    medians = [
        float(np.median([pace for person in resample for pace in people[person]]))
        for resample in picks.astype(np.int64).reshape(_RESAMPLES, len(people)).tolist()
    ]
    low, high = np.quantile(medians, (0.025, 0.975))
    return float(low), float(high)
