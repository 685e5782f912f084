"""What is said of a map beside it: how it was fitted, how well it tells answers, and what is drawn of it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from gridlab.app.embedding.contents import TriedRow
from gridlab.app.map.contents import ShownMap
from gridlab.app.map.plane import Orientation
from gridlab.domain.images import images_said
from gridlab.domain.said import NOTHING, Said, joined, say, verbatim

METHODS: Mapping[str, Said] = {
    "ste": verbatim("STE"),
    "tste": verbatim("t-STE"),
    "ckl": verbatim("CKL"),
    "soe": verbatim("SOE"),
    "snack": verbatim("SNaCK"),
}
CHANCE = 0.5


def method_said(shown: ShownMap) -> Said:
    """How the map was fitted: "t-STE in 10 dimensions"."""
    method = METHODS.get(str(shown.about["method"]), verbatim(str(shown.about["method"])))
    if shown.dims == 1:
        return say("{method} in 1 dimension", method=method)
    return say("{method} in {dims} dimensions", method=method, dims=shown.dims)


def tried_said(row: TriedRow) -> Said:
    """A setting that was tried: "t-STE, α 1, features 50 %"."""
    parts = [METHODS.get(row.method, verbatim(row.method))]
    if row.method in ("tste", "snack"):
        parts.append(say("α {alpha:g}", alpha=row.alpha))
    if row.method == "snack":
        parts.append(say("μ {mu:g}", mu=row.mu))
    if row.feature_weight > 0:
        parts.append(say("features {weight:.0%}", weight=row.feature_weight))
    return joined(parts, ", ")


def won_said(tried: Sequence[TriedRow]) -> Said:
    """By how much the chosen setting won, "" where one alone was tried."""
    chosen = next((row for row in tried if row.chosen), None)
    others = [row for row in tried if not row.chosen]
    if chosen is None or not others:
        return NOTHING
    second = min(others, key=lambda row: row.logloss)
    gap = second.logloss - chosen.logloss
    if gap >= 0:
        return say(
            "{count} settings were tried. {name} told held-out screens best, by {gap:.4f} in log-loss.",
            count=len(tried),
            name=tried_said(chosen),
            gap=gap,
        )
    return say(
        "{count} settings were tried. {other} was better by only {gap:.4f} in log-loss, which may be chance.",
        count=len(tried),
        other=tried_said(second),
        gap=-gap,
    )


def error_said(about: Mapping[str, Any]) -> Said:
    """The held-out error with its interval and what it lies between: chance and the noise ceiling."""
    error, low, high = (float(about[f"heldout_{name}"]) for name in ("error", "low", "high"))
    if math.isnan(error):
        return say("held-out error not known")
    parts = [say("held-out error {error:.3f}", error=error)]
    if not math.isnan(low):
        parts[0] = say(
            "held-out error {error:.3f} ({low:.3f} to {high:.3f})", error=error, low=low, high=high
        )
    parts.append(say("chance {chance:.1f}", chance=CHANCE))
    least, most = float(about["noise_ceiling"]), float(about["noise_ceiling_high"])
    if not math.isnan(least):
        parts.append(say("best possible {least:.3f} to {most:.3f}", least=least, most=most))
    return joined(parts, ", ")


def note_said(shown: ShownMap, orientation: Orientation) -> Said:
    """The line below a figure, its parts divided by "; "."""
    drawn = say(
        "axes {across} and {up} hold {share:.0%} of the variance",
        across=orientation.across + 1,
        up=orientation.up + 1,
        share=shown.share_of(orientation),
    )
    screens = say("{count:,} screens", count=int(shown.about["n_screens"]))
    parts = (images_said(len(shown.names)), screens, method_said(shown), error_said(shown.about), drawn)
    return joined(parts, "; ")
