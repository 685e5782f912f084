"""Other programs' answers as a dataset, as a use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from gridlab.app.study import check_output_place
from gridlab.app.uses import Outcome, Use
from gridlab.domain.codes import looks_personal
from gridlab.domain.progress import Cancel, Progress, no_progress
from gridlab.domain.said import say
from gridlab.science.embedding.screens import Ints, screens_from_triplets
from gridlab.store.answers_file import Answered, AnswersFormat, read_answers
from gridlab.store.dataset.imported import ImportedScreens
from gridlab.store.disk import shown

MOST_CELLS = 144
"""Of a screen that triplets are grouped into, as of a grid."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What was imported. replaced: codes that looked like identities and were numbered instead."""

    path: Path
    images: int
    annotators: int
    screens: int
    triplets: int
    replaced: int
    sha256: str


def importing(files: Sequence[Path], out: Path, kind: AnswersFormat | None = None) -> Use[ImportReport]:
    """Importing answers, as a use."""
    return Use(
        say("Reading answers"),
        lambda cancel, progress: import_answers(files, out, kind, progress=progress, cancel=cancel),
        _told,
    )


def import_answers(
    files: Sequence[Path],
    out: Path,
    kind: AnswersFormat | None,
    *,
    progress: Progress = no_progress,
    cancel: Cancel | None = None,
) -> ImportReport:
    """Write the dataset of all these files' answers. Raises GridLabError, Cancelled; then nothing is written.

    kind: None to tell it by the file.
    """
    from gridlab.store.dataset.imported import columns_of_import
    from gridlab.store.dataset.write import write_dataset

    check_output_place(out)
    found = [read_answers(path, kind) for path in files]
    if cancel is not None:
        cancel.raise_if_set()
    answers = _joined(found)
    codes, replaced = _codes(answers.codes)
    columns = columns_of_import(answers.names, codes, _screens(answers))
    sha256 = write_dataset(out, columns, progress=progress, cancel=cancel)
    counts = columns.attributes
    return ImportReport(
        out, counts["n_images"], len(codes), counts["n_screens"], counts["n_triplets"], replaced, sha256
    )


def _joined(found: Sequence[Answered]) -> Answered:
    """Several files as one; the same name is the same image, the same code the same annotator."""
    if len(found) == 1:
        return found[0]
    names = tuple(dict.fromkeys(name for one in found for name in one.names))
    codes = tuple(sorted({code for one in found for code in one.codes}))
    row_of = {name: row for row, name in enumerate(names)}
    code_of = {code: row for row, code in enumerate(codes)}
    rows, annotators = [], []
    for one in found:
        rows.append(np.array([row_of[name] for name in one.names], np.int32)[one.rows])
        numbers = np.array([*(code_of[code] for code in one.codes), -1], np.int32)
        annotators.append(numbers[one.annotator])
    return Answered(names, np.concatenate(rows), codes, np.concatenate(annotators))


def _codes(codes: Sequence[str]) -> tuple[list[str], int]:
    """The codes as they are kept: what looks like an identity is numbered instead, as is then every code."""
    personal = sum(map(looks_personal, codes))
    if not personal:
        return list(codes), 0
    wide = len(str(len(codes)))
    return [f"imported-{number:0{wide}}" for number in range(1, len(codes) + 1)], personal


def _screens(answers: Answered) -> ImportedScreens:
    """The triplets of each annotator grouped into screens: those of one probe that were compared alike."""
    parts: list[tuple[int, Ints, Ints, Ints]] = []
    for annotator in np.unique(answers.annotator).tolist():
        for group in screens_from_triplets(answers.rows[answers.annotator == annotator]):
            most = max(MOST_CELLS - group.near.shape[1], 1)
            starts = range(0, group.far.shape[1], most)
            parts += [(annotator, group.probe, group.near, group.far[:, at : at + most]) for at in starts]
    widest = max(near.shape[1] + far.shape[1] for _, _, near, far in parts)
    grids = [
        np.pad(grid, ((0, 0), (0, widest - grid.shape[1])), constant_values=-1)
        for grid in (np.hstack([near, far]) for _, _, near, far in parts)
    ]
    return ImportedScreens(
        np.concatenate([probe for _, probe, _, _ in parts]),
        np.concatenate(grids).astype(np.int32),
        np.concatenate([np.full(len(near), near.shape[1], np.int32) for _, _, near, _ in parts]),
        np.concatenate([np.full(len(near), who, np.int32) for who, _, near, _ in parts]),
    )


def _told(report: ImportReport) -> Outcome:
    what = say("{count:,} triplets are imported.", count=report.triplets)
    rest = shown(report.path)
    if report.replaced:
        rest = say(
            "{count} codes look like e-mail addresses or platform ids: all were numbered instead. {path}",
            count=report.replaced,
            path=rest,
        )
    return Outcome("ok", what, rest)
