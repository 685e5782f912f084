"""published/ID.json: what a publication shows, read strictly and written whole."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError, Problem
from gridlab.domain.images import set_digest
from gridlab.domain.publication import Publication, publication_problem
from gridlab.domain.said import NOTHING, Said, say
from gridlab.store.atomic import clean_leftovers, write_whole
from gridlab.store.design_file import design_id, design_value, parse_design
from gridlab.store.disk import explained, inside, is_there, listed, read, shown
from gridlab.store.json_text import MISSING, Refused, nfc, no_collecting, parse_json, pretty
from gridlab.store.typed_json import validated
from gridlab.store.versions import head_of, upgraded

FORMAT = "gridlab-publication"
LIMIT_BYTES = 256 * 2**20
FOLDER = "published"
SUFFIX = ".json"
_LISTS = ("files", "pictures", "images")
"""Lists of the file that take a line for each item."""


def parse_publication(data: bytes, *, what: Said = say("publication")) -> Publication:
    """The publication that a JSON text says. Raises GridLabError naming path, value and what is allowed."""
    with no_collecting():
        bare, _ = upgraded(parse_json(data, what=what, limit_bytes=LIMIT_BYTES), FORMAT, what)
        said = bare.get("design", MISSING)
        if not isinstance(said, dict):
            raise Refused(what, [Problem("$.design", said, say("a design"))])
        design = parse_design(json.dumps(said).encode(), what=say("design of the {what}", what=what))
        bare["design"] = {key: item for key, item in said.items() if key not in ("format", "version")}
        publication = dataclasses.replace(
            validated(Publication, json.dumps(bare, ensure_ascii=False).encode(), what), design=design
        )
    problem = publication_problem(publication) or _digest_problem(publication, design)
    if problem:
        raise GridLabError(
            say("The {what} is refused: {problem}.", what=what, problem=problem),
            safe=say("It wasn't changed."),
            todo=say("Replace it with a backup."),
        )
    return publication


def publication_bytes(publication: Publication) -> bytes:
    """The text of the file: two-space indent, stable order, files, pictures and images one per line."""
    said = {
        field.name: getattr(publication, field.name)
        for field in dataclasses.fields(publication)
        if field.name not in _LISTS
    }
    said["codes"] = dataclasses.asdict(publication.codes)
    said["lines"] = [[dataclasses.asdict(step) for step in steps] for steps in publication.lines]
    said["design"] = design_value(publication.design, earliest=True)
    text = pretty(head_of(FORMAT) | nfc(said)).decode("utf-8").removesuffix("\n}\n")
    parts = [text.encode()]
    for name in _LISTS:
        items = [dataclasses.asdict(item) for item in getattr(publication, name)]
        lines = ",\n".join(f"    {json.dumps(item, ensure_ascii=False)}" for item in items)
        listed_items = f"\n{lines}\n  " if lines else ""
        parts.append(f',\n  "{name}": [{listed_items}]'.encode())
    return b"".join((*parts, b"\n}\n"))


def published_folder(folder: Path) -> Path:
    """Where a study keeps its publications. Raises GridLabError where a link leads out of the study."""
    return inside(folder, folder / FOLDER)


def publication_path(folder: Path, publication: str) -> Path:
    """The file of the publication with this id in a study folder."""
    return published_folder(folder) / f"{publication}{SUFFIX}"


def publication_paths(folder: Path) -> list[Path]:
    """The files of all publications of a study folder. Raises GridLabError."""
    paths = listed(published_folder(folder), SUFFIX)
    return [path for path in paths if not path.name.startswith(".")]


def read_publication(folder: Path, publication: str) -> Publication:
    """A publication of the study in `folder`. Raises GridLabError, also where there is none of this id."""
    path = publication_path(folder, publication)
    if not is_there(path):
        raise GridLabError(
            say("The study has no publication {id}.", id=shown(publication)),
            safe=say("Nothing was changed."),
            todo=say("Check that it is the study that was published."),
        )
    return _read(path)


def read_publications(folder: Path) -> tuple[Publication, ...]:
    """All publications of the study in `folder`, by day and id. Raises GridLabError."""
    found = [_read(path) for path in publication_paths(folder)]
    return tuple(sorted(found, key=lambda one: (one.day, one.id)))


def write_publication(folder: Path, publication: Publication) -> Publication:
    """Write a publication whole or not at all; returns it as it will be read back. Raises GridLabError."""
    data = publication_bytes(publication)
    publication = parse_publication(data)
    path = publication_path(folder, publication.id)
    with explained(
        "The folder {folder} cannot be made: {reason}.",
        folder=shown(path.parent),
        safe=say("Nothing was written."),
        todo=say("Make the study's folder writable, then try again."),
    ):
        path.parent.mkdir(exist_ok=True)
    clean_leftovers(path.parent)
    write_whole(path, data, what=say("publication"))
    return publication


@dataclasses.dataclass(frozen=True, slots=True)
class Claim:
    """The numbers that a publication has taken, and of what."""

    design_id: str
    purpose: str
    first: int
    end: int


def claims(folder: Path) -> Iterable[Claim]:
    """The numbers of all publications of a study folder; each file is read once. Raises GridLabError."""
    for path in publication_paths(folder):
        found = path.lstat()
        yield _claim(path, (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns))


# Every session that starts asks for them, and a file with all its images is long.
@lru_cache(maxsize=256)
def _claim(path: Path, _file: tuple[int, ...]) -> Claim:
    one = _read(path)
    return Claim(one.design_id, one.purpose, one.first_number, one.first_number + one.numbers)


def _read(path: Path) -> Publication:
    data = read(path, what=say("publication"), limit_bytes=LIMIT_BYTES)
    publication = parse_publication(data, what=say("publication {path}", path=shown(path)))
    if path.stem != publication.id:
        raise GridLabError(
            say("{path} does not bear the id of the publication in it, {id}.", path=path, id=publication.id),
            safe=say("It wasn't changed."),
            todo=say("Rename it."),
        )
    return publication


def _digest_problem(publication: Publication, design: Design) -> Said:
    if design_id(design) != publication.design_id:
        return say("its design does not have the id that it names")
    if set_digest(image.sha256 for image in publication.images) != publication.set_digest:
        return say("its images do not have the digest that it names")
    return NOTHING
