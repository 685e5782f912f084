"""The Import page: other programs' answers, and datasets of several studies, become one dataset."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gridlab.app.columns import Column
from gridlab.app.import_preview import Preview, Row, preview_said, previewing, unknown_said
from gridlab.app.importing import ImportReport, importing
from gridlab.app.uses import Outcome
from gridlab.gui.kit.boxes import Wide, boxed, column, row, scrolled, stacked
from gridlab.gui.kit.buttons import SegmentedButtons, button
from gridlab.gui.kit.choosers import choose_button, choose_files, choose_new_file, file_action
from gridlab.gui.kit.columns import ColumnModel, ColumnTable
from gridlab.gui.kit.drop import DropArea
from gridlab.gui.kit.fields import CheckField, ChoiceField, TextField
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import Actions, EmptyState, MessageBar, ProgressRow
from gridlab.gui.kit.uses import Uses
from gridlab.gui.look.language import translate
from gridlab.gui.look.saying import told
from gridlab.gui.page import Go, Page, Presenter, Surroundings
from gridlab.store.answers_file import AnswersFormat, Chosen
from gridlab.store.answers_table import NEEDED, ROLES, Role

EACH_ROW = -2
NOTHING = -1
_ROW_HIGH, _SHOWN_HIGH = 30, 6 * 30 + 44


class ColumnChoices(QWidget):
    """Which column of a table is what. changed(): something else was chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        names: dict[Role, str] = {
            "anchor": translate("Import", "Probe"),
            "near": translate("Import", "Near"),
            "far": translate("Import", "Far"),
            "annotator": translate("Import", "Person"),
            "screen": translate("Import", "Screen"),
            "time": translate("Import", "Time"),
        }
        self.fields = {role: ChoiceField(says=names[role]) for role in ROLES}
        self.headed = CheckField(translate("Import", "The first line names the columns"))
        self.unit = SegmentedButtons((("ms", "ms"), ("s", "s")), says=translate("Import", "Unit of the time"))
        places = [
            Wide(boxed(column(label(names[role], "small"), field, spacing=2)))
            for role, field in self.fields.items()
        ]
        unit = boxed(column(label(translate("Import", "Unit"), "small"), self.unit, spacing=2))
        upper, lower = row(*places[:3], spacing=12), row(*places[3:], unit, spacing=12)
        self.setLayout(column(self.headed, upper, lower, spacing=8))
        for field in self.fields.values():
            field.value_changed.connect(lambda _value: self.changed.emit())
        self.headed.clicked.connect(lambda _on: self.changed.emit())
        self.unit.value_changed.connect(lambda _value: self.changed.emit())

    def show_choice(self, head: Sequence[str], chosen: Chosen) -> None:
        """Offer these columns, and show what is chosen of them."""
        numbered = translate("Import", "Column {number}")
        names = [
            (at, name.strip() or numbered.format(number=at + 1))
            if chosen.is_headed
            else (at, numbered.format(number=at + 1))
            for at, name in enumerate(head)
        ]
        unknown = (NOTHING, translate("Import", "Not known"))
        each = (EACH_ROW, translate("Import", "Each row is a screen"))
        for role, field in self.fields.items():
            before = () if role in NEEDED else (unknown, each) if role == "screen" else (unknown,)
            field.set_choices([*before, *names])
            at = EACH_ROW if role == "screen" and chosen.each_row else chosen.places.get(role, NOTHING)
            field.set_value(at)
        self.headed.setChecked(chosen.is_headed)
        self.unit.set_value("s" if chosen.is_in_seconds else "ms")

    @property
    def chosen(self) -> Chosen:
        """What is chosen."""
        values = {role: cast(int, field.value) for role, field in self.fields.items() if field.count()}
        places = {role: at for role, at in values.items() if at is not None and at >= 0}
        is_each = values.get("screen") == EACH_ROW
        return Chosen(places, self.headed.isChecked(), is_each, self.unit.value == "s")


