"""What a check of a study, design, session or dataset found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not sound. path: the file, as it was named or found; what: a sentence."""

    path: str
    what: str
