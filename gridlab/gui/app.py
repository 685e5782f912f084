"""The application: builds the window, its pages and their use cases, and runs until it is closed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image
from gridlab.gui import reading, wiring
from gridlab.gui.background import Background, plain
from gridlab.gui.choosers import choose_folder
from gridlab.gui.design_control import DesignControl
from gridlab.gui.export_control import ExportControl
from gridlab.gui.icons import icon
from gridlab.gui.image_control import ImageControl
from gridlab.gui.main_window import MainWindow
from gridlab.gui.pages.data_page import DataPage
from gridlab.gui.pages.design_page import DesignPage
from gridlab.gui.pages.images_page import ImagesPage
from gridlab.gui.pages.sessions_page import SessionsPage
from gridlab.gui.pages.settings_page import SettingsPage
from gridlab.gui.session_control import SessionControl
from gridlab.gui.study_control import StudyControl
from gridlab.gui.theme import Theme
from gridlab.gui.thumbnail_supply import ThumbnailSupply

if TYPE_CHECKING:
    from gridlab.store.settings import Settings


class Application(QObject):
    """Owns the window and everything behind it; `close` ends all of it, threads included."""

    def __init__(self, qt: QApplication, settings: Settings) -> None:
        super().__init__()
        self.background = Background(self)
        self.background.bug.connect(_report)
        self.theme = Theme(qt, settings.theme)
        self.studies = StudyControl(self.background, self)
        self.thumbnails = ThumbnailSupply(self.background, self._path_of)
        self.images = ImagesPage(self.thumbnails.get)
        self.design = DesignPage(self.background)
        self.sessions = SessionsPage()
        self.data = DataPage()
        self.settings = SettingsPage()
        self.window = MainWindow(
            (self.images, self.design, self.sessions, self.data, self.settings), self._slots()
        )
        self.theme.dress(self.window)
        self.image_control = ImageControl(self.background, self.studies)
        self.design_control = DesignControl(self.background, self.studies)
        self.session_control = SessionControl(self.background, self.studies)
        self.export_control = ExportControl(self.background, self.studies)
        self._wire()
        self.settings.show_settings(settings)
        self.window.restore_text(settings.windows.get("main", ""))

    def _slots(self) -> dict[str, Callable[[], object]]:
        return {
            "new_study": lambda: self.window.show_new_study(None),
            "open_study": self.choose_study,
            "close_study": self.close_study,
            "add_images": self._on("images", self.images.choose_images),
            "new_design": self._on("design", self.design.open_gallery),
            "new_session": self._on("sessions", self.sessions.begin_session),
            "export": self._on("data", self.data.request_export),
            "refresh": self.studies.reread,
            "quit": self.quit,
        }

    def _on(self, key: str, act: Callable[[], object]) -> Callable[[], None]:
        """An action of a page: bring the page to the front, then act."""

        def run() -> None:
            self.window.go(key)
            act()

        return run

    def _wire(self) -> None:
        window, studies = self.window, self.studies
        wiring.wire_studies(window, studies)
        wiring.wire_images(self.images, self.image_control, studies)
        wiring.wire_designs(window, self.design, self.design_control, self.background)
        wiring.wire_sessions(window, self.sessions, self.design, self.session_control)
        wiring.wire_data(window, self.data, self.export_control, studies, self.background)
        self.sessions.refresh_requested.connect(studies.reread_sessions)
        self.thumbnails.arrived.connect(self.images.model.arrived)
        for part in (window.welcome, window.new_study):
            part.paths_dropped.connect(lambda paths: wiring.take_drop(window, studies, paths))
        window.welcome.open_requested.connect(self.choose_study)
        window.welcome.demo_requested.connect(lambda: studies.make_demo(Path.home()))
        self.settings.theme_chosen.connect(self._choose_theme)
        self.settings.station_chosen.connect(self._choose_station)
        studies.closed.connect(self.thumbnails.forget)
        window.closing.connect(self._remember_window)

    def start(self, study: Path | None) -> None:
        """Open a study, or the last one; without one the welcome page stays."""
        recent = reading.recent_studies
        self.background.start(
            "recent",
            plain(recent),
            done=lambda folders: self._took_recent(folders, open_last=study is None),
            failed=lambda _error: None,
        )
        if study is not None:
            self.studies.open(study)

    def _took_recent(self, folders: tuple[Path, ...], *, open_last: bool) -> None:
        self.window.welcome.set_recent(folders)
        if open_last and folders:
            self.studies.open(folders[0])

    def quit(self) -> None:
        """Close the window, and with it the program."""
        self.window.close()

    def choose_study(self) -> None:
        """Ask for a study's folder and open it."""
        chosen = choose_folder(self.window, "Open a study")
        if chosen is not None:
            self.studies.open(chosen)

    def close_study(self) -> None:
        """Save what waits, then close the study; an edit that cannot be saved keeps it open."""
        failure = self.design_control.save_and_wait()
        if failure is not None:
            self.window.go("design")
            self.design.show_unsaved(failure)
            return
        self.studies.close()
        self.start_recent()

    def start_recent(self) -> None:
        """Show the studies opened lately on the welcome page."""
        self.window.welcome.set_recent(reading.recent_studies())

    def close(self) -> bool:
        """Save what waits, end all threads; False where one did not end in time."""
        self.design_control.save_and_wait()
        self.session_control.close()
        ended = self.background.close()
        self.window.close()
        return ended

    def _path_of(self, image: Image) -> Path:
        from gridlab.app.study import image_path

        view = self.studies.view
        if view is None:
            raise GridLabError("No study is open.")
        return image_path(view.open, image)

    def _choose_theme(self, setting: str) -> None:
        self.theme.choose(setting)  # type: ignore[arg-type]
        self._change(lambda settings: replace(settings, theme=setting))  # type: ignore[arg-type]

    def _choose_station(self, station: int) -> None:
        self._change(lambda settings: replace(settings, station=station))

    def _remember_window(self) -> None:
        text = self.window.geometry_text()
        self._change(lambda settings: replace(settings, windows={**settings.windows, "main": text}))

    def _change(self, change: Callable[[Settings], Settings]) -> None:
        from gridlab.store.settings import change_settings

        try:
            change_settings(change)
        except GridLabError as error:
            self.settings.show_error(error)


def run(study: Path | None) -> int:
    """Run the application on a study, else the last one, else the welcome page; the exit code."""
    from gridlab.store.settings import Settings, read_settings

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
    application.window.show()
    if fault is not None:
        application.window.welcome.messages.say_error(fault)
    # The window is up first; reading the study begins when it has been painted.
    QTimer.singleShot(0, lambda: application.start(study))
    qt.aboutToQuit.connect(application.close)
    return qt.exec()


def _report(bug: BaseException) -> None:
    from gridlab.app.bug_report import write_bug_report

    write_bug_report(bug)
