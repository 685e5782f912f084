"""Starting a session, or going on with one: the wish is checked whole before anything is written."""

from __future__ import annotations

import platform
import shutil
import sqlite3
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from gridlab import __version__
from gridlab.app.bug_report import version_of
from gridlab.app.designs import load_design
from gridlab.app.session.clock import Clock, SessionTime, SystemClock
from gridlab.app.session.codes import (
    NOTHING_STARTED,
    SessionWish,
    assign,
    check_alike,
    check_may_start,
    earlier_sessions,
    planned,
    session_to_resume,
    unfinished_text,
)
from gridlab.app.session.feedback import check_feedback
from gridlab.app.session.runner import SessionRunner
from gridlab.app.session.watching import watch
from gridlab.app.study import OpenStudy, check_image_folder, image_path
from gridlab.app.uses import Use
from gridlab.domain.codes import checked_code
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.flow import EndPage, ScreenPage
from gridlab.domain.images import Image, block_rows, set_digest
from gridlab.domain.progress import Cancel, Progress, no_progress, one_by_one
from gridlab.domain.said import NOTHING, Said, joined, say
from gridlab.domain.sampling.session_screens import session_screens
from gridlab.domain.screen import Screen
from gridlab.domain.session import (
    PEOPLE,
    STATION_SIZE,
    Display,
    Event,
    EventKind,
    Purpose,
    SessionHeader,
    SessionImage,
    SessionRecord,
)
from gridlab.store.design_file import design_id
from gridlab.store.disk import is_there, reason
from gridlab.store.exclusions_file import locked_sha256, read_exclusions
from gridlab.store.images.bytes import sha256_file
from gridlab.store.locks import locked
from gridlab.store.planned_codes import planned_codes
from gridlab.store.sessions import rows as session_rows
from gridlab.store.sessions.file import SessionWriter, read_session
from gridlab.store.sessions.list import session_path, sessions_folder, tidy_sessions
from gridlab.store.sessions.live import live_of
from gridlab.store.sessions.numbers import claimed_number, next_number
from gridlab.store.sessions.parse import parse_log
from gridlab.store.settings import read_settings
from gridlab.store.shared_folders import shared_by

SYSTEM = f"{platform.system()} {platform.release()} {platform.machine()}"
# What decides how screens look and when they are there: Qt paints, Pillow decodes.
_LIBRARIES = {"Qt": "PySide6-Essentials", "Pillow": "pillow"}
# A row of the log, its page and its copy in the journal: 4 kB a screen is several times what it takes.
_SCREEN_BYTES = 4096
_LEAST_BYTES = 8 * 2**20


@dataclass(frozen=True, slots=True)
class PreparedSession:
    """A session that can start: everything slow is done, and nothing is written yet.

    design: of the session, which when resuming is the one inside it. resumes: the file to go on with.
    group: what the study's list of codes says. rules_sha256: of the exclusion rules that are locked.
    """

    opened: OpenStudy
    design: Design
    annotator: str
    purpose: Purpose
    number: int
    screens: tuple[Screen, ...]
    resumes: Path | None = None
    group: str = ""
    rules_sha256: str = ""

    @property
    def warning(self) -> Said:
        """What to say once before the session, and go on: who else writes to the study's folder."""
        other = shared_by(sessions_folder(self.opened.folder))
        if not other:
            return NOTHING
        return say(
            "The study is in a shared folder ({other}). Sessions work there, but saving may be "
            "slow. Don't open the study on another machine until they're done.",
            other=other,
        )

    def begin(self, *, display: Display, clock: Clock | None = None, relaxed: bool = False) -> SessionRunner:
        """Start it now; quick. relaxed: does not wait for the disk, for simulated sessions only.

        display: CSS pixels of the window. Raises GridLabError; then no session was started.
        """
        if relaxed and self.purpose != "simulated":
            raise ValueError("only simulated sessions may be relaxed")
        clock = clock or SystemClock()
        if self.resumes is not None:
            return _resumed(self.resumes, display, clock, relaxed=relaxed)
        return _begun(self, display, clock, relaxed=relaxed)


