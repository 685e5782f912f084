"""The clocks a session is timed by: one that never goes back for durations, and wall time beside it."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


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


def utc_text(moment: datetime) -> str:
    """ISO 8601 in UTC to the second, as session files have it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
