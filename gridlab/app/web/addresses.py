"""What is pasted into a platform: the page's address with what the platform fills in; links of persons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit, urlunsplit

from gridlab.domain.publication import Publication
from gridlab.domain.said import Said, say
from gridlab.store.disk import is_there, read_start

Channel = Literal["prolific", "connect", "sona", "jatos", "server", "lab", "other"]


@dataclass(frozen=True, slots=True)
class Way:
    """How annotators come to a page. called: for people. query: what the platform fills in, as it is pasted.

    adds: the platform adds what it knows to the address by itself.
    """

    key: Channel
    called: Said
    query: str = ""
    adds: bool = False


LINKS = "links.csv"
_START = 4096
"""Bytes of a list of links that hold its first link."""
WAYS = (
    Way(
        "prolific",
        say("Prolific"),
        "PROLIFIC_PID={{%PROLIFIC_PID%}}&STUDY_ID={{%STUDY_ID%}}&SESSION_ID={{%SESSION_ID%}}",
    ),
    Way("connect", say("CloudResearch Connect"), adds=True),
    Way("sona", say("SONA"), "survey_code=%SURVEY_CODE%"),
    Way("jatos", say("JATOS")),
    Way("server", say("Own server")),
    Way("lab", say("Tablets in the lab")),
    Way("other", say("Something else")),
)
"""The channels, as the window lists them."""


def way_of(key: str) -> Way:
    """The channel with this key. Raises KeyError."""
    return {way.key: way for way in WAYS}[key]  # type: ignore[index]


def way_of_platform(platform: str) -> Way:
    """The channel of a payment platform's key, such as prolific-academic; "other" for one that has none."""
    start = platform.lower().split("-")[0]
    return next((way for way in WAYS if way.key == start), way_of("other"))


def with_query(url: str, query: str) -> str:
    """The address with more behind its question mark, as it is: braces and percent signs stay."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(query="&".join(part for part in (parts.query, query) if part)))


def pasted_urls(publication: Publication, way: Way | None = None) -> tuple[str, ...]:
    """For each address of the page what is pasted into the channel; way: None for that of the payment."""
    way = way_of_platform(publication.design.payment.platform) if way is None else way
    return tuple(with_query(url, way.query) for url in publication.urls)


def links_path(out: Path, publication: Publication) -> Path:
    """Where the links of persons lie: links.csv beside the folder, WEB.links.csv where that is another's."""
    path = out.with_name(LINKS)
    if is_there(path):
        start = read_start(path, what=say("list of links"), count=_START)
        if publication.links[0].encode() not in start:
            return out.with_name(f"{out.name}.{LINKS}")
    return path


def link_rows(publication: Publication) -> Sequence[tuple[str, int, str]]:
    """The rows of links.csv: code, number, address (only what follows it, where no address is known)."""
    url = publication.urls[0] if publication.urls else ""
    return [
        (link, publication.first_number + at, with_query(url, f"link={link}"))
        for at, link in enumerate(publication.links)
    ]
