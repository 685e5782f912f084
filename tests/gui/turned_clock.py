"""A clock for the window's tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass
class TurnedClock:
    """A clock that goes on when it is turned, and only then."""

    ms: int = 1_000_000

    def monotonic_ms(self) -> int:
        return self.ms

    def utc(self) -> datetime:
        return datetime(2026, 3, 1, 10, 0, tzinfo=UTC) + timedelta(milliseconds=self.ms)

    def suspended_ms(self) -> int:
        return 0
