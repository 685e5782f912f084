"""A study: its image set, its metadata and its rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from gridlab.domain.images import Image


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the dataset says about the study; free texts of the researcher."""

    creators: tuple[str, ...] = ()
    licence: str = ""
    contact: str = ""
    keywords: tuple[str, ...] = ()
    funding: str = ""
    ethics: str = ""
    preregistration: str = ""
    doi: str = ""


@dataclass(frozen=True, slots=True)
class Study:
    """What study.json says. `erased` holds ids of erased sessions; `platforms` the study's own fee table."""

    id: str
    title: str = ""
    returning: Literal["resume", "new", "refuse"] = "resume"
    metadata: Metadata = Metadata()
    platforms: Mapping[str, Any] = field(default_factory=dict)
    erased: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