class ImportingPage(Page):
    """Files, how they are read, the first rows as they would be taken, and where the dataset goes.

    Signals: files_chosen(paths), read_requested(): something of how they are read is another,
    import_requested().
    """

    key: ClassVar[str] = "importing"

    files_chosen = Signal(list)
    read_requested = Signal()
    import_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.messages, self.progress, self.reading = MessageBar(), ProgressRow(), ProgressRow()
        self.main_action = button(translate("Import", "Import answers"), kind="primary", icon_name="import")
        self.main_action.clicked.connect(self.import_requested)
        self.choose = button(translate("Import", "Choose files…"), icon_name="folder-open")
        self.choose.clicked.connect(self._choose)
        self.names = label("", "soft", wraps=True)
        self.file = ChoiceField(says=translate("Import", "File shown below"))
        self.file.value_changed.connect(lambda _at: self.read_requested.emit())
        kinds: tuple[tuple[object, str], ...] = (
            (None, translate("Import", "Recognized by the file")),
            ("triplets", translate("Import", "Table of triplets (CSV)")),
            ("salmon", translate("Import", "Salmon responses (CSV)")),
            ("psiz", translate("Import", "PsiZ rank observations (NPZ)")),
            ("cblearn", translate("Import", "cblearn arrays (NPY, NPZ)")),
        )
        self.kind = ChoiceField(kinds, says=translate("Import", "Format"))
        self.kind.value_changed.connect(lambda _kind: self.read_requested.emit())
        self.columns = ColumnChoices()
        self.columns.changed.connect(self.read_requested)
        self.table = _row_table()
        self.table.setFixedHeight(_SHOWN_HIGH)
        self.found, self.unknown = label("", "strong", wraps=True), label("", "soft", wraps=True)
        self.skip = CheckField(translate("Import", "Skip the rows that can't be taken"))
        self.skip.clicked.connect(lambda _on: self._allow())
        self.out = TextField(says=translate("Import", "Dataset"))
        self._preview: Preview | None = None
        self._body = self._laid_out()
        self.setLayout(column(self._body))
        self.show_files(())
        self.show_preview(None)

    def _laid_out(self) -> QWidget:
        empty = EmptyState(
            "import",
            translate("Import", "Import answers"),
            translate(
                "Import",
                "Answers of Salmon, PsiZ and cblearn, tables of triplets, and datasets of several studies "
                "become one dataset. Drop files here.",
            ),
            translate("Import", "Choose files…"),
        )
        empty.requested.connect(self._choose)
        dataset = translate("Import", "Dataset")
        choose = choose_button(dataset, self._choose_out, lambda path: self.out.setText(str(path)))
        self._file_row = boxed(row(label(translate("Import", "Show")), Wide(self.file)))
        inner = column(
            label(translate("Import", "Files"), "section"),
            row(Wide(self.names), self.choose),
            row(label(translate("Import", "Format")), Wide(self.kind), Wide(self._file_row)),
            self.columns,
            label(translate("Import", "As it would be imported"), "section"),
            self.reading,
            self.table,
            self.found,
            self.skip,
            self.unknown,
            row(label(dataset), Wide(self.out), choose),
            self.progress,
            self.messages,
            Wide(),
            spacing=12,
            margins=(24, 20, 24, 24),
        )
        drop = DropArea()
        drop.paths_dropped.connect(self.files_chosen)
        body = stacked(empty, scrolled(inner, widest=860))
        drop.setLayout(column(body))
        self._stack = body
        return drop

    def show_files(self, paths: Sequence[Path]) -> None:
        """These are to be imported; the first is shown."""
        self._stack.setCurrentIndex(1 if paths else 0)
        self.names.setText(", ".join(path.name for path in paths))
        self.file.set_choices([(at, path.name) for at, path in enumerate(paths)])
        self.file.set_value(0 if paths else None)
        self._file_row.setVisible(len(paths) > 1)
        if paths:
            self.out.setText(str(paths[0].with_name(f"{paths[0].stem}-imported.h5")))

    def show_preview(self, preview: Preview | None) -> None:
        """What the file that is shown would give; None while it is read."""
        self._preview = preview
        table = preview.table if preview is not None else None
        self.columns.setVisible(table is not None)
        if preview is not None and table is not None and preview.chosen is not None:
            self.columns.show_choice(table.head, preview.chosen)
        self.table.rows.set_rows(preview.rows if preview is not None else ())
        self.table.setVisible(preview is not None and bool(preview.rows))
        is_told = preview is not None and preview.fault is None
        missing = translate("Import", "Choose the columns of the probe, the near and the far image.")
        self.found.setText(
            (told(preview_said(preview)) if preview.count or preview.problems else missing)
            if preview is not None and is_told
            else ""
        )
        self.unknown.setText(told(unknown_said(preview)) if preview is not None and preview.unknown else "")
        self.skip.setVisible(preview is not None and bool(preview.problems) and preview.count > 0)
        for one in (self.found, self.unknown):
            one.setVisible(bool(one.text()))
        if preview is not None and preview.fault is not None:
            self.messages.say_error(preview.fault)
        self._allow()

    def set_working(self, working: bool) -> None:
        """Whether a dataset is being made."""
        self._working = working
        self._allow()

    _working = False

    def _allow(self) -> None:
        preview = self._preview
        is_whole = preview is not None and preview.count > 0
        is_whole = is_whole and (not cast(Preview, preview).problems or self.skip.isChecked())
        assert self.main_action is not None
        self.main_action.setEnabled(is_whole and not self._working)

    def _choose(self) -> None:
        kinds = translate("Import", "Answers (*.csv *.tsv *.txt *.npy *.npz *.h5 *.hdf5)")
        paths = choose_files(self, translate("Import", "Import answers"), kinds)
        if paths:
            self.files_chosen.emit(paths)

    def _choose_out(self) -> Path | None:
        title, kinds = translate("Import", "Save the dataset"), translate("Import", "HDF5 files (*.h5)")
        return choose_new_file(self, title, kinds, Path(self.out.text()))


