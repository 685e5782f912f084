"""What of study.json and of this machine's settings waits to be written, one save after the other."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from gridlab.domain.errors import GridLabError
from gridlab.domain.study import Study
from gridlab.store.settings import Settings, change_settings

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

V = TypeVar("V", bound="DataclassInstance")
OF_STUDY = ("title", "returning")
"""What a study says of itself besides its metadata."""


class FilePending(Generic[V]):
    """A file behind a value as it is edited; only fields that were edited are changed in the file.

    on_disk: the value as it was last read or written. now: gives it as it is edited. swap: takes it with what
    another program changed in fields that were left alone here. save: writes the second value where the first
    was, and gives what the file then says. waits: whether an edit is not in the value yet.
    """

    def __init__(
        self,
        on_disk: V,
        now: Callable[[], V],
        swap: Callable[[V], None],
        save: Callable[[V, V], V],
        waits: Callable[[], bool] = lambda: False,
    ) -> None:
        self._on_disk = on_disk
        self._now = now
        self._swap = swap
        self._save = save
        self._waits = waits
        self._writing: V | None = None
        self.problem: GridLabError | None = None

    @property
    def dirty(self) -> bool:
        """Whether the value was edited since the file was read or written."""
        return self._waits() or bool(changes(self._on_disk, self._now()))

    def take_written(self, on_disk: V) -> None:
        """A use case wrote the file, which now says this."""
        self._on_disk = on_disk

    def next_job(self, *, again: bool) -> Callable[[], V] | None:
        """Writing the value as it is now; None where that need not or cannot be."""
        base, wanted, save = self._on_disk, self._now(), self._save
        if not changes(base, wanted):
            self.problem = None
        elif self.problem is None or again:
            self._writing = wanted
            return lambda: save(base, wanted)
        return None

    def finish(self, kept: V) -> None:
        """The value was written; what was edited meanwhile is still to come."""
        written, self._on_disk, self.problem = self._writing, kept, None
        assert written is not None
        if kept == written:
            self._on_disk = written
        else:
            edited = changes(written, self._now())
            self._swap(replace(kept, **edited) if edited else kept)

    def fail(self, error: GridLabError) -> None:
        """Nothing was written: the edits stay in the window."""
        self.problem = error


def changes(was: V, wanted: V) -> dict[str, Any]:
    """The fields that are others than they were."""
    return {
        field.name: value
        for field in dataclasses.fields(wanted)
        if (value := getattr(wanted, field.name)) is not getattr(was, field.name)
    }


def save_settings(was: Settings, wanted: Settings) -> Settings:
    """Change of this machine's settings what is wanted otherwise; gives them all. Raises GridLabError."""
    return change_settings(lambda there: replace(there, **changes(was, wanted)))


def described(study: Study, wanted: Mapping[str, Any]) -> Study:
    """The study with another title or rule, or with other fields of its metadata."""
    own = {name: value for name, value in wanted.items() if name in OF_STUDY}
    rest = {name: value for name, value in wanted.items() if name not in own}
    return replace(study, **own, metadata=replace(study.metadata, **rest) if rest else study.metadata)


def said_of(study: Study) -> dict[str, Any]:
    """What a study says of itself, by the names that `described` takes."""
    own = {name: getattr(study, name) for name in OF_STUDY}
    return own | dataclasses.asdict(study.metadata)
