"""All stations of a study in a shared folder at one look: who sits where, who comes next, what is backed up.

Only what lies beside the sessions is read, ID.live and claims; no session file is opened, and nothing locked.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

from gridlab.app.backup import backup_place, check_backup_folder
from gridlab.app.columns import Column, chosen
from gridlab.app.session.columns import SESSIONS, minutes_said
from gridlab.app.session.doubts import doubted
from gridlab.app.study import OpenStudy
from gridlab.app.uses import Outcome, Use, plain
from gridlab.domain.codes import next_code, station_letters
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import NOTHING, Said, say
from gridlab.domain.session import PEOPLE, STATION_SIZE
from gridlab.store.disk import listed
from gridlab.store.planned_codes import PlannedCode, planned_codes
from gridlab.store.sessions.claimed_codes import Claim, claim_path, claims, free
from gridlab.store.sessions.keys_file import read_keys
from gridlab.store.sessions.list import Row, row_of, session_path, sessions_folder
from gridlab.store.sessions.live import Sign, read_sign
from gridlab.store.settings import read_settings

SILENT_AFTER_S = 30
"""Writers replace ID.live every five seconds; shares tell of it up to fifteen seconds late."""
_LEFT_OVER_S = 120  # at the first look, by clocks that differ
_LONG_S = 300
_AHEAD = 20
"""So many codes beyond a station's next one are tried for what a claim is of."""
RUNNING, SILENT, READY, FREE = "running", "silent", "ready", "free"
_STATES = {RUNNING: say("Running"), READY: say("Ready for the next"), FREE: say("Nobody there")}
_INKS = {RUNNING: "accent", SILENT: "bad", READY: "soft", FREE: "faint"}


@dataclass(frozen=True, slots=True)
class Seat:
    """One station as it is now. session: that runs there, from its ID.live. coming: the code that it has on
    view, or would propose. claim: of that code. ran_s, idle_s, silent_s: since the session began, since the
    last answer, and since anything was written; -1 where that is not known."""

    station: int
    state: str
    session: Row | None = None
    coming: str = ""
    claim: Claim | None = None
    ran_s: int = -1
    idle_s: int = -1
    silent_s: int = -1

    @property
    def key(self) -> object:
        """What makes it the same row when its figures change."""
        return (self.station, self.session.id if self.session else "", self.claim.path if self.claim else "")

    @property
    def status(self) -> str:
        """As a session has it."""
        return "running"

    @property
    def answered(self) -> int:
        """Screens answered, all but practice."""
        return self.session.answered if self.session is not None else 0

    @property
    def screens(self) -> int:
        """Screens in all but practice."""
        return self.session.screens if self.session is not None else 0


@dataclass(frozen=True, slots=True)
class Kept:
    """What this machine's backup has of the sessions that ended today. problem: why that is not known."""

    ended: int = 0
    kept: int = 0
    place: Path | None = None
    problem: Said = NOTHING


@dataclass(frozen=True, slots=True)
class Stations:
    """seats: by station. coming: codes of this machine's list that have not come and nobody has on view, in
    order. left: how many these are. own: this machine's station. doubled: stations at which two machines run.
    at: when it was looked, seconds since 1970."""

    seats: tuple[Seat, ...]
    coming: tuple[PlannedCode, ...]
    left: int
    kept: Kept
    own: int
    doubled: tuple[int, ...]
    at: float


class Watching:
    """Remembers what each session last wrote and when that was seen, as clocks of a lab's machines differ."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[tuple[int, float], float]] = {}

    def silent_s(self, session: str, sign: Sign, now: float, wall: float) -> float:
        """Seconds since a session wrote anything. now, wall: seconds of a clock that only runs on, and
        since 1970."""
        wrote = (sign.beat, sign.written)
        before = self._seen.get(session)
        if before is None or before[0] != wrote:
            age = wall - sign.written
            first = now - age if before is None and age > _LEFT_OVER_S else now
            before = self._seen[session] = (wrote, first)
        return now - before[1]

    def keep(self, sessions: Iterable[str]) -> None:
        """Forget all sessions but these."""
        wanted = set(sessions)
        self._seen = {one: seen for one, seen in self._seen.items() if one in wanted}


def looking(
    opened: OpenStudy, rows: Sequence[Row], watching: Watching, today: date | None = None
) -> Use[Stations]:
    """Looking at all stations, as a use; rows: the study's sessions as they were last read."""
    return Use(say("Looking at the stations"), plain(partial(look, opened, rows, watching, today)))


def freeing(claim: Claim, code: str) -> Use[None]:
    """Taking a claim away from its station, as a use. code: "" where it is not known."""
    told = say("{code} is free again.", code=code) if code else say("The code is free again.")
    return Use(say("Freeing a code"), plain(partial(free, claim)), lambda _none: Outcome("ok", told))