def start_session(
    opened: OpenStudy,
    design_name: str,
    annotator: str,
    *,
    display: Display,
    purpose: Purpose = "main",
    clock: Clock | None = None,
    resume: bool = False,
    new: bool = False,
    relaxed: bool = False,
    verify: bool = True,
) -> SessionRunner:
    """Prepare a session and begin it, for scripts that answer one without a window.

    Raises GridLabError; then no session was started.
    """
    wish = SessionWish(annotator, design_name, purpose, resume=resume, new=new)
    prepared = prepare_session(opened, wish, verify=verify)
    return prepared.begin(display=display, clock=clock, relaxed=relaxed)


def prepare_session(
    opened: OpenStudy,
    wish: SessionWish,
    *,
    verify: bool = True,
    problems: Sequence[Said] = (),
    progress: Progress = no_progress,
    cancel: Cancel | None = None,
) -> PreparedSession:
    """Check code, returning rule, image set, disk and images; takes as long as hashing the images does.

    verify: False where the caller has just verified all images itself. problems: what the caller has found
    wrong, such as the display. progress counts images.
    Raises GridLabError naming everything that is wrong, Cancelled.
    """
    wish = replace(wish, annotator=checked_code(wish.annotator))
    if wish.purpose != "simulated" and not wish.resume:
        tidy_sessions(opened.folder)
    prepared = _to_resume(opened, wish) if wish.resume else _to_start(opened, wish)
    if prepared.resumes is not None:
        watch(prepared.resumes, progress, cancel)
        tidy_sessions(opened.folder)
    if verify:
        space = space_problem(opened.folder, len(prepared.screens))
        also = (*problems, *((space,) if space else ()))
        rows = image_rows(prepared.design, opened.study.images, prepared.screens)
        verify_images(opened, rows, also=also, progress=progress, cancel=cancel)
    return prepared


def _to_start(opened: OpenStudy, wish: SessionWish) -> PreparedSession:
    design, annotator, purpose = load_design(opened, wish.design), wish.annotator, wish.purpose
    if purpose != "simulated":  # their codes are counted by the simulation itself
        check_may_start(opened, replace(wish, design=design.name))
    station = read_settings().station
    number = next_number(opened.folder, opened.study.id, design_id(design), purpose, station)
    screens = session_screens(design, opened.study.images, number)
    known = planned(planned_codes(opened.study.id), annotator) if purpose in PEOPLE else None
    check_feedback(opened, design, annotator, purpose, known)
    group = known.group if known is not None else ""
    rules = locked_sha256(read_exclusions(opened.folder))
    return PreparedSession(
        opened, design, annotator, purpose, number, screens, group=group, rules_sha256=rules
    )


def _to_resume(opened: OpenStudy, wish: SessionWish) -> PreparedSession:
    row = session_to_resume(opened, wish)
    record = read_session(row.path)
    header = record.header
    if not all(screen.is_known for screen in header.screens):
        raise GridLabError(
            say("The images of the session's next screens are chosen by another program."),
            safe=say("Its answers are safe."),
            todo=say("Continue there."),
        )
    return PreparedSession(
        opened,
        header.design,
        wish.annotator,
        header.purpose,
        header.number,
        _in_study_rows(opened, record),
        row.path,
    )


def _in_study_rows(opened: OpenStudy, record: SessionRecord) -> tuple[Screen, ...]:
    """The session's screens with rows of the study. Raises GridLabError for images no longer in it."""
    row_of = {image.sha256: row for row, image in enumerate(opened.study.images)}
    images = record.header.images
    gone = [image.name for image in images if image.sha256 not in row_of]
    if gone:
        raise GridLabError(
            say(
                "Images on the session's screens are no longer in the study: {listed}.",
                listed=", ".join(gone),
            ),
            safe=say("The session's answers are safe."),
            todo=say("Add the images to the study again, then resume."),
        )
    return mapped_screens(record.header.screens, [row_of[image.sha256] for image in images])


