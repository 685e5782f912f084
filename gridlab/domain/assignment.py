"""Which design the next annotator gets: permuted blocks from a seed, so that designs stay balanced."""

from __future__ import annotations

from collections.abc import Sequence

from gridlab.domain.sampling.stream import Stream, digest_of


def assigned_design(designs: Sequence[str], index: int, seed: str) -> str:
    """The design for the person with this index (from 0) among those who were assigned.

    Every run of len(designs) persons (a permuted block) gets each design once, in an order that follows from
    the seed and the run alone. designs: ids or names; their order does not matter. Raises ValueError for
    none.
    """
    known = sorted(set(designs))
    if not known:
        raise ValueError("there is no design to assign")
    run, place = divmod(index, len(known))
    stream = Stream(digest_of({"what": "assignment", "seed": seed, "designs": known, "run": run}))
    return stream.shuffled(known)[place]
