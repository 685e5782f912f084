"""Who comes next: the code, group and design that are proposed; what happens when a code comes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from gridlab.app.designs import design_names, load_design, paths_by_name
from gridlab.app.study import OpenStudy
from gridlab.app.uses import Use, plain
from gridlab.domain.codes import assigned_design, composed, looks_like_path, next_code, spoken
from gridlab.domain.design_names import natural
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import NOTHING, Said, joined, say
from gridlab.domain.session import PEOPLE, STATION_SIZE, Purpose
from gridlab.store.design_file import design_id
from gridlab.store.planned_codes import PlannedCode, keep_codes, planned_codes, read_codes
from gridlab.store.sessions.claimed_codes import (
    claim_code,
    holds_code,
    is_claimed,
    release_code,
)
from gridlab.store.sessions.keys_file import read_keys
from gridlab.store.sessions.list import Row, list_sessions
from gridlab.store.sessions.numbers import next_number
from gridlab.store.settings import read_settings

NOTHING_STARTED = say("No session was started.")
_TOLD = 3


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed. left: codes of the study's list that have not come yet, this one among them; 0 where
    there are none. listed: the whole list, for a code that is typed in place of the proposed one. told: what
    there is to say of a list that was just taken. design: the one last worked on, "" where none was."""

    code: str
    left: int = 0
    listed: tuple[PlannedCode, ...] = ()
    told: Said = NOTHING
    design: str = ""


class CodesAlike(GridLabError):
    """A code was given that people may take for another one in use: is it the same person?"""

    def __init__(self, code: str, other: str, *, safe: Said, todo: Said) -> None:
        super().__init__(
            say(
                "{code} and {other} differ only in capitals. Are they one person?",
                code=code,
                other=other,
            ),
            safe=safe,
            todo=todo,
        )
        self.code, self.other = code, other


class PathForCode(GridLabError):
    """A code was given that reads like a path or a file's name: is it meant?"""

    def __init__(self, code: str, otherwise: Said) -> None:
        super().__init__(
            say("“{code}” looks like a path or a file name. Is it the annotator's code?", code=code),
            safe=NOTHING_STARTED,
            todo=say("If not, type the code again. {otherwise}", otherwise=otherwise),
        )
        self.code = code


class Claims:
    """The code that this program has on view in a study: no other program proposes it meanwhile."""

    def __init__(self) -> None:
        self._held: tuple[Path, str] | None = None

    def take(self, folder: Path, code: str, station: int) -> bool:
        """Claim a code, in place of the one before; whether it was free. Raises GridLabError."""
        wanted = (folder, code)
        if self._held == wanted and holds_code(folder, code, station):
            return True
        if not claim_code(folder, code, station):
            if self._held == wanted:
                self._held = None  # an assistant freed it, and it is another station's now
            return False
        if self._held != wanted:
            self.release()
        self._held = wanted
        return True

    def used(self, code: str) -> None:
        """A session was begun: its code stays claimed until every station sees the session itself."""
        if self._held is not None and self._held[1] == code:
            self._held = None
        self.release()

    def release(self) -> None:
        """Let go of the code that is on view."""
        held, self._held = self._held, None
        if held is not None:
            release_code(*held)


def propose(opened: OpenStudy, claims: Claims | None = None) -> Proposal:
    """The first code of the study's list that has not come yet, else the station's next free one.

    Of the list without those that it leaves to other stations, and never one that another program has on
    view. claims: claims the code for this program before it is shown; None: only tells. Raises GridLabError.
    """
    folder, station = opened.folder, read_settings().station

    def is_free(code: str) -> bool:
        return not is_claimed(folder, code) if claims is None else claims.take(folder, code, station)

    taken = {row.annotator for row in list_sessions(folder) if row.purpose in (*PEOPLE, "")}
    listed = planned_codes(opened.study.id)
    left = [one.code for one in listed if one.code not in taken and one.station in (None, station)]
    for code in left:
        if is_free(code):
            return Proposal(code, len(left), listed)
    taken |= {key.code for key in read_keys(opened.study.id)} | {one.code for one in listed}
    while not is_free(code := next_code(taken, station)):
        taken.add(code)
    return Proposal(code, len(left), listed)


