"""WEB.codes.json: what `serve` gives annotators at the end, and no reader of the folder may see."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

from gridlab.domain.errors import GridLabError
from gridlab.domain.publication import Codes
from gridlab.domain.said import say
from gridlab.store.atomic import write_whole
from gridlab.store.disk import is_there, read, shown
from gridlab.store.json_text import parse_json, pretty
from gridlab.store.places import data_folder, made, study_data
from gridlab.store.typed_json import validated
from gridlab.store.versions import head_of, upgraded

FORMAT = "gridlab-codes"
_LIMIT_BYTES = 64 * 1024


def codes_beside(web: Path) -> Path:
    """The file of codes that belongs to a published folder: it goes to the server beside it."""
    return web.with_name(f"{web.name}.codes.json")


def codes_bytes(publication: str, codes: Codes) -> bytes:
    """The text of a file of codes."""
    return pretty(head_of(FORMAT) | {"publication": publication, "codes": dataclasses.asdict(codes)})


def write_codes(web: Path, publication: str, codes: Codes) -> None:
    """Write the file of codes beside a folder. Raises GridLabError."""
    write_whole(codes_beside(web), codes_bytes(publication, codes), what=say("file of codes"), private=True)


def keep_codes(study: str, publication: str, codes: Codes) -> None:
    """Keep the codes on this machine, for a folder that is moved without its file. Raises GridLabError."""
    path = study_data(study) / _kept_name(publication)
    made(path.parent)
    write_whole(path, codes_bytes(publication, codes), what=say("file of codes"), private=True)


def codes_of(web: Path, publication: str) -> Codes:
    """The codes of the publication in the folder `web`: those beside it, else those that this machine kept.

    Raises GridLabError where there are none, or those of another publication.
    """
    path = codes_beside(web)
    if not is_there(path):
        kept = next(iter(sorted(data_folder().glob(f"*/{_kept_name(publication)}"))), None)
        if kept is None:
            raise GridLabError(
                say(
                    "{path}, which holds the codes that annotators get at the end, is missing.",
                    path=shown(path),
                ),
                safe=say("Nothing was changed."),
                todo=say("Copy it from the machine that published, beside the folder and not into it."),
            )
        path = kept
    what = say("file of codes")
    data = read(path, limit_bytes=_LIMIT_BYTES, what=what)
    bare, _ = upgraded(parse_json(data, what=what, limit_bytes=_LIMIT_BYTES), FORMAT, what)
    if bare.get("publication") != publication:
        raise GridLabError(
            say("{path} holds the codes of another publication.", path=shown(path)),
            safe=say("Nothing was changed."),
            todo=say("Put the file that was published with this folder beside it."),
        )
    return validated(Codes, json.dumps(bare.get("codes")), what)


def _kept_name(publication: str) -> str:
    return f"published-{publication}.codes.json"
