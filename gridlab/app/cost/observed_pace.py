"""The pace of a study's own complete sessions, design by design."""

from __future__ import annotations

from collections import defaultdict

from gridlab.app.study import OpenStudy
from gridlab.domain.hit_time import ObservedPace, observed_pace
from gridlab.domain.session import SessionRecord
from gridlab.store.sessions.file import read_session
from gridlab.store.sessions.list import list_sessions

COUNTING = ("main", "pilot")


def pace_of_study(study: OpenStudy) -> dict[str, ObservedPace]:
    """What the study's complete main and pilot sessions took, by design id; damaged ones are passed over."""
    records: dict[str, list[SessionRecord]] = defaultdict(list)
    for row in list_sessions(study.folder):
        if row.counts and row.status == "complete" and row.purpose in COUNTING:
            records[row.design_id].append(read_session(row.path))
    found = {design: observed_pace(of_design) for design, of_design in records.items()}
    return {design: pace for design, pace in found.items() if pace is not None}
