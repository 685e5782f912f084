"""How often something may be asked in a while, by who asks; kept in memory alone."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

_MOST_KNOWN = 20_000


class Often:
    """At most `most` times in any `seconds`, for each key."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._seconds, self._clock = most, seconds, clock
        self._times: dict[str, deque[float]] = {}

    def wait(self, key: str) -> float:
        """Note that `key` asks, and return 0; where it asks too often, the seconds until it may."""
        now = self._clock()
        times = self._times.setdefault(key, deque())
        while times and now - times[0] >= self._seconds:
            times.popleft()
        if len(times) >= self._most:
            return max(0.001, self._seconds - (now - times[0]))
        times.append(now)
        if len(self._times) > _MOST_KNOWN:
            self._forget(now)
        return 0.0

    def _forget(self, now: float) -> None:
        """Let go of those who have not asked for a while."""
        self._times = {key: times for key, times in self._times.items() if now - times[-1] < self._seconds}