def proposing(
    opened: OpenStudy, change: Callable[[OpenStudy], Said], claims: Claims | None = None
) -> Use[Proposal]:
    """Finding out who comes next, as a use; change: what is done with the list of codes before."""

    def act() -> Proposal:
        told = change(opened)
        return replace(propose(opened, claims), told=told, design=last_worked_on(opened))

    return Use(say("Finding out who is next"), plain(act))


def last_worked_on(opened: OpenStudy) -> str:
    """The design whose file was changed last, or of which people's last session was started since; "" for
    none."""
    changed = dict[str, float]()
    for name, path in paths_by_name(opened).items():
        with suppress(OSError):
            changed[name] = path.lstat().st_mtime
    for row in list_sessions(opened.folder):
        if row.design in changed and row.purpose in PEOPLE:
            with suppress(ValueError):
                started = datetime.fromisoformat(row.started_utc).timestamp()
                changed[row.design] = max(changed[row.design], started)
    # Of files written in one go, as with a new study, the first stays the first.
    return max(sorted(changed, key=natural), key=lambda name: int(changed[name]), default="")


def take_list(opened: OpenStudy, path: Path, *, sure: bool = False) -> Said:
    """Keep a list of codes for the study, in place of an earlier one; says which of its rows were left out.

    sure: codes that differ in capitals alone are different people; else CodesAlike is raised. Raises
    GridLabError, also where it names a design that the study does not have; then the earlier one stays.
    """
    table, there = read_codes(path), design_names(opened)
    unknown = sorted({row.design for row in table.codes if row.design} - set(there))
    if unknown:
        raise GridLabError(
            say(
                "The list of codes names designs that the study does not have: {listed}.",
                listed=", ".join(unknown),
            ),
            safe=say("No code was taken."),
            todo=say("Its designs: {listed}.", listed=", ".join(there)),
        )
    if not sure:
        _check_alike([*sorted(_codes_in_use(opened)), *(row.code for row in table.codes)])
    keep_codes(opened.study.id, table.codes)
    if not table.left_out:
        return NOTHING
    count = len(table.left_out)
    rows = say("1 row") if count == 1 else say("{count:,} rows", count=count)
    why = joined((*table.left_out[:_TOLD], *["…"][: count > _TOLD]))
    return say("{rows} of the list skipped. {why}", rows=rows, why=why)


def _check_alike(codes: Sequence[str]) -> None:
    first: dict[str, str] = {}
    for code in codes:
        other = first.setdefault(spoken(code), code)
        if other != code:
            raise CodesAlike(
                other,
                code,
                safe=say("No code was taken."),
                todo=say("If so, correct the list. If not, use it as it is."),
            )


def _codes_in_use(opened: OpenStudy) -> set[str]:
    return {row.annotator for row in list_sessions(opened.folder) if row.purpose in PEOPLE}


def check_alike(
    opened: OpenStudy, wish: SessionWish, otherwise: Said = say("If not, start with --new.")
) -> None:
    """Raise CodesAlike where a code is new to the study, and one that people may take for it is not;
    PathForCode where a new one reads like a path.

    otherwise: what to do where it is meant, or they are two people.
    """
    if wish.purpose not in PEOPLE:
        return
    known = _codes_in_use(opened) | {planned.code for planned in planned_codes(opened.study.id)}
    code = composed(wish.annotator)
    if code not in known and looks_like_path(code):
        raise PathForCode(code, otherwise)
    others = () if code in known else sorted(known)
    other = next((other for other in others if spoken(other) == spoken(code)), "")
    if other:
        raise CodesAlike(
            code,
            other,
            safe=NOTHING_STARTED,
            todo=say("If so, use {other}. {otherwise}", other=other, otherwise=otherwise),
        )


def planned(listed: Sequence[PlannedCode], code: str) -> PlannedCode | None:
    """What a list says of a code; None where it says nothing."""
    return next((row for row in listed if row.code == composed(code)), None)


def assign(opened: OpenStudy, designs: Sequence[str], purpose: str) -> str:
    """The name of the design, of these, that the next annotator gets on this station.

    Permuted blocks: of every len(designs) sessions that are started on a station, each design gets one, in
    an order that follows from study, purpose and station. What was started otherwise counts as well.
    Raises GridLabError for a design that cannot be read.
    """
    station, study = read_settings().station, opened.study.id
    ids = {design_id(load_design(opened, name)): name for name in designs}
    started = sum(
        next_number(opened.folder, study, identity, purpose, station) - station * STATION_SIZE
        for identity in ids
    )
    return ids[assigned_design(tuple(ids), started, f"{study} {purpose} {station}")]


