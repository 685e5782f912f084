"""Makes the figures in quality.md by the real program: python docs/make_quality_picture.py [STUDIES]

Prints the tables in Markdown and saves docs/pictures/quality.png.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from quality_people import CAREFUL, SPAMMER, Kind, area_under, hit, people_answer, sleeper

from gridlab.gui.kit.chart.painter import ChartPainter
from gridlab.gui.kit.chart.place import Axis, Chart, Floats, Place
from gridlab.gui.look.fonts import load_fonts
from gridlab.gui.look.palette import LIGHT
from gridlab.science.quality.guessing import seen_by_others
from gridlab.science.quality.measures import Measures, marks, measures

STUDIES = 40
PEOPLE, BAD = 40, 10
SCREENS = (10, 20, 40)
SHARES = (0.5, 0.3)
GRIDS = {"16c4": (4, 4, 4), "8c2": (2, 4, 2)}
SHARED = 3
SIGNS = ("guess score", "log-likelihood", "agreement κ", "catch screens")
TARGET = Path(__file__).parent / "pictures" / "quality.png"
SCALE = 2


@dataclass
class Told:
    """Doubt by each sign, of careful people and of guessers, over all studies."""

    careful: dict[str, list[Floats]] = field(default_factory=lambda: {sign: [] for sign in SIGNS})
    guessers: dict[str, list[Floats]] = field(default_factory=lambda: {sign: [] for sign in SIGNS})

    def area(self, sign: str) -> float:
        """Mean AUC over the studies."""
        pairs = zip(self.guessers[sign], self.careful[sign], strict=True)
        return float(np.mean([area_under(bad, good) for bad, good in pairs]))

    def curve(self, sign: str) -> tuple[Floats, Floats]:
        """Shares of careful people and of guessers above each limit, all studies together."""
        good, bad = np.concatenate(self.careful[sign]), np.concatenate(self.guessers[sign])
        limits = np.unique(np.concatenate([good, bad]))[::-1]
        above = [((good >= limit).mean(), (bad >= limit).mean()) for limit in limits]
        along, up = np.array([(0.0, 0.0), *above, (1.0, 1.0)]).T
        return along, up


def measured(kinds: list[Kind], grid: str, screens: int, seed: int) -> Measures:
    """What a study of these people measures."""
    answers = people_answer(kinds, hit(screens, GRIDS[grid], shared=SHARED), seed=seed)
    people = sum(kind.count for kind in kinds)
    return measures(answers, answers.annotator, people, seen_by_others(answers))


def told(grid: str, screens: int, share: float, studies: int) -> Told:
    """Studies of careful people among whom some guess a share of their screens."""
    found = Told()
    for seed in range(studies):
        given = measured([Kind(PEOPLE - BAD), Kind(BAD, sleeper(share))], grid, screens - SHARED, seed)
        doubts = {
            "guess score": given.guess.score,
            "log-likelihood": -given.guess.log_likelihood,
            "agreement κ": -given.agreement.kappa,
            "catch screens": -given.catch.share,
        }
        for sign, doubt in doubts.items():
            found.careful[sign].append(doubt[:-BAD])
            found.guessers[sign].append(doubt[-BAD:])
    return found


def areas(found: dict[tuple[str, int, float], Told]) -> str:
    """AUC of each sign, in Markdown."""
    lines = ["| grid | guessed | sign | " + " | ".join(f"{n} screens" for n in SCREENS) + " |"]
    lines.append("|---|---|---|" + "--:|" * len(SCREENS))
    for grid in GRIDS:
        for share in SHARES:
            for sign in SIGNS:
                cells = (f"{found[grid, screens, share].area(sign):.2f}" for screens in SCREENS)
                lines.append(f"| {grid} | {share:.0%} | {sign} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def flagged(studies: int) -> str:
    """Who is flagged among careful people, a careful minority, sleepers and spammers, in Markdown."""
    kinds = {
        "careful": Kind(19),
        "careful minority: one of three dimensions is another": Kind(8, CAREFUL, otherwise=True),
        "half guessed": Kind(5, sleeper(0.5)),
        "30 % guessed": Kind(4, sleeper(0.3)),
        "spammer": Kind(4, SPAMMER),
    }
    ends = np.cumsum([kind.count for kind in kinds.values()])[:-1]
    shares, scores = [], []
    for seed in range(studies):
        given = measured(list(kinds.values()), "16c4", 20 - SHARED, seed)
        shares.append([part.mean() for part in np.split(marks(given).any, ends)])
        scores.append([np.median(part) for part in np.split(given.guess.score, ends)])
    lines = ["| people | flagged | median guess score |", "|---|--:|--:|"]
    for row, name in enumerate(kinds):
        flag, score = np.mean([one[row] for one in shares]), np.mean([one[row] for one in scores])
        lines.append(f"| {name} | {flag:.0%} | {score:.2f} |")
    return "\n".join(lines)


@dataclass(frozen=True, eq=False)
class Curve:
    """The line of a sign."""

    name: str
    index: int
    x: Floats
    y: Floats
    band: tuple[Floats, Floats] | None = None


def draw(found: dict[tuple[str, int, float], Told]) -> None:
    """A panel for each share guessed: careful people flagged along, guessers found up."""
    panel = QSizeF(560, 420)
    picture = QImage(SCALE * 1120, SCALE * 440, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ffffff"))
    painter = QPainter(picture)
    painter.scale(SCALE, SCALE)
    for share in SHARES:
        one = found["16c4", 20, share]
        lines = tuple(Curve(sign, at, *one.curve(sign)) for at, sign in enumerate(SIGNS))
        along = Axis("careful people above the limit", 1, 1, lambda ticks: [f"{at:.1f}" for at in ticks])
        up = Axis("guessers above it", 1, 1, lambda ticks: [f"{at:.1f}" for at in ticks])
        place = Place(Chart(along, up, lines), panel, QRectF(-0.01, -0.01, 1.02, 1.02))
        drawn = ChartPainter(painter, place, LIGHT)
        heading = (
            f"{share:.0%} guessed, 20 screens of 16c4: AUC {one.area('guess score'):.2f} by the guess score"
        )
        drawn.write(heading, QPointF(72, 12), LIGHT["ink"], size=11)
        painter.translate(0, 20)
        drawn.paint_ground()
        painter.translate(panel.width(), -20)
    painter.end()
    picture.save(str(TARGET))


def main() -> None:
    """Simulate, print, draw."""
    studies = int(sys.argv[1]) if len(sys.argv) > 1 else STUDIES
    found = {}
    for grid in GRIDS:
        for screens in SCREENS:
            for share in SHARES:
                print(f"{grid}, {screens} screens, {share:.0%} guessed", file=sys.stderr)
                found[grid, screens, share] = told(grid, screens, share, studies)
    print(areas(found))
    print(flagged(studies))
    application = QApplication(sys.argv[:1])  # noqa: F841 - must outlive what is drawn
    load_fonts()
    draw(found)


if __name__ == "__main__":
    main()
