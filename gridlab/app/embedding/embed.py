"""Fitting an embedding to a study or a dataset, and writing it, as a use."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from gridlab.app.embedding.answers import Source, source_of
from gridlab.app.embedding.contents import TriedRow, contents, tried_rows
from gridlab.app.prediction.work import open_workers
from gridlab.app.study import check_output_place
from gridlab.app.uses import Outcome, Use
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Progress, no_progress
from gridlab.domain.said import say
from gridlab.science.embedding.choice import DIMS, candidates
from gridlab.science.embedding.embed import Embedding, embed
from gridlab.science.embedding.features import feature_space
from gridlab.science.embedding.likelihood import Positions
from gridlab.science.embedding.validation import Setting, Task, Told
from gridlab.store.disk import shown
from gridlab.store.points_file import read_points

Method = Literal["auto", "ste", "tste", "ckl", "soe"]
WEIGHT = 0.5
"""Of features, for a method by name."""
_PENALTIES = {"ste": 0.01, "tste": 0.03, "ckl": 0.1, "soe": 0.01}


@dataclass(frozen=True, slots=True)
class EmbedWish:
    """What is to be fitted and where it goes. dims, penalty, alpha: None for the method's own."""

    source: Path
    out: Path
    method: Method = "auto"
    dims: int | None = None
    penalty: float | None = None
    alpha: float | None = None
    seed: int = 0
    purpose: str = "main"
    features: Path | None = None
    workers: int | None = None
    cluster: str | None = None


@dataclass(frozen=True, slots=True)
class EmbedReport:
    """What was fitted; seconds: of the processor, for the final fit. NaN where something is not known."""

    path: Path
    method: str
    dims: int
    triplets: int
    screens: int
    train_error: float
    heldout_error: float
    heldout_low: float
    heldout_high: float
    heldout_annotators_error: float
    noise_ceiling: float
    noise_ceiling_high: float
    seconds: float
    tried: tuple[TriedRow, ...]


def embedding(wish: EmbedWish) -> Use[EmbedReport]:
    """Fitting and writing an embedding, as a use."""
    return Use(
        say("Fitting the map"),
        lambda cancel, progress: make_embedding(wish, progress=progress, cancel=cancel),
        _told,
    )


def make_embedding(
    wish: EmbedWish, *, progress: Progress = no_progress, cancel: Cancel | None = None
) -> EmbedReport:
    """Fit by the wish and write the file. Raises GridLabError, Cancelled; nothing is then written."""
    from gridlab.store.embedding_file import write_embedding  # h5py: a tenth of a second

    check_output_place(wish.out)
    source = source_of(wish.source, wish.purpose, cancel)
    features, digest = _features(wish, source)
    settings = _settings(wish, len(source.images), features is not None)
    with open_workers(wish.workers, wish.cluster, cancel) as crew:

        def each(work: Callable[[Task], Told], tasks: Sequence[Task]) -> Iterable[tuple[int, Told]]:
            for done, found in enumerate(crew.each(work, tasks), 1):
                progress(done, len(tasks) + 1)
                yield found

        made = embed(source.answers, settings, features, seed=wish.seed, each=each, cancel=cancel)
    file = contents(made, source.images, seed=wish.seed, features_sha256=digest, dataset_sha256=source.sha256)
    write_embedding(wish.out, file)
    return _report(wish, made)


def _settings(wish: EmbedWish, images: int, with_features: bool) -> tuple[Setting, ...]:
    dims = wish.dims if wish.dims is not None else max(min(DIMS, images - 1), 1)
    if wish.method == "auto":
        return candidates(dims, with_features=with_features)
    penalty = wish.penalty if wish.penalty is not None else _PENALTIES[wish.method]
    weight = WEIGHT if with_features else 0.0
    return (Setting(wish.method, dims, penalty, wish.alpha, feature_weight=weight),)


def _features(wish: EmbedWish, source: Source) -> tuple[Positions | None, str]:
    """What is known of the images beforehand, and its digest; None and "" without."""
    if wish.features is None:
        return None, ""
    raw = read_points(wish.features, source.images)
    try:
        space = feature_space(raw)
    except ValueError:
        raise GridLabError(
            say("The features are the same for every image."),
            safe=say("Nothing was written."),
            todo=say("Give features that tell images apart, or leave them out."),
        ) from None
    return space, hashlib.sha256(np.ascontiguousarray(raw, np.float64).tobytes()).hexdigest()


def _report(wish: EmbedWish, made: Embedding) -> EmbedReport:
    return EmbedReport(
        wish.out,
        made.setting.method,
        made.setting.dims,
        made.triplets,
        made.screens,
        made.train_error,
        made.heldout.value,
        made.heldout.low,
        made.heldout.high,
        made.heldout_annotators,
        made.ceiling.low,
        made.ceiling.high,
        made.seconds,
        tried_rows(made),
    )


def _told(report: EmbedReport) -> Outcome:
    if math.isnan(report.heldout_error):
        rest = say("{path}", path=shown(report.path))
    else:
        rest = say(
            "It tells {right:.0%} of the triplets that it was not fitted to. {path}",
            right=1 - report.heldout_error,
            path=shown(report.path),
        )
    return Outcome("ok", say("The map of {count:,} screens is fitted.", count=report.screens), rest)
