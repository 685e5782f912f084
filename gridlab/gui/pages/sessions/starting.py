"""Starts sessions from the Sessions page, one at a time, and keeps the curtain between annotators."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gridlab.app.session.codes import Claims, Proposal, SessionWish, planned, proposing, take_list
from gridlab.app.session.start import preparing
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import NOTHING, Said
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
    from gridlab.gui.session.curtain import Curtain
    from gridlab.gui.session.window import SessionWindow


KEY = "session"


class Starting(QObject):
    """One session at a time: asked for in the panel or by Resume, checked, then in a window of its own.

    over(exit code); moved(path): it went on in a file outside the study. window: of the one that runs.
    """

    over = Signal(int)
    moved = Signal(Path)

    def __init__(self, page: SessionsPage, around: Surroundings) -> None:
        super().__init__(page)
        self._page = page
        self._around = around
        self._asked: SessionWish | None = None
        self._claims = Claims()
        self._next: SessionWish | None = None
        self.curtain: Curtain | None = None
        self.window: SessionWindow | None = None
        background, panel = around.background, page.panel
        self._proposals = Uses("proposal", background, parent=self)
        self._in_panel = Uses(KEY, background, progress=panel.progress, messages=panel.messages, parent=self)
        self._on_page = Uses(KEY, background, progress=page.starting, messages=page.messages, parent=self)
        for uses in (self._in_panel, self._on_page):
            uses.busy_changed.connect(page.set_starting)
        page.start_requested.connect(self._start_from_page)
        page.proposal_requested.connect(self._propose)
        panel.stop_requested.connect(self.stop)
        panel.cancelled.connect(self._claims.release)
        panel.list_requested.connect(self._choose_list)
        panel.list_forgotten.connect(self._forget_list)

    def start(self, wish: SessionWish) -> None:
        """Start or resume a session, with what was edited last."""
        self._asked = wish
        text = translate("Window", "Start without these edits")
        self._around.documents.settle(Leaving(partial(self._check, wish), text))

    def _start_from_page(self, wish: SessionWish) -> None:
        """Whoever starts from the page is in front of it: what goes wrong is to be seen there."""
        if self.window is None:
            self._put_curtain_away()
        self.start(wish)

    def stop(self) -> None:
        """Start nothing."""
        self._asked = None
        self._in_panel.cancel()
        self._on_page.cancel()

    def close(self) -> None:
        """Close a session's window that is still up, whose answers are durable, and the curtain."""
        self._claims.release()
        self._put_curtain_away()
        if self.window is not None:
            self.window.leave()
            self._drop()

    def _check(self, wish: SessionWish) -> None:
        """Nothing is written before everything was found right."""
        view = self._around.studies.view
        if view is None or wish is not self._asked:
            return  # it was taken back while a design was being saved
        if self.window is not None:
            self.window.raise_()
            return
        from gridlab.gui.session.start import foreseen_problems

        entry = None if wish.resume else view.entry(wish.design)
        design = entry.design if entry is not None else None
        problems = foreseen_problems(design, windowed=wish.windowed, screen_name=wish.screen)
        uses = self._in_panel if self._page.panel.isVisibleTo(self._page) else self._on_page
        begin = partial(self._begin, view.open, wish)
        uses.run(preparing(view.open, wish, problems), done=begin, failed=self._failed)

    def _failed(self, error: GridLabError) -> None:
        """Why nothing was started, where the person who asked looks."""
        if self.curtain is not None and self.window is None:
            self.curtain.say(error)
        else:
            self._page.show_error(error)

    def _begin(self, study: OpenStudy, wish: SessionWish, ready: PreparedSession) -> None:
        from gridlab.gui.session.start import begin_window

        try:
            window = begin_window(study, ready, windowed=wish.windowed, screen_name=wish.screen)
        except GridLabError as error:
            self._failed(error)
            return
        self._claims.used(wish.annotator)
        self.window = window
        self._draw_curtain(wish, window)
        window.finished.connect(self._over)
        window.bug.connect(self._around.background.bug)
        window.start(windowed=wish.windowed)
        self._page.show_started()
        if ready.warning:
            self._page.messages.say("warn", ready.warning)
        self._around.studies.reread_sessions()

    def _over(self, code: int) -> None:
        moved_to = self.window.conduct.saving.moved_to if self.window is not None else None
        asked = self.window is not None and self.window.ending.was_asked
        self._drop()
        self._around.studies.reread_sessions()
        if asked or self.curtain is None:
            self._leave_curtain()  # the program ends
        else:
            self.curtain.activateWindow()
        self.over.emit(code)
        if moved_to is not None:
            self.moved.emit(moved_to)

    def _drop(self) -> None:
        if self.window is not None:
            self.window.deleteLater()
            self.window = None

    def _draw_curtain(self, wish: SessionWish, window: SessionWindow) -> None:
        """Draw the curtain below the session's window: it is there before that goes."""
        from gridlab.gui.screen.face import colours_of
        from gridlab.gui.session.curtain import Curtain

        self._next = replace(wish, resume=False, new=False, session="")
        self._put_curtain_away()
        header = window.runner.header
        layout = header.design.blocks[0].layout
        self.curtain = Curtain(colours_of(layout.background, layout.accent), header.design.language)
        self.curtain.opened.connect(self._look_who_is_next)
        self.curtain.start_requested.connect(self._start_next)
        self.curtain.left.connect(self._leave_curtain)
        self.curtain.setScreen(window.screen())
        self.curtain.setGeometry(window.geometry())
        if wish.windowed:
            self.curtain.show()
        else:
            self.curtain.showFullScreen()

    def _look_who_is_next(self) -> None:
        view = self._around.studies.view
        if view is not None:
            use = proposing(view.open, lambda _study: NOTHING, self._claims)
            self._proposals.run(use, done=self._show_next, failed=self._failed)

    def _show_next(self, proposal: Proposal) -> None:
        if self.curtain is None or self._next is None:
            return
        known, wish = planned(proposal.listed, proposal.code), replace(self._next, annotator=proposal.code)
        if known is not None and known.design and wish.purpose != "test":
            wish = replace(wish, design=known.design, among=())
        self._next = wish
        group = known.group if known is not None else ""
        text = translate("Curtain", "Next: {code}")
        if group:
            text = translate("Curtain", "Next: {code}, group {group}")
        self.curtain.show_next(text.format(code=proposal.code, group=group), wish.design, can_start=True)

    def _start_next(self) -> None:
        if self.curtain is not None and self._next is not None:
            self.curtain.wait()
            self.start(self._next)

    def _leave_curtain(self) -> None:
        """The assistant wants the program's window."""
        self._claims.release()
        self._put_curtain_away()
        self._page.window().activateWindow()

    def _put_curtain_away(self) -> None:
        curtain, self.curtain = self.curtain, None
        if curtain is not None:
            curtain.put_away()
            curtain.deleteLater()

    def _propose(self) -> None:
        self._about_codes(lambda _study: NOTHING)

    def _choose_list(self) -> None:
        kinds = translate("Sessions", "Tables (*.csv *.txt *.tsv)")
        chosen = choose_file(self._page.window(), translate("Sessions", "A list of codes"), kinds)
        if chosen is not None:
            self._take_list(chosen)

    def _take_list(self, path: Path, *, sure: bool = False) -> None:
        def failed(error: GridLabError) -> None:
            anyway = partial(self._take_list, path, sure=True)
            self._page.panel.show_list_error(error, anyway)

        self._about_codes(lambda study: take_list(study, path, sure=sure), failed)

    def _forget_list(self) -> None:
        def forget(study: OpenStudy) -> Said:
            keep_codes(study.study.id, ())
            return NOTHING

        self._about_codes(forget)

    def _about_codes(
        self, change: Callable[[OpenStudy], Said], failed: Callable[[GridLabError], object] | None = None
    ) -> None:
        """Change what is known of codes, then propose the one that comes next."""
        view = self._around.studies.view
        if view is not None:
            use = proposing(view.open, change, self._claims)
            self._proposals.run(
                use, done=self._page.panel.show_proposal, failed=failed or self._page.show_error
            )
