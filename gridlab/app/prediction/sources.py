"""Where the designs of a prediction come from: studies, design files, the gallery."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gridlab.app.designs import design_names, load_design, named_design
from gridlab.app.prediction.asked import Source
from gridlab.app.study import open_study
from gridlab.domain.errors import GridLabError


def sources_of(words: Sequence[str]) -> list[Source]:
    """Each word as a study (all its designs), a design file or a gallery name. Raises GridLabError."""
    return [_source(word) for word in words]


def _source(word: str) -> Source:
    path = Path(word)
    if not path.is_dir():
        return Source((named_design(word),))
    study = open_study(path)
    designs, refused = [], []
    for name in design_names(study):
        try:
            designs.append(load_design(study, name))
        except GridLabError as error:
            refused.append((name, error))
    return Source(tuple(designs), study, tuple(refused))
