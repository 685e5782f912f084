"""What a list of sessions tells: the columns of the window's table, of `gridlab sessions`, of JSON; what the
sessions gave so far, by purpose, as an export would take it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from gridlab.app.columns import Column, chosen
from gridlab.app.session.doubts import FAST, doubts_said
from gridlab.app.uses import sessions_said
from gridlab.domain.said import Said, say
from gridlab.domain.session import PURPOSES
from gridlab.store.sessions.list import Row

PURPOSE_NAMES = {
    "main": say("Main"),
    "pilot": say("Pilot"),
    "test": say("Test"),
    "simulated": say("Simulated"),
}
DAMAGED, VOIDED, NOT_BEGUN = "damaged", "voided", "not_begun"
STATE_NAMES = {
    "running": say("Running"),
    NOT_BEGUN: say("Not begun"),
    "partial": say("Unfinished"),
    "complete": say("Complete"),
    "declined": say("Declined"),
    "withdrawn": say("Withdrawn"),
    VOIDED: say("Voided"),
    DAMAGED: say("Damaged"),
}
_STATE_INKS = {"running": "accent", "complete": "ok", "partial": "warn", VOIDED: "faint", DAMAGED: "bad"}
SHORTEST_ID = 8


def state_of(row: Row) -> str:
    """The state of a session: its status, but for files that cannot be used, voided sessions, and those of
    which no screen was answered."""
    if row.problem:
        return DAMAGED
    if row.voided:
        return VOIDED
    return NOT_BEGUN if row.status == "partial" and not row.begun else row.status


def started_text(started_utc: str, now: datetime | None = None) -> str:
    """When a session started, in local time: "Today 10:42", else "2026-11-24 10:42"."""
    if not started_utc:
        return ""
    try:
        started = datetime.fromisoformat(started_utc)
    except ValueError:
        return started_utc
    local = (started if started.tzinfo else started.replace(tzinfo=UTC)).astimezone()
    time = f"{local:%H:%M}"
    if local.date() == (now or datetime.now(UTC)).astimezone().date():
        return say("Today {time}", time=time)
    return say("{day} {time}", day=local.date(), time=time)


def is_wanted(row: Row, text: str, state: str, purpose: str) -> bool:
    """Whether code, design, group or note hold the text, in this state and of this purpose; "" wants all."""
    text = text.casefold().strip()
    # A code such as f1 stands in many an id by chance: of these a good part has to be given.
    identity = row.id if len(text) >= SHORTEST_ID else ""
    found = f"{row.annotator}\n{row.design}\n{row.group}\n{identity}\n{row.note}".casefold()
    return text in found and state in ("", state_of(row)) and purpose in ("", row.purpose)


def counts_of(rows: Sequence[Row]) -> list[Said]:
    """How many sessions there are, in all and by state."""
    by_status = Counter(row.status for row in rows)
    damaged = sum(bool(row.problem) for row in rows)
    parts = [
        sessions_said(len(rows)),
        say("{count:,} complete", count=by_status["complete"]),
        say("{count:,} running", count=by_status["running"]),
    ]
    if damaged:
        parts.append(say("{count:,} damaged", count=damaged))
    return parts


def _progress(row: Row) -> str:
    return say("{done:,} of {all:,}", done=row.answered, all=row.screens) if row.screens else ""


def _pace(row: Row) -> str:
    return say("{seconds:.1f} s", seconds=row.median_ms / 1000) if row.median_ms >= 0 else ""


def _catch(row: Row) -> str:
    return f"{row.catch_passed}/{row.catch_shown}" if row.catch_shown else ""


def _catch_ink(row: Row) -> str:
    return "warn" if row.catch_shown and row.catch_passed < row.catch_shown else ""


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def minutes_said(seconds: int) -> Said:
    """A length of time: "45 s", "6 min", "1 h 05 min"."""
    if seconds < 60:
        return say("{seconds} s", seconds=seconds)
    minutes = round(seconds / 60)
    if minutes < 60:
        return say("{minutes} min", minutes=minutes)
    return say("{hours} h {minutes} min", hours=minutes // 60, minutes=f"{minutes % 60:02d}")


def _cell_tip(row: Row) -> str:
    """What is to be known of a session at a glance: its trouble, why it does not count, the note."""
    return row.problem or "\n".join(filter(None, (row.voided, row.note)))


SESSIONS: tuple[Column[Row], ...] = (
    Column("id", say("Session")),
    Column("design", say("Design"), order=lambda row: row.design.casefold(), width=160, widest=280),
    Column(
        "annotator",
        say("Annotator"),
        lambda row: row.annotator or f"{row.id[:SHORTEST_ID]}…",
        value=lambda row: row.annotator,
        order=lambda row: row.annotator.casefold(),
        width=120,
    ),
    Column("number", say("Number"), number=True),
    Column(
        "purpose",
        say("Purpose"),
        lambda row: PURPOSE_NAMES.get(row.purpose),
        value=lambda row: row.purpose,
        ink=lambda _row: "soft",
        width=92,
        rank=2,
    ),
    Column(
        "status",
        say("State"),
        lambda row: STATE_NAMES.get(state_of(row)),
        value=lambda row: row.status,
        order=lambda row: [*STATE_NAMES, state_of(row)].index(state_of(row)),
        ink=lambda row: _STATE_INKS.get(state_of(row), "soft"),
        width=92,
    ),
    Column("answered", say("Answered"), number=True),
    Column("screens", say("Screens"), number=True),
    Column("started", say("Started (UTC)"), value=lambda row: row.started_utc),
    Column("problem", say("Problem")),
    Column("note", say("Note")),
    Column("voided", say("Voided"), value=lambda row: row.voided or None),
    Column(
        "progress",
        say("Progress"),
        _progress,
        order=lambda row: _share(row.answered, row.screens),
        width=172,
    ),
    Column(
        "pace",
        say("Pace"),
        _pace,
        order=lambda row: row.median_ms,
        number=True,
        trouble=lambda row: "warn" if FAST in row.doubts else "",
        tip=say("Median time of a screen. Marked where it is much faster than others of this design."),
        width=80,
        rank=3,
    ),
    Column(
        "catch",
        say("Catch"),
        _catch,
        order=lambda row: _share(row.catch_passed, row.catch_shown),
        number=True,
        ink=_catch_ink,
        width=72,
        rank=3,
    ),
    Column(
        "took",
        say("Took"),
        lambda row: minutes_said(row.duration_s) if row.duration_s else "",
        order=lambda row: row.duration_s,
        number=True,
        tip=say("Time that the session was open, without interruptions."),
        width=88,
        rank=5,
    ),
    Column(
        "enjoyment",
        say("Enjoyed"),
        lambda row: f"{row.enjoyment}/5" if row.enjoyment > 0 else "",
        order=lambda row: row.enjoyment if row.enjoyment > 0 else None,
        number=True,
        tip=say("Answer to the question “enjoyment”: 1 very unpleasant, 5 very pleasant."),
        width=84,
        rank=6,
    ),
    Column(
        "flags",
        say("Flags"),
        doubts_said,
        order=lambda row: -len(row.doubts),
        ink=lambda _row: "warn",
        tip=say("What is doubtful: look at the session before you decide. Never a reason to refuse pay."),
        width=132,
        rank=4,
    ),
    Column(
        "remark",
        say("Note"),
        lambda row: row.voided or row.note,
        order=lambda row: (row.voided or row.note).casefold() or None,
        ink=lambda _row: "soft",
        width=140,
        rank=7,
        widest=420,
    ),
    Column(
        "when",
        say("Started"),
        lambda row: started_text(row.started_utc),
        order=lambda row: (row.started_utc, row.id),
        ink=lambda _row: "soft",
        width=144,
        rank=1,
    ),
)
"""Every column there is; its readers choose theirs."""
STORED = chosen(
    SESSIONS,
    (
        *("id", "design", "annotator", "number", "purpose", "status", "answered", "screens", "started"),
        *("problem", "note", "voided"),
    ),
)
"""What `gridlab sessions --json` says."""
_COMMAND = (
    "annotator", "design", "number", "purpose", "status", "answered", "screens", "started", "id", "problem",
)  # fmt: skip


def of_command(rows: Sequence[Row]) -> tuple[Column[Row], ...]:
    """The columns of the command's table: notes and voids only where there are any."""
    said = [key for key in ("note", "voided") if any(getattr(row, key) for row in rows)]
    return chosen(STORED, (*_COMMAND, *said))


