"""Starts and resumes sessions in their own window, and tells when they are over."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gridlab.app.session.codes import proposing, take_list
from gridlab.app.session.start import SessionWish, preparing
from gridlab.domain.errors import GridLabError
from gridlab.gui.kit.choosers import choose_file
from gridlab.gui.kit.document import Leaving
from gridlab.gui.kit.uses import Uses
from gridlab.gui.look.language import translate
from gridlab.gui.page import Surroundings
from gridlab.gui.pages.sessions.view import SessionsPage
from gridlab.store.planned_codes import keep_codes

if TYPE_CHECKING:
    from gridlab.app.session.start import PreparedSession
    from gridlab.app.study import OpenStudy
    from gridlab.gui.session.window import SessionWindow

KEY = "session"


class Starting(QObject):
    """One session at a time: asked for in the panel or by Resume, checked, then in a window of its own.

    over(exit code); moved(path): it went on in a file outside the study.
    """

    over = Signal(int)
    moved = Signal(Path)

    def __init__(self, page: SessionsPage, around: Surroundings) -> None:
        super().__init__(page)
        self._page = page
        self._around = around
        self._asked: SessionWish | None = None
        self._window: SessionWindow | None = None
        background, panel = around.background, page.panel
        self._proposals = Uses("proposal", background, parent=self)
        self._in_panel = Uses(KEY, background, progress=panel.progress, messages=panel.messages, parent=self)
        self._on_page = Uses(KEY, background, progress=page.starting, messages=page.messages, parent=self)
        for uses in (self._in_panel, self._on_page):
            uses.busy_changed.connect(page.set_starting)
        page.start_requested.connect(self.start)
        page.proposal_requested.connect(self._propose)
        panel.stop_requested.connect(self.stop)
        panel.list_requested.connect(self._choose_list)
        panel.list_forgotten.connect(self._forget_list)

    @property
    def window(self) -> SessionWindow | None:
        """The window of the session that runs in this program, if one does."""
        return self._window

    def start(self, wish: SessionWish) -> None:
        """Start or resume a session, with what was edited last."""
        self._asked = wish
        text = translate("Window", "Start without these edits")
        self._around.documents.settle(Leaving(partial(self._check, wish), text))

    def stop(self) -> None:
        """Start nothing."""
        self._asked = None
        self._in_panel.cancel()
        self._on_page.cancel()

    def close(self) -> None:
        """Close a session's window that is still up; its answers are durable."""
        if self._window is not None:
            self._window.leave()
            self._drop()

    def _check(self, wish: SessionWish) -> None:
        """Nothing is written before everything was found right."""
        view = self._around.studies.view
        if view is None or wish is not self._asked:
            return  # it was taken back while a design was being saved
        if self._window is not None:
            self._window.raise_()
            return
        from gridlab.gui.session.start import foreseen_problems

        entry = None if wish.resume else view.entry(wish.design)
        design = entry.design if entry is not None else None
        problems = foreseen_problems(design, windowed=wish.windowed, screen_name=wish.screen)
        uses = self._in_panel if self._page.panel.isVisibleTo(self._page) else self._on_page
        begin = partial(self._begin, view.open, wish)
        uses.run(preparing(view.open, wish, problems), done=begin, failed=self._page.show_error)

    def _begin(self, study: OpenStudy, wish: SessionWish, ready: PreparedSession) -> None:
        from gridlab.gui.session.start import begin_window

        try:
            window = begin_window(study, ready, windowed=wish.windowed, screen_name=wish.screen)
        except GridLabError as error:
            self._page.show_error(error)
            return
        self._window = window
        window.finished.connect(self._over)
        window.bug.connect(self._around.background.bug)
        window.start(windowed=wish.windowed)
        self._page.show_started()
        if ready.warning:
            self._page.messages.say("warn", ready.warning)
        self._around.studies.reread_sessions()

    def _over(self, code: int) -> None:
        moved_to = self._window.conduct.saving.moved_to if self._window is not None else None
        self._drop()
        self._around.studies.reread_sessions()
        self._page.window().activateWindow()
        self.over.emit(code)
        if moved_to is not None:
            self.moved.emit(moved_to)

    def _drop(self) -> None:
        if self._window is not None:
            self._window.deleteLater()
            self._window = None

    def _propose(self) -> None:
        self._about_codes(lambda _study: None)

    def _choose_list(self) -> None:
        kinds = translate("Sessions", "Tables (*.csv *.txt *.tsv)")
        chosen = choose_file(self._page.window(), translate("Sessions", "A list of codes"), kinds)
        if chosen is not None:
            self._about_codes(lambda study: take_list(study, chosen))

    def _forget_list(self) -> None:
        self._about_codes(lambda study: keep_codes(study.study.id, ()))

    def _about_codes(self, change: Callable[[OpenStudy], None]) -> None:
        """Change what is known of codes, then propose the one that comes next."""
        view = self._around.studies.view
        if view is not None:
            use = proposing(view.open, change)
            self._proposals.run(use, done=self._page.panel.show_proposal, failed=self._page.show_error)
