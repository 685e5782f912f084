"""Brings designs into the study from the gallery and from files, and out of it into files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gridlab.app.uses import plain
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import joined, verbatim
from gridlab.gui.background import Background
from gridlab.gui.look.language import translate
from gridlab.gui.pages.design import work
from gridlab.gui.pages.design.control import DesignControl


class DesignCarrier(QObject):
    """Signals: noted(text) after a design was written; failed(error)."""

    noted = Signal(str)
    failed = Signal(object)

    def __init__(self, background: Background, designs: DesignControl) -> None:
        super().__init__(designs)
        self._background = background
        self._designs = designs

    def add(self, gallery_name: str) -> None:
        """Copy a design of the gallery into the study."""
        step = translate("Design", "Add from the gallery")
        self._background.start(
            "gallery design",
            plain(work.from_gallery(gallery_name)),
            done=lambda design: self._designs.take_in([design], step),
            failed=self.failed.emit,
        )

    def take_in(self, paths: Sequence[Path]) -> None:
        """Take designs from files into the study; those that are refused are told together."""

        def done(found: tuple[list[Design], list[GridLabError]]) -> None:
            designs, refused = found
            self._designs.take_in(designs, translate("Design", "Import"))
            if refused:
                self.failed.emit(_together(refused))

        self._background.start(
            "import designs", plain(work.imported(tuple(paths))), done=done, failed=self.failed.emit
        )

    def export(self, name: str, path: Path, then: Callable[[], None] | None = None) -> None:
        """Write a design to a file of its own, then go on."""
        kept = self._designs.kept(name)
        if kept is None:
            return

        def done(written: Path) -> None:
            self.noted.emit(translate("Design", "{name} is in {path}.").format(name=name, path=written))
            if then is not None:
                then()

        self._background.start(
            "export design", plain(work.exported(kept, path)), done=done, failed=self.failed.emit
        )


def _together(refused: Sequence[GridLabError]) -> GridLabError:
    """Several refusals as one message."""
    if len(refused) == 1:
        return refused[0]
    what = translate("Design", "{count} files were not imported.").format(count=len(refused))
    return GridLabError(verbatim(what), safe=joined(error.said for error in refused))
