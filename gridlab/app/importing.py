"""Other programs' answers, and datasets of several studies, as one dataset."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np

from gridlab.app.study import check_output_place
from gridlab.app.uses import Outcome, Use
from gridlab.domain.codes import looks_personal
from gridlab.domain.progress import Cancel, Progress, no_progress
from gridlab.domain.said import say
from gridlab.science.embedding.screens import Ints, screens_from_triplets
from gridlab.store.answers_file import Answered, AnswersFormat, Chosen, read_answers
from gridlab.store.dataset.child import read_sound
from gridlab.store.dataset.columns import Columns, Values
from gridlab.store.dataset.imported import ImportedScreens
from gridlab.store.disk import shown

MOST_CELLS = 144
"""Of a screen that triplets are grouped into, as of a grid."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What was imported. replaced: codes that looked like identities and were numbered instead. skipped: rows
    that are no triplets."""

    path: Path
    images: int
    annotators: int
    screens: int
    triplets: int
    replaced: int
    sha256: str
    skipped: int = 0


DATASETS = frozenset({".h5", ".hdf5", ".hdf"})
"""Endings of datasets of our own; every other file is of another program."""


def importing(
    files: Sequence[Path],
    out: Path,
    kind: AnswersFormat | None = None,
    chosen: Mapping[Path, Chosen] = MappingProxyType({}),
) -> Use[ImportReport]:
    """Importing answers, as a use. chosen: see `import_answers`."""
    return Use(
        say("Reading answers"),
        lambda cancel, progress: import_answers(
            files, out, kind, chosen=chosen, progress=progress, cancel=cancel
        ),
        _told,
    )


def import_answers(
    files: Sequence[Path],
    out: Path,
    kind: AnswersFormat | None,
    *,
    chosen: Mapping[Path, Chosen] = MappingProxyType({}),
    progress: Progress = no_progress,
    cancel: Cancel | None = None,
) -> ImportReport:
    """Write the dataset of all these files' answers. Raises GridLabError, Cancelled; then nothing is written.

    kind: None to tell it by the file. chosen: how a person says that tables are to be read.
    """
    from gridlab.store.dataset.write import write_dataset

    check_output_place(out)
    own = [path for path in files if kind is None and path.suffix.lower() in DATASETS]
    answers = _read([path for path in files if path not in own], kind, chosen, cancel)
    columns, replaced = _columns(own, answers, cancel)
    sha256 = write_dataset(out, columns, progress=progress, cancel=cancel)
    counts, annotators = columns.attributes, len(columns.values["annotator/code"])
    skipped = sum(one.skipped for _, one in answers)
    return ImportReport(
        out,
        counts["n_images"],
        annotators,
        counts["n_screens"],
        counts["n_triplets"],
        replaced,
        sha256,
        skipped,
    )


def _read(
    paths: Sequence[Path],
    kind: AnswersFormat | None,
    chosen: Mapping[Path, Chosen],
    cancel: Cancel | None,
) -> list[tuple[Path, Answered]]:
    found = []
    for path in paths:
        if cancel is not None:
            cancel.raise_if_set()
        found.append((path, read_answers(path, kind, chosen.get(path))))
    return found


def _columns(
    own: Sequence[Path], others: Sequence[tuple[Path, Answered]], cancel: Cancel | None
) -> tuple[Columns, int]:
    """What datasets of our own and other programs' files hold together; how many codes were numbered."""
    from gridlab.store.dataset.imported import columns_of_import
    from gridlab.store.dataset.joined import Part, joined_columns

    parts, replaced = list[Part](), 0
    for path in own:
        attributes, values = read_sound(path)
        parts.append(Part(path.stem, attributes["title"], attributes["purpose"], values))
        if cancel is not None:
            cancel.raise_if_set()
    if others:
        answers = _joined([answered for _, answered in others])
        codes, replaced = _codes(answers.codes)
        imported = columns_of_import(answers.names, codes, _screens(answers))
        if not own:
            return imported, replaced
        parts.append(Part(others[0][0].stem, "", parts[0].purpose, _of_purpose(imported, parts[0].purpose)))
    if cancel is not None:
        cancel.raise_if_set()
    return joined_columns(parts), replaced


def _of_purpose(imported: Columns, purpose: str) -> dict[str, Values]:
    """Imported answers, of which no purpose is known, beside datasets of one."""
    return imported.values | {"session/purpose": [purpose] * len(imported.values["session/id"])}