def look(opened: OpenStudy, rows: Sequence[Row], watching: Watching, today: date | None = None) -> Stations:
    """All stations as they are now. today: by this machine's clock. Raises GridLabError."""
    folder, own = opened.folder, read_settings().station
    now, wall = time.monotonic(), time.time()
    running = list(_running(folder, rows, watching, now, wall))
    known = planned_codes(opened.study.id)
    came = {row.annotator for row in rows if row.purpose in (*PEOPLE, "")}
    came |= {seat.session.annotator for seat in running if seat.session is not None}
    used = came | {one.code for one in read_keys(opened.study.id)} | {one.code for one in known}
    on_view = [one for one in claims(folder) if not _has_come(folder, one, came)]
    names = _names(folder, known, used, {one.station for one in on_view})
    seen = {names.get(one.path, "") for one in on_view}
    coming = [one for one in known if one.code not in came and one.code not in seen]

    def next_for(station: int) -> str:
        mine = (one.code for one in coming if one.station in (None, station))
        return next(mine, None) or next_code(used | seen, station)

    seats = [replace(seat, coming=next_for(seat.station)) for seat in running]
    seats += [Seat(one.station, READY, coming=names.get(one.path, ""), claim=one) for one in on_view]
    there = {seat.station for seat in seats}
    wanted = {own, *(one.station for one in coming if one.station is not None)} - there
    seats += [Seat(station, FREE, coming=next_for(station)) for station in wanted]
    at_work = [seat.station for seat in running if seat.state == RUNNING]
    return Stations(
        seats=tuple(sorted(seats, key=lambda seat: (seat.station, str(seat.key)))),
        coming=tuple(coming),
        left=len(coming),
        kept=_kept(opened, rows, today or datetime.fromtimestamp(wall).date()),
        own=own,
        doubled=tuple(sorted({one for one in at_work if at_work.count(one) > 1})),
        at=wall,
    )


def _running(
    folder: Path, rows: Sequence[Row], watching: Watching, now: float, wall: float
) -> Iterator[Seat]:
    """Seats of the sessions of people and of tests that someone writes, or wrote when last heard of."""
    ended = {row.id for row in rows if row.status not in ("running", "partial")}
    signs: dict[str, Sign] = {}
    for path in listed(sessions_folder(folder), ".live"):
        sign = read_sign(path)
        if sign is not None and sign.live.purpose != "simulated" and path.stem not in ended:
            signs[path.stem] = sign
    watching.keep(signs)
    made = [_row(folder, session, sign) for session, sign in signs.items()]
    others = [row for row in rows if row.id not in signs]
    doubts = {row.id: row.doubts for row in doubted([*others, *made])}
    for row, sign in zip(made, signs.values(), strict=True):
        silent = watching.silent_s(row.id, sign, now, wall)
        yield Seat(
            station=row.number // STATION_SIZE,
            state=SILENT if silent >= SILENT_AFTER_S else RUNNING,
            session=replace(row, doubts=doubts[row.id]),
            ran_s=_seconds_between(row.started_utc, sign.live.time, sign.idle_s + int(silent)),
            idle_s=sign.idle_s + int(silent),
            silent_s=int(silent),
        )


def _row(folder: Path, session: str, sign: Sign) -> Row:
    return Row(session, session_path(folder, session), status="running", **asdict(sign.live))


def _seconds_between(start: str, end: str, more: int) -> int:
    """Both by the clock of the station itself; -1 where one of them cannot be read."""
    try:
        return int((datetime.fromisoformat(end) - datetime.fromisoformat(start)).total_seconds()) + more
    except (ValueError, TypeError):
        return -1


def _has_come(folder: Path, claim: Claim, came: Iterable[str]) -> bool:
    return claim.path in {claim_path(folder, code) for code in came}


def _names(
    folder: Path, known: Sequence[PlannedCode], used: Iterable[str], stations: Iterable[int]
) -> dict[Path, str]:
    """Codes by the files that claim them, which do not say them: of the list, and of the stations' own."""
    codes = [one.code for one in known]
    for station in stations:
        if station >= 0:
            first = next_code(used, station)
            letters = station_letters(station)
            number = int(first[len(letters) :])
            codes += [f"{letters}{number + at:03d}" for at in range(_AHEAD)]
    return {claim_path(folder, code): code for code in codes}


def _kept(opened: OpenStudy, rows: Sequence[Row], today: date) -> Kept:
    """A session is kept where the backup's own file of it tells the same."""
    ended = [row for row in rows if row.counts and row.purpose in PEOPLE and row.status != "running"]
    ended = [row for row in ended if _written(row.path) == today]
    try:
        place = backup_place(opened)
        if place is None:
            return Kept(len(ended))
        check_backup_folder(place.parent, opened)
        there = [row_of(place, session_path(place, row.id)) for row in ended]
    except GridLabError as error:
        return Kept(len(ended), problem=error.what)
    kept = [_how_far(mine) == _how_far(theirs) for mine, theirs in zip(ended, there, strict=True)]
    return Kept(len(ended), sum(kept), place.parent)


