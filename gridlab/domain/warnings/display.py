"""Warnings about sizes and colours: does it fit, can it be hit, told apart and read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gridlab.domain.contrast import TEXT_CONTRAST, contrast, is_dark, mixed, screen_colours
from gridlab.domain.design import Layout
from gridlab.domain.geometry import SMALLEST_CELL, ScreenPlacement
from gridlab.domain.said import Said, say
from gridlab.domain.warnings.values import At, DesignWarning, Fix

TARGET = 24
"""Least side of a target in CSS pixels: WCAG 2.2, success criterion 2.5.8."""
TOUCH_TARGET = 44
"""The same for fingers: WCAG 2.2, success criterion 2.5.5."""
ALIKE = 1.1
"""Probe and cells whose sides differ by less than this factor count as equally large."""
APART = 2
"""A probe as large as a cell stands apart where it is at least so many gaps away from the grid."""
PROBE_LINE_CONTRAST = 1.25
"""Least contrast of the lines around a centred probe and around the cells beside it."""
MARK_CONTRAST = 3.0
"""Least contrast of what is not text: WCAG 2.2, success criterion 1.4.11."""


def fits(at: At) -> Iterator[DesignWarning]:
    """Scrolls, is refused or shrinks on the display."""
    layout, viewing, placed = at.block.layout, at.viewing, at.placed()
    if placed.scrolls:
        yield _scrolls(at, placed)
    elif not placed.as_designed and layout.small_display == "refuse":
        reason = say(
            "Sessions don't start on {size}: cells of {cell_size} px don't fit, {width} px would.",
            size=viewing.size,
            cell_size=layout.cell_size,
            width=placed.cells[0].width,
        )
        shrinking = at.with_layout(small_display="shrink")
        fix = Fix(say("Allow shrinking"), say("Shrink on small displays"), shrinking)
        yield at.warning("refuses_display", "warn", reason, "layout.small_display", fix)
    elif not placed.as_designed and (viewing.width, viewing.height) == at.design.session.viewport:
        yield _shrunk(at, placed)


def _scrolls(at: At, placed: ScreenPlacement) -> DesignWarning:
    reason = say(
        "Doesn't fit {size} without scrolling. With cells of {width} px the screen needs "
        "{content_width}×{content_height} px, but there are {room_width}×{room_height}.",
        size=at.viewing.size,
        width=placed.cells[0].width,
        content_width=placed.content_width,
        content_height=placed.content_height,
        room_width=placed.area.width,
        room_height=placed.area.height,
    )
    return at.warning("does_not_fit", "serious", reason, "layout.cell_size", _tightened(at))


def _shrunk(at: At, placed: ScreenPlacement) -> DesignWarning:
    layout, width = at.block.layout, placed.cells[0].width
    reason = say(
        "Shrinks to {scale:.0%} on {size}, the display it is made for: cells are {width} px "
        "instead of {cell_size} px.",
        scale=placed.scale,
        size=at.viewing.size,
        width=width,
        cell_size=layout.cell_size,
    )
    fitted = at.with_layout(
        cell_size=width,
        probe_size=max(1, placed.probe.width),
        gap=placed.gap,
        margin=int(layout.margin * placed.scale),
    )
    fix = Fix(say("Set {cell_size} px", cell_size=width), say("Fit the sizes to the display"), fitted)
    return at.warning("shrunk", "note", reason, "layout.cell_size", fix)


def _tightened(at: At) -> Fix | None:
    """Sizes in which it does not scroll; None where even small ones do."""
    layout = at.block.layout
    near = replace(layout, gap=min(layout.gap, 4), margin=min(layout.margin, 8))
    for cell in (layout.cell_size, 48, 32, SMALLEST_CELL):
        cell = min(cell, layout.cell_size)
        closer = replace(near, probe_size=min(layout.probe_size, cell))
        smaller = replace(closer, cell_size=cell)
        for tighter in (near, closer, smaller, replace(smaller, gap=1, margin=2)):
            changed = replace(at.block, layout=tighter)
            if not at.placed(changed).scrolls:
                return Fix(say("Tighten the layout"), say("Tighten the layout"), at.with_block(changed))
    return None


def targets(at: At) -> Iterator[DesignWarning]:
    """Cells are too small to be hit."""
    viewing = at.viewing
    least = TOUCH_TARGET if viewing.touch else TARGET
    shown = at.placed().cells[0].width
    if shown >= least:
        return
    reason = say(
        "Cells are {shown} px wide on {size}. That is hard to hit {how}: use at least {least} px.",
        shown=shown,
        size=viewing.size,
        how=say("by finger") if viewing.touch else say("with a pointer"),
        least=least,
    )
    larger = at.with_layout(cell_size=least)
    helps = at.block.layout.cell_size < least <= at.placed(larger.blocks[at.index]).cells[0].width
    fix = Fix(say("Set {least} px", least=least), say("Enlarge the cells"), larger) if helps else None
    yield at.warning("small_target", "warn", reason, "layout.cell_size", fix)


def told_apart(at: At) -> Iterator[DesignWarning]:
    """The probe looks like a cell, or is of another size."""
    layout = at.block.layout
    if layout.probe == "center":
        yield from _centred(at)
        return
    alike = max(layout.probe_size, layout.cell_size) / min(layout.probe_size, layout.cell_size) < ALIKE
    away = max(APART * layout.gap, layout.gap + 8)
    if alike and layout.margin < away:
        reason = say(
            "The probe looks like a cell: it is as large ({probe_size} px) and only {margin} px "
            "away, while cells are {gap} px apart.",
            probe_size=layout.probe_size,
            margin=layout.margin,
            gap=layout.gap,
        )
        fix = Fix(
            say("Set {away} px", away=away),
            say("Move the probe away from the grid"),
            at.with_layout(margin=away),
        )
        yield at.warning("probe_like_cell", "warn", reason, "layout.margin", fix)
    elif not alike:
        times = layout.probe_size / layout.cell_size
        size = (
            say("{times:.1f}× larger than", times=times)
            if times > 1
            else say("{times:.0%} the size of", times=times)
        )
        reason = say(
            "The probe is {size} the cells ({probe_size} and {cell_size} px), so people may "
            "respond to size or visible detail.",
            size=size,
            probe_size=layout.probe_size,
            cell_size=layout.cell_size,
        )
        same = at.with_layout(probe_size=layout.cell_size, margin=min(512, max(layout.margin, away)))
        label = say("Set {cell_size} px", cell_size=layout.cell_size)
        fix = Fix(label, say("Make the probe as large as a cell"), same)
        yield at.warning("different_size", "note", reason, "layout.probe_size", fix)


def _centred(at: At) -> Iterator[DesignWarning]:
    colours = screen_colours(at.block.layout.background, at.block.layout.accent)
    lines = contrast(colours.probe_line, colours.line)
    if lines < PROBE_LINE_CONTRAST:
        reason = say(
            "The probe in the middle looks like a cell: their frames differ by {lines:.2f}:1. "
            "Telling them apart takes {probe_line_contrast}:1.",
            lines=lines,
            probe_line_contrast=PROBE_LINE_CONTRAST,
        )
        yield at.warning("probe_like_cell", "warn", reason, "layout.background")


def text_contrasts(layout: Layout) -> dict[Said, float]:
    """Contrast of every kind of text on a screen with its own ground; the counter's is the question's."""
    colours = screen_colours(layout.background, layout.accent)
    found = {
        say("question"): contrast(colours.ink, colours.background),
        say("number of the screen"): contrast(colours.soft, colours.background),
        say("button"): contrast(colours.on_accent, colours.accent),
    }
    if layout.show_keys:
        found[say("key of a chosen cell")] = contrast(colours.soft, colours.chosen)
    return found


def accent(at: At) -> Iterator[DesignWarning]:
    """The mark of what is chosen is too pale."""
    layout = at.block.layout
    shown = contrast(layout.accent, layout.background)
    if shown < MARK_CONTRAST:
        reason = say(
            "Chosen images are hard to see: the accent {accent} has a contrast of {shown} on "
            "{background}. It needs at least {mark_contrast:g}:1.",
            accent=layout.accent,
            shown=_ratio(shown),
            background=layout.background,
            mark_contrast=MARK_CONTRAST,
        )
        stronger = _stronger(layout.accent, layout.background)
        label = say("Set {accent}", accent=stronger)
        fix = Fix(label, say("Strengthen the accent colour"), at.with_layout(accent=stronger))
        yield at.warning("accent_contrast", "warn", reason, "layout.accent", fix)


def text(at: At) -> Iterator[DesignWarning]:
    """Texts are too pale."""
    which, least = min(text_contrasts(at.block.layout).items(), key=lambda one: one[1])
    if least < TEXT_CONTRAST:
        reason = say(
            "Text is hard to read: the {which} has a contrast of {least}. It needs at least "
            "{text_contrast:g}:1.",
            which=which,
            least=_ratio(least),
            text_contrast=TEXT_CONTRAST,
        )
        yield at.warning("text_contrast", "warn", reason, "layout.background", _readable(at))


def _readable(at: At) -> Fix | None:
    layout = at.block.layout
    ground = "#16181c" if is_dark(layout.background) else "#ffffff"
    layout = replace(layout, background=ground, accent=_stronger(layout.accent, ground))
    if min(text_contrasts(layout).values()) < TEXT_CONTRAST:
        return None
    mended = at.with_block(replace(at.block, layout=layout))
    return Fix(say("Set {ground}", ground=ground), say("Make text readable"), mended)


def _stronger(accent: str, background: str) -> str:
    """The accent, darker or lighter just as much as it takes to be seen on a background."""
    towards = "#ffffff" if is_dark(background) else "#000000"
    for step in range(101):
        made = mixed(accent, towards, step / 100)
        if contrast(made, background) >= MARK_CONTRAST:
            return made
    return towards


def _ratio(contrast_ratio: float) -> Said:
    """Rounded down, so that "3.0:1" is never said of what is below it."""
    return say("{contrast_ratio:.1f}:1", contrast_ratio=int(contrast_ratio * 10) / 10)
