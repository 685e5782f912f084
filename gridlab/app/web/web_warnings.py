"""What is worth knowing about a publication before annotators see it; nothing of it forbids to publish."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from gridlab.app.web.addresses import way_of_platform
from gridlab.domain.geometry import QUESTION_LINE, question_width
from gridlab.domain.publication import Publication
from gridlab.domain.said import Said, say
from gridlab.domain.warnings import DesignWarning, ImageFacts, Viewing, design_warnings

PHONE = (390, 844)
_LOCAL = ("localhost", "127.0.0.1", "::1")
_LONG_ENOUGH = 20 * 60 * 60
"""Seconds: longer limits are none for WCAG 2.2, 2.2.1."""


def web_warnings(publication: Publication) -> Iterator[Said]:
    """Every warning, as sentences."""
    yield from _alts(publication)
    yield from _numbers(publication)
    yield from _codes(publication)
    yield from _displays(publication)
    yield from _access(publication)
    if publication.design.session.feedback != "none":
        yield say("The web shows no feedback at the end, although the design asks for it.")
    http = [url for url in publication.urls if url.startswith("http://") and not _is_local(url)]
    if http:
        yield say(
            "Platform ids are only taken over https, so {url} gives sessions without them.", url=http[0]
        )


def _alts(publication: Publication) -> Iterator[Said]:
    """Alternative texts are read out, and stand in the page for all to see."""
    shown = [image for image, one in zip(publication.images, publication.pictures, strict=True) if one.probe]
    labelled = [image for image in shown if image.alt and _alike(image.alt) == _alike(image.label)]
    if labelled:
        yield say(
            "{count:,} of {images:,} descriptions equal the image's label and give it away, such as {alt}.",
            count=len(labelled),
            images=len(shown),
            alt=f"“{labelled[0].alt}”",
        )
    often = Counter(_alike(image.alt) for image in shown if image.alt)
    twice = [image for image in shown if often[_alike(image.alt)] > 1]
    if twice:
        yield say(
            "{count:,} images share their description with another, such as {alt}. Annotators who hear them "
            "can't tell them apart.",
            count=len(twice),
            alt=f"“{twice[0].alt}”",
        )
    without = sum(not image.alt for image in shown)
    if without:
        yield say(
            "{count:,} of {images:,} images have no description. People who can't see them can't take part "
            "(WCAG 2.2, 1.1.1).",
            count=without,
            images=len(shown),
        )


def _alike(text: str) -> str:
    return " ".join(text.casefold().split())


def _numbers(publication: Publication) -> Iterator[Said]:
    if publication.sink_kind not in ("post", "file") or publication.links:
        return
    yield say(
        "Nobody counts the sessions of this page: each draws one of {numbers:,} numbers. So images aren't "
        "shown equally often, and a number may come twice. Personal links (--links) or another sink keep "
        "the balance.",
        numbers=publication.numbers,
    )


def _codes(publication: Publication) -> Iterator[Said]:
    codes, kind = publication.codes, publication.sink_kind
    is_paid = way_of_platform(publication.design.payment.platform).key != "other"
    if is_paid and not codes.complete:
        yield say("Without a completion code, annotators can't show the platform that they took part.")
    if is_paid and publication.design.pages.consent and not codes.declined:
        yield say("Without a code for those who decline, they block a place on the platform for days.")
    if kind != "serve" and codes.said():
        yield say(
            "Annotators can read the codes in this page's source. Approve after comparing with what was "
            "collected (collect --submissions), or use the sink serve."
        )
    if kind == "file":
        yield say("Answers stay with the annotator as a download, until they hand the file in.")


def _displays(publication: Publication) -> Iterator[Said]:
    """What the smallest displays do to the design."""
    width, height = PHONE
    for found in _of_display(publication, width, height, touch=True):
        if found.code in ("refuses_display", "does_not_fit", "small_target"):
            yield say("On a phone: {reason}", reason=found.reason)


def _access(publication: Publication) -> Iterator[Said]:
    """What WCAG 2.2 has to say at the display that the design is made for."""
    design = publication.design
    for found in _of_display(publication, *design.session.viewport, touch=False):
        if found.code in ("text_contrast", "accent_contrast"):
            yield found.reason
    limits = [block.timing.limit_seconds for block in design.blocks if block.timing.limit_seconds is not None]
    if limits and min(limits) < _LONG_ENOUGH:
        yield say(
            "A screen is submitted after {seconds:g} s. People who need longer are cut off, which WCAG 2.2 "
            "(2.2.1) allows only where time is what you measure.",
            seconds=min(limits),
        )


def _of_display(publication: Publication, width: int, height: int, *, touch: bool) -> Iterator[DesignWarning]:
    wraps = question_width(width)
    heights = tuple(
        QUESTION_LINE * next((step.lines for step in reversed(steps) if step.width <= wraps), 1)
        for steps in publication.lines
    )
    viewing = Viewing(width, height, touch, heights)
    yield from design_warnings(publication.design, viewing, ImageFacts(publication.images))


def _is_local(url: str) -> bool:
    return (urlsplit(url).hostname or "") in _LOCAL
