"""Small designs, whose prediction takes a second or less."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from gridlab.app.cost.table import Source
from gridlab.app.prediction.asked import Asked, PredictedRow, Prediction
from gridlab.app.prediction.predict import predict
from gridlab.domain.design import Block, Design, Grid, Payment, ScreenCounts


def small(name: str = "small", k: int = 2, main: int = 6, **payment: Any) -> Design:
    grid = Grid(2, 3, k)
    block = Block(grid=grid, screens=ScreenCounts(main, 0, 0, 0, 0))
    return Design(name=name, blocks=(block,), payment=Payment(**({"assignments": 4} | payment)))


ASKED = Asked(images=20, seeds=2, assignments=(2, 6))


@dataclass
class Predicting:
    """predicting(designs, …) predicts them in this process, with a cache of its own."""

    cache: Path
    asked: Asked = ASKED
    rows: list[PredictedRow] = field(default_factory=list)
    steps: list[tuple[int, int]] = field(default_factory=list)

    def __call__(self, *designs: Design, **options: Any) -> Prediction:
        self.rows.clear()
        self.steps.clear()
        sources = options.pop("sources", None) or [Source(designs)]
        options = {"workers": 1, "cache": self.cache} | options
        return predict(
            sources,
            options.pop("asked", self.asked),
            partial=self.rows.append,
            progress=lambda done, total: self.steps.append((done, total)),
            **options,
        )

    @property
    def simulated(self) -> int:
        """Cells that the last prediction did not find in the cache."""
        return sum(done > 0 for done, _ in self.steps) - (self.steps[0][0] > 0)


@pytest.fixture
def predicting(tmp_path: Path) -> Predicting:
    return Predicting(tmp_path / "cache")