def _joined(found: Sequence[Answered]) -> Answered:
    """Several files as one; the same name is the same image, the same code the same annotator."""
    if len(found) == 1:
        return found[0]
    names = tuple(dict.fromkeys(name for one in found for name in one.names))
    codes = tuple(sorted({code for one in found for code in one.codes}))
    row_of = {name: row for row, name in enumerate(names)}
    code_of = {code: row for row, code in enumerate(codes)}
    rows, annotators, screens = [], [], []
    begun = 0
    for one in found:
        rows.append(np.array([row_of[name] for name in one.names], np.int32)[one.rows])
        numbers = np.array([*(code_of[code] for code in one.codes), -1], np.int32)
        annotators.append(numbers[one.annotator])
        screens.append(np.where(one.screen >= 0, one.screen + begun, -1))
        begun += int(one.screen.max(initial=-1)) + 1
    return Answered(
        names,
        np.concatenate(rows),
        codes,
        np.concatenate(annotators),
        np.concatenate(screens),
        np.concatenate([one.ms for one in found]),
        sum(one.skipped for one in found),
    )


def _codes(codes: Sequence[str]) -> tuple[list[str], int]:
    """The codes as they are kept: what looks like an identity is numbered instead, as is then every code."""
    personal = sum(map(looks_personal, codes))
    if not personal:
        return list(codes), 0
    wide = len(str(len(codes)))
    return [f"imported-{number:0{wide}}" for number in range(1, len(codes) + 1)], personal


SCREENS_AT_ONCE = 1 << 15


@dataclass(frozen=True, slots=True)
class _Grouped:
    """Screens alike: whose, probe (S,), near (S, k), far (S, f), the number of the file's screen (S,), -1 for
    none, and after how many milliseconds (S,)."""

    annotator: int
    probe: Ints
    near: Ints
    far: Ints
    screen: Ints
    ms: Ints

    @property
    def cells(self) -> int:
        """Cells of each."""
        return int(self.near.shape[1] + self.far.shape[1])


def _screens(answers: Answered) -> ImportedScreens:
    """The triplets of each annotator as the screens they were given on, or where that is not known grouped
    into screens: those of one probe that were compared alike."""
    parts = [
        group
        for annotator in np.unique(answers.annotator).tolist()
        for rows in _at_once(answers, np.flatnonzero(answers.annotator == annotator))
        for group in _grouped(answers, rows, annotator)
    ]
    widest = max(one.cells for one in parts)
    grids = [
        np.pad(np.hstack([one.near, one.far]), ((0, 0), (0, widest - one.cells)), constant_values=-1)
        for one in parts
    ]
    who = np.concatenate([np.full(len(one.probe), one.annotator, np.int32) for one in parts])
    order = np.lexsort((np.concatenate([one.screen for one in parts]), who))
    chosen = np.concatenate([np.full(len(one.probe), one.near.shape[1], np.int32) for one in parts])
    return ImportedScreens(
        np.concatenate([one.probe for one in parts])[order].astype(np.int32),
        np.concatenate(grids)[order].astype(np.int32),
        chosen[order],
        who[order],
        np.concatenate([one.ms for one in parts])[order].astype(np.int32),
    )


def _at_once(answers: Answered, rows: Ints) -> list[Ints]:
    """Rows of some triplets by the screen they were given on, in their order, those of so many screens
    together; those of no known screen by themselves."""
    rows = rows[np.argsort(answers.screen[rows], kind="stable")]
    screens = answers.screen[rows]
    number = np.cumsum(np.diff(screens, prepend=screens[:1]) > 0)
    part = np.where(screens >= 0, number // SCREENS_AT_ONCE, -1)
    return np.split(rows, np.flatnonzero(np.diff(part)) + 1)


def _grouped(answers: Answered, rows: Ints, annotator: int) -> Iterator[_Grouped]:
    """The screens of some triplets. Those of one image on two screens of the file stay apart: until they are
    grouped each such probe bears a number of its own."""
    triplets, screens = answers.rows[rows].astype(np.int64), answers.screen[rows].astype(np.int64)
    images = len(answers.names)
    probes, at = np.unique((screens + 1) * images + triplets[:, 0], return_inverse=True)
    triplets[:, 0] = at.ravel()
    numbers, of = np.unique(screens, return_inverse=True)
    latest = np.full(len(numbers), -1, np.int64)
    np.maximum.at(latest, of.ravel(), answers.ms[rows])
    latest[numbers < 0] = -1
    for group in screens_from_triplets(triplets):
        screen, probe = np.divmod(probes[group.probe], images)
        ms = latest[np.searchsorted(numbers, screen - 1)]
        most = max(MOST_CELLS - group.near.shape[1], 1)
        for start in range(0, group.far.shape[1], most):
            far = group.far[:, start : start + most]
            yield _Grouped(annotator, probe, group.near, far, screen - 1, ms)


def _told(report: ImportReport) -> Outcome:
    what = say("{count:,} triplets imported.", count=report.triplets)
    rest = shown(report.path)
    if report.skipped:
        rest = say("{count:,} rows were skipped. {path}", count=report.skipped, path=rest)
    if report.replaced:
        rest = say(
            "{count} codes look like e-mail addresses or platform ids, so all codes were "
            "replaced by numbers. {path}",
            count=report.replaced,
            path=rest,
        )
    return Outcome("ok", what, rest)
