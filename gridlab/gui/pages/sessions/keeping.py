"""What is done with sessions that are there: opened, verified, exported, brought in, kept twice, erased."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gridlab.app.uses import Work, plain
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Progress
from gridlab.gui.background import Background
from gridlab.gui.look.language import translate
from gridlab.gui.look.saying import told
from gridlab.gui.look.words import sessions_text
from gridlab.gui.pages.sessions.reading import details
from gridlab.gui.screen.still import Decoded, Still, decoded
from gridlab.gui.study.control import StudyControl

if TYPE_CHECKING:
    from gridlab.app.backup import BackedUp
    from gridlab.app.erase import Erased
    from gridlab.app.merge import Merged
    from gridlab.app.study import OpenStudy
    from gridlab.domain.finding import Finding
    from gridlab.gui.pages.sessions.reading import SessionDetails
    from gridlab.store.sessions.list import Row

WORK = "keeping"
BACKUP = "backup"


class KeepingControl(QObject):
    """One piece of work at a time, all of it through the use cases that the command line has too.

    Signals: opened(SessionDetails); still(Still, pictures, problems); began(what), progressed(done, total),
    ended(); verified(findings, files); exported(ExportReport); merged(rows); erased(Erased); salvaged(path);
    failed(error); backed_up(BackedUp or None); backup_failed(sentence, rest).
    """

    opened = Signal(object)
    still = Signal(object, object, object)
    began = Signal(str)
    progressed = Signal(int, int)
    ended = Signal()
    verified = Signal(object, int)
    exported = Signal(object)
    merged = Signal(object)
    erased = Signal(object)
    salvaged = Signal(object)
    failed = Signal(object)
    backed_up = Signal(object)
    backup_failed = Signal(str, str)

    def __init__(self, background: Background, studies: StudyControl) -> None:
        super().__init__(studies)
        self._background = background
        self._studies = studies

    def open(self, row: Row) -> None:
        """Read a session for its details."""
        study = self._study()
        if study is not None:
            work = details(study, row.path)
            self._background.start("details", work, done=self.opened.emit, failed=self.failed.emit)

    def decode(self, still: Still, shown: SessionDetails) -> None:
        """Decode the pictures of a screen that is looked at."""
        wanted, read = still.wanted(), shown.read

        def work(cancel: Cancel, _progress: Progress) -> Decoded:
            return decoded(wanted, read, cancel.raise_if_set)

        def done(result: Decoded) -> None:
            self.still.emit(still, *result)

        self._background.start("still", work, done=done, failed=self.failed.emit)

    def verify(self, paths: Sequence[Path]) -> None:
        """Read every row of these session files; none: of all the study's."""
        study = self._study()
        if study is None:
            return

        def work(cancel: Cancel, progress: Progress) -> list[Finding]:
            from gridlab.app.checking.sessions import check_session, check_sessions

            if not paths:
                return check_sessions(study.folder)
            findings = []
            for number, path in enumerate(paths):
                cancel.raise_if_set()
                progress(number, len(paths))
                findings += check_session(path)
            return findings

        number = len(paths) or len(self._studies.view.sessions if self._studies.view else ())
        self._run(translate("Sessions", "Verifying"), work, lambda found: self.verified.emit(found, number))

    def salvage(self, row: Row) -> None:
        """Write the good part of a damaged file to a new one; the damaged one stays."""

        def act() -> object:
            from gridlab.store.sessions.salvage import salvage

            return salvage(row.path)

        self._run(translate("Sessions", "Salvaging"), plain(act), self._then(self.salvaged))

    def export(self, row: Row, out: Path) -> None:
        """Export one session."""
        study = self._study()
        if study is None:
            return

        def work(cancel: Cancel, progress: Progress) -> object:
            from gridlab.app.export import export

            return export(
                study, out, sessions=[row.id], purpose=row.purpose, progress=progress, cancel=cancel
            )

        self._run(translate("Sessions", "Exporting"), work, self.exported.emit)

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Take session files of other stations."""
        study = self._study()
        if study is None:
            return

        def work(cancel: Cancel, progress: Progress) -> tuple[Merged, ...]:
            from gridlab.app.merge import merge

            return merge(study, paths, progress=progress, cancel=cancel)

        self._run(translate("Sessions", "Bringing in sessions"), work, self._then(self.merged))

    def restore(self) -> None:
        """Take from the backup what the study lacks."""
        study = self._study()
        if study is None:
            return

        def work(cancel: Cancel, progress: Progress) -> tuple[Merged, ...]:
            from gridlab.app.backup import restore

            return restore(study, progress=progress, cancel=cancel)

        self._run(translate("Sessions", "Restoring from the backup"), work, self._then(self.merged))

    def erase(self, annotator: str) -> None:
        """Remove an annotator's sessions, backups and key."""
        study = self._study()
        if study is None:
            return

        def act() -> Erased:
            from gridlab.app.erase import erase

            return erase(study, annotator)

        def done(result: Erased) -> None:
            self._studies.swap_study(result.opened)
            self._studies.reread_sessions()
            self.erased.emit(result)

        self._run(translate("Sessions", "Erasing {code}").format(code=annotator), plain(act), done)

    def back_up(self, *, asked: bool = True) -> None:
        """Keep finished sessions a second time, where a place is chosen.

        asked: by a person, who is told what came of it; else only failures are told.
        """
        study = self._study()
        if study is None:
            return

        def work(cancel: Cancel, _progress: Progress) -> BackedUp | None:
            from gridlab.app.backup import back_up

            return back_up(study, cancel=cancel)

        def done(report: BackedUp | None) -> None:
            if report is not None and report.failed:
                text = translate("Sessions", "Without a backup yet: {count}.")
                count = sessions_text(len(report.failed))
                self.backup_failed.emit(text.format(count=count), told(report.failed[0][1]))
            elif asked:
                self.backed_up.emit(report)

        def failed(error: GridLabError) -> None:
            self.backup_failed.emit(told(error.what), f"{told(error.safe)} {told(error.todo)}".strip())

        self._background.start(BACKUP, work, done=done, failed=failed)

    def cancel(self) -> None:
        """Stop the work at hand."""
        self._background.cancel(WORK)
        self.ended.emit()

    def _study(self) -> OpenStudy | None:
        return self._studies.view.open if self._studies.view is not None else None

    def _then(self, signal: object) -> Callable[[object], None]:
        def tell(result: object) -> None:
            self._studies.reread_sessions()
            self._studies.reread_designs()
            signal.emit(result)  # type: ignore[attr-defined]

        return tell

    def _run(self, what: str, work: Work[object], done: Callable[..., None]) -> None:
        def over(result: object) -> None:
            self.ended.emit()
            done(result)

        def failed(error: GridLabError) -> None:
            self.ended.emit()
            self.failed.emit(error)

        self.began.emit(what)
        self._background.start(WORK, work, done=over, failed=failed, progress=self.progressed.emit)
