"""The answers of a study or of a dataset as one: columns as a dataset has them, before any exclusion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from gridlab.app.chosen_sessions import chosen_sessions
from gridlab.app.study import OpenStudy, open_study
from gridlab.domain.errors import failure
from gridlab.domain.images import Image
from gridlab.domain.progress import Cancel, Progress, no_progress
from gridlab.domain.said import say
from gridlab.store.dataset.child import read_sound
from gridlab.store.dataset.columns import Values, columns_of
from gridlab.store.dataset.pieces import piece_of


@dataclass(frozen=True, slots=True)
class Stored:
    """values: by path of the dataset's layout, without triplets; of a study nothing in them is excluded.
    ranked (S,): whether the order of choosing counts. sha256: of the dataset, "" for a study."""

    images: tuple[Image, ...]
    values: Mapping[str, Values]
    ranked: npt.NDArray[np.bool_]
    sha256: str = ""

    @property
    def codes(self) -> list[str]:
        """Of the annotators, by their rows."""
        return [str(code) for code in self.values["annotator/code"]]


def stored_in(
    path: Path, purpose: str = "main", *, progress: Progress = no_progress, cancel: Cancel | None = None
) -> Stored:
    """What is answered in the study or dataset at `path`. purpose: of a study's sessions.

    Raises GridLabError, for a study also where it has no such sessions, and Cancelled.
    """
    if not path.exists():
        raise failure(
            "There is no study or dataset {name}.",
            name=path.name,
            todo=say("Check the name."),
            safe=say("Nothing was changed."),
        )
    if path.is_dir():
        return stored_of_study(open_study(path), purpose, progress=progress, cancel=cancel)
    return _of_dataset(path)


def stored_of_study(
    study: OpenStudy, purpose: str, *, progress: Progress = no_progress, cancel: Cancel | None = None
) -> Stored:
    """The complete and partial sessions of a purpose that are not voided; progress counts them."""
    rows = {image.sha256: row for row, image in enumerate(study.study.images)}
    pieces = []
    for record in chosen_sessions(study.folder, study.study, (), purpose):
        if cancel is not None:
            cancel.raise_if_set()
        pieces.append(piece_of(record, rows, []))
        progress(len(pieces), 0)
    columns = columns_of(study.study, pieces, purpose)
    return Stored(tuple(study.study.images), columns.values, columns.ranked)


def _of_dataset(path: Path) -> Stored:
    import hashlib

    from gridlab.store.dataset.check import ranked_of

    _, values = read_sound(path)
    texts = {name: list(values[f"image/{name}"]) for name in ("name", "sha256", "label")}
    sizes = zip(np.asarray(values["image/width"]), np.asarray(values["image/height"]), strict=True)
    images = tuple(
        Image(name, sha256, int(width), int(height), label)
        for name, sha256, label, (width, height) in zip(
            texts["name"], texts["sha256"], texts["label"], sizes, strict=True
        )
    )
    with path.open("rb") as data:
        digest = hashlib.file_digest(data, "sha256").hexdigest()
    return Stored(images, values, ranked_of(values), digest)
