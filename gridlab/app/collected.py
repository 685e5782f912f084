"""What the sessions of one purpose say, as the columns of a dataset, read once for all that looks at it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from gridlab.app.chosen_sessions import chosen_sessions
from gridlab.app.embedding.answers import answers_of, screens_in
from gridlab.app.quality.measuring import measured_in
from gridlab.app.stored import Stored, stored_in
from gridlab.app.study import OpenStudy
from gridlab.app.uses import Use
from gridlab.domain.exclusion import excluded
from gridlab.domain.images import Image
from gridlab.domain.progress import Cancel, Progress
from gridlab.domain.said import say
from gridlab.domain.screen import ScreenKind
from gridlab.science.embedding.embed import Answers
from gridlab.store.dataset.columns import Columns, Values, columns_of, yielded
from gridlab.store.dataset.pieces import Piece, piece_of
from gridlab.store.exclusions_file import read_exclusions
from gridlab.store.sessions.list import session_paths

Ints = npt.NDArray[np.int64]
COUNTED = (ScreenKind.MAIN, ScreenKind.SHARED)


@dataclass(frozen=True)
class Collected:
    """Complete and partial sessions of a purpose. images: of the study, which the rows of screens name.
    is_locked: the rules of exclusion are locked, so that errors honour them. sha256: of a dataset, "" for a
    study."""

    images: tuple[Image, ...]
    columns: Columns
    is_locked: bool = False
    sha256: str = ""

    def values(self, path: str) -> npt.NDArray[Any]:
        """A column of numbers as it is kept."""
        return np.asarray(self.columns.values[path])

    def ints(self, path: str) -> Ints:
        """A column of numbers, such as "screen/probe"."""
        return np.asarray(self.columns.values[path], np.int64)

    def texts(self, path: str) -> list[str]:
        """A column of texts, such as "annotator/code"."""
        values: Any = self.columns.values[path]
        return list(values)

    @property
    def stored(self) -> Stored:
        """The same as what quality is measured on: all screens, whatever is excluded."""
        return Stored(self.images, self.columns.values, self.columns.ranked)

    @property
    def excludes(self) -> bool:
        """Whether a rule or decision leaves something out, locked or not."""
        return bool(self.values("screen/excluded").any())

    @cached_property
    def annotator(self) -> Ints:
        """Who answered each screen, a row of /annotator (S,)."""
        return self.ints("session/annotator")[self.ints("screen/session")]

    @cached_property
    def design(self) -> Ints:
        """The design of each screen, a row of /design (S,)."""
        return self.ints("session/design")[self.ints("screen/session")]

    @cached_property
    def counted(self) -> npt.NDArray[np.bool_]:
        """Whether a screen is main or shared, so that its triplets count (S,)."""
        return np.isin(self.ints("screen/kind"), COUNTED)

    @cached_property
    def answers(self) -> Answers:
        """What embeddings are fitted to: without what is excluded once the rules are locked."""
        return answers_of(self._used, self.columns.ranked, len(self.images))

    @cached_property
    def rows(self) -> Ints:
        """The row of /screen of each screen of the answers, in their order."""
        return screens_in(self._used, self.columns.ranked)[1]

    @property
    def _used(self) -> dict[str, Values]:
        """The columns, as if nothing was excluded until the rules are locked."""
        values = dict(self.columns.values)
        if not self.is_locked:
            values["screen/excluded"] = np.zeros_like(np.asarray(values["screen/excluded"]))
        return values


def collecting_dataset(path: Path) -> Use[Collected]:
    """Reading a dataset, as a use; what it excludes is excluded here. Raises GridLabError."""

    def work(cancel: Cancel, _progress: Progress) -> Collected:
        stored = stored_in(path, cancel=cancel)
        values = dict(stored.values)
        counts = yielded(values, stored.ranked)
        attributes = {
            "n_images": len(stored.images),
            "n_sessions": len(np.asarray(values["session/annotator"])),
            "n_screens": len(counts),
            "n_triplets": int(counts.sum()),
        }
        columns = Columns(attributes, values, counts, stored.ranked)
        found = Collected(stored.images, columns, is_locked=True, sha256=stored.sha256)
        _ = found.answers, found.rows
        return found

    return Use(say("Reading the dataset"), work)


def collecting(study: OpenStudy, purpose: str) -> Use[Collected]:
    """Reading the sessions of a purpose, as a use. Raises GridLabError where there are none."""

    def work(cancel: Cancel, progress: Progress) -> Collected:
        rows = {image.sha256: row for row, image in enumerate(study.study.images)}
        rules = read_exclusions(study.folder)
        measured = measured_in(study, rules, (purpose,), cancel)
        pieces: list[Piece] = []
        count = len(session_paths(study.folder))
        for record in chosen_sessions(study.folder, study.study, (), purpose):
            cancel.raise_if_set()
            progress(len(pieces), count)
            pieces.append(piece_of(record, rows, excluded(rules, [record], measured)))
        progress(count, count)
        columns = columns_of(study.study, pieces, purpose)
        found = Collected(study.study.images, columns, rules.locked is not None)
        _ = found.answers, found.rows  # worked out here, not where they are first shown
        return found

    return Use(say("Reading the answers"), work)
