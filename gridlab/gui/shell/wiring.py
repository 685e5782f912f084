"""Joins the pages with what does their work: each intention goes to one use case, each result back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gridlab.domain.errors import GridLabError
from gridlab.gui.look.saying import told
from gridlab.gui.pages.welcome.new_study import NewStudy
from gridlab.gui.shell.main_window import MainWindow
from gridlab.gui.study.control import StudyControl


def wire_studies(window: MainWindow, form: NewStudy, studies: StudyControl) -> None:
    """Opening and making studies, told on the page where it was asked for."""
    welcome = window.welcome

    def began(what: str) -> None:
        welcome.messages.clear()
        form.messages.clear()
        for row in (welcome.progress, form.progress):
            row.begin(what)
        form.set_working(True)

    def ended() -> None:
        for row in (welcome.progress, form.progress):
            row.end()
        form.set_working(False)

    def failed(error: GridLabError) -> None:
        if form.isVisible():
            form.messages.say_error(error)
        elif studies.view is not None:
            window.status.set_saved(told(error.what), failed=True)
        else:
            window.show_welcome()
            welcome.messages.say_error(error)

    studies.began.connect(began)
    studies.progressed.connect(welcome.progress.advance)
    studies.progressed.connect(form.progress.advance)
    studies.ended.connect(ended)
    studies.failed.connect(failed)
    studies.changed.connect(window.show_view)
    studies.closed.connect(window.show_closed)
    form.create_requested.connect(studies.create)
    for page in (form, welcome):
        page.cancel_requested.connect(studies.cancel)
    welcome.study_requested.connect(studies.open)


def take_drop(window: MainWindow, open_study: Callable[[Path], None], paths: list[Path]) -> None:
    """A dropped study is opened; a folder of images, or that of a dropped file, begins a new one."""
    folder = paths[0] if paths[0].is_dir() else paths[0].parent
    if (folder / "study.json").is_file():
        open_study(folder)
    else:
        window.show_new_study(folder)
