"""What the status line and the messages of the Design page say of a design; numbers come from the domain."""

from __future__ import annotations

from gridlab.domain.cost import screens_of_block, triplets_of_assignment
from gridlab.domain.design import Design
from gridlab.domain.pace import assumed_seconds
from gridlab.gui.look.language import translate
from gridlab.gui.look.words import duration, triplets_text


def hit_seconds(design: Design) -> tuple[float, bool]:
    """Seconds of a HIT, and whether they are assumed: screens × median, with the overhead.

    A first figure that needs no simulation; the cost table has the one with the spread of times.
    """
    figure = design.payment.seconds_per_screen
    seconds = sum(
        screens_of_block(block)
        * (figure if figure is not None else assumed_seconds(block.n, block.grid.choose))
        for block in design.blocks
    )
    return seconds + design.payment.overhead_seconds, figure is None


def hit_facts(design: Design) -> str:
    """ "960 triplets per HIT · about 6 min 50 s (assumed)"."""
    seconds, assumed = hit_seconds(design)
    triplets = triplets_text(triplets_of_assignment(design))
    if assumed:
        said = translate("Design", "{triplets} per HIT · about {time} (assumed)")
    else:
        said = translate("Design", "{triplets} per HIT · about {time}")
    return said.format(triplets=triplets, time=duration(seconds))
