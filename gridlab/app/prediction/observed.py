"""What a study's own sessions tell about its people: repeat, shared and catch screens that were answered."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np

from gridlab.app.quality.measuring import measured_in
from gridlab.app.study import OpenStudy
from gridlab.domain.answering import catch_passed
from gridlab.domain.design import Block
from gridlab.domain.exclusion import Exclusions, Measured, excluded_screens
from gridlab.domain.screen import Screen, ScreenKind
from gridlab.domain.session import PEOPLE, Response, SessionRecord
from gridlab.science.prediction.people import Caught, Observed, Repeated, Shared
from gridlab.store.exclusions_file import read_exclusions
from gridlab.store.notes_file import read_notes
from gridlab.store.sessions.list import list_sessions, read_sessions

Question = tuple[str, int, int, tuple[int, ...]]
"""A shared screen: design id, block, probe, grid; images by study row, the grid ascending."""


def observed_in(study: OpenStudy) -> Observed:
    """The answers of complete and partial main and pilot sessions, without what is excluded or voided."""
    listed = list_sessions(study.folder, read_notes(study.folder))
    rows = (row for row in listed if row.yields and row.purpose in PEOPLE)
    row_of = {image.sha256: row for row, image in enumerate(study.study.images)}
    exclusions = read_exclusions(study.folder)
    measured = measured_in(study, exclusions, PEOPLE, lenient=True)
    return observed_answers(read_sessions(rows), row_of, exclusions, measured)


def observed_answers(
    records: Iterable[SessionRecord],
    row_of: Mapping[str, int],
    exclusions: Exclusions,
    measured: Measured = MappingProxyType({}),
) -> Observed:
    """The answers of sessions; row_of: study row by SHA-256, screens with other images are passed over."""
    found = _Found()
    for record in records:
        out = excluded_screens(exclusions, record, measured)
        if -1 not in out:
            found.add(record, [row_of.get(image.sha256, -1) for image in record.header.images], out)
    return Observed(tuple(found.repeated()), tuple(found.shared()), found.caught)


def _chosen(record: SessionRecord, rows: Sequence[int], out: set[int]) -> dict[int, frozenset[int]]:
    """Study rows of the images chosen, by position: of screens that count, where `choose` were chosen."""
    found = {}
    for position, response in record.standing().items():
        screen = record.header.screens[position]
        known = all(rows[image] >= 0 for image in (screen.probe, *screen.grid))
        is_full = len(response.chosen) == record.header.design.blocks[screen.block].grid.choose
        if position not in out and known and is_full:
            found[position] = frozenset(rows[screen.grid[cell]] for cell in response.chosen)
    return found


@dataclass(slots=True)
class _Found:
    """What was met so far."""

    caught: Caught = field(default_factory=Caught)
    _twice: dict[tuple[int, int], list[tuple[int, tuple[int, ...], int]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _answers: dict[tuple[Question, int], dict[str, frozenset[int]]] = field(
        default_factory=lambda: defaultdict(dict)
    )

    def add(self, record: SessionRecord, rows: Sequence[int], out: set[int]) -> None:
        """Take the answers of one session. rows: of its images in the study. out: screens left out."""
        header, standing = record.header, record.standing()
        chosen = _chosen(record, rows, out)
        for position, screen in enumerate(header.screens):
            block = header.design.blocks[screen.block]
            if screen.kind is ScreenKind.CATCH and position in standing and position not in out:
                self._catch(standing[position], screen, block)
            if position not in chosen:
                continue
            probe, grid = rows[screen.probe], tuple(rows[image] for image in screen.grid)
            if screen.kind is ScreenKind.REPEAT and screen.repeats in chosen:
                overlap = len(chosen[position] & chosen[screen.repeats])
                self._twice[block.n, block.grid.choose].append((probe, grid, overlap))
            elif screen.kind is ScreenKind.SHARED:
                question = (header.design_id, screen.block, probe, tuple(sorted(grid)))
                # Of a person who came twice the first answer counts.
                people = self._answers[question, block.grid.choose]
                people.setdefault(header.annotator, chosen[position])

    def _catch(self, response: Response, screen: Screen, block: Block) -> None:
        passed = catch_passed(block.catch.kind, screen.planted, response.chosen)
        chance = block.grid.choose / block.n
        if block.catch.kind == "label":
            chance = 1 / math.comb(block.n, block.grid.choose)
        self.caught = Caught(
            self.caught.shown + 1,
            self.caught.failed + (not passed),
            self.caught.failed_by_guessing + 1 - chance,
        )

    def repeated(self) -> Iterator[Repeated]:
        """Answers given twice, those alike in n and k together."""
        for (_, choose), given in sorted(self._twice.items()):
            probe, grid, overlap = zip(*given, strict=True)
            yield Repeated(np.array(probe), np.array(grid), choose, np.array(overlap))

    def shared(self) -> Iterator[Shared]:
        """Screens that several people answered, those alike in n and k together."""
        alike: dict[tuple[int, int], list[tuple[Question, Sequence[frozenset[int]]]]] = defaultdict(list)
        for (question, choose), people in sorted(self._answers.items()):
            if len(people) > 1:
                alike[len(question[3]), choose].append((question, list(people.values())))
        for (_, choose), asked in sorted(alike.items()):
            yield Shared(
                np.array([question[2] for question, _ in asked]),
                np.array([question[3] for question, _ in asked]),
                choose,
                np.array([len(people) * (len(people) - 1) // 2 for _, people in asked]),
                np.array([_overlap(people) for _, people in asked]),
            )


def _overlap(people: Sequence[frozenset[int]]) -> int:
    """Images that two people both chose, summed over all pairs of people."""
    times: dict[int, int] = defaultdict(int)
    for chosen in people:
        for image in chosen:
            times[image] += 1
    return sum(count * (count - 1) // 2 for count in times.values())
