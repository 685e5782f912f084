"""The Map tab as it is seen: the map, what it shows and how, and what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from gridlab.app.embedding import Method
from gridlab.app.map.comparing import Compared
from gridlab.app.map.contents import ShownMap
from gridlab.app.map.keeping import BOOTSTRAP, FitWish
from gridlab.app.map.plane import STRAIGHT, Orientation
from gridlab.app.map.tones import Colour, tones_of
from gridlab.app.map.words import METHODS
from gridlab.gui.kit.boxes import Wide, boxed, column, row, stacked
from gridlab.gui.kit.buttons import SegmentedButtons, button
from gridlab.gui.kit.fields import CheckField, ChoiceField, TextField
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.map.painter import Pictures
from gridlab.gui.kit.map.view import TURN, MapView
from gridlab.gui.kit.messages import EmptyState, MessageBar, ProgressRow
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.saying import told
from gridlab.gui.page import Page
from gridlab.gui.pages.data.map.compared import ComparedView, CompareForm
from gridlab.gui.pages.data.map.side import MapSide

_MOST_DIMS, _MOST_SEED = 100, 2**32 - 1
_MARKED = 400


class FitForm(QWidget):
    """How a map is to be fitted. Signal: asked()."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        auto = translate("Map", "auto: the method that predicts held-out screens best")
        choices = [("auto", auto), *((key, told(METHODS[key])) for key in METHODS)]
        self.method = ChoiceField(choices, says=translate("Map", "Method"))
        self.dims = TextField(says=translate("Map", "Dimensions"), hint="auto")
        self.seed = TextField(says=translate("Map", "Seed"), hint="0")
        for field in (self.dims, self.seed):
            field.setMaximumWidth(72)
            field.returnPressed.connect(self.ask)
        features = (
            ("", translate("Map", "No features")),
            ("colours", translate("Map", "Colours and shapes")),
            ("file", translate("Map", "Features from a file…")),
        )
        self.features = ChoiceField(features, says=translate("Map", "Features"))
        self.features.setToolTip(
            translate(
                "Map",
                "What is known of the images beforehand. With few screens good features help most. "
                "Fit without them to compare the map with features.",
            )
        )
        self.bootstrap = CheckField(translate("Map", "Uncertainty"))
        self.bootstrap.setToolTip(
            translate(
                "Map", "Also fits maps of annotators drawn at random, to see which images stay put. Slower."
            )
        )
        self.wrong = label("", "bad")
        go = button(translate("Map", "Fit"))
        go.clicked.connect(self.ask)
        method = label(translate("Map", "Method")), Wide(self.method)
        known = label(translate("Map", "Features")), Wide(self.features)
        numbers = row(
            label(translate("Map", "Dimensions")), self.dims, label(translate("Map", "Seed")), self.seed
        )
        self.setLayout(
            column(row(*method, *known), row(numbers, self.bootstrap, Wide(self.wrong), go), spacing=8)
        )

    def wish(self, purpose: str, path: Path | None = None) -> FitWish:
        """What is asked for, of the sessions of a purpose. path: of features in a file."""
        dims, seed = self.dims.text().strip(), self.seed.text().strip()
        return FitWish(
            purpose,
            cast(Method, self.method.value),
            int(dims) if dims else None,
            int(seed or 0),
            BOOTSTRAP if self.bootstrap.isChecked() else 0,
            "colours" if self.features.value == "colours" else path,
        )

    def ask(self) -> None:
        """Ask for the fit, where what is typed can be."""
        dims, seed = self.dims.text().strip(), self.seed.text().strip()
        is_right = (not dims or (dims.isdecimal() and 1 <= int(dims[:4]) <= _MOST_DIMS)) and (
            not seed or (seed.isdecimal() and int(seed[:12]) <= _MOST_SEED)
        )
        self.wrong.setText(
            "" if is_right else translate("Map", "1 to 100 dimensions. The seed is a whole number.")
        )
        if is_right:
            self.asked.emit()


