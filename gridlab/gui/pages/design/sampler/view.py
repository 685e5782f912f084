"""The sampler view beside the form: numbers, a histogram and the extremes of a design's sampling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from gridlab.domain.cost import triplets_of_assignment
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.exposure import Counts, possible_pairs
from gridlab.domain.images import block_rows
from gridlab.gui.kit.buttons import SegmentedButtons
from gridlab.gui.kit.fields import NumberField
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import MessageBar, ProgressRow
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.pages.design.sampler.control import Sampled, SamplerControl
from gridlab.gui.pages.design.sampler.extremes import Extremes, Pictures
from gridlab.gui.pages.design.sampler.histogram import ExposureHistogram

if TYPE_CHECKING:
    from gridlab.app.study import OpenStudy
    from gridlab.gui.background import Background

SETTLE_MS = 400
MOST_ASSIGNMENTS = 100_000
EXTREMES = 8


class SamplerView(QWidget):
    """Counts while it is on view, for the design that is shown and a number of assignments."""

    def __init__(self, background: Background, pictures: Pictures) -> None:
        super().__init__()
        self.setAccessibleName(translate("SamplerView", "How often images are shown"))
        self.control = SamplerControl(background, self)
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
        self.histogram = ExposureHistogram()
        self.least = Extremes(translate("SamplerView", "Least often"), pictures)
        self.most = Extremes(translate("SamplerView", "Most often"), pictures)
        self._cells: dict[tuple[str, str], QLabel] = {}
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._count)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(label(translate("SamplerView", "Assignments")))
        top.addWidget(self.assignments)
        top.addStretch(1)
        self.which.setMaximumWidth(220)
        top.addWidget(self.which)
        inner = QWidget()
        inner.setObjectName("sheet")
        rest = QVBoxLayout(inner)
        rest.setContentsMargins(0, 0, 10, 0)
        rest.setSpacing(16)
        for widget in (self.histogram, self._table(), self.least, self.most):
            rest.addWidget(widget)
        rest.addStretch(1)
        scroll = self._scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.progress)
        column.addWidget(self.messages)
        column.addWidget(scroll, 1)
        column.addStretch(0)

    def _table(self) -> QWidget:
        table = QWidget()
        table.setAccessibleName(translate("SamplerView", "Planned and answered"))
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        table.setMaximumWidth(640)
        for column, head in enumerate(
            (translate("SamplerView", "Planned"), translate("SamplerView", "Answered")), 1
        ):
            grid.addWidget(label(head, "small"), 0, column, Qt.AlignmentFlag.AlignRight)
        for row, (key, text) in enumerate(self._texts(), 1):
            grid.addWidget(label(text), row, 0)
            grid.setRowMinimumHeight(row, 20)
            for column, side in enumerate(("planned", "answered"), 1):
                cell = self._cells[key, side] = label("", selectable=True)
                cell.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                cell.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                grid.addWidget(cell, row, column)
        return table

    def _texts(self) -> tuple[tuple[str, str], ...]:
        return (
            ("sessions", translate("SamplerView", "Sessions")),
            ("screens", translate("SamplerView", "Main and shared screens")),
            ("probe", translate("SamplerView", "Each image as probe")),
            ("member", translate("SamplerView", "Each image in a grid")),
            ("compared", translate("SamplerView", "Pairs compared")),
            ("together", translate("SamplerView", "Pairs seen together")),
            ("triplets", translate("SamplerView", "Triplets")),
            ("questions", translate("SamplerView", "Different questions expected")),
        )

    def _wire(self) -> None:
        self.assignments.number_changed.connect(lambda _number: self._settle.start())
        self.which.value_changed.connect(lambda _which: self._draw())
        self.progress.cancel_requested.connect(self.control.stop)
        self.control.counted.connect(self._take)
        self.control.progressed.connect(self.progress.advance)
        self.control.questions.connect(
            lambda count: self._cells["questions", "planned"].setText(numeral(count))
        )
        self.control.failed.connect(self._failed)

    def show_design(self, study: OpenStudy, design: Design) -> None:
        """Count for this design, once it is on view."""
        if self._design is None or design.name != self._design.name:
            self.assignments.set_number(design.payment.assignments)
        self._study, self._design = study, design
        if not self.isHidden():
            self._settle.start()

    def open(self) -> None:
        """It came on view."""
        self._settle.start(0)

    def clear(self) -> None:
        """Nothing is shown any more."""
        self._settle.stop()
        self.control.clear()
        self.progress.end()
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
        wanted = (id(study.study.images), blocks, number, self._design.name if self._design else "")
        if wanted == self._counted_for and (self._sampled is None or self._sampled.whole):
            return
        self._counted_for = wanted
        self.messages.clear()
        images = study.study.images
        used = {row for block in design.blocks for row in block_rows(images, block.images.labels)}
        self._rows = sorted(used)
        for cell in self._cells.values():
            cell.setText("…" if cell is self._cells["questions", "planned"] else "")
        self.progress.begin(translate("SamplerView", "Counting sessions"))
        self.control.begin(study, design, number)

    def _failed(self, error: GridLabError) -> None:
        self.progress.end()
        self._sampled = None
        self._counted_for = ()
        self._scroll.hide()
        self.messages.say_error(error)

    def _take(self, sampled: Sampled) -> None:
        self._sampled = sampled
        self._scroll.show()
        if not self.control.running:
            self.progress.end()
            if not sampled.whole:
                self.messages.say(
                    "info",
                    translate("SamplerView", "Stopped: {count} sessions are counted.").format(
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
            self._say("sessions", side, numeral(exposure.sessions))
            self._say("screens", side, numeral(exposure.screens))
            self._say("probe", side, _range(exposure.probe[self._rows]))
            self._say("member", side, _range(exposure.member[self._rows]))
            self._say("compared", side, _of(exposure.compared, pairs))
            self._say("together", side, _of(exposure.together, pairs))
        self._say("triplets", "planned", numeral(sampled.planned.sessions * each))
        which = str(self.which.value)
        planned = getattr(sampled.planned, which)[self._rows]
        answered = getattr(sampled.answered, which)[self._rows]
        axis = (
            translate("SamplerView", "times shown as probe")
            if which == "probe"
            else translate("SamplerView", "times shown in a grid")
        )
        self.histogram.show_counts(planned, answered, axis)
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
