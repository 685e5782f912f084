"""What a map shows of an embedding, whether just fitted or read from a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from gridlab.app.embedding.contents import TriedRow
from gridlab.app.map.plane import Ints, Orientation, Positions
from gridlab.domain.errors import failure
from gridlab.domain.said import say
from gridlab.store.dataset.columns import Values
from gridlab.store.embedding_layout import EmbeddingFile

_FARTHEST = 1e100


@dataclass(frozen=True, slots=True)
class ShownMap:
    """names, sha256s, labels: of the images, N each. seen (N,): on how many screens each was; 0: it lies at
    the centre or where features put it. positions (N, D). uncertainty (N,), None where it is not known.
    about: the attributes of an embedding's file. tried: the settings that were tried."""

    names: tuple[str, ...]
    sha256s: tuple[str, ...]
    labels: tuple[str, ...]
    seen: Ints
    positions: Positions
    uncertainty: npt.NDArray[np.float64] | None
    about: Mapping[str, Any]
    tried: tuple[TriedRow, ...] = ()

    @classmethod
    def of(cls, file: EmbeddingFile) -> ShownMap:
        """What is in an embedding's file. Raises GridLabError where there is nothing to draw."""
        values = file.values
        positions = np.asarray(values["embedding"], np.float64)
        if 0 in positions.shape or np.abs(positions).max() > _FARTHEST:
            raise failure(
                "This map has no positions that can be drawn.",
                safe=say("Nothing was written."),
                todo=say("Fit it again with `gridlab embed`."),
            )
        known = values.get("uncertainty")
        names, sha256s, labels = (
            tuple(str(text) for text in values[f"image/{name}"]) for name in ("name", "sha256", "label")
        )
        return cls(
            names,
            sha256s,
            labels,
            np.asarray(values["image/screens"], np.int64),
            positions,
            None if known is None else np.asarray(known, np.float64),
            file.attributes,
            _tried(values),
        )

    @property
    def dims(self) -> int:
        """Its dimensions."""
        return int(self.positions.shape[1])

    def share_of(self, orientation: Orientation) -> float:
        """Which share of the variance the two axes hold that are seen."""
        spread = self.positions.var(axis=0)
        axes = {orientation.across, orientation.up} & set(range(self.dims))
        whole = float(spread.sum())
        return float(spread[sorted(axes)].sum()) / whole if whole > 0 else 1.0

    def check_axes(self, orientation: Orientation) -> None:
        """Raise GridLabError for axes that the map does not have."""
        if not orientation.fits(self.dims):
            raise failure(
                "The map has {dims} axes. Axis {axis} isn't one of them.",
                dims=self.dims,
                axis=max(orientation.across, orientation.up) + 1,
                safe=say("Nothing was written."),
                todo=say("Choose two from 1 to {dims}.", dims=self.dims),
            )


def _tried(values: Mapping[str, Values]) -> tuple[TriedRow, ...]:
    columns = [np.asarray(values[f"tried/{name}"]).tolist() for name in TriedRow.__slots__]
    return tuple(TriedRow(*row) for row in zip(*columns, strict=True))
