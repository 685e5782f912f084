"""The Images page: the study's images as thumbnails, what was refused, adding images and labels."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image
from gridlab.gui.look.words import counted, possible_triplets
from gridlab.gui.pages.images.grid import ImageModel, make_image_view
from gridlab.gui.pages.images.scan_panel import ScanPanel
from gridlab.gui.pages.page import Page
from gridlab.gui.study.view import Changed, StudyView
from gridlab.gui.widgets.buttons import button
from gridlab.gui.widgets.choosers import choose_file, choose_folder
from gridlab.gui.widgets.drop import DropArea
from gridlab.gui.widgets.fields import TextField
from gridlab.gui.widgets.labels import label
from gridlab.gui.widgets.messages import EmptyState, MessageBar, ProgressRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from gridlab.store.images.scan import ScanReport


class ImagesPage(Page):
    """A grid of thumbnails that are read only when they are seen."""

    key: ClassVar[str] = "images"
    title: ClassVar[str] = "Images"
    icon_name: ClassVar[str] = "images"

    add_requested = Signal(object)
    labels_requested = Signal(object)
    relink_requested = Signal(object)
    cancel_requested = Signal()

    def __init__(self, thumbnail: Callable[[Image], QPixmap | None]) -> None:
        super().__init__()
        self._view: StudyView | None = None
        self.main_action = button("Add images", kind="primary", icon_name="image-plus", shortcut="Ctrl+I")
        self.main_action.clicked.connect(self.choose_images)
        self.labels_button = button(
            "Labels", icon_name="tag", says="Take labels from a CSV file with the columns file and label"
        )
        self.labels_button.clicked.connect(self._choose_labels)
        self.header_widgets = [self.labels_button]
        self.messages = MessageBar()
        self.progress = ProgressRow()
        self.progress.cancel_requested.connect(self.cancel_requested)
        self.model = ImageModel(thumbnail)
        self.grid = make_image_view(self.model)
        self.filter = TextField(says="Filter by name or label", hint="Filter by name or label")
        self.filter.setFixedWidth(240)
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._filter)
        self._shown = label("", "small")
        self.report = ScanPanel()
        empty = EmptyState(
            "images",
            "No images yet",
            "Drop a folder of images here. Each file is checked; what cannot be used is listed "
            "with the reason.",
            "Add images",
        )
        empty.requested.connect(self.choose_images)
        self._nothing = EmptyState("search", "No such image", "No image's name or label holds this text.")
        self._stack = QStackedWidget()
        for widget in (empty, self.grid, self._nothing):
            self._stack.addWidget(widget)
        self._lay_out()

    def _lay_out(self) -> None:
        drop = DropArea()
        drop.paths_dropped.connect(self.add_requested)
        strip = QHBoxLayout()
        strip.addWidget(self.filter)
        strip.addWidget(self._shown)
        strip.addStretch(1)
        self._strip = QWidget()
        self._strip.setLayout(strip)
        strip.setContentsMargins(8, 0, 8, 0)
        left = QVBoxLayout(drop)
        left.setContentsMargins(16, 16, 8, 0)
        left.setSpacing(8)
        left.addWidget(self.progress)
        left.addWidget(self.messages)
        left.addWidget(self._strip)
        left.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(drop, 1)
        row.addWidget(self.report)

    def show_view(self, view: StudyView, changed: frozenset[Changed]) -> None:
        if self._view is None or self._view.open.folder != view.open.folder:
            self.messages.clear()
            self.report.hide()
            self.filter.clear()
        self._view = view
        images = view.open.study.images
        self.model.set_images(images)
        self._show_count()
        labelled = sum(bool(image.label) for image in images)
        kinds = len({image.label for image in images if image.label})
        self.subtitle_changed.emit(counted(len(images), "image"))
        self.status_changed.emit(
            f"{counted(len(images), 'image')} · {possible_triplets(len(images)):,} possible triplets",
            f"{labelled:,} labelled, {counted(kinds, 'label')}" if labelled else "No labels",
        )
        if images and not view.open.image_folder.is_dir():
            self.messages.say(
                "warn",
                "The folder of the images is not on this machine.",
                "The study is not affected. Show where the images are; they are known by their content.",
                actions=(("Find images…", self._choose_place),),
            )

    def show_working(self, what: str) -> None:
        """Images are being checked."""
        self.messages.clear()
        self.progress.begin(what)
        for one in (self.main_action, self.labels_button):
            if one is not None:
                one.setEnabled(False)

    def end_working(self) -> None:
        """The check ended, however it did."""
        self.progress.end()
        for one in (self.main_action, self.labels_button):
            if one is not None:
                one.setEnabled(True)

    def show_report(self, report: ScanReport, added: int | None = None) -> None:
        """What the check found: how many came in, and every file that did not."""
        self.end_working()
        self.report.show_report(report)
        taken = len(report.images) if added is None else added
        left_out = len(report.refusals) + len(report.duplicates)
        rest = f"{counted(left_out, 'file')} left out, each with its reason." if left_out else ""
        self.messages.say("warn" if report.refusals else "ok", f"{counted(taken, 'image')} added.", rest)

    def show_note(self, strong: str, rest: str = "") -> None:
        """Something was done."""
        self.end_working()
        self.messages.say("ok", strong, rest)

    def show_error(self, error: GridLabError) -> None:
        """Something could not be done."""
        self.end_working()
        self.messages.say_error(error)

    def choose_images(self) -> None:
        """Ask for a folder of images to add."""
        chosen = choose_folder(self, "Add a folder of images")
        if chosen is not None:
            self.add_requested.emit([chosen])

    def take_focus(self) -> None:
        (self.grid if self._stack.currentIndex() == 1 else self).setFocus()

    def _choose_labels(self) -> None:
        chosen = choose_file(self, "Labels", "Tables (*.csv *.tsv *.txt)")
        if chosen is not None:
            self.labels_requested.emit(chosen)

    def _choose_place(self) -> None:
        chosen = choose_folder(self, "Folder of the study's images", Path.home())
        if chosen is not None:
            self.relink_requested.emit(chosen)

    def _filter(self, text: str) -> None:
        self.model.set_filter(text)
        self._show_count()

    def _show_count(self) -> None:
        total = len(self._view.open.study.images) if self._view is not None else 0
        shown = self.model.rowCount()
        self._shown.setText(f"{shown:,} of {total:,}" if shown != total else "")
        self._strip.setVisible(total > 0)
        self._stack.setCurrentIndex(0 if total == 0 else 1 if shown else 2)