def mapped_screens(screens: tuple[Screen, ...], row_of: list[int] | dict[int, int]) -> tuple[Screen, ...]:
    """The same screens with other rows: each row r becomes row_of[r]."""
    return tuple(
        screen._replace(probe=row_of[screen.probe], grid=tuple([row_of[row] for row in screen.grid]))
        if screen.is_known
        else screen
        for screen in screens
    )


def image_rows(design: Design, images: Sequence[Image], screens: Iterable[Screen]) -> tuple[int, ...]:
    """Rows of the images on these screens, in study order; all of a block that chooses some of them later."""
    rows: set[int] = set()
    blocks: set[int] = set()
    for screen in screens:
        if screen.is_known:
            rows.update((screen.probe, *screen.grid))
        else:
            blocks.add(screen.block)
    for block in blocks:
        rows.update(block_rows(images, design.blocks[block].images.labels))
    return tuple(sorted(rows))


def verify_images(
    opened: OpenStudy,
    rows: Iterable[int],
    *,
    also: Sequence[Said] = (),
    progress: Progress = no_progress,
    cancel: Cancel | None = None,
) -> None:
    """Read and hash the images in these rows of the study. also: what else was found wrong, as sentences.

    Raises one GridLabError that names everything: each image that is missing or changed, or the folder where
    all are, and the rest; Cancelled.
    """
    check_image_folder(opened)
    wanted = tuple(rows)
    problems = []
    for row in one_by_one(wanted, progress, cancel):
        image = opened.study.images[row]
        problem = image_problem(opened, image)
        if problem:
            problems.append(say("{name} {problem}", name=image.name, problem=problem))
    if problems:
        raise GridLabError(
            joined((_not_as_in_the_study(problems), *also)),
            safe=NOTHING_STARTED,
            todo=say("Put the original files back. GridLab never replaces one image with another."),
        )
    if also:
        raise GridLabError(joined(also), safe=NOTHING_STARTED, todo=say("Fix this, then start again."))


def _not_as_in_the_study(problems: Sequence[Said]) -> Said:
    told = joined(problems, "; ")
    if len(problems) == 1:
        return say("1 image on the session's screens is not as in the study: {told}.", told=told)
    return say(
        "{count} images on the session's screens are not as in the study: {told}.",
        count=len(problems),
        told=told,
    )


def space_problem(folder: Path, screens: int) -> Said:
    """Why the answers to so many screens may not fit on the disk of `folder`; "" where they do."""
    needed = _LEAST_BYTES + screens * _SCREEN_BYTES
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        return say("The study's disk can't be checked: {reason}.", reason=reason(error))
    if free >= needed:
        return NOTHING
    return say(
        "The study's disk has {free:.1f} MB left. A session needs {needed:.0f} MB.",
        free=free / 2**20,
        needed=needed / 2**20,
    )


def image_problem(opened: OpenStudy, image: Image) -> Said:
    """Why this image cannot be shown, as the end of a sentence; "" where it can."""
    try:
        path = image_path(opened, image)
        if not is_there(path):
            return say("is missing")
        return NOTHING if sha256_file(path) == image.sha256 else say("has changed")
    except OSError as error:
        return say("cannot be read ({reason})", reason=reason(error))
    except GridLabError as error:
        return say("cannot be used ({what:clause})", what=error.what)


def _begun(prepared: PreparedSession, display: Display, clock: Clock, *, relaxed: bool) -> SessionRunner:
    opened, design = prepared.opened, prepared.design
    station = prepared.number // STATION_SIZE
    claim = claimed_number(
        opened.folder, opened.study.id, design_id(design), prepared.purpose, station, durable=not relaxed
    )
    with claim as number:
        if number != prepared.number:  # another program was quicker since it was prepared
            screens = session_screens(design, opened.study.images, number)
            verify_images(opened, image_rows(design, opened.study.images, screens))
            prepared = replace(prepared, number=number, screens=screens)
        header = session_header(prepared, display, SessionTime(clock).utc())
        path = session_path(opened.folder, header.id)
        live = live_of(header, 0, sum(screen.counts for screen in header.screens), header.started_utc)
        writer = SessionWriter.create(path, header, live=live, relaxed=relaxed)
    return SessionRunner(writer, parse_log(writer.log), clock, resumed=False)


