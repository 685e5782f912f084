"""Two maps side by side on the Map tab, beside chance: what is compared, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gridlab.app.map.comparing import Beside, Compared, result_said
from gridlab.app.map.plane import STRAIGHT, Camera, Orientation
from gridlab.app.map.tones import Colour, tones_of
from gridlab.gui.kit.boxes import Wide, boxed, column, row
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.fields import ChoiceField
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.map.painter import Pictures
from gridlab.gui.kit.map.view import MapView
from gridlab.gui.look.language import translate
from gridlab.gui.look.saying import told
from gridlab.gui.page import Page

_NAMED = 12


class CompareForm(QWidget):
    """What is to be compared. Signal: asked(what)."""

    asked = Signal(Beside)

    def __init__(self) -> None:
        super().__init__()
        self._pairs: list[Beside] = []
        self.what = ChoiceField(says=translate("Map", "What to compare"))
        go = button(translate("Map", "Compare"))
        go.setToolTip(
            translate("Map", "Also regroups the same people at random 200 times, to see what is chance.")
        )
        go.clicked.connect(self.ask)
        self.setLayout(row(label(translate("Map", "Compare")), Wide(self.what), go))

    def offer(self, pairs: Sequence[Beside]) -> None:
        """Offer these."""
        self._pairs = list(pairs)
        self.what.set_choices([(at, told(one.said)) for at, one in enumerate(self._pairs)])
        if self.what.currentIndex() < 0:
            self.what.setCurrentIndex(0)

    def ask(self) -> None:
        """Ask for the comparison."""
        at = self.what.currentIndex()
        if 0 <= at < len(self._pairs):
            self.asked.emit(self._pairs[at])


class ComparedView(Page):
    """Two maps that are looked at together, and what their distance means. Signal: closed()."""

    closed = Signal()

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self.done: Compared | None = None
        self._colour: Colour = ""
        self._following = False
        self.views = (MapView(pictures), MapView(pictures))
        self.heads = (label("", "strong"), label("", "strong"))
        self.told = label("", "strong", wraps=True)
        self.verdict = label("", "soft", wraps=True, selectable=True)
        self.moved = label("", "soft", wraps=True, selectable=True)
        close = button(translate("Map", "Back to the map"))
        close.clicked.connect(self.closed)
        head = row(Wide(column(self.told, self.verdict, self.moved, spacing=4)), close, spacing=16)
        sides = [
            Wide(boxed(column(name, Wide(view), spacing=4)))
            for name, view in zip(self.heads, self.views, strict=True)
        ]
        self.setLayout(column(head, Wide(row(*sides, spacing=16)), spacing=8))
        for view in self.views:
            view.looked.connect(self._follow)
            view.chosen.connect(self._choose)
            view.turned.connect(self._turn)

    def show_result(self, done: Compared, orientation: Orientation, colour: Colour) -> None:
        """Show what came of a comparison."""
        self.done = done
        said, verdict = result_said(done)
        self.told.setText(told(said))
        self.verdict.setText(told(verdict))
        beyond = done.comparison.beyond.tolist()
        names = [done.one.names[one] for one in beyond[:_NAMED]]
        if len(beyond) > _NAMED:
            names.append(translate("Map", "and {count} more").format(count=len(beyond) - _NAMED))
        farthest = translate("Map", "Moved farthest: {names}").format(names=", ".join(names))
        self.moved.setText(farthest)
        self.moved.setVisible(bool(names))
        for head, text in zip(self.heads, done.heads, strict=True):
            head.setText(told(text))
        self.show_ways(orientation, colour)
        for view in self.views:
            view.choose(-1)
            view.mark(beyond)

    def show_ways(self, orientation: Orientation, colour: Colour) -> None:
        """Both maps are looked at so."""
        if self.done is None:
            return
        self._colour = colour
        one, other = self.done.one, self.done.other
        dims = min(one.dims, other.dims)
        orientation = orientation if orientation.fits(dims) else STRAIGHT
        tones = tones_of(one, colour if colour == "label" and any(one.labels) else "")
        self.views[0].show_map(one, orientation, tones, other.positions)
        self.views[1].show_map(other, orientation, tones, one.positions)

    def _follow(self, camera: Camera) -> None:
        """Look at the same place on the other map."""
        if not self._following:
            self._following = True
            for view in self.views:
                if view is not self.sender():
                    view.look(camera)
            self._following = False

    def _turn(self) -> None:
        """Turn the other map alike."""
        for view in self.views:
            other = self.views[1 - self.views.index(view)]
            if view is self.sender() and other.shown is not None and other.orientation != view.orientation:
                self.show_ways(view.orientation, self._colour)

    def _choose(self, chosen: int) -> None:
        for view in self.views:
            view.choose(chosen)
