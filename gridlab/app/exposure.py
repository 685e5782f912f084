"""How often a design shows each image: planned by the real sampler, and answered in the study's sessions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from gridlab.app.cost.different_questions import different_questions
from gridlab.app.study import OpenStudy
from gridlab.app.uses import Work, plain
from gridlab.domain.design import Design
from gridlab.domain.exposure import Exposure, ExposureCounter
from gridlab.domain.images import Image
from gridlab.domain.progress import Cancel, Progress
from gridlab.domain.sampling import yielding_screens
from gridlab.domain.screen import Screen
from gridlab.domain.session import PEOPLE
from gridlab.store.design_file import design_id
from gridlab.store.notes_file import read_notes
from gridlab.store.sessions.list import list_sessions, read_sessions

AT_ONCE = 16


def planned_exposure(design: Design, images: Sequence[Image], assignments: int) -> Iterator[Exposure]:
    """Count the screens that session numbers 0 to assignments - 1 of a station are dealt, exactly.

    What was counted so far is told after every few sessions, at last of all. Raises GridLabError where the
    images do not serve.
    """
    counter = ExposureCounter(len(images))
    dealt = yielding_screens(design, images, range(assignments))
    for batch, found in groupby(dealt, lambda one: one[0] // AT_ONCE):
        _add(counter, (screen for _, screen in found))
        counter.sessions = min((batch + 1) * AT_ONCE, assignments)
        yield counter.so_far
    if counter.sessions < assignments:  # the last ones are dealt no such screen
        counter.sessions = assignments
        yield counter.so_far


def answered_exposure(
    opened: OpenStudy, design: Design, *, stopped: Callable[[], bool] = lambda: False
) -> Exposure:
    """Count the screens of this design that stand answered in the study's main and pilot sessions.

    Images that have left the study since are passed over, sessions being written too.
    """
    row_of = {image.sha256: row for row, image in enumerate(opened.study.images)}
    counter = ExposureCounter(len(row_of))
    wanted = design_id(design)
    listed = list_sessions(opened.folder, read_notes(opened.folder))
    kept = (row for row in listed if row.yields and row.purpose in PEOPLE)
    for record in read_sessions(row for row in kept if row.design_id == wanted):
        if stopped():
            break
        rows = [row_of.get(image.sha256, -1) for image in record.header.images]
        screens = record.header.screens
        standing = [screens[at] for at in record.standing() if screens[at].yields_triplets]
        _add(counter, (one for one in (_in_study(screen, rows) for screen in standing) if one))
        counter.sessions += 1
    return counter.so_far


def _in_study(screen: Screen, rows: Sequence[int]) -> Screen | None:
    grid = tuple(rows[image] for image in screen.grid)
    if rows[screen.probe] < 0 or min(grid) < 0:
        return None
    return Screen(screen.block, screen.kind, rows[screen.probe], grid)


def _add(counter: ExposureCounter, screens: Iterable[Screen]) -> None:
    """Add screens, those with grids of one size together."""
    by_size: dict[int, list[Screen]] = defaultdict(list)
    for screen in screens:
        by_size[len(screen.grid)].append(screen)
    for found in by_size.values():
        counter.add(
            np.array([screen.probe for screen in found], dtype=np.int64),
            np.array([screen.grid for screen in found], dtype=np.int64),
        )


@dataclass(frozen=True, slots=True)
class Sampled:
    """What is known so far. whole: everything was counted; else the counting goes on or was stopped."""

    planned: Exposure
    answered: Exposure
    whole: bool


class Counting:
    """What a design plans and what was answered, counted by one thread and looked at by another.

    It needs no lock: whole values are written. stop: set to keep what was counted until then.
    """

    def __init__(self) -> None:
        self.stop = Cancel()
        self.so_far: Sampled | None = None

    def work(self, study: OpenStudy, design: Design, assignments: int) -> Work[Sampled]:
        """Count."""

        def work(cancel: Cancel, progress: Progress) -> Sampled:
            def stopped() -> bool:
                cancel.raise_if_set()
                return self.stop.is_set()

            answered = answered_exposure(study, design, stopped=stopped)
            for planned in planned_exposure(design, study.study.images, assignments):
                self.so_far = Sampled(planned, answered, whole=False)
                progress(planned.sessions, assignments)
                if stopped():
                    break
            return Sampled(planned, answered, whole=planned.sessions == assignments)

        return work


def different_expected(study: OpenStudy, design: Design, assignments: int) -> Work[int]:
    """Work that counts the different questions to be expected."""
    return plain(lambda: different_questions(design, study.study.images, assignments).different)
