"""What opening or making a study gives the window: work for the background, and what it remembers."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from gridlab.app.demo import answer_demo, free_folder, make_demo
from gridlab.app.designing.files import read_kept
from gridlab.app.session.doubts import doubted
from gridlab.app.study import OpenStudy, open_study
from gridlab.app.study_create import create_study
from gridlab.app.study_view import StudyView, StudyWish
from gridlab.app.uses import Use, plain
from gridlab.domain.errors import GridLabError
from gridlab.domain.notes import NO_NOTES
from gridlab.domain.progress import Cancel, Progress
from gridlab.domain.said import say
from gridlab.store.images.scan import ScanReport
from gridlab.store.notes_file import read_notes
from gridlab.store.sessions.list import Row, list_sessions
from gridlab.store.settings import Settings, change_settings, read_settings, with_recent


def read_view(open_study: OpenStudy) -> StudyView:
    """Everything the pages show of an open study; a design that cannot be read comes with its problem."""
    return StudyView(open_study, (), read_sessions(open_study), read_kept(open_study))


def read_sessions(open_study: OpenStudy) -> tuple[Row, ...]:
    """The study's sessions, latest first, running and damaged ones too.

    Notes that cannot be read keep nobody from the list; what counts only with them refuses to go on.
    """
    notes = NO_NOTES
    with suppress(GridLabError):
        notes = read_notes(open_study.folder)
    rows = doubted(list_sessions(open_study.folder, notes))
    return tuple(sorted(rows, key=lambda row: (row.started_utc, row.id), reverse=True))


def opening(folder: Path) -> Use[StudyView]:
    """Open a study and remember it among the recent ones."""

    def work() -> StudyView:
        study = open_study(folder)
        remember(folder)
        return read_view(study)

    return Use(say("Opening {study}", study=folder.name), plain(work))


def making(wish: StudyWish) -> Use[tuple[StudyView, ScanReport]]:
    """Make a study from a folder of images."""

    def work(cancel: Cancel, progress: Progress) -> tuple[StudyView, ScanReport]:
        study, report = create_study(
            wish.folder,
            wish.images,
            link=wish.link,
            labels_csv=wish.labels,
            title=wish.title or None,
            progress=progress,
            cancel=cancel,
        )
        remember(wish.folder)
        return read_view(study), report

    return Use(say("Checking images"), work)


def making_demo(parent: Path) -> Use[StudyView]:
    """Make the demo study in a new folder below `parent`, answered by simulated annotators."""

    def work(cancel: Cancel, progress: Progress) -> StudyView:
        study = make_demo(free_folder(parent / "gridlab-demo"), progress=progress)
        answer_demo(study, progress=progress, cancel=cancel)
        remember(study.folder)
        return read_view(study)

    return Use(say("Making the demo study"), work)


def remember(folder: Path) -> None:
    """Put a study first among the recent ones; that it cannot be remembered stops nothing."""
    with suppress(GridLabError):
        change_settings(lambda settings: with_recent(settings, folder))


def recent_studies(settings: Settings | None = None) -> tuple[Path, ...]:
    """The studies opened lately that are still there, latest first; settings: where they are read already."""
    try:
        recent = (settings or read_settings()).recent
    except GridLabError:
        return ()
    return tuple(folder for folder in map(Path, recent) if (folder / "study.json").is_file())
