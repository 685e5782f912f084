"""Where the designs of a prediction come from: studies, design files, the gallery."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gridlab.app.designs import design_names, load_design, named_design
from gridlab.app.prediction.asked import Source
from gridlab.app.study import open_study


def sources_of(words: Sequence[str]) -> list[Source]:
    """Each word as a study (all its designs), a design file or a gallery name. Raises GridLabError."""
    return [_source(word) for word in words]


def _source(word: str) -> Source:
    path = Path(word)
    if not path.is_dir():
        return Source((named_design(word),))
    study = open_study(path)
    return Source(tuple(load_design(study, name) for name in design_names(study)), study)
