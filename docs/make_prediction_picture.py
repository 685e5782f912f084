"""Makes the comparison in prediction.md by the real program: python docs/make_prediction_picture.py [STUDIES]

Prints the table in Markdown and saves docs/pictures/prediction.png.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from gridlab.app.prediction.against_people import (
    AGREEING,
    AGREEING_KINDS,
    CONDITIONS,
    PEOPLE,
    PEOPLE_AGREE,
    Comparison,
    compare_with_people,
)
from gridlab.gui.look.fonts import interface_font, load_fonts

STUDIES = 30
TARGET = Path(__file__).parent / "pictures" / "prediction.png"
INK, GREY, ACCENT = "#1d2433", "#8a93a3", "#2f62d9"
SCALE = 2


def table(found: Comparison) -> str:
    """The comparison in Markdown."""
    lines = ["| screens | | " + " | ".join(CONDITIONS) + " |", "|" + "---|" * (2 + len(CONDITIONS))]
    for row, (size, people) in enumerate(PEOPLE.items()):
        lines.append(f"| {size} | people | " + " | ".join(_three(value) for value in people) + " |")
        lines.append("| | predicted | " + " | ".join(_three(value) for value in found.errors[row]) + " |")
    return "\n".join(lines)


def words(found: Comparison) -> str:
    """Rank correlations and deviations."""
    parts = [
        f"{size} screens: rank correlation {found.rank_correlation[row]:.3f}, mean absolute deviation "
        f"{found.deviation[row]:.4f}, mean deviation {found.bias[row]:+.4f}"
        for row, size in enumerate(PEOPLE)
    ]
    parts.append(
        f"agreement {found.agreement:.3f} (people {PEOPLE_AGREE}), {found.visible:,.0f} screens visible"
    )
    return "\n".join(parts)


def draw(found: Comparison) -> None:
    """A panel for each size: conditions along, people's error and the predicted one with its spread up."""
    window = pg.GraphicsLayoutWidget(size=(SCALE * 860, SCALE * 400))
    window.setBackground("#ffffff")
    places = np.arange(len(CONDITIONS))
    for row, (size, people) in enumerate(PEOPLE.items()):
        plot = window.addPlot(row=0, col=row)
        _axes(plot, size, found, row)
        legend = plot.addLegend(
            offset=(-SCALE * 8, SCALE * 8), labelTextColor=INK, labelTextSize=f"{SCALE * 9}pt"
        )
        theirs = plot.plot(
            places, people, pen=pg.mkPen(GREY, width=SCALE), symbol="s", symbolSize=SCALE * 6,
            symbolBrush=GREY, symbolPen=None,
        )  # fmt: skip
        pen = pg.mkPen(ACCENT, width=SCALE)
        bars = pg.ErrorBarItem(x=places, y=found.errors[row], height=2 * found.spread[row], pen=pen)
        bars.setOpacity(0.5)
        plot.addItem(bars)
        ours = plot.plot(
            places, found.errors[row], pen=None, symbol="o", symbolSize=SCALE * 7, symbolBrush=ACCENT,
            symbolPen=None,
        )  # fmt: skip
        legend.addItem(theirs, "people's answers")
        legend.addItem(ours, "predicted, ± SD of studies")
    window.show()
    QApplication.processEvents()
    window.grab().save(str(TARGET))


def _axes(plot: pg.PlotItem, size: int, found: Comparison, row: int) -> None:
    style = {"color": INK, "font-size": f"{SCALE * 9}pt"}
    left, bottom = plot.getAxis("left"), plot.getAxis("bottom")
    left.enableAutoSIPrefix(False)
    left.setWidth(SCALE * 56)
    bottom.setHeight(SCALE * 44)
    bottom.setTicks([list(enumerate(CONDITIONS))])
    plot.setLabel("bottom", "condition (images in the grid c chosen)", **style)
    plot.setLabel("left", "held-out error", **style)
    plot.setTitle(
        f"{size} screens: mean deviation {found.deviation[row]:.3f}, rank correlation "
        f"{found.rank_correlation[row]:.2f}",
        color=INK,
        size=f"{SCALE * 9}pt",
    )
    for axis in (left, bottom):
        axis.setTextPen(INK)
        axis.setPen(pg.mkPen(GREY, width=SCALE))
        axis.setTickFont(_font(11))
    plot.setRange(xRange=(-0.5, len(CONDITIONS) - 0.5), yRange=(0.1, 0.52), padding=0)


def _font(pixels: int) -> QFont:
    return interface_font(SCALE * pixels)


def _three(value: float) -> str:
    return f"{value:.3f}".removeprefix("0")


def told(done: int, total: int) -> None:
    """Say how far it is."""
    print(f"{done} of {total} simulated studies", file=sys.stderr)


def main() -> None:
    """Simulate, print, draw."""
    studies = int(sys.argv[1]) if len(sys.argv) > 1 else STUDIES
    found = compare_with_people(studies, progress=told)
    agreeing = compare_with_people(studies, people=AGREEING, kinds=AGREEING_KINDS, progress=told)
    for each in (found, agreeing):
        print(table(each))
        print(words(each))
    application = QApplication(sys.argv[:1])  # noqa: F841 - must outlive what is drawn
    load_fonts()
    draw(found)


if __name__ == "__main__":
    main()
