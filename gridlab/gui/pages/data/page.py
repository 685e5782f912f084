"""The Data page: what was collected, and the export of the dataset."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from gridlab.app.study_view import StudyView
from gridlab.app.uses import Changed
from gridlab.domain.errors import GridLabError
from gridlab.domain.session import PURPOSES
from gridlab.gui.kit.buttons import SegmentedButtons, button
from gridlab.gui.kit.choosers import choose_new_file
from gridlab.gui.kit.fields import CheckField, TextField
from gridlab.gui.kit.form import Form
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import EmptyState, MessageBar, ProgressRow
from gridlab.gui.look.language import translate
from gridlab.gui.look.saying import told
from gridlab.gui.look.words import counted, screens_text, sessions_text, triplets_text
from gridlab.gui.pages.data.count_table import Counts, CountTable
from gridlab.gui.pages.page import Page
from gridlab.store.dataset.also import FORMS

if TYPE_CHECKING:
    from gridlab.store.sessions.list import Row

EXPORTED = ("complete", "partial")


def purpose_names() -> dict[str, str]:
    """The purposes in words."""
    return {
        "main": translate("Data", "Main"),
        "pilot": translate("Data", "Pilot"),
        "test": translate("Data", "Test"),
        "simulated": translate("Data", "Simulated"),
    }


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What is to be exported where."""

    out: Path
    purpose: str
    also: tuple[str, ...]
    thumbnails: bool


def exported(row: Row) -> bool:
    """Whether an export takes this session."""
    return row.counts and row.status in EXPORTED


