"""What there is to warn of in a study's designs: the rules of the domain on this study's images and pace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gridlab.app.cost.collected import pace_of_study
from gridlab.app.study import OpenStudy
from gridlab.domain.design import Design
from gridlab.domain.hit_time import ObservedPace, hit_time
from gridlab.domain.platforms import Platforms
from gridlab.domain.warnings import DesignWarning, ImageFacts, Viewing, design_warnings
from gridlab.store.design_file import design_id
from gridlab.store.platforms_file import with_studys_own


@dataclass(frozen=True, slots=True)
class StudyFacts:
    """What warnings about a study's designs depend on besides the designs. pace: by design id."""

    images: ImageFacts
    platforms: Platforms
    pace: Mapping[str, ObservedPace] = field(default_factory=dict)


def study_facts(opened: OpenStudy, *, with_pace: bool) -> StudyFacts:
    """Read them; with_pace reads every complete session, which takes its time."""
    return StudyFacts(
        ImageFacts(opened.study.images),
        with_studys_own(opened.study.platforms),
        pace_of_study(opened) if with_pace else {},
    )


def warnings_of(design: Design, viewing: Viewing, facts: StudyFacts) -> tuple[DesignWarning, ...]:
    """The warnings about one design on a display; pay is judged by the time that the cost table has."""
    observed = facts.pace.get(design_id(design)) if facts.pace else None
    return design_warnings(
        design,
        viewing,
        facts.images,
        facts.platforms.get(design.payment.platform),
        hit_time(design, observed=observed).hit_seconds,
    )
