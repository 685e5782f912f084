"""Warnings about a design: pure rules, each with its reason in words and an edit that mends it."""

from __future__ import annotations

from gridlab.domain.design import Design
from gridlab.domain.design_rules import problems
from gridlab.domain.platforms import Platform
from gridlab.domain.warnings.colours import colour_warnings
from gridlab.domain.warnings.counts import choose_warnings, hit_warnings, wage_warnings
from gridlab.domain.warnings.display import display_warnings
from gridlab.domain.warnings.images import image_warnings
from gridlab.domain.warnings.values import (
    SEVERITIES,
    At,
    DesignWarning,
    Fix,
    ImageFacts,
    Severity,
    Viewing,
)
from gridlab.domain.warnings.wording import instructions_warnings, wording_warnings

__all__ = ["SEVERITIES", "DesignWarning", "Fix", "ImageFacts", "Severity", "Viewing", "design_warnings"]


def design_warnings(
    design: Design,
    viewing: Viewing,
    facts: ImageFacts | None = None,
    terms: Platform | None = None,
    hit_seconds: float = 0.0,
) -> tuple[DesignWarning, ...]:
    """Every warning about a design that can be run, the most serious first; () for one that cannot.

    facts: of the image set, None where there is none. terms, hit_seconds: of the platform that is paid
    through and how long a HIT takes; None: pay is not looked at.
    """
    if problems(design):
        return ()
    found: list[DesignWarning] = []
    for index in range(len(design.blocks)):
        at = At(design, index)
        if facts is not None:
            found += image_warnings(at, facts)
        found += display_warnings(at, viewing)
        found += colour_warnings(at)
        found += wording_warnings(at, viewing)
        found += choose_warnings(at)
    found += instructions_warnings(design)
    found += hit_warnings(design)
    if terms is not None:
        found += wage_warnings(design, terms, hit_seconds)
    return tuple(sorted(found, key=lambda one: SEVERITIES.index(one.severity)))