WINDOW = tuple(
    replace(column, cell_tip=_cell_tip)
    for column in chosen(
        SESSIONS,
        (
            *("annotator", "design", "purpose", "status", "progress", "pace", "catch", "flags", "took"),
            *("enjoyment", "when", "remark"),
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Counts:
    """What sessions of one purpose gave, before any exclusion."""

    sessions: int = 0
    running: int = 0
    left_out: int = 0
    screens: int = 0
    triplets: int = 0


COUNTS: tuple[Column[Counts], ...] = (
    Column("sessions", say("Sessions"), number=True, width=172),
    Column("running", say("Running"), number=True, width=88),
    Column("left_out", say("Left out"), number=True, width=124),
    Column("screens", say("Screens answered"), number=True, width=132),
    Column("triplets", say("Triplets"), number=True, width=92),
)


def collected(rows: Sequence[Row]) -> dict[str, Counts]:
    """What the sessions of each purpose gave."""
    counts: dict[str, Counts] = {}
    for purpose in PURPOSES:
        mine = [row for row in rows if row.purpose == purpose]
        kept = [row for row in mine if row.yields]
        running = sum(row.status == "running" for row in mine)
        counts[purpose] = Counts(
            sessions=len(kept),
            running=running,
            left_out=len(mine) - len(kept) - running,
            screens=sum(row.answered for row in kept),
            triplets=sum(row.triplets for row in kept),
        )
    return counts
