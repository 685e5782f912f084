"""A study: its image set, its metadata and its rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from gridlab.domain.images import Image
from gridlab.domain.limits import Says, Several, Text, closed

ID = r"^[0-9a-f]{32}$"
MAX_IMAGES = 1_000_000

Line = Annotated[str, Text("A text.", 5000)]


@closed
@dataclass(frozen=True, slots=True)
class Metadata:
    """What the dataset says about the study; free texts of the researcher."""

    creators: Annotated[tuple[Line, ...], Several("Names.", 0, 1000)] = ()
    licence: Annotated[str, Text("Of the data.", 5000)] = ""
    contact: Annotated[str, Text("Who answers questions.", 5000)] = ""
    keywords: Annotated[tuple[Line, ...], Several("To find it by.", 0, 1000)] = ()
    funding: Annotated[str, Text("Who paid.", 5000)] = ""
    ethics: Annotated[str, Text("Approval.", 5000)] = ""
    preregistration: Annotated[str, Text("Where it lies.", 5000)] = ""
    doi: Annotated[str, Text("Of the data or the paper.", 5000)] = ""


@closed
@dataclass(frozen=True, slots=True)
class Study:
    """What study.json says."""

    id: Annotated[str, Text("Made at random with the study; never changes.", 32, ID, form="kept")]
    title: Annotated[str, Text("Of the study.", 5000)] = ""
    returning: Annotated[
        Literal["resume", "new", "refuse"], Says("What holds for a code that already has a session.")
    ] = "resume"
    metadata: Metadata = Metadata()
    platforms: Annotated[
        Mapping[str, Any], Says("The study's own fee table, over the one that ships with the program.")
    ] = field(default_factory=dict)
    erased: Annotated[
        tuple[Annotated[str, Text("An id.", 32, ID, form="kept")], ...],
        Several("Ids of erased sessions, which are never taken back.", 0, 1_000_000),
    ] = ()
    images: Annotated[tuple[Image, ...], Several("The image set, in its order.", 0, MAX_IMAGES)] = ()
