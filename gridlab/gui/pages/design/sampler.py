"""The sampler view beside the form: how often the chosen design shows each image, planned and answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget

from gridlab.app.exposure import Counting, Sampled, different_expected
from gridlab.domain.cost import triplets_of_assignment
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.exposure import Counts, histogram, possible_pairs
from gridlab.domain.images import Image, block_rows
from gridlab.gui.background import Background, pause
from gridlab.gui.kit.boxes import Wide, column, row, scrolled
from gridlab.gui.kit.buttons import SegmentedButtons
from gridlab.gui.kit.chart.place import Axis, Bars, Chart
from gridlab.gui.kit.chart.view import StillChart
from gridlab.gui.kit.fields import NumberField
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import MessageBar, ProgressRow
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.palette import current_palette
from gridlab.gui.pages.design.form.picker import paint_thumbnail

if TYPE_CHECKING:
    from gridlab.app.study import OpenStudy

Pictures = Callable[[Image], QPixmap | None]
WORK = "sampler view"
QUESTIONS_WORK = "sampler questions"
SETTLE_MS = 400
MOST_ASSIGNMENTS = 100_000
EXTREMES = 8
SIDE, WIDE, HIGH = 40, 92, 68
CHART_HIGH = 208


class Extremes(QWidget):
    """A row of images with how often each is shown."""

    def __init__(self, title: str, pictures: Pictures) -> None:
        super().__init__()
        self._title = title
        self._pictures = pictures
        self._shown: tuple[tuple[Image, int], ...] = ()
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HIGH + 22)

    def sizeHint(self) -> QSize:
        return QSize(2 * WIDE, HIGH + 22)

    def show_images(self, shown: Sequence[tuple[Image, int]]) -> None:
        """Show these with their counts; as many as there is room for."""
        self._shown = tuple(shown)
        self.setAccessibleDescription(", ".join(f"{image.name} {count}" for image, count in self._shown))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(interface_font(12))
        painter.setPen(tokens.colour("soft"))
        painter.drawText(QRectF(0, 0, self.width(), 18), Qt.AlignmentFlag.AlignVCenter, self._title)
        for at, (image, count) in enumerate(self._shown[: max(1, self.width() // WIDE)]):
            self._paint_one(painter, QRectF(at * WIDE, 22, WIDE - 8, HIGH), image, count)
        painter.end()

    def _paint_one(self, painter: QPainter, place: QRectF, image: Image, count: int) -> None:
        tokens = current_palette()
        frame = QRectF(place.left(), place.top(), SIDE + 8, SIDE + 8)
        painter.setPen(QPen(tokens.colour("line"), 1))
        painter.setBrush(tokens.colour("panel"))
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        pixmap = self._pictures(image)
        if pixmap is not None and not pixmap.isNull():
            paint_thumbnail(painter, frame.adjusted(4, 4, -4, -4), pixmap)
        painter.setPen(tokens.colour("ink"))
        painter.setFont(interface_font(12))
        beside = QRectF(frame.right() + 6, frame.top(), place.right() - frame.right() - 6, frame.height())
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, f"{numeral(count)}×")
        painter.setPen(tokens.colour("soft"))
        painter.setFont(interface_font(11))
        name = painter.fontMetrics().elidedText(image.name, Qt.TextElideMode.ElideMiddle, int(place.width()))
        below = QRectF(place.left(), frame.bottom() + 3, place.width(), 16)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, name)


def exposure_chart(planned: Counts, answered: Counts, axis: str) -> tuple[Chart, str]:
    """A histogram of how many images are shown how often, and the same in words for screen readers.

    planned, answered: times each image is shown; answered counts are drawn where there are any.
    """
    both = bool(len(answered) and answered.any())
    edges = histogram(np.concatenate([planned, answered]) if both else planned)[0].tolist()
    width = edges[1] - edges[0]

    def binned(counts: Counts) -> tuple[float, ...]:
        return tuple(np.bincount((counts - edges[0]) // width, minlength=len(edges) - 1).tolist())

    bars = [Bars(translate("ExposureHistogram", "planned"), "accent", binned(planned))]
    if both:
        bars.append(Bars(translate("ExposureHistogram", "answered"), "ok", binned(answered)))
    times = [f"{low}" if width == 1 else f"{low}–{low + width - 1}" for low in edges[:-1]]
    most = int(max(1, *(height for one in bars for height in one.heights)))
    x = Axis(axis, len(times), len(times), lambda _: times, tuple(at + 0.5 for at in range(len(times))))
    y = Axis(
        translate("ExposureHistogram", "images"),
        most,
        most,
        lambda ticks: [numeral(round(tick)) for tick in ticks],
        tuple(sorted({0, most // 2, most})),
    )
    words = translate("ExposureHistogram", "{images} images {times} times")
    said = [
        words.format(images=images, times=text)
        for images, text in zip(bars[0].heights, times, strict=True)
        if images
    ]
    return Chart(x, y, bars=tuple(bars), left=44), "; ".join(said)


class SamplerView(QWidget):
    """Counts while it is on view, for the design that is shown and a number of assignments."""

    def __init__(self, background: Background, pictures: Pictures) -> None:
        super().__init__()
        self.setAccessibleName(translate("SamplerView", "How often images are shown"))
        self._background = background
        self._box = Counting()
        self._study: OpenStudy | None = None
        self._design: Design | None = None
        self._counted_for: tuple[object, ...] = ()
        self._sampled: Sampled | None = None
        self._rows: list[int] = []
        self.assignments = NumberField(
            says=translate("SamplerView", "Number of assignments"), low=1, high=MOST_ASSIGNMENTS
        )
        self.assignments.setFixedWidth(96)
        self.progress = ProgressRow()
        self.messages = MessageBar(closable=False)
        self.which = SegmentedButtons(
            (
                ("probe", translate("SamplerView", "As probe")),
                ("member", translate("SamplerView", "In a grid")),
            ),
            says=translate("SamplerView", "What is counted"),
        )
        self.histogram = StillChart(CHART_HIGH)
        self.least = Extremes(translate("SamplerView", "Least often"), pictures)
        self.most = Extremes(translate("SamplerView", "Most often"), pictures)
        self._cells: dict[tuple[str, str], QLabel] = {}
        self._settle = pause(self, SETTLE_MS, self._count)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self.which.setMaximumWidth(220)
        top = row(label(translate("SamplerView", "Assignments")), self.assignments, Wide(), self.which)
        parts = (self.histogram, self._table(), self.least, self.most, Wide())
        scroll = self._scroll = scrolled(column(*parts, spacing=16, margins=(0, 0, 10, 0)))
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayout(column(top, self.progress, self.messages, Wide(scroll), Wide(share=0), spacing=12))

    def _table(self) -> QWidget:
        table = QWidget()
        table.setAccessibleName(translate("SamplerView", "Planned and answered"))
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        table.setMaximumWidth(640)
        heads = (translate("SamplerView", "Planned"), translate("SamplerView", "Answered"))
        for across, head in enumerate(heads, 1):
            grid.addWidget(label(head, "small"), 0, across, Qt.AlignmentFlag.AlignRight)
        texts = {
            "sessions": translate("SamplerView", "Sessions"),
            "screens": translate("SamplerView", "Main and shared screens"),
            "probe": translate("SamplerView", "Each image as probe"),
            "member": translate("SamplerView", "Each image in a grid"),
            "compared": translate("SamplerView", "Pairs compared"),
            "together": translate("SamplerView", "Pairs seen together"),
            "triplets": translate("SamplerView", "Triplets"),
            "questions": translate("SamplerView", "Unique triplets expected"),
        }
        for down, (key, text) in enumerate(texts.items(), 1):
            grid.addWidget(label(text), down, 0)
            grid.setRowMinimumHeight(down, 20)
            for across, side in enumerate(("planned", "answered"), 1):
                cell = self._cells[key, side] = label("", selectable=True)
                cell.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                cell.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                grid.addWidget(cell, down, across)
        return table

    def _wire(self) -> None:
        self.assignments.number_changed.connect(lambda _number: self._settle.start())
        self.which.value_changed.connect(lambda _which: self._draw())
        self.progress.cancel_requested.connect(self.stop)

    def show_design(self, study: OpenStudy, design: Design) -> None:
        """Count for this design, once it is on view."""
        if self._design is None or design.name != self._design.name:
            self.assignments.set_number(design.payment.assignments)
        self._study, self._design = study, design
        if not self.isHidden():
            self._settle.start()

    @property
    def running(self) -> bool:
        """Whether it is still counting."""
        return self._background.running(WORK)

    def open(self) -> None:
        """It came on view."""
        self._settle.start(0)

    def stop(self) -> None:
        """Keep what was counted until now."""
        self._box.stop.set()
        self._background.cancel(QUESTIONS_WORK)

    def clear(self) -> None:
        """Nothing is shown any more."""
        self._settle.stop()
        self.stop()
        self._background.cancel(WORK)
        self.progress.hide()
        self._study = self._design = self._sampled = None
        self._counted_for = ()

    def pictures_came(self) -> None:
        """Thumbnails that were asked for are there."""
        self.least.update()
        self.most.update()

    def _count(self) -> None:
        study, design, number = self._study, self._design, self.assignments.number
        if study is None or design is None or number is None or not 1 <= number <= MOST_ASSIGNMENTS:
            return
        blocks = tuple(
            (one.grid, one.layout.probe, one.images, one.screens, one.sampling) for one in design.blocks
        )
        wanted = (id(study.study.images), blocks, number, design.name)
        if wanted == self._counted_for and (self._sampled is None or self._sampled.whole):
            return
        self._counted_for = wanted
        self.messages.clear()
        images = study.study.images
        used = {one for block in design.blocks for one in block_rows(images, block.images.labels)}
        self._rows = sorted(used)
        for cell in self._cells.values():
            cell.setText("…" if cell is self._cells["questions", "planned"] else "")
        self.progress.begin(translate("SamplerView", "Counting sessions"))
        self._box = Counting()
        self._background.start(
            WORK,
            self._box.work(study, design, number),
            done=self._take,
            failed=self._failed,
            progress=self._progressed,
        )
        self._background.start(
            QUESTIONS_WORK,
            different_expected(study, design, number),
            done=lambda count: self._say("questions", "planned", numeral(count)),
            failed=lambda _error: None,
        )

    def _progressed(self, done: int, total: int) -> None:
        if self._box.so_far is not None:
            self._take(self._box.so_far)
        self.progress.advance(done, total)

    def _failed(self, error: GridLabError) -> None:
        self.progress.hide()
        self._sampled = None
        self._counted_for = ()
        self._scroll.hide()
        self.messages.say_error(error)

    def _take(self, sampled: Sampled) -> None:
        self._sampled = sampled
        self._scroll.show()
        if not self.running:
            self.progress.hide()
            if not sampled.whole:
                self.messages.say(
                    "info",
                    translate("SamplerView", "Stopped: {count} sessions counted.").format(
                        count=numeral(sampled.planned.sessions)
                    ),
                    actions=((translate("SamplerView", "Count all"), self._settle.start),),
                )
        self._draw()

    def _draw(self) -> None:
        sampled, design, study = self._sampled, self._design, self._study
        if sampled is None or design is None or study is None:
            return
        pairs = possible_pairs(len(self._rows))
        each = triplets_of_assignment(design)
        for side, exposure in (("planned", sampled.planned), ("answered", sampled.answered)):
            for key in ("sessions", "screens"):
                self._say(key, side, numeral(getattr(exposure, key)))
            for key in ("probe", "member"):
                self._say(key, side, _range(getattr(exposure, key)[self._rows]))
            for key in ("compared", "together"):
                self._say(key, side, _of(getattr(exposure, key), pairs))
        self._say("triplets", "planned", numeral(sampled.planned.sessions * each))
        which = str(self.which.value)
        planned = getattr(sampled.planned, which)[self._rows]
        answered = getattr(sampled.answered, which)[self._rows]
        axis = (
            translate("SamplerView", "times shown as probe")
            if which == "probe"
            else translate("SamplerView", "times shown in a grid")
        )
        self.histogram.show_chart(*exposure_chart(planned, answered, axis))
        images = study.study.images
        order = planned.argsort(kind="stable")
        least = [(images[self._rows[at]], int(planned[at])) for at in order[:EXTREMES]]
        most = [(images[self._rows[at]], int(planned[at])) for at in order[::-1][:EXTREMES]]
        for extremes in (self.least, self.most):
            extremes.setVisible(len(set(planned.tolist())) > 1)
        self.least.show_images(least)
        self.most.show_images(most)

    def _say(self, key: str, side: str, text: str) -> None:
        self._cells[key, side].setText(text)


def _range(counts: Counts) -> str:
    """ "4–5, mean 4.8"."""
    if not len(counts):
        return "–"
    low, high, mean = int(counts.min()), int(counts.max()), float(counts.mean())
    if low == high:
        return numeral(low)
    return translate("SamplerView", "{low}–{high}, mean {mean}").format(
        low=numeral(low), high=numeral(high), mean=numeral(mean, ",.1f")
    )


def _of(found: int, possible: int) -> str:
    share = found / possible if possible else 0.0
    return translate("SamplerView", "{found} of {possible} · {share}").format(
        found=numeral(found), possible=numeral(possible), share=numeral(share, ".0%")
    )
