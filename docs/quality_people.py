"""Simulated people of several kinds who do one design's HITs: what measures of quality are tried on."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from gridlab.domain.answering import catch_passed
from gridlab.domain.design import Block, Design, Grid, ScreenCounts
from gridlab.domain.images import Image
from gridlab.domain.sampling import session_screens
from gridlab.domain.screen import Screen, ScreenKind
from gridlab.science.annotators import (
    BEHAVIOURS,
    Behaviour,
    Persons,
    Truth,
    choose_cells,
    draw_persons,
    draw_seconds,
    gaussian_truth,
)
from gridlab.science.quality.answers import Answers, BlockFacts

IMAGES, DIMS = 100, 3
CAREFUL = BEHAVIOURS["noisy"]
PERFECT = BEHAVIOURS["perfect"]
SPAMMER = BEHAVIOURS["spammer"]


@dataclass(frozen=True, slots=True)
class Kind:
    """So many people of one kind. otherwise: one of the truth's dimensions is another one for them all."""

    count: int
    behaviour: Behaviour = CAREFUL
    otherwise: bool = False


def sleeper(share: float) -> Behaviour:
    """Careful, but a share of all screens is guessed."""
    return replace(CAREFUL, lapses=share)


def hit(screens: int = 20, grid: tuple[int, int, int] = (4, 4, 4), shared: int = 0) -> Design:
    """A design as the gallery's: rows, columns and choose of its grid, 2 catch and 3 repeat screens."""
    counts = ScreenCounts(main=screens, shared=shared, practice=0, catch=2, repeat=3)
    return Design(name="hit", blocks=(Block(grid=Grid(*grid, grid[2]), screens=counts),))


def people_answer(kinds: Sequence[Kind], design: Design | None = None, *, seed: int = 0) -> Answers:
    """What people answer to the design of one block, a session each, kind after kind."""
    design = hit() if design is None else design
    block = design.blocks[0]
    truth = gaussian_truth(IMAGES, DIMS, seed=seed)
    random = np.random.default_rng([seed, 1])
    parts, session = [], 0
    for kind in kinds:
        persons = draw_persons(random, kind.behaviour, kind.count, DIMS)
        seen = truth.copy()
        if kind.otherwise:
            seen[:, 0] = np.random.default_rng([seed, 2]).standard_normal(IMAGES)
        shown = [(session + who, dealt(design, session + who)) for who in range(kind.count)]
        parts += _answered(random, kind.behaviour, seen, persons, shown, block)
        session += kind.count
    columns = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    starts = np.cumsum([0, *(len(part["probe"]) for part in parts)])
    first = np.repeat(starts[:-1], np.diff(starts))
    columns["repeats"] = np.where(columns["repeats"] >= 0, columns["repeats"] + first, -1)
    facts = BlockFacts(block.grid.choose, block.grid.choose_min, minimum_ms=block.timing.minimum_ms)
    return Answers(
        n_images=IMAGES,
        annotator=columns["session"],
        timed_out=np.zeros(len(columns["probe"]), np.bool_),
        blocks=(facts,),
        **columns,
    )


def dealt(design: Design, number: int) -> tuple[Screen, ...]:
    """The screens of a session on images that stand in for those of a study."""
    return session_screens(design, _images(), number)


@lru_cache(maxsize=1)
def _images() -> tuple[Image, ...]:
    digests = [hashlib.sha256(str(row).encode()).hexdigest() for row in range(IMAGES)]
    return tuple(Image(f"{row}.png", digest, 10, 10) for row, digest in enumerate(digests))


def _answered(
    random: np.random.Generator,
    behaviour: Behaviour,
    seen: Truth,
    persons: Persons,
    shown: Sequence[tuple[int, Sequence[Screen]]],
    block: Block,
) -> list[dict[str, npt.NDArray[np.int64]]]:
    """The columns of each session."""
    n, k = block.n, block.grid.choose
    found = []
    for who, (session, screens) in enumerate(shown):
        probe = np.array([screen.probe for screen in screens])
        grid = np.array([screen.grid for screen in screens])
        answers = np.full(len(screens), who)
        cells = choose_cells(random, behaviour, seen, persons, answers, probe, grid, k)
        order = np.zeros(grid.shape, np.int64)
        np.put_along_axis(order, cells, np.arange(1, k + 1)[None, :], axis=1)
        seconds = draw_seconds(random, behaviour, persons, answers, n, k)
        passed = [
            catch_passed(block.catch.kind, screen.planted, chosen) if screen.kind is ScreenKind.CATCH else -1
            for screen, chosen in zip(screens, cells.tolist(), strict=True)
        ]
        ms = (1000 * seconds).astype(np.int64)
        found.append(
            {
                "session": np.full(len(screens), session),
                "block": np.zeros(len(screens), np.int64),
                "kind": np.array([int(screen.kind) for screen in screens]),
                "probe": probe,
                "grid": grid,
                "order": order,
                "repeats": np.array([screen.repeats for screen in screens]),
                "passed": np.array(passed, np.int64),
                "response_ms": ms,
                "last_ms": (0.9 * ms).astype(np.int64),
            }
        )
    return found


def area_under(bad: npt.NDArray[np.float64], good: npt.NDArray[np.float64]) -> float:
    """AUC: how often a bad one scores above a good one, ties half."""
    above = (bad[:, None] > good).mean() + 0.5 * (bad[:, None] == good).mean()
    return float(above)
