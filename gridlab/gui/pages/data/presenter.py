"""What is done on the Data page: triplets are counted, and the dataset is exported."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gridlab.app.export import ExportWish, exporting
from gridlab.app.session.columns import counting_triplets
from gridlab.app.study_view import StudyView
from gridlab.app.uses import Changed, Outcome
from gridlab.gui.kit.choosers import file_action
from gridlab.gui.kit.uses import Uses
from gridlab.gui.look.language import translate
from gridlab.gui.page import Go, Presenter, Surroundings
from gridlab.gui.pages.data.view import DataPage


class DataPresenter(Presenter):
    """Owns the page and what is done on it."""

    View = DataPage

    def __init__(self, view: DataPage, around: Surroundings) -> None:
        super().__init__(view, around)
        self.view = view
        self._counts = Uses("triplets", around.background, parent=self)
        self._exports = Uses(
            "export",
            around.background,
            progress=view.progress,
            messages=view.messages,
            cancelled=self._tell_cancelled,
            parent=self,
        )
        view.export_requested.connect(self._export)
        view.sessions_requested.connect(lambda: self.around.go(Go("sessions")))

    @property
    def actions(self) -> Mapping[str, Callable[[], object]]:
        return {"export": self.view.request_export}

    def show_view(self, view: StudyView, changed: frozenset[Changed]) -> None:
        self.view.show_study(view, changed)
        if Changed.SESSIONS in changed and self.view.isVisible():
            self._count()

    def entered(self) -> None:
        self._count()

    def _count(self) -> None:
        view = self.around.studies.view
        if view is not None:
            failed = self.view.messages.say_error
            self._counts.run(counting_triplets(view.sessions), done=self.view.show_triplets, failed=failed)

    def _export(self, wish: ExportWish) -> None:
        """Write the dataset aside, read it again, compare, rename; exactly what the command line does."""
        view = self.around.studies.view
        if view is not None:
            again = ((translate("Data", "Try again"), self.view.request_export),)
            use = exporting(view.open, wish)
            self._exports.run(use, actions=lambda report: file_action(report.path), remedy=again)

    def _tell_cancelled(self) -> None:
        said = translate("Data", "The export was cancelled.")
        self._exports.say(Outcome("info", said, translate("Data", "No file was written.")))
