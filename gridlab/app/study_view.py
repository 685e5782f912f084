"""What the pages are given to show: an immutable view of the open study."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from gridlab.app.designing.kept import ReadDesigns
from gridlab.domain.design import Design
from gridlab.domain.said import NOTHING, Said

if TYPE_CHECKING:
    from gridlab.app.study import OpenStudy
    from gridlab.store.sessions.list import Row


@dataclass(frozen=True, slots=True)
class DesignEntry:
    """A design of the study; `design` is None where its file cannot be read, then `problem` says why.

    frozen: pilot or main sessions hold it, so that an edit makes the next version.
    """

    name: str
    design: Design | None
    problem: Said = NOTHING
    frozen: bool = False


@dataclass(frozen=True, slots=True)
class StudyView:
    """The open study as last read. designs: as they are edited; read: as their files were found."""

    open: OpenStudy
    designs: tuple[DesignEntry, ...] = ()
    sessions: tuple[Row, ...] = ()
    read: ReadDesigns = field(default=ReadDesigns(), repr=False)

    @property
    def title(self) -> str:
        """The study's title, or its folder's name."""
        return str(self.open.study.title or self.open.folder.name)

    def entry(self, name: str) -> DesignEntry | None:
        """The design of that name."""
        return next((entry for entry in self.designs if entry.name == name), None)


@dataclass(frozen=True, slots=True)
class StudyWish:
    """What the new study is to be: `link` leaves the images where they are."""

    folder: Path
    images: Path
    title: str
    labels: Path | None = None
    link: bool = False
