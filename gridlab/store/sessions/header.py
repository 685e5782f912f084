"""The first rows of a session as a SessionHeader; equal texts of designs and images are parsed once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from gridlab.domain.codes import LONGEST
from gridlab.domain.design import Design
from gridlab.domain.said import say
from gridlab.domain.screen import Screen, ScreenKind
from gridlab.domain.session import PURPOSES, STATION_SIZE, Display, SessionHeader, SessionImage
from gridlab.store.design_file import design_id, parse_design
from gridlab.store.sessions.rows import FORMAT, VERSION
from gridlab.store.sessions.values import (
    INT32,
    Body,
    body_value,
    hex32,
    hex64,
    listed,
    number,
    refuse,
    row_numbers,
    text,
    utc,
    whole,
)

MAX_STATIONS = 100
_SCREEN_KINDS = {int(kind): kind for kind in ScreenKind}


def parse_header(bodies: Sequence[str]) -> SessionHeader:
    """The header that the rows `session`, `design`, `images` and `screens` say.

    Raises GridLabError for a bad design, ValueError, TypeError or KeyError for anything else.
    """
    head = parse_head(bodies[0])
    design, found_id = _design(bodies[1])
    if (head["design"], head["design_id"]) != (design.name, found_id):
        refuse(say("the design inside is not the one it names"))
    images = _images(bodies[2])
    return SessionHeader(
        id=head["id"],
        study=head["study"],
        annotator=head["annotator"],
        number=head["number"],
        purpose=head["purpose"],
        design=design,
        design_id=found_id,
        images=images,
        set_digest=head["set_digest"],
        set_length=head["set_length"],
        screens=_screens(bodies[3], design, len(images)),
        display=parse_display(head["display"]),
        started_utc=head["started_utc"],
        group=head["group"],
        system=head["system"],
        generator=head["generator"],
    )


def parse_head(body: str) -> Body:
    """The first row's object, every value checked."""
    head = body_value(body)
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        refuse(say("it is not the head of a session"))
    if head.get("version") != VERSION:
        refuse(
            say(
                "its version is {value}; this program knows {version}",
                value=repr(head.get("version"))[:20],
                version=VERSION,
            )
        )
    hex32(head, "id")
    hex32(head, "study")
    if not text(head, "annotator", LONGEST).isprintable() or not head["annotator"]:
        refuse(say("`annotator` is not a printable code"))
    text(head, "design", 100)
    hex64(head["design_id"])
    whole(head, "number", MAX_STATIONS * STATION_SIZE - 1)
    if head["purpose"] not in PURPOSES:
        refuse(say("`purpose` is none that is known"))
    utc(head, "started_utc")
    for key in ("group", "system", "generator"):
        text(head, key, 500)
    hex64(head["set_digest"])
    whole(head, "set_length")
    return head


def parse_display(value: Body) -> Display:
    """A display as rows have it."""
    return Display(
        width=whole(value, "width", 1_000_000),
        height=whole(value, "height", 1_000_000),
        scale=number(value, "scale", 0.01, 100),
        refresh_hz=number(value, "refresh_hz", 0, 10_000),
    )


# Sessions of a study have a handful of designs and nearly always the same images on their screens.
@lru_cache(maxsize=32)
def _design(body: str) -> tuple[Design, str]:
    design = parse_design(body.encode("utf-8"), what=say("design in the session"))
    return design, design_id(design)


@lru_cache(maxsize=32)
def _images(body: str) -> tuple[SessionImage, ...]:
    images = []
    for pair in listed(body_value(body)):
        name, sha256 = listed(pair)
        if not isinstance(name, str) or not name:
            refuse(say("an image has no name"))
        images.append(SessionImage(name, hex64(sha256)))
    if len({image.sha256 for image in images}) != len(images):
        refuse(say("an image is there twice"))
    return tuple(images)


def _check_images(screen: Screen) -> None:
    """Refuse a screen whose triplets would say nothing: an image twice, or compared with itself."""
    if len(set(screen.grid)) != len(screen.grid):
        refuse(say("an image is there twice in a grid"))
    if screen.yields_triplets and screen.probe in screen.grid:
        refuse(say("a probe is in its own grid"))


def _screens(body: str, design: Design, images: int) -> tuple[Screen, ...]:
    sizes = [block.n for block in design.blocks]
    screens: list[Screen] = []
    for value in listed(body_value(body)):
        block, kind, probe, grid, planted, repeats = listed(value)
        row_numbers([block], 0, len(sizes) - 1)
        row_numbers([probe], 0, images - 1)
        row_numbers([repeats], -1, len(screens) - 1)
        cells = row_numbers(grid, 0, images - 1)
        if len(cells) != sizes[block] or type(kind) is not int:
            refuse(say("a screen has another grid than its block"))
        right = row_numbers(planted, 0, len(cells) - 1)
        screen = Screen(block, _SCREEN_KINDS[kind], probe, cells, right, repeats)
        _check_images(screen)
        screens.append(screen)
    if not screens or len(screens) > INT32:
        refuse(say("it has no screens"))
    return tuple(screens)
