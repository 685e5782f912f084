"""Numbers of sessions: counted per design, purpose and station, and never given out twice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gridlab.domain.errors import GridLabError, failure
from gridlab.domain.said import say
from gridlab.domain.session import STATION_SIZE
from gridlab.store import disk, places
from gridlab.store.atomic import temporary_beside, write_whole
from gridlab.store.json_text import parse_json, pretty
from gridlab.store.locks import locked
from gridlab.store.sessions.list import discarded_paths, session_paths, sessions_folder
from gridlab.store.sessions.list import head_of as session_head
from gridlab.store.versions import head_of, upgraded
from gridlab.store.web.publication_file import claims

FILE_NAME = "numbers.json"
_FORMAT = "gridlab-numbers"
_LIMIT_BYTES = 16 * 2**20


def next_number(folder: Path, study: str, design_id: str, purpose: str, station: int) -> int:
    """The number that the next session would get. Gives nothing out. Raises GridLabError."""
    return _next(folder, _read(study), design_id, purpose, station)


@contextmanager
def claimed_number(
    folder: Path, study: str, design_id: str, purpose: str, station: int, *, durable: bool = True
) -> Iterator[int]:
    """Give out a number: inside, the session's file is to be made, so that other programs see it there.

    folder: the study's. durable: False for relaxed simulated sessions.
    The number is used up as soon as it is given, whatever happens inside.
    Raises GridLabError.
    """
    with (
        disk.explained(
            "No number can be given to a session: {reason}.",
            safe=say("No session was started."),
            todo=say("Fix this, then start again."),
        ),
        _held(folder, study) as counters,
    ):
        number = _next(folder, counters, design_id, purpose, station)
        counters[_key(design_id, purpose, station)] = number + 1
        _write(_path(study), counters, durable=durable)
        yield number


@contextmanager
def claimed_numbers(
    folder: Path, study: str, design_id: str, purpose: str, first: int, count: int
) -> Iterator[None]:
    """Give out `count` numbers from `first` on: inside, the file of their publication is to be made.

    None of them is given to a session here. Raises NumbersGiven where `first` is not the next one any more,
    GridLabError where the station has fewer left.
    """
    station = first // STATION_SIZE
    with (
        disk.explained(
            "No numbers can be given to the page: {reason}.",
            safe=say("Nothing was published."),
            todo=say("Fix this, then publish again."),
        ),
        _held(folder, study) as counters,
    ):
        if _next(folder, counters, design_id, purpose, station) != first:
            raise NumbersGiven(
                say("Another program has given out the numbers meanwhile."),
                safe=say("Nothing was published."),
                todo=say("Publish again."),
            )
        check_left(first, count)
        counters[_key(design_id, purpose, station)] = first + count
        _write(_path(study), counters)
        yield


@contextmanager
def _held(folder: Path, study: str) -> Iterator[dict[str, int]]:
    """The counters of a study while no other program gives out a number of it."""
    path, place = _path(study), sessions_folder(folder)
    places.made(path.parent)
    place.mkdir(exist_ok=True)
    # The folder too, as another user's programs share only the study.
    with locked(path.with_suffix(".lock")), locked(place):
        yield _read(study)


class NumbersGiven(GridLabError):
    """Numbers that were to be given out are another's by now."""


def check_left(first: int, count: int) -> None:
    """Raise GridLabError where the station of `first` has not so many numbers left from there on."""
    station, used = divmod(first, STATION_SIZE)
    if used + count > STATION_SIZE:
        raise failure(
            "Station {station} has {left:,} numbers left for this design. The page needs {count:,}.",
            station=station,
            left=STATION_SIZE - used,
            count=count,
            safe=say("Nothing was published."),
            todo=say("Ask for fewer numbers, or set another station number on this machine."),
        )


def remember_numbers(folder: Path, study: str) -> None:
    """Count all sessions of the study's folder as given out, before some are erased. Raises GridLabError."""
    path = _path(study)
    places.made(path.parent)
    with locked(path.with_suffix(".lock")):
        counters = _read(study)
        for key, number in _used(folder).items():
            counters[key] = max(counters.get(key, 0), number + 1)
        _write(path, counters)


def _next(folder: Path, counters: dict[str, int], design_id: str, purpose: str, station: int) -> int:
    key = _key(design_id, purpose, station)
    number = max(counters.get(key, 0), _used(folder).get(key, -1) + 1, station * STATION_SIZE)
    if number >= (station + 1) * STATION_SIZE:
        raise failure(
            "Station {station} has used all its {station_size:,} numbers for this design.",
            station=station,
            station_size=STATION_SIZE,
            safe=say("No session was started."),
            todo=say("Set another station number on this machine."),
        )
    return number


def _used(folder: Path) -> dict[str, int]:
    """The highest number of each counter among the sessions and publications in the study's folder."""
    highest: dict[str, int] = {}
    for claim in claims(folder):
        key = _key(claim.design_id, claim.purpose, claim.first // STATION_SIZE)
        highest[key] = max(highest.get(key, -1), claim.end - 1)
    for path in (*session_paths(folder), *discarded_paths(folder)):
        head = session_head(path)
        number = head.get("number")
        if isinstance(number, int):
            key = _key(str(head["design_id"]), str(head["purpose"]), number // STATION_SIZE)
            highest[key] = max(highest.get(key, -1), number)
    return highest


def _key(design_id: str, purpose: str, station: int) -> str:
    return f"{design_id} {purpose} {station}"


def _path(study: str) -> Path:
    return places.data_folder() / study / FILE_NAME


def _read(study: str) -> dict[str, int]:
    path = _path(study)
    if not disk.is_there(path):
        return {}
    what = say("file of session numbers")
    data = disk.read(path, limit_bytes=_LIMIT_BYTES, what=what)
    value, _ = upgraded(parse_json(data, what=what, limit_bytes=_LIMIT_BYTES), _FORMAT, what)
    counters = value.get("next")
    if not isinstance(counters, dict) or not all(type(n) is int and n >= 0 for n in counters.values()):
        raise GridLabError(
            say("The file of session numbers {path} is damaged.", path=disk.shown(path)),
            safe=say("No session was started, so that no number is used twice."),
            todo=say("Replace it with a backup."),
        )
    return counters


def _write(path: Path, counters: dict[str, int], *, durable: bool = True) -> None:
    data = pretty(head_of(_FORMAT) | {"next": counters})
    if durable:
        write_whole(path, data, what=say("file of session numbers"), private=True)
        return
    temporary = temporary_beside(path)
    temporary.write_bytes(data)
    disk.replace(temporary, path)
