"""A desk with the real window of a session on it, a keyboard, and a clock that is turned by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from gridlab.app.session.codes import SessionWish
from gridlab.app.session.runner import Chooser, SessionRunner
from gridlab.app.session.start import prepare_session, session_header
from gridlab.app.study import OpenStudy
from gridlab.domain.design import Block, Design, Grid, ScreenCounts, Timing
from gridlab.domain.flow import Interlude
from gridlab.domain.screen import Screen
from gridlab.domain.session import Display, SessionRecord
from gridlab.gui.session import start as session_start
from gridlab.gui.session.page import SessionPage
from gridlab.gui.session.window import SessionWindow
from gridlab.store.sessions.file import SessionWriter, read_session
from gridlab.store.sessions.list import session_path
from gridlab.store.sessions.parse import parse_log
from tests.designs import save_design
from tests.gui.keyboard import press_and_release
from tests.gui.turned_clock import TurnedClock


class Desk:
    """An annotator who uses the keyboard of one session after the other."""

    def __init__(self, study: OpenStudy, clock: TurnedClock, until: Callable[..., None]) -> None:
        self.study = study
        self.clock = clock
        self.until = until
        self.codes: list[int] = []
        self.windows: list[SessionWindow] = []

    def start(
        self, design: Design, code: str = "P01", *, verify: bool = True, before: Callable[[], object] = int
    ) -> SessionWindow:
        """Save a design and begin a session of it. before: happens when all was found right."""
        save_design(self.study, design)
        return self._begin(prepare_session(self.study, SessionWish(code, design.name), verify=verify), before)

    def resume(self, design: Design, code: str = "P01") -> SessionWindow:
        """Go on with the unfinished session."""
        return self._begin(prepare_session(self.study, SessionWish(code, design.name, resume=True)), int)

    def _begin(self, prepared: Any, before: Callable[[], object]) -> SessionWindow:
        before()
        return self._show(session_start.begin_window(self.study, prepared, windowed=True))

    def start_planned(self, design: Design, chooser: Chooser) -> SessionWindow:
        """Begin a session whose screens are only planned; the images of each are chosen as it comes."""
        save_design(self.study, design)
        prepared = prepare_session(self.study, SessionWish("P01", design.name))
        screens = tuple(Screen(one.block, one.kind, -1, ()) for one in prepared.screens)
        prepared = replace(prepared, screens=screens)
        header = session_header(prepared, Display(*design.session.viewport), "2026-03-01T10:00:00Z")
        path = session_path(self.study.folder, header.id)
        path.parent.mkdir(exist_ok=True)
        writer = SessionWriter.create(path, header)
        runner = SessionRunner(writer, parse_log(writer.log), self.clock, resumed=False, chooser=chooser)
        return self._show(session_start.window_of(self.study, runner, self.clock))

    def _show(self, window: SessionWindow) -> SessionWindow:
        window.finished.connect(self.codes.append)
        self.windows.append(window)
        window.start(windowed=True)
        window.activateWindow()
        self.until(window.isActiveWindow)
        return window

    @property
    def window(self) -> SessionWindow:
        """The window of the latest session."""
        return self.windows[-1]

    @property
    def page(self) -> Any:
        """The page that the session has reached."""
        return self.window.runner.page

    @property
    def text(self) -> Any:
        """The text page on top."""
        page = self.window.text_page
        assert isinstance(page, SessionPage)
        return page

    @property
    def chosen(self) -> tuple[int, ...]:
        """The chosen cells; what the buttons say is the same."""
        cells = self.window.runner.chosen
        buttons = self.window.screen_view.body.buttons
        assert {button.cell for button in buttons if button.isChecked()} == set(cells)
        return cells

    def ready(self) -> None:
        """Wait until the page at hand takes input; what is only read between two pages is passed."""
        self.until(lambda: self.window.conduct.takes_input)
        if isinstance(self.window.conduct.page, Interlude):
            self.text.press_main()
            self.until(lambda: self.window.conduct.takes_input)

    def press(self, *keys: Qt.Key | str, modifiers: Any = Qt.KeyboardModifier.NoModifier) -> None:
        """Press and release keys; they go where the focus is, as from a real keyboard."""
        for key in keys:
            press_and_release(self.window.windowHandle(), key, modifiers)

    def repeat(self, key: Qt.Key, text: str = "") -> None:
        """What a key that is held down sends again and again."""
        target = QApplication.focusWidget()
        assert target is not None
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text, autorep=True)
            QApplication.sendEvent(target, event)

    def go_on(self, *keys: Qt.Key | str, ms: int = 1000) -> None:
        """Press keys, then Enter, and wait for the next page."""
        page = self.page
        self.ready()
        self.clock.ms += ms
        self.press(*keys, Qt.Key.Key_Return)
        self.until(lambda: self.page is not page)
        self.ready()

    def record(self) -> SessionRecord:
        """What the file of the session holds, once its window has let go of it."""
        self.window.leave()
        return read_session(self.path)

    @property
    def path(self) -> Path:
        """The file of the latest session."""
        return self.study.folder / "sessions" / f"{self.window.runner.header.id}.gridlab"


@pytest.fixture
def desk(study: OpenStudy, until: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk in the study of 30 images."""
    clock = TurnedClock()
    monkeypatch.setattr(session_start, "SystemClock", lambda: clock)
    made = Desk(study, clock, until)
    yield made
    for window in made.windows:
        window.leave()
        window.deleteLater()


@pytest.fixture
def small() -> Callable[..., Design]:
    """small(rows=2, columns=3, choose=2, main=6, …): a design with one block and no other pages."""

    def make(
        rows: int = 2,
        columns: int = 3,
        choose: int = 2,
        *,
        choose_min: int = -1,
        ranked: bool = False,
        counts: ScreenCounts | None = None,
        timing: Timing | None = None,
        block: dict[str, Any] | None = None,
        **parts: Any,
    ) -> Design:
        one = Block(
            grid=Grid(rows, columns, choose, choose_min, ranked),
            screens=counts or ScreenCounts(6, 0, 0, 0, 0),
            timing=timing or Timing(minimum_ms=0),
        )
        return Design(name="small", blocks=(replace(one, **(block or {})),), **parts)

    return make
