"""The Images page: the study's images as thumbnails, what was refused, adding and describing images."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout

from gridlab.app.study_view import StudyView
from gridlab.app.uses import Changed
from gridlab.domain.errors import GridLabError
from gridlab.domain.finding import Finding
from gridlab.domain.images import Image
from gridlab.gui.kit.choosers import choose_file, choose_folder
from gridlab.gui.kit.drop import DropArea
from gridlab.gui.kit.messages import EmptyState, ProgressRow
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.words import counted, images_text, possible_triplets
from gridlab.gui.pages.images.browser import ImageBrowser
from gridlab.gui.pages.images.detail import DetailPanel
from gridlab.gui.pages.images.heading import Heading
from gridlab.gui.pages.images.label_preview import LabelPreview
from gridlab.gui.pages.images.scan_panel import ScanPanel, duplicates_of
from gridlab.gui.pages.images.steps import describe_step, include_step, label_step, labels_step
from gridlab.gui.pages.images.telling import Messages
from gridlab.gui.pages.images.view import Thumbnails
from gridlab.gui.pages.page import Page

if TYPE_CHECKING:
    from gridlab.gui.pages.images.arrangement import Arrangement
    from gridlab.store.images.labels_match import LabelMatch
    from gridlab.store.images.scan import ScanReport


class ImagesPage(Page):
    """Signals ask for what the page does not do itself; `edit_requested` brings the step."""

    key: ClassVar[str] = "images"
    title: ClassVar[str] = "Images"
    icon_name: ClassVar[str] = "images"

    add_requested = Signal(object)
    labels_requested = Signal(object)
    relink_requested = Signal(object)
    cancel_requested = Signal()
    edit_requested = Signal(object)
    show_requested = Signal(object)
    check_requested = Signal(object)

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._view: StudyView | None = None
        self._is_working = False
        self.heading = Heading()
        self.main_action: QPushButton = self.heading.add
        self.main_action.clicked.connect(self.choose_images)
        self.heading.labels.clicked.connect(lambda: _ask_labels(self))
        self.header_widgets = self.heading.widgets
        self.messages = Messages()
        self.progress = ProgressRow()
        self.progress.cancel_requested.connect(self.cancel_requested)
        self.browser = ImageBrowser(thumbnails)
        self.report = ScanPanel()
        self.detail = DetailPanel()
        self.preview = LabelPreview()
        empty = _empty_state()
        empty.requested.connect(self.choose_images)
        self._stack = QStackedWidget()
        for widget in (empty, self.browser, self.preview):
            self._stack.addWidget(widget)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        drop = DropArea()
        drop.paths_dropped.connect(self.add_requested)
        left = QVBoxLayout(drop)
        left.setContentsMargins(16, 16, 8, 0)
        left.setSpacing(8)
        left.addWidget(self.progress)
        for bar in self.messages.bars:
            left.addWidget(bar)
        left.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(drop, 1)
        row.addWidget(self.detail)
        row.addWidget(self.report)

    def _connect(self) -> None:
        bar = self.browser.bar
        bar.include_requested.connect(self._include)
        bar.label_requested.connect(
            lambda text: self.edit_requested.emit(label_step(self.browser.selected(), text))
        )
        bar.show_requested.connect(lambda: self.show_requested.emit(self.browser.one_selected()))
        self.browser.selection_changed.connect(self._show_selected)
        self.browser.grid.activated.connect(lambda _index: self._describe())
        self.detail.edited.connect(self._edit_one)
        self.detail.show_requested.connect(self.show_requested)
        self.report.closed.connect(self._arrange_sides)
        self.preview.applied.connect(self._apply_labels)
        self.preview.cancelled.connect(self.close_preview)
        self.messages.excluded_requested.connect(lambda: self.browser.show_kind("excluded"))
        self.messages.add_requested.connect(self.choose_images)
        self.messages.place_requested.connect(lambda: _ask_place(self))
        for keys, act in (
            (QKeySequence.StandardKey.Undo, self.heading.undo.click),
            (QKeySequence.StandardKey.Redo, self.heading.redo.click),
            (QKeySequence.StandardKey.Find, self.browser.begin_search),
            (QKeySequence(Qt.Key.Key_Escape), self._escape),
        ):
            QShortcut(keys, self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_view(self, view: StudyView, changed: frozenset[Changed]) -> None:
        new_study = self._view is None or self._view.open.folder != view.open.folder
        if new_study:
            self.messages.clear()
            self.report.hide()
            self.close_preview()
        self._view = view
        images = view.open.study.images
        if new_study or Changed.STUDY in changed:
            self.browser.show_images(images, new_study=new_study)
            self.subtitle_changed.emit(images_text(len(images)))
        if self._stack.currentWidget() is not self.preview:
            self._stack.setCurrentIndex(1 if images else 0)
        self._arrange_sides()
        self._show_selected()
        if not new_study and Changed.DESIGNS in changed:
            self.check_requested.emit(view)

    def take_arrangement(self, arrangement: Arrangement) -> None:
        """The images are counted and prepared for searching."""
        view = self._view
        if view is None or arrangement.images is not view.open.study.images:
            return
        self.browser.take_arrangement(arrangement)
        self.detail.set_labels(arrangement.labels)
        self.status_changed.emit(*_status(arrangement))
        self.check_requested.emit(view)

    def show_working(self, what: str) -> None:
        """Images are being checked; none is edited meanwhile."""
        self.messages.clear()
        self.progress.begin(what)
        self._set_working(True)

    def end_working(self) -> None:
        """The check ended, however it did."""
        self.progress.end()
        self._set_working(False)

    def show_report(self, report: ScanReport, added: int | None = None) -> None:
        """What the check found: how many came in, and every file that did not."""
        self.end_working()
        self.report.show_report(report)
        self._arrange_sides()
        if report.duplicates and self._view is not None:
            names = {image.name: image.sha256 for image in self._view.open.study.images}
            self.browser.add_duplicates(duplicates_of((report,), names))
        self.messages.say_added(report, added)

    def show_match(self, path: Path, match: LabelMatch) -> None:
        """How a labels file matches, before it is applied."""
        self.end_working()
        self.preview.show_match(path, match)
        self._stack.setCurrentWidget(self.preview)
        self._arrange_sides()
        (self.preview.apply if match.changed else self.preview.cancel).setFocus()

    def close_preview(self) -> None:
        """Back to the images."""
        if self._stack.currentWidget() is self.preview:
            images = self._view.open.study.images if self._view is not None else ()
            self._stack.setCurrentIndex(1 if images else 0)
            self._arrange_sides()

    def show_checked(self, found: Sequence[Finding], place_is_there: bool) -> None:
        """Which designs these images do not suffice for, and whether the images' folder is there."""
        images = self._view.open.study.images if self._view is not None else ()
        self.messages.say_wants(found if images else (), sum(not image.included for image in images))
        self.messages.say_place(place_is_there or not images)

    def show_error(self, error: GridLabError) -> None:
        """Something could not be done."""
        self.end_working()
        self.messages.say_error(error)

    def show_note(self, strong: str, rest: str = "") -> None:
        """Something was done."""
        self.end_working()
        self.messages.say_note(strong, rest)

    def choose_images(self) -> None:
        """Ask for a folder of images to add."""
        chosen = choose_folder(self, translate("Images", "Add a folder of images"))
        if chosen is not None:
            self.add_requested.emit([chosen])

    def take_focus(self) -> None:
        (self.browser.grid if self._stack.currentIndex() == 1 else self).setFocus()

    def left(self) -> None:
        self.detail.commit()

    def _set_working(self, working: bool) -> None:
        self._is_working = working
        for one in (self.browser.bar, self.detail):
            one.setEnabled(not working)
        self._arrange_sides()

    def _arrange_sides(self) -> None:
        """One panel at the right: what was found, else the selected image."""
        browsing = self._stack.currentIndex() == 1
        # While rows are looked at, Apply is the main button.
        self.heading.set_allowed(self._stack.currentWidget() is not self.preview and not self._is_working)
        self.detail.setVisible(browsing and self.report.isHidden())

    def _show_selected(self) -> None:
        image = self.browser.one_selected()
        pixmap = self.browser.thumbnail(image) if image is not None else None
        self.detail.show_image(image, self.browser.grid.selected_count(), pixmap)
        if self._view is not None:
            self.detail.show_uses(self._view.designs)

    def _describe(self) -> None:
        if self.browser.one_selected() is not None and self.report.isHidden():
            self.detail.label.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _include(self, included: bool) -> None:
        self.edit_requested.emit(include_step(self.browser.selected(), included))
        self._say_sessions_stay()

    def _edit_one(self, image: Image, wanted: Image) -> None:
        self.edit_requested.emit(describe_step(image, wanted))
        if image.included != wanted.included:
            self._say_sessions_stay()

    def _say_sessions_stay(self) -> None:
        if self._view is not None and self._view.sessions:
            self.messages.say_sessions_stay()

    def _apply_labels(self, match: LabelMatch, file: str) -> None:
        self.edit_requested.emit(labels_step(match, file))
        self.close_preview()
        self.messages.say_labelled(match, file)

    def _escape(self) -> None:
        if self._is_working:
            self.cancel_requested.emit()
        elif self._stack.currentWidget() is self.preview:
            self.close_preview()
        elif self.browser.bar.asks:
            self.browser.bar.ask_nothing()
        elif self.browser.filter.text():
            self.browser.filter.clear()
        else:
            self.browser.grid.clearSelection()


