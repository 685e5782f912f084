"""The time of a session: milliseconds that the program was running, over interruptions."""

from __future__ import annotations

from gridlab.app.session.clock import Clock, utc_text
from gridlab.store.sessions.values import INT32

# Two clocks that are read one after the other differ by a little without any sleep.
_SLEEP_MS = 1000


class SessionTime:
    """Counts from `base_ms`, where the session's file leaves off; never goes back, never leaves int32."""

    def __init__(self, clock: Clock, base_ms: int = 0) -> None:
        self._clock = clock
        self._start = clock.monotonic_ms() - base_ms
        self._latest = base_ms
        self._slept = clock.suspended_ms()

    def now(self, at: int | None = None) -> int:
        """Session time (ms) now, or at a time of the clock (`monotonic_ms`)."""
        clock_ms = self._clock.monotonic_ms() if at is None else at
        self._latest = min(INT32, max(self._latest, clock_ms - self._start))
        return self._latest

    def utc(self) -> str:
        """Wall time, for the record only."""
        return utc_text(self._clock.utc())

    def slept(self) -> bool:
        """Whether the machine has slept since this was last asked."""
        slept = self._clock.suspended_ms()
        before, self._slept = self._slept, slept
        return slept - before > _SLEEP_MS
