"""A dataset as arrays."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import numpy.typing as npt

from gridlab.app.embedding.answers import answers_of
from gridlab.app.library.tables import Row, Table, column_of
from gridlab.app.quality.measuring import Judged
from gridlab.app.quality.quality import quality_of
from gridlab.app.stored import Stored, stored_in
from gridlab.domain.errors import failure
from gridlab.domain.images import Image
from gridlab.domain.said import say
from gridlab.science.embedding.embed import Answers
from gridlab.store.dataset.columns import Columns, Values, yielded
from gridlab.store.dataset.layout import BY_PATH, METADATA, THUMBNAILS

if TYPE_CHECKING:
    import pandas

PathLike: TypeAlias = str | os.PathLike[str]
Flags = npt.NDArray[np.bool_]
_TABLES = {
    "images": "image", "designs": "design", "annotators": "annotator", "sessions": "session",
    "answers": "answer", "screens": "screen", "responses": "response", "events": "event",
    "exclusions": "exclusion",
}  # fmt: skip
_TRIPLETS = "triplets"


def read_dataset(path: PathLike) -> Dataset:
    """The dataset that `gridlab export` or `gridlab import` wrote at `path`.

    The file is checked first, in a process of its own with limits on time and memory. Raises
    `gridlab.GridLabError` for what is not there, not readable, or no sound dataset.

    >>> data = gridlab.read_dataset("foods.h5")
    >>> data.triplets.shape[1], data.triplets.dtype
    (3, dtype('int32'))
    >>> len(data.images.name) == data.images.rows
    True
    """
    place = Path(path)
    if place.is_dir():
        raise failure(
            "{name} is a folder, not a dataset.",
            name=place.name,
            safe=say("Nothing was changed."),
            todo=say("Export the study first: `gridlab export STUDY -o OUT.h5`."),
        )
    return Dataset(stored_in(place))


class Dataset:
    """Everything that was answered, a table each: section "Dataset: HDF5" of docs/formats.md says what is in
    it.

    images, designs, annotators, sessions, answers, screens, responses, events, exclusions: tables, whose
    columns are arrays named as in the file (`data.screens.grid` is int32 (S, n), -1 pads). triplets: int32
    (T, 3), anchor, near, far as rows of `images`; triplet_screens: int32 (T,), rows of `screens`.
    """

    def __init__(self, stored: Stored) -> None:
        self._stored = stored

    def __repr__(self) -> str:
        return (
            f"<Dataset: {self.images.rows:,} images, {self.annotators.rows:,} annotators, "
            f"{self.sessions.rows:,} sessions, {self.screens.rows:,} screens>"
        )

    def __getattr__(self, name: str) -> Table:
        if name not in _TABLES:
            raise AttributeError(f"a dataset has no {name!r}; it has {', '.join(_TABLES)}, triplets")
        table = _TABLES[name]
        made = Table(
            {
                path.partition("/")[2]: column_of(value)
                for path, value in self._stored.values.items()
                if BY_PATH[path].table == table and path != THUMBNAILS
            }
        )
        self.__dict__[name] = made
        return made

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *_TABLES]

    @property
    def metadata(self) -> dict[str, Any]:
        """What the researcher says about the study, and the months of collection."""
        found: dict[str, Any] = json.loads(str(self._stored.values[METADATA]))
        return found

    @property
    def thumbnails(self) -> npt.NDArray[np.uint8] | None:
        """uint8 (N, 64, 64, 3), or None where they were not exported."""
        pictures = self._stored.values.get(THUMBNAILS)
        return None if pictures is None else np.asarray(pictures)

    @cached_property
    def _expanded(self) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
        from gridlab.store.dataset.write import triplet_blocks  # h5py: a tenth of a second

        values = dict(self._stored.values)
        columns = Columns({}, values, yielded(values, self._stored.ranked), self._stored.ranked)
        triplets = np.empty((columns.n_triplets, 3), np.int32)
        screens = np.empty(columns.n_triplets, np.int32)
        start = 0
        for block, rows in triplet_blocks(columns):
            triplets[start : start + len(rows)], screens[start : start + len(rows)] = block, rows
            start += len(rows)
        return triplets, screens

    @property
    def triplets(self) -> npt.NDArray[np.int32]:
        """(T, 3): the anchor is nearer to the second image than to the third; of main and shared screens that
        are not excluded, in the order of the file."""
        return self._expanded[0]

    @property
    def triplet_screens(self) -> npt.NDArray[np.int32]:
        """(T,): the row of `screens` that each triplet comes from."""
        return self._expanded[1]

    def where(
        self,
        *,
        purpose: str | None = None,
        annotators: str | Iterable[str] | None = None,
        excluded: bool | None = None,
    ) -> Dataset:
        """The part of it with sessions of a purpose, by annotators of these codes, with screens that are, or
        are not, excluded. Images and designs stay; rows are numbered anew. Raises GridLabError for a code
        that is not there.

        >>> data = gridlab.read_dataset("foods.h5")
        >>> one = data.where(annotators="sim-001")
        >>> list(one.annotators.code), one.sessions.rows
        (['sim-001'], 1)
        """
        sessions = np.ones(self.sessions.rows, np.bool_)
        if purpose is not None:
            sessions &= self.sessions.purpose == purpose
        if annotators is not None:
            sessions &= np.isin(self.sessions.annotator, self._rows_of(annotators))
        screens = sessions[self.screens.session]
        if excluded is not None:
            screens &= (self.screens.excluded > 0) == excluded
        people = np.isin(np.arange(self.annotators.rows), self.sessions.annotator[sessions])
        return Dataset(_part(self._stored, {"session": sessions, "screen": screens, "annotator": people}))

    def _rows_of(self, codes: str | Iterable[str]) -> list[int]:
        wanted = [codes] if isinstance(codes, str) else list(codes)
        known = {code: row for row, code in enumerate(self.annotators.code)}
        absent = [code for code in wanted if code not in known]
        if absent:
            raise failure(
                "The dataset has no annotator {code}.",
                code=absent[0],
                safe=say("Nothing was changed."),
                todo=say("Choose from the codes in `.annotators.code`."),
            )
        return [known[code] for code in wanted]

    def to_pandas(self, table: str = "screens") -> pandas.DataFrame:
        """One table as a DataFrame, columns of several numbers a row (such as `grid`) as arrays in each cell.

        table: the name of a table, or "triplets" (anchor, near, far, screen). Raises ValueError for another
        name, and ImportError where pandas is not installed.

        >>> data = gridlab.read_dataset("foods.h5")
        >>> list(data.to_pandas("annotators").columns)
        ['code']
        """
        import pandas as pd

        if table == _TRIPLETS:
            names = ("anchor", "near", "far")
            columns = dict(zip(names, self.triplets.T, strict=True))
            return pd.DataFrame(columns | {"screen": self.triplet_screens})
        if table not in _TABLES:
            raise ValueError(f"there is no table {table!r}; there are {', '.join(_TABLES)}, triplets")
        found: Table = getattr(self, table)
        return pd.DataFrame({name: list(of) if of.ndim > 1 else of for name, of in found.items()})

    @property
    def _images(self) -> tuple[Image, ...]:
        return self._stored.images

    def _answers(self) -> Answers:
        """The screens that count, for a fit."""
        return answers_of(self._stored.values, self._stored.ranked, len(self._stored.images))


def _part(stored: Stored, kept: dict[str, Flags]) -> Stored:
    """Some sessions, screens and annotators, with what belongs to them; rows numbered anew."""
    values = stored.values
    session, screen = kept["session"], kept["screen"]

    def column(path: str) -> npt.NDArray[Any]:
        return np.asarray(values[path])

    def with_screen(table: str, *, alone: bool) -> Flags:
        """Rows whose session is kept, and whose screen is; alone: also those of no screen."""
        rows = column(f"{table}/screen")
        own = np.append(screen, alone)[rows]
        return np.asarray(session[column(f"{table}/session")] & own)

    kept = kept | {
        "answer": session[column("answer/session")],
        "response": screen[column("response/screen")],
        "event": session[column("event/session")],
        "exclusion": with_screen("exclusion", alone=True),
    }
    numbers = {table: np.where(own, np.cumsum(own) - 1, -1) for table, own in kept.items()}
    made = dict[str, Values]()
    for path, value in values.items():
        table, refers = BY_PATH[path].table, BY_PATH[path].refers
        rows = kept.get(table)
        if rows is None:
            made[path] = value
            continue
        some = column_of(value)[rows]
        if refers in numbers:
            some = np.append(numbers[refers], -1)[some].astype(some.dtype)
        made[path] = some.tolist() if BY_PATH[path].kind == "str" else some
    return Stored(stored.images, made, stored.ranked[screen])


def quality(dataset: Dataset | PathLike) -> list[Row]:
    """How carefully each annotator of a dataset answered, the most doubtful first: what `gridlab quality`
    says.

    A row has `annotator`, `screens`, `catch_passed`, `catch_shown`, `catch_chance`, `repeat_kappa`,
    `agreement_kappa`, `guess_score` (with `guess_low`, `guess_high`), `position_p`, `median_ms`, `flags` and
    more; None where something cannot be had. Exclusions are ignored. Raises GridLabError.

    >>> rows = gridlab.quality(gridlab.read_dataset("foods.h5"))
    >>> sorted(row.annotator for row in rows)[0]
    'sim-001'
    """
    data = dataset if isinstance(dataset, Dataset) else read_dataset(dataset)
    rows = quality_of(Judged(data._stored)).rows
    return [
        Row({name: getattr(row, name) for name in row.__slots__} | {"flags": list(row.flags)}) for row in rows
    ]
