"""What a session shows at a glance: its pace and its catch screens."""

from __future__ import annotations

from statistics import median

from gridlab.domain.answering import catch_passed
from gridlab.domain.screen import ScreenKind
from gridlab.domain.session import SessionRecord


def median_ms(record: SessionRecord) -> int:
    """Median response time of the answered screens but practice, in milliseconds; -1 where there are none."""
    times = [
        response.response_ms
        for position, response in record.standing().items()
        if record.header.screens[position].counts
    ]
    return round(median(times)) if times else -1


def catches(record: SessionRecord) -> list[bool]:
    """For each answered catch screen, in order of position, whether it was passed."""
    return [
        catch_passed(
            record.header.design.blocks[screen.block].catch.kind, screen.planted, standing[position].chosen
        )
        for standing in [record.standing()]
        for position, screen in enumerate(record.header.screens)
        if screen.kind is ScreenKind.CATCH and position in standing
    ]
