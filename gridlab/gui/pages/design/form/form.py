"""The form of one block of a design: every edit that is right gives a new design, others say why not."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridlab.domain.cost import triplets_of_screen
from gridlab.domain.design import Design
from gridlab.domain.design_edit import Path, limits_at, shown_path, value_at, value_problem, with_value
from gridlab.domain.design_rules import problems
from gridlab.domain.limits import Between
from gridlab.gui.look.words import counted
from gridlab.gui.pages.design.form.table import SECTIONS, FieldSpec, RowSpec
from gridlab.gui.widgets.buttons import SegmentedButtons, button
from gridlab.gui.widgets.fields import ChoiceField, ColourField, NumberField, TextArea, TextField
from gridlab.gui.widgets.form import Form, FormRow

Field = NumberField | TextField | SegmentedButtons | TextArea


class FoldedArea(QWidget):
    """A long text as its number of words, with a button that unfolds it."""

    def __init__(self, area: TextArea, says: str) -> None:
        super().__init__()
        self._area = area
        self._summary = TextField(says=f"{says}, summary")
        self._summary.setReadOnly(True)
        self._toggle = button("Edit", says=f"Edit the {says.lower()}")
        self._toggle.clicked.connect(lambda: self.unfold(self._area.isHidden()))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._summary, 1)
        row.addWidget(self._toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(area)
        # The document's signal: the field's own is silent while a design is shown.
        area.document().contentsChanged.connect(self._count)
        area.hide()
        self._count()

    def unfold(self, unfolded: bool) -> None:
        """Show or hide the text itself."""
        self._area.setVisible(unfolded)
        self._toggle.setText("Done" if unfolded else "Edit")
        if unfolded:
            self._area.setFocus()

    def _count(self) -> None:
        words = len(self._area.toPlainText().split())
        self._summary.setText(counted(words, "word") if words else "None")


class DesignForm(QWidget):
    """Shows one block. A wrong entry stays in its field, its reason below; the last good design stands.

    edited(design, step, merge_key): a right edit, its name in words, and the JSON path of what is typed:
    edits in a row with the same key that is not "" are one step of the history. judged: `faults` may be
    others than before.
    """

    edited = Signal(object, str, str)
    judged = Signal()
    block_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._good = Design()
        self._draft = self._good
        self._block = 0
        self._wrong: dict[Path, str] = {}
        self._fields: dict[Path, Field] = {}
        self._rows: dict[Path, FormRow] = {}
        self._form = Form()
        self._blocks = ChoiceField(says="Block")
        self._blocks.value_changed.connect(self._choose_block)
        self._block_row = self._form.add_row("Block", self._blocks)
        for section in SECTIONS:
            self._form.add_section(section.title)
            for row in section.rows:
                self._add_row(row)
        self._form.close_up()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._form)
        self.set_design(self._good)

    @property
    def design(self) -> Design:
        """The last design without a fault."""
        return self._good

    @property
    def faults(self) -> list[str]:
        """What is wrong now, in the order of the rows."""
        return [row.problem for row in dict.fromkeys(self._rows.values()) if row.problem]

    def field(self, *path: str) -> Field:
        """The field of a value inside the block, as ("grid", "rows")."""
        return self._fields[path]

    def set_design(self, design: Design) -> None:
        """Show a design; one that is shown already is left as it is, wrong entries included."""
        if design is not self._good and design != self._good:
            self._good = self._draft = design
            self._block = min(self._block, len(design.blocks) - 1)
            self._wrong.clear()
        elif self._wrong or self._draft != self._good:
            return
        self._block_row.set_visible(len(design.blocks) > 1)
        self._blocks.set_choices(
            [(index, f"{index + 1}  {block.name}") for index, block in enumerate(design.blocks)]
        )
        self._blocks.set_value(self._block)
        for path, field in self._fields.items():
            _show(field, value_at(design, self._whole(path)))
        self._judge()

    def show_block(self, block: int) -> None:
        """Show another block of the design."""
        if block != self._block:
            self._choose_block(block)

    def _choose_block(self, block: object) -> None:
        assert isinstance(block, int)
        self._block = block
        self._draft = self._good
        self._wrong.clear()
        self.set_design(self._good)
        self.block_chosen.emit(block)

    def _whole(self, path: Path) -> Path:
        return path if path[0] == "pages" else ("blocks", self._block, *path)

    def _add_row(self, spec: RowSpec) -> None:
        widgets: list[QWidget] = []
        for field_spec in spec.fields:
            field = self._make(field_spec)
            self._fields[field_spec.path] = field
            if field_spec.folded and isinstance(field, TextArea):
                widgets.append(FoldedArea(field, field_spec.says))
            else:
                widgets.append(field)
        row = self._form.add_row(spec.label, *widgets, between=spec.between)
        for field_spec in spec.fields:
            self._rows[field_spec.path] = row

    def _make(self, spec: FieldSpec) -> Field:
        path = spec.path
        limits = limits_at(self._whole(path))
        if spec.kind == "choice":
            segments = SegmentedButtons(spec.choices, says=spec.says)
            segments.value_changed.connect(lambda value: self._edit(path, value, spec.says))
            made: Field = segments
        elif spec.kind == "area":
            area = TextArea(says=spec.says, height=spec.height)
            area.textChanged.connect(lambda: self._edit(path, area.toPlainText(), spec.says))
            made = area
        elif spec.kind == "number":
            assert isinstance(limits, Between)
            number = NumberField(says=spec.says, unit=spec.unit, low=int(limits.low), high=int(limits.high))
            number.number_changed.connect(lambda value: self._edit(path, value, spec.says))
            made = number
        else:
            text = ColourField(says=spec.says) if spec.kind == "colour" else TextField(says=spec.says)
            text.textEdited.connect(lambda value: self._edit(path, value, spec.says))
            made = text
        if limits is not None:
            made.setToolTip(limits.meaning)
        return made

    def _edit(self, path: Path, value: object, step: str) -> None:
        whole = self._whole(path)
        if value is None:
            self._wrong[path] = "a whole number"
        elif allowed := value_problem(whole, value):
            self._wrong[path] = allowed
        else:
            self._wrong.pop(path, None)
            if value_at(self._draft, whole) == value:
                self._judge()
                return
            self._draft = with_value(self._draft, whole, value)
        if self._judge() and self._draft != self._good:
            self._good = self._draft
            self.edited.emit(self._good, f"Change {step[0].lower()}{step[1:]}", shown_path(whole))

    def _judge(self) -> bool:
        """Put every fault where it belongs; whether there is none."""
        faults = {path: f"Allowed: {allowed}." for path, allowed in self._wrong.items()}
        elsewhere = False
        for problem in problems(self._draft):
            path = self._place(problem.path)
            if path is None:
                elsewhere = True
            else:
                faults.setdefault(path, f"Allowed: {problem.allowed}.")
        good = not faults and not elsewhere
        self._tell_choose(self._draft if good else self._good)
        for row in dict.fromkeys(self._rows.values()):
            mine = [(path, text) for path, text in faults.items() if self._rows[path] is row]
            row.set_problem(
                " ".join(dict.fromkeys(text for _, text in mine)), [self._fields[path] for path, _ in mine]
            )
        self.judged.emit()
        return good

    def _place(self, json_path: str) -> Path | None:
        """The field that a JSON path of a problem belongs to, None where the form has none."""
        here = shown_path(("blocks", self._block))
        return _longest(json_path, here, self._fields)

    def _tell_choose(self, design: Design) -> None:
        block = design.blocks[self._block]
        field = self._fields["grid", "choose"]
        assert isinstance(field, NumberField)
        field.set_unit(f"of {block.n} · {counted(triplets_of_screen(block), 'triplet')}")


def _longest(json_path: str, here: str, paths: Iterable[Path]) -> Path | None:
    """The path whose place begins the JSON path, or that begins with it; the nearest one."""
    wanted = json_path.removeprefix(here)
    if wanted == json_path:
        return None
    for path in paths:
        mine = "".join(f".{step}" for step in path)
        if wanted == mine or mine.startswith(f"{wanted}.") or wanted.startswith((f"{mine}.", f"{mine}[")):
            return path
    section = wanted.split(".")[1].split("[")[0]
    return next((path for path in paths if path[0] == section), None)


def _show(field: Field, value: object) -> None:
    """Put a value into its field without telling anybody."""
    field.blockSignals(True)
    if isinstance(field, SegmentedButtons):
        field.set_value(value)
    elif isinstance(field, NumberField):
        assert isinstance(value, int)
        field.set_number(value)
    elif isinstance(field, TextArea):
        if field.toPlainText() != value:
            field.setPlainText(str(value))
    elif field.text() != value:
        field.setText(str(value))
        field.setCursorPosition(0)
    field.blockSignals(False)