def _row_table() -> ColumnTable:
    columns: tuple[Column[Row], ...] = (
        Column("number", translate("Import", "Line"), number=True, width=64),
        Column("probe", translate("Import", "Probe")),
        Column("near", translate("Import", "Near"), width=150),
        Column("far", translate("Import", "Far"), width=150),
        Column("person", translate("Import", "Person"), width=110),
        Column("screen", translate("Import", "Screen"), width=90),
        Column("ms", translate("Import", "Time (ms)"), number=True, width=96),
    )
    return ColumnTable(
        ColumnModel(columns, lambda one: one.number),
        translate("Import", "First rows as they would be imported"),
        row_height=_ROW_HIGH,
    )


class ImportingPresenter(Presenter):
    """Owns the page; reads and writes in the background. How each table is read is kept by its file."""

    View = ImportingPage

    def __init__(self, view: ImportingPage, around: Surroundings) -> None:
        super().__init__(view, around)
        self.view = view
        self._paths: list[Path] = []
        self._chosen: dict[Path, Chosen] = {}
        self._shown: Path | None = None
        background = around.background
        self._reads = Uses("preview of answers", background, progress=view.reading, parent=self)
        self._imports = Uses(
            "import answers",
            background,
            progress=view.progress,
            messages=view.messages,
            cancelled=self._tell_cancelled,
            parent=self,
        )
        self._imports.busy_changed.connect(view.set_working)
        view.files_chosen.connect(self._take)
        view.read_requested.connect(self._reread)
        view.import_requested.connect(self._import)

    @property
    def _kind(self) -> AnswersFormat | None:
        return cast(AnswersFormat | None, self.view.kind.value)

    def _take(self, paths: list[Path]) -> None:
        self._paths, self._chosen, self._shown = list(paths), {}, None
        self.view.messages.clear()
        self.view.show_files(self._paths)
        self._reread()

    def _reread(self) -> None:
        """Read the file that is shown as the page says; one that comes to the front by a good guess."""
        at = self.view.file.value
        if not isinstance(at, int) or not 0 <= at < len(self._paths):
            return
        path = self._paths[at]
        if path == self._shown and self.view.columns.isVisibleTo(self.view):
            self._chosen[path] = self.view.columns.chosen
        self._shown = path
        self.view.messages.clear()
        use = previewing(path, self._kind, self._chosen.get(path))
        self._reads.run(use, done=self.view.show_preview)

    def _import(self) -> None:
        text = self.view.out.text().strip()
        if not text or not self._paths:
            return
        if self._shown is not None and self.view.columns.isVisibleTo(self.view):
            self._chosen[self._shown] = self.view.columns.chosen
        out = Path(text)
        out = out if out.is_absolute() else self._paths[0].parent / out
        again = ((translate("Import", "Try again"), self._import),)
        use = importing(self._paths, out, self._kind, self._all_chosen())
        self._imports.run(use, actions=self._offers, remedy=again)

    def _all_chosen(self) -> Mapping[Path, Chosen]:
        skip = self.view.skip.isChecked()
        return {
            path: Chosen(one.places, one.is_headed, one.each_row, one.is_in_seconds, skip)
            for path, one in self._chosen.items()
        }

    def _offers(self, done: ImportReport) -> Actions:
        return (
            (translate("Import", "Show the answers"), lambda: self.around.go(Go("data", dataset=done.path))),
            *file_action(done.path),
        )

    def _tell_cancelled(self) -> None:
        said = translate("Import", "Cancelled.")
        self._imports.say(Outcome("info", said, translate("Import", "No file was written.")))
