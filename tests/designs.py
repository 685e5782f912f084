"""Putting a design into the study of a test."""

from __future__ import annotations

from gridlab.app.study import OpenStudy
from gridlab.domain.design import Design
from gridlab.store.design_file import write_design


def save_design(opened: OpenStudy, design: Design) -> Design:
    """Have a design in the study under its name, whatever stood there; returns it as it will be read."""
    (opened.folder / "designs").mkdir(exist_ok=True)
    return write_design(opened.folder / "designs" / f"{design.name}.json", design)
