"""The pages of the window and what does their work, built once the window is up."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Signal

from gridlab.app import opening
from gridlab.gui.background import Background
from gridlab.gui.kit.document import Documents, Leaving
from gridlab.gui.look.language import translate
from gridlab.gui.look.theme import Theme
from gridlab.gui.pages.cost.presenter import CostPresenter
from gridlab.gui.pages.cost.view import CostPage
from gridlab.gui.pages.data.presenter import DataPresenter
from gridlab.gui.pages.data.view import DataPage
from gridlab.gui.pages.design.page import DesignPage
from gridlab.gui.pages.design.presenter import DesignPresenter
from gridlab.gui.pages.images.presenter import ImagesPresenter
from gridlab.gui.pages.images.view import ImagesPage
from gridlab.gui.pages.page import Go, Surroundings
from gridlab.gui.pages.preview.presenter import Previewing
from gridlab.gui.pages.sessions.presenter import SessionsPresenter
from gridlab.gui.pages.sessions.view import SessionsPage
from gridlab.gui.pages.settings.presenter import SettingsPresenter
from gridlab.gui.pages.settings.view import SettingsPage
from gridlab.gui.pages.welcome.new_study import NewStudy
from gridlab.gui.pages.welcome.presenter import WelcomePresenter
from gridlab.gui.shell.frame import geometry_text
from gridlab.gui.shell.main_window import MainWindow
from gridlab.gui.shell.wiring_designs import wire_designs
from gridlab.gui.study.control import StudyControl
from gridlab.gui.study.document import StudyDocument
from gridlab.gui.study.thumbnail_supply import ThumbnailSupply
from gridlab.store.settings import Settings

FOLDS = "design form"
"""What of the form is folded is remembered under this name, beside the windows' places."""


