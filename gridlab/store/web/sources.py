"""Where answers of a published page come from: inboxes, files of lines, result archives of JATOS, folders."""

from __future__ import annotations

import contextlib
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

from gridlab.domain.errors import GridLabError, failure
from gridlab.domain.said import Said, say
from gridlab.store import disk
from gridlab.store.sessions.file import SUFFIX as SESSION_SUFFIX
from gridlab.store.web.folder import is_page
from gridlab.store.web.inbox_file import FILE_NAME, read_inbox
from gridlab.store.web.record import LIMIT_LINE_BYTES, Gathering, gathered

LIMIT_FILE_BYTES = 512 * 2**20
_LIMIT_RESULT_BYTES = 16 * 2**20
_LIMIT_ENTRIES = 200_000
_SUFFIXES = (".jsonl", ".txt", ".json", ".zip", ".jrzip", ".sqlite")
_DATA = re.compile(r"(?:[^/]+/)*study_result_(\d{1,12})/comp-result_(\d{1,12})/data\.txt")
_SQLITE, _ZIP = b"SQLite format 3\x00", b"PK\x03\x04"
_RIGHT = {"safe": say("It wasn't changed."), "todo": say("Check that it is the right file.")}


@dataclass(frozen=True, slots=True)
class Source:
    """What one source gave, by session. bad: what is in it that belongs to no session, in words."""

    path: Path
    sessions: Sequence[Gathering] = ()
    bad: tuple[Said, ...] = ()
    is_inbox: bool = False


def source_files(paths: Iterable[Path]) -> list[Path]:
    """The files that are meant by files, inboxes and folders of them, each once, by name.

    Raises GridLabError for a folder that cannot be looked at, or that holds none.
    """
    found: list[Path] = []
    for path in paths:
        if not disk.is_folder(path):
            found.append(path)
        elif disk.is_there(path / FILE_NAME):
            found.append(path / FILE_NAME)
        else:
            found += _in_folder(path)
    return sorted(dict.fromkeys(found), key=lambda path: (path.name, str(path)))


def _in_folder(folder: Path) -> list[Path]:
    if is_page(folder):
        raise failure(
            "{folder} is the published page itself, not its answers.",
            folder=disk.shown(folder),
            safe=say("Nothing was changed."),
            todo=say("Name the folder of the inbox, or the files that you downloaded."),
        )
    files = []
    for path in disk.listed(folder):
        if disk.is_folder(path) and disk.is_there(path / FILE_NAME):
            files.append(path / FILE_NAME)
        elif path.suffix.lower() in _SUFFIXES and not path.name.startswith(".") and not disk.is_folder(path):
            files.append(path)
    if not files:
        raise failure(
            "{folder} holds no inbox, no .jsonl file and no result archive.",
            folder=disk.shown(folder),
            safe=say("Nothing was changed."),
            todo=say("Name the folder of the inbox, or the files that you downloaded."),
        )
    return files


def holds_sessions(path: Path) -> bool:
    """Whether this is a folder with session files, whatever lies beside them. Never raises."""
    with contextlib.suppress(GridLabError):
        return disk.is_folder(path) and bool(disk.listed(path, SESSION_SUFFIX))
    return False


def is_answers(path: Path) -> bool:
    """Whether this looks like something to collect, by its name: an inbox, a file of answers, a folder of
    these. Never raises."""
    if not disk.is_folder(path):
        return path.suffix.lower() in _SUFFIXES
    with contextlib.suppress(GridLabError):
        return bool(source_files([path]))
    return False


def read_source(path: Path) -> Source:
    """What a file gives, by its content. Raises GridLabError for one that cannot be read."""
    start = _start(path)
    if start.startswith(_SQLITE):
        return Source(path, tuple(read_inbox(path)), is_inbox=True)
    with (
        disk.explained("{name} cannot be read: {reason}.", name=disk.shown(path.name), **_RIGHT),
        disk.opened(path, limit_bytes=LIMIT_FILE_BYTES, what=say("file of answers"), follow=True) as file,
    ):
        if start.startswith(_ZIP):
            return _archive(path, file)
        found, bad = gathered(_lines(file))
    if not found and len(bad) > 1:  # another file altogether
        why = bad[0][1]
        return Source(
            path, (), (say("none of its {count:,} lines is one of a record: {why}", count=len(bad), why=why),)
        )
    return Source(path, tuple(found.values()), tuple(_told(number, why) for number, why in bad))


def _start(path: Path) -> bytes:
    with (
        disk.explained("{name} cannot be read: {reason}.", name=disk.shown(path.name), **_RIGHT),
        disk.opened(path, what=say("file of answers"), follow=True) as file,
    ):
        return file.read(16)


def _told(number: int, why: Said) -> Said:
    return say("line {number} is no line of a record: {why}", number=number, why=why)


def _lines(file: BufferedReader) -> Iterator[bytes]:
    """Lines one by one; of one that is too long its beginning."""
    while line := file.readline(LIMIT_LINE_BYTES + 2):
        yield line.rstrip(b"\r\n")
        while len(line) > LIMIT_LINE_BYTES and not line.endswith(b"\n"):
            line = file.readline(LIMIT_LINE_BYTES + 2)


def _archive(path: Path, file: BufferedReader) -> Source:
    """The results that JATOS packed; nothing is unpacked, and names in it lead nowhere."""
    try:
        with zipfile.ZipFile(file) as archive:
            return _results(path, archive)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise failure(
            "The result archive {name} is damaged or not one of JATOS.", name=disk.shown(path.name), **_RIGHT
        ) from error


def _results(path: Path, archive: zipfile.ZipFile) -> Source:
    entries = archive.infolist()
    data = [(entry, found) for entry in entries if (found := _DATA.fullmatch(entry.filename))]
    if len(entries) > _LIMIT_ENTRIES or sum(entry.file_size for entry, _ in data) > LIMIT_FILE_BYTES:
        raise _too_large(path)
    if not data:
        raise failure(
            "The archive {name} has no study_result_N/comp-result_N/data.txt.",
            name=disk.shown(path.name),
            safe=say("It wasn't changed."),
            todo=say("Export the results of the study from JATOS, with their data."),
        )
    runs: dict[int, dict[str, Gathering]] = {}
    bad: list[Said] = []
    for entry, found in sorted(data, key=lambda one: (int(one[1][1]), int(one[1][2]))):
        further, wrong = gathered(_text(path, archive, entry).splitlines())
        run = runs.setdefault(int(found[1]), {})
        for session, gathering in further.items():
            run.setdefault(session, Gathering(session)).add(gathering)
        bad += [say("{entry}: {what}", entry=disk.shown(entry.filename), what=_told(*one)) for one in wrong]
    # A reload makes a further result of the same run: the longer one counts.
    longest = [max(run.values(), key=lambda one: len(one.by_seq)) for run in runs.values() if run]
    return Source(path, longest, tuple(bad))


def _text(path: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    if entry.file_size > _LIMIT_RESULT_BYTES:
        raise _too_large(path)
    with archive.open(entry) as file:
        text = file.read(_LIMIT_RESULT_BYTES + 1)
    if len(text) > _LIMIT_RESULT_BYTES:
        raise _too_large(path)
    return text


def _too_large(path: Path) -> GridLabError:
    return failure(
        "The result archive {name} unpacks to more than is allowed.", name=disk.shown(path.name), **_RIGHT
    )
