"""Embeddings: fitting one to screens or a dataset, reading one, and asking it who is near."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from gridlab.app.embedding import Method
from gridlab.app.embedding.contents import TriedRow, contents
from gridlab.app.embedding.embed import space_of
from gridlab.app.embedding.settings import WEIGHT, Dims, Wanted
from gridlab.app.library.dataset import Dataset, PathLike
from gridlab.app.library.tables import Row
from gridlab.app.prediction.work import open_workers
from gridlab.domain.errors import failure
from gridlab.domain.images import Image
from gridlab.domain.progress import Cancel
from gridlab.domain.said import say
from gridlab.science.embedding.embed import Answers, How
from gridlab.science.embedding.embed import embed as fitted
from gridlab.science.embedding.screens import Screens, screens_from_triplets
from gridlab.store.embedding_layout import EmbeddingFile

Floats = npt.NDArray[np.float64]
Answered: TypeAlias = Dataset | Screens | Sequence[Screens] | npt.NDArray[Any]


class Embedding:
    """A map of images, with what is known of it.

    positions: float64 (N, D), centred, axes by descending variance. heldout_error: the share of triplets of
    held-out screens that it tells wrongly, cross-validated; heldout_interval: (low, high), 95 %;
    heldout_annotators_error: on annotators who were left out; noise_ceiling, noise_ceiling_high: between
    these lies the least error that is possible; train_error. NaN is not known. tried: a row for each setting
    that cross-validation tried. method, dims, seed, penalty, alpha, mu, feature_weight: of the one that was
    chosen.
    """

    def __init__(self, file: EmbeddingFile) -> None:
        self._file = file

    def __repr__(self) -> str:
        error = "not known" if math.isnan(self.heldout_error) else f"{self.heldout_error:.3f}"
        return (
            f"<Embedding of {len(self.positions):,} images in {self.dims} dimensions, held-out error {error}>"
        )

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in self._file.attributes:
            raise AttributeError(f"an embedding has no {name!r}")
        return self._file.attributes[name]

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._file.attributes]

    @property
    def positions(self) -> Floats:
        """float64 (N, D)."""
        return np.asarray(self._file.values["embedding"], np.float64)

    @property
    def heldout_interval(self) -> tuple[float, float]:
        """The 95 % interval of `heldout_error`, by drawing annotators anew, or else screens."""
        return float(self._file.attributes["heldout_low"]), float(self._file.attributes["heldout_high"])

    @property
    def names(self) -> list[str]:
        """The names of the N images; "" where none are known."""
        return [str(name) for name in self._file.values["image/name"]]

    @property
    def labels(self) -> list[str]:
        """The labels of the N images."""
        return [str(label) for label in self._file.values["image/label"]]

    @property
    def screens_seen(self) -> npt.NDArray[np.int32]:
        """(N,): on how many screens each image was seen."""
        return np.asarray(self._file.values["image/screens"], np.int32)

    @property
    def uncertainty(self) -> Floats | None:
        """(N,): how sure each image is, see section "Embedding: HDF5" of docs/formats.md; None without it."""
        found = self._file.values.get("uncertainty")
        return None if found is None else np.asarray(found)

    @property
    def weights(self) -> Floats | None:
        """(A, D): how strongly each annotator weights each axis; None where that was not asked for."""
        found = self._file.values.get("annotator/weights")
        return None if found is None else np.asarray(found)

    @property
    def annotators(self) -> list[str]:
        """The codes of those whose weights are known."""
        return [str(code) for code in self._file.values.get("annotator/code", ())]

    @property
    def tried(self) -> list[Row]:
        """What cross-validation tried: method, dims, penalty, alpha, mu, feature_weight, logloss,
        heldout_error, heldout_se, chosen."""
        columns = [np.asarray(self._file.values[f"tried/{name}"]).tolist() for name in TriedRow.__slots__]
        rows = (zip(TriedRow.__slots__, row, strict=True) for row in zip(*columns, strict=True))
        return [Row({name: _known(value) for name, value in row}) for row in rows]

    def neighbours(self, image: int | str, k: int = 10) -> npt.NDArray[np.int64]:
        """Rows of the k images nearest to one, given by row or name, the nearest first; (k,), or N - 1 where
        that is fewer. Raises ValueError for an image that is not there.

        >>> screens = gridlab.simulate("grid-8-choose-2", 30, 10, seed=1)
        >>> gridlab.embed(screens, method="tste", dims=2).neighbours(0, 3).shape
        (3,)
        """
        row = self.names.index(image) if isinstance(image, str) else int(image)
        if not 0 <= row < len(self.positions):
            raise ValueError(f"there is no image {row}; rows go from 0 to {len(self.positions) - 1}")
        squares = ((self.positions - self.positions[row]) ** 2).sum(axis=1)
        squares[row] = -1
        return np.argsort(squares, kind="stable")[1 : k + 1].astype(np.int64)

    def save(self, path: PathLike) -> Path:
        """Write it to a file that `gridlab map` and `gridlab.read_embedding` read. Raises GridLabError; the
        file is then as before."""
        from gridlab.store.embedding_file import write_embedding  # h5py: a tenth of a second

        write_embedding(Path(path), self._file)
        return Path(path)


def _known(value: Any) -> Any:
    return None if isinstance(value, float) and math.isnan(value) else value


def read_embedding(path: PathLike) -> Embedding:
    """The embedding that `gridlab embed` or `Embedding.save` wrote. Raises GridLabError for any other file.

    >>> screens = gridlab.simulate("grid-8-choose-2", 30, 10, seed=1)
    >>> made = gridlab.embed(screens, method="tste", dims=2)
    >>> gridlab.read_embedding(made.save("map.h5")).positions.shape
    (30, 2)
    """
    from gridlab.store.embedding_file import read_embedding as read  # h5py: a tenth of a second

    file = read(Path(path))
    return Embedding(file)


def embed(
    answers: Answered,
    method: Method = "auto",
    dims: Dims = None,
    seed: int = 0,
    *,
    penalty: float | None = None,
    alpha: float | None = None,
    mu: float | None = None,
    features: npt.ArrayLike | None = None,
    feature_weight: float = WEIGHT,
    subsets: bool = False,
    persons: bool = False,
    bootstrap: int = 0,
    n_images: int | None = None,
    workers: int | None = 1,
    cancel: Cancel | None = None,
) -> Embedding:
    """A map of the images that tells the answers, as `gridlab embed` fits it.

    answers: a Dataset, Screens, a list of Screens (one for each n and k), or triplets (T, 3) of image rows.
    method: auto, ste, tste, ckl, soe or snack. dims: a number, "auto" to search for one, None for the
    method's own. penalty, alpha, mu: None for the method's own; with a method by name alone. features: (N,
    F), what is known of the images beforehand; NaN rows are not known. feature_weight: of features, for a
    method by name. subsets: fit the chosen set of each screen and not its triplets. persons: annotators
    weight the axes (of a Dataset). bootstrap: maps of annotators drawn with replacement, for `uncertainty`.
    n_images: N, where it cannot be told by the answers. workers: processes; None for one on each core. The
    same answers, seed and settings give the same positions.

    Raises GridLabError for answers that decide nothing, and ValueError for arrays that do not go together, a
    method or dims that there is not.

    >>> screens = gridlab.simulate("grid-8-choose-2", 30, 10, seed=1)
    >>> made = gridlab.embed(screens, method="tste", dims=2)
    >>> made.positions.shape, made.heldout_error < 0.5
    ((30, 2), True)
    """
    known, images = answers_and_images(answers, n_images)
    if not known.screens:
        raise failure(
            "There are no answered screens to make a map of.",
            safe=say("Nothing was changed."),
            todo=say("Give screens on which some images were chosen and others not."),
        )
    if persons and not known.annotators_known:
        raise ValueError("persons need a dataset of two annotators or more")
    space, digest = (None, "") if features is None else _space(features, len(images))
    number = int(dims) if isinstance(dims, np.integer) else dims
    wanted = Wanted(method, number, penalty, alpha, mu, feature_weight, subsets)
    settings = wanted.settings(len(images), with_features=space is not None)
    with open_workers(workers, None, cancel) as crew:
        how = How(space, wanted.searched(len(images)), bootstrap, persons, seed, crew.each)
        made = fitted(known, settings, how, cancel=cancel)
    codes: Sequence[str] = answers.annotators.code.tolist() if isinstance(answers, Dataset) else ()
    return Embedding(contents(made, images, seed=seed, features_sha256=digest, codes=codes))


def _space(features: npt.ArrayLike, images: int) -> tuple[Floats, str]:
    raw = np.asarray(features, np.float64)
    if raw.ndim != 2 or len(raw) != images:
        raise ValueError(f"features are (N, F), a row for each of the {images} images, not {raw.shape}")
    return space_of(raw)


def answers_and_images(answers: Answered, n_images: int | None = None) -> tuple[Answers, tuple[Image, ...]]:
    """Answers as a fit takes them, and the images that they are of. Raises ValueError."""
    if isinstance(answers, Dataset):
        return answers._answers(), answers._images
    screens = screens_of(answers)
    shown = [int(ids.max()) for one in screens for ids in (one.probe, one.near, one.far) if ids.size]
    images = max(shown, default=-1) + 1 if n_images is None else n_images
    total = sum(map(len, screens))
    known = Answers(screens, images, np.full(total, -1), np.zeros(total, np.bool_))
    return known, tuple(Image(f"image-{row}", "", 0, 0) for row in range(images))


def screens_of(answers: Screens | Sequence[Screens] | npt.NDArray[Any]) -> list[Screens]:
    """Screens, a list of them, or triplets (T, 3), as a list of screens with a row each. Raises
    ValueError."""
    if isinstance(answers, Screens):
        return [answers] if len(answers) else []
    if isinstance(answers, list | tuple) and all(isinstance(one, Screens) for one in answers):
        return [one for one in answers if len(one)]
    triplets = np.asarray(answers)
    if triplets.ndim != 2 or triplets.shape[1] != 3 or triplets.dtype.kind not in "iu":
        raise ValueError("answers are a Dataset, Screens, a list of Screens, or whole-number triplets (T, 3)")
    return list(screens_from_triplets(triplets))