def in_pairs(boxes: Sequence[QWidget]) -> QWidget:
    """Two beside each other, the next two below them."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(8)
    for place, box in enumerate(boxes):
        grid.addWidget(box, place // 2, place % 2)
        grid.setColumnStretch(place % 2, 1)
    return made


class DataPage(Page):
    """Counts by purpose, and the form of the export with its progress and result."""

    key: ClassVar[str] = "data"
    title: ClassVar[str] = "Data"
    icon_name: ClassVar[str] = "database"

    export_requested = Signal(object)
    cancel_requested = Signal()
    show_requested = Signal(object)
    sessions_requested = Signal()
    count_requested = Signal()

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
        self.progress.cancel_requested.connect(self.cancel_requested)
        names = purpose_names()
        self.purpose = SegmentedButtons(
            [(purpose, names[purpose]) for purpose in PURPOSES], says=translate("Data", "Purpose")
        )
        self.purpose.value_changed.connect(self._pick)
        self.out = TextField(says=translate("Data", "File to write"))
        also_write = translate("Data", "Also write {form}")
        forms = [(form.key, told(form.name)) for form in FORMS]
        self.also = {key: CheckField(text, says=also_write.format(form=text)) for key, text in forms}
        self.thumbnails = CheckField(translate("Data", "Thumbnails of the images"))
        self.table = CountTable([(purpose, names[purpose]) for purpose in PURPOSES])
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
        self._stack = QStackedWidget()
        self._stack.addWidget(empty)
        self._stack.addWidget(self._body())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def _body(self) -> QWidget:
        column = QVBoxLayout()
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(label(translate("Data", "Collected"), "section"))
        column.addWidget(self.table)
        column.addSpacing(8)
        column.addWidget(label(translate("Data", "Export"), "section"))
        column.addWidget(self._form())
        column.addWidget(self.progress)
        column.addWidget(self.messages)
        column.addStretch(1)
        inner = QWidget()
        inner.setObjectName("sheet")
        inner.setMaximumWidth(860)
        inner.setLayout(column)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        return area

    def _form(self) -> Form:
        form = Form(label_width=112)
        form.add_row(translate("Data", "Purpose"), self.purpose)
        chooser = button(translate("Data", "Choose…"), says=translate("Data", "Choose the file to write"))
        chooser.clicked.connect(self._choose)
        self._out_row = form.add_row(translate("Data", "File"), self.out, chooser)
        form.add_row(translate("Data", "Also write"), in_pairs(list(self.also.values())))
        form.add_row(translate("Data", "Inside"), self.thumbnails)
        form.close_up()
        return form

    def show_view(self, view: StudyView, changed: frozenset[Changed]) -> None:
        if self._view is None or self._view.open.folder != view.open.folder:
            self.messages.clear()
            self._triplets = None
            self._proposed = ""
            self._picked = False
            self.out.clear()
        self._view = view
        self._stack.setCurrentIndex(1 if view.sessions else 0)
        self._count()
        if Changed.SESSIONS in changed and self.isVisible():
            self.count_requested.emit()
        if Changed.SESSIONS in changed and not self._picked:
            held = Counter(row.purpose for row in view.sessions if exported(row))
            self.purpose.set_value(next((purpose for purpose in PURPOSES if held[purpose]), "main"))
        self._purpose_chosen()

    def entered(self) -> None:
        self.count_requested.emit()

    def show_triplets(self, triplets: dict[str, int]) -> None:
        """The triplets of each purpose were counted."""
        self._triplets = triplets
        self._count()

    def request_export(self) -> None:
        """Ask for the export as the form says."""
        if self._view is None or self.progress.isVisibleTo(self):
            return
        text = self.out.text().strip()
        self._out_row.set_problem(
            "" if text else translate("Data", "Say which file is to be written."), (self.out,)
        )
        if not text:
            return
        self.messages.clear()
        out = Path(text)
        self.export_requested.emit(
            ExportWish(
                out=out if out.is_absolute() else self._view.open.folder / "exports" / out,
                purpose=str(self.purpose.value),
                also=tuple(key for key, box in self.also.items() if box.isChecked()),
                thumbnails=self.thumbnails.isChecked(),
            )
        )

    def show_working(self) -> None:
        """The export runs."""
        self.messages.clear()
        self.progress.begin(translate("Data", "Writing, reading again and comparing"))

    def show_result(self, path: Path, sessions: int, screens: int, triplets: int) -> None:
        """The export is done."""
        self.progress.end()
        self.messages.say(
            "ok",
            translate("Data", "{name} is written and checked.").format(name=path.name),
            f"{sessions_text(sessions)}, {screens_text(screens)}, {triplets_text(triplets)}. {path}",
            actions=((translate("Data", "Show file"), lambda: self.show_requested.emit(path)),),
        )

    def show_error(self, error: GridLabError) -> None:
        """The export failed; the message stands here, where it was asked for."""
        self.progress.end()
        self.messages.say_error(error, actions=((translate("Data", "Try again"), self.request_export),))

    def show_cancelled(self) -> None:
        """The export was stopped."""
        self.progress.end()
        self.messages.say(
            "info", translate("Data", "The export was cancelled."), translate("Data", "No file was written.")
        )

    def _count(self) -> None:
        rows = self._view.sessions if self._view is not None else ()
        counts: dict[str, Counts] = {}
        for purpose in PURPOSES:
            mine = [row for row in rows if row.purpose == purpose]
            kept = [row for row in mine if exported(row)]
            running = sum(row.status == "running" for row in mine)
            counts[purpose] = Counts(
                sessions=len(kept),
                running=running,
                left_out=len(mine) - len(kept) - running,
                screens=sum(row.answered for row in kept),
                triplets=self._triplets.get(purpose, 0) if self._triplets is not None else None,
            )
        self.table.show_counts(counts)
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

    def _pick(self) -> None:
        self._picked = True
        self._purpose_chosen()

    def _purpose_chosen(self) -> None:
        assert self.main_action is not None
        if self._view is None:
            return
        wanted = str(self.purpose.value)
        held = sum(row.purpose == wanted and exported(row) for row in self._view.sessions)
        self.main_action.setEnabled(bool(held))
        none = translate("Data", "No {purpose} session is complete or partial.")
        self.main_action.setToolTip("" if held else none.format(purpose=purpose_names()[wanted].lower()))
        name = self._view.open.folder.name + ("" if wanted == "main" else f"-{wanted}") + ".h5"
        if self.out.text() in ("", self._proposed):
            self._proposed = str(self._view.open.folder / "exports" / name)
            self.out.setText(self._proposed)

    def _choose(self) -> None:
        chosen = choose_new_file(
            self,
            translate("Data", "Export the dataset"),
            translate("Data", "HDF5 files (*.h5)"),
            Path(self.out.text()),
        )
        if chosen is not None:
            self.out.setText(str(chosen))

    def take_focus(self) -> None:
        if self._stack.currentIndex() == 1 and self.main_action is not None:
            self.main_action.setFocus()
