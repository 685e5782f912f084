"""What the first version published is read for ever, its screens are dealt again byte for byte, and the
answers that came to its page are taken: in an inbox, or as lines."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from gridlab.app.web.judging import Published, judged
from gridlab.app.web.page_text import PageTexts
from gridlab.domain.errors import GridLabError
from gridlab.store.versions import Newer
from gridlab.store.web.codes_file import codes_of
from gridlab.store.web.folder import read_manifest
from gridlab.store.web.publication_file import publication_bytes, read_publication, read_publications
from gridlab.store.web.sources import read_source

KEPT = Path(__file__).parent / "publication-v1"
ANSWERS = KEPT.parent / "inbox-v1"


def test_it_is_read_and_written_as_it_stands() -> None:
    [path] = (KEPT / "published").iterdir()
    [kept] = read_publications(KEPT)
    assert publication_bytes(kept) == path.read_bytes()
    assert (kept.numbers, len(kept.links), kept.codes.said()) == (3, 2, {"complete": "C1", "declined": "D1"})
    assert codes_of(KEPT / "web", kept.id) == kept.codes
    assert read_manifest(KEPT / "web") == (kept.id, kept.files)


def test_its_screens_are_dealt_again_byte_for_byte() -> None:
    """Otherwise no record of its page could be collected any more."""
    [kept] = read_publications(KEPT)
    texts, known = PageTexts(kept), {one.path: one.sha256 for one in kept.files}
    for number in kept.own_numbers:
        assert hashlib.sha256(texts.screens(number)).hexdigest() == known[f"screens/{number}.js"]


def test_answers_to_it_are_taken_from_lines_and_from_an_inbox() -> None:
    [publication] = read_publications(KEPT)
    of_lines, of_inbox = (read_source(ANSWERS / name) for name in ("answers.jsonl", "inbox.sqlite"))
    assert not of_lines.bad and not of_inbox.bad
    records = [record for one in of_lines.sessions for record in one.records()]
    stored = [record for one in of_inbox.sessions for record in one.records()]
    assert {(one.session, one.rows) for one in stored} == {(one.session, one.rows) for one in records}
    found = [judged(record, {publication.id: Published(publication)}) for record in records]
    told = [(one.number, one.told and one.told.status, len(one.times)) for one in found]
    assert sorted(told, key=str) == [(0, "complete", 20), (1, "partial", 3)]


@pytest.mark.parametrize("version", [0, 2])
def test_an_inbox_of_another_version_is_refused_by_naming_it(tmp_path: Path, version: int) -> None:
    path = tmp_path / "inbox.sqlite"
    shutil.copy(ANSWERS / path.name, path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version={version}")
    with pytest.raises(GridLabError, match=f"its version is {version}; this program"):
        read_source(path)


READERS: dict[str, Callable[[Path], object]] = {
    "published/*.json": lambda place: read_publication(place, next(place.glob("published/*.json")).stem),
    "web.codes.json": lambda place: codes_of(place / "web", read_manifest(KEPT / "web")[0]),
    "web/manifest.json": lambda place: read_manifest(place / "web"),
}


@pytest.mark.parametrize("pattern", READERS)
@pytest.mark.parametrize("version", [2, 0, True, "1", None])
def test_another_version_is_refused_by_naming_it(tmp_path: Path, pattern: str, version: object) -> None:
    place = tmp_path / "kept"
    shutil.copytree(KEPT, place)
    [path] = place.glob(pattern)
    path.write_text(json.dumps(json.loads(path.read_bytes()) | {"version": version}))
    with pytest.raises(GridLabError) as caught:
        READERS[pattern](place)
    assert isinstance(caught.value, Newer) == (version == 2 and version is not True)
