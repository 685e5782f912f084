"""Whether the answers of a dataset bear out what /exclusion says of them.

What rests on the answers of others or on a map, or on all sessions of an annotator, of which an export of
named sessions has not all, is taken as it was recorded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from gridlab.domain.answering import kappa
from gridlab.domain.exclusion import DECISION, RULE, Rule
from gridlab.domain.said import Said, say
from gridlab.domain.screen import ScreenKind
from gridlab.store.dataset.columns import Values
from gridlab.store.design_file import parse_design

Floats = npt.NDArray[np.float64]
_ROUNDING = 1e-9


def mark_problems(values: Mapping[str, Values]) -> Iterator[Said]:
    """What is not sound in /exclusion itself. Call once its numbers are known to be in bounds."""
    rules, limits = list(values["exclusion/rule"]), _array(values, "exclusion/value")
    session, screen = _array(values, "exclusion/session"), _array(values, "exclusion/screen")
    own = screen >= 0
    if (_array(values, "screen/session")[screen[own]] != session[own]).any():
        yield say("/exclusion/screen: a screen of another session")
    for name in dict.fromkeys(rules):
        rows = np.flatnonzero(np.array([rule == name for rule in rules], np.bool_))
        if name == DECISION:
            if not np.isnan(limits[rows]).all():
                yield say("/exclusion/value: a limit of a decision")
        elif not re.fullmatch(RULE, name):
            yield say("/exclusion/rule: no rule or decision")
        else:
            yield from _of_rule(name, values, rows, limits)


def _of_rule(
    name: str, values: Mapping[str, Values], rows: npt.NDArray[np.intp], limits: npt.NDArray[Any]
) -> Iterator[Said]:
    """Whether each thing that the rule marks is as the rule says."""
    one = Rule(name, decided="")
    of_screen = one.measure.rests_on == "screen"
    places = _array(values, "exclusion/screen" if of_screen else "exclusion/session")[rows]
    if ((_array(values, "exclusion/screen")[rows] >= 0) != of_screen).any():
        yield say("/exclusion/screen: not what the rule marks")
        return
    measured = _MEASURED.get(one.asks)
    if measured is None:
        return
    found = measured(values)
    for place, limit in zip(places.tolist(), limits[rows].tolist(), strict=True):
        slack = _ROUNDING if one.rule.endswith(("<", "below")) else -_ROUNDING
        if np.isnan(limit) or not Rule(name, limit + slack, decided="").marks(float(found[place])):
            yield say("/exclusion: a mark that the answers do not bear out")
            return


def _array(values: Mapping[str, Values], path: str) -> npt.NDArray[Any]:
    return np.asarray(values[path])


def _sessions(values: Mapping[str, Values]) -> int:
    return len(values["session/id"])


def _catch_share(values: Mapping[str, Values]) -> Floats:
    passed, session = _array(values, "screen/passed"), _array(values, "screen/session")
    shown = passed >= 0
    with np.errstate(invalid="ignore"):
        return np.asarray(
            np.bincount(session[shown], passed[shown], _sessions(values))
            / np.bincount(session[shown], minlength=_sessions(values))
        )


def _median_ms(values: Mapping[str, Values]) -> Floats:
    counts = _array(values, "screen/kind") != ScreenKind.PRACTICE
    ms, session = _array(values, "screen/response_ms"), _array(values, "screen/session")
    timed = [ms[counts & (ms >= 0) & (session == row)] for row in range(_sessions(values))]
    return np.array([np.median(one) if len(one) else np.nan for one in timed])


def _repeat_kappa(values: Mapping[str, Values]) -> Floats:
    repeats, session = _array(values, "screen/repeats"), _array(values, "screen/session")
    grid, chosen = _array(values, "screen/grid"), _array(values, "screen/chosen") > 0
    again = np.flatnonzero(repeats >= 0)
    turn = np.argsort(grid, axis=1, kind="stable")
    flags = np.take_along_axis(chosen, turn, axis=1)
    first = flags[repeats[again]]
    overlap = (flags[again] & first).sum(axis=1)
    n = (grid[again] >= 0).sum(axis=1)
    each = kappa(overlap, n, flags[again].sum(axis=1), first.sum(axis=1))
    known = ~np.isnan(each)
    own = session[again][known]
    with np.errstate(invalid="ignore"):
        return np.asarray(
            np.bincount(own, each[known], _sessions(values)) / np.bincount(own, minlength=_sessions(values))
        )


def _position_p(values: Mapping[str, Values]) -> Floats:
    """p of the cells chosen by X² = ((n - 1)/(n - k)) Σ (O - E)²/E, summed over blocks, of complete answers
    to screens whose cells were shuffled: as science.quality.own has it, which no store may know."""
    from scipy.special import chdtrc

    sessions = _sessions(values)
    session, chosen = _array(values, "screen/session"), _array(values, "screen/chosen") > 0
    design, block = _array(values, "session/design")[session], _array(values, "screen/block")
    n, counts = _array(values, "screen/n"), _array(values, "screen/kind") != ScreenKind.PRACTICE
    x2, df = np.zeros(sessions), np.zeros(sessions)
    for row, text in enumerate(values["design/json"]):
        for number, one in enumerate(parse_design(str(text).encode("utf-8", "surrogatepass")).blocks):
            cells, k = one.n, one.grid.choose
            own = counts & (design == row) & (block == number) & (n == cells) & (chosen.sum(axis=1) == k)
            if one.sampling.method == "listed" or not own.any():
                continue
            expected = np.bincount(session[own], minlength=sessions)[:, None] * k / cells
            observed = np.stack(
                [np.bincount(session[own], chosen[own, cell], sessions) for cell in range(cells)], axis=1
            )
            with np.errstate(invalid="ignore", divide="ignore"):
                parts = np.where(expected > 0, (observed - expected) ** 2 / expected, 0)
            x2 += (cells - 1) / (cells - k) * parts.sum(axis=1)
            df += np.where(expected[:, 0] > 0, cells - 1, 0)
    return np.where(df > 0, chdtrc(np.maximum(df, 1), x2), np.nan)


_MEASURED: Mapping[str, Callable[[Mapping[str, Values]], npt.NDArray[Any]]] = {
    "response_ms": lambda values: _array(values, "screen/response_ms"),
    "timed_out": lambda values: _array(values, "screen/timed_out"),
    "catch_share": _catch_share,
    "median_ms": _median_ms,
    "repeat_kappa": _repeat_kappa,
    "position_p": _position_p,
}
