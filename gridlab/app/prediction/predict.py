"""Prediction of error against cost: simulated studies at growing numbers of assignments, kept by content."""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial as bound
from pathlib import Path

import numpy as np

from gridlab.app.cost.pricing import Asked as Question
from gridlab.app.cost.pricing import pricing_of
from gridlab.app.cost.table import Source, cost_row
from gridlab.app.prediction.asked import (
    Asked,
    Estimate,
    Partial,
    PredictedRow,
    Prediction,
    interval,
)
from gridlab.app.prediction.plan import Curve, planned
from gridlab.app.prediction.work import Workers, open_workers
from gridlab.domain.cost import triplets_of_assignment
from gridlab.domain.hit_time import HitTime
from gridlab.domain.platforms import Platforms
from gridlab.domain.progress import Cancel, Progress, no_progress
from gridlab.domain.said import Said, say
from gridlab.science.embedding.choice import DIMS
from gridlab.science.prediction.cell import (
    BlockScreens,
    Cell,
    dealt,
    measure,
    whole_runs,
    work_seconds,
)
from gridlab.store.prediction_cache import Figures, PredictionCache

_SAID = frozenset({"fees_stale", "fees_undated", "platform_closed", "currency"})


def predict(
    sources: Sequence[Source],
    asked: Asked | None = None,
    *,
    workers: int | None = None,
    cluster: str | None = None,
    partial: Partial = lambda _row: None,
    estimate: Estimate = lambda _seconds, _some: None,
    progress: Progress = no_progress,
    cancel: Cancel | None = None,
    cache: Path | None = None,
) -> Prediction:
    """The error to expect of designs at growing numbers of assignments, all on one common test set.

    sources: Source(designs, study) for the designs of a study as they are now, saved or not; Source(designs)
    for designs without one. workers: processes, None for as many as there are cores, 1 for this one. cluster:
    address of a dask scheduler, in their place. partial: called from this thread with a row each time one of
    its simulated studies is done, so that a curve can be drawn while it grows: the first study of all points
    comes first. estimate: see `Estimate`. progress counts simulated studies,
    those known from before too. cancel: looked at after each. cache: folder of the cache, None for the
    user's.

    What was simulated before is taken from the cache, whose key holds all that figures follow from and
    nothing else: changing one design simulates one. What was done before cancelling or a failure is kept.
    Takes seconds to minutes and must not run in the window's thread. Raises GridLabError, and Cancelled.
    """
    asked = asked or Asked()
    plan = planned(sources, asked)
    terms = {id(source): source.terms() for source in sources}
    curves = [_Growing(curve, *terms[id(curve.source)]) for curve in plan.curves]
    run = _Run(curves, asked, partial, progress, PredictionCache(cache))
    run.recall()
    if run.missing:
        estimate(run.seconds(workers), any(curve.curve.setting.share < 1 for curve in curves))
        try:
            with open_workers(workers, cluster, cancel) as crew:
                run.simulate(crew)
        finally:
            run.keep()
    spread = say(
        "Errors are averages over {seeds} simulated studies, with 95 % intervals.",
        seeds=asked.seeds,
    )
    notes = dict.fromkeys(note for curve in curves for note in curve.notes())
    return Prediction(
        tuple(row for curve in curves for row in curve.rows()),
        (*plan.assumptions, spread, *notes),
    )


@dataclass(frozen=True, slots=True)
class _Task:
    """One cell to simulate: which curve, how many assignments, which seed."""

    curve: int
    assignments: int
    seed: int

    @property
    def name(self) -> str:
        """Its name in the cache."""
        return f"{self.assignments}/{self.seed}"


class _Growing:
    """A curve and what is measured of it."""

    def __init__(self, curve: Curve, platforms: Platforms, observed: Mapping[str, HitTime]) -> None:
        self.curve = curve
        self._pricing = pricing_of(curve.design, platforms, observed=observed)
        self.fresh: dict[str, Figures] = {}
        self._found: dict[int, dict[int, Figures]] = defaultdict(dict)

    def take(self, task: _Task, figures: Figures) -> PredictedRow:
        """Take a cell that is measured; returns its row as it is now."""
        self._found[task.assignments][task.seed] = figures
        return self._row(task.assignments)

    def rows(self) -> list[PredictedRow]:
        """The rows by growing assignments."""
        return [self._row(assignments) for assignments in self.curve.assignments]

    def notes(self) -> list[Said]:
        """What should be said beside the cost: of its fees, and of the time where that is paid for."""
        said = _SAID | ({"seconds_assumed"} if self.curve.design.payment.hourly_pay is not None else set())
        row = cost_row(self._pricing, Question(assignments=1))
        return [each.text for each in row.warnings if each.kind in said]

    def _scale(self, assignments: int) -> float:
        """What of the assignments was simulated."""
        return self.curve.setting.simulated(assignments) / assignments

    def _row(self, assignments: int) -> PredictedRow:
        design = self.curve.design
        # In one order, whichever was done first: sums of floats depend on it.
        found = [figures for _, figures in sorted(self._found[assignments].items())]
        errors, different, contradicted = zip(*found, strict=True)
        bill = self._pricing.price.invoice(assignments)
        low, high = interval(errors) or (None, None)
        return PredictedRow(
            design=design.name,
            assignments=assignments,
            screens=assignments * sum(block.screens.main for block in design.blocks),
            triplets=assignments * triplets_of_assignment(design),
            cost=bill.cost,
            currency=bill.currency,
            error=float(np.mean(errors)),
            error_low=low,
            error_high=high,
            sd=float(np.std(errors, ddof=1)) if len(errors) > 1 else None,
            different=float(np.mean(different)) / self._scale(assignments),
            contradicted=float(np.mean(np.divide(contradicted, different))),
            seeds=len(found),
        )


