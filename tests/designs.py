"""Putting a design into the study of a test."""

from __future__ import annotations

from gridlab.app.study import OpenStudy
from gridlab.domain.design import Design
from gridlab.domain.session import Response
from gridlab.store.design_file import write_design
from gridlab.store.sessions.rows import response_entry

FIRST_ANSWER = response_entry(
    1000, "2026-05-01T10:00:01Z", Response(0, 0, (0, 1, 2, 3), (100, 200, 300, 400), 0, 500)
)
"""What makes a session of one screen with four choices one that holds its design."""


def save_design(opened: OpenStudy, design: Design) -> Design:
    """Have a design in the study under its name, whatever stood there; returns it as it will be read."""
    (opened.folder / "designs").mkdir(exist_ok=True)
    return write_design(opened.folder / "designs" / f"{design.name}.json", design)
