"""The right side of the Design page: the preview, the display it is for, warnings below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from gridlab.app.designing.form import Key
from gridlab.app.designing.preview import kinds_of
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.gui.kit.boxes import Wide, column, row
from gridlab.gui.kit.buttons import SegmentedButtons, button
from gridlab.gui.kit.displays import DisplayChoice, DisplaySize
from gridlab.gui.kit.fields import ChoiceField
from gridlab.gui.kit.messages import Glyph, MessageBar
from gridlab.gui.look.language import translate
from gridlab.gui.look.palette import current_palette
from gridlab.gui.pages.design.preview.text import TextPreview
from gridlab.gui.pages.design.preview.view import AROUND, DesignPreview, PreviewControl
from gridlab.gui.pages.design.preview.warnings import WarningControl, WarningList
from gridlab.gui.pages.design.sampler import Pictures, SamplerView
from gridlab.gui.session.stage import PreviewStage

if TYPE_CHECKING:
    from gridlab.app.study import OpenStudy
    from gridlab.gui.background import Background


SAMPLER_CODES = ("too_few_images", "labels_for_catch")

BUTTONS_FROM = 340
AT_FRAME = (AROUND, 0, AROUND, 0)
SIDE, TOP, SPACING, BAR = 12, 12, 8, 32
"""Pixels around what the pane holds, between its parts, and of each of the two rows of its bar."""


def _kind_tips() -> dict[object, str]:
    """What the kinds of screens are for, where one meets them first."""
    return {
        "main": translate("KindChoice", "Main screens give the triplets."),
        "shared": translate(
            "KindChoice",
            "Shared screens are the same for every annotator. They show how well annotators agree. "
            "5 or more tell most.",
        ),
        "catch": translate(
            "KindChoice",
            "Catch screens have a known right answer. They show who is not looking. 1 in 12 is usual.",
        ),
        "repeat": translate(
            "KindChoice",
            "Repeat screens show an earlier screen again, its cells reshuffled. "
            "They show how steady an annotator's answers are.",
        ),
        "practice": translate(
            "KindChoice", "Practice screens come first, tell what was right, and don't count."
        ),
    }


class KindChoice(QWidget):
    """Buttons for the kinds, disabled where a HIT has none, and a list of blocks where there are several."""

    kind_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        says = translate("KindChoice", "Kind of screen")
        texts = (
            ("main", translate("KindChoice", "Main")),
            ("shared", translate("KindChoice", "Shared")),
            ("catch", translate("KindChoice", "Catch")),
            ("repeat", translate("KindChoice", "Repeat")),
            ("practice", translate("KindChoice", "Practice")),
        )
        self._buttons = SegmentedButtons(texts, says=says, value="main")
        self._buttons.setProperty("small", True)
        self._buttons.set_tips(_kind_tips())
        self._buttons.setMaximumWidth(400)
        self._list = ChoiceField(texts, says=says)
        self._list.setMaximumWidth(140)
        self.blocks = ChoiceField(says=translate("KindChoice", "Block shown"))
        self.blocks.setMaximumWidth(180)
        self._buttons.value_changed.connect(self.choose)
        self._list.value_changed.connect(self.choose)
        self._blocks: list[tuple[object, str]] = []
        layout = row(self._buttons, self._list, self.blocks)
        layout.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.setLayout(layout)
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
            self.choose(there[0])

    def choose(self, kind: object) -> None:
        """Choose a kind as a click does."""
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


class PreviewPane(QWidget):
    """Shows a block of a design as annotators will see it."""

    def __init__(self, background: Background, pictures: Pictures = lambda _image: None) -> None:
        """pictures: thumbnails of images, None while they are being read."""
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.preview = DesignPreview()
        self.control = PreviewControl(background, self.preview)
        self.warning_control = WarningControl(background, self)
        self.displays = DisplayChoice()
        self.kinds = KindChoice()
        self.true_size = button("100 %", says=translate("PreviewPane", "Actual size, 100 %"))
        other = translate("PreviewPane", "Dark surround")
        self.surroundings = button("", icon_name="moon", says=other)
        often = translate("PreviewPane", "How often images are shown")
        self.sampler_button = button("", icon_name="chart-column", says=often)
        for one in (self.true_size, self.surroundings, self.sampler_button):
            one.setCheckable(True)
        self.another = button(
            "", icon_name="shuffle", says=translate("PreviewPane", "Show another random screen")
        )
        self.sampler = SamplerView(background, pictures)
        self.sampler.hide()
        self.held_message = MessageBar(closable=False)
        self.preview_message = MessageBar(closable=False)
        self.warnings = WarningList()
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._scroll.setCornerWidget(QWidget())
        self._scroll.hide()
        self.stage = PreviewStage(AROUND)
        self.stage.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.stage.hide()
        self.text = TextPreview(background, self.stage)
        self.text_message = MessageBar(closable=False)
        self._design: Design | None = None
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        tools = (self.true_size, self.surroundings, self.sampler_button)
        for one in (self.kinds, self.another):  # what is below does not move while they are hidden
            policy = one.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            one.setSizePolicy(policy)
        self._column = column(
            row(Glyph("monitor"), Wide(self.displays), *tools, margins=AT_FRAME),
            row(Wide(self.kinds), self.another, margins=AT_FRAME),
            Wide(self.preview, 100),
            Wide(self._scroll, 100),
            Wide(self.sampler, 100),
            Wide(self.stage, 100),
            self.text_message,
            self.held_message,
            self.preview_message,
            self.warnings,
            Wide(),
            spacing=SPACING,
            margins=(SIDE, TOP, SIDE, TOP),
        )
        self.setLayout(self._column)

    def _wire(self) -> None:
        self.displays.chosen.connect(self._set_display)
        self.kinds.kind_chosen.connect(self.control.set_kind)
        self.another.clicked.connect(self.control.another)
        self.true_size.toggled.connect(self.show_true_size)
        self.surroundings.toggled.connect(self._surround)
        self.sampler_button.toggled.connect(self.show_sampler)
        self.text.missing.connect(self._tell_missing)
        self.control.failed.connect(self._tell_failure)
        self.control.sampled.connect(self.preview_message.clear)
        self.warning_control.changed.connect(self._show_warnings)

    def show_design(self, study: OpenStudy, design: Design, block: int) -> None:
        """Show a block of a design."""
        self._design = design
        self.kinds.show_design(design, block)
        self.control.show_design(study, design, block)
        self.sampler.show_design(study, design)
        self._show_warnings()

    def show_held(self, faults: list[str]) -> None:
        """Say that the last good design stands here while an entry of the form is wrong."""
        if not faults:
            self.held_message.clear()
            return
        self.held_message.say(
            "info",
            translate("PreviewPane", "Showing the last valid version."),
            translate("PreviewPane", "Fix the field marked in red to update it."),
        )

    def clear(self) -> None:
        """Show nothing; no study or design is there."""
        self._design = None
        self.control.clear()
        self.text.close()
        self.sampler.clear()
        self.warnings.show_warnings(())
        self.held_message.clear()

    def show_text(self, key: Key | None) -> None:
        """Show the page that this text of the design stands on, in place of a screen; None: the screen."""
        is_text = key is not None
        if key is not None:
            self.show_sampler(False)
            self.true_size.setChecked(False)
            self.text.open(key)
            self.control.watch = self.text.follow
            self.control.tell()
        else:
            self.control.watch = None
            self.control.tell()
            self.text.close()
            self.text_message.clear()
        self.preview.setVisible(not is_text)
        self.stage.setVisible(is_text)
        for tool in (self.true_size, self.surroundings, self.sampler_button):
            tool.setEnabled(not is_text)
        for part in (self.kinds, self.another):
            part.setVisible(not is_text)
        self._give_room()

    def _tell_missing(self, is_missing: bool) -> None:
        if is_missing:
            text = translate("PreviewPane", "Sessions don't have this page as long as its text is empty.")
            self.text_message.say("info", text)
        else:
            self.text_message.clear()

    def show_sampler(self, shown: bool) -> None:
        """Show how often images are shown, in place of the preview."""
        self.sampler_button.setChecked(shown)
        true = self.true_size.isChecked()
        self.preview.setVisible(not shown)
        self._scroll.setVisible(true and not shown)
        for one in (self.displays, self.kinds, self.another, self.true_size, self.surroundings):
            one.setEnabled(not shown)
        for one in (self.kinds, self.another):
            one.setVisible(not shown)
        self.sampler.setVisible(shown)
        if shown:
            self.sampler.open()
        else:
            self.sampler.stop()

    def show_true_size(self, true: bool) -> None:
        """Each CSS pixel of the display as one of this window's, scrolled; or fitted into the room."""
        self.true_size.setChecked(true)
        if true:
            self._scroll.setWidget(self.preview)
            self.preview.setAutoFillBackground(False)  # which a scroll area turns on
        elif self._scroll.widget() is self.preview:
            self._scroll.takeWidget()
            self._column.insertWidget(self._column.indexOf(self._scroll), self.preview, 100)
        self._scroll.setVisible(true)
        self.preview.set_fitted(not true)
        self.preview.show()

    def _set_display(self, size: DisplaySize) -> None:
        self.preview.set_display(size)
        self.stage.set_display(QSize(size.width, size.height), fitted=True)
        self.text.set_display(size)
        self.warning_control.set_display(size)
        self._give_room()

    def _give_room(self) -> None:
        """The preview is as wide as the pane wherever it can be; warnings have what that leaves."""
        high = self.height() - 2 * TOP - 2 * BAR - 3 * SPACING
        wanted = high // 2
        if not self.true_size.isChecked():
            wanted = self.preview.heightForWidth(max(1, self.width() - 2 * SIDE))
        self.stage.setMaximumHeight(wanted)
        self.warnings.set_room(high - wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()

    def _surround(self, other: bool) -> None:
        scheme = current_palette().scheme
        self.preview.set_surroundings(("light" if scheme == "dark" else "dark") if other else None)
        self._give_room()

    def _show_warnings(self) -> None:
        if self._design is not None:
            self.warnings.show_warnings(self.warning_control.of(self._design.name))
            self._say_once()

    def _tell_failure(self, error: GridLabError) -> None:
        self.preview_message.say_error(error)
        self._say_once()

    def _say_once(self) -> None:
        """What a warning says already, in plainer words and with its fix, is not said again."""
        said = any(one.code in SAMPLER_CODES for one in self.warnings.warnings)
        self.preview_message.setVisible(bool(self.preview_message.text) and not said)
