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
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from gridlab.app.prediction.against_people import (
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
    """One panel for each size: predicted against people's error, a dot for each condition."""
    window = pg.GraphicsLayoutWidget(size=(SCALE * 860, SCALE * 430))
    window.setBackground("#ffffff")
    for row, (size, people) in enumerate(PEOPLE.items()):
        plot = window.addPlot(row=0, col=row)
        _axes(plot, size, found, row)
        low, high = (0.2, 0.52) if size == min(PEOPLE) else (0.14, 0.40)
        plot.setRange(xRange=(low, high), yRange=(low, high), padding=0)
        plot.setAspectLocked(True)
        plot.plot([0, 1], [0, 1], pen=pg.mkPen(GREY, width=SCALE))
        for shift in (-0.03, 0.03):
            plot.plot([0, 1], [shift, 1 + shift], pen=pg.mkPen(GREY, width=SCALE, style=Qt.PenStyle.DotLine))
        bars = pg.ErrorBarItem(
            x=np.array(people),
            y=found.errors[row],
            height=2 * found.spread[row],
            pen=pg.mkPen(ACCENT, width=SCALE),
        )
        bars.setOpacity(0.35)
        plot.addItem(bars)
        plot.plot(
            list(people), found.errors[row], pen=None, symbol="o", symbolSize=SCALE * 7, symbolBrush=ACCENT,
            symbolPen=None,
        )  # fmt: skip
        for name, x, y in zip(CONDITIONS, people, found.errors[row], strict=True):
            label = pg.TextItem(name, color=INK, anchor=(-0.15, 0.5))
            label.setFont(_font(12))
            label.setPos(x, y)
            plot.addItem(label)
    window.show()
    QApplication.processEvents()
    window.grab().save(str(TARGET))


def _axes(plot: pg.PlotItem, size: int, found: Comparison, row: int) -> None:
    style = {"color": INK, "font-size": f"{SCALE * 9}pt"}
    plot.setLabel("bottom", "error with people's answers", **style)
    plot.setLabel("left", "predicted error", **style)
    plot.setTitle(
        f"{size} screens: deviation {found.deviation[row]:.3f}, rank correlation "
        f"{found.rank_correlation[row]:.2f}",
        color=INK,
        size=f"{SCALE * 9}pt",
    )
    for side in ("left", "bottom"):
        axis = plot.getAxis(side)
        axis.setTextPen(INK)
        axis.setPen(pg.mkPen(GREY, width=SCALE))
        axis.setTickFont(_font(12))


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
    found = compare_with_people(
        studies, progress=lambda done, total: print(f"{done}/{total}", file=sys.stderr)
    )
    print(table(found))
    print(words(found))
    application = QApplication(sys.argv[:1])  # noqa: F841 - must outlive what is drawn
    load_fonts()
    draw(found)


if __name__ == "__main__":
    main()
