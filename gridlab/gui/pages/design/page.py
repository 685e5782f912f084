"""The Design page: the study's designs, the form of one block, and the live preview beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from gridlab.app.study_view import DesignEntry, StudyView
from gridlab.app.uses import Changed
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.messages import EmptyState, MessageBar
from gridlab.gui.kit.undo_keys import share_history
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.saying import told
from gridlab.gui.look.words import images_text, possible_triplets
from gridlab.gui.pages.design.editor import make_editor
from gridlab.gui.pages.design.facts import hit_facts
from gridlab.gui.pages.design.form.form import DesignForm
from gridlab.gui.pages.design.form.supply import FormSupply
from gridlab.gui.pages.design.gallery_view import GalleryView
from gridlab.gui.pages.design.history_panel import HistoryPanel
from gridlab.gui.pages.design.preview.pane import PreviewPane
from gridlab.gui.pages.design.saving_bar import SavingBar
from gridlab.gui.pages.design.side import DesignSide
from gridlab.gui.pages.design.step_buttons import StepButtons
from gridlab.gui.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from gridlab.gui.background import Background
    from gridlab.gui.pages.design.steps import Steps
    from gridlab.gui.study.thumbnail_supply import ThumbnailSupply

EDITOR, GALLERY, EMPTY, BROKEN = range(4)


class DesignPage(Page):
    """Left the designs, then the form, right the preview. Right edits are emitted; nothing is saved here."""

    key: ClassVar[str] = "design"
    title: ClassVar[str] = "Design"
    icon_name: ClassVar[str] = "layout-grid"

    edited = Signal(object, str, str)
    add_requested = Signal(str)
    gallery_requested = Signal()
    preview_requested = Signal(str)
    try_requested = Signal(str)
    chosen = Signal(str)
    front_changed = Signal(bool)
    duplicate_requested = Signal(str)
    rename_requested = Signal(str, str)
    delete_requested = Signal(str)

    def __init__(self, background: Background, thumbnails: ThumbnailSupply) -> None:
        """The form is folded until `form.unfolding` was gone through."""
        super().__init__()
        self._view: StudyView | None = None
        self._name = ""
        self.version = ""
        self._block = 0
        self._make_header()
        self.side = DesignSide()
        self.saving_bar = SavingBar()
        self.form = DesignForm(FormSupply(background, thumbnails))
        self.pane = PreviewPane(background, thumbnails.get)
        thumbnails.arrived.connect(lambda _images: self.pane.sampler.pictures_came())
        self.messages = self.pane.messages
        self.version_message = MessageBar(stacked=True)
        self.gallery = GalleryView()
        self._empty = EmptyState(
            "layout-grid",
            translate("Design", "No design yet"),
            translate(
                "Design",
                "A design is everything that defines a HIT. Start from the gallery and change what you like.",
            ),
            translate("Design", "Open the gallery"),
        )
        self._broken = EmptyState(
            "circle-alert",
            translate("Design", "This design cannot be read"),
            "",
            translate("Design", "Show the file"),
        )
        self._stack = QStackedWidget()
        for widget in (
            make_editor(self.form, self.version_message, self.pane),
            self.gallery,
            self._empty,
            self._broken,
        ):
            self._stack.addWidget(widget)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.saving_bar)
        column.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addLayout(column, 1)
        self.history = HistoryPanel(self)
        share_history(self.form)
        self._wire()

    def _make_header(self) -> None:
        self.main_action = button(
            translate("DesignPage", "Preview HIT"),
            kind="primary",
            icon_name="eye",
            says=translate(
                "DesignPage", "Walk through the whole HIT as annotators will; nothing is recorded"
            ),
            shortcut="Ctrl+Return",
        )
        self.main_action.clicked.connect(lambda: self.preview_requested.emit(self._name))
        self.try_button = button(
            translate("DesignPage", "Try"),
            icon_name="play",
            says=translate("DesignPage", "Answer this HIT as a test session, which is recorded"),
        )
        self.try_button.clicked.connect(lambda: self.try_requested.emit(self._name))
        self.duplicate_button = button(translate("Design", "Duplicate"), icon_name="copy")
        self.duplicate_button.clicked.connect(lambda: self.duplicate_requested.emit(self._name))
        self.step_buttons = StepButtons()
        self.header_widgets = [self.step_buttons, self.try_button, self.duplicate_button]

    def _wire(self) -> None:
        self.side.chosen.connect(self.show_design)
        self.side.chosen.connect(self.chosen)
        self.side.new_requested.connect(self.open_gallery)
        self.side.duplicate_requested.connect(self.duplicate_requested)
        self.side.rename_requested.connect(self.rename_requested)
        self.side.delete_requested.connect(self.delete_requested)
        self.form.edited.connect(self._edit)
        self.form.block_chosen.connect(self._choose_block)
        self.form.judged.connect(lambda: self.pane.show_held(self.form.faults))
        self.pane.block_chosen.connect(self.form.show_block)
        self.pane.fix_requested.connect(lambda fix: self._edit(fix.design, told(fix.step), ""))
        self.pane.warning_control.changed.connect(
            lambda: self.side.model.set_warnings(self.pane.warning_control.counts())
        )
        self.form.renamed.connect(lambda name: self.rename_requested.emit(self._name, name))
        self.gallery.taken.connect(self._take)
        self.gallery.closed.connect(self._show)
        self._empty.requested.connect(self.open_gallery)
        self._broken.requested.connect(lambda: self.side.file_requested.emit(self._name))
        self.step_buttons.history_requested.connect(self.history.toggle)

    @property
    def name(self) -> str:
        """The design that is shown, "" for none."""
        return self._name

    def show_view(self, view: StudyView, changed: frozenset[Changed]) -> None:
        if self._view is None or self._view.open.folder != view.open.folder:
            self._name = ""
            self._clear_messages()
        self._view = view
        self.pane.show_view(view)
        self.form.supply.set_study(view.open)
        if changed & {Changed.STUDY, Changed.DESIGNS}:
            self.side.set_entries(view.designs, self._name)
            self._show()

    def show_design(self, name: str) -> None:
        """Show a design of the study in form and preview."""
        if name != self._name:
            self._name = name
            self._block = 0
        self.side.set_entries(self._view.designs if self._view is not None else (), name)
        self._show()

    def want_design(self, name: str) -> None:
        """A design was made or renamed: show it where it is listed."""
        if self._view is not None and self._view.entry(name) is not None:
            self.show_design(name)

    def open_gallery(self) -> None:
        """Offer the gallery in place of the form."""
        self.gallery_requested.emit()
        self._stack.setCurrentIndex(GALLERY)
        self.gallery.begin()

    def show_gallery(self, designs: Sequence[Design]) -> None:
        """The designs of the gallery were read."""
        self.gallery.set_designs(designs)
        if self._stack.currentIndex() == GALLERY:
            self.gallery.begin()

    def show_error(self, error: GridLabError) -> None:
        """Something could not be done with the designs of the list."""
        self.side.messages.say_error(error)

    def show_note(self, text: str) -> None:
        """Something was done with a design."""
        self.side.messages.say("ok", text)

    def show_steps(self, steps: Steps) -> None:
        """The history of the design at hand changed."""
        self.step_buttons.show_steps(steps)
        self.history.show_steps(steps)

    def entered(self) -> None:
        self.front_changed.emit(True)

    def left(self) -> None:
        self.front_changed.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.history.place()

    def take_focus(self) -> None:
        (self.side.view if self._stack.currentIndex() == EDITOR else self).setFocus()

    def _entry(self) -> DesignEntry | None:
        return self._view.entry(self._name) if self._view is not None else None

    def _show(self) -> None:
        view = self._view
        if view is None:
            return
        if self._entry() is None and view.designs:
            self._name = self.side.name or view.designs[0].name
        entry = self._entry()
        design = entry.design if entry is not None else None
        for one in (self.main_action, self.try_button, self.duplicate_button):
            if one is not None:
                one.setEnabled(design is not None)
        self.subtitle_changed.emit(self._name if entry is not None else "")
        images = len(view.open.study.images)
        possible = translate("Design", "{count} possible triplets")
        left = f"{images_text(images)} · {possible.format(count=numeral(possible_triplets(images)))}"
        self.status_changed.emit(left, hit_facts(design) if design is not None else "")
        if entry is None or design is None:
            self.pane.clear()
            self._stack.setCurrentIndex(EMPTY if entry is None else BROKEN)
            self._broken.set_sentence(entry.problem if entry is not None else "")
            return
        self._stack.setCurrentIndex(EDITOR)
        self.form.set_design(design)
        self.form.set_surroundings([one.name for one in view.designs], frozen=entry.frozen)
        if entry.name != self.version:
            self.version_message.clear()
        self.pane.show_design(view.open, design, min(self._block, len(design.blocks) - 1))

    def _clear_messages(self) -> None:
        self.version = ""
        self.messages.clear()
        self.side.messages.clear()
        self.saving_bar.clear()

    def _edit(self, design: Design, step: str, merge_key: str) -> None:
        if self._view is not None:
            self.edited.emit(design, step, merge_key)

    def _choose_block(self, block: int) -> None:
        self._block = block
        self._show()

    def _take(self, name: str) -> None:
        self.add_requested.emit(name)
        self._show()
