"""Joins the Sessions page with what does its work: starting sessions, and keeping those that are there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gridlab.gui.kit.choosers import choose_file, choose_files, choose_new_file, show_in_folder
from gridlab.gui.kit.document import Documents, Leaving
from gridlab.gui.look.language import translate
from gridlab.gui.look.saying import told
from gridlab.gui.pages.design.page import DesignPage
from gridlab.gui.pages.sessions import outcomes
from gridlab.gui.pages.sessions.control import SessionControl
from gridlab.gui.pages.sessions.keeping import KeepingControl
from gridlab.gui.pages.sessions.new_session import SessionWish
from gridlab.gui.pages.sessions.page import SessionsPage
from gridlab.gui.shell.main_window import MainWindow
from gridlab.gui.study.control import StudyControl

if TYPE_CHECKING:
    from gridlab.app.erase import Erased
    from gridlab.app.export import ExportReport
    from gridlab.domain.finding import Finding
    from gridlab.gui.screen.still import Still
    from gridlab.store.sessions.list import Row
    from gridlab.store.sessions.salvage import Salvaged


def wire_starting(
    window: MainWindow,
    page: SessionsPage,
    design: DesignPage,
    sessions: SessionControl,
    documents: Documents,
) -> None:
    """Starting and resuming sessions, from their page and from a design; with what was edited last."""
    panel = page.panel
    asked: list[SessionWish] = []

    def start(wish: SessionWish) -> None:
        asked[:] = [wish]
        documents.settle(Leaving(lambda: begin(wish), translate("Window", "Start without these edits")))

    def begin(wish: SessionWish) -> None:
        if asked == [wish]:  # else it was taken back while the design was being saved
            sessions.start(wish)

    def stop() -> None:
        asked.clear()
        sessions.cancel()

    page.start_requested.connect(start)
    page.proposal_requested.connect(sessions.propose)
    page.designs_requested.connect(lambda: window.go("design"))
    panel.stop_requested.connect(stop)
    panel.list_forgotten.connect(sessions.forget_list)
    sessions.working.connect(page.show_working)
    sessions.progressed.connect(panel.progress.advance)
    sessions.progressed.connect(page.starting.advance)
    sessions.over.connect(lambda _code: window.activateWindow())
    sessions.started.connect(page.show_started)
    sessions.proposed.connect(panel.show_proposal)
    sessions.noted.connect(lambda text: page.say(("warn", text, "")))
    sessions.failed.connect(lambda error, unfinished: page.show_error(error, unfinished=unfinished))

    def choose_list() -> None:
        kinds = translate("Sessions", "Tables (*.csv *.txt *.tsv)")
        chosen = choose_file(window, translate("Sessions", "A list of codes"), kinds)
        if chosen is not None:
            sessions.take_list(chosen)

    def try_design(name: str) -> None:
        window.go("sessions")
        page.begin_session(name, "test")

    panel.list_requested.connect(choose_list)
    design.try_requested.connect(try_design)


def wire_keeping(page: SessionsPage, keeping: KeepingControl, sessions: SessionControl) -> None:
    """Looking at sessions, verifying, backing up; what came of it is told on the page."""
    page.open_requested.connect(keeping.open)
    page.cancel_requested.connect(keeping.cancel)
    keeping.opened.connect(page.show_details)
    keeping.failed.connect(page.show_error)
    keeping.began.connect(page.progress.begin)
    keeping.began.connect(page.messages.clear)
    keeping.progressed.connect(page.progress.advance)
    keeping.ended.connect(page.progress.end)
    keeping.still.connect(page.details.show_still)
    keeping.merged.connect(lambda rows: page.say(outcomes.merged(rows)))
    sessions.over.connect(lambda _code: keeping.back_up(asked=False))

    def tell_moved(path: Path) -> None:
        said = translate("Sessions", "The session went on in {folder}.").format(folder=path.parent)
        rest = translate("Sessions", "Until it is brought in, the study has only what was answered before.")
        page.say(
            ("warn", said, rest), ((translate("Sessions", "Bring it in"), lambda: keeping.bring_in([path])),)
        )

    def decode(still: Still) -> None:
        if page.details.details is not None:
            keeping.decode(still, page.details.details)

    def tell_verified(findings: list[Finding], files: int) -> None:
        page.say(outcomes.verified(findings, files))

    def tell_salvaged(made: Salvaged) -> None:
        text = translate("Sessions", "{answers} answers were salvaged to {name}.")
        page.say(("ok", text.format(answers=made.answers, name=made.path.name), told(made.why)))

    def tell_backup(sentence: str, rest: str) -> None:
        again = (translate("Sessions", "Back up again"), keeping.back_up)
        page.say(("warn", sentence, rest), (again,))

    page.details.still_requested.connect(decode)
    sessions.moved.connect(tell_moved)
    keeping.verified.connect(tell_verified)
    keeping.salvaged.connect(tell_salvaged)
    keeping.backup_failed.connect(tell_backup)


def wire_more(window: MainWindow, page: SessionsPage, keeping: KeepingControl, studies: StudyControl) -> None:
    """The menu of what else can be done."""
    more = page.more

    def export(row: Row) -> None:
        view = studies.view
        if view is None:
            return
        start = view.open.folder / "exports" / f"{row.annotator}-{row.id[:8]}.h5"
        kinds = translate("Sessions", "Datasets (*.h5)")
        out = choose_new_file(window, translate("Sessions", "Export this session"), kinds, start)
        if out is not None:
            keeping.export(row, out)

    def bring_in() -> None:
        kinds = translate("Sessions", "Sessions (*.gridlab)")
        chosen = choose_files(window, translate("Sessions", "Bring in sessions"), kinds)
        if chosen:
            keeping.bring_in(chosen)

    def tell_exported(report: ExportReport) -> None:
        show = (translate("Sessions", "Show file"), lambda: show_in_folder(report.path))
        page.say(outcomes.exported(report), (show,))

    erasing: list[str] = []

    def erase(code: str) -> None:
        erasing[:] = [code]
        page.show_table()
        keeping.erase(code)

    def tell_erased(done: Erased) -> None:
        page.say(outcomes.erased(done, erasing[0]))

    def drop(paths: list[Path]) -> None:
        keeping.bring_in(paths)

    more.verify_asked.connect(lambda row: keeping.verify([row.path]))
    more.verify_all_asked.connect(lambda: keeping.verify(()))
    more.salvage_asked.connect(keeping.salvage)
    more.export_asked.connect(export)
    more.bring_in_asked.connect(bring_in)
    more.restore_asked.connect(keeping.restore)
    page.erase_panel.erase_requested.connect(erase)
    page.paths_dropped.connect(drop)
    keeping.exported.connect(tell_exported)
    keeping.erased.connect(tell_erased)
