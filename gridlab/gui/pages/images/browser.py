"""The grid with its search, filter and order, and the bar of what is selected."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from gridlab.app.image_steps import tidy
from gridlab.app.images_arranged import Arrangement, Kind, Order, Sort, picked
from gridlab.domain.images import Image
from gridlab.gui.kit.boxes import Wide, boxed, column, row, stacked
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.fields import ChoiceField, TextField, mark_wrong
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import EmptyState
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.saying import told
from gridlab.gui.pages.images.grid import ImageModel, ImageView, Thumbnails
from gridlab.store.images.labels_csv import problem_of_label


class SelectionBar(QWidget):
    """How many images are selected, and what can be done with them; it stands under the grid.

    Signals: include_requested(whether), label_requested(text).
    """

    include_requested = Signal(bool)
    label_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Images", "The selected images"))
        self.setFixedHeight(48)
        self._count = label("", "strong")
        self.exclude = button(translate("Images", "Exclude"), icon_name="eye-off")
        self.include = button(translate("Images", "Include"), icon_name="eye")
        self.label = button(translate("Images", "Label…"), icon_name="tag")
        self.show_file = button(translate("Images", "Show file"), icon_name="folder-open")
        self.clear = button("", kind="quiet", icon_name="x", says=translate("Images", "Select none"))
        self.field = TextField(says=translate("Images", "Label of the selected images"))
        self.field.setPlaceholderText(translate("Images", "Label (leave empty to remove it)"))
        self.field.setFixedWidth(232)
        self.apply = button(translate("Images", "Apply label"))
        self._cancel = button(translate("Images", "Cancel"))
        self._problem = label("", "bad")
        self._rows = stacked(
            boxed(row(self.exclude, self.include, self.label, self.show_file, Wide())),
            boxed(row(self.field, self.apply, self._cancel, self._problem, Wide())),
        )
        self.setLayout(row(self._count, Wide(self._rows), self.clear, spacing=16, margins=(8, 8, 8, 8)))
        self._connect()
        self.hide()

    def _connect(self) -> None:
        self.exclude.clicked.connect(lambda: self.include_requested.emit(False))
        self.include.clicked.connect(lambda: self.include_requested.emit(True))
        self.label.clicked.connect(self.ask_label)
        self.field.returnPressed.connect(self._take_label)
        self.field.textEdited.connect(lambda: self._say_problem(""))
        self.apply.clicked.connect(self._take_label)
        self._cancel.clicked.connect(self.ask_nothing)

    def show_count(self, count: int, included: int) -> None:
        """So many are selected, so many of them included; none hides the bar."""
        self.setVisible(count > 0)
        self._count.setText(translate("Images", "{count} selected").format(count=numeral(count)))
        self.exclude.setEnabled(included > 0)
        self.include.setEnabled(included < count)
        self.show_file.setEnabled(count == 1)
        if not count:
            self.ask_nothing()

    @property
    def asks(self) -> bool:
        """Whether a label is being asked for."""
        return self._rows.currentIndex() == 1

    def ask_label(self) -> None:
        """Ask for a label in the bar itself."""
        self._rows.setCurrentIndex(1)
        self.field.clear()
        self._say_problem("")
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask_nothing(self) -> None:
        """Back to the buttons."""
        self._rows.setCurrentIndex(0)

    def open_menu(self, place: QPoint) -> None:
        """The same actions as a menu, at a place on the screen."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in (self.exclude, self.include, self.label, self.show_file):
            action = menu.addAction(one.icon(), one.text(), one.click)
            action.setEnabled(one.isEnabled())
        menu.popup(place)
        menu.setActiveAction(next((one for one in menu.actions() if one.isEnabled()), menu.actions()[0]))

    def _take_label(self) -> None:
        text = tidy(self.field.text())
        problem = problem_of_label(text)
        self._say_problem(problem)
        if not problem:
            self.ask_nothing()
            self.label_requested.emit(text)

    def _say_problem(self, wrong: str) -> None:
        problem = told(wrong)
        mark_wrong(self.field, bool(problem))
        self._problem.setText(f"{problem[:1].upper()}{problem[1:]}." if problem else "")


class ImageBrowser(QWidget):
    """Signals: selection_changed()."""

    selection_changed = Signal()

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.thumbnail = thumbnails.get
        self.images: tuple[Image, ...] = ()
        self.arrangement: Arrangement | None = None
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
        for choice in (self.kind, self.sort):
            choice.setFixedWidth(152)
        self.descending = button("", icon_name="arrow-down-up", says=translate("Images", "Reverse order"))
        self.descending.setCheckable(True)
        self._shown = label("", "small")
        self._shown.setAccessibleName(translate("Images", "Number shown"))
        self._nothing = EmptyState(
            "search",
            translate("Images", "No matching image"),
            translate("Images", "No image matches the search and filter."),
            translate("Images", "Show all images"),
        )
        self._stack = stacked(self.grid, self._nothing)
        self._offer_kinds()
        fields = (self.filter, self.kind, self.sort, self.descending)
        strip = row(*fields, Wide(), self._shown, margins=(8, 0, 8, 0))
        self.setLayout(column(strip, Wide(self._stack), self.bar))
        self._connect()

    def _connect(self) -> None:
        wishes = (self.kind.value_changed, self.sort.value_changed, self.descending.toggled)
        for wish in (self.filter.textChanged, *wishes):
            wish.connect(lambda _value: self._apply())
        self.filter.returnPressed.connect(lambda: self.grid.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self._nothing.requested.connect(self.show_all)
        self.grid.typed.connect(self._begin_search)
        self.grid.context_requested.connect(self.bar.open_menu)
        self.grid.selectionModel().selectionChanged.connect(lambda *_: self._selected())
        self.bar.clear.clicked.connect(self.grid.clearSelection)

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

    def show_images(self, images: tuple[Image, ...], *, new_study: bool) -> bool:
        """Show an image set; of the same study the places stay until it is prepared anew.

        Returns whether it is to be prepared for searching, which takes too long for the window's thread.
        """
        if images is self.images and not new_study:
            return False
        was, self.images = self.images, images
        if new_study:
            self.arrangement = None
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
        return True

    def take_arrangement(self, arrangement: Arrangement) -> None:
        """The images are prepared; one that is not of the present images is out of date."""
        if arrangement.images is self.images:
            self.arrangement = arrangement
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
        with QSignalBlocker(self.filter), QSignalBlocker(self.kind):
            self.filter.clear()
            self.kind.set_value("all")
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
        made, total = self.arrangement, len(self.images)
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
        if self.arrangement is None or self.arrangement.images is not self.images:
            return  # it is being prepared; then this is done
        rows = picked(self.arrangement, self.order, self._duplicates)
        if self.model.shows(self.images, rows):
            self.model.set_images(self.images)
        else:
            kept = frozenset(image.sha256 for image in self.selected())
            self.model.set_rows(self.images, rows)
            if kept:
                self.grid.select_places(self.model.places(kept))
        self._tell_count()
        self._selected()

    def _tell_count(self) -> None:
        total, shown = len(self.images), self.model.rowCount()
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
