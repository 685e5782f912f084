"""Takes what is chosen on the Settings page into the settings of this machine and into the open study."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from PySide6.QtCore import Signal

from gridlab.app.backup import backing_up
from gridlab.app.study_saving import FilePending, said_of, save_settings
from gridlab.app.study_view import StudyView
from gridlab.app.uses import Changed, Use, plain
from gridlab.domain.history import Edit, History
from gridlab.gui.kit.document import EditedDocument, Leaving, Saver, Step
from gridlab.gui.kit.entries import Field, NoValue, step_name
from gridlab.gui.kit.messages import Actions
from gridlab.gui.kit.uses import Uses
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.page import Go, Presenter, Surroundings
from gridlab.gui.pages.settings.view import SettingsPage
from gridlab.store.images.thumbnails import ThumbnailCache
from gridlab.store.settings import Settings

FOLDERS = ("backup", "cache_folder")
Values: TypeAlias = dict[str, Any]


class SettingsDocument(EditedDocument[Values]):
    """What the page says, by the keys of its fields: of this machine, and of the open study.

    One history, as it is one page. Texts of the study are kept and saved by the study's own document.
    changed(): a value is another than before.
    """

    changed = Signal()

    def __init__(self, around: Surroundings, parent: Presenter) -> None:
        super().__init__("save settings", around.background, parent)
        self._around = around
        self._folder: Path | None = None
        self.settings = Settings()
        self.saver.saved.connect(lambda _text: around.take_settings(self.settings))
        around.studies.closed.connect(self.show_study)

    def begin(self, settings: Settings) -> None:
        """These settings hold."""
        self.settings = settings
        self.saver.begin(FilePending(settings, lambda: self.settings, self._show, save_settings))

    def show_study(self) -> None:
        """A study was opened, changed or closed; steps of another cannot be undone any more."""
        view = self._around.studies.view
        folder = view.open.folder if view is not None else None
        if folder != self._folder:
            self._folder = folder
            self.keep(History(None))
        self.changed.emit()

    @property
    def values(self) -> Values:
        """Every value as it is edited, those of the study where one is open."""
        view = self._around.studies.view
        return asdict(self.settings) | (said_of(view.open.study) if view is not None else {})

    def push(self, step: Step[Values]) -> None:
        history, wanted = step(self.history, self.values)
        new = {key: value for key, value in (wanted or {}).items() if value != self.values[key]}
        own = {key: value for key, value in new.items() if hasattr(self.settings, key)}
        if own:
            self._show(replace(self.settings, **own))
            self.saver.now()
        elif new:
            self._around.study.describe(new)
        self.keep(history)

    def _show(self, settings: Settings) -> None:
        self.settings = settings
        self.changed.emit()


class SettingsPresenter(Presenter):
    """Settings hold at once; of the study, what it says of itself is told here where it cannot be saved."""

    View = SettingsPage

    def __init__(self, view: SettingsPage, around: Surroundings) -> None:
        super().__init__(view, around)
        self.view = view
        self._is_told = False
        self._typed: Field | None = None
        self._wrong: dict[str, str] = {}
        self.document = SettingsDocument(around, self)
        self._backups = Uses("backup now", around.background, messages=view.messages, parent=self)
        self._cache = Uses("cache", around.background, messages=view.messages, parent=self)
        self.edits(self.document)
        self._wire()

    def _wire(self) -> None:
        view, own, of_study = self.view, self.document.saver, self.around.study.saver
        self.around.documents.add(own, partial(self._ask, own), view.fields.complete)
        of_study.stuck.connect(partial(self._ask, of_study))
        for saver in (own, of_study):
            saver.failed.connect(partial(self._tell, saver))
            saver.saved.connect(lambda _text: self._unsay())
        self.document.changed.connect(self._show)
        view.fields.entered.connect(self._entered)
        view.fields.completed.connect(self._completed)
        view.back_up_now.clicked.connect(self.back_up)
        view.clear.clicked.connect(lambda: self._about_cache(ThumbnailCache.clear))

    def building(self, settings: Settings) -> Iterator[None]:
        """The fields say what is set."""
        self.document.begin(settings)
        self._show()
        yield

    def show_view(self, view: StudyView, changed: frozenset[Changed]) -> None:
        self.document.show_study()

    def entered(self) -> None:
        self._about_cache(lambda _cache: None)

    def left(self) -> None:
        self.view.fields.complete()
        self.around.study.saver.now()

    def change(self, key: str, value: Any) -> None:
        """Change one setting, or what the study says of itself, as a step of the history."""
        bound = self.view.fields.made(key)
        assert bound is not None
        name = step_name(replace(bound.spec, unit=""), value)
        merge_key = key if bound.entry.is_typed else ""
        self.document.apply(lambda now: Edit(name, {key: now[key]}, {key: value}, merge_key))

    def undo(self) -> None:
        """Take back the last step; first what stands in a field and did not count."""
        self.view.fields.complete()
        if not self._put_back():
            super().undo()

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

    def _show(self) -> None:
        """Show every value; the field that is typed in stays as it is typed, as wrong ones do."""
        values, typed = self.document.values, self._typed

        def value_of(key: str) -> object:
            if key in self._wrong:
                raise LookupError(key)
            return values[key]

        self.view.fields.show_values(value_of, typed.key if typed is not None else None)
        self.view.show_place(values["station"], has_study="title" in values)

    def _entered(self, field: Field) -> None:
        """Say at once what is wrong with what stands in a field; what is typed can be undone too."""
        self._typed = field
        self._mark(field.key, self._problem(field))
        if self._differs(field.key):
            self.name_steps(step_name(field, ""), "")
        else:
            self.document.tell_steps()

    def _completed(self, left: bool) -> None:
        """What was entered counts: it is set, unless it is wrong."""
        field = self._typed
        if left:
            self._typed = None
        if field is not None and field.key not in self._wrong:
            self.change(field.key, self._value(field.key))

    def _put_back(self) -> bool:
        """Show again what is set where something else stands; whether it does."""
        others = [key for key in (*self._wrong, *FOLDERS) if self._differs(key)]
        for key in others:
            self.view.fields.entry(key).show(self.document.values[key])
            self._mark(key, "")
        self.document.tell_steps()
        return bool(others)

    def _mark(self, key: str, problem: str) -> None:
        self._wrong.pop(key, None)
        if problem:
            self._wrong[key] = problem
        self.view.fields.mark(self._wrong)

    def _value(self, key: str) -> Any:
        """What stands in a field, as it is kept. Raises NoValue."""
        value = self.view.fields.value(key)
        if key in FOLDERS:
            return chosen_folder(value)
        return value.strip() if isinstance(value, str) else value

    def _differs(self, key: str) -> bool:
        """Whether something else stands in a field than what is set."""
        try:
            return bool(self._value(key) != self.document.values[key])
        except NoValue:
            return True

    def _problem(self, field: Field) -> str:
        if field.kind == "number":
            try:
                good = field.low <= self._value(field.key) <= field.high
            except NoValue:
                good = False
            allowed = translate("Settings", "Allowed: a whole number from {low} to {high}.")
            return "" if good else allowed.format(low=field.low, high=numeral(field.high))
        folder = self._value(field.key) if field.key in FOLDERS else ""
        missing = bool(folder) and not Path(folder).is_dir()
        return translate("Settings", "This folder doesn't exist right now.") if missing else ""

    def _is_told_here(self, saver: Saver) -> bool:
        """Whether it is for this page to tell that something is not saved: edits of images have their own."""
        return saver is self.document.saver or self.around.study.is_text

    def _ask(self, saver: Saver, leaving: Leaving) -> None:
        """Something waits for what was set here to be saved, which cannot be."""
        if self._is_told_here(saver):
            self.around.go(Go("settings"))
            self._tell(saver, ((leaving.text, leaving.then),))

    def _tell(self, saver: Saver, leave: Actions = ()) -> None:
        """What was set here could not be saved."""
        if saver.problem is not None and self._is_told_here(saver):
            self._is_told = True
            again = (translate("Images", "Save again"), saver.now)
            self.view.messages.say_error(saver.problem, actions=(again, *leave))

    def _unsay(self) -> None:
        """What could not be saved is."""
        if self._is_told:
            self._is_told = False
            self.view.messages.clear()


def chosen_folder(text: str) -> str:
    """A folder as it is kept: absolute, "" for none."""
    return str(Path(text).expanduser().absolute()) if text.strip() else ""