def _how_far(row: Row) -> tuple[object, ...]:
    return row.id, row.status, row.annotator, row.answered, row.duration_s


def _written(path: Path) -> date | None:
    try:
        return datetime.fromtimestamp(path.lstat().st_mtime).date()
    except OSError:
        return None


def station_said(station: int) -> Said:
    """What a station is called: its number and the letters of its codes."""
    if station < 0:
        return say("Unknown")
    return say("{number} ({letters})", number=station, letters=station_letters(station))


def _state_said(seat: Seat) -> str:
    if seat.state == SILENT:
        return say("Silent for {time}", time=minutes_said(seat.silent_s))
    return _STATES[seat.state]


def _ago_said(seat: Seat) -> str:
    return say("{time} ago", time=minutes_said(seat.idle_s)) if seat.idle_s >= 0 else ""


def _tip(seat: Seat) -> str:
    """What is to be known of a seat at a glance."""
    if seat.state == SILENT:
        return say(
            "Nothing was heard of this station. It may be off, or not reach the folder. "
            "Answers that were given are saved there."
        )
    if seat.state == READY and seat.claim is not None:
        since = datetime.fromtimestamp(seat.claim.since)
        return say("It has the code on view since {time}.", time=f"{since:%H:%M}")
    return ""


def _of_session(key: str) -> Column[Seat]:
    """A column of the table of sessions, for what runs at a station; empty where nothing does."""
    (column,) = chosen(SESSIONS, (key,))
    inside: Column[Seat] = column.within(lambda seat: seat.session)
    return replace(inside, text=lambda seat: column.said(seat.session) if seat.session is not None else "")


SEATS: tuple[Column[Seat], ...] = (
    Column(
        "station",
        say("Station"),
        lambda seat: station_said(seat.station),
        order=lambda seat: (seat.station, str(seat.key)),
        tip=say("Its number, as set on that machine, and the letters of its codes."),
        width=84,
    ),
    Column(
        "state",
        say("State"),
        _state_said,
        order=lambda seat: [*_INKS].index(seat.state),
        ink=lambda seat: _INKS[seat.state],
        width=136,
    ),
    replace(_of_session("annotator"), width=80),
    Column(
        "group",
        say("Group"),
        lambda seat: seat.session.group if seat.session is not None else "",
        width=72,
        rank=3,
    ),
    replace(_of_session("design"), width=136, rank=4),
    replace(_of_session("progress"), width=164),
    replace(_of_session("pace"), width=72, rank=2),
    Column(
        "ran",
        say("Running for"),
        lambda seat: minutes_said(seat.ran_s) if seat.ran_s >= 0 else "",
        order=lambda seat: seat.ran_s,
        number=True,
        width=96,
        rank=5,
    ),
    Column(
        "idle",
        say("Last answer"),
        _ago_said,
        order=lambda seat: seat.idle_s,
        number=True,
        trouble=lambda seat: "warn" if seat.idle_s >= _LONG_S else "",
        tip=say("Marked after five minutes: somebody may need help."),
        width=108,
    ),
    replace(_of_session("flags"), width=112, rank=1),
    Column(
        "coming",
        say("Next"),
        lambda seat: seat.coming or say("a code that this machine's list lacks"),
        tip=say("The code that it has on view, or would propose by this machine's list."),
        width=64,
        widest=320,
    ),
)
"""The table of stations."""
COMING: tuple[Column[PlannedCode], ...] = (
    Column("code", say("Annotator"), width=96),
    Column("group", say("Group"), width=84),
    Column("design", say("Design"), width=160, widest=280),
    Column(
        "station",
        say("Station"),
        lambda one: say("any") if one.station is None else station_said(one.station),
        number=True,
        width=84,
    ),
)
"""The table of codes that are still to come."""


def summary_said(seen: Stations) -> list[Said]:
    """How many stations are at work, silent and ready."""
    parts = []
    for state, one, many in (
        (RUNNING, say("1 station running"), say("{count:,} stations running", count=_count(seen, RUNNING))),
        (SILENT, say("1 silent"), say("{count:,} silent", count=_count(seen, SILENT))),
        (READY, say("1 ready"), say("{count:,} ready", count=_count(seen, READY))),
    ):
        count = _count(seen, state)
        if count or state == RUNNING:
            parts.append(one if count == 1 else many)
    return parts


def _count(seen: Stations, state: str) -> int:
    return sum(seat.state == state for seat in seen.seats)


def kept_said(kept: Kept) -> Said:
    """What was backed up today, in a sentence."""
    if kept.problem:
        return kept.problem
    if kept.place is None:
        return say("No backup folder is set on this machine.")
    if not kept.ended:
        return say("No session has ended today.")
    return say("{kept:,} of {ended:,} sessions of today are backed up.", kept=kept.kept, ended=kept.ended)
