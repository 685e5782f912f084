"""Warnings about a design: pure rules, each with its reason in words and an edit that mends it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gridlab.domain.design import Design
from gridlab.domain.design_rules import problems
from gridlab.domain.platforms import Platform
from gridlab.domain.warnings import counts, display, images, wording
from gridlab.domain.warnings.values import (
    SEVERITIES,
    At,
    DesignWarning,
    Fix,
    ImageFacts,
    Severity,
    Viewing,
)

__all__ = ["SEVERITIES", "DesignWarning", "Fix", "ImageFacts", "Severity", "Viewing", "design_warnings"]

BLOCK_RULES: tuple[Callable[[At], Iterator[DesignWarning]], ...] = (
    images.enough,
    images.labels,
    images.enlarged,
    display.fits,
    display.targets,
    display.told_apart,
    display.accent,
    display.text,
    wording.number,
    wording.place,
    counts.choose,
)
HIT_RULES: tuple[Callable[[Design], Iterator[DesignWarning]], ...] = (
    wording.instructions,
    counts.catch,
    counts.shared,
    counts.repeats,
)


def design_warnings(
    design: Design,
    viewing: Viewing,
    facts: ImageFacts,
    terms: Platform | None = None,
    hit_seconds: float = 0.0,
) -> tuple[DesignWarning, ...]:
    """Every warning about a design that can be run, the most serious first; () for one that cannot.

    facts: of the image set. terms, hit_seconds: of the platform that is paid through and how long a HIT
    takes; None: pay is not looked at.
    """
    if problems(design):
        return ()
    found: list[DesignWarning] = []
    for index in range(len(design.blocks)):
        for block_rule in BLOCK_RULES:
            found += block_rule(At(design, index, viewing, facts))
    for hit_rule in HIT_RULES:
        found += hit_rule(design)
    if terms is not None:
        found += counts.wage(design, terms, hit_seconds)
    return tuple(sorted(found, key=lambda one: SEVERITIES.index(one.severity)))
