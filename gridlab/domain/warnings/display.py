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
    block, viewing, placed = at.block, at.viewing, at.placed()
    if placed.scrolls:
        yield _scrolls(at, placed)
    elif not placed.as_designed and block.layout.small_display == "refuse":
        shrinking = at.with_layout(replace(block.layout, small_display="shrink"))
        yield DesignWarning(
            "refuses_display",
            "warn",
            say(
                "{named}Sessions do not start on {size}: cells of {cell_size} px do not fit, {width} "
                "px would.",
                named=at.named,
                size=viewing.size,
                cell_size=block.layout.cell_size,
                width=placed.cells[0].width,
            ),
            at.path("layout.small_display"),
            Fix(say("Let it shrink"), say("Let small displays shrink"), shrinking),
        )
    elif not placed.as_designed and (viewing.width, viewing.height) == at.design.session.viewport:
        yield _shrunk(at, placed)


def _scrolls(at: At, placed: ScreenPlacement) -> DesignWarning:
    return DesignWarning(
        "does_not_fit",
        "serious",
        say(
            "{named}Does not fit {size} without scrolling: with cells of {width} px the screen "
            "needs {content_width}×{content_height} px, and there are {room_width}×{room_height}.",
            named=at.named,
            size=at.viewing.size,
            width=placed.cells[0].width,
            content_width=placed.content_width,
            content_height=placed.content_height,
            room_width=placed.area.width,
            room_height=placed.area.height,
        ),
        at.path("layout.cell_size"),
        _tightened(at),
    )


def _shrunk(at: At, placed: ScreenPlacement) -> DesignWarning:
    block = at.block
    layout = replace(
        block.layout,
        cell_size=placed.cells[0].width,
        probe_size=max(1, placed.probe.width),
        gap=placed.gap,
        margin=int(block.layout.margin * placed.scale),
    )
    label = say("Set {cell_size} px", cell_size=layout.cell_size)
    return DesignWarning(
        "shrunk",
        "note",
        say(
            "{named}Shrinks to {scale:.0%} on {size}, the display it is made for: cells of "
            "{width} px instead of {cell_size} px.",
            named=at.named,
            scale=placed.scale,
            size=at.viewing.size,
            width=placed.cells[0].width,
            cell_size=block.layout.cell_size,
        ),
        at.path("layout.cell_size"),
        Fix(label, say("Fit the sizes to the display"), at.with_layout(layout)),
    )


def _tightened(at: At) -> Fix | None:
    """Sizes in which it does not scroll; None where even small ones do."""
    layout = at.block.layout
    near = replace(layout, gap=min(layout.gap, 4), margin=min(layout.margin, 8))
    for cell in (layout.cell_size, 48, 32, SMALLEST_CELL):
        cell = min(cell, layout.cell_size)
        for tighter in (
            near,
            replace(near, probe_size=min(layout.probe_size, cell)),
            replace(near, cell_size=cell, probe_size=min(layout.probe_size, cell)),
            replace(near, cell_size=cell, probe_size=min(layout.probe_size, cell), gap=1, margin=2),
        ):
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
    how = say("by finger") if viewing.touch else say("with a pointer")
    layout = replace(at.block.layout, cell_size=least)
    larger = at.placed(replace(at.block, layout=layout)).cells[0].width
    helps = at.block.layout.cell_size < least <= larger
    yield DesignWarning(
        "small_target",
        "warn",
        say(
            "{named}Cells are {shown} px wide on {size}, hard to hit {how}: at least {least} px.",
            named=at.named,
            shown=shown,
            size=viewing.size,
            how=how,
            least=least,
        ),
        at.path("layout.cell_size"),
        Fix(say("Set {least} px", least=least), say("Enlarge the cells"), at.with_layout(layout))
        if helps
        else None,
    )


