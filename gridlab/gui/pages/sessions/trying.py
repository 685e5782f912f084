"""Trying a study with simulated annotators: how many answer which design."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gridlab.domain.visible import visible
from gridlab.gui.kit.boxes import Wide, column, grounded, row
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.fields import ChoiceField, NumberField
from gridlab.gui.kit.labels import label
from gridlab.gui.look.language import translate

MOST, USUAL = 1000, 12


class TryPanel(QWidget):
    """Hidden until asked. asked(design, count): so many simulated annotators are to answer it."""

    asked = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        grounded(self, "card")
        self.setAccessibleName(translate("Sessions", "Try it with simulated annotators"))
        self.design = ChoiceField(says=translate("Sessions", "Design"))
        self.design.setMaximumWidth(280)
        self.count = NumberField(says=translate("Sessions", "Simulated annotators"), low=1, high=MOST)
        self.count.setMaximumWidth(88)
        self.start = button(translate("Sessions", "Simulate"), kind="primary", icon_name="play")
        cancel = button(translate("Sessions", "Cancel"), shortcut="Esc")
        text = translate(
            "Sessions",
            "They answer like people who see similarity with some noise, so that you can try every page. "
            "Simulated sessions never mix with people's, and no design is held by them.",
        )
        self.start.clicked.connect(self._ask)
        self.count.returnPressed.connect(self._ask)
        self.count.textChanged.connect(lambda _text: self._allow())
        cancel.clicked.connect(self.hide)
        line = row(Wide(self.design), self.count, self.start, cancel, Wide())
        title = label(self.accessibleName(), "strong")
        self.setLayout(column(title, label(text, wraps=True), line, margins=(16, 12, 16, 12)))
        self.hide()

    def ask(self, designs: Sequence[str], design: str = "") -> None:
        """Ask which design is answered. design: the one that is proposed."""
        self.design.set_choices([(name, visible(name)) for name in designs])
        if design in designs:
            self.design.set_value(design)
        self.count.set_number(USUAL)
        self._allow()
        self.show()
        self.start.setFocus()

    def _allow(self) -> None:
        number = self.count.number
        self.start.setEnabled(number is not None and 1 <= number <= MOST and self.design.value is not None)

    def _ask(self) -> None:
        if self.start.isEnabled() and self.count.number is not None:
            self.hide()
            self.asked.emit(str(self.design.value), self.count.number)
