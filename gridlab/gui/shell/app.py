"""The application: shows the window at once, then builds its pages, and runs until it is closed."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from gridlab.domain.errors import GridLabError
from gridlab.gui.collecting import collect_seldom
from gridlab.gui.look.icons import icon
from gridlab.gui.look.language import set_language
from gridlab.gui.look.theme import Theme, styled_application
from gridlab.gui.readiness import lost_screen_told
from gridlab.gui.shell.actions import PAGES
from gridlab.gui.shell.frame import geometry_text, restore_geometry
from gridlab.gui.shell.main_window import MainWindow
from gridlab.store.settings import Settings, read_settings

if TYPE_CHECKING:
    from gridlab.gui.background import Background
    from gridlab.gui.shell.furniture import Furniture

_BUILT = object()


class Application(QObject):
    """Owns the window and everything behind it; `close` ends all of it, threads included.

    The window is up before its pages: importing and building them takes longer than showing it.
    """

    def __init__(self, qt: QApplication, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._qt = qt
        self.theme = Theme(qt, settings.theme)
        set_language(qt, settings.language)
        self.window = self._made_window(settings.windows.get("main", ""))
        self._background: Background | None = None
        self._furniture: Furniture | None = None
        self._is_built = False
        self._early: list[Callable[[], None]] = []

    def _made_window(self, geometry: str) -> MainWindow:
        window = MainWindow()
        restore_geometry(window, geometry)
        self.theme.dress(window)
        return window

    def speak(self, settings: Settings) -> None:
        """Build the window anew in the language that was chosen, on the same study and page."""
        old, furniture = self.window, self.furnish()
        view = furniture.studies.view
        set_language(self._qt, settings.language)
        self._settings = settings
        self._is_built, self._furniture, self._background = False, None, None
        self.window = self._made_window(geometry_text(old))
        study = view.open.folder if view is not None else None
        self.show(study)
        furniture.close()  # saves what waits, before the study is read again
        self.start(study)
        old.close()
        old.deleteLater()
        if view is not None:
            self._early.append(partial(self.window.go, old.page.key))

    def show(self, study: Path | None) -> None:
        """Show the window; a study that will be opened is named in it already."""
        self.window.begin(study)
        self.window.show()

    def furnish(self) -> Furniture:
        """Build the pages that are not built yet, all at once."""
        furniture = self._begun()
        for _ in furniture.building:
            pass
        self._is_built = True
        return furniture

    def start(self, study: Path | None) -> None:
        """Build the pages, and open the study if there is one to open; the window goes on meanwhile.

        What the pages are made of is imported by a thread, and one page is built at a time.
        """
        from gridlab.app.uses import plain

        self._keep_early()
        self._threads().start(
            "pages", plain(_import_pages), done=lambda _: self._step(study), failed=self._unbuilt
        )

    def _threads(self) -> Background:
        if self._background is None:
            from gridlab.gui.background import Background

            self._background = Background(self)
        return self._background

    def _begun(self) -> Furniture:
        if self._furniture is None:
            from gridlab.gui.shell.furniture import Furniture

            self._furniture = Furniture(self.window, self.theme, self._settings, self._threads())
            self._furniture.language_chosen.connect(self.speak, Qt.ConnectionType.QueuedConnection)
        return self._furniture

    def _step(self, study: Path | None) -> None:
        """One step of building; the next comes when the window has done what waits."""
        if not self._is_built and next(self._begun().building, _BUILT) is not _BUILT:
            QTimer.singleShot(0, self, partial(self._step, study))
            return
        furniture = self.furnish()
        furniture.show_recent(self._settings)
        collect_seldom()
        if study is not None:
            furniture.studies.open(study)
        for ask in self._early[-1:]:
            ask()
        self._early.clear()

    def _keep_early(self) -> None:
        """What is asked for on the welcome page before there is anything behind it is done afterwards."""

        def kept(signal: Any) -> Callable[..., None]:
            def keep(*values: object) -> None:
                if not self._is_built:
                    self._early.append(lambda: signal.emit(*values))

            return keep

        welcome = self.window.welcome
        for signal in (
            welcome.new_requested,
            welcome.open_requested,
            welcome.demo_requested,
            welcome.study_requested,
            welcome.paths_dropped,
        ):
            signal.connect(kept(signal))

    def _unbuilt(self, error: GridLabError) -> None:
        self.window.welcome.messages.say_error(error)

    def met_bug(self, kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
        """What Python does with an exception that nobody expected, in place of printing it."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
        else:
            self.furnish().report(bug.with_traceback(trace))

    def close(self) -> bool:
        """Save what waits, end all threads; False where one did not end in time."""
        if self._furniture is not None:
            ended = self.furnish().close()  # what is half-built belongs to nobody yet
        else:
            ended = self._background is None or self._background.close()
        self.window.close()
        return ended


def _import_pages() -> None:
    """Import what the pages are made of, which takes longer than building them."""
    furniture = importlib.import_module("gridlab.gui.shell.furniture")
    for row in PAGES:
        furniture.presenter_of(row.key)


def last_study(settings: Settings) -> Path | None:
    """The study opened last, if it is still there."""
    folders = (Path(folder) for folder in settings.recent[:1])
    return next((folder for folder in folders if (folder / "study.json").is_file()), None)


def run(study: Path | None) -> int:
    """Run the application on a study, else the last one, else the welcome page; the exit code."""
    qt = QApplication.instance()
    if not isinstance(qt, QApplication):
        qt = styled_application()
    qt.setApplicationName("GridLab")
    qt.setWindowIcon(icon("layout-grid", "accent"))
    fault: GridLabError | None = None
    try:
        settings = read_settings()
    except GridLabError as error:
        settings, fault = Settings(), error
    application = Application(qt, settings)
    wanted = study.absolute() if study is not None else last_study(settings)
    application.show(wanted)
    if fault is not None:
        application.window.welcome.messages.say_error(fault)
    sys.excepthook = application.met_bug
    # Qt gives Python's lock away at every call: painting beside busy threads would wait 5 ms each time.
    sys.setswitchinterval(0.0005)
    # The window is painted first; building its pages and reading the study begin right after.
    QTimer.singleShot(0, lambda: application.start(wanted))
    qt.aboutToQuit.connect(application.close)
    with lost_screen_told("What was saved or answered is safe.", "Start GridLab again where there is one."):
        return qt.exec()
