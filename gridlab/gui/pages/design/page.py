"""The Design page: the study's designs, the form of one block, and the live preview beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from gridlab.domain.cost import triplets_of_assignment
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.hit_time import hit_time
from gridlab.domain.questions import possible_questions
from gridlab.domain.said import verbatim
from gridlab.gui.kit.boxes import Wide, boxed, column, row, scrolled, stacked
from gridlab.gui.kit.buttons import StepButtons, button
from gridlab.gui.kit.document import Leaving
from gridlab.gui.kit.fields import share_history
from gridlab.gui.kit.messages import EmptyState, MessageBar
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import duration, images_text, numeral, triplets_text
from gridlab.gui.page import Page
from gridlab.gui.pages.design.form.form import DesignForm
from gridlab.gui.pages.design.form.supply import FormSupply
from gridlab.gui.pages.design.gallery import GalleryView
from gridlab.gui.pages.design.heading import NameHeading
from gridlab.gui.pages.design.history import HistoryPanel
from gridlab.gui.pages.design.list import DesignSide
from gridlab.gui.pages.design.preview.pane import PreviewPane

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from gridlab.app.designing.gallery import GalleryEntry
    from gridlab.app.designing.kept import Track
    from gridlab.app.study_view import DesignEntry, StudyView
    from gridlab.gui.background import Background
    from gridlab.gui.study.thumbnail_supply import ThumbnailSupply

EDITOR, GALLERY, EMPTY, BROKEN = range(4)
FORM_WIDTH = 352
FOLD_UNDER = 1300
"""Pixels; on a narrower page the list of designs is folded until someone decides otherwise."""


class DesignPage(Page):
    """Left the designs, then the form, right the preview. name: the design that is shown, "" for none.

    chosen(name): another design is to be shown. gallery_requested(): the gallery is to be read.
    """

    key: ClassVar[str] = "design"

    chosen = Signal(str)
    gallery_requested = Signal()

    def __init__(self, background: Background, thumbnails: ThumbnailSupply) -> None:
        """The form is folded until `form.unfolding` was gone through."""
        super().__init__()
        self.name = ""
        self._folder: Path | None = None
        self._make_header()
        self.side = DesignSide()
        self.fold_wanted: bool | None = None
        self.heading = self.name_heading = NameHeading(lambda: [entry.name for entry in self.side.model.rows])
        self.saving_bar = SavingBar()
        self.form = DesignForm(FormSupply(background, thumbnails))
        self.pane = PreviewPane(background, thumbnails.get)
        thumbnails.arrived.connect(lambda _images: self.pane.sampler.pictures_came())
        self.version_message = MessageBar(stacked=True)
        self.name_message = MessageBar(stacked=True)
        self.gallery = GalleryView(background)
        self._empty = EmptyState(
            "layout-grid",
            translate("Design", "No design yet"),
            translate(
                "Design",
                "A design is everything that defines a HIT: the run of screens one person answers. "
                "Start from a template. You can change everything later.",
            ),
            translate("Design", "Open gallery"),
        )
        self._broken = EmptyState(
            "circle-alert",
            translate("Design", "This design can't be read"),
            "",
            translate("Design", "Show file"),
        )
        self._stack = stacked(self._editor(), self.gallery, self._empty, self._broken)
        self.landing = MessageBar()
        told = row(self.side.messages, margins=(16, 0, 16, 0))
        main = column(self.landing, self.saving_bar, told, Wide(self._stack), spacing=0)
        self.setLayout(row(self.side, Wide(main), spacing=0))
        self.history = HistoryPanel(self)
        share_history(self.form)
        self._wire()

    def _make_header(self) -> None:
        self.main_action: QPushButton = button(
            translate("DesignPage", "Preview HIT"),
            kind="primary",
            icon_name="eye",
            says=translate(
                "DesignPage",
                "Walk through the whole HIT (one sitting: the run of screens one person answers) as "
                "annotators see it. Nothing is recorded.",
            ),
            shortcut="Ctrl+Return",
        )
        self.try_button = button(
            translate("DesignPage", "Try"),
            icon_name="play",
            says=translate("DesignPage", "Answer this HIT yourself. It's recorded as a test session."),
        )
        self.publish_button = button(
            translate("DesignPage", "Publish"),
            icon_name="globe",
            says=translate("DesignPage", "Make a web page of this HIT, for Prolific and other channels"),
            shortcut="Ctrl+Shift+P",
        )
        self.duplicate_button = button(translate("Design", "Duplicate"), icon_name="copy")
        self.step_buttons = StepButtons()
        self.history_button = button(
            "", icon_name="history", says=translate("Design", "History"), shortcut="Ctrl+H"
        )
        self.header_widgets = [
            self.step_buttons,
            self.history_button,
            self.publish_button,
            self.try_button,
            self.duplicate_button,
        ]

    def _editor(self) -> QWidget:
        """The form with its message at the left, what it makes at the right."""
        scroll = scrolled(
            column(self.version_message, self.name_message, self.form, Wide(), margins=(14, 8, 10, 16))
        )
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._form_or_text = stacked(scroll, self.form.desk)
        self._form_side = boxed(column(self._form_or_text, margins=(0, 0, 1, 0)), "side")
        self._fit_form()
        return boxed(row(self._form_side, Wide(self.pane), spacing=0))

    def _fit_form(self) -> None:
        """A text that is written has as much room as the page that it stands on."""
        is_text = self.form.desk.entry is not None
        room = self.width() - self.side.width()
        self._form_side.setFixedWidth(max(FORM_WIDTH, round(0.44 * room)) if is_text else FORM_WIDTH)

    def _show_text(self, *key: Any) -> None:
        """Show the editor of a text and the page that it stands on; without a key the form and a screen."""
        self._form_or_text.setCurrentIndex(1 if key else 0)
        self._fit_form()
        self.pane.show_text(key or None)

    def _wire(self) -> None:
        self.side.chosen.connect(self.chosen)
        self.side.fold_requested.connect(lambda: self.fold_list(not self.side.folded))
        self.side.name_asked.connect(self.name_heading.ask)
        self.name_heading.agreed.connect(self.side.rename_requested)
        self.subtitle_changed.connect(self.name_heading.set_name)
        self.side.new_button.clicked.connect(self.open_gallery)
        self.form.desk.opened.connect(self._show_text)
        self.form.desk.closed.connect(self._show_text)
        self.form.judged.connect(lambda: self.pane.show_held(self.form.faults))
        self.pane.warning_control.changed.connect(
            lambda: self.side.model.set_warnings(self.pane.warning_control.counts())
        )
        self._empty.requested.connect(self.open_gallery)
        self._broken.requested.connect(lambda: self.side.file_requested.emit(self.name))
        self.history_button.clicked.connect(self.toggle_history)

    def begin_study(self, view: StudyView) -> bool:
        """Show what the designs are made for; whether it is of another study than before."""
        is_other = view.open.folder != self._folder
        if is_other:
            self.name = ""
            self._folder = view.open.folder
            for bar in (self.side.messages, self.saving_bar, self.landing):
                if bar is not None:
                    bar.clear()
        self.pane.warning_control.show_view(view)
        self.form.supply.set_study(view.open)
        self.gallery.pictures.set_study(view.open)
        return is_other

    def show_design(self, name: str) -> None:
        """Show a design of the study in form and preview."""
        self.chosen.emit(name)

    def show_designs(self, view: StudyView, typed: Design | None = None) -> None:
        """Show the designs of the study, and the one that is chosen in form and preview.

        typed: that one as it is typed, which the study's view does not know yet.
        """
        self.side.set_entries(view.designs, self.name)
        if view.entry(self.name) is None and view.designs:
            self.name = self.side.name or view.designs[0].name
        entry = view.entry(self.name)
        design = entry.design if entry is not None else None
        if typed is not None and typed.name == self.name:
            design = typed
        for one in (self.main_action, self.try_button, self.publish_button, self.duplicate_button):
            one.setEnabled(design is not None)
        self._tell_shell(view, entry)
        if entry is None or design is None:
            self.pane.clear()
            self._stack.setCurrentIndex(EMPTY if entry is None else BROKEN)
            self._broken.set_sentence(entry.problem if entry is not None else "")
            return
        self._stack.setCurrentIndex(EDITOR)
        if design.name != self.form.design.name:
            self.form.desk.close_text()
        self.form.set_design(design)
        self.form.set_surroundings([one.name for one in view.designs], frozen=entry.frozen)
        self.pane.show_design(view.open, design, min(self.form.block, len(design.blocks) - 1))

    def fold_list(self, folded: bool | None) -> None:
        """Fold the list of designs or unfold it; None: as there is room."""
        self.fold_wanted = folded
        self.side.set_folded(self.width() < FOLD_UNDER if folded is None else folded)

    def toggle_history(self) -> None:
        """Open or close the list of steps; what is being typed is one of them."""
        self.form.complete()
        self.history.toggle()

    def open_gallery(self) -> None:
        """Offer the gallery in place of the form."""
        self.gallery_requested.emit()
        self._stack.setCurrentIndex(GALLERY)
        self.gallery.begin()

    def show_gallery(self, entries: Sequence[GalleryEntry]) -> None:
        """The designs of the gallery were read."""
        self.gallery.set_entries(entries)
        if self._stack.currentIndex() == GALLERY:
            self.gallery.begin()

    def show_error(self, error: GridLabError) -> None:
        """Something could not be done with the designs of the list."""
        self.side.messages.say_error(error)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.fold_wanted is None and self.side.folded is not (self.width() < FOLD_UNDER):
            self.fold_list(None)
        self._fit_form()
        self.history.place()

    def take_focus(self) -> None:
        (self.side.view if self._stack.currentIndex() == EDITOR else self).setFocus()

    def _tell_shell(self, view: StudyView, entry: DesignEntry | None) -> None:
        self.subtitle_changed.emit(self.name if entry is not None and entry.design is not None else "")
        images = len(view.open.study.images)
        possible = translate("Design", "{count} possible triplets")
        left = f"{images_text(images)} · {possible.format(count=numeral(possible_questions(images)))}"
        design = entry.design if entry is not None else None
        self.status_changed.emit(left, hit_facts(design) if design is not None else "")


class SavingBar(QWidget):
    """Says what is not saved, why, and offers what mends it; hidden while all is well."""

    retry_requested = Signal()
    elsewhere_requested = Signal(str)
    change_settled = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._bar = MessageBar(closable=False)
        self._track: Track | None = None
        self.leaving: Leaving | None = None
        self.setLayout(column(self._bar, margins=(16, 12, 16, 4)))
        self.hide()

    @property
    def text(self) -> str:
        """What is said now, "" where nothing is."""
        return self._bar.text

    def clear(self) -> None:
        """All is saved."""
        self._track = self.leaving = None
        self._bar.clear()
        self.hide()

    def show_stuck(self, track: Track) -> None:
        """The last save failed and the old file stands; or another program changed or removed the file."""
        self._track = track
        self._show()

    def ask_to_leave(self, leaving: Leaving) -> None:
        """Something waits for the design to be saved: offer to go on all the same."""
        self.leaving = leaving
        self._show()

    def _show(self) -> None:
        track = self._track
        if track is None:
            return
        leave = ((self.leaving.text, self._go),) if self.leaving is not None else ()
        name = track.name
        if track.changed:
            what = translate("Design", "The file of {name} was removed by another program.")
            keep = translate("Design", "Save it again")
            if track.found is not None:
                what = translate("Design", "{name} was changed by another program.")
                keep = translate("Design", "Keep mine as a copy")
            self._bar.say(
                "warn",
                what.format(name=name),
                translate(
                    "Design", "Your edits are kept here but not saved. The file on disk wasn't overwritten."
                ),
                actions=(
                    (translate("Design", "Reload"), lambda: self.change_settled.emit(False)),
                    (keep, lambda: self.change_settled.emit(True)),
                    *leave,
                ),
            )
        else:
            self._bar.say_error(
                track.failure
                or GridLabError(verbatim(translate("Design", "{name} isn't saved.").format(name=name))),
                actions=(
                    (translate("Design", "Retry"), self.retry_requested.emit),
                    (translate("Design", "Save elsewhere…"), lambda: self.elsewhere_requested.emit(name)),
                    *leave,
                ),
            )
        self.show()

    def _go(self) -> None:
        leaving = self.leaving
        self.clear()
        if leaving is not None:
            leaving.then()


def hit_facts(design: Design) -> str:
    """ "960 triplets per HIT · about 6 min 1 s (assumed)"."""
    time = hit_time(design)
    if time.source == "assumed":
        said = translate("Design", "{triplets} per HIT · about {time} (assumed)")
    else:
        said = translate("Design", "{triplets} per HIT · about {time}")
    return said.format(
        triplets=triplets_text(triplets_of_assignment(design)), time=duration(time.hit_seconds)
    )
