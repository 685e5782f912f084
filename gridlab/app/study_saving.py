"""What of the open study and of this machine's settings waits to be written, one save after the other."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from gridlab.app.study import OpenStudy, StudyChanged, save_study
from gridlab.domain.errors import GridLabError
from gridlab.domain.study import Study
from gridlab.store.settings import Settings, change_settings


class StudyPending:
    """study.json behind the study as it is edited: its images, and what it says of itself.

    on_disk: the study as it was last read or written. now: gives the study as it is edited. swap: takes the
    study with what another program changed in fields that were left alone here.
    """

    def __init__(
        self, on_disk: OpenStudy, now: Callable[[], OpenStudy], swap: Callable[[OpenStudy], None]
    ) -> None:
        self._on_disk = on_disk
        self._now = now
        self._swap = swap
        self._writing: Study | None = None
        self.problem: GridLabError | None = None

    @property
    def is_ahead(self) -> bool:
        """Whether the study was edited since the file was read or written."""
        return self._now().study is not self._on_disk.study

    @property
    def is_changed_elsewhere(self) -> bool:
        """Whether another program changed the same thing, so that reading again is what helps."""
        return isinstance(self.problem, StudyChanged)

    def take_written(self, opened: OpenStudy) -> None:
        """A use case wrote the file, which now says this."""
        self._on_disk = opened

    def next_job(self, *, again: bool) -> Callable[[], OpenStudy] | None:
        """Writing the study as it is now; None where that need not or cannot be."""
        if not self.is_ahead or (self.problem is not None and not again):
            return None
        base, wanted = self._on_disk, self._now().study
        self._writing = wanted
        return lambda: save_study(base, wanted)

    def finish(self, kept: OpenStudy) -> None:
        """The study was written; what was edited meanwhile is still to come."""
        written, now = self._writing, self._now()
        self._writing = self.problem = None
        if written is None or kept.study == written:
            self._on_disk = replace(kept, study=written or kept.study)
            return
        self._on_disk = kept
        edited = {
            field.name: value
            for field in dataclasses.fields(Study)
            if (value := getattr(now.study, field.name)) is not getattr(written, field.name)
        }
        self._swap(replace(now, study=replace(kept.study, **edited) if edited else kept.study))

    def fail(self, error: GridLabError) -> None:
        """The study was not written: the edits stay in the window."""
        self._writing = None
        self.problem = error


class SettingsPending:
    """Settings of this machine that were changed and are not saved yet; only those are written.

    saved: is told the settings as they hold from now on.
    """

    def __init__(self, saved: Callable[[Settings], None]) -> None:
        self._waiting: dict[str, Any] = {}
        self._writing: dict[str, Any] = {}
        self._saved = saved
        self.problem: GridLabError | None = None

    @property
    def dirty(self) -> bool:
        """Whether a setting is not saved yet."""
        return bool(self._waiting)

    def change(self, changes: Mapping[str, Any]) -> None:
        """Change settings, to be saved with the next job."""
        self._waiting.update(changes)

    def next_job(self, *, again: bool) -> Callable[[], Settings] | None:
        """Saving what waits."""
        if not self._waiting or (self.problem is not None and not again):
            return None
        changes = self._writing = dict(self._waiting)
        return lambda: change_settings(lambda settings: replace(settings, **changes))

    def finish(self, settings: Settings) -> None:
        """What was written holds; what was changed again meanwhile still waits."""
        self.problem = None
        for name, value in self._writing.items():
            if self._waiting.get(name) == value:
                self._waiting.pop(name, None)
        if not self._waiting:
            self._saved(settings)

    def fail(self, error: GridLabError) -> None:
        """Nothing was written."""
        self.problem = error


def described(study: Study, changes: Mapping[str, Any]) -> Study:
    """The study with another title or rule (`title`, `returning`), or with other fields of its metadata."""
    own = {name: value for name, value in changes.items() if name in ("title", "returning")}
    rest = {name: value for name, value in changes.items() if name not in own}
    return replace(study, **own, metadata=replace(study.metadata, **rest))
