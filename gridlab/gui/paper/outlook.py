"""The error of maps by the number of screens, and where more would lead, as a chart for window and print."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from gridlab.app.outlook import Outlook
from gridlab.gui.kit.chart.place import Axis, Chart, Floats
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral

_CHANCE = 0.5


@dataclass(frozen=True, slots=True)
class _Curve:
    """A line of the chart."""

    name: str
    index: int
    x: Floats
    y: Floats
    band: tuple[Floats, Floats] | None = None


def outlook_chart(found: Outlook) -> Chart:
    """The errors of maps of so many screens, where they lead, and what nothing can better."""
    ahead = found.ahead
    assert ahead is not None
    x, y = ahead.ahead.astype(np.float64), ahead.expected
    band = (np.concatenate([x, x[::-1]]), np.concatenate([ahead.low, ahead.high[::-1]]))
    whole = np.append(ahead.screens.astype(np.float64), x), np.append(ahead.error, y)
    lines = [_Curve(translate("Data", "error"), 0, *whole, band)]
    most = float(x[-1])
    if not math.isnan(found.ceiling.low):
        ends, level = np.array([0.0, most]), np.array([found.ceiling.low] * 2)
        between = np.append(ends, ends[::-1]), np.append(level, [found.ceiling.high] * 2)
        lines.append(_Curve(translate("Data", "best possible"), 1, ends, level, between))
    top = min(max(_CHANCE, float(ahead.high.max())), 0.6)
    across = Axis(
        translate("Data", "screens"), most, most, lambda ticks: [numeral(round(tick)) for tick in ticks]
    )
    up = Axis(
        translate("Data", "held-out error (chance is .5)"),
        top,
        top,
        lambda ticks: [numeral(tick, ".1f") for tick in ticks],
    )
    now = (float(x[0]), float(y[0]))
    return Chart(across, up, lines=tuple(lines), marks=(now, *(None for _ in lines[1:])))
