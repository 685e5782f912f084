"""Saves settings and the study's description one after the other, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from gridlab.app.uses import plain
from gridlab.domain.errors import GridLabError
from gridlab.gui.background import Background
from gridlab.gui.study.control import StudyControl

if TYPE_CHECKING:
    from gridlab.app.study import OpenStudy
    from gridlab.domain.study import Study
    from gridlab.store.settings import Settings

SETTINGS, STUDY, CACHE = "settings", "describe", "cache"


class SettingsControl(QObject):
    """What was changed last is what is saved last.

    saved(Settings): they are on the disk and hold from now on. cache_measured(bytes). described(): the study
    says so now. failed(error).
    """

    saved = Signal(object)
    cache_measured = Signal(object)
    described = Signal()
    failed = Signal(object)

    def __init__(self, background: Background, studies: StudyControl) -> None:
        super().__init__(studies)
        self._background = background
        self._studies = studies
        self._waiting: dict[str, Any] = {}
        self._is_saving = False

    def change(self, name: str, value: object) -> None:
        """Change one setting of this machine."""
        self._waiting[name] = value
        self._save()

    def remember_windows(self, texts: Mapping[str, str]) -> None:
        """Keep how the window was left, at once, as it is closing; what waits goes along."""
        from gridlab.store.settings import change_settings

        changes, self._waiting = dict(self._waiting), {}

        def changed(settings: Settings) -> Settings:
            return replace(settings, **changes, windows={**settings.windows, **texts})

        try:
            change_settings(changed)
        except GridLabError as error:
            self.failed.emit(error)

    def describe(self, changes: Mapping[str, Any]) -> None:
        """Change title, rule or metadata of the open study."""
        view = self._studies.view
        if view is None:
            return
        opened = view.open

        def act() -> OpenStudy:
            from gridlab.app.study import save_study

            return save_study(opened, described(opened.study, changes))

        def done(study: OpenStudy) -> None:
            self._studies.swap_study(study)
            self.described.emit()

        self._background.start(STUDY, plain(act), done=done, failed=self.failed.emit)

    def measure_cache(self) -> None:
        """Find out how much the cache of thumbnails takes."""
        self._about_cache(lambda _cache: None)

    def clear_cache(self) -> None:
        """Throw the thumbnails away; they are made again when they are needed."""
        self._about_cache(lambda cache: cache.clear())

    def _about_cache(self, act: Callable[[Any], None]) -> None:
        def work() -> int:
            from gridlab.store.images.thumbnails import ThumbnailCache

            cache = ThumbnailCache()
            act(cache)
            return cache.size_bytes

        self._background.start(CACHE, plain(work), done=self.cache_measured.emit, failed=self.failed.emit)

    def _save(self) -> None:
        if self._is_saving or not self._waiting:
            return
        self._is_saving = True
        changes, self._waiting = dict(self._waiting), {}

        def act() -> Settings:
            from gridlab.store.settings import change_settings

            return change_settings(lambda settings: replace(settings, **changes))

        self._background.start(SETTINGS, plain(act), done=self._done, failed=self._not_saved)

    def _done(self, settings: Settings) -> None:
        self._is_saving = False
        if not self._waiting:
            self.saved.emit(settings)
        self._save()

    def _not_saved(self, error: GridLabError) -> None:
        self._is_saving = False
        self.failed.emit(error)
        self._save()


def described(study: Study, changes: Mapping[str, Any]) -> Study:
    """The study with another title or rule (`title`, `returning`), or with other fields of its metadata."""
    own = {name: value for name, value in changes.items() if name in ("title", "returning")}
    rest = {name: value for name, value in changes.items() if name not in own}
    return replace(study, **own, metadata=replace(study.metadata, **rest))


def chosen_folder(text: str) -> str:
    """A folder as it is kept: absolute, "" for none."""
    return str(Path(text).expanduser().absolute()) if text.strip() else ""
