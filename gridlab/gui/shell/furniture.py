"""The pages of the window and what does their work, built once the window is up."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gridlab.app import opening
from gridlab.domain.errors import GridLabError
from gridlab.gui.background import Background
from gridlab.gui.kit.displays import DisplaySize
from gridlab.gui.kit.document import Documents, Leaving
from gridlab.gui.kit.messages import MessageBar
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.theme import Theme
from gridlab.gui.page import Go, PaceOf, Page, Presenter, Surroundings
from gridlab.gui.pages.welcome.presenter import WelcomePresenter
from gridlab.gui.shell.actions import ACTIONS, PAGES
from gridlab.gui.shell.frame import geometry_text
from gridlab.gui.shell.main_window import MainWindow
from gridlab.gui.study.control import StudyControl
from gridlab.gui.study.document import StudyDocument
from gridlab.gui.study.thumbnail_supply import ThumbnailSupply
from gridlab.store.images.scan import ScanReport
from gridlab.store.settings import Settings, change_settings

if TYPE_CHECKING:
    from gridlab.gui.pages.preview.view import FullPreview


def presenter_of(page: str) -> type[Presenter]:
    """The class of a page's presenter: in its one module, or in the module `presenter` of its folder."""
    module = importlib.import_module(f"gridlab.gui.pages.{page}")
    if hasattr(module, "__path__"):
        module = importlib.import_module(f"{module.__name__}.presenter")
    found: type[Presenter] = getattr(module, f"{page.capitalize()}Presenter")
    return found


