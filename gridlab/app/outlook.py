"""Whether more answers are worth paying for: the error so far, and what it would be with more screens."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from gridlab.app.collected import Collected
from gridlab.app.embedding.embed import Counted
from gridlab.app.prediction.work import open_workers
from gridlab.app.uses import Use
from gridlab.domain.progress import Cancel, Progress
from gridlab.domain.said import Said, joined, say
from gridlab.science.embedding.ceiling import NO_CEILING, Ceiling, noise_ceiling
from gridlab.science.embedding.choice import candidates
from gridlab.science.forecast import SHARES, Forecast, draws_for, forecast

TIMES = 2.0
"""How much more is foretold in words: twice the screens."""
_WORTH = 0.01
"""A fall of the error that is worth telling of."""
_WORKERS_FROM = 100_000


@dataclass(frozen=True, slots=True)
class Outlook:
    """people, screens, triplets: that count so far. ahead: None where there are too few screens to tell."""

    people: int
    screens: int
    triplets: int
    ceiling: Ceiling
    ahead: Forecast | None

    @property
    def error(self) -> float:
        """Expected of a map of all screens there are; NaN: not known."""
        return self.ahead.at(1.0)[0] if self.ahead is not None else math.nan


def looking_ahead(collected: Collected, seed: int = 0) -> Use[Outlook]:
    """Fitting maps to parts of the answers, to see where more would lead, as a use."""

    def work(cancel: Cancel, progress: Progress) -> Outlook:
        answers, triplets = collected.answers, collected.columns.n_triplets
        ceiling = noise_ceiling(answers.screens, answers.annotator, answers.shared) or NO_CEILING
        dims = max(min(10, len(collected.images) - 1), 1)
        setting = candidates(dims)[0]
        with open_workers(1 if triplets < _WORKERS_FROM else None, None, cancel) as crew:
            fits = draws_for(len(answers.annotator)) * len(SHARES)
            each = Counted(crew, progress, fits).each
            ahead = forecast(answers, setting, floor=ceiling.low, seed=seed, each=each, cancel=cancel)
        people = len(np.unique(answers.annotator))
        return Outlook(people, len(answers.annotator), triplets, ceiling, ahead)

    return Use(say("Estimating what more screens would bring"), work)


def outlook_said(found: Outlook) -> Said:
    """Whether more is worth paying for, in words."""
    if found.ahead is None:
        return say("Too few screens to say what more would bring.")
    now, (expected, low, high) = found.error, found.ahead.at(TIMES)
    parts = [
        say(
            "Twice the screens would bring the error from {now:.3f} to about {expected:.3f} "
            "(80 % interval {low:.3f} to {high:.3f}).",
            now=now,
            expected=expected,
            low=low,
            high=high,
        )
    ]
    if now - expected < _WORTH:
        parts.append(say("More screens would hardly help."))
    elif not math.isnan(found.ceiling.high) and now <= found.ceiling.high:
        parts.append(say("The error is already where people disagree with each other."))
    else:
        parts.append(say("More screens still pay."))
    return joined(parts)
