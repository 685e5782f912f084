"""What a platform wants to be told of a published page, each ready to be copied; files by their names."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gridlab.app.web.addresses import Way, links_path, pasted_urls
from gridlab.domain.publication import WHENS, Publication, When
from gridlab.domain.said import NOTHING, Said, say
from gridlab.store.web.codes_file import codes_beside
from gridlab.store.web.jatos import jzip_of

PROLIFIC_BACK = "https://app.prolific.com/submissions/complete?cc={code}"
_CALLED: dict[When, Said] = {
    "complete": say("Completed"),
    "declined": say("Declined to take part"),
    "withdrawn": say("Withdrew"),
    "refused": say("Display or browser doesn't fit"),
}


@dataclass(frozen=True, slots=True)
class Paste:
    """One text to be copied. called: what it is, for people; where: into which field it goes, "" for none."""

    called: Said
    text: str
    where: Said = NOTHING


def pastes(publication: Publication, way: Way, out: Path) -> tuple[Paste, ...]:
    """All that is to be copied, in the order in which it is wanted. out: the published folder."""
    return (*_running(publication, way, out), *_addresses(publication, way, out), *_codes(publication))


def _running(publication: Publication, way: Way, out: Path) -> Iterator[Paste]:
    if publication.sink_kind == "jatos":
        yield Paste(say("Study archive"), jzip_of(out).name, say("JATOS: Import Study"))
    if publication.sink_kind == "serve":
        open_to_all = ["--host", "0.0.0.0"] if way.key == "lab" else []
        named = [part for url in publication.urls for part in ("--url", url)]
        yield Paste(
            say("Copy to the server"),
            shlex.join([out.name, codes_beside(out).name]),
            say("beside each other"),
        )
        command = shlex.join(["gridlab", "serve", out.name, *open_to_all, *named])
        yield Paste(
            say("Command that hands the page out"),
            command,
            say("in a terminal of the server, where you copied them"),
        )


def _addresses(publication: Publication, way: Way, out: Path) -> Iterator[Paste]:
    if publication.links:
        yield Paste(
            say("Personal links"), links_path(out, publication).name, say("a table, one link per row")
        )
    where = {
        "prolific": say("Prolific: Study link (choose “I'll use URL parameters”)"),
        "connect": say("Connect: Project link (Connect adds its ids)"),
        "sona": say("SONA: Study URL"),
    }
    for url in pasted_urls(publication, way):
        yield Paste(say("Address of the page"), url, where.get(way.key, NOTHING))


def _codes(publication: Publication) -> Iterator[Paste]:
    for when in WHENS:
        code = publication.codes.of(when)
        if code:
            yield Paste(say("Code: {when}", when=_CALLED[when]), code)


def when_called(when: When) -> Said:
    """An ending, as people call it."""
    return _CALLED[when]


def back_to(way: Way, code: str) -> str:
    """Where the page leads with a code of this channel, so that nobody types it; else the code itself."""
    is_code = bool(code) and "://" not in code
    return PROLIFIC_BACK.format(code=code) if is_code and way.key == "prolific" else code