def _resumed(path: Path, display: Display, clock: Clock, *, relaxed: bool) -> SessionRunner:
    with locked(path.parent):
        writer = SessionWriter(path, relaxed=relaxed)
    try:
        parsed = parse_log(writer.log)
        record = parsed.record
        if record.status != "partial":
            raise GridLabError(
                say("The session was finished in the meantime."),
                safe=NOTHING_STARTED,
                todo=say("Start a new one."),
            )
        time = SessionTime(clock, parsed.last_ms)
        runner = SessionRunner(writer, parsed, clock, resumed=True)
        entries = [session_rows.resume_entry(time.now(), time.utc(), display, SYSTEM, generator())]
        at = runner.page.position if isinstance(runner.page, ScreenPage) else -1
        entries.append(session_rows.events_entry([Event(time.now(), EventKind.RESUME, at)]))
        if isinstance(runner.page, EndPage):  # every page was passed, and only the end is missing
            entries.append(session_rows.end_entry(time.now(), time.utc(), "complete"))
        figures = runner.state.tally.figures
        writer.append(entries, live_of(record.header, *runner.progress, time.utc(), **figures))
    except BaseException:
        writer.close()
        raise
    return runner


def session_header(prepared: PreparedSession, display: Display, started_utc: str) -> SessionHeader:
    """What a session knows when it starts; its images are those that its screens may show."""
    images = prepared.opened.study.images
    rows = image_rows(prepared.design, images, prepared.screens)
    return SessionHeader(
        id=uuid.uuid4().hex,
        study=prepared.opened.study.id,
        annotator=prepared.annotator,
        number=prepared.number,
        purpose=prepared.purpose,
        design=prepared.design,
        design_id=design_id(prepared.design),
        images=tuple(SessionImage(images[row].name, images[row].sha256) for row in rows),
        set_digest=set_digest(image.sha256 for image in images),
        set_length=len(images),
        screens=mapped_screens(prepared.screens, {row: index for index, row in enumerate(rows)}),
        display=display,
        started_utc=started_utc,
        group=prepared.group,
        system=SYSTEM,
        generator=generator(),
        source="simulated" if prepared.purpose == "simulated" else "lab",
        rules_sha256=prepared.rules_sha256,
    )


@lru_cache(maxsize=1)
def generator() -> str:
    """The versions of this program and of the libraries that a session depends on."""
    parts = [f"GridLab {__version__}", f"Python {platform.python_version()}"]
    parts += [f"{name} {version_of(package)}" for name, package in _LIBRARIES.items()]
    return ", ".join([*parts, f"SQLite {sqlite3.sqlite_version}"])


class UnfinishedSession(GridLabError):
    """A new session was asked for where an unfinished one can be gone on with.

    allows_new: whether another may be started beside it.
    """

    def __init__(self, what: Said, *, allows_new: bool) -> None:
        super().__init__(
            what,
            safe=say("Its answers are safe."),
            todo=say("Resume it, or start a new one.") if allows_new else say("Resume it."),
        )
        self.allows_new = allows_new


def preparing(study: OpenStudy, wish: SessionWish, problems: tuple[Said, ...] = ()) -> Use[PreparedSession]:
    """Checking everything a session needs, as a use; UnfinishedSession where one can be resumed, CodesAlike
    where the code may be another one's.

    problems: what is known to be wrong already, told with the rest.
    """

    def work(cancel: Cancel, progress: Progress) -> PreparedSession:
        wanted = replace(wish, design=wish.design or assign(study, wish.among, wish.purpose))
        returning = study.study.returning
        if not (wish.resume or wish.new):
            check_alike(study, wanted, say("If not, start anyway."))
            unfinished = earlier_sessions(study, wanted).get("partial")
            if unfinished and returning != "new":
                raise UnfinishedSession(unfinished_text(unfinished[0]), allows_new=returning != "refuse")
            wanted = replace(wanted, new=returning == "new")
        return prepare_session(study, wanted, problems=problems, progress=progress, cancel=cancel)

    return Use(say("Checking the images of the session"), work)
