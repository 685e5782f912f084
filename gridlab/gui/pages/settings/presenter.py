"""Takes what is chosen on the Settings page into the settings of this machine and into the open study."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from gridlab.app.backup import backing_up
from gridlab.app.study_saving import SettingsPending
from gridlab.app.study_view import StudyView
from gridlab.app.uses import Changed, Use, plain
from gridlab.gui.kit.document import Leaving, Saver
from gridlab.gui.kit.fields import TextField
from gridlab.gui.kit.messages import Actions
from gridlab.gui.kit.uses import Uses
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.pages.page import Go, Presenter, Surroundings
from gridlab.gui.pages.settings.view import CACHE_MEGABYTES, LAST_STATION, SettingsPage
from gridlab.store.images.thumbnails import ThumbnailCache
from gridlab.store.settings import Settings


class SettingsPresenter(Presenter):
    """Settings hold at once; of the study, what it says of itself is told here where it cannot be saved."""

    View = SettingsPage

    def __init__(self, view: SettingsPage, around: Surroundings) -> None:
        super().__init__(view, around)
        self.view = view
        self._is_told = False
        self._pending = SettingsPending(self._saved)
        self.saver = Saver("save settings", around.background, self)
        self.saver.begin(self._pending)
        self.saver.failed.connect(self._tell)
        self.saver.saved.connect(lambda _text: self._unsay())
        around.documents.add(self.saver, self._ask)
        self._backups = Uses("backup now", around.background, messages=view.messages, parent=self)
        self._cache = Uses("cache", around.background, messages=view.messages, parent=self)
        around.study.saver.failed.connect(self._tell_study)
        around.study.saver.stuck.connect(self._ask_for_texts)
        around.study.saver.saved.connect(lambda _text: self._unsay())
        around.studies.closed.connect(lambda: view.show_study(None))
        self._wire()

    def _wire(self) -> None:
        view = self.view
        view.theme.value_changed.connect(lambda value: self.change("theme", value))
        view.language.value_changed.connect(lambda value: self.change("language", value))
        view.station.number_changed.connect(lambda number: self._number("station", number, 0, LAST_STATION))
        view.cache_size.number_changed.connect(
            lambda number: self._number("cache_megabytes", number, *CACHE_MEGABYTES)
        )
        for name, field in (("backup", view.backup), ("cache_folder", view.cache_place)):
            field.editingFinished.connect(partial(self._folder, name, field))
        view.back_up_now.clicked.connect(self.back_up)
        view.clear.clicked.connect(lambda: self._about_cache(ThumbnailCache.clear))
        view.study.changed.connect(self.around.study.describe)

    def building(self, settings: Settings) -> Iterator[None]:
        """The fields say what is set."""
        self.view.show_settings(settings)
        yield

    def _saved(self, settings: Settings) -> None:
        self.view.show_settings(settings)
        self.around.take_settings(settings)

    def show_view(self, view: StudyView, changed: frozenset[Changed]) -> None:
        self.view.show_study(view.open.study)

    def entered(self) -> None:
        self._about_cache(lambda _cache: None)

    def left(self) -> None:
        self.around.study.saver.now()

    def change(self, name: str, value: Any) -> None:
        """Change one setting of this machine."""
        self._pending.change({name: value})
        self.saver.now()

    def back_up(self) -> None:
        """Keep finished sessions a second time."""
        view = self.around.studies.view
        if view is not None:
            self._backups.run(backing_up(view.open))

    def _about_cache(self, act: Callable[[ThumbnailCache], None]) -> None:
        def work() -> int:
            cache = ThumbnailCache()
            act(cache)
            return cache.size_bytes

        self._cache.run(Use("", plain(work)), done=self.view.show_cache)

    def _number(self, name: str, number: int | None, low: int, high: int) -> None:
        good = number is not None and low <= number <= high
        allowed = translate("Settings", "Allowed: a whole number from {low} to {high}.")
        self.view.show_problem(name, "" if good else allowed.format(low=low, high=numeral(high)))
        if good:
            self.change(name, number)

    def _folder(self, name: str, field: TextField) -> None:
        folder = chosen_folder(field.text())
        missing = bool(folder) and not Path(folder).is_dir()
        problem = translate("Settings", "There is no such folder now.") if missing else ""
        self.view.show_problem(name, problem, field)
        if not missing:
            self.change(name, folder)

    def _tell(self, leave: Actions = ()) -> None:
        """Settings could not be saved."""
        self._say_unsaved(self.saver, leave)

    def _unsay(self) -> None:
        """What could not be saved is."""
        if self._is_told:
            self._is_told = False
            self.view.messages.clear()

    def _ask(self, leaving: Leaving) -> None:
        self.around.go(Go("settings"))
        self._tell(((leaving.text, leaving.then),))

    def _ask_for_texts(self, leaving: Leaving) -> None:
        """Something waits for what the study says of itself to be saved, which cannot be."""
        if self.around.study.is_text:
            self.around.go(Go("settings"))
            self._tell_study(((leaving.text, leaving.then),))

    def _tell_study(self, leave: Actions = ()) -> None:
        study = self.around.study
        if study.is_text:
            self._say_unsaved(study.saver, leave)

    def _say_unsaved(self, saver: Saver, leave: Actions) -> None:
        again = (translate("Images", "Save again"), saver.now)
        if saver.problem is not None:
            self._is_told = True
            self.view.messages.say_error(saver.problem, actions=(again, *leave))


def chosen_folder(text: str) -> str:
    """A folder as it is kept: absolute, "" for none."""
    return str(Path(text).expanduser().absolute()) if text.strip() else ""
