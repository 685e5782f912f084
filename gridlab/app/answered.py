"""What annotators answered to the questions of their designs: counts of choices, histograms of numbers."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from gridlab.app.collected import Collected

MOST_BARS = 12
_LONGEST = 40
Shape = Literal["counts", "histogram", "texts"]


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """One question. title: its wording, or its id. people: sessions that answered it. shape: "counts" of
    each answer, a "histogram" of numbers, or "texts", of which the bars show how many words they have.
    bars: (what, how many)."""

    id: str
    title: str
    people: int
    shape: Shape
    bars: tuple[tuple[str, int], ...]


def answered_questions(collected: Collected) -> list[AnsweredQuestion]:
    """The questions that are exported, in the order of the designs."""
    asked = _asked(collected)
    texts: dict[str, list[str]] = {name: [] for name in asked}
    pairs = zip(collected.texts("answer/question"), collected.texts("answer/text"), strict=True)
    for name, text in pairs:
        texts.setdefault(name, [])
        if text:
            texts[name].append(text)
    return [
        _answered(name, asked.get(name), given) for name, given in texts.items() if given or name in asked
    ]


@dataclass(frozen=True, slots=True)
class _Asked:
    title: str
    kind: str
    choices: tuple[str, ...]


def _asked(collected: Collected) -> dict[str, _Asked]:
    found: dict[str, _Asked] = {}
    for text in collected.texts("design/json"):
        for one in json.loads(text).get("questions", ()):
            if one.get("export", False):
                choices = tuple(map(str, one.get("choices", ())))
                found.setdefault(
                    one["id"], _Asked(one.get("text") or one["id"], one.get("kind", ""), choices)
                )
    return found


def _answered(name: str, asked: _Asked | None, given: Sequence[str]) -> AnsweredQuestion:
    title = asked.title if asked is not None else name
    numbers = [_number(text) for text in given]
    counts = Counter(given)
    choices = asked.choices if asked is not None else ()
    if choices or (asked is not None and asked.kind in ("choice", "check")):
        ordered = [*choices, *sorted(set(counts) - set(choices))]
        bars = [(one, counts[one]) for one in ordered[:MOST_BARS]]
        return AnsweredQuestion(name, title, len(given), "counts", tuple(bars))
    if given and all(number is not None for number in numbers):
        known = np.array([number for number in numbers if number is not None])
        return AnsweredQuestion(name, title, len(given), "histogram", _histogram(known))
    if len(counts) <= MOST_BARS and all(len(text) <= _LONGEST for text in counts):
        bars = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
        return AnsweredQuestion(name, title, len(given), "counts", tuple(bars))
    words = np.array([len(text.split()) for text in given], np.float64)
    return AnsweredQuestion(name, title, len(given), "texts", _histogram(words))


def _number(text: str) -> float | None:
    try:
        value = float(text.replace("\u2212", "-").replace(",", ".") if text.count(",") == 1 else text)
    except ValueError:
        return None
    return value if np.isfinite(value) else None


def _histogram(values: npt.NDArray[np.float64]) -> tuple[tuple[str, int], ...]:
    """Bars of round width; a bar a number where these are few and whole."""
    whole = bool((values == np.round(values)).all())
    low, high = float(values.min()), float(values.max())
    if whole and high - low < MOST_BARS:
        numbers = range(int(low), int(high) + 1)
        return tuple((f"{number}", int((values == number).sum())) for number in numbers)
    raw = (high - low) / (MOST_BARS - 2) or 1.0
    power = 10.0 ** np.floor(np.log10(raw))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= raw * 0.999)
    first = np.floor(low / step)
    at = np.floor(values / step) - first
    counts = np.bincount(at.astype(np.int64))
    return tuple((f"{(first + number) * step:g}", int(many)) for number, many in enumerate(counts))
