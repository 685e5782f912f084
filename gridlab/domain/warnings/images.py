"""Warnings about the image set: too small images, too few of them, labels that do not serve."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from gridlab.domain.design import Catch
from gridlab.domain.design_rules import REPEATS_NEED
from gridlab.domain.geometry import Rect, picture_rect
from gridlab.domain.images import images_said
from gridlab.domain.said import say
from gridlab.domain.warnings.values import At, DesignWarning, Fix, Severity

MUCH = 2.0
"""Enlarged up to this factor is only noted."""
APART = 5
"""Equal probes are at least so many screens apart, where there are enough images (contract, section 4)."""


def enough(at: At) -> Iterator[DesignWarning]:
    """Too few images for the grid, or for probes that all differ."""
    block, found = at.block, at.facts.count(at.block)
    counts = block.screens
    probes = counts.yielding + counts.catch + counts.practice
    if found < block.n + 1:
        reason = say(
            "Too few images: a probe and a grid of {n} need {least}, but only {found} can be used.",
            n=block.n,
            least=block.n + 1,
            found=images_said(found),
        )
        yield at.warning("too_few_images", "serious", reason, "grid", _smaller_grid(at, found))
    elif found <= APART and block.sampling.method == "balanced":
        reason = say(
            "With {found} images the same probe comes back after {screens} screens. {enough} "
            "images keep equal probes {distance} apart.",
            found=found,
            screens=found - 1,
            enough=APART + 1,
            distance=APART,
        )
        yield at.warning("probes_close", "warn", reason, "images")
    elif found < probes and block.sampling.method != "listed":
        yield _probes_again(at, found, probes)


def _probes_again(at: At, found: int, probes: int) -> DesignWarning:
    block, counts = at.block, at.block.screens
    fewer = found - (probes - counts.main)
    fix = None
    if fewer >= max(REPEATS_NEED, counts.repeat):
        lowered = at.with_block(replace(block, screens=replace(counts, main=fewer)))
        fix = Fix(say("Set {fewer}", fewer=fewer), say("Use fewer screens"), lowered)
    what = (
        say("catch and practice screens show probes that come more than once")
        if counts.catch + counts.practice
        else say("an annotator sees probes that come more than once")
    )
    reason = say(
        "{found} images are fewer than the {dealt} probes of a HIT: {what}.",
        found=found,
        dealt=probes,
        what=what,
    )
    return at.warning("probes_again", "note", reason, "screens.main", fix)


def _smaller_grid(at: At, found: int) -> Fix | None:
    """The largest usual grid that so many images fill; at most half of it is chosen."""
    block = at.block
    if block.layout.probe == "center" or block.sampling.method == "listed":
        return None
    for rows, columns in ((4, 4), (3, 4), (2, 4), (2, 2), (1, 2)):
        if rows * columns < min(found, block.n):
            choose = min(block.grid.choose, max(1, rows * columns // 2))
            grid = replace(
                block.grid,
                rows=rows,
                columns=columns,
                choose=choose,
                choose_min=min(block.grid.choose_min, choose),
            )
            label = say("Use {rows}×{columns}", rows=rows, columns=columns)
            return Fix(label, say("Use a smaller grid"), at.with_block(replace(block, grid=grid)))
    return None


def labels(at: At) -> Iterator[DesignWarning]:
    """No label serves catch screens by label."""
    block = at.block
    if block.catch.kind != "label" or block.screens.catch == 0:
        return
    counts, needed = at.facts.label_counts(block), block.grid.choose + 1
    size = sum(counts.values())
    others = block.n - block.grid.choose
    if any(label and count >= needed and size - count >= others for label, count in counts.items()):
        return
    largest = max((count for label, count in counts.items() if label), default=0)
    reason = say(
        "Catch screens by label need {needed} images of one label and {others} of others. "
        "The largest label has {largest}.",
        needed=needed,
        others=others,
        largest=largest,
    )
    identical = at.with_block(replace(block, catch=Catch()))
    fix = Fix(say("Use identical ones"), say("Use identical catch screens"), identical)
    yield at.warning("labels_for_catch", "serious", reason, "catch.kind", fix)


def enlarged(at: At) -> Iterator[DesignWarning]:
    """Images are shown beyond their own pixels."""
    layout, sides = at.block.layout, at.facts.sides(at.block)
    if not len(sides):
        return
    # `contain` is bound by the longer side of an image, `cover` by the shorter one.
    own = sides.max(axis=1) if layout.fit == "contain" else sides.min(axis=1)
    cell = layout.cell_size
    probe = cell if layout.probe == "center" else layout.probe_size
    box = _box(max(cell, probe), layout.fit)
    count = int((own < box).sum())
    if not count:
        return
    smallest = int(own.min())
    which = sides[int(np.argmin(own))]
    times = box / smallest
    all_of = (
        say("All {count} images are", count=count)
        if count == len(sides) and count > 1
        else say("{count} of {total} images are", count=count, total=len(sides))
    )
    shown = (
        say("{cell} px", cell=cell)
        if probe <= cell
        else say("{cell} px, probe {probe} px", cell=cell, probe=probe)
    )
    reason = say(
        "{all_of} smaller than their cell (cells {shown}) and will look blurry. The smallest "
        "({width}×{height}) is enlarged {times}×.",
        all_of=all_of,
        shown=shown,
        width=int(which[0]),
        height=int(which[1]),
        times=round(times) if times >= 10 else float(f"{times:.2g}"),
    )
    severity: Severity = "note" if times <= MUCH else "warn"
    fix = _smaller(at, smallest, min(cell, probe))
    yield at.warning("enlarged", severity, reason, "layout.cell_size", fix)


def _smaller(at: At, own: int, least: int) -> Fix | None:
    """Cells and probe no larger than the smallest image; None where that would make them tiny."""
    layout = at.block.layout
    most = max(side for side in range(1, own + 13) if _box(side, layout.fit) <= own)
    if 2 * most < least or most < 48:
        return None
    smaller = at.with_layout(cell_size=min(layout.cell_size, most), probe_size=min(layout.probe_size, most))
    return Fix(say("Set {most} px", most=most), say("Show images at their own size"), smaller)


def _box(side: int, fit: str) -> int:
    return picture_rect(Rect(0, 0, side, side), fit).width