@dataclass(frozen=True, slots=True)
class SessionWish:
    """Which session is to be started or resumed.

    session: id of the one to be resumed, "" for the latest. new: another one beside an unfinished one. among:
    designs of which one is assigned, where `design` is "". screen: name of the display, "" for the first one.
    """

    annotator: str
    design: str
    purpose: Purpose = "main"
    resume: bool = False
    session: str = ""
    new: bool = False
    windowed: bool = False
    among: tuple[str, ...] = ()
    screen: str = ""


def earlier_sessions(opened: OpenStudy, wish: SessionWish) -> dict[str, list[Row]]:
    """What a code already has of a design, by status, latest first; among sessions that may be mixed.

    The design is known by its name, and by its id where the study has it, as a name may be changed.
    """
    design = wish.design
    known = design_id(load_design(opened, design)) if design in design_names(opened) else ""
    found: dict[str, list[Row]] = {}
    for row in reversed(list_sessions(opened.folder)):
        if (
            row.counts
            and row.annotator == wish.annotator
            and (row.design == design or row.design_id == known)
            and _world(row.purpose) == _world(wish.purpose)
            and wish.session in ("", row.id)
        ):
            found.setdefault(row.status, []).append(row)
    return found


def session_to_resume(opened: OpenStudy, wish: SessionWish) -> Row:
    """The latest unfinished session of this code and design, or the one with this id.

    Raises GridLabError where there is none.
    """
    earlier = earlier_sessions(opened, wish)
    if not (wish.session or earlier.keys() & {"partial", "running"} or wish.purpose == "test"):
        earlier = earlier_sessions(opened, replace(wish, purpose="test"))
    if "partial" in earlier:
        return earlier["partial"][0]
    if "running" in earlier:
        raise _held(wish.annotator)
    raise GridLabError(
        say(
            "{annotator} has no unfinished session of {design}.", annotator=wish.annotator, design=wish.design
        ),
        safe=NOTHING_STARTED,
        todo=say("Start one without --resume."),
    )


def check_may_start(opened: OpenStudy, wish: SessionWish) -> None:
    """Raise GridLabError where a new session must not start without more being said.

    An unfinished one: say whether to resume or to start anew. Any earlier one in a study whose rule is
    `refuse`: none starts at all.
    """
    earlier = earlier_sessions(opened, wish)
    in_the_way = earlier if wish.new else earlier.keys() - {"partial", "running"}
    if opened.study.returning == "refuse" and in_the_way:
        raise GridLabError(
            say(
                "{annotator} already has a session of {design}. This study allows one per code.",
                annotator=wish.annotator,
                design=wish.design,
            ),
            safe=NOTHING_STARTED,
            todo=say("Use another code, or resume an unfinished session."),
        )
    if wish.new:
        return
    check_alike(opened, wish)
    if "running" in earlier:
        raise _held(wish.annotator)
    if "partial" in earlier:
        raise GridLabError(
            unfinished_text(earlier["partial"][0]),
            safe=say("Its answers are safe. {nothing_started}", nothing_started=NOTHING_STARTED),
            todo=say("Resume it with --resume.")
            if opened.study.returning == "refuse"
            else say("Resume it with --resume, or start a new one with --new."),
        )


def unfinished_text(row: Row) -> Said:
    """Whose session is unfinished, and how far it is."""
    return say(
        "{annotator} has an unfinished session of {design}: {answered} of {screens} screens answered.",
        annotator=row.annotator,
        design=row.design,
        answered=row.answered,
        screens=row.screens,
    )


def _held(annotator: str) -> GridLabError:
    return GridLabError(
        say("Another window or program is writing a session of {annotator}.", annotator=annotator),
        safe=say("Its answers are safe. {nothing_started}", nothing_started=NOTHING_STARTED),
        todo=say("Finish or stop it there first. Then resume it or start another."),
    )


def _world(purpose: str) -> str:
    """Purposes whose codes may be the same person's; test and simulated sessions never mix with people's."""
    return "people" if purpose in PEOPLE else purpose
