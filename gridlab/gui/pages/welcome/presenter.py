"""Opens, makes and takes in studies as the welcome page, the form of a new one and the menu ask for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from gridlab.domain.errors import GridLabError
from gridlab.gui.kit.choosers import choose_folder
from gridlab.gui.kit.document import Leaving
from gridlab.gui.look.language import translate
from gridlab.gui.look.saying import told
from gridlab.gui.page import Surroundings
from gridlab.gui.pages.welcome.new_study import NewStudy
from gridlab.gui.pages.welcome.view import Welcome


class WelcomePresenter(QObject):
    """Owns the form of a new study, and tells on the page where it was asked for how opening and making goes.

    show_welcome, show_form: bring the page, or the form with a folder of images, to the front.
    """

    def __init__(
        self,
        welcome: Welcome,
        around: Surroundings,
        *,
        show_welcome: Callable[[], None],
        show_form: Callable[[Path], None],
    ) -> None:
        super().__init__(welcome)
        self.form = NewStudy()
        self._welcome = welcome
        self._around = around
        self._show_welcome = show_welcome
        self._show_form = show_form
        studies = around.studies
        studies.began.connect(self._began)
        studies.ended.connect(self._ended)
        studies.failed.connect(self._failed)
        for page in (welcome, self.form):
            studies.progressed.connect(page.progress.advance)
            page.progress.cancel_requested.connect(studies.cancel)
            page.paths_dropped.connect(self._take_drop)
        self.form.create_requested.connect(studies.create)
        welcome.study_requested.connect(self.open)
        welcome.open_requested.connect(self.choose)
        welcome.demo_requested.connect(self._make_demo)

    def choose(self) -> None:
        """Ask for a study's folder and open it."""
        chosen = choose_folder(self._welcome.window(), translate("Window", "Open a study"))
        if chosen is not None:
            self.open(chosen)

    def open(self, folder: Path) -> None:
        """Save what waits, then open a study in place of the one that is open."""
        self._saved_first(lambda: self._around.studies.open(folder))

    def _make_demo(self) -> None:
        self._saved_first(lambda: self._around.studies.make_demo(Path.home()))

    def _saved_first(self, act: Callable[[], None]) -> None:
        self._around.documents.settle(Leaving(act, translate("Window", "Open without saving")))

    def _take_drop(self, paths: list[Path]) -> None:
        """A dropped study is opened; a folder of images, or that of a dropped file, begins a new one."""
        folder = paths[0] if paths[0].is_dir() else paths[0].parent
        if (folder / "study.json").is_file():
            self.open(folder)
        else:
            self._show_form(folder)

    def _began(self, what: str) -> None:
        for page in (self._welcome, self.form):
            page.messages.clear()
            page.progress.begin(what)
        self.form.set_working(True)

    def _ended(self) -> None:
        for page in (self._welcome, self.form):
            page.progress.hide()
        self.form.set_working(False)

    def _failed(self, error: GridLabError) -> None:
        if self.form.isVisible():
            self.form.messages.say_error(error)
        elif self._around.studies.view is not None:
            self._around.tell_saved(told(error.what), failed=True)
        else:
            self._show_welcome()
            self._welcome.messages.say_error(error)
