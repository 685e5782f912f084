"""The grid with its search, filter and order, and the bar of what is selected."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gridlab.domain.images import Image
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.fields import ChoiceField, TextField
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import EmptyState
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.pages.images.arrangement import Arrangement, Kind, Order, Sort, picked
from gridlab.gui.pages.images.model import ImageModel
from gridlab.gui.pages.images.selection_bar import SelectionBar
from gridlab.gui.pages.images.view import ImageView, Thumbnails


class ImageBrowser(QWidget):
    """Signals: selection_changed(), arrange_requested(images, earlier arrangement) when images are to be
    prepared for searching, which takes too long for the window's thread.
    """

    selection_changed = Signal()
    arrange_requested = Signal(object, object)

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.thumbnail = thumbnails.get
        self._images: tuple[Image, ...] = ()
        self._arrangement: Arrangement | None = None
        self._duplicates: frozenset[str] = frozenset()
        self.model = ImageModel()
        self.grid = ImageView(self.model, thumbnails)
        self.grid.setAccessibleName(translate("Images", "Images"))
        self.bar = SelectionBar()
        hint = translate("Images", "Search names, labels, texts")
        self.filter = TextField(says=hint, hint=hint)
        self.filter.setFixedWidth(232)
        self.filter.setClearButtonEnabled(True)
        self.kind = ChoiceField(says=translate("Images", "Which images"))
        self.sort = ChoiceField(
            (
                ("study", translate("Images", "Study order")),
                ("name", translate("Images", "By name")),
                ("label", translate("Images", "By label")),
                ("size", translate("Images", "By size")),
            ),
            says=translate("Images", "Order"),
        )
        for choice, width in ((self.kind, 152), (self.sort, 152)):
            choice.setFixedWidth(width)
        self.descending = button(
            "", icon_name="arrow-down-up", says=translate("Images", "Turn the order round")
        )
        self.descending.setCheckable(True)
        self._shown = label("", "small")
        self._shown.setAccessibleName(translate("Images", "How many are shown"))
        self._nothing = EmptyState(
            "search",
            translate("Images", "No such image"),
            translate("Images", "No image fits the search and the filter."),
            translate("Images", "Show all images"),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self._nothing)
        self._offer_kinds()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        strip = QHBoxLayout()
        strip.setContentsMargins(8, 0, 8, 0)
        strip.setSpacing(8)
        for widget in (self.filter, self.kind, self.sort, self.descending):
            strip.addWidget(widget)
        strip.addStretch(1)
        strip.addWidget(self._shown)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(strip)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.bar)

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda _text: self._apply())
        self.kind.value_changed.connect(lambda _value: self._apply())
        self.sort.value_changed.connect(lambda _value: self._apply())
        self.descending.toggled.connect(lambda _down: self._apply())
        self.filter.returnPressed.connect(lambda: self.grid.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self._nothing.requested.connect(self.show_all)
        self.grid.typed.connect(self._begin_search)
        self.grid.context_requested.connect(self.bar.open_menu)
        self.grid.selectionModel().selectionChanged.connect(lambda *_: self._selected())
        self.bar.clear_requested.connect(self.grid.clearSelection)

    @property
    def order(self) -> Order:
        """What is asked for."""
        return Order(
            self.filter.text(),
            cast(Kind, self.kind.value),
            cast(Sort, self.sort.value),
            self.descending.isChecked(),
        )

    def selected(self) -> list[Image]:
        """The selected images, in the order that is shown."""
        return self.model.images(self.grid.selected_places())

    def one_selected(self) -> Image | None:
        """The selected image, where it is one alone."""
        return self.selected()[0] if self.grid.selected_count() == 1 else None

    def show_images(self, images: tuple[Image, ...], *, new_study: bool) -> None:
        """Show an image set; of the same study the places stay until it is prepared anew."""
        if images is self._images and not new_study:
            return
        was, self._images = self._images, images
        if new_study:
            self._arrangement = None
            self._duplicates = frozenset()
            self._offer_kinds()
            self.show_all()
            self.model.set_rows(images, range(len(images)))
            self.grid.scrollToTop()
        elif len(images) > len(was):
            self.model.append(images, range(len(was), len(images)))
        elif len(images) == len(was):
            self.model.set_images(images)
        else:
            self.model.set_rows(images, range(len(images)))
        self._tell_count()
        self._selected()
        self.arrange_requested.emit(images, self._arrangement)

    def take_arrangement(self, arrangement: Arrangement) -> None:
        """The images are prepared; one that is not of the present images is out of date."""
        if arrangement.images is self._images:
            self._arrangement = arrangement
            self._offer_kinds()
            self._apply()

    def add_duplicates(self, sha256s: frozenset[str]) -> None:
        """Other files with the same content as these images were met."""
        self._duplicates |= sha256s
        self._offer_kinds()
        if self.order.kind == "duplicates":
            self._apply()

    def show_all(self) -> None:
        """No search, no filter."""
        for field in (self.filter, self.kind):
            field.blockSignals(True)
        self.filter.clear()
        self.kind.set_value("all")
        for field in (self.filter, self.kind):
            field.blockSignals(False)
        self._apply()

    def begin_search(self) -> None:
        """Put the keyboard into the search."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def show_kind(self, kind: Kind) -> None:
        """Only images of a kind."""
        self.kind.set_value(kind)
        self._apply()

    def _offer_kinds(self) -> None:
        made, total = self._arrangement, len(self._images)
        out = total - made.included if made is not None else 0
        bare = total - made.labelled if made is not None else 0
        self.kind.set_choices(
            (
                ("all", translate("Images", "All images")),
                ("included", translate("Images", "Included")),
                ("excluded", _with_count(translate("Images", "Excluded"), out)),
                ("unlabelled", _with_count(translate("Images", "No label"), bare)),
                ("duplicates", _with_count(translate("Images", "Duplicates"), len(self._duplicates))),
            )
        )

    def _apply(self) -> None:
        if self._arrangement is None or self._arrangement.images is not self._images:
            return  # it is being prepared; then this is done
        rows = picked(self._arrangement, self.order, self._duplicates)
        if self.model.shows(self._images, rows):
            self.model.set_images(self._images)
        else:
            kept = frozenset(image.sha256 for image in self.selected())
            self.model.set_rows(self._images, rows)
            if kept:
                self.grid.select_places(self.model.places(kept))
        self._tell_count()
        self._selected()

    def _tell_count(self) -> None:
        total, shown = len(self._images), self.model.rowCount()
        text = translate("Images", "{shown} of {total}").format(shown=numeral(shown), total=numeral(total))
        self._shown.setText(text if shown != total else "")
        self._stack.setCurrentIndex(0 if shown or not total else 1)

    def _selected(self) -> None:
        chosen = self.selected()
        self.bar.show_count(len(chosen), sum(image.included for image in chosen))
        self.selection_changed.emit()

    def _begin_search(self, text: str) -> None:
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.setText(text)


def _with_count(text: str, count: int) -> str:
    return f"{text} ({numeral(count)})" if count else text
