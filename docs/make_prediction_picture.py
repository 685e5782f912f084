"""Makes the comparison in prediction.md by the real program: python docs/make_prediction_picture.py [STUDIES]

Prints the table in Markdown and saves docs/pictures/prediction.png.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from against_people import (
    AGREEING,
    AGREEING_KINDS,
    CONDITIONS,
    PEOPLE,
    PEOPLE_AGREE,
    Comparison,
    compare_with_people,
)
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from gridlab.gui.kit.chart.painter import ChartPainter
from gridlab.gui.kit.chart.place import Axis, Chart, Floats, Place
from gridlab.gui.look.fonts import load_fonts
from gridlab.gui.look.palette import LIGHT

STUDIES = 30
TARGET = Path(__file__).parent / "pictures" / "prediction.png"
LOW, HIGH = 0.1, 0.52
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


@dataclass(frozen=True, eq=False)
class Errors:
    """A line of a panel: errors by condition; band: what lies within a standard deviation."""

    name: str
    index: int
    x: Floats
    y: Floats
    band: tuple[Floats, Floats] | None = None


def draw(found: Comparison) -> None:
    """A panel for each size: conditions along, people's error and the predicted one with its spread up."""
    panel = QSizeF(620, 380)
    picture = QImage(SCALE * 1240, SCALE * 400, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ffffff"))
    painter = QPainter(picture)
    painter.scale(SCALE, SCALE)
    for row, size in enumerate(PEOPLE):
        chart = _panel(found, row)
        view = QRectF(-0.5, LOW, len(CONDITIONS), HIGH - LOW)
        drawn = ChartPainter(painter, Place(chart, panel, view), LIGHT)
        drawn.write(_heading(found, size, row), QPointF(72, 12), LIGHT["ink"], size=11)
        painter.translate(0, 20)
        drawn.paint_ground()
        painter.translate(panel.width(), -20)
    painter.end()
    picture.save(str(TARGET))


def _panel(found: Comparison, row: int) -> Chart:
    places = np.arange(len(CONDITIONS), dtype=float)
    people = np.asarray(list(PEOPLE.values())[row], dtype=float)
    errors, spread = np.asarray(found.errors[row]), np.asarray(found.spread[row])
    around = (np.append(places, places[::-1]), np.append(errors - spread, (errors + spread)[::-1]))
    lines = (Errors("predicted ± SD", 0, places, errors, around), Errors("people", 1, places, people))
    along = Axis("condition (images in the grid c chosen)", 0, 0, lambda _: list(CONDITIONS), tuple(places))
    return Chart(
        along, Axis("held-out error", HIGH, HIGH, lambda ticks: [f"{at:.1f}" for at in ticks]), lines
    )


def _heading(found: Comparison, size: int, row: int) -> str:
    return (
        f"{size} screens: mean deviation {found.deviation[row]:.3f}, rank correlation "
        f"{found.rank_correlation[row]:.2f}"
    )


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
