"""Which block and which kind of screen the preview shows: main, shared, catch, repeat, practice."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gridlab.domain.design import Design
from gridlab.gui.kit.buttons import SegmentedButtons
from gridlab.gui.kit.fields import ChoiceField
from gridlab.gui.look.language import translate
from gridlab.gui.pages.design.preview.reading import KINDS, Kind, kinds_of

BUTTONS_FROM = 340


def kind_text(kind: Kind) -> str:
    """A kind of screens in a word."""
    return {
        "main": translate("KindChoice", "Main"),
        "shared": translate("KindChoice", "Shared"),
        "catch": translate("KindChoice", "Catch"),
        "repeat": translate("KindChoice", "Repeat"),
        "practice": translate("KindChoice", "Practice"),
    }[kind]


class KindChoice(QWidget):
    """Buttons for the kinds, disabled where a HIT has none, and a list of blocks where there are several."""

    kind_chosen = Signal(str)
    block_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        says = translate("KindChoice", "Kind of screen")
        texts = [(kind, kind_text(kind)) for kind in KINDS]
        self._buttons = SegmentedButtons(texts, says=says, value="main")
        self._buttons.setProperty("small", True)
        self._buttons.setMaximumWidth(400)
        self._list = ChoiceField(texts, says=says)
        self._list.setMaximumWidth(140)
        self.blocks = ChoiceField(says=translate("KindChoice", "Block shown"))
        self.blocks.setMaximumWidth(180)
        self._buttons.value_changed.connect(self._choose)
        self._list.value_changed.connect(self._choose)
        self.blocks.value_changed.connect(self.block_chosen.emit)
        self._blocks: list[tuple[object, str]] = []
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.setAlignment(Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._buttons)
        layout.addWidget(self._list)
        layout.addWidget(self.blocks)
        self.blocks.hide()
        self._list.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def kind(self) -> object:
        """The kind that is chosen."""
        return self._buttons.value

    def show_design(self, design: Design, block: int) -> None:
        """Offer what a design has."""
        blocks: list[tuple[object, str]] = [
            (index, f"{index + 1}  {one.name}") for index, one in enumerate(design.blocks)
        ]
        if blocks != self._blocks:
            self._blocks = blocks
            self.blocks.set_choices(blocks)
            self.blocks.setVisible(len(blocks) > 1)
            self._arrange()
        self.blocks.set_value(block)
        there = kinds_of(design.blocks[block])
        self._buttons.set_allowed(there)
        if self.kind not in there and there:
            self._choose(there[0])

    def choose(self, kind: Kind) -> None:
        """Choose a kind as a click does."""
        self._choose(kind)

    def _choose(self, kind: object) -> None:
        self._buttons.set_value(kind)
        self._list.set_value(kind)
        self.kind_chosen.emit(str(kind))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= BUTTONS_FROM + (0 if len(self._blocks) < 2 else 148)
        self._buttons.setVisible(wide)
        self._list.setVisible(not wide)
