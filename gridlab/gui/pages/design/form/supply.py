"""What the form shows of the study, read off the window's thread: thumbnails, labels, platforms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from gridlab.app.designing.form import StudyFacts
from gridlab.app.uses import plain
from gridlab.domain.errors import GridLabError
from gridlab.gui.background import Background
from gridlab.gui.study.thumbnail_supply import ThumbnailSupply
from gridlab.store.platforms_file import shipped_platforms, with_studys_own

if TYPE_CHECKING:
    from gridlab.app.study import OpenStudy
    from gridlab.domain.platforms import Platform


class FormSupply(QObject):
    """Signals: study_changed() with other facts; arrived() of thumbnails; platforms_read()."""

    study_changed = Signal()
    arrived = Signal()
    platforms_read = Signal()

    def __init__(self, background: Background, thumbnails: ThumbnailSupply | None = None) -> None:
        super().__init__()
        self.background = background
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
            try:
                return with_studys_own(own)
            except GridLabError:  # the Cost page says what is wrong with the study's own entries
                return shipped_platforms()

        self.background.start("form platforms", plain(work), done=self._took, failed=lambda _error: None)

    def _took(self, platforms: Mapping[str, Platform]) -> None:
        self.platforms = platforms
        self.platforms_read.emit()