class Furniture(QObject):
    """Owns the presenters of the pages, by the pages' keys (`desks`), and what they are given.

    `building` takes one step after the other, so that the window can go on between them.
    """

    language_chosen = Signal(Settings)

    def __init__(self, window: MainWindow, theme: Theme, settings: Settings, background: Background) -> None:
        super().__init__(window)
        self.window = window
        self.background = background
        self.background.bug.connect(self.report)
        self.theme = theme
        self.studies = StudyControl(self.background, self)
        self.studies.scanned.connect(window.telling.tell_all)  # the report is for a page that knows the study
        self.study_document = StudyDocument(self.background, self.studies)
        self.documents = Documents(window.status.set_saved)
        self.thumbnails = ThumbnailSupply(self.background, self.studies)
        self.studies.closed.connect(self._stop_preview)
        self.full_preview: FullPreview | None = None
        self.around = Surroundings(
            self.background,
            self.studies,
            self.study_document,
            self.documents,
            self.thumbnails,
            self.go,
            self._preview,
            self._take_settings,
            window.status.set_saved,
        )
        self.desks: dict[str, Presenter] = {}
        self._settings = settings
        self._is_leaving = False
        self.building: Iterator[None] = self._build()

    def __getattr__(self, key: str) -> Page:
        """The page of this key, once it is built."""
        try:
            pages: dict[str, Page] = self.__dict__["window"].pages
            return pages[key]
        except KeyError:
            raise AttributeError(key) from None

    def _build(self) -> Iterator[None]:
        """Make a page, take it into the window, unfold a part of its form: each is a step."""
        window = self.window
        for row in PAGES:
            kind = presenter_of(row.key)
            view = kind.make_view(self.around)
            yield
            desk = self.desks[row.key] = kind(view, self.around)
            yield
            window.add_page(view, translate("Actions", row.text))
            yield
            yield from desk.building(self._settings)
        self.opening = WelcomePresenter(
            window.welcome, self.around, show_welcome=window.show_welcome, show_form=window.show_new_study
        )
        self.new_study = self.opening.form
        yield
        window.furnish(self.new_study, self._slots())
        yield
        self.studies.changed.connect(window.show_view)
        self.studies.closed.connect(window.show_closed)
        self.studies.scanned.connect(self._tell_skipped)
        window.closing.connect(self._remember_windows)
        window.may_close = self._may_close

    def _slots(self) -> dict[str, Callable[[], object]]:
        """What each action of the window does: own ones, and those of the pages' presenters."""
        window = self.window
        slots: dict[str, Callable[[], object]] = {
            "new_study": window.show_new_study,
            "open_study": self.opening.choose,
            "open_dataset": self._on("data", self.desks["data"].actions["open_dataset"]),
            "close_study": self.close_study,
            "undo": self._undo,
            "redo": self._redo,
            "refresh": lambda: self.study_document.when_saved(self.studies.reread),
            "keys": window.show_keys,
            **{key: partial(window.show_help, key) for key in ("getting_started", "glossary", "about")},
            "quit": window.close,
        }
        of_pages = (row for row in ACTIONS if row.of)
        return slots | {row.key: self._on(row.of, self.desks[row.of].actions[row.key]) for row in of_pages}

    def _tell_skipped(self, report: ScanReport) -> None:
        """Say on the page at the front, if that isn't the images' own, which files were skipped."""
        page, count = self.window.page, len(report.refusals) + len(report.duplicates)
        if count and page.landing is not None:
            text = translate("Images", "1 file was skipped.")
            several = translate("Images", "{count} files were skipped.").format(count=numeral(count))
            show = (translate("Images", "Show them"), lambda: self._show_skipped(page.landing))
            rest = translate("Images", "You'll find the list on the Images page at any time.")
            page.landing.say("warn", text if count == 1 else several, rest, actions=(show,))

    def _show_skipped(self, bar: MessageBar | None) -> None:
        if bar is not None:
            bar.clear()
        self.go(Go("images", purpose="skipped"))

    def _undo(self) -> None:
        self.window.page.presenter.undo()

    def _redo(self) -> None:
        self.window.page.presenter.redo()

    def _on(self, key: str, act: Callable[[], object]) -> Callable[[], None]:
        """An action of a page: bring the page to the front, then act."""

        def run() -> None:
            self.window.go(key)
            act()

        return run

    def _preview(self, name: str, display: DisplaySize, pace_of: PaceOf) -> None:
        """Preview a design of the study, as it is now, saved or not, in place of the whole window."""
        view = self.studies.view
        entry = view.entry(name) if view is not None else None
        if view is None or entry is None or entry.design is None:
            return
        from gridlab.gui.pages.preview.view import FullPreview

        if self.full_preview is None:
            self.full_preview = FullPreview(self.background)
            self.full_preview.left.connect(self._leave_preview)
        self.window.over.show(self.full_preview, self.full_preview.leave)
        self.full_preview.begin(view.open, entry.design, display, pace_of(entry.design))

    def _stop_preview(self) -> None:
        if self.full_preview is not None:
            self.full_preview.stop()

    def _leave_preview(self) -> None:
        self.window.over.end()
        self.window.page.take_focus()

    def _remember_windows(self) -> None:
        """Keep how the window was left, as it is closing; that it cannot be kept stops nothing."""
        texts = {"main": geometry_text(self.window)}
        for desk in self.desks.values():
            texts |= desk.remembered
        with suppress(GridLabError):
            change_settings(lambda kept: replace(kept, windows={**kept.windows, **texts}))

    def _take_settings(self, settings: Settings) -> None:
        """Settings were saved: they hold at once."""
        before, self._settings = self._settings, settings
        if settings.theme != self.theme.setting:
            self.theme.choose(settings.theme)
        self.thumbnails.take_settings()
        if settings.language != before.language:
            self.language_chosen.emit(settings)

    def close_study(self) -> None:
        """Save what waits, then close the study; an edit that cannot be saved keeps it open."""
        self.documents.settle(Leaving(self._close_study, translate("Window", "Close without saving")))

    def _close_study(self) -> None:
        self.studies.close()
        self.show_recent()

    def go(self, wish: Go) -> None:
        """Carry a wish to be on another page."""
        self.window.go(wish.page)
        self.desks[wish.page].arrive(wish)

    def _may_close(self) -> bool:
        """Whether the window can close now: where edits wait it closes by itself when they are saved."""
        if self._is_leaving:
            return True
        self.documents.commit()
        if self.documents.dirty:
            self.documents.settle(Leaving(self._leave, translate("Window", "Quit without saving")))
            return self._is_leaving
        return True

    def _leave(self) -> None:
        self._is_leaving = True
        self.window.close()

    def show_recent(self, settings: Settings | None = None) -> None:
        """Show the studies opened lately on the welcome page."""
        from gridlab.app.recent import looked_at
        from gridlab.gui.pages.welcome.view import PICTURE, SHOWN_STUDIES

        welcome, folders = self.window.welcome, opening.recent_studies(settings)
        welcome.set_recent(folders)
        work = looked_at(folders[:SHOWN_STUDIES], PICTURE)
        self.background.start("recent studies", work, done=welcome.show_studies, failed=_nothing)

    def close(self) -> bool:
        """Save what waits, close a session's window, end all threads; False where one did not in time."""
        self._is_leaving = True
        self.documents.wait()
        for desk in self.desks.values():
            desk.close()
        self._stop_preview()
        ended = self.background.close()
        self.thumbnails.close()
        return ended

    def report(self, bug: BaseException) -> None:
        """Write a report of an unexpected exception, without what participants wrote, and say so."""
        from gridlab.app.bug_report import write_bug_report

        path = write_bug_report(bug)
        said = translate("Window", "Something went wrong in GridLab.")
        where = translate("Window", "A report is in {path}.").format(path=path)
        self.window.status.set_saved(f"{said} {where}" if path is not None else said, failed=True)


def _nothing(_error: GridLabError) -> None:
    """What cannot be looked at is listed by its folder."""
