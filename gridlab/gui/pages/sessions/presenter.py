"""What is done on the Sessions page: they are started, looked at, verified, exported, brought in, erased."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from gridlab.app.backup import BackedUp, backing_up, restoring
from gridlab.app.checking import verifying
from gridlab.app.erase import Erased, erasing
from gridlab.app.export import ExportReport, ExportWish, exporting
from gridlab.app.merge import bringing_in
from gridlab.app.recovery import recovering
from gridlab.app.session.details import session_details
from gridlab.app.session.hours import saving_hours
from gridlab.app.uses import Outcome, Use, plain
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import joined
from gridlab.gui.kit.choosers import choose_files, choose_new_file, file_action
from gridlab.gui.kit.uses import Uses
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.page import Go, Presenter, Surroundings
from gridlab.gui.pages.sessions.from_web import FromWeb
from gridlab.gui.pages.sessions.set_right import SettingRight
from gridlab.gui.pages.sessions.starting import Starting
from gridlab.gui.pages.sessions.stations import StationsWatch
from gridlab.gui.pages.sessions.view import SessionsPage
from gridlab.gui.screen.still import Still
from gridlab.gui.study.session_details import decoding

if TYPE_CHECKING:
    from gridlab.app.study import OpenStudy
    from gridlab.app.study_view import StudyView
    from gridlab.app.uses import Changed
    from gridlab.store.sessions.list import Row


REFRESH_MS = 1000


class SessionsPresenter(Presenter):
    """Owns the page and what is done on it: one piece of work at a time, and one session beside it."""

    View = SessionsPage

    def __init__(self, view: SessionsPage, around: Surroundings) -> None:
        super().__init__(view, around)
        self.view = view
        background, studies = around.background, around.studies
        self.starting = Starting(view, around)
        self._work = Uses(
            "keeping",
            background,
            studies.reread_kinds,
            progress=view.progress,
            messages=view.messages,
            parent=self,
        )
        self.right = SettingRight(view.set_right, self._work, lambda: self._study)
        self.web = FromWeb(view.serving, around, self._work, lambda: self._study)
        self.stations = StationsWatch(view.stations, around, self._work, lambda: studies.view)
        self._shown: Path | None = None
        self._is_front = False
        self._looking = Uses("details", background, parent=self)
        self._pictures = Uses("still", background, parent=self)
        self._backups = Uses("backup", background, parent=self)
        self._timer = QTimer(self)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(studies.reread_sessions)
        self._wire()

    def _wire(self) -> None:
        view, buttons = self.view, self.view.buttons
        view.designs_requested.connect(lambda: self.around.go(Go("design")))
        buttons.open.clicked.connect(self._open)
        view.table.activated.connect(self._open)
        view.details.still_requested.connect(self._decode)
        view.erase_panel.erase_requested.connect(self._erase)
        view.paths_dropped.connect(self.web.take)
        buttons.collect.triggered.connect(self.web.choose)
        buttons.serve.triggered.connect(self.web.serve)
        buttons.verify.triggered.connect(lambda: self._verify(view.several))
        buttons.unvoid.triggered.connect(
            lambda: self.right.count_again([r for r in view.several if r.voided])
        )
        buttons.discard.triggered.connect(lambda: self.right.discard(view.several[0]))
        self.right.stepped.connect(self.name_steps)
        view.set_right.given.connect(lambda _kind, _text: view.take_focus())  # undo is then the page's
        view.trying.asked.connect(self._simulate)
        buttons.hours.triggered.connect(self._choose_hours)
        buttons.recover.triggered.connect(lambda: self._recover(view.chosen))
        buttons.export.triggered.connect(self._export)
        buttons.verify_all.triggered.connect(lambda: self._verify(view.sessions))
        buttons.bring_in.triggered.connect(self._choose_sessions)
        buttons.restore.triggered.connect(self._restore)
        view.stations_shown.connect(lambda _shown: self._refresh())
        view.stations.back_up.clicked.connect(self.back_up)
        view.stations.choose_place.clicked.connect(lambda: self.around.go(Go("settings")))
        self.starting.over.connect(self.back_up)
        self.starting.moved.connect(self._tell_moved)

    def show_view(self, view: StudyView, changed: frozenset[Changed]) -> None:
        if self._shown != view.open.folder:
            self._shown = view.open.folder
            self.right.forget()
            self.web.stop()
            self.stations.forget()
        self.view.show_view(view)

    def undo(self) -> None:
        self.right.undo()

    def redo(self) -> None:
        self.right.redo()

    def entered(self) -> None:
        self._is_front = True
        self.around.studies.reread_sessions()
        self._refresh()

    def left(self) -> None:
        self._is_front = False
        self._refresh()

    def _refresh(self) -> None:
        """Look again and again at what is on view: the list opens sessions, the stations' look opens none."""
        self._timer.stop()
        self.stations.stop()
        if self._is_front and self.view.is_at_stations:
            self.stations.start()
        elif self._is_front:
            self._timer.start()

    def close(self) -> None:
        self.starting.close()
        self.web.close()

    @property
    def actions(self) -> Mapping[str, Callable[[], object]]:
        return {"new_session": self.view.begin_session, "stations": self.view.show_stations}

    def arrive(self, wish: Go) -> None:
        if wish.purpose:
            self.view.begin_session(wish.design, wish.purpose)

    @property
    def _study(self) -> OpenStudy | None:
        view = self.around.studies.view
        return view.open if view is not None else None

    def back_up(self) -> None:
        """Keep finished sessions a second time, where a place is chosen; only what fails is told."""
        if self._study is None:
            return
        use = backing_up(self._study)

        def done(report: BackedUp | None) -> None:
            if self.view.is_at_stations:
                self.stations.look()
            said = use.says(report)
            if said is not None and said.kind == "warn":
                self._tell_unkept(said)

        def failed(error: GridLabError) -> None:
            rest = joined(part for part in (error.safe, error.todo) if part)
            self._tell_unkept(Outcome("warn", error.what, rest))

        self._backups.run(use, done=done, failed=failed)

    def _tell_unkept(self, said: Outcome) -> None:
        self._work.say(said, ((translate("Sessions", "Back up again"), self.back_up),))

    def _open(self) -> None:
        """Look at the chosen session; of a damaged one it is said why it cannot be."""
        chosen = self.view.chosen
        if chosen is not None and chosen.problem:
            recovering_it = (
                translate("Sessions", "Recover readable answers"),
                partial(self._recover, chosen),
            )
            self.view.messages.say("bad", chosen.problem, actions=(recovering_it,))
        elif chosen is not None and self.view.buttons.open.isEnabled():
            use = Use(translate("Sessions", "Open"), plain(partial(session_details, chosen.path)))
            self._looking.run(use, done=self.view.show_details, failed=self.view.show_error)

    def _decode(self, still: Still) -> None:
        """Decode the pictures of the screen that is looked at."""
        shown, study = self.view.details, self._study
        if shown.details is None or study is None:
            return
        use = decoding(shown.details, still, study)
        show = partial(shown.show_still, still)
        self._pictures.run(use, done=lambda made: show(*made), failed=self.view.show_error)

    def _verify(self, rows: Sequence[Row]) -> None:
        if self._study is not None:
            self._work.run(verifying(self._study.folder, [row.path for row in rows]))

    def _recover(self, row: Row | None) -> None:
        """Write what is provable of a damaged file to a new one; the damaged one stays."""
        if row is not None:
            self._work.run(recovering(row.path))

    def _export(self) -> None:
        """Export the chosen session."""
        row, study = self.view.chosen, self._study
        if row is None or study is None:
            return
        start = study.folder / "exports" / f"{row.annotator}-{row.id[:8]}.h5"
        title, kinds = translate("Sessions", "Export this session"), translate("Sessions", "Datasets (*.h5)")
        out = choose_new_file(self.view.window(), title, kinds, start)
        if out is None:
            return

        def says(report: ExportReport) -> Outcome:
            text = translate("Sessions", "Exported {screens} screens with {triplets} triplets to {name}.")
            screens, triplets = numeral(report.screens), numeral(report.triplets)
            return Outcome("ok", text.format(screens=screens, triplets=triplets, name=report.path.name))

        use = exporting(study, ExportWish(out, row.purpose, sessions=(row.id,)))
        self._work.run(
            replace(use, what=translate("Sessions", "Exporting"), says=says),
            actions=lambda report: file_action(report.path),
        )

    def _choose_hours(self) -> None:
        if self._study is None:
            return
        title, kinds = translate("Sessions", "Hours and pay"), translate("Sessions", "Tables (*.csv)")
        out = choose_new_file(self.view.window(), title, kinds, self._study.folder / "exports" / "hours.csv")
        if out is not None:
            self.save_hours(out)

    def save_hours(self, path: Path) -> None:
        """Save what each person's sessions took and earned."""
        if self._study is not None:
            self._work.run(saving_hours(self._study, path), actions=lambda _found: file_action(path))

    def _simulate(self, design: str, count: int) -> None:
        """Have simulated annotators answer a design, as its file says it."""
        from gridlab.app.simulate import simulating  # scipy's part of it: half a second

        if self._study is not None:
            self._work.run(simulating(self._study, design, count))

    def _choose_sessions(self) -> None:
        kinds = translate("Sessions", "Sessions (*.gridlab)")
        chosen = choose_files(self.view.window(), translate("Sessions", "Import sessions"), kinds)
        if chosen:
            self._bring_in(chosen)

    def _bring_in(self, paths: list[Path]) -> None:
        if self._study is not None:
            self._work.run(bringing_in(self._study, paths))

    def _restore(self) -> None:
        if self._study is not None:
            self._work.run(restoring(self._study))

    def _erase(self, annotator: str) -> None:
        self.view.show_table()

        def done(erased: Erased) -> None:
            self.around.studies.swap_study(erased.opened)

        if self._study is not None:
            self._work.run(erasing(self._study, annotator), done=done)

    def _tell_moved(self, path: Path) -> None:
        said = translate("Sessions", "The session continued in {folder}.").format(folder=path.parent)
        rest = translate("Sessions", "Import it to add the answers given there.")
        bring = (translate("Sessions", "Import it"), partial(self._bring_in, [path]))
        self._work.say(Outcome("warn", said, rest), (bring,))
