"""WEB.serve.json: what a server has to know of a published folder, and nobody who visits it.

It lies beside the folder, which itself holds neither codes nor links: only the server can give them away.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from gridlab.domain.limits import Between, Says, Several, Text, closed
from gridlab.domain.said import say
from gridlab.domain.session import STATION_SIZE
from gridlab.store.atomic import write_whole
from gridlab.store.disk import read, shown
from gridlab.store.json_text import parse_json, pretty
from gridlab.store.typed_json import validated
from gridlab.store.versions import head_of, upgraded

FORMAT = "gridlab-serve"
_LIMIT_BYTES = 64 * 2**20


_Code = Annotated[str, Text("A code, or the address that the page leads to; empty: none.", 2000)]
_Link = Annotated[str, Text("What tells a person's link from others.", 64, r"^[A-Za-z0-9]+$", 1, form="kept")]


@closed
@dataclass(frozen=True, slots=True, kw_only=True)
class ServeFile:
    """What `serve` hands out beside the page: codes by how a session ends, and numbers of persons' own links,
    of which the first has the first number, and so on."""

    publication: Annotated[str, Text("The publication's id.", 32, r"^[0-9a-f]{32}$", form="kept")]
    returning: Annotated[
        Literal["resume", "new", "refuse"], Says("What holds for someone who has taken part already.")
    ] = "resume"
    first_number: Annotated[int, Between("The first of the session numbers.", 0, 100 * STATION_SIZE - 1)]
    complete: _Code = ""
    declined: _Code = ""
    withdrawn: _Code = ""
    refused: _Code = ""
    links: Annotated[tuple[_Link, ...], Several("Links of persons.", 0, STATION_SIZE)] = ()


def serve_path(web: Path) -> Path:
    """Where the file lies of the published folder `web`."""
    web = web.absolute()
    return web.with_name(f"{web.name}.serve.json")


def write_serve_file(web: Path, said: ServeFile) -> None:
    """Write it whole or not at all, readable by its owner alone. Raises GridLabError."""
    value = head_of(FORMAT) | dataclasses.asdict(said)
    write_whole(serve_path(web), pretty(value), what=say("file for the server"), private=True)


def read_serve_file(web: Path) -> ServeFile:
    """Read it. Raises GridLabError."""
    path = serve_path(web)
    what = say("file for the server {path}", path=shown(path))
    data = read(path, limit_bytes=_LIMIT_BYTES, what=say("file for the server"))
    bare, _ = upgraded(parse_json(data, what=what, limit_bytes=_LIMIT_BYTES), FORMAT, what)
    return validated(ServeFile, pretty(bare), what)
