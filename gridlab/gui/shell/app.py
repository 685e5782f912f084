"""The application: shows the window at once, then builds its pages, and runs until it is closed."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from gridlab.domain.errors import GridLabError
from gridlab.gui.look.icons import icon
from gridlab.gui.look.theme import Theme
from gridlab.gui.shell.main_window import MainWindow
from gridlab.store.settings import Settings, read_settings

if TYPE_CHECKING:
    from gridlab.gui.shell.furniture import Furniture


class Application(QObject):
    """Owns the window and everything behind it; `close` ends all of it, threads included.

    The window is up before its pages: importing and building them takes longer than showing it.
    """

    def __init__(self, qt: QApplication, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.theme = Theme(qt, settings.theme)
        self.window = MainWindow()
        self.window.restore_text(settings.windows.get("main", ""))
        self.theme.dress(self.window)
        self._furniture: Furniture | None = None

    def show(self, study: Path | None) -> None:
        """Show the window; a study that will be opened is named in it already."""
        if study is not None:
            self.window.show_opening(study)
        self.window.show()

    def furnish(self) -> Furniture:
        """Build the pages, once."""
        if self._furniture is None:
            from gridlab.gui.shell.furniture import Furniture

            self._furniture = Furniture(self.window, self.theme, self._settings)
        return self._furniture

    def start(self, study: Path | None) -> None:
        """Build the pages and open the study, if there is one to open."""
        furniture = self.furnish()
        furniture.show_recent(self._settings)
        if study is not None:
            furniture.studies.open(study)

    def met_bug(self, kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
        """What Python does with an exception that nobody expected, in place of printing it."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
        else:
            self.furnish().report(bug.with_traceback(trace))

    def close(self) -> bool:
        """Save what waits, end all threads; False where one did not end in time."""
        ended = self._furniture.close() if self._furniture is not None else True
        self.window.close()
        return ended


def last_study(settings: Settings) -> Path | None:
    """The study opened last, if it is still there."""
    folders = (Path(folder) for folder in settings.recent[:1])
    return next((folder for folder in folders if (folder / "study.json").is_file()), None)


def run(study: Path | None) -> int:
    """Run the application on a study, else the last one, else the welcome page; the exit code."""
    qt = QApplication.instance()
    if not isinstance(qt, QApplication):
        qt = QApplication(sys.argv[:1])
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
    # The window is painted first; building its pages and reading the study begin right after.
    QTimer.singleShot(0, lambda: application.start(wanted))
    qt.aboutToQuit.connect(application.close)
    return qt.exec()
