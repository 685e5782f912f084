"""The sessions of a study's folder: a quick list, also of running and damaged ones, and tidying up."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path

from gridlab.domain.errors import GridLabError
from gridlab.domain.notes import NO_NOTES, Notes
from gridlab.domain.said import NOTHING, Said, say
from gridlab.domain.session import YIELDING, SessionRecord, catches, enjoyment, median_ms
from gridlab.domain.triplets import triplets_in
from gridlab.store import disk
from gridlab.store.atomic import clean_leftovers
from gridlab.store.disk import NotOrdinary, check_folder, inside, listed, ordinary
from gridlab.store.sessions.beside import check_files
from gridlab.store.sessions.database import SessionHeld
from gridlab.store.sessions.file import FILE_NAME, FOLDER, STANDS_IN, SUFFIX, discard_answers, read_session
from gridlab.store.sessions.live import is_young, read_live
from gridlab.store.sessions.not_saved import RESCUED
from gridlab.store.sessions.read import is_held, read_head, read_log
from gridlab.store.sessions.rows import HEADER_ROWS, is_discarded
from gridlab.store.shared_folders import shared_by

DISCARDED = f"{SUFFIX}.discarded"
"""How the file of a session ends that was moved aside: ID.gridlab.discarded."""
_OF_HEADER = ("design_id", "annotator", "number", "purpose", "started_utc", "group")


@dataclass(frozen=True, slots=True)
class Row:
    """One session of the list; answered and screens count all but practice.

    problem: "" or why the file cannot be used. copy: "" or how a file is called that is kept beside another
    of the same session and does not count. time: UTC of the last commit of a running one. median_ms: of the
    response times of these screens, -1 where none is known. catch_passed, catch_shown: of those answered.
    timed_out: of these screens. triplets: that its answers give, before any exclusion. away_s: seconds that
    the window was not in front. enjoyment: 1 to 5, -1 not said. begun: whether a screen was answered,
    practice too. doubts: put in by app. note, voided: the researcher's note, and why the session does not
    count; "" for none.
    """

    id: str
    path: Path
    design: str = ""
    design_id: str = ""
    annotator: str = ""
    number: int = -1
    purpose: str = ""
    status: str = ""
    answered: int = 0
    screens: int = 0
    started_utc: str = ""
    problem: Said = NOTHING
    copy: str = ""
    time: str = ""
    group: str = ""
    duration_s: int = 0
    median_ms: int = -1
    catch_passed: int = 0
    catch_shown: int = 0
    timed_out: int = 0
    triplets: int = 0
    away_s: int = 0
    enjoyment: int = -1
    begun: bool = True
    doubts: tuple[str, ...] = ()
    note: str = ""
    voided: str = ""

    @property
    def counts(self) -> bool:
        """Whether it is a sound file and the one that stands for its session."""
        return not self.problem and not self.copy

    @property
    def yields(self) -> bool:
        """Whether its answers count, so that an export takes it."""
        return self.counts and not self.voided and self.status in YIELDING


def sessions_folder(folder: Path) -> Path:
    """Where a study keeps its sessions. Raises GridLabError where a link leads out of the study."""
    place = inside(folder, folder / FOLDER)
    check_folder(place)
    return place


def session_path(folder: Path, session: str) -> Path:
    """The file of the session with this id in a study folder."""
    return sessions_folder(folder) / f"{session}{SUFFIX}"


def session_paths(folder: Path) -> list[Path]:
    """Every session file of a study folder by name, copies and recovered ones too.

    Raises GridLabError where the folder cannot be looked at.
    """
    return listed(sessions_folder(folder), SUFFIX)


def discarded_paths(folder: Path) -> list[Path]:
    """Sessions of a study folder that were moved aside, as no screen of them was answered."""
    return listed(sessions_folder(folder), DISCARDED)


def list_sessions(folder: Path, notes: Notes = NO_NOTES) -> list[Row]:
    """Every session of a study folder by start, then id; a file that cannot be read is a row too.

    notes: of the study; without them no session has a note and none is voided.
    """
    rows = [row_of(folder, path) for path in session_paths(folder)]
    rescued = _rescued(rows)
    standing = standing_paths(row.path for row in rows if not row.problem and row.id not in rescued)
    standing |= {row.path for row in rescued.values()}
    rows = [_as_it_stands(row, row.path in standing, row.id in rescued) for row in rows]
    texts, voided = notes.texts(), notes.voided()
    if texts or voided:
        rows = [replace(r, note=texts.get(r.id, ""), voided=voided.get(r.id, "")) for r in rows]
    return sorted(rows, key=lambda row: (row.started_utc, row.id, row.copy))


def read_sessions(rows: Iterable[Row]) -> Iterator[SessionRecord]:
    """The sessions of these rows; one that was damaged since is passed over, as the next list says so."""
    for row in rows:
        try:
            record = read_session(row.path)
        except GridLabError:
            continue
        yield record


def tidy_sessions(folder: Path) -> None:
    """Clean up after killed programs: half-made files, ID.live of dead writers, unfinished discarding."""
    place = sessions_folder(folder)
    is_shared = bool(shared_by(place))
    clean_leftovers(place)
    for live in listed(place, ".live"):
        session = live.with_suffix(SUFFIX)
        if is_shared and is_young(live):
            continue  # another machine may hold the session, whose locks are not seen here
        if not session.exists() or not is_held(session):
            with contextlib.suppress(OSError, NotOrdinary):  # anything else of that name is not ours
                ordinary(live)
                live.unlink(missing_ok=True)
    for row in list_sessions(folder):
        if row.status == "withdrawn" and not row.problem:
            with contextlib.suppress(GridLabError, OSError):
                log = read_log(row.path)
                if is_discarded(log) and len(log) > HEADER_ROWS + 1:
                    discard_answers(row.path, log)


def row_of(folder: Path, path: Path) -> Row:
    """What the list says of one file, which is not read again while it stays as it is."""
    session = path.stem.split(".")[0]
    if not FILE_NAME.fullmatch(path.name):
        return Row(path.stem, path, problem=say("Its name is not that of a session file."))
    try:
        inside(folder, path)
        return _closed(path, check_files(path))
    except SessionHeld:
        return _running(path)
    except GridLabError as error:
        return Row(session, path, problem=error.what)
    except OSError as error:
        return Row(session, path, problem=disk.reason(error))


# A file that has not changed since is not read again: the list is looked at every few seconds.
@lru_cache(maxsize=20_000)
def _closed(path: Path, _state: tuple[int, ...]) -> Row:
    record = read_session(path)
    header = record.header
    if header.id != path.stem.split(".")[0]:
        raise GridLabError(say("Its name is not the id of the session in it, {id}.", id=header.id))
    caught, counted = catches(record), record.counted_responses().values()
    return Row(
        id=header.id,
        path=path,
        design=header.design.name,
        status=record.status,
        answered=record.answered,
        screens=record.counted,
        copy=record.copy,
        duration_s=record.duration_s,
        median_ms=median_ms(record),
        catch_passed=sum(caught),
        catch_shown=len(caught),
        timed_out=sum(response.timed_out for response in counted),
        triplets=triplets_in(record),
        away_s=sum(response.off_focus_ms for response in counted) // 1000,
        enjoyment=enjoyment(record),
        begun=bool(record.responses),
        **{key: getattr(header, key) for key in _OF_HEADER},
    )


def _running(path: Path) -> Row:
    session, _, copy = path.stem.partition(".")
    live = read_live(path)
    return Row(session, path, status="running", copy=copy, **(asdict(live) if live is not None else {}))


def rescued_paths(folder: Path) -> dict[str, Path]:
    """By id, the file that stands for a session of which some answers went to ID.rescued.gridlab."""
    paths = session_paths(folder)
    if not any(f".{RESCUED}" in path.name for path in paths):
        return {}
    return {session: row.path for session, row in _rescued(row_of(folder, path) for path in paths).items()}


def _rescued(rows: Iterable[Row]) -> dict[str, Row]:
    """By id, of a session whose file was changed while it ran, the file that went furthest."""
    best: dict[str, Row] = {}
    several = set()
    for row in rows:
        if not row.problem and (not row.copy or row.copy.startswith(RESCUED)):
            best[row.id] = max(best.get(row.id, row), row, key=_how_far)
            several |= {row.id} if row.copy else set()
    return {session: row for session, row in best.items() if session in several}


def _as_it_stands(row: Row, stands: bool, was_changed: bool) -> Row:
    if stands and row.copy:
        return replace(row, copy="")
    return replace(row, copy="changed") if was_changed and not (stands or row.copy or row.problem) else row


def _how_far(row: Row) -> tuple[bool, bool, int, bool]:
    return row.status == "running", row.status != "partial", row.answered, bool(row.copy)


def standing_paths(sound: Iterable[Path]) -> set[Path]:
    """Of the sound files, those that count for their session: its own, else one that was recovered."""
    best: dict[str, tuple[int, Path]] = {}
    for path in sound:
        name = FILE_NAME.fullmatch(path.name)
        if name and (not name[2] or name[2] in STANDS_IN):
            rank = STANDS_IN.index(name[2]) if name[2] else -1
            best[name[1]] = min(best.get(name[1], (rank, path)), (rank, path))
    return {path for _, path in best.values()}


def head_of(path: Path) -> dict[str, object]:
    """What is known of a session without reading all of it, running or not; {} where nothing is."""
    try:
        return read_head(path)
    except SessionHeld:
        live = read_live(path)
        return asdict(live) if live is not None else {}
    except (GridLabError, OSError):
        return {}
