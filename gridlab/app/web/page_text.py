"""What a published page reads: hit.js, the same for all, and screens/NUMBER.js; see web/src/published.ts."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from gridlab import __version__
from gridlab.app.markdown import markdown_html
from gridlab.domain.contrast import screen_colours
from gridlab.domain.design import Block, Design
from gridlab.domain.hit_time import assumed_seconds
from gridlab.domain.keys import keys_of
from gridlab.domain.publication import Lines, Publication
from gridlab.domain.sampling.session_screens import Dealer
from gridlab.domain.screen import Screen, ScreenKind, sample_screen
from gridlab.domain.session_words import SessionWords, is_right_to_left
from gridlab.store.session_words import session_words
from gridlab.store.web.pictures import SUFFIX

_ALIGNED = re.compile(r'style="text-align:([a-z]+)"')
_LAYOUT = ("probe", "probe_size", "cell_size", "gap", "margin", "fit", "footer", "show_keys", "small_display")
_SESSION = ("break_every", "break_seconds", "allow_back", "show_time_left", "auto_submit", "viewport")
_QUESTION = ("id", "text", "kind", "choices", "required", "when")


class PageTexts:
    """The texts of one publication, which needs neither its lines nor its files for its screens."""

    def __init__(self, publication: Publication) -> None:
        self.publication = publication
        shown = [(row, picture) for row, picture in enumerate(publication.pictures) if picture.probe]
        self._probes = sorted((picture.probe, row) for row, picture in shown)
        self._cells = sorted((picture.cell, row) for row, picture in shown)
        self._probe_at = {row: place for place, (_, row) in enumerate(self._probes)}
        self._cell_at = {row: place for place, (_, row) in enumerate(self._cells)}

    def hit(self) -> bytes:
        """hit.js."""
        return _script("GRIDLAB_HIT", self._hit())

    def screens(self, number: int, screens: Sequence[Screen] | None = None) -> bytes:
        """screens/NUMBER.js. screens: as they are dealt to this number, where that is known."""
        dealt = screens if screens is not None else tuple(self._dealer.session(number))
        design = self.publication.design
        pool = len(self.publication.images)
        samples = [shown_sample(dealt, index, block, pool) for index, block in enumerate(design.blocks)]
        value = {
            "number": number,
            "screens": [self._screen(design, screen) for screen in dealt],
            "samples": [self._places(sample) for sample in samples],
        }
        return _script("GRIDLAB_SCREENS", value)

    @cached_property
    def _dealer(self) -> Dealer:
        return dealer_of(self.publication)

    def _places(self, screen: Screen) -> dict[str, Any]:
        grid = [self._cell_at[row] for row in screen.grid]
        return {"probe": self._probe_at[screen.probe], "grid": grid}

    def _screen(self, design: Design, screen: Screen) -> dict[str, Any]:
        value = {"block": screen.block, **self._places(screen)}
        if screen.kind is ScreenKind.PRACTICE:
            exact = int(design.blocks[screen.block].catch.kind == "label")
            value |= {"practice": True, "right": list(screen.planted), "exact": exact}
        return value

    def _hit(self) -> dict[str, Any]:
        publication, design = self.publication, self.publication.design
        words = session_words(design.language)
        pages, kind = design.pages, publication.sink_kind
        is_agreed = bool(pages.consent)
        return {
            "format": "gridlab-hit",
            "version": 1,
            "publication": publication.id,
            "generator": f"GridLab {__version__}",
            "language": design.language,
            "direction": "rtl" if is_right_to_left(design.language) else "ltr",
            "words": dict(words.texts),
            "pages": {key: _html(getattr(pages, key)) for key in ("consent", "instructions", "debrief")},
            "consent_sha256": hashlib.sha256(pages.consent.encode()).hexdigest() if is_agreed else "",
            "questions": [_of(question, _QUESTION) for question in design.questions],
            "blocks": [
                _block(design, block, steps, words)
                for block, steps in zip(design.blocks, publication.lines, strict=True)
            ],
            "session": _of(design.session, _SESSION),
            "images": {"probe": self._images(self._probes), "cell": self._images(self._cells)},
            "numbers": {"first": publication.first_number, "count": publication.numbers},
            "links": link_numbers(publication) if publication.links else None,
            "returning": publication.returning,
            "sink": {"kind": kind} | ({"url": publication.sink[5:]} if kind == "post" else {}),
            "codes": {} if kind == "serve" else dict(publication.codes.said()),
            "key": publication.public_key.rstrip("=").replace("+", "-").replace("/", "_"),
        }

    def _images(self, names: Sequence[tuple[str, int]]) -> list[dict[str, Any]]:
        images = self.publication.images
        return [
            {
                "file": f"{name}{SUFFIX}",
                "width": images[row].width,
                "height": images[row].height,
                "alt": images[row].alt,
            }
            for name, row in names
        ]


def dealer_of(publication: Publication) -> Dealer:
    """Deals the screens of its numbers, probe and grid as rows of its images. Raises GridLabError."""
    return Dealer(publication.design, publication.images)


def shown_sample(screens: Sequence[Screen], index: int, block: Block, pool: int) -> Screen:
    """The screen that the pages with instructions show of a block. pool: how many images there are."""
    return sample_screen(screens, index, block.n, pool)


def link_numbers(publication: Publication) -> dict[str, int]:
    """The number of each link, by the first 16 hexadecimal digits of the SHA-256 of what tells it apart."""
    return {
        hashlib.sha256(link.encode()).hexdigest()[:16]: publication.first_number + at
        for at, link in enumerate(publication.links)
    }


def _block(design: Design, block: Block, steps: Sequence[Lines], words: SessionWords) -> dict[str, Any]:
    keys, grid = keys_of(block), block.grid
    how = words.keys_help(
        keys.listed, ranked=grid.ranked, choose=grid.choose, back=design.session.allow_back, web=True
    )
    return {
        "question": block.question,
        "instructions": _html(block.instructions),
        "help": _html(f"## {words['how']}\n\n{how}"),
        "grid": dataclasses.asdict(grid),
        "layout": _of(block.layout, _LAYOUT),
        "timing": dataclasses.asdict(block.timing),
        "colours": dataclasses.asdict(screen_colours(block.layout.background, block.layout.accent)),
        "keys": list(keys.keys),
        "by_place": keys.by_place,
        "lines": [{"from": step.width, "lines": step.lines} for step in steps],
        "assumed_seconds": assumed_seconds(block.n, grid.choose),
    }


def _of(value: Any, names: Sequence[str]) -> dict[str, Any]:
    return {name: getattr(value, name) for name in names}


def _html(text: str) -> str:
    """The HTML of a page, "" for none; as a strict policy allows, without styles of its own."""
    return _ALIGNED.sub(r'class="\1"', markdown_html(text)) if text else ""


def _script(name: str, value: Mapping[str, Any]) -> bytes:
    """One statement that sets a global, in which no text can end the script or break its line."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for sign in "<\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f"globalThis.{name}={text};\n".encode()
