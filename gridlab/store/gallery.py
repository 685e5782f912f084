"""The gallery: designs that ship with the program, to start from."""

from __future__ import annotations

from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.store.design_file import read_design
from gridlab.store.shipped import shipped

GALLERY = (
    "triplet",
    "grid-4-choose-1",
    "grid-4-choose-2",
    "grid-8-choose-1",
    "grid-8-choose-2",
    "grid-8-choose-4",
    "grid-12-choose-1",
    "grid-12-choose-2",
    "grid-12-choose-4",
    "grid-16-choose-1",
    "grid-16-choose-2",
    "grid-16-choose-4",
    "grid-25-choose-4",
    "around-8-choose-2-ranked",
)
"""Names, from the plain triplet up."""


def gallery() -> list[Design]:
    """Every design of the gallery. Raises GridLabError when the program is not completely installed."""
    return [gallery_design(name) for name in GALLERY]


def gallery_design(name: str) -> Design:
    """The design of the gallery with this name. Raises GridLabError."""
    if name not in GALLERY:
        raise GridLabError(
            f"The gallery has no design {name}.", todo="Designs of the gallery: " + ", ".join(GALLERY) + "."
        )
    return read_design(shipped("designs", f"{name}.json"))
