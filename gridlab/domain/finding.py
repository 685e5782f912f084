"""What a check of a study, design, session or dataset found."""

from __future__ import annotations

from dataclasses import dataclass

from gridlab.domain.said import Said


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not sound. path: the file, as it was named or found; what: a sentence."""

    path: str
    what: Said
