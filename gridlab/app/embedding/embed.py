"""Fitting an embedding to a study or a dataset, and writing it, as a use."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal, TypeVar

import numpy as np

from gridlab.app.embedding.answers import Honoured, Source, source_of
from gridlab.app.embedding.colours import colours_of
from gridlab.app.embedding.contents import TriedRow, contents, tried_rows
from gridlab.app.embedding.settings import Wanted
from gridlab.app.exclusions import ignored_said
from gridlab.app.prediction.work import Workers, open_workers
from gridlab.app.study import EMBEDDINGS, check_output_place
from gridlab.app.uses import Outcome, Use
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Progress, no_progress
from gridlab.domain.said import NOTHING, Said, joined, say
from gridlab.science.embedding.choice import folds_for
from gridlab.science.embedding.embed import STARTS, Embedding, How, embed, groups_out
from gridlab.science.embedding.features import feature_space
from gridlab.science.embedding.likelihood import Positions
from gridlab.science.embedding.screens import count_triplets
from gridlab.science.quality.effect import BothWays, errors_both_ways
from gridlab.store.disk import is_there, make_folder, shown
from gridlab.store.points_file import read_points
from gridlab.store.study_file import FILE_NAME as STUDY_FILE

COLOURS: Final = "colours"
_FEW_TRIPLETS = 300_000
Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class EmbedWish:
    """What is to be fitted and where it goes. features: a file, or "colours" for those that are made of the
    images. bootstrap: maps of annotators drawn with replacement that tell how sure each image is."""

    source: Path
    out: Path
    wanted: Wanted = field(default_factory=Wanted)
    seed: int = 0
    purpose: str = "main"
    features: Path | Literal["colours"] | None = None
    bootstrap: int = 0
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
    exclusions: Honoured = "none"
    both_ways: BothWays | None = None
    heldout_folds: int = 0

    @property
    def sample_said(self) -> Said:
        """That not all screens were held out by turns, "" where they were."""
        return held_once_said() if self.heldout_folds == 1 else NOTHING

    def note(self, study: str) -> Said:
        """What there is to say of exclusions, "" for nothing. study: what the command calls it."""
        if self.both_ways is not None:
            return say(
                "On the same held-out screens, none of them excluded: {excluding:.4f} without what is "
                "excluded, {including:.4f} with it.",
                excluding=self.both_ways.excluding,
                including=self.both_ways.including,
            )
        return ignored_said(study) if self.exclusions == "ignored" else NOTHING


def held_once_said() -> Said:
    """What is said of a map of very many triplets."""
    return say(
        "With so many triplets, the choice and the errors come from a tenth of the screens, held out once."
    )


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
    features, digest = _features(wish, source, cancel)
    images = len(source.images)
    settings = wish.wanted.settings(images, with_features=features is not None)
    with open_workers(_workers(wish, source), wish.cluster, cancel) as crew:
        counted = Counted(crew, progress, _tasks(wish, source, len(settings)))
        how = How(features, wish.wanted.searched(images), wish.bootstrap, seed=wish.seed, each=counted.each)
        made = embed(source.answers, settings, how, cancel=cancel)
        both = _both_ways(source, made, how)
    file = contents(made, source.images, seed=wish.seed, features_sha256=digest, dataset_sha256=source.sha256)
    kept = wish.out.parent
    if kept.name == EMBEDDINGS and is_there(kept.parent / STUDY_FILE):  # made with the first map that is kept
        make_folder(kept)
    write_embedding(wish.out, file)
    return _report(wish, made, source.exclusions, both)


def _both_ways(source: Source, made: Embedding, how: How) -> BothWays | None:
    """What exclusions do to the error, None where none hold."""
    whole, images = source.whole, len(source.images)
    if whole is None:
        return None
    return errors_both_ways(
        whole.screens, images, whole.excluded, made.setting, how.features, seed=how.seed, each=how.each
    )


def _workers(wish: EmbedWish, source: Source) -> int | None:
    """Starting processes takes longer than fitting to a few answers does."""
    alone = wish.workers is None and not wish.bootstrap
    return 1 if alone and count_triplets(source.answers.screens) < _FEW_TRIPLETS else wish.workers


def _tasks(wish: EmbedWish, source: Source, settings: int) -> int:
    """About how many fits there will be."""
    screens = source.answers.screens
    tried = (settings + len(wish.wanted.searched(len(source.images)))) * folds_for(screens)
    return tried + STARTS + groups_out(screens) + wish.bootstrap


class Counted:
    """Workers whose tasks are counted for progress, over several runs."""

    def __init__(self, crew: Workers, progress: Progress, total: int) -> None:
        self._crew, self._progress = crew, progress
        self._done, self._total = 0, total
        progress(0, total)

    def each(self, work: Callable[[Item], Result], items: Sequence[Item], /) -> Iterable[tuple[int, Result]]:
        """(number of the item, result) as they come."""
        for found in self._crew.each(work, items):
            self._done += 1
            self._progress(min(self._done, self._total), self._total)
            yield found


def _features(wish: EmbedWish, source: Source, cancel: Cancel | None) -> tuple[Positions | None, str]:
    """What is known of the images beforehand, and its digest; None and "" without."""
    if wish.features is None:
        return None, ""
    if wish.features == COLOURS:
        return space_of(colours_of(wish.source, source, cancel))
    return space_of(read_points(Path(wish.features), source.images))


def space_of(raw: Positions) -> tuple[Positions, str]:
    """Features to be used, and the digest of the raw ones (N, F). Raises GridLabError."""
    try:
        space = feature_space(raw)
    except ValueError:
        raise GridLabError(
            say("The features are the same for every image."),
            safe=say("Nothing was written."),
            todo=say("Give features that tell images apart, or leave them out."),
        ) from None
    return space, hashlib.sha256(np.ascontiguousarray(raw, np.float64).tobytes()).hexdigest()


def _report(wish: EmbedWish, made: Embedding, exclusions: Honoured, both: BothWays | None) -> EmbedReport:
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
        exclusions,
        both,
        made.folds,
    )


def _told(report: EmbedReport) -> Outcome:
    if math.isnan(report.heldout_error):
        rest = say("{path}", path=shown(report.path))
    else:
        rest = say(
            "It predicts {right:.0%} of the triplets it hasn't seen. {path}",
            right=1 - report.heldout_error,
            path=shown(report.path),
        )
    if report.exclusions == "ignored":
        rest = joined((say("Exclusions are ignored until their rules are locked."), rest))
    return Outcome("ok", say("The map of {count:,} screens is fitted.", count=report.screens), rest)
