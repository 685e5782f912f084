"""Warnings about the image set: too small images, too few of them, labels that do not serve."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from gridlab.domain.design import Catch
from gridlab.domain.geometry import Rect, picture_rect
from gridlab.domain.warnings.display import sides_of
from gridlab.domain.warnings.values import At, DesignWarning, Fix, ImageFacts

MUCH = 2.0
"""Enlarged up to this factor is only noted."""
APART = 5
"""Equal probes are at least so many screens apart, where there are enough images (contract, section 4)."""


def image_warnings(at: At, facts: ImageFacts) -> Iterator[DesignWarning]:
    """What is wrong with a block's images."""
    yield from _enough(at, facts)
    yield from _labels(at, facts)
    yield from _enlarged(at, facts)


def _enough(at: At, facts: ImageFacts) -> Iterator[DesignWarning]:
    block, found = at.block, facts.count(at.block)
    counts = block.screens
    dealt = counts.main + counts.shared
    known = counts.catch + counts.practice
    if found < block.n + 1:
        yield DesignWarning(
            "too_few_images",
            "serious",
            f"{at.named}Too few images: a probe and a grid of {block.n} need {block.n + 1}, "
            f"{_images(found)} can be used.",
            at.path("grid"),
            _smaller_grid(at, found),
        )
    elif found <= APART and block.sampling.method == "balanced":
        yield DesignWarning(
            "probes_close",
            "warn",
            f"{at.named}With {found} images the same probe comes again after {found - 1} screens; "
            f"{APART + 1} images keep equal probes {APART} apart.",
            at.path("images"),
        )
    elif found < dealt + known and block.sampling.method != "listed":
        fewer = found - counts.shared - known
        fix = None
        if fewer >= max(6, counts.repeat):
            screens = replace(counts, main=fewer)
            fix = Fix(f"Set {fewer}", "Lower the screens", at.with_block(replace(block, screens=screens)))
        what = "catch and practice screens show probes" if known else "an annotator sees probes"
        yield DesignWarning(
            "probes_again",
            "note",
            f"{at.named}{found} images are fewer than the {dealt + known} probes of a HIT: {what} that come "
            "more than once.",
            at.path("screens.main"),
            fix,
        )


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
            label = f"Use {rows}×{columns}"
            return Fix(label, "Use a smaller grid", at.with_block(replace(block, grid=grid)))
    return None


def _labels(at: At, facts: ImageFacts) -> Iterator[DesignWarning]:
    block = at.block
    if block.catch.kind != "label" or block.screens.catch == 0:
        return
    counts, needed = facts.label_counts(block), block.grid.choose + 1
    size = sum(counts.values())
    others = block.n - block.grid.choose
    if any(label and count >= needed and size - count >= others for label, count in counts.items()):
        return
    largest = max((count for label, count in counts.items() if label), default=0)
    yield DesignWarning(
        "labels_for_catch",
        "serious",
        f"{at.named}Catch screens by label need {needed} images of one label and {others} of others; the "
        f"largest label has {largest}.",
        at.path("catch.kind"),
        Fix(
            "Use identical ones", "Use identical catch screens", at.with_block(replace(block, catch=Catch()))
        ),
    )


def _enlarged(at: At, facts: ImageFacts) -> Iterator[DesignWarning]:
    block, sides = at.block, facts.sides(at.block)
    if not len(sides):
        return
    # `contain` is bound by the longer side of an image, `cover` by the shorter one.
    own = sides.max(axis=1) if block.layout.fit == "contain" else sides.min(axis=1)
    cell, probe = sides_of(block)
    box = _box(max(cell, probe), block.layout.fit)
    count = int((own < box).sum())
    if not count:
        return
    smallest = int(own.min())
    which = sides[int(np.argmin(own))]
    times = box / smallest
    all_of = f"All {count}" if count == len(sides) and count > 1 else f"{count} of {len(sides)}"
    shown = f"{cell} px" if probe <= cell else f"{cell} px, probe {probe} px"
    yield DesignWarning(
        "enlarged",
        "note" if times <= MUCH else "warn",
        f"{at.named}{all_of} images are shown beyond their own pixels (cells {shown}), the smallest, "
        f"{which[0]}×{which[1]}, {times:.2g} times as large.",
        at.path("layout.cell_size"),
        _smaller(at, smallest, min(cell, probe)),
    )


def _smaller(at: At, own: int, least: int) -> Fix | None:
    """Cells and probe no larger than the smallest image; None where that would make them tiny."""
    layout = at.block.layout
    most = max(side for side in range(1, own + 13) if _box(side, layout.fit) <= own)
    if 2 * most < least or most < 48:
        return None
    smaller = replace(layout, cell_size=min(layout.cell_size, most), probe_size=min(layout.probe_size, most))
    return Fix(f"Set {most} px", "Show images at their own size", at.with_layout(smaller))


def _box(side: int, fit: str) -> int:
    return picture_rect(Rect(0, 0, side, side), fit).width


def _images(count: int) -> str:
    return "1 image" if count == 1 else f"{count:,} images"
