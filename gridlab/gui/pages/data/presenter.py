"""What is done on the Data page: its tabs are made, come to the front, and are told what they show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gridlab.app.study import OpenStudy
from gridlab.app.study_view import StudyView
from gridlab.app.uses import Changed
from gridlab.domain.study import Study
from gridlab.gui.kit.choosers import choose_file
from gridlab.gui.kit.uses import Uses
from gridlab.gui.look.language import translate
from gridlab.gui.page import Go, Presenter, Surroundings
from gridlab.gui.pages.data.tab import AnswersSupply, Seen, TabPresenter, tab_presenter_of
from gridlab.gui.pages.data.view import DataPage
from gridlab.store.settings import Settings

if TYPE_CHECKING:
    from gridlab.app.collected import Collected

TAB = "data tab"
"""The tab that was at the front is remembered under this name, beside the windows' places."""


class DataPresenter(Presenter):
    """Owns the page and the presenters of its tabs, by their keys (`desks`)."""

    View = DataPage

    def __init__(self, view: DataPage, around: Surroundings) -> None:
        super().__init__(view, around)
        self.view = view
        self.desks: dict[str, TabPresenter] = {}
        self._answers = AnswersSupply(around.background, view.reading, self)
        self._answers.stopped.connect(self._tell_stopped)
        self._told: dict[str, Seen] = {}
        self._turn = 0
        self._front: TabPresenter | None = None
        self._is_front = False
        view.bar.chosen.connect(lambda _key: self._show_front())
        view.purpose_chosen.connect(self._show_front)
        view.sessions_requested.connect(lambda: self.around.go(Go("sessions")))
        assert view.main_action is not None
        view.main_action.clicked.connect(self.export)
        self._dataset: Seen | None = None
        self._reads = Uses(
            "dataset", around.background, progress=view.reading, messages=view.messages, parent=self
        )
        view.close_button.clicked.connect(self.close_dataset)
        around.studies.closed.connect(self._forget_study)

    def building(self, settings: Settings) -> Iterator[None]:
        """Nothing of a tab is made before it is seen."""
        self.view.bar.choose(settings.windows.get(TAB, ""))
        yield from ()

    @property
    def remembered(self) -> Mapping[str, str]:
        texts = {TAB: self.view.bar.key}
        for desk in self.desks.values():
            texts |= desk.remembered
        return texts

    @property
    def actions(self) -> Mapping[str, Callable[[], object]]:
        return {"export": self.export, "open_dataset": self.choose_dataset}

    def choose_dataset(self) -> None:
        """Ask for a dataset, and look at its answers."""
        kinds = translate("Data", "Datasets (*.h5 *.hdf5)")
        path = choose_file(self.view.window(), translate("Data", "Open dataset"), kinds)
        if path is not None:
            self.open_dataset(path)

    def open_dataset(self, path: Path) -> None:
        """Look at the answers of a dataset, such as imported ones, in place of a study's."""
        from gridlab.app.collected import collecting_dataset

        self.view.show_reading()
        self._reads.run(collecting_dataset(path), done=partial(self._show_dataset, path))

    def _show_dataset(self, path: Path, found: Collected) -> None:
        self._turn += 1
        images = Study(found.sha256[:32], path.stem, images=found.images)
        view = StudyView(OpenStudy(path.parent, images, path.parent))
        self._dataset = Seen(view, "main", self._turn, path, self.around.studies.view)
        self._answers.keep(self._dataset, found)
        self.view.show_dataset(path)
        self._show_front()

    def close_dataset(self) -> None:
        """Back to the study, where one is open."""
        self._dataset = None
        view = self.around.studies.view
        if view is None:
            self._put_back()
            self.view.show_nothing()
        else:
            self.show_view(view, frozenset())

    def _forget_study(self) -> None:
        self._dataset = None
        self._put_back()

    def arrive(self, wish: Go) -> None:
        if wish.dataset is not None:
            self.open_dataset(wish.dataset)

    def export(self) -> None:
        """Export as the form on its tab says, where progress and result are seen too."""
        assert self.view.main_action is not None
        if self.view.main_action.isEnabled():
            self.bring_up("export")
            self.desks["export"].actions["export"]()

    def bring_up(self, key: str) -> None:
        """Bring a tab to the front."""
        self.view.bar.choose(key)
        self._show_front()

    def show_view(self, view: StudyView, changed: frozenset[Changed]) -> None:
        if self._dataset is None:
            self.view.show_study(view)
        self._show_front()

    def entered(self) -> None:
        self._is_front = True
        self._show_front(again=True)

    def left(self) -> None:
        self._is_front = False
        self._put_back()

    def close(self) -> None:
        for desk in self.desks.values():
            desk.close()

    def undo(self) -> None:
        if self._front is not None:
            self._front.undo()

    def redo(self) -> None:
        if self._front is not None:
            self._front.redo()

    def _show_front(self, *, again: bool = False) -> None:
        """Make the tab at the front where it is not there yet, and tell it what is new to it."""
        view, seen = self.around.studies.view, self._dataset
        if seen is None and view is not None:
            seen = Seen(view, self.view.purpose, self._turn)
        if seen is None or not self._is_front or not self.view.has_answers or self._reads.busy:
            return
        key = self.view.bar.key
        desk = self._desk(key)
        self.view.show_tab(key, desk.page)
        if desk is not self._front:
            self._put_back()
        is_new = desk is not self._front or again
        self._front = desk
        if self._told.get(key) != seen:
            self._told[key] = seen
            self.view.messages.clear()
            desk.show(seen)
        if is_new:
            desk.entered()
            self.name_steps(desk.undo_name, desk.redo_name)

    def _tell_stopped(self) -> None:
        """The answers were not read to their end: what needs them can be shown only after that."""
        again = (translate("Data", "Read answers"), self._read_again)
        self.view.messages.say(
            "info", translate("Data", "Reading the answers was stopped."), actions=(again,)
        )

    def _read_again(self) -> None:
        self._turn += 1
        self._show_front()

    def _put_back(self) -> None:
        """No tab is at the front any more."""
        if self._front is not None:
            self._front.left()
            self._front = None

    def _desk(self, key: str) -> TabPresenter:
        if key not in self.desks:
            kind = tab_presenter_of(key)
            desk = kind(kind.make_view(self.around), self.around)
            desk.answers = self._answers
            desk.steps_named.connect(lambda: self._follow_steps(desk))
            desk.exclusions_changed.connect(lambda: self._recount(key))
            self.desks[key] = desk
        return self.desks[key]

    def _recount(self, key: str) -> None:
        """The tab changed what counts: the others show it when they come to the front."""
        self._turn += 1
        if key in self._told:
            self._told[key] = replace(self._told[key], turn=self._turn)

    def _follow_steps(self, desk: TabPresenter) -> None:
        if desk is self._front:
            self.name_steps(desk.undo_name, desk.redo_name)
