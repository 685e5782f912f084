"""Takes what is chosen on the Settings page into the settings of this machine and into the open study."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from gridlab.app.backup import backing_up
from gridlab.app.study_saving import SettingsPending
from gridlab.app.study_view import StudyView
from gridlab.app.uses import Changed, Use, plain
from gridlab.gui.kit.document import Leaving, Saver
from gridlab.gui.kit.entries import Field, NoValue
from gridlab.gui.kit.messages import Actions
from gridlab.gui.kit.uses import Uses
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.page import Go, Presenter, Surroundings
from gridlab.gui.pages.settings.view import CACHE_MEGABYTES, LAST_STATION, SettingsPage
from gridlab.store.images.thumbnails import ThumbnailCache
from gridlab.store.settings import Settings

FOLDERS = ("backup", "cache_folder")
RANGES = {"station": (0, LAST_STATION), "cache_megabytes": CACHE_MEGABYTES}


class SettingsPresenter(Presenter):
    """Settings hold at once; of the study, what it says of itself is told here where it cannot be saved."""

    View = SettingsPage

    def __init__(self, view: SettingsPage, around: Surroundings) -> None:
        super().__init__(view, around)
        self.view = view
        self._is_told = False
        self._typed = ""
        self._wrong: dict[str, str] = {}
        self._pending = SettingsPending(self._saved)
        self.saver = Saver("save settings", around.background, self)
        self.saver.begin(self._pending)
        self.saver.failed.connect(self._tell)
        self.saver.saved.connect(lambda _text: self._unsay())
        around.documents.add(self.saver, self._ask, self._commit)
        self._backups = Uses("backup now", around.background, messages=view.messages, parent=self)
        self._cache = Uses("cache", around.background, messages=view.messages, parent=self)
        around.study.saver.failed.connect(self._tell_study)
        around.study.saver.stuck.connect(self._ask_for_texts)
        around.study.saver.saved.connect(lambda _text: self._unsay())
        around.studies.closed.connect(lambda: view.show_study(None))
        self._wire()

    def _wire(self) -> None:
        view = self.view
        view.fields.entered.connect(self._entered)
        view.fields.completed.connect(self._completed)
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
        self._commit()
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

    def _entered(self, field: Field) -> None:
        """Say at once what is wrong with what stands in a field."""
        self._typed = field.key
        self._wrong[field.key] = self._problem(field.key)
        self.view.fields.mark({key: text for key, text in self._wrong.items() if text})

    def _completed(self, _left: bool) -> None:
        """What was entered counts: it is set, unless it is wrong."""
        if not self._wrong[self._typed]:
            value = self.view.fields.value(self._typed)
            self.change(self._typed, chosen_folder(value) if self._typed in FOLDERS else value)

    def _problem(self, key: str) -> str:
        if key in RANGES:
            low, high = RANGES[key]
            try:
                good = low <= self.view.fields.value(key) <= high
            except NoValue:
                good = False
            allowed = translate("Settings", "Allowed: a whole number from {low} to {high}.")
            return "" if good else allowed.format(low=low, high=numeral(high))
        folder = chosen_folder(self.view.fields.value(key)) if key in FOLDERS else ""
        missing = bool(folder) and not Path(folder).is_dir()
        return translate("Settings", "There is no such folder now.") if missing else ""

    def _commit(self) -> None:
        self.view.fields.complete()
        self.view.study.fields.complete()

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
