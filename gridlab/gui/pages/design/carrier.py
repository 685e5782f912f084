"""Brings designs into the study from the gallery and from files, and out of it into files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject

from gridlab.app.designing.desk import DesignDesk
from gridlab.app.designing.files import export_design, import_designs
from gridlab.app.uses import plain
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import joined, verbatim
from gridlab.gui.kit.choosers import choose_files, choose_new_file, show_in_folder
from gridlab.gui.look.language import translate
from gridlab.gui.page import Surroundings
from gridlab.gui.pages.design.document import DesignsDocument
from gridlab.gui.pages.design.page import DesignPage
from gridlab.store.design_file import gallery, gallery_design

T = TypeVar("T")
Act = Callable[[Callable[[DesignDesk], object]], object]


class DesignCarrier(QObject):
    """What the Design page does with whole designs. act: does something on the desk, shown and saved."""

    def __init__(self, view: DesignPage, around: Surroundings, document: DesignsDocument, act: Act) -> None:
        super().__init__(view)
        self._view = view
        self._around = around
        self._document = document
        self._act = act
        view.gallery_requested.connect(lambda: self._work("gallery", gallery, view.show_gallery))
        view.gallery.taken.connect(self._add)
        view.side.import_requested.connect(self._ask_for_designs)
        view.side.paths_dropped.connect(self._import)
        view.side.export_requested.connect(self.export)
        view.side.file_requested.connect(self._show_file)

    def take_in(self, designs: Sequence[Design], step: str) -> None:
        """Take further designs into the study."""
        for design in designs:
            self._act(partial(DesignDesk.add, design=design, step=step))

    def export(self, name: str, then: Callable[[], None] | None = None) -> None:
        """Ask where a copy of a design is to be written, write it, then go on."""
        self._view.form.complete()
        kept = self._document.kept(name)
        chosen = choose_new_file(
            self._view,
            translate("Design", "Save a copy of {name}").format(name=name),
            translate("Design", "Designs (*.json)"),
            Path.home() / f"{name}.json",
        )
        if chosen is None or kept is None:
            return

        def done(written: Path) -> None:
            text = translate("Design", "{name} is in {path}.").format(name=name, path=written)
            self._view.side.messages.say("ok", text)
            if then is not None:
                then()

        self._work("export design", partial(export_design, kept, chosen), done)

    def _add(self, gallery_name: str) -> None:
        """Copy a design of the gallery into the study."""
        step = translate("Design", "Add from the gallery")
        work = partial(gallery_design, gallery_name)
        self._work("gallery design", work, lambda design: self.take_in([design], step))

    def _ask_for_designs(self) -> None:
        chosen = choose_files(
            self._view, translate("Design", "Import designs"), translate("Design", "Designs (*.json)")
        )
        if chosen:
            self._import(chosen)

    def _import(self, paths: Sequence[Path]) -> None:
        """Take designs from files into the study; those that are refused are told together."""

        def done(found: tuple[list[Design], list[GridLabError]]) -> None:
            designs, refused = found
            self.take_in(designs, translate("Design", "Import"))
            if refused:
                self._view.show_error(_together(refused))

        self._work("import designs", partial(import_designs, tuple(paths)), done)

    def _show_file(self, name: str) -> None:
        view = self._around.studies.view
        if view is not None and name:
            show_in_folder(view.open.folder / "designs" / f"{name}.json")

    def _work(self, key: str, act: Callable[[], T], done: Callable[[T], None]) -> None:
        self._around.background.start(key, plain(act), done=done, failed=self._view.show_error)


def _together(refused: Sequence[GridLabError]) -> GridLabError:
    """Several refusals as one message."""
    if len(refused) == 1:
        return refused[0]
    what = translate("Design", "{count} files were not imported.").format(count=len(refused))
    return GridLabError(verbatim(what), safe=joined(error.said for error in refused))
