"""The Images page as it is seen: its buttons and messages, the images, and one panel at their side."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from gridlab.domain.errors import Finding
from gridlab.gui.kit.boxes import Wide, column, row, stacked
from gridlab.gui.kit.buttons import StepButtons, button
from gridlab.gui.kit.choosers import choose_file, choose_folder
from gridlab.gui.kit.drop import DropArea
from gridlab.gui.kit.messages import Actions, EmptyState, MessageBar, ProgressRow
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.saying import told
from gridlab.gui.page import Page
from gridlab.gui.pages.images.browser import ImageBrowser
from gridlab.gui.pages.images.detail import DetailPanel
from gridlab.gui.pages.images.grid import Thumbnails
from gridlab.gui.pages.images.reports import LabelPreview, ScanPanel
from gridlab.store.images.scan import ScanReport

NAMED = 2
"""So many designs that the images do not suffice for are named."""


class Messages:
    """Four bars: what is not saved, what was done or went wrong, where the images are, what designs want."""

    def __init__(self) -> None:
        self.unsaved = MessageBar(closable=False)
        self.bar = MessageBar()
        self.place = MessageBar(closable=False)
        self.wants = MessageBar()
        self.bars = (self.unsaved, self.bar, self.place, self.wants)
        self._wants: tuple[Finding, ...] = ()

    @property
    def text(self) -> str:
        """What is said now, in all bars."""
        return " ".join(bar.text for bar in self.bars if bar.text)

    def clear(self) -> None:
        """Say nothing, as of another study."""
        for bar in self.bars:
            bar.clear()
        self._wants = ()

    def say_place(self, found: bool, find: Callable[[], None]) -> None:
        """Whether the folder of the images is there; find: lets it be found."""
        if found:
            self.place.clear()
            return
        self.place.say(
            "warn",
            translate("Images", "The image folder isn't on this machine."),
            translate(
                "Images",
                "Your study is safe. Show GridLab where the images are. It knows them by their content.",
            ),
            actions=((translate("Images", "Find images…"), find),),
        )

    def say_wants(self, found: tuple[Finding, ...], actions: Actions) -> None:
        """Designs that the included images do not suffice for, and why; said once, until it changes."""
        if found == self._wants:
            return
        self._wants = found
        if not found:
            self.wants.clear()
            return
        what = translate("Images", "{design} can't start with these images.").format(design=found[0].path)
        reasons = [told(found[0].what)]
        if len(found) > 1:
            several = translate("Images", "{count} designs can't start with these images.")
            what = several.format(count=len(found))
            reasons = [f"{finding.path}: {told(finding.what)}" for finding in found[:NAMED]]
        if len(found) > NAMED:
            reasons.append(translate("Images", "And {count} more.").format(count=len(found) - NAMED))
        self.wants.say("warn", what, " ".join(reasons), actions=actions)


class ImagesPage(Page):
    """Signals, once they were chosen: add_requested(files and folders), labels_requested(CSV file),
    relink_requested(folder).
    """

    key: ClassVar[str] = "images"

    add_requested = Signal(list)
    labels_requested = Signal(Path)
    relink_requested = Signal(Path)

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._is_working = False
        self.main_action: QPushButton = button(
            translate("Images", "Add images"), kind="primary", icon_name="image-plus", shortcut="Ctrl+I"
        )
        self._labels = button(
            translate("Images", "Labels from CSV"),
            icon_name="tag",
            says=translate("Images", "Import labels and descriptions from a CSV file"),
        )
        self.skipped = button(
            "",
            icon_name="circle-alert",
            says=translate("Images", "Skipped files, each with the reason"),
        )
        self.skipped.hide()
        self.step_buttons = StepButtons()
        self.header_widgets = [self.step_buttons, self.skipped, self._labels]
        self.messages = Messages()
        self.progress = ProgressRow()
        self.browser = ImageBrowser(thumbnails)
        self.report = ScanPanel()
        self.detail = DetailPanel()
        self.preview = LabelPreview()
        empty = EmptyState(
            "images",
            translate("Images", "No images yet"),
            translate(
                "Images",
                "Drop images or folders of images here. Every file is checked. You'll see which ones "
                "can't be used, and why.",
            ),
            translate("Images", "Add images"),
        )
        self._stack = stacked(empty, self.browser, self.preview)
        drop = DropArea()
        bars = self.messages.bars
        drop.setLayout(column(self.progress, *bars, Wide(self._stack), margins=(16, 16, 8, 0)))
        self.setLayout(row(Wide(drop), self.detail, self.report, spacing=0))
        drop.paths_dropped.connect(self.add_requested)
        empty.requested.connect(self.choose_images)
        self.main_action.clicked.connect(self.choose_images)
        self._labels.clicked.connect(self._choose_labels)
        self.report.closed.connect(self.arrange_sides)
        self.browser.grid.activated.connect(lambda _index: self._describe())

    @property
    def previews(self) -> bool:
        """Whether rows of a labels file are looked at."""
        return self._stack.currentWidget() is self.preview

    def show_front(self) -> None:
        """Show the images, or what to do where there are none; rows that are looked at stay."""
        if not self.previews:
            self._stack.setCurrentIndex(1 if self.browser.images else 0)
        self.arrange_sides()

    def show_skipped(self, report: ScanReport) -> None:
        """Offer the list of files that were skipped; nothing to list hides the button."""
        count = len(report.refusals) + len(report.duplicates)
        text = translate("Images", "Skipped files ({count})").format(count=numeral(count))
        self.skipped.setText(text)
        self.skipped.setVisible(count > 0)

    def show_preview(self) -> None:
        """Show the rows of a labels file in place of the images."""
        self._stack.setCurrentWidget(self.preview)
        self.arrange_sides()
        (self.preview.apply if self.preview.apply.isEnabled() else self.preview.cancel).setFocus()

    def close_preview(self) -> None:
        """Back to the images."""
        if self.previews:
            self._stack.setCurrentIndex(1 if self.browser.images else 0)
            self.arrange_sides()

    def set_working(self, working: bool) -> None:
        """Whether something is done with the images; none is edited meanwhile."""
        self._is_working = working
        for one in (self.browser.bar, self.detail):
            one.setEnabled(not working)
        self.arrange_sides()

    def arrange_sides(self) -> None:
        """One panel at the right: what was found, else the selected image."""
        # While rows are looked at, Apply is the main button.
        for one in (self.main_action, self._labels):
            one.setEnabled(not self.previews and not self._is_working)
        self.detail.setVisible(self._stack.currentWidget() is self.browser and self.report.isHidden())

    def choose_images(self) -> None:
        """Ask for a folder of images to add."""
        chosen = choose_folder(self, translate("Images", "Add a folder of images"))
        if chosen is not None:
            self.add_requested.emit([chosen])

    def choose_place(self) -> None:
        """Ask where the linked images are."""
        chosen = choose_folder(self, translate("Images", "Image folder of the study"), Path.home())
        if chosen is not None:
            self.relink_requested.emit(chosen)

    def _choose_labels(self) -> None:
        chosen = choose_file(self, translate("Images", "Labels"), "CSV (*.csv *.tsv *.txt)")
        if chosen is not None:
            self.labels_requested.emit(chosen)

    def take_focus(self) -> None:
        (self.browser.grid if self._stack.currentWidget() is self.browser else self).setFocus()

    def _describe(self) -> None:
        if self.browser.one_selected() is not None and self.report.isHidden():
            self.detail.label.setFocus(Qt.FocusReason.ShortcutFocusReason)
