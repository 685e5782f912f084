"""The choice of a display for the preview: presets side by side or in a list, and a size of one's own."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gridlab.gui.kit.boxes import boxed, row
from gridlab.gui.kit.buttons import SegmentedButtons
from gridlab.gui.kit.fields import ChoiceField, NumberField, mark_wrong
from gridlab.gui.kit.labels import label
from gridlab.gui.look.language import translate

BUTTONS_FROM = 600
BUTTONS_WIDEST = 620
SMALLEST, LARGEST = 200, 8192
CUSTOM = "custom"


@dataclass(frozen=True, slots=True)
class DisplaySize:
    """A display in CSS pixels; touch: it is used by finger."""

    width: int
    height: int
    touch: bool = False

    @property
    def text(self) -> str:
        """ "1366×768"."""
        return f"{self.width}×{self.height}"


TABLET = DisplaySize(1024, 768, touch=True)
PHONE = DisplaySize(390, 844, touch=True)
PRESETS = (
    DisplaySize(1280, 720),
    DisplaySize(1366, 768),
    DisplaySize(1920, 1080),
    DisplaySize(2560, 1440),
    TABLET,
    PHONE,
)
FIRST_DISPLAY = PRESETS[1]


def preset_text(size: DisplaySize) -> str:
    """A preset as its button says it."""
    if size == TABLET:
        return translate("DisplayChoice", "Tablet")
    return translate("DisplayChoice", "Phone") if size == PHONE else size.text


def _whole(size: DisplaySize) -> str:
    text = preset_text(size)
    return text if text == size.text else f"{text} {size.text}"


class DisplayChoice(QWidget):
    """One of several displays, or a custom size in two fields."""

    chosen = Signal(DisplaySize)

    def __init__(self, size: DisplaySize = FIRST_DISPLAY) -> None:
        super().__init__()
        says = translate("DisplayChoice", "Size of the display")
        custom = translate("DisplayChoice", "Custom")
        self.size_now = size
        self._buttons = SegmentedButtons(
            [*((one, preset_text(one)) for one in PRESETS), (CUSTOM, custom)], says=says, value=size
        )
        self._buttons.setProperty("small", True)
        self._buttons.setMaximumWidth(BUTTONS_WIDEST)
        self._list = ChoiceField([*((one, _whole(one)) for one in PRESETS), (CUSTOM, custom)], says=says)
        self._list.set_value(size)
        self._list.setMaximumWidth(200)
        self._list.setMinimumWidth(124)
        self.width_field = self._field(translate("DisplayChoice", "Width of the display"))
        self.height_field = self._field(translate("DisplayChoice", "Height of the display"))
        self._fields = boxed(row(self.width_field, label("×", "soft"), self.height_field, spacing=6))
        self._fields.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._fields.hide()
        self._buttons.value_changed.connect(self._choose)
        self._list.value_changed.connect(self._choose)
        layout = row(self._buttons, self._list, self._fields)
        layout.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.setLayout(layout)
        self._buttons.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _field(self, says: str) -> NumberField:
        field = NumberField(says=says, low=SMALLEST, high=LARGEST)
        field.setFixedWidth(64)
        field.number_changed.connect(lambda _number: self._custom())
        return field

    @property
    def custom(self) -> bool:
        """Whether a size of one's own is chosen."""
        return not self._fields.isHidden()

    def choose(self, size: DisplaySize) -> None:
        """Choose a display as a click does; one that is no preset as a custom one."""
        if size in PRESETS:
            self._choose(size)
        else:
            self.width_field.set_number(size.width)
            self.height_field.set_number(size.height)
            self._choose(CUSTOM)

    def _choose(self, choice: object) -> None:
        self._buttons.set_value(choice)
        self._list.set_value(choice)
        self._fields.setVisible(choice == CUSTOM)
        self._arrange()
        if isinstance(choice, DisplaySize):
            self._take(choice)
            return
        if self.width_field.number is None:
            self.width_field.set_number(self.size_now.width)
            self.height_field.set_number(self.size_now.height)
        self._custom()

    def _custom(self) -> None:
        width, height = self.width_field.number, self.height_field.number
        for field, number in ((self.width_field, width), (self.height_field, height)):
            wrong = number is None or not SMALLEST <= number <= LARGEST
            allowed = translate("DisplayChoice", "{low} to {high} px").format(low=SMALLEST, high=LARGEST)
            field.setToolTip(allowed if wrong else "")
            mark_wrong(field, wrong)
        if width is None or height is None:
            return
        if SMALLEST <= width <= LARGEST and SMALLEST <= height <= LARGEST:
            self._take(DisplaySize(width, height, touch=min(width, height) < 500))

    def _take(self, size: DisplaySize) -> None:
        self.size_now = size
        self.chosen.emit(size)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= BUTTONS_FROM + (0 if self._fields.isHidden() else 160)
        self._buttons.setVisible(wide)
        self._list.setVisible(not wide)
