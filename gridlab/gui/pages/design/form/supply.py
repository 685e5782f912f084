"""What the form shows of the study, read off the window's thread: thumbnails, labels, platforms, a CSV."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from gridlab.app.uses import plain
from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image
from gridlab.domain.progress import Cancel, Progress
from gridlab.gui.background import Background
from gridlab.gui.study.thumbnail_supply import ThumbnailSupply

if TYPE_CHECKING:
    from gridlab.app.study import OpenStudy
    from gridlab.domain.platforms import Platform
    from gridlab.store.listed_csv import ListedCsv


class StudyFacts:
    """The images of a study by name and by label; worked out when they are first asked for."""

    def __init__(self, images: Sequence[Image] = (), own_platforms: Mapping[str, Any] | None = None) -> None:
        self.images = images
        self.own_platforms = own_platforms or {}

    @cached_property
    def by_name(self) -> dict[str, Image]:
        """The images by their names."""
        return {image.name: image for image in self.images}

    @cached_property
    def labels(self) -> tuple[tuple[str, int], ...]:
        """Labels of included images in the order of their letters, with the number of images."""
        counted = Counter(image.label for image in self.images if image.included and image.label)
        return tuple(sorted(counted.items(), key=lambda item: item[0].casefold()))

    def usable(self, labels: Sequence[str]) -> list[Image]:
        """The images that a block with these labels may show."""
        wanted = frozenset(labels)
        return [image for image in self.images if image.included and (not wanted or image.label in wanted)]


class FormSupply(QObject):
    """Signals: study_changed() with other facts; arrived() of thumbnails; platforms_read()."""

    study_changed = Signal()
    arrived = Signal()
    platforms_read = Signal()

    def __init__(self, background: Background, thumbnails: ThumbnailSupply | None = None) -> None:
        super().__init__()
        self._background = background
        self._thumbnails = thumbnails
        self.facts = StudyFacts()
        self.platforms: Mapping[str, Platform] = {}
        if thumbnails is not None:
            thumbnails.arrived.connect(self.arrived)

    def set_study(self, study: OpenStudy) -> None:
        """The study whose designs are edited."""
        images, own = study.study.images, study.study.platforms
        if images is self.facts.images and own is self.facts.own_platforms:
            return
        self.facts = StudyFacts(images, own)
        if self.platforms:
            self.platforms = {}
            self.read_platforms()
        self.study_changed.emit()

    def thumbnail(self, name: str) -> QPixmap | None:
        """The thumbnail of an image of the study, None while it is read or where there is none."""
        image = self.facts.by_name.get(name)
        return self._thumbnails.get(image) if image is not None and self._thumbnails is not None else None

    def read_platforms(self) -> None:
        """Read the fee table, the study's own entries over the shipped ones, unless it is there."""
        if self.platforms:
            return
        own = self.facts.own_platforms

        def work() -> Mapping[str, Platform]:
            from gridlab.store.platforms_file import shipped_platforms, with_studys_own

            try:
                return with_studys_own(own)
            except GridLabError:  # the Cost page says what is wrong with the study's own entries
                return shipped_platforms()

        self._background.start("form platforms", plain(work), done=self._took, failed=lambda _error: None)

    def _took(self, platforms: Mapping[str, Platform]) -> None:
        self.platforms = platforms
        self.platforms_read.emit()

    def read_csv(
        self,
        path: Path,
        names: Sequence[str],
        n: int,
        *,
        done: Callable[[ListedCsv], None],
        failed: Callable[[GridLabError], None],
    ) -> None:
        """Read listed screens of n images a grid from a CSV file."""

        def work(cancel: Cancel, _progress: Progress) -> ListedCsv:
            from gridlab.store.listed_csv import read_listed

            return read_listed(path, names, n, cancel)

        self._background.start("form csv", work, done=done, failed=failed)

    def cancel_csv(self) -> None:
        """Read no CSV any more."""
        self._background.cancel("form csv")
