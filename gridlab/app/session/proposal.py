"""Who comes next: the code, group and design that are proposed for the next session."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gridlab.app.designs import load_design
from gridlab.app.study import OpenStudy
from gridlab.domain.assignment import assigned_design
from gridlab.domain.codes import next_code
from gridlab.domain.session import STATION_SIZE
from gridlab.store.design_file import design_id
from gridlab.store.planned_codes import PlannedCode, planned_codes
from gridlab.store.sessions.keys_file import read_keys
from gridlab.store.sessions.list import list_sessions
from gridlab.store.sessions.numbers import next_number
from gridlab.store.settings import read_settings


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed. group, design: "" where the list of codes does not say. left: codes of the list
    that have not come yet, this one among them; 0 without a list."""

    code: str
    group: str = ""
    design: str = ""
    left: int = 0


def propose(opened: OpenStudy) -> Proposal:
    """The first code of the study's list that has not come yet, else the station's next free one.

    Raises GridLabError.
    """
    taken = {row.annotator for row in list_sessions(opened.folder) if row.purpose in ("main", "pilot", "")}
    left = [planned for planned in planned_codes(opened.study.id) if planned.code not in taken]
    if left:
        return Proposal(left[0].code, left[0].group, left[0].design, len(left))
    taken |= {key.code for key in read_keys(opened.study.id)}
    return Proposal(next_code(taken, read_settings().station))


def planned(opened: OpenStudy, code: str) -> PlannedCode | None:
    """What the study's list says of a code; None where it says nothing. Raises GridLabError."""
    return next((row for row in planned_codes(opened.study.id) if row.code == code), None)


def assign(opened: OpenStudy, designs: Sequence[str], purpose: str) -> str:
    """The name of the design, of these, that the next annotator gets on this station.

    Permuted blocks: of every len(designs) sessions that are started on a station, each design gets one, in
    an order that follows from study, purpose and station. What was started otherwise counts as well.
    Raises GridLabError for a design that cannot be read.
    """
    station, study = read_settings().station, opened.study.id
    ids = {design_id(load_design(opened, name)): name for name in designs}
    started = sum(
        next_number(opened.folder, study, identity, purpose, station) - station * STATION_SIZE
        for identity in ids
    )
    return ids[assigned_design(tuple(ids), started, f"{study} {purpose} {station}")]
