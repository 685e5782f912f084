"""Prediction of error against cost: simulated studies at growing numbers of assignments, kept by content."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial as bound
from pathlib import Path

import numpy as np

from gridlab.app.cost.collected import pace_of_study
from gridlab.app.cost.pricing import Asked as Question
from gridlab.app.cost.pricing import CostRow, pricing_of
from gridlab.app.cost.table import cost_row
from gridlab.app.prediction.asked import Asked, Partial, PredictedRow, Prediction, Source, interval
from gridlab.app.prediction.plan import Curve, planned, spread_in_words
from gridlab.app.prediction.work import Workers, open_workers
from gridlab.domain.cost import triplets_of_assignment
from gridlab.domain.design import Design
from gridlab.domain.hit_time import HitTime
from gridlab.domain.platforms import Platforms
from gridlab.domain.progress import Cancel, Progress, no_progress
from gridlab.domain.said import Said
from gridlab.science.prediction.cell import BlockScreens, Cell, Measured, dealt, measure, whole_runs
from gridlab.store.platforms_file import shipped_platforms, with_studys_own
from gridlab.store.prediction_cache import Figures, PredictionCache

_SAID = frozenset({"fees_stale", "fees_undated", "platform_closed", "currency"})


@dataclass(frozen=True, slots=True)
class Priced:
    """Fee tables and pace that prices follow from."""

    platforms: Platforms
    observed: Mapping[str, HitTime]

    def cost(self, design: Design, assignments: int) -> tuple[Decimal, str]:
        """What so many assignments cost in all, and the currency."""
        bill = self._row(design, assignments).invoice
        return bill.cost, bill.currency

    def notes(self, design: Design) -> tuple[Said, ...]:
        """What should be said beside the cost: of its fees, and of the time where that is paid for."""
        said = _SAID | ({"seconds_assumed"} if design.payment.hourly_pay is not None else set())
        return tuple(each.text for each in self._row(design, 1).warnings if each.kind in said)

    def _row(self, design: Design, assignments: int) -> CostRow:
        asked = Question(assignments=assignments)
        return cost_row(pricing_of(design, self.platforms, observed=self.observed), asked)


def pricing(source: Source) -> Priced:
    """The fees that hold for a source: a study's own over those shipped, with its sessions' pace."""
    if source.study is None:
        return Priced(shipped_platforms(), {})
    return Priced(with_studys_own(source.study.study.platforms), pace_of_study(source.study))


def no_partial(row: PredictedRow) -> None:
    """A Partial that tells nobody."""


def predict(
    sources: Sequence[Source],
    asked: Asked | None = None,
    *,
    workers: int | None = None,
    cluster: str | None = None,
    partial: Partial = no_partial,
    progress: Progress = no_progress,
    cancel: Cancel | None = None,
    cache: Path | None = None,
) -> Prediction:
    """The error to expect of designs at growing numbers of assignments, all on one common test set.

    sources: Source(designs, study) for the designs of a study as they are now, saved or not; Source(designs)
    for designs without one. workers: processes, None for as many as there are cores, 1 for this one. cluster:
    address of a dask scheduler, in their place. partial: called from this thread with a row each time one of
    its simulated studies is done, so that a curve can be drawn while it grows: the first study of all points
    comes first. progress counts simulated studies, those known from before too. cancel: looked at after each.
    cache: folder of the cache, None for the user's.

    What was simulated before is taken from the cache, whose key holds all that figures follow from and
    nothing else: changing one design simulates one. What was done before cancelling or a failure is kept.
    Takes seconds to minutes and must not run in the window's thread. Raises GridLabError, and Cancelled.
    """
    asked = asked or Asked()
    plan = planned(sources, asked)
    prices = [pricing(source) for source in sources]
    price_of = {id(source): price for source, price in zip(sources, prices, strict=True)}
    curves = [_Growing(curve, price_of[id(curve.source)]) for curve in plan.curves]
    seeds = [_seed_of(asked.seed, number) for number in range(asked.seeds)]
    run = _Run(curves, seeds, asked, partial, progress, PredictionCache(cache))
    run.recall()
    if run.missing:
        try:
            with open_workers(workers, cluster, cancel) as crew:
                run.simulate(crew)
        finally:
            run.keep()
    notes = dict.fromkeys(note for curve in curves for note in curve.price.notes(curve.curve.design))
    return Prediction(
        tuple(row for curve in curves for row in curve.rows()),
        (*plan.assumptions, spread_in_words(asked.seeds), *notes),
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

    def __init__(self, curve: Curve, price: Priced) -> None:
        self.curve = curve
        self.price = price
        self.cells: dict[str, Figures] = {}
        self.fresh: set[str] = set()
        self._found: dict[int, dict[int, Measured]] = defaultdict(dict)
        self._costs: dict[int, tuple[Decimal, str]] = {}

    def take(self, task: _Task, figures: Figures) -> PredictedRow:
        """Take a cell that is measured; returns its row as it is now."""
        error, different, contradicted = figures
        self.cells[task.name] = figures
        self._found[task.assignments][task.seed] = Measured(error, int(different), int(contradicted))
        return self._row(task.assignments)

    def rows(self) -> list[PredictedRow]:
        """The rows by growing assignments."""
        return [self._row(assignments) for assignments in self.curve.assignments]

    def _row(self, assignments: int) -> PredictedRow:
        design = self.curve.design
        # In one order, whichever was done first: sums of floats depend on it.
        found = [measured for _, measured in sorted(self._found[assignments].items())]
        if assignments not in self._costs:
            self._costs[assignments] = self.price.cost(design, assignments)
        cost, currency = self._costs[assignments]
        errors = [each.error for each in found]
        low, high = interval(errors) or (None, None)
        return PredictedRow(
            design=design.name,
            assignments=assignments,
            screens=assignments * sum(block.screens.main for block in design.blocks),
            triplets=assignments * triplets_of_assignment(design),
            cost=cost,
            currency=currency,
            error=float(np.mean(errors)),
            error_low=low,
            error_high=high,
            sd=float(np.std(errors, ddof=1)) if len(errors) > 1 else None,
            different=float(np.mean([each.different for each in found])),
            contradicted=float(np.mean([each.contradicted / each.different for each in found])),
            seeds=len(found),
        )


class _Run:
    """All cells of a prediction: recalled, simulated, kept."""

    def __init__(
        self,
        curves: Sequence[_Growing],
        seeds: Sequence[int],
        asked: Asked,
        partial: Partial,
        progress: Progress,
        cache: PredictionCache,
    ) -> None:
        self._curves = curves
        self._asked = asked
        self._partial = partial
        self._progress = progress
        self._cache = cache
        self._screens: dict[int, tuple[BlockScreens, ...]] = {}
        self._most: dict[int, int] = defaultdict(int)
        # Seed after seed, so that all points of all curves are there, roughly, at once.
        self.missing = [
            _Task(index, assignments, seed)
            for seed in seeds
            for index, growing in enumerate(curves)
            for assignments in growing.curve.assignments
        ]
        self._total = len(self.missing)

    def recall(self) -> None:
        """Take from the cache what is there."""
        known = [self._cache.get(growing.curve.key) for growing in self._curves]
        missing = []
        for task in self.missing:
            figures = known[task.curve].get(task.name, ())
            if len(figures) == _FIGURES:
                self._partial(self._curves[task.curve].take(task, figures))
            else:
                missing.append(task)
        self.missing = missing
        self._progress(self._total - len(missing), self._total)

    def simulate(self, crew: Workers) -> None:
        """Do the missing cells."""
        tasks = list(self.missing)
        for task in tasks:
            self._most[task.curve] = max(self._most[task.curve], task.assignments)
        cells = _Cells([bound(self._cell, task) for task in tasks])
        for index, measured in crew.each(measure, cells):
            growing = self._curves[tasks[index].curve]
            figures = (measured.error, float(measured.different), float(measured.contradicted))
            growing.fresh.add(tasks[index].name)
            self.missing.remove(tasks[index])
            row = growing.take(tasks[index], figures)
            self._progress(self._total - len(self.missing), self._total)
            self._partial(row)
            if not any(task.curve == tasks[index].curve for task in self.missing):
                self._keep(growing)

    def keep(self) -> None:
        """Put into the cache what is new."""
        for growing in self._curves:
            self._keep(growing)

    def _keep(self, growing: _Growing) -> None:
        if growing.fresh:
            self._cache.put(growing.curve.key, {name: growing.cells[name] for name in growing.fresh})
            growing.fresh.clear()

    def _cell(self, task: _Task) -> Cell:
        curve = self._curves[task.curve].curve
        if task.curve not in self._screens:
            # Dealt when first needed, so that the first rows need not wait for all designs.
            self._screens[task.curve] = dealt(curve.design, curve.setting.images, self._most[task.curve])
        setting = curve.setting
        return Cell(
            blocks=tuple(
                block.between(0, whole_runs(task.assignments)) for block in self._screens[task.curve]
            ),
            assignments=task.assignments,
            truth=setting.truth(task.seed).points,
            rows=setting.rows,
            people=setting.people.behaviour,
            dims=self._asked.dims,
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
