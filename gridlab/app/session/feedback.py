"""What an annotator is shown of their own answers at the end, and when a study cannot have that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from gridlab.app.study import OpenStudy
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel
from gridlab.domain.said import say
from gridlab.domain.session import PEOPLE, Purpose, Response, SessionHeader
from gridlab.store.planned_codes import PlannedCode

MOST_SHOWN = 80
_STARTS = 3


@dataclass(frozen=True, slots=True)
class SelfAgreement:
    """screens: shown twice and answered both times. same: images chosen both times, of `total` chosen."""

    screens: int
    same: int
    total: int


@dataclass(frozen=True, slots=True)
class OwnMap:
    """rows: images of the session, those seen most often last. places: of each, from 0 to 1 in both ways."""

    rows: tuple[int, ...]
    places: tuple[tuple[float, float], ...]


def self_agreement(header: SessionHeader, standing: Mapping[int, Response]) -> SelfAgreement | None:
    """How far repeat screens were answered as before; None where none was answered twice."""
    screens = same = total = 0
    for position, screen in enumerate(header.screens):
        if screen.repeats < 0 or not {position, screen.repeats} <= standing.keys():
            continue
        first, second = (
            {header.screens[at].grid[cell] for cell in standing[at].chosen}
            for at in (screen.repeats, position)
        )
        screens += 1
        same += len(first & second)
        total += max(len(first), len(second))
    return SelfAgreement(screens, same, total) if screens else None


def own_map(
    header: SessionHeader, standing: Mapping[int, Response], cancel: Cancel | None = None
) -> OwnMap | None:
    """A rough map of the images from one person's answers alone; None where they yield no triplet.

    Two dimensions of t-STE, scaled to a square; at most MOST_SHOWN images. Raises Cancelled.
    """
    from gridlab.science.embedding.fit import fit_embedding
    from gridlab.science.embedding.screens import Screens

    groups: dict[tuple[int, int, bool], list[list[int]]] = {}
    seen: dict[int, int] = {}
    for position, response in standing.items():
        screen = header.screens[position]
        if not screen.yields_triplets or not 0 < len(response.chosen) < len(screen.grid):
            continue
        near = [screen.grid[cell] for cell in response.chosen]
        far = [row for row in screen.grid if row not in near]
        ranked = header.design.blocks[screen.block].grid.ranked
        groups.setdefault((len(near), len(far), ranked), []).append([screen.probe, *near, *far])
        for row in (screen.probe, *screen.grid):
            seen[row] = seen.get(row, 0) + 1
    if not groups:
        return None
    place = {row: index for index, row in enumerate(seen)}
    screens = []
    for (k, _, ranked), rows in groups.items():
        table = np.array([[place[row] for row in one] for one in rows], dtype=np.int32)
        screens.append(Screens(table[:, 0], table[:, 1 : 1 + k], table[:, 1 + k :], ranked))
    fitted = fit_embedding(screens, len(place), 2, starts=_STARTS, cancel=cancel).positions
    shown = sorted(seen, key=lambda row: (seen[row], -row))[-MOST_SHOWN:]
    chosen = fitted[[place[row] for row in shown]]
    low, high = np.percentile(chosen, (2, 98), axis=0)
    scaled = np.clip((chosen - low) / np.maximum(high - low, 1e-12), 0, 1)
    return OwnMap(tuple(shown), tuple((float(x), float(y)) for x, y in scaled))


def check_feedback(
    opened: OpenStudy, design: Design, annotator: str, purpose: Purpose, planned: PlannedCode | None
) -> None:
    """Raise GridLabError where the annotator would see something of their answers before answering more."""
    if design.session.feedback == "none" or purpose not in PEOPLE:
        return
    if opened.study.returning == "new":
        what = say(
            "The study lets people start anew, and {design} shows them their own answers at the end.",
            design=design.name,
        )
    elif planned is not None and planned.design not in ("", design.name):
        what = say(
            "The list plans {other} for {annotator}, and {design} shows people their own answers at the end.",
            other=planned.design,
            annotator=annotator,
            design=design.name,
        )
    else:
        return
    raise GridLabError(
        what,
        safe=say("No session was started."),
        todo=say("Set the feedback of the design to none, or let nobody answer again afterwards."),
    )