class MapTab(Page):
    """The map with its tools above and what is known of it beside.

    Signals: map_chosen(name of a kept one, "" for that just fitted); fit_requested(); keep_requested(name);
    figure_requested(); positions_requested(); image_chosen(row); compare_requested().
    """

    key: ClassVar[str] = "map"

    map_chosen = Signal(str)
    fit_requested = Signal()
    keep_requested = Signal(str)
    figure_requested = Signal()
    positions_requested = Signal()
    image_chosen = Signal(int)
    compare_requested = Signal()

    def __init__(self, pictures: Pictures, beside: Pictures) -> None:
        """beside: of the maps that are compared, whose images may be others."""
        super().__init__()
        self.shown: ShownMap | None = None
        self._texts: list[str] | None = None
        self.messages = MessageBar()
        self.progress = ProgressRow()
        self.canvas = MapView(pictures)
        self.side = MapSide()
        self.form = FitForm()
        self.form.hide()
        self.maps = ChoiceField(says=translate("Map", "Which map"))
        self.maps.value_changed.connect(lambda name: self.map_chosen.emit(str(name)))
        self._make_tools()
        self._make_ways()
        empty = EmptyState(
            "map",
            translate("Map", "No map yet"),
            translate("Map", "A map places the images so that those chosen together lie near each other."),
            translate("Map", "Fit a map"),
        )
        empty.requested.connect(self.form.ask)
        self.compared = ComparedView(beside)
        self._body = stacked(empty, boxed(row(Wide(self.canvas), self.side, spacing=0)), self.compared)
        panels = (self.form, self.keep_row, self.comparing)
        head = column(self._upper, *panels, self._lower, self.progress, self.messages, spacing=8)
        self.setLayout(column(head, Wide(self._body), spacing=8, margins=(24, 12, 24, 12)))
        self.form.asked.connect(self.fit_requested)
        self.canvas.chosen.connect(self.image_chosen)
        self.canvas.turned.connect(self._turned)
        self.compared.closed.connect(self.show_single)
        self.show_nothing()

    def _make_tools(self) -> None:
        """Which map it is, and what is done with it."""
        self.fit_button = button(translate("Map", "Fit a map…"))
        self.fit_button.setCheckable(True)
        self.fit_button.toggled.connect(self.form.setVisible)
        self.keep_button = button(translate("Map", "Keep…"))
        self.keep_button.setCheckable(True)
        self.save_button = button(translate("Map", "Save…"), icon_name="download")
        menu = QMenu(self.save_button)
        menu.addAction(translate("Map", "Figure (SVG, PDF, PNG)…")).triggered.connect(self.figure_requested)
        menu.addAction(translate("Map", "Positions (CSV, HDF5)…")).triggered.connect(self.positions_requested)
        self.save_button.clicked.connect(
            lambda: menu.popup(self.save_button.mapToGlobal(self.save_button.rect().bottomLeft()))
        )
        self.compare_button = button(translate("Map", "Compare…"), icon_name="columns-2")
        self.compare_button.setCheckable(True)
        self.comparing = CompareForm()
        self.comparing.hide()
        self.compare_button.toggled.connect(self.comparing.setVisible)
        self.compare_button.toggled.connect(lambda on: self.compare_requested.emit() if on else None)
        self.name = TextField(says=translate("Map", "Name of the map"))
        self.name.returnPressed.connect(self._keep)
        keep = button(translate("Map", "Keep"))
        keep.clicked.connect(self._keep)
        self.keep_row = boxed(row(label(translate("Map", "Name of the map")), Wide(self.name), keep))
        self.keep_row.hide()
        self.keep_button.toggled.connect(self.keep_row.setVisible)
        self._panels = (self.fit_button, self.keep_button, self.compare_button)
        for one in self._panels:
            one.toggled.connect(lambda on, one=one: self._close_panels(one) if on else None)
        self._upper = row(
            Wide(self.maps), self.fit_button, self.keep_button, self.compare_button, self.save_button, Wide()
        )

    def _make_ways(self) -> None:
        """How the map is looked at."""
        self.search = TextField(
            says=translate("Map", "Search"), hint=translate("Map", "Search name or label")
        )
        self.search.setMaximumWidth(240)
        self.search.textChanged.connect(lambda _text: self._search())
        self.search.returnPressed.connect(self._to_first)
        shortcut = QShortcut(QKeySequence.StandardKey.Find, self)
        shortcut.activated.connect(lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason))
        colours = (
            ("", translate("Map", "Plain")),
            ("label", translate("Map", "Label")),
            ("uncertainty", translate("Map", "Uncertainty")),
        )
        self.colours = SegmentedButtons(colours, says=translate("Map", "Colours"))
        self.colours.value_changed.connect(lambda _value: self._show())
        self.across = ChoiceField(says=translate("Map", "Horizontal axis"))
        self.up = ChoiceField(says=translate("Map", "Vertical axis"))
        for axis in (self.across, self.up):
            axis.setFixedWidth(64)
            axis.setMinimumContentsLength(2)
            axis.value_changed.connect(lambda _value: self._turn_axes())
        turns = (
            ("rotate-ccw", translate("Map", "Turn counterclockwise"), lambda: self.canvas.turn(TURN)),
            ("rotate-cw", translate("Map", "Turn clockwise"), lambda: self.canvas.turn(-TURN)),
            ("flip-horizontal-2", translate("Map", "Mirror"), lambda: self.canvas.turn(0, mirror=True)),
            ("maximize", translate("Map", "Show the whole map"), self.canvas.reset_zoom),
        )
        self.turns = []
        for icon_name, says, act in turns:
            made = button("", icon_name=icon_name, says=says)
            made.clicked.connect(lambda _checked=False, act=act: act())
            self.turns.append(made)
        axes = row(label(translate("Map", "Axes")), self.across, self.up)
        self.count = label("", "small")
        line = row(Wide(self.search), self.count, self.colours, Wide(), axes, 8, *self.turns)
        self._lower = boxed(line)

    def show_names(self, kept: Sequence[str], current: str, *, is_new: bool) -> None:
        """Offer the maps that are kept, and that just fitted; the current one is chosen."""
        new = [("", translate("Map", "New fit, not kept yet"))] if is_new else []
        none = [("", translate("Map", "No map open"))] if not is_new and not current else []
        self.maps.set_choices([*new, *none, *((name, name) for name in kept)])
        self.maps.set_value(current)
        self.maps.setEnabled(bool(kept))
        self.keep_button.setVisible(is_new and not current)
        if current or not is_new:
            self.keep_button.setChecked(False)

    def show_nothing(self) -> None:
        """There is no map yet."""
        self.shown = None
        self._body.setCurrentIndex(0)
        self._lower.hide()
        for one in (self.keep_button, self.save_button, self.compare_button):
            one.hide()

    def show_map(self, shown: ShownMap, orientation: Orientation = STRAIGHT) -> None:
        """Show a map, turned so."""
        self.shown, self._texts = shown, None
        axes = [(axis, numeral(axis + 1)) for axis in range(shown.dims)]
        for field, axis in ((self.across, orientation.across), (self.up, orientation.up)):
            field.set_choices(axes)
            field.set_value(axis)
        allowed = [""]
        allowed += ["label"] if any(shown.labels) else []
        allowed += ["uncertainty"] if shown.uncertainty is not None else []
        self.colours.set_allowed(allowed)
        if self.colours.value not in allowed:
            self.colours.set_value("")
        self._body.setCurrentIndex(1)
        self._lower.show()
        self.save_button.show()
        self.compare_button.show()
        self.canvas.choose(-1)
        self.side.show_image(-1, ())
        self._show(orientation)
        self._search()

    @property
    def colour(self) -> Colour:
        """What the colours are to say."""
        return cast(Colour, self.colours.value)

    def _show(self, orientation: Orientation | None = None) -> None:
        if self.shown is not None:
            seen = orientation if orientation is not None else self.canvas.orientation
            self.canvas.show_map(self.shown, seen, tones_of(self.shown, self.colour))
            self.side.show_map(self.shown, seen)
            self.compared.show_ways(seen, self.colour)

    def _turn_axes(self) -> None:
        across, up = cast(int, self.across.value), cast(int, self.up.value)
        before = self.canvas.orientation
        if across == up:  # the other axis takes the place that was left
            across, up = (across, before.across) if across != before.across else (before.up, up)
            self.across.set_value(across)
            self.up.set_value(up)
        self._show(replace(before, across=across, up=up))
        self.canvas.turned.emit()

    def _turned(self) -> None:
        if self.shown is not None:
            self.side.show_map(self.shown, self.canvas.orientation)
            self.compared.show_ways(self.canvas.orientation, self.colour)

    def found(self) -> list[int]:
        """The images whose name or label holds what is searched for; none where nothing is."""
        text = self.search.text().strip().casefold()
        if not text or self.shown is None:
            return []
        if self._texts is None:
            both = zip(self.shown.names, self.shown.labels, strict=True)
            self._texts = [f"{name}\n{of}".casefold() for name, of in both]
        return [at for at, said in enumerate(self._texts) if text in said]

    def _search(self) -> None:
        found = self.found()
        self.canvas.mark(found[:_MARKED])
        text = translate("Map", "{count} found").format(count=numeral(len(found)))
        self.count.setText(text if self.search.text().strip() else "")

    def _to_first(self) -> None:
        """Choose the first image found; again, the next."""
        found = self.found()
        if found:
            after = [row for row in found if row > self.canvas.row]
            chosen = after[0] if after else found[0]
            self.canvas.choose(chosen, centre=self.canvas.camera.zoom > 1.01)
            self.image_chosen.emit(chosen)

    def _keep(self) -> None:
        self.keep_requested.emit(self.name.text().strip())

    def _close_panels(self, but: QPushButton | None = None) -> None:
        for panel in self._panels:
            if panel is not but:
                panel.setChecked(False)

    def show_compared(self, done: Compared) -> None:
        """Show two maps side by side."""
        self._close_panels()
        self.compared.show_result(done, self.canvas.orientation, self.colour)
        self._body.setCurrentIndex(2)

    def show_single(self) -> None:
        """Show the one map again."""
        self._body.setCurrentIndex(1)

    def escape(self) -> None:
        if any(panel.isChecked() for panel in self._panels):
            self._close_panels()
            return
        if self._body.currentWidget() is self.compared:
            self.show_single()
            return
        self.canvas.choose(-1)
        self.image_chosen.emit(-1)
