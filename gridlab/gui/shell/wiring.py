"""Joins the pages with what does their work: each intention goes to one use case, each result back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gridlab.app.opening import count_triplets
from gridlab.domain.errors import GridLabError
from gridlab.gui.background import Background
from gridlab.gui.kit.choosers import choose_new_file, show_in_folder
from gridlab.gui.kit.document import Documents, Leaving
from gridlab.gui.look.language import translate
from gridlab.gui.look.saying import told
from gridlab.gui.pages.data.export_control import ExportControl
from gridlab.gui.pages.data.page import DataPage
from gridlab.gui.pages.images.control import ImageControl
from gridlab.gui.pages.images.page import ImagesPage
from gridlab.gui.pages.page import Surroundings
from gridlab.gui.pages.welcome.new_study import NewStudy
from gridlab.gui.shell.main_window import MainWindow
from gridlab.gui.study.control import StudyControl
from gridlab.gui.study.document import StudyDocument


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


def wire_images(
    window: MainWindow,
    page: ImagesPage,
    images: ImageControl,
    around: Surroundings,
    ask_for_texts: Callable[[Leaving], None],
) -> None:
    """Adding images, labels, finding linked images, and what the page is told of."""
    studies = around.studies
    page.add_requested.connect(images.add)
    page.labels_requested.connect(images.label)
    page.relink_requested.connect(images.relink)
    page.cancel_requested.connect(images.cancel)
    page.check_requested.connect(images.check)
    page.browser.arrange_requested.connect(images.arrange)
    page.detail.wanted.connect(lambda image: images.read_picture(image, page.detail.picture_pixels))
    images.began.connect(page.show_working)
    images.progressed.connect(page.progress.advance)
    images.reported.connect(page.show_report)
    images.matched.connect(page.show_match)
    images.noted.connect(page.show_note)
    images.cancelled.connect(page.end_working)
    images.failed.connect(page.show_error)
    images.arranged.connect(page.take_arrangement)
    images.checked.connect(page.show_checked)
    images.pictured.connect(page.detail.show_picture)
    studies.scanned.connect(page.show_report)
    _wire_image_edits(window, page, around.study, studies, around.documents, ask_for_texts)

    def show(folder: object, name: str) -> None:
        path = images.find_file(folder if isinstance(folder, Path) else None, name)
        if path is not None:
            show_in_folder(path)

    page.show_requested.connect(lambda image: show(None, image.name))
    page.report.show_requested.connect(show)

    def save(rows: list[tuple[str, str, str]]) -> None:
        path = choose_new_file(
            page,
            translate("Images", "Save the list"),
            translate("Images", "Tables (*.csv)"),
            Path.home() / "files-left-out.csv",
        )
        if path is not None:
            images.save_list(path, rows)

    page.report.save_requested.connect(save)


def _wire_image_edits(
    window: MainWindow,
    page: ImagesPage,
    edits: StudyDocument,
    studies: StudyControl,
    documents: Documents,
    ask_for_texts: Callable[[Leaving], None],
) -> None:
    def unsaved(leaving: Leaving | None = None) -> None:
        pending = edits.pending
        if pending is None or pending.problem is None:
            return
        window.status.set_saved(translate("Window", "Not saved"), failed=True)
        page.end_working()
        page.messages.say_unsaved(
            pending.problem, changed_elsewhere=pending.is_changed_elsewhere, leaving=leaving
        )

    def ask(leaving: Leaving) -> None:
        if edits.is_text:
            ask_for_texts(leaving)
        else:
            window.go("images")
            unsaved(leaving)

    def saved(text: str) -> None:
        window.status.set_saved(text)
        page.messages.say_saved()

    def reread() -> None:
        page.messages.say_saved()
        studies.reread()

    page.edit_requested.connect(edits.apply)
    page.heading.undo.clicked.connect(edits.undo)
    page.heading.redo.clicked.connect(edits.redo)
    page.messages.retry_requested.connect(edits.saver.now)
    page.messages.reread_requested.connect(reread)
    edits.stepped.connect(page.heading.show_steps)
    edits.saver.saved.connect(saved)
    edits.saver.failed.connect(unsaved)
    documents.add(edits.saver, ask, page.detail.commit)


def wire_data(
    window: MainWindow, page: DataPage, exports: ExportControl, studies: StudyControl, background: Background
) -> None:
    """Counting triplets, and the export."""

    def count() -> None:
        if studies.view is not None:
            work = count_triplets(studies.view.sessions)
            background.start("triplets", work, done=page.show_triplets, failed=page.show_error)

    page.count_requested.connect(count)
    page.export_requested.connect(exports.export)
    page.cancel_requested.connect(exports.cancel)
    page.sessions_requested.connect(lambda: window.go("sessions"))
    page.show_requested.connect(show_in_folder)
    exports.began.connect(page.show_working)
    exports.progressed.connect(page.progress.advance)
    exports.cancelled.connect(page.show_cancelled)
    exports.failed.connect(page.show_error)
    exports.done.connect(
        lambda report: page.show_result(report.path, report.sessions, report.screens, report.triplets)
    )