@dataclass
class _Run:
    """All cells of a prediction: recalled, simulated, kept."""

    curves: Sequence[_Growing]
    asked: Asked
    partial: Partial
    progress: Progress
    cache: PredictionCache

    def __post_init__(self) -> None:
        seeds = [_seed_of(self.asked.seed, number) for number in range(self.asked.seeds)]
        # Seed after seed, so that all points of all curves are there, roughly, at once.
        self.missing = [
            _Task(index, assignments, seed)
            for seed in seeds
            for index, growing in enumerate(self.curves)
            for assignments in growing.curve.assignments
        ]
        self._total = len(self.missing)
        self._screens: dict[int, tuple[BlockScreens, ...]] = {}
        self._most: dict[int, int] = defaultdict(int)

    def recall(self) -> None:
        """Take from the cache what is there."""
        known = [self.cache.get(growing.curve.key) for growing in self.curves]
        missing = []
        for task in self.missing:
            figures = known[task.curve].get(task.name, ())
            if len(figures) == _FIGURES:
                self.partial(self.curves[task.curve].take(task, figures))
            else:
                missing.append(task)
        self.missing = missing
        self.progress(self._total - len(missing), self._total)

    def simulate(self, crew: Workers) -> None:
        """Do the missing cells."""
        tasks = list(self.missing)
        for task in tasks:
            wanted = self.curves[task.curve].curve.setting.simulated(task.assignments)
            self._most[task.curve] = max(self._most[task.curve], wanted)
        cells = _Cells([bound(self._cell, task) for task in tasks])
        for index, measured in crew.each(measure, cells):
            done = tasks[index]
            growing = self.curves[done.curve]
            figures = (measured.error, float(measured.different), float(measured.contradicted))
            growing.fresh[done.name] = figures
            self.missing.remove(done)
            row = growing.take(done, figures)
            self.progress(self._total - len(self.missing), self._total)
            self.partial(row)
            if not any(task.curve == done.curve for task in self.missing):
                self._keep(growing)

    def seconds(self, workers: int | None) -> float:
        """About how long what is missing will take."""
        total = 0.0
        for task in self.missing:
            curve = self.curves[task.curve].curve
            assignments = curve.setting.simulated(task.assignments)
            screens = assignments * sum(block.screens.yielding for block in curve.design.blocks)
            cells = max((block.n for block in curve.design.blocks), default=0) + 1
            seen = min(len(curve.setting.rows), screens * cells)
            triplets = assignments * triplets_of_assignment(curve.design)
            total += work_seconds(seen, screens, triplets, 1, self.asked.dims or DIMS)
        return total / (workers or os.cpu_count() or 1)

    def keep(self) -> None:
        """Put into the cache what is new."""
        for growing in self.curves:
            self._keep(growing)

    def _keep(self, growing: _Growing) -> None:
        if growing.fresh:
            self.cache.put(growing.curve.key, growing.fresh)
            growing.fresh.clear()

    def _cell(self, task: _Task) -> Cell:
        curve = self.curves[task.curve].curve
        if task.curve not in self._screens:
            # Dealt when first needed, so that the first rows need not wait for all designs.
            self._screens[task.curve] = dealt(curve.design, curve.setting.images, self._most[task.curve])
        setting = curve.setting
        assignments = setting.simulated(task.assignments)
        return Cell(
            blocks=tuple(block.between(0, whole_runs(assignments)) for block in self._screens[task.curve]),
            assignments=assignments,
            truth=setting.truth(task.seed).points,
            rows=setting.rows,
            people=setting.people.behaviour,
            dims=self.asked.dims,
            seed=task.seed,
        )


_FIGURES = 3


class _Cells(Sequence[Cell]):
    """Cells that are made when they are asked for, as all at once may be large."""

    def __init__(self, makers: Sequence[Callable[[], Cell]]) -> None:
        self._makers = makers

    def __len__(self) -> int:
        return len(self._makers)

    def __getitem__(self, index: int) -> Cell:  # type: ignore[override]
        return self._makers[index]()


def _seed_of(seed: int, number: int) -> int:
    """The seed of a simulated study, far from those of all others."""
    return int.from_bytes(hashlib.sha256(f"{seed} {number}".encode()).digest()[:6], "big")
