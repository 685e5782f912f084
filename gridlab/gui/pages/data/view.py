"""The Data page as it is seen: what was collected, and the form of the export."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QTableView, QWidget

from gridlab.app.columns import Column
from gridlab.app.export import ExportWish
from gridlab.app.session.columns import COUNTS, PURPOSE_NAMES, Counts, collected
from gridlab.app.study_view import StudyView
from gridlab.app.uses import Changed
from gridlab.domain.session import PURPOSES, Purpose
from gridlab.gui.kit.boxes import Wide, column, scrolled, stacked
from gridlab.gui.kit.buttons import SegmentedButtons, button
from gridlab.gui.kit.choosers import choose_new_file
from gridlab.gui.kit.columns import ColumnModel, ColumnTable
from gridlab.gui.kit.entries import Field, SeveralEntry
from gridlab.gui.kit.fields import CheckField, TextField
from gridlab.gui.kit.form_table import Fields, Row, Section
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import EmptyState, MessageBar, ProgressRow
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import counted, screens_text, sessions_text
from gridlab.gui.look.saying import told
from gridlab.gui.page import Page
from gridlab.store.dataset.also import FORMS

Collected = tuple[Purpose, Counts]
"""What the sessions of a purpose gave."""


def count_table() -> ColumnTable:
    """Numbers by purpose, only to be read."""
    numbers: list[Column[Collected]] = [
        replace(one.within(lambda row: row[1]), ink=_ink_of(one)) for one in COUNTS
    ]
    purpose: Column[Collected] = Column(
        "purpose", translate("Data", "Purpose"), lambda row: PURPOSE_NAMES[row[0]]
    )
    model = ColumnModel((purpose, *numbers), lambda row: row[0])
    made = ColumnTable(model, translate("Data", "What was collected"))
    made.setSelectionMode(QTableView.SelectionMode.NoSelection)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setSizeAdjustPolicy(QTableView.SizeAdjustPolicy.AdjustToContents)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made


def _ink_of(column: Column[Counts]) -> Callable[[Collected], str]:
    return lambda row: "" if column.figure(row[1]) else "soft"


class DataPage(Page):
    """Counts by purpose, and the form of the export with its progress and result."""

    key: ClassVar[str] = "data"

    export_requested = Signal(ExportWish)
    sessions_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._view: StudyView | None = None
        self._proposed = ""
        self._picked = False
        self.main_action = button(
            translate("Data", "Export"), kind="primary", icon_name="download", shortcut="Ctrl+E"
        )
        self.main_action.clicked.connect(self.request_export)
        self.messages = MessageBar()
        self.progress = ProgressRow()
        names = tuple((purpose, told(PURPOSE_NAMES[purpose])) for purpose in PURPOSES)
        self._fields = Fields((self._section(names),), label_width=112, indent=0)
        self._fields.entered.connect(self._entered)
        self.purpose = cast(SegmentedButtons, self._fields.widget("purpose"))
        self.out = cast(TextField, self._fields.widget("out"))
        self.also = cast(SeveralEntry, self._fields.entry("also")).boxes
        self.thumbnails = cast(CheckField, self._fields.widget("thumbnails"))
        self.table = count_table()
        self._triplets: dict[str, int] | None = None
        empty = EmptyState(
            "database",
            translate("Data", "Nothing collected yet"),
            translate(
                "Data", "Answers appear here with the first session. Then export them as one HDF5 file."
            ),
            translate("Data", "Go to Sessions"),
        )
        empty.requested.connect(self.sessions_requested)
        self._stack = stacked(empty, self._body())
        self.setLayout(column(self._stack))

    def _body(self) -> QWidget:
        inner = column(
            label(translate("Data", "Collected"), "section"),
            self.table,
            8,
            label(translate("Data", "Export"), "section"),
            self._fields,
            self.progress,
            self.messages,
            Wide(),
            spacing=16,
            margins=(24, 24, 24, 24),
        )
        return scrolled(inner, widest=860)

    def _section(self, purposes: tuple[tuple[object, str], ...]) -> Section:
        forms = tuple((form.key, told(form.name)) for form in FORMS)
        also, purpose = translate("Data", "Also write"), translate("Data", "Purpose")
        rows = (
            Row(purpose, (Field("purpose", purpose, "choice", choices=purposes),)),
            Row(
                translate("Data", "File"),
                (Field("out", translate("Data", "File to write"), choose=self._choose),),
            ),
            Row(also, (Field("also", also, choices=forms, make=partial(SeveralEntry, columns=2)),)),
            Row(
                translate("Data", "Inside"),
                (Field("thumbnails", translate("Data", "Thumbnails of the images"), "check"),),
            ),
        )
        return Section("export", translate("Data", "Export"), rows)

    def _choose(self) -> Path | None:
        title, kinds = translate("Data", "Export the dataset"), translate("Data", "HDF5 files (*.h5)")
        return choose_new_file(self, title, kinds, Path(self.out.text()))

    def show_study(self, view: StudyView, changed: frozenset[Changed]) -> None:
        """Show what the sessions of a study gave, and propose what to export."""
        if self._view is None or self._view.open.folder != view.open.folder:
            self.messages.clear()
            self._triplets = None
            self._proposed = ""
            self._picked = False
            self.out.clear()
        self._view = view
        self._stack.setCurrentIndex(1 if view.sessions else 0)
        self._count()
        if Changed.SESSIONS in changed and not self._picked:
            held = Counter(row.purpose for row in view.sessions if row.yields)
            self.purpose.set_value(next((purpose for purpose in PURPOSES if held[purpose]), "main"))
        self._purpose_chosen()

    def show_triplets(self, triplets: dict[str, int]) -> None:
        """The triplets of each purpose were counted."""
        self._triplets = triplets
        self._count()

    def request_export(self) -> None:
        """Ask for the export as the form says."""
        if self._view is None or self.progress.isVisibleTo(self):
            return
        text = self.out.text().strip()
        self._fields.mark({} if text else {"out": translate("Data", "Say which file is to be written.")})
        if not text:
            return
        out = Path(text)
        self.export_requested.emit(
            ExportWish(
                out=out if out.is_absolute() else self._view.open.folder / "exports" / out,
                purpose=str(self.purpose.value),
                also=self._fields.value("also"),
                thumbnails=self._fields.value("thumbnails"),
            )
        )

    def _count(self) -> None:
        rows = self._view.sessions if self._view is not None else ()
        counts = collected(rows, self._triplets)
        self.table.rows.set_rows(tuple(counts.items()))
        done = sum(one.sessions for one in counts.values())
        answered = sum(one.screens for one in counts.values())
        damaged = sum(bool(row.problem) for row in rows)
        said = translate("Data", "{screens} answered").format(screens=screens_text(answered))
        texts = [sessions_text(done), said]
        if damaged:
            texts.append(
                counted(damaged, translate("Data", "damaged file"), translate("Data", "damaged files"))
            )
        self.subtitle_changed.emit(texts[0])
        self.status_changed.emit(" · ".join(texts), "")

    def _entered(self, field: Field) -> None:
        if field.key == "purpose":
            self._picked = True
            self._purpose_chosen()

    def _purpose_chosen(self) -> None:
        assert self.main_action is not None
        if self._view is None:
            return
        wanted = str(self.purpose.value)
        held = sum(row.purpose == wanted and row.yields for row in self._view.sessions)
        self.main_action.setEnabled(bool(held))
        none = translate("Data", "No {purpose} session is complete or partial.")
        self.main_action.setToolTip("" if held else none.format(purpose=told(PURPOSE_NAMES[wanted]).lower()))
        name = self._view.open.folder.name + ("" if wanted == "main" else f"-{wanted}") + ".h5"
        if self.out.text() in ("", self._proposed):
            self._proposed = str(self._view.open.folder / "exports" / name)
            self.out.setText(self._proposed)

    def take_focus(self) -> None:
        if self._stack.currentIndex() == 1 and self.main_action is not None:
            self.main_action.setFocus()
