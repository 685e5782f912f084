"""A new name for a design, asked below the list and checked while it is typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from gridlab.domain.design_names import folded, is_design_name
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.escape import EscapePart
from gridlab.gui.kit.fields import TextField, mark_wrong
from gridlab.gui.kit.labels import label
from gridlab.gui.look.language import translate


class RenamePanel(EscapePart):
    """Hidden until it asks; Enter takes the name, Esc keeps the old one."""

    agreed = Signal(str, str)
    left = Signal()

    def __init__(self, taken: Callable[[], list[str]]) -> None:
        """taken: names of the designs there are."""
        super().__init__()
        self._taken = taken
        self._old = ""
        self.field = TextField(says=translate("Design", "New name of the design"))
        self._problem = label("", "bad", wraps=True)
        self._yes = button(translate("Design", "Rename"))
        no = button(translate("Design", "Cancel"), shortcut="Esc")
        self._yes.clicked.connect(self._agree)
        self.field.textEdited.connect(self._judge)
        self.field.returnPressed.connect(self._agree)
        no.clicked.connect(self._leave)
        self.escaped.connect(self._leave)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._yes)
        row.addStretch(1)
        row.addWidget(no)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(label(translate("Design", "New name"), "section"))
        layout.addWidget(self.field)
        layout.addWidget(self._problem)
        layout.addLayout(row)
        self.hide()

    @property
    def problem(self) -> str:
        """Why the name cannot be taken, "" where it can."""
        return self._problem.text()

    def ask(self, name: str) -> None:
        """Ask for another name of this design."""
        self._old = name
        self.field.setText(name)
        self._judge()
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def _judge(self) -> None:
        name = self.field.text().strip()
        problem = ""
        if not is_design_name(name):
            problem = translate(
                "Design",
                'A name has up to 100 characters, none of / \\ : * ? " < > |, and no full stop at its ends.',
            )
        elif folded(name) != folded(self._old) and folded(name) in {folded(one) for one in self._taken()}:
            problem = translate("Design", "Another design is called {name}.").format(name=name)
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self._yes.setEnabled(not problem)
        mark_wrong(self.field, bool(problem))
        self.field.setAccessibleDescription(problem)

    def _agree(self) -> None:
        new = self.field.text().strip()
        if not self.problem:
            self._leave()
            if new != self._old:
                self.agreed.emit(self._old, new)

    def _leave(self) -> None:
        self.hide()
        self.left.emit()
