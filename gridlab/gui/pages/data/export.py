"""The Export tab: the form of the dataset, its progress and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import ClassVar, cast

from PySide6.QtCore import Signal

from gridlab.app.export import ExportWish, exporting
from gridlab.app.uses import Outcome
from gridlab.gui.kit.boxes import Wide, column, scrolled
from gridlab.gui.kit.choosers import choose_new_file, file_action
from gridlab.gui.kit.entries import Field, SeveralEntry
from gridlab.gui.kit.fields import CheckField, TextField
from gridlab.gui.kit.form_table import Fields, Row, Section
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import MessageBar, ProgressRow
from gridlab.gui.kit.uses import Uses
from gridlab.gui.look.language import translate
from gridlab.gui.look.saying import told
from gridlab.gui.page import Page, Surroundings
from gridlab.gui.pages.data.tab import Seen, TabPresenter
from gridlab.store.dataset.also import FORMS


class ExportTab(Page):
    """Where the dataset goes and what it holds. export_requested(what the form says)."""

    key: ClassVar[str] = "export"

    export_requested = Signal(ExportWish)

    def __init__(self) -> None:
        super().__init__()
        self._seen: Seen | None = None
        self._proposed = ""
        self.messages = MessageBar()
        self.progress = ProgressRow()
        self._fields = Fields((self._section(),), label_width=112, indent=0)
        self.out = cast(TextField, self._fields.widget("out"))
        self.also = cast(SeveralEntry, self._fields.entry("also")).boxes
        self.thumbnails = cast(CheckField, self._fields.widget("thumbnails"))
        inner = column(
            label(translate("Data", "Export"), "section"),
            self._fields,
            self.progress,
            self.messages,
            Wide(),
            spacing=16,
            margins=(24, 24, 24, 24),
        )
        self.setLayout(column(scrolled(inner, widest=860)))

    def _section(self) -> Section:
        forms = tuple((form.key, told(form.name)) for form in FORMS)
        also = translate("Data", "More formats")
        rows = (
            Row(
                translate("Data", "File"),
                (Field("out", translate("Data", "File name"), choose=self._choose),),
            ),
            Row(also, (Field("also", also, choices=forms, make=partial(SeveralEntry, columns=2)),)),
            Row(
                translate("Data", "Include"),
                (Field("thumbnails", translate("Data", "Thumbnails of the images"), "check"),),
            ),
        )
        return Section("export", translate("Data", "Export"), rows)

    def _choose(self) -> Path | None:
        title, kinds = translate("Data", "Export the dataset"), translate("Data", "HDF5 files (*.h5)")
        return choose_new_file(self, title, kinds, Path(self.out.text()))

    def show_seen(self, seen: Seen) -> None:
        """Propose a file for these sessions, unless there is one of the user's own."""
        folder = seen.view.open.folder
        if self._seen is None or self._seen.view.open.folder != folder:
            self.messages.clear()
            self._proposed = ""
            self.out.clear()
        self._seen = seen
        name = folder.name + ("" if seen.purpose == "main" else f"-{seen.purpose}") + ".h5"
        if self.out.text() in ("", self._proposed):
            self._proposed = str(folder / "exports" / name)
            self.out.setText(self._proposed)

    def request_export(self) -> None:
        """Ask for the export as the form says."""
        if self._seen is None or self.progress.isVisibleTo(self):
            return
        text = self.out.text().strip()
        self._fields.mark({} if text else {"out": translate("Data", "Choose a file name.")})
        if not text:
            return
        out = Path(text)
        self.export_requested.emit(
            ExportWish(
                out=out if out.is_absolute() else self._seen.view.open.folder / "exports" / out,
                purpose=self._seen.purpose,
                also=self._fields.value("also"),
                thumbnails=self._fields.value("thumbnails"),
            )
        )


class ExportPresenter(TabPresenter):
    """Owns the tab; writes the dataset in the background."""

    View = ExportTab

    def __init__(self, view: ExportTab, around: Surroundings) -> None:
        super().__init__(view, around)
        self.view = view
        self._exports = Uses(
            "export",
            around.background,
            progress=view.progress,
            messages=view.messages,
            cancelled=self._tell_cancelled,
            parent=self,
        )
        view.export_requested.connect(self._export)

    @property
    def actions(self) -> Mapping[str, Callable[[], object]]:
        return {"export": self.view.request_export}

    def show(self, seen: Seen) -> None:
        self.view.show_seen(seen)

    def _export(self, wish: ExportWish) -> None:
        """Write the dataset aside, read it again, compare, rename; exactly what the command line does."""
        view = self.around.studies.view
        if view is not None:
            again = ((translate("Data", "Try again"), self.view.request_export),)
            use = exporting(view.open, wish)
            self._exports.run(use, actions=lambda report: file_action(report.path), remedy=again)

    def _tell_cancelled(self) -> None:
        said = translate("Data", "The export was cancelled.")
        self._exports.say(Outcome("info", said, translate("Data", "No file was written.")))