class Furniture(QObject):
    """Owns pages and use cases, and joins them.

    `building` takes one step after the other, so that the window can go on between them.
    """

    images: ImagesPage
    design: DesignPage
    cost: CostPage
    sessions: SessionsPage
    data: DataPage
    settings: SettingsPage
    new_study: NewStudy

    language_chosen = Signal(Settings)

    def __init__(self, window: MainWindow, theme: Theme, settings: Settings, background: Background) -> None:
        super().__init__(window)
        self.window = window
        self.background = background
        self.background.bug.connect(self.report)
        self.theme = theme
        self.studies = StudyControl(self.background, self)
        self.study_document = StudyDocument(self.background, self.studies)
        self.documents = Documents()
        self.around = Surroundings(
            self.background,
            self.studies,
            self.study_document,
            self.documents,
            self.go,
            window.status.set_saved,
        )
        self._language = settings.language
        self.thumbnails = ThumbnailSupply(self.background, self.studies)
        self._is_leaving = False
        self.building: Iterator[None] = self._build(settings)

    def _build(self, settings: Settings) -> Iterator[None]:
        """Make a page, take it into the window, unfold a part of its form: each is a step."""
        window = self.window
        self.images = ImagesPage(self.thumbnails)
        yield
        window.add_page(self.images)
        yield
        self.design = DesignPage(self.background, self.thumbnails)
        yield
        window.add_page(self.design)
        yield
        yield from self.design.form.unfolding(settings.windows.get(FOLDS, ""))
        self.cost = CostPage()
        yield
        window.add_page(self.cost)
        yield
        self.sessions = SessionsPage()
        yield
        window.add_page(self.sessions)
        yield
        self.data = DataPage()
        window.add_page(self.data)
        yield
        self.settings = SettingsPage()
        self.opening = WelcomePresenter(
            window.welcome, self.around, show_welcome=window.show_welcome, show_form=window.show_new_study
        )
        self.new_study = self.opening.form
        window.add_page(self.settings)
        yield
        self.design_control = DesignPresenter(self.design, self.around)
        window.furnish(self.new_study, self._slots())
        yield
        self.image_control = ImagesPresenter(self.images, self.around, self.thumbnails)
        CostPresenter(self.cost, self.around)
        self.sessions_desk = SessionsPresenter(self.sessions, self.around)
        self.session_control = self.sessions_desk.starting
        DataPresenter(self.data, self.around)
        self.previewing = Previewing(self.around, window.over.show, self._leave_preview, self)
        self._wire()
        self.settings.show_settings(settings)

    def _slots(self) -> dict[str, Callable[[], object]]:
        return {
            "new_study": self.window.show_new_study,
            "open_study": self.opening.choose,
            "close_study": self.close_study,
            "add_images": self._on("images", self.images.choose_images),
            "new_design": self._on("design", self.design.open_gallery),
            "duplicate_design": self._on("design", self.design.duplicate_button.click),
            "import_design": self._on("design", self.design.side.import_requested.emit),
            "export_design": self._on(
                "design", lambda: self.design.side.export_requested.emit(self.design.name)
            ),
            "undo": self.design_control.undo,
            "redo": self.design_control.redo,
            "history": self._on("design", self.design.toggle_history),
            "new_session": self._on("sessions", self.sessions.begin_session),
            "export": self._on("data", self.data.request_export),
            "refresh": lambda: self.study_document.when_saved(self.studies.reread),
            "keys": self.window.show_keys,
            "quit": self.window.close,
        }

    def _on(self, key: str, act: Callable[[], object]) -> Callable[[], None]:
        """An action of a page: bring the page to the front, then act."""

        def run() -> None:
            self.window.go(key)
            act()

        return run

    def _wire(self) -> None:
        window, studies = self.window, self.studies
        studies.changed.connect(window.show_view)
        studies.closed.connect(window.show_closed)
        studies.scanned.connect(window.telling.tell_all)  # a report belongs to a page that knows the study
        self.settings_desk = SettingsPresenter(self.settings, self.around)
        studies.scanned.connect(self.image_control.show_report)
        wire_designs(window, self.design_control)
        self.design.preview_requested.connect(self._preview)
        self.design.try_requested.connect(lambda name: self.go(Go("sessions", name, "test")))
        self.settings_desk.saved.connect(self._take_settings)
        self.documents.add(self.study_document.saver, self._ask_study, self.images.detail.commit)
        window.closing.connect(self._remember_windows)
        window.may_close = self._may_close

    def _preview(self, name: str) -> None:
        pane = self.design.pane
        self.previewing.begin(name, pane.displays.size_now, pane.warning_control.pace_of)

    def _leave_preview(self) -> None:
        self.window.over.end()
        self.design.take_focus()

    def _remember_windows(self) -> None:
        texts = {"main": geometry_text(self.window), FOLDS: self.design.form.fields.folds}
        self.settings_desk.remember_windows(texts)

    def _take_settings(self, settings: Settings) -> None:
        """Settings were saved: they hold at once."""
        if settings.theme != self.theme.setting:
            self.theme.choose(settings.theme)
        self.thumbnails.take_settings()
        if settings.language != self._language:
            self._language = settings.language
            self.language_chosen.emit(settings)

    def close_study(self) -> None:
        """Save what waits, then close the study; an edit that cannot be saved keeps it open."""
        self._saved_first(self._close_study, translate("Window", "Close without saving"))

    def _close_study(self) -> None:
        self.studies.close()
        self.show_recent()

    def _saved_first(self, act: Callable[[], None], text: str) -> None:
        """Do something once all edits are saved; where that fails, `text` is offered for doing it yet."""
        self.documents.settle(Leaving(act, text))

    def _ask_study(self, leaving: Leaving) -> None:
        is_text = self.study_document.is_text
        (self.settings_desk.ask_for_texts if is_text else self.image_control.ask)(leaving)

    def go(self, wish: Go) -> None:
        """Carry a wish to be on another page."""
        self.window.go(wish.page)
        presenter = self.window.pages[wish.page].presenter
        if presenter is not None:
            presenter.arrive(wish)

    def _may_close(self) -> bool:
        """Whether the window can close now: where edits wait it closes by itself when they are saved."""
        if self._is_leaving:
            return True
        self.documents.commit()
        if self.documents.dirty:
            self._saved_first(self._leave, translate("Window", "Quit without saving"))
            return self._is_leaving
        return True

    def _leave(self) -> None:
        self._is_leaving = True
        self.window.close()

    def show_recent(self, settings: Settings | None = None) -> None:
        """Show the studies opened lately on the welcome page."""
        self.window.welcome.set_recent(opening.recent_studies(settings))

    def close(self) -> bool:
        """Save what waits, close a session's window, end all threads; False where one did not in time."""
        self._is_leaving = True
        self.documents.wait()
        self.session_control.close()
        self.previewing.close()
        ended = self.background.close()
        self.thumbnails.close()
        return ended

    def report(self, bug: BaseException) -> None:
        """Write a report of an unexpected exception, without what participants wrote, and say so."""
        from gridlab.app.bug_report import write_bug_report

        path = write_bug_report(bug)
        said = translate("Window", "GridLab met an error of its own.")
        where = translate("Window", "A report is in {path}.").format(path=path)
        self.window.status.set_saved(f"{said} {where}" if path is not None else said, failed=True)