def told_apart(at: At) -> Iterator[DesignWarning]:
    """The probe looks like a cell, or is of another size."""
    layout = at.block.layout
    if layout.probe == "center":
        yield from _centred(at)
        return
    alike = max(layout.probe_size, layout.cell_size) / min(layout.probe_size, layout.cell_size) < ALIKE
    away = max(APART * layout.gap, layout.gap + 8)
    if alike and layout.margin < away:
        apart = at.with_layout(replace(layout, margin=away))
        yield DesignWarning(
            "probe_like_cell",
            "warn",
            say(
                "{named}The probe looks like a cell: it is as large ({probe_size} px) and only "
                "{margin} px away, where cells are {gap} px apart.",
                named=at.named,
                probe_size=layout.probe_size,
                margin=layout.margin,
                gap=layout.gap,
            ),
            at.path("layout.margin"),
            Fix(say("Set {away} px", away=away), say("Move the probe away"), apart),
        )
    elif not alike:
        times = layout.probe_size / layout.cell_size
        size = (
            say("{times:.1f} times as large as", times=times)
            if times > 1
            else say("{times:.0%} of the size of", times=times)
        )
        yield DesignWarning(
            "different_size",
            "note",
            say(
                "{named}The probe is {size} the cells ({probe_size} and {cell_size} px): details and "
                "size may count as similarity.",
                named=at.named,
                size=size,
                probe_size=layout.probe_size,
                cell_size=layout.cell_size,
            ),
            at.path("layout.probe_size"),
            _same_size(at, layout),
        )


def _centred(at: At) -> Iterator[DesignWarning]:
    colours = screen_colours(at.block.layout.background, at.block.layout.accent)
    lines = contrast(colours.probe_line, colours.line)
    if lines < PROBE_LINE_CONTRAST:
        yield DesignWarning(
            "probe_like_cell",
            "warn",
            say(
                "{named}The probe in the middle looks like a cell: their lines differ by "
                "{lines:.2f}:1, {probe_line_contrast}:1 is needed to tell them apart.",
                named=at.named,
                lines=lines,
                probe_line_contrast=PROBE_LINE_CONTRAST,
            ),
            at.path("layout.background"),
            None,
        )


def _same_size(at: At, layout: Layout) -> Fix:
    away = max(layout.margin, APART * layout.gap, layout.gap + 8)
    same = replace(layout, probe_size=layout.cell_size, margin=min(512, away))
    label = say("Set {cell_size} px", cell_size=layout.cell_size)
    return Fix(label, say("Make the probe as large as a cell"), at.with_layout(same))


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
        stronger = _stronger(layout.accent, layout.background)
        mended = at.with_layout(replace(layout, accent=stronger))
        yield DesignWarning(
            "accent_contrast",
            "warn",
            say(
                "{named}What is chosen is hard to see: the accent {accent} has a contrast of {shown} "
                "on {background}, at least {mark_contrast:g}:1 is needed.",
                named=at.named,
                accent=layout.accent,
                shown=_ratio(shown),
                background=layout.background,
                mark_contrast=MARK_CONTRAST,
            ),
            at.path("layout.accent"),
            Fix(say("Set {accent}", accent=stronger), say("Strengthen the accent"), mended),
        )


def text(at: At) -> Iterator[DesignWarning]:
    """Texts are too pale."""
    layout = at.block.layout
    which, least = min(text_contrasts(layout).items(), key=lambda one: one[1])
    if least < TEXT_CONTRAST:
        yield DesignWarning(
            "text_contrast",
            "warn",
            say(
                "{named}Text is hard to read: the {which} has a contrast of {least}, at least "
                "{text_contrast:g}:1 is needed.",
                named=at.named,
                which=which,
                least=_ratio(least),
                text_contrast=TEXT_CONTRAST,
            ),
            at.path("layout.background"),
            _readable(at),
        )


def _readable(at: At) -> Fix | None:
    layout = at.block.layout
    ground = "#16181c" if is_dark(layout.background) else "#ffffff"
    layout = replace(layout, background=ground, accent=_stronger(layout.accent, ground))
    if min(text_contrasts(layout).values()) < TEXT_CONTRAST:
        return None
    return Fix(say("Set {ground}", ground=ground), say("Make texts readable"), at.with_layout(layout))


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
