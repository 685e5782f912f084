"""A row per annotator: every measure with what guessing would give, the flags, the reasons in words."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from gridlab.app.columns import Column, chosen
from gridlab.domain.said import Said, joined, say
from gridlab.science.quality.answers import Answers, Floats
from gridlab.science.quality.measures import Marks, Measures, doubt_order

FLAG_NAMES = {
    "catch": say("Catch screens"),
    "fast": say("Pace"),
    "straight_line": say("Same cells in a row"),
    "position": say("Position"),
    "repeat": say("Repeat screens"),
    "guess": say("Guess score"),
    "agreement": say("Agreement"),
}
COIN = -math.log(2)
_FASTER_THAN = 0.9
_TINY = 0.001


@dataclass(frozen=True, slots=True)
class QualityRow:
    """One annotator; None where something is not known. The names are those that `--json` prints."""

    annotator: str
    row: int
    sessions: int
    screens: int
    catch_passed: int | None
    catch_shown: int | None
    catch_chance: float | None
    repeat_kappa: float | None
    repeat_low: float | None
    repeat_high: float | None
    repeat_screens: int
    agreement_kappa: float | None
    agreement_low: float | None
    agreement_high: float | None
    agreement_screens: int
    triplet_agreement: float | None
    triplets_compared: int
    guess_score: float | None
    guess_low: float | None
    guess_high: float | None
    guess_screens: int
    log_likelihood: float | None
    position_x2: float | None
    position_df: int
    position_p: float | None
    position_holm: float | None
    longest_run: int | None
    longest_run_usual: int | None
    longest_run_p: float | None
    median_ms: int | None
    fast_screens: int | None
    flags: tuple[str, ...]
    reasons: tuple[Said, ...]

    @property
    def why(self) -> Said:
        """All reasons in one line."""
        return joined(self.reasons, ", ")


def rows_of(answers: Answers, codes: Sequence[str], found: Measures, marked: Marks) -> list[QualityRow]:
    """The annotators with a screen that counts, the most doubtful first. found: measures of annotators."""
    asked_of = np.unique(answers.annotator[(answers.annotator >= 0) & (answers.block >= 0)])
    sessions = np.zeros(len(codes), np.int64)
    pairs = np.unique(np.stack([answers.annotator, answers.session], axis=1), axis=0)
    np.add.at(sessions, pairs[pairs[:, 0] >= 0, 0], 1)
    slower = _slower_than(found.pace.relative)
    rows = []
    for row in doubt_order(found, marked).tolist():
        if found.screens[row]:
            is_ours = bool(np.isin(row, asked_of))
            reasons = tuple(_reasons(row, found, marked, float(slower[row])))
            rows.append(_row(row, codes[row], int(sessions[row]), found, marked, reasons, is_ours))
    return rows


def _row(
    row: int,
    code: str,
    sessions: int,
    found: Measures,
    marked: Marks,
    reasons: tuple[Said, ...],
    is_ours: bool,
) -> QualityRow:
    """is_ours: whether a design is known, without which nothing is known of catch screens."""

    def known(values: Floats) -> float | None:
        value = float(values[row])
        return None if math.isnan(value) else value

    runs = found.runs.longest[row] > 0
    median = known(found.pace.median_ms)
    return QualityRow(
        annotator=code,
        row=row,
        sessions=sessions,
        screens=int(found.screens[row]),
        catch_passed=int(found.catch.passed[row]) if is_ours else None,
        catch_shown=int(found.catch.shown[row]) if is_ours else None,
        catch_chance=known(found.catch.chance),
        repeat_kappa=known(found.repeat.kappa),
        repeat_low=known(found.repeat.low),
        repeat_high=known(found.repeat.high),
        repeat_screens=int(found.repeat.screens[row]),
        agreement_kappa=known(found.agreement.kappa),
        agreement_low=known(found.agreement.low),
        agreement_high=known(found.agreement.high),
        agreement_screens=int(found.agreement.screens[row]),
        triplet_agreement=known(found.triplets.share),
        triplets_compared=int(found.triplets.triplets[row]),
        guess_score=known(found.guess.score),
        guess_low=known(found.guess.low),
        guess_high=known(found.guess.high),
        guess_screens=int(found.guess.screens[row]),
        log_likelihood=known(found.guess.log_likelihood),
        position_x2=known(found.position.x2),
        position_df=int(found.position.df[row]),
        position_p=known(found.position.p),
        position_holm=known(found.holm),
        longest_run=int(found.runs.longest[row]) if runs else None,
        longest_run_usual=int(found.runs.usual[row]) if runs else None,
        longest_run_p=known(found.runs.p),
        median_ms=None if median is None else round(median),
        fast_screens=int(found.pace.fast[row]) if found.pace.screens[row] else None,
        flags=tuple(name for name, flags in marked.flags.items() if flags[row]),
        reasons=reasons,
    )


def _slower_than(relative: Floats) -> Floats:
    """Of each person the share of the others who are slower, NaN where it is not known or there are none."""
    known = relative[~np.isnan(relative)]
    if len(known) < 2:
        return np.full(len(relative), np.nan)
    slower = len(known) - np.searchsorted(np.sort(known), relative, side="right")
    return np.where(np.isnan(relative), np.nan, slower / (len(known) - 1))


def _reasons(row: int, found: Measures, marked: Marks, slower: float) -> list[Said]:
    """What speaks against a person, flagged or not, in words."""
    flags = {name for name, of in marked.flags.items() if of[row]}
    said = []
    fast, screens = int(found.pace.fast[row]), int(found.pace.screens[row])
    if "fast" in flags:
        if slower == 1:
            said.append(say("faster than everybody else"))
        elif slower >= _FASTER_THAN:
            said.append(say("faster than {share:.0%} of the others", share=math.floor(100 * slower) / 100))
        said.append(say("{fast} of {screens} screens too fast to be looked at", fast=fast, screens=screens))
    missed = int(found.catch.shown[row] - found.catch.passed[row])
    if missed:
        shown = int(found.catch.shown[row])
        said.append(say("{missed} of {shown} catch screens missed", missed=missed, shown=shown))
    said += [told(row, found, marked) for name, told in _OF_FLAGS.items() if name in flags]
    if fast and "fast" not in flags:
        said.append(say("{fast} of {screens} screens fast", fast=fast, screens=screens))
    if marked.otherwise[row]:
        said.append(say("answers otherwise than most, without a sign of carelessness"))
    return said


def _run(row: int, found: Measures, _marked: Marks) -> Said:
    return say(
        "the same cells on {run} screens in a row (by chance at most {usual})",
        run=int(found.runs.longest[row]),
        usual=int(found.runs.usual[row]),
    )


def _position(row: int, found: Measures, _marked: Marks) -> Said:
    p = float(found.position.p[row])
    if p < _TINY:
        return say("chooses by place (p < {p})", p=_TINY)
    return say("chooses by place (p = {p:.3f})", p=p)


def _repeat(row: int, found: Measures, marked: Marks) -> Said:
    kappa = float(found.repeat.kappa[row])
    if math.isnan(marked.repeat):
        return say("answers repeat screens otherwise (κ {kappa:.2f})", kappa=kappa)
    return say(
        "answers repeat screens otherwise (κ {kappa:.2f}; {usual:.2f} is usual)",
        kappa=kappa,
        usual=marked.repeat,
    )


def _guess(row: int, found: Measures, _marked: Marks) -> Said:
    guess = found.guess
    return say(
        "{score:.0%} of screens look guessed ({low:.0%} to {high:.0%})",
        score=float(guess.score[row]),
        low=float(guess.low[row]),
        high=float(guess.high[row]),
    )


def _agreement(row: int, found: Measures, marked: Marks) -> Said:
    return say(
        "agrees little with others (κ {kappa:.2f}; {usual:.2f} is usual)",
        kappa=float(found.agreement.kappa[row]),
        usual=marked.agreement,
    )


_OF_FLAGS: dict[str, Callable[[int, Measures, Marks], Said]] = {
    "straight_line": _run,
    "position": _position,
    "repeat": _repeat,
    "guess": _guess,
    "agreement": _agreement,
}


def _percent(key: str) -> Callable[[QualityRow], str | None]:
    def text(row: QualityRow) -> str | None:
        value = getattr(row, key)
        return None if value is None else say("{share:.0%}", share=value)

    return text


def _trouble(flag: str) -> Callable[[QualityRow], Any]:
    return lambda row: "warn" if flag in row.flags else ""


def _catch(row: QualityRow) -> str | None:
    if not row.catch_shown:
        return None
    return f"{row.catch_passed}/{row.catch_shown}"


def _p(row: QualityRow) -> str | None:
    if row.position_p is None:
        return None
    return say("< {p}", p=_TINY) if row.position_p < _TINY else say("{p:.3f}", p=row.position_p)


def _seconds(row: QualityRow) -> str | None:
    return None if row.median_ms is None else say("{seconds:.1f} s", seconds=row.median_ms / 1000)


_SCRIPTS = (
    "sessions", "catch_passed", "catch_shown", "catch_chance", "repeat_low", "repeat_high", "repeat_screens",
    "agreement_low", "agreement_high", "agreement_screens", "triplet_agreement", "triplets_compared",
    "guess_low", "guess_high", "guess_screens", "log_likelihood", "position_x2", "position_df",
    "position_holm", "longest_run", "longest_run_usual", "longest_run_p", "fast_screens",
)  # fmt: skip
QUALITY: tuple[Column[QualityRow], ...] = (
    Column("annotator", say("Annotator"), order=lambda row: row.annotator.casefold(), width=88),
    Column("screens", say("Screens"), number=True, width=72, rank=2, tip=say("Answered, without practice.")),
    Column(
        "guess_score",
        say("Guess score"),
        _percent("guess_score"),
        value=lambda row: row.guess_score,
        number=True,
        width=92,
        trouble=_trouble("guess"),
        tip=say(
            "The share of screens that a map of the others' answers explains no better than guessing. "
            "People who see the images otherwise score high too."
        ),
        cell_tip=lambda row: (
            ""
            if row.guess_low is None
            else say("{low:.0%} to {high:.0%} (95 %)", low=row.guess_low, high=row.guess_high)
        ),
    ),
    Column(
        "catch",
        say("Catch"),
        _catch,
        order=lambda row: (
            row.catch_passed / row.catch_shown if row.catch_passed is not None and row.catch_shown else None
        ),
        number=True,
        width=68,
        trouble=_trouble("catch"),
        tip=say("Catch screens passed."),
        cell_tip=lambda row: (
            ""
            if row.catch_chance is None
            else say("Passing all by guessing: {chance:.2%}", chance=row.catch_chance)
        ),
    ),
    Column(
        "repeat_kappa",
        say("Repeat κ"),
        number=True,
        digits=2,
        width=76,
        rank=1,
        trouble=_trouble("repeat"),
        tip=say("Agreement with oneself on repeat screens: 1 the same, 0 by chance."),
    ),
    Column(
        "agreement_kappa",
        say("Agreement κ"),
        number=True,
        digits=2,
        width=92,
        rank=2,
        trouble=_trouble("agreement"),
        tip=say("Agreement with the others on shared screens: 1 the same, 0 by chance."),
    ),
    Column(
        "position_p",
        say("Position p"),
        _p,
        value=lambda row: row.position_p,
        number=True,
        width=84,
        rank=3,
        trouble=_trouble("position"),
        tip=say("How likely so uneven a choice of places is by chance. The flag allows for many people."),
    ),
    Column(
        "median_ms",
        say("Pace"),
        _seconds,
        value=lambda row: row.median_ms,
        number=True,
        width=72,
        trouble=_trouble("fast"),
        tip=say("The median time for a screen."),
    ),
    Column("flags", value=lambda row: list(row.flags)),
    Column(
        "reasons",
        say("Why"),
        lambda row: row.why,
        value=lambda row: [str(one) for one in row.reasons],
        order=lambda row: (len(row.flags), len(row.reasons)),
        cell_tip=lambda row: row.why,
        width=240,
    ),
    *(Column(key) for key in _SCRIPTS),
    Column("log_likelihood_coin", value=lambda _row: COIN),
)
"""Every column there is; its readers choose theirs."""
SCRIPT = tuple(column for column in QUALITY if column.key != "catch")
"""What `gridlab quality --json` says."""
COMMAND = chosen(
    QUALITY,
    (
        "annotator", "screens", "guess_score", "catch", "repeat_kappa", "agreement_kappa", "position_p",
        "median_ms", "reasons",
    ),
)  # fmt: skip
