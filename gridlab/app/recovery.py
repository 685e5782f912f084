"""Recovering a damaged session with what its study knows: designs, images and the sampling give many rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from gridlab.app.designs import design_files
from gridlab.app.merge import TAKES_IN
from gridlab.app.session.start import image_rows, mapped_screens
from gridlab.app.study import OpenStudy, check_output_place
from gridlab.app.uses import Outcome, Use, plain
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import Said, joined, say
from gridlab.domain.sampling.session_screens import session_screens
from gridlab.domain.session import Display, SessionHeader, SessionImage
from gridlab.store.design_file import design_id, parse_design, read_design
from gridlab.store.disk import shown
from gridlab.store.sessions.list import session_paths
from gridlab.store.sessions.read import read_head, read_log
from gridlab.store.sessions.recovery import Recovered, nothing_known, recover
from gridlab.store.sessions.rows import HEAD_KEYS, Body, Entry, header_entries
from gridlab.store.study_file import read_study


def recover_session(path: Path, target: Path | None = None) -> Recovered:
    """Write what is provable of a session to a new file; ID.recovered.gridlab beside it if none is named.

    Raises GridLabError where nothing is, or the new file exists.
    """
    folder = path.absolute().parent.parent
    if target is not None and target.absolute().parent != path.absolute().parent:
        check_output_place(target)
    known = nothing_known
    with suppress(GridLabError):
        opened = OpenStudy(folder, read_study(folder), folder)
        known = partial(_rows_known, opened)
    return recover(path, target, known)


def recovering(path: Path, target: Path | None = None) -> Use[Recovered]:
    """Writing what is provable of a session to a new file, as a use."""
    work = plain(lambda: recover_session(path, target))
    return Use(say("Recovering answers"), work, told_recovered, TAKES_IN)


def told_recovered(done: Recovered) -> Outcome:
    """What was recovered, and what was not."""
    what = say(
        "{answers} of {screens} answers are recovered, in {name}.",
        answers=done.answers,
        screens=done.screens,
        name=shown(done.path.name),
    )
    lost = lost_rows(done)
    unproven = (
        (say("Nothing proves who answered: check the code {code}.", code=done.annotator),)
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


def _rows_known(opened: OpenStudy, head: Body) -> Sequence[Entry]:
    """The rows that a session with this first row began with, if the study is as it was then."""
    for design in _designs(opened, head):
        screens = session_screens(design, opened.study.images, head["number"])
        rows = image_rows(design, opened.study.images, screens)
        images = [opened.study.images[row] for row in rows]
        said = {key: head[key] for key in HEAD_KEYS}
        header = SessionHeader(
            images=tuple(SessionImage(image.name, image.sha256) for image in images),
            screens=mapped_screens(screens, {row: index for index, row in enumerate(rows)}),
            **said | {"design": design, "display": Display(1, 1)},
        )
        return header_entries(header)
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
