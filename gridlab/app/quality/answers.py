"""The columns of a dataset as the arrays that quality is measured on."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from gridlab.science.quality.answers import Answers, BlockFacts, Ints
from gridlab.store.dataset.columns import Values
from gridlab.store.design_file import parse_design


def quality_answers(values: Mapping[str, Values], n_images: int) -> Answers:
    """All screens, also those that a dataset says are excluded. Raises GridLabError for designs that cannot
    be read."""

    def column(name: str) -> Ints:
        return np.asarray(values[name]).astype(np.int64)

    session = column("screen/session")
    blocks, first = _blocks(values)
    design = column("session/design")[session]
    place = np.append(first, 0)[design] + column("screen/block")
    known = (design >= 0) & (column("screen/block") >= 0)
    order, moments = column("screen/choice_order"), column("screen/choice_ms")
    return Answers(
        n_images=n_images,
        session=session,
        annotator=column("session/annotator")[session],
        block=np.where(known, place, -1),
        kind=column("screen/kind"),
        probe=column("screen/probe"),
        grid=column("screen/grid"),
        order=np.maximum(order, 0),
        repeats=column("screen/repeats"),
        passed=column("screen/passed"),
        response_ms=column("screen/response_ms"),
        last_ms=np.where(order > 0, moments, -1).max(axis=1, initial=-1),
        timed_out=column("screen/timed_out") > 0,
        blocks=blocks,
    )


def _blocks(values: Mapping[str, Values]) -> tuple[tuple[BlockFacts, ...], Ints]:
    """The blocks of all designs, and the place of each design's first."""
    found: list[BlockFacts] = []
    first = []
    for text in values["design/json"]:
        first.append(len(found))
        design = parse_design(str(text).encode("utf-8", "surrogatepass"))
        found += [
            BlockFacts(
                block.grid.choose,
                block.grid.choose_min,
                ranked=block.grid.ranked,
                by_label=block.catch.kind == "label",
                listed=block.sampling.method == "listed",
                minimum_ms=block.timing.minimum_ms,
                auto_submit=design.session.auto_submit,
            )
            for block in design.blocks
        ]
    return tuple(found), np.array(first, np.int64)
