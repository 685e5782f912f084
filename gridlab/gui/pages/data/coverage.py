"""The Coverage tab: images by images, what is shown too seldom, and the screens that split people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gridlab.app.collected import Collected
from gridlab.app.columns import Column
from gridlab.app.coverage import Coverage, Floats, SplitScreen, covering
from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image
from gridlab.domain.said import say
from gridlab.gui.kit.boxes import Wide, boxed, column, row
from gridlab.gui.kit.buttons import SegmentedButtons
from gridlab.gui.kit.chart.view import ReadOut
from gridlab.gui.kit.columns import ColumnModel, ColumnTable
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import MessageBar, ProgressRow
from gridlab.gui.kit.uses import Uses
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.painting import painting
from gridlab.gui.look.palette import current_palette
from gridlab.gui.page import Page, Surroundings
from gridlab.gui.pages.data.tab import Seen, TabPresenter

_SHOWN = 2_000
_STEPS = 256


class Matrix(QWidget):
    """Images by images in shades: the darker, the more often."""

    def __init__(self) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self.setMinimumSize(240, 240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._found: Coverage | None = None
        self._names: Sequence[str] = ()
        self._which = "together"
        self._sheet: tuple[object, QImage] | None = None
        self.note = ReadOut(self)

    def sizeHint(self) -> QSize:
        return QSize(480, 480)

    def show_counts(self, found: Coverage, images: Sequence[Image], which: str) -> None:
        """Show how often images met ("together") or were chosen ("chosen")."""
        self._found, self._which = found, which
        self._names = [images[at].name for at in found.order.tolist()]
        self._sheet = None
        values = self._values(found)
        self.setAccessibleName(translate("Data", "Images by images"))
        met = int(np.count_nonzero(np.triu(values, 1)))
        pairs = len(values) * (len(values) - 1) // 2
        text = translate("Data", "{met} of {pairs} pairs")
        self.setAccessibleDescription(text.format(met=numeral(met), pairs=numeral(pairs)))
        self.update()

    def _values(self, found: Coverage) -> Floats:
        return found.chosen if self._which == "chosen" else found.together

    def _area(self) -> QRect:
        side = min(self.width(), self.height())
        return QRect(QPoint(0, 0), QSize(side, side))

    def _picture(self, found: Coverage) -> QImage:
        """A pixel for each cell."""
        palette = current_palette()
        if self._sheet is None or self._sheet[0] is not palette:
            values = self._values(found)
            most = float(np.quantile(values[values > 0], 0.99)) if (values > 0).any() else 1.0
            shades = np.minimum(np.ceil(values / max(most, 1.0) * (_STEPS - 1)), _STEPS - 1).astype(np.uint8)
            size = len(shades)
            image = QImage(size, size, QImage.Format.Format_Indexed8)
            low, high = palette.colour("bg"), palette.colour("accent")
            image.setColorTable([_between(low, high, at / (_STEPS - 1)).rgb() for at in range(_STEPS)])
            lines = np.frombuffer(image.bits(), np.uint8).reshape(size, image.bytesPerLine())
            lines[:, :size] = shades
            self._sheet = (palette, image)
        return self._sheet[1]

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._found is not None:
            with painting(self) as painter:
                painter.drawImage(self._area(), self._picture(self._found))
                painter.setPen(current_palette().colour("line"))
                painter.drawRect(self._area().adjusted(0, 0, -1, -1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found, area = self._found, self._area()
        if found is None or not area.contains(event.position().toPoint()):
            self.note.hide()
            return
        size = len(found.together)
        across = min(int(event.position().x() / area.width() * size), size - 1)
        down = min(int(event.position().y() / area.height() * size), size - 1)
        text = translate("Data", "{one} and {other}\nmet {met} times, chosen {chosen} times")
        said = text.format(
            one=self._name(found, down),
            other=self._name(found, across),
            met=numeral(int(found.together[down, across])),
            chosen=numeral(int(found.chosen[down, across])),
        )
        self.note.show_at(said, event.position(), self.size())

    def _name(self, found: Coverage, cell: int) -> str:
        first = cell * found.cell
        last = min(first + found.cell, len(self._names)) - 1
        return self._names[first] if first == last else f"{self._names[first]} … {self._names[last]}"

    def leaveEvent(self, event: QEvent) -> None:
        self.note.hide()


def _between(low: QColor, high: QColor, share: float) -> QColor:
    parts = zip((low.red(), low.green(), low.blue()), (high.red(), high.green(), high.blue()), strict=True)
    return QColor(*(round(a + (b - a) * share) for a, b in parts))


def _seldom_columns() -> tuple[Column[tuple[str, int]], ...]:
    return (
        Column("name", translate("Data", "Image"), lambda one: one[0]),
        Column("screens", translate("Data", "Screens"), value=lambda one: one[1], number=True, width=88),
    )


def _split_columns(names: Sequence[str]) -> tuple[Column[SplitScreen], ...]:
    return (
        Column("probe", translate("Data", "Probe"), lambda one: names[one.probe]),
        Column("people", translate("Data", "People"), number=True, width=76),
        Column(
            "agreement",
            translate("Data", "Agree"),
            lambda one: say("{share:.0%}", share=one.agreement),
            order=lambda one: one.agreement,
            number=True,
            width=76,
            tip=translate("Data", "Of two people, the mean share of chosen images that both chose."),
        ),
    )


class CoverageTab(Page):
    """The matrix at the left, the two lists beside it."""

    key: ClassVar[str] = "coverage"

    def __init__(self) -> None:
        super().__init__()
        self.messages = MessageBar()
        self.progress = ProgressRow()
        self.matrix = Matrix()
        self._found: tuple[Coverage, Sequence[Image]] | None = None
        which = (("together", translate("Data", "Seen together")), ("chosen", translate("Data", "Chosen")))
        self.which = SegmentedButtons(which, says=translate("Data", "What is counted"))
        self.which.value_changed.connect(lambda _value: self._show_matrix())
        self.seldom = ColumnTable(
            ColumnModel(_seldom_columns(), lambda one: one[0]), translate("Data", "Shown too seldom")
        )
        self.few = label("", "soft", wraps=True)
        self.split = ColumnTable(
            ColumnModel(_split_columns(()), lambda one: one.row),
            translate("Data", "Screens that split people"),
        )
        self.unshared = label("", "soft", wraps=True)
        self._split_place = column(self.split, spacing=0)
        order = label(
            translate("Data", "Images by label. The stronger the colour, the more often the two met."),
            "small",
            wraps=True,
        )
        left = column(row(self.which, Wide()), Wide(self.matrix), order)
        right = column(
            label(translate("Data", "Shown too seldom"), "section"),
            self.few,
            Wide(self.seldom),
            label(translate("Data", "Screens that split people"), "section"),
            self.unshared,
            Wide(boxed(self._split_place)),
        )
        self.body = boxed(row(Wide(boxed(left), 5), Wide(boxed(right), 4), spacing=24))
        self.setLayout(column(self.progress, self.messages, Wide(self.body), margins=(24, 16, 24, 16)))
        self.body.hide()

    def show_coverage(self, found: Coverage, images: Sequence[Image]) -> None:
        """Show what was counted."""
        self._found = (found, images)
        self.body.show()
        self._show_matrix()
        rows = tuple((images[at].name, int(found.screens[at])) for at in found.seldom[:_SHOWN].tolist())
        self.seldom.rows.set_rows(rows)
        none = translate("Data", "Every image is on at least half as many screens as usual.")
        some = translate("Data", "{count} images are on fewer than half as many screens as usual.")
        self.few.setText(some.format(count=numeral(len(found.seldom))) if len(found.seldom) else none)
        self.seldom.setVisible(bool(rows))
        self._show_split(found, images)

    def _show_split(self, found: Coverage, images: Sequence[Image]) -> None:
        names = [image.name for image in images]
        shown = self.split
        model = ColumnModel(_split_columns(names), lambda one: one.row)
        self.split = ColumnTable(model, translate("Data", "Screens that split people"))
        model.set_rows(found.split[:_SHOWN])
        self._split_place.replaceWidget(shown, self.split)
        shown.deleteLater()
        self.split.setVisible(bool(found.split))
        text = translate("Data", "No screen was answered by two people. Shared screens show agreement.")
        least = translate("Data", "{count} screens were answered by two people or more.")
        self.unshared.setText(least.format(count=numeral(len(found.split))) if found.split else text)

    def _show_matrix(self) -> None:
        if self._found is not None:
            self.matrix.show_counts(*self._found, str(self.which.value))

    def show_error(self, error: GridLabError) -> None:
        """There is nothing to count."""
        self.body.hide()
        self.messages.say_error(error)


class CoveragePresenter(TabPresenter):
    """Owns the tab; counts in the background."""

    View = CoverageTab

    def __init__(self, view: CoverageTab, around: Surroundings) -> None:
        super().__init__(view, around)
        self.view = view
        self._seen: Seen | None = None
        self._uses = Uses(
            "coverage", around.background, progress=view.progress, messages=view.messages, parent=self
        )

    def show(self, seen: Seen) -> None:
        if not seen.same_answers(self._seen):
            self._seen = seen
            self.view.messages.clear()
            self.answers.ask(seen, self._count, self.view.show_error)

    def _count(self, found: Collected) -> None:
        self._uses.run(covering(found), done=lambda made: self.view.show_coverage(made, found.images))
