"""The clocks a session is timed by, and its own time: one that never goes back, and wall time beside it."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol

# Two clocks that are read one after the other differ by a little without any sleep.
_SLEEP_MS = 1000
_MOST_MS = 24 * 60 * 60 * 1000


class Clock(Protocol):
    """What a session needs to know of time; simulated annotators bring their own."""

    def monotonic_ms(self) -> int:
        """Milliseconds that never go back and stand still while the machine sleeps; any origin."""

    def utc(self) -> datetime:
        """Wall time, with zone UTC; it may jump and is never used for durations."""

    def suspended_ms(self) -> int:
        """Milliseconds the machine has slept since an arbitrary origin; always 0 where that is not known."""


class SystemClock:
    """The machine's own clocks."""

    def monotonic_ms(self) -> int:
        return time.monotonic_ns() // 1_000_000

    def utc(self) -> datetime:
        return datetime.now(UTC)

    def suspended_ms(self) -> int:
        # Linux counts sleep in CLOCK_BOOTTIME only; other systems have no second clock to compare with.
        if not hasattr(time, "CLOCK_BOOTTIME"):
            return 0
        slept = time.clock_gettime_ns(time.CLOCK_BOOTTIME) - time.clock_gettime_ns(time.CLOCK_MONOTONIC)
        return max(0, slept // 1_000_000)


class SessionTime:
    """Counts from `base_ms`, where the session's file leaves off; never goes back.

    One page adds at most a day to it, however long a session is left open; what a session counts beyond
    int32 (24 days), its file says as that limit.
    """

    def __init__(self, clock: Clock, base_ms: int = 0) -> None:
        self._clock = clock
        self._start = clock.monotonic_ms() - base_ms
        self._latest = base_ms
        self._most = base_ms + _MOST_MS
        self._slept = clock.suspended_ms()

    def begin(self) -> int:
        """A page comes up, or is painted for the first time; session time now. What the one before left out
        of its time is left out for good."""
        clock_ms = self._clock.monotonic_ms()
        now = self.now(clock_ms)
        self._start = max(self._start, clock_ms - now)
        self._most = now + _MOST_MS
        return now

    def now(self, at: int | None = None) -> int:
        """Session time (ms) now, or at a time of the clock (`monotonic_ms`)."""
        clock_ms = self._clock.monotonic_ms() if at is None else at
        self._latest = max(self._latest, min(self._most, clock_ms - self._start))
        return self._latest

    def utc(self) -> str:
        """Wall time, for the record only: ISO 8601 in UTC to the second, as session files have it."""
        return self._clock.utc().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def slept(self) -> bool:
        """Whether the machine has slept since this was last asked."""
        slept = self._clock.suspended_ms()
        before, self._slept = self._slept, slept
        return slept - before > _SLEEP_MS
