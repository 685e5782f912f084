"""Recovering a damaged session with what its study knows: designs, images and the sampling give many rows."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

from gridlab.app.designs import design_files
from gridlab.app.merge import TAKES_IN
from gridlab.app.session.start import image_rows, mapped_screens
from gridlab.app.study import OpenStudy, check_output_place
from gridlab.app.uses import Outcome, Use
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.images import set_digest
from gridlab.domain.progress import Cancel, Progress, no_progress
from gridlab.domain.said import Said, joined, say
from gridlab.domain.sampling.session_screens import session_screens
from gridlab.domain.session import (
    PURPOSES,
    STATION_SIZE,
    Device,
    Display,
    EventKind,
    Purpose,
    SessionHeader,
    SessionImage,
)
from gridlab.store.design_file import design_id, parse_design, read_design
from gridlab.store.disk import shown
from gridlab.store.sessions.list import head_of, session_paths
from gridlab.store.sessions.live import Live, read_live
from gridlab.store.sessions.numbers import next_number
from gridlab.store.sessions.read import read_head, read_log
from gridlab.store.sessions.recovery import Recovered, nothing_known, nothing_lost, recover
from gridlab.store.sessions.rows import (
    FORMAT,
    HEAD_KEYS,
    HEADER_KINDS,
    VERSION,
    Body,
    Entry,
    head_keys,
    header_entries,
)
from gridlab.store.settings import read_settings
from gridlab.store.study_file import read_study

_ID = re.compile(r"[0-9a-f]{32}")
_UTC = re.compile(r'"utc":"(\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-6]\dZ)"')
_CHOSEN_BY = re.compile(rf"\[\d+,{EventKind.CHOOSE:d},\d+,\d+,(\d)\]")
_TRIED = 300  # numbers, some milliseconds each


def recover_session(
    path: Path, target: Path | None = None, cancel: Cancel | None = None, progress: Progress = no_progress
) -> Recovered:
    """Write what is provable of a session to a new file; ID.recovered.gridlab beside it if none is named.

    Raises GridLabError where nothing is, or the new file exists, Cancelled while nothing is written yet.
    """

    def told(done: int, total: int) -> None:
        if cancel is not None:
            cancel.raise_if_set()
        progress(done, total)

    folder = path.absolute().parent.parent
    if target is not None and target.absolute().parent != path.absolute().parent:
        check_output_place(target)
    known, lost = nothing_known, nothing_lost
    with suppress(GridLabError):
        opened = OpenStudy(folder, read_study(folder), folder)
        known, lost = partial(_rows_known, opened), partial(_head_lost, opened, path)
    return recover(path, target, known, lost, told)


def recovering(path: Path, target: Path | None = None) -> Use[Recovered]:
    """Writing what is provable of a session to a new file, as a use."""
    return Use(say("Recovering answers"), partial(recover_session, path, target), told_recovered, TAKES_IN)


def told_recovered(done: Recovered) -> Outcome:
    """What was recovered, and what was not."""
    what = say(
        "{answers} of {screens} answers recovered, in {name}.",
        answers=done.answers,
        screens=done.screens,
        name=shown(done.path.name),
    )
    lost = lost_rows(done)
    unproven = (
        (say("Nothing proves who answered. Check the code {code}.", code=done.annotator),)
        if 0 in done.unproven
        else (say("Its first rows are used as they are, unproven."),)
        if done.unproven
        else ()
    )
    rest = (*((say("Lost rows: {rows}.", rows=lost),) if lost else ()), *unproven)
    return Outcome("warn" if rest else "ok", what, joined(rest))


def lost_rows(done: Recovered) -> Said:
    """The rows that are lost: "5, 9–12"; "" for none."""
    ranges = (
        say("{first}", first=first) if first == last else say("{first}–{last}", first=first, last=last)
        for first, last in done.gaps
    )
    return joined(ranges, ", ")


def _head_lost(opened: OpenStudy, path: Path, rows: Mapping[int, Entry]) -> Body | None:
    """What stands in place of a first row of which nothing is left: whose screens these are by the study's
    designs and the numbers given out; the annotator is `unknown-…`. None where no design gives them."""
    version = 1 if 3 in rows and rows[3].kind == HEADER_KINDS[1][3] else VERSION
    own = HEADER_KINDS[1][2:] if version == 1 else ("screen",)
    shown = {entry.body for entry in rows.values() if entry.kind in own}
    times = sorted(found[1] for entry in rows.values() if (found := _UTC.search(entry.body)))
    named = _ID.match(path.name)
    session = named[0] if named else hashlib.sha256(path.name.encode()).hexdigest()[:32]
    live = read_live(path)
    images = opened.study.images
    for design in _designs_of(opened, rows) if shown else ():
        used = [head for head in map(head_of, session_paths(opened.folder)) if _is_of(head, design)]
        head: Body = {
            "format": FORMAT,
            "version": version,
            "id": session,
            "study": opened.study.id,
            "annotator": live.annotator if live is not None else f"unknown-{session[:8]}",
            "design": design.name,
            "design_id": design_id(design),
            "started_utc": live.started_utc if live is not None else (times or ["1970-01-01T00:00:00Z"])[0],
            "set_digest": set_digest(image.sha256 for image in images),
            "set_length": len(images),
            "display": asdict(Display(1, 1)),
            "source": "lab",
            **dict.fromkeys(("group", "system", "generator", "publication", "sink", "rules_sha256"), ""),
        }
        said = {key: head[key] for key in head if key not in HEAD_KEYS or key in head_keys(version)}
        for number, purpose in _numbers(opened, head["design_id"], used, live, _purposes(rows)):
            known = _rows_known(opened, {**head, "number": number, "purpose": purpose}, design)
            if shown.issubset(entry.body for entry in known if entry.kind in own):
                return {**said, "number": number, "purpose": purpose}
    return None


def _is_of(head: Mapping[str, object], design: Design) -> bool:
    return head.get("design_id") == design_id(design)


def _numbers(
    opened: OpenStudy,
    identity: str,
    used: Sequence[Mapping[str, object]],
    live: Live | None,
    purposes: Sequence[Purpose],
) -> Iterator[tuple[int, Purpose]]:
    """Numbers that may be the lost one, with what it counted for: those given out and found nowhere first."""
    if live is not None and live.purpose in PURPOSES:
        yield live.number, live.purpose
    station = read_settings().station
    taken = {(head.get("number"), head.get("purpose")) for head in used}
    left: list[tuple[int, Purpose]] = []
    for purpose in purposes:
        end = next_number(opened.folder, opened.study.id, identity, purpose, station)
        left += [(number, purpose) for number in range(station * STATION_SIZE, end)]
    free = [one for one in left if one not in taken]
    others = [(number, purposes[0]) for number in range(_TRIED)]
    yield from itertools.islice(itertools.chain(free, others), _TRIED)


def _purposes(rows: Mapping[int, Entry]) -> Sequence[Purpose]:
    """What a session may count for by what chose cells: for simulated annotators the program alone does."""
    bodies = [entry.body for entry in rows.values() if entry.kind == "events"]
    devices = {device for body in bodies for device in _CHOSEN_BY.findall(body)}
    if devices == {str(Device.PROGRAM.value)}:
        return ("simulated",)
    return [purpose for purpose in PURPOSES if purpose != "simulated"]


def _designs_of(opened: OpenStudy, rows: Mapping[int, Entry]) -> Iterator[Design]:
    """The design that stands in the session itself, else each of the study."""
    if 1 in rows and rows[1].kind == "design":
        with suppress(GridLabError):
            yield parse_design(rows[1].body.encode())
            return
    for path in design_files(opened):
        with suppress(GridLabError):
            yield read_design(path)


def _rows_known(opened: OpenStudy, head: Body, mine: Design | None = None) -> Sequence[Entry]:
    """The rows that a session with this first row began with, if the study is as it was then.

    mine: its design, where that is known.
    """
    for design in [mine] if mine is not None else _designs(opened, head):
        screens = session_screens(design, opened.study.images, head["number"])
        rows = image_rows(design, opened.study.images, screens)
        images = [opened.study.images[row] for row in rows]
        said = {key: head[key] for key in HEAD_KEYS}
        header = SessionHeader(
            images=tuple(SessionImage(image.name, image.sha256) for image in images),
            screens=mapped_screens(screens, {row: index for index, row in enumerate(rows)}),
            **said | {"design": design, "display": Display(1, 1)},
        )
        return header_entries(header, head["version"])
    return ()


def _designs(opened: OpenStudy, head: Body) -> Iterator[Design]:
    """The session's design: as other sessions have it, else as the study has it."""
    for path in session_paths(opened.folder):
        with suppress(GridLabError):
            other = read_head(path)
            if (other["design"], other["design_id"]) == (head["design"], head["design_id"]):
                yield parse_design(read_log(path)[1].body.encode())
    for path in design_files(opened):
        with suppress(GridLabError):
            design = read_design(path)
            if design_id(design) == head["design_id"]:
                yield replace(design, name=head["design"])