def _empty_state() -> EmptyState:
    return EmptyState(
        "images",
        translate("Images", "No images yet"),
        translate(
            "Images",
            "Drop images or folders of images here. Each file is checked; what cannot be used is listed "
            "with the reason.",
        ),
        translate("Images", "Add images"),
    )


def _status(arrangement: Arrangement) -> tuple[str, str]:
    """Both texts of the status line."""
    total, included = len(arrangement.images), arrangement.included
    parts = [images_text(total)]
    if included != total:
        parts.append(translate("Images", "{count} included").format(count=numeral(included)))
    triplets = translate("Images", "{count} possible triplets")
    parts.append(triplets.format(count=numeral(possible_triplets(included))))
    kinds = counted(len(arrangement.labels), translate("Images", "label"), translate("Images", "labels"))
    named = translate("Images", "{count} labelled, {kinds}")
    right = named.format(count=numeral(arrangement.labelled), kinds=kinds)
    return " · ".join(parts), right if arrangement.labelled else translate("Images", "No labels")


def _ask_labels(page: ImagesPage) -> None:
    chosen = choose_file(page, translate("Images", "Labels"), "CSV (*.csv *.tsv *.txt)")
    if chosen is not None:
        page.labels_requested.emit(chosen)


def _ask_place(page: ImagesPage) -> None:
    chosen = choose_folder(page, translate("Images", "Folder of the study's images"), Path.home())
    if chosen is not None:
        page.relink_requested.emit(chosen)
