"""Pictures of screens as files, painted by the code that the session paints with; needs no display."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path
from typing import Any, Literal

from gridlab.app.designs import load_design
from gridlab.app.study import OpenStudy, check_output_place
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.geometry import Rect
from gridlab.domain.publication import Lines
from gridlab.domain.said import say
from gridlab.domain.sampling.session_screens import Dealer, DealtScreens, session_screens
from gridlab.domain.screen import ScreenKind
from gridlab.gui.readiness import draw_in_memory
from gridlab.store.atomic import write_whole


def save_preview(
    opened: OpenStudy,
    design_name: str,
    out: Path,
    *,
    viewport: tuple[int, int] = (1366, 768),
    screen: int = 1,
    number: int = 0,
    seed: int | None = None,
) -> Path:
    """Write the annotator's screen as a PNG, whole or not at all; gives the path.

    viewport: CSS pixels. screen: 1, 2, … among those the counter counts, of the session with this number.
    seed: in place of the sampling's own. Raises GridLabError.
    """
    check_output_place(out)
    design = seeded(load_design(opened, design_name), seed)
    dealt, screens = _counted(opened, design, number)
    if not 1 <= screen <= len(screens):
        raise GridLabError(
            say(
                "There is no screen {screen}: a HIT of {name} has {count}.",
                screen=screen,
                name=design.name,
                count=len(screens),
            ),
            safe=say("Nothing was written."),
            todo=say("Choose a screen number it has."),
        )
    ready_qt()
    from PySide6.QtCore import QBuffer, QIODevice

    from gridlab.gui.screen.image_supply import picture_of, study_reader
    from gridlab.gui.screen.still import painted, still_of

    shown = dealt[screens[screen - 1]]
    still = still_of(design, shown, screen, len(screens), viewport)
    read = study_reader(opened)
    picture = painted(still, [picture_of(read(one), one) for one in still.wanted()])
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    write_whole(out, bytes(buffer.data().data()), what=say("picture"))
    return out


def preview_boxes(
    opened: OpenStudy, design_name: str, *, viewport: tuple[int, int], screen: int = 1, number: int = 0
) -> dict[str, Any]:
    """Where the parts of such a screen stand on the display, [x, y, width, height] in CSS pixels each.

    "question", "probe", "submit", and a list for "cells" in display order. Where it scrolls, from the top of
    what does.
    """
    from gridlab.gui.screen.face import placement_of

    design = load_design(opened, design_name)
    dealt, counted = _counted(opened, design, number)
    ready_qt()
    placed = placement_of(design.blocks[dealt.kinds[counted[screen - 1]][0]], design.language, *viewport)
    area, submit = placed.area, placed.footer.submit

    def within(box: Rect) -> list[int]:
        return [area.x + box.x, area.y + box.y, box.width, box.height]

    return {
        "question": within(placed.question),
        "probe": within(placed.probe),
        "cells": [within(cell) for cell in placed.cells],
        "submit": [submit.x, submit.y, submit.width, submit.height],
    }


def save_ethics_sheet(
    opened: OpenStudy,
    design_name: str,
    out: Path,
    *,
    viewport: tuple[int, int] = (1366, 768),
    seed: int | None = None,
    letter: bool = False,
) -> Path:
    """Write the sheet for an ethics board of session number 0 as a PDF; gives the path. Raises GridLabError.

    letter: US Letter pages in place of A4.
    """
    design = seeded(load_design(opened, design_name), seed)
    ready_qt()
    from gridlab.gui.screen.ethics import write_ethics
    from gridlab.gui.screen.still import at_once

    screens = session_screens(design, opened.study.images, 0)
    paper: Literal["A4", "Letter"] = "Letter" if letter else "A4"
    return write_ethics(out, opened, design, screens, viewport, paper=paper, at_window=at_once)


def save_contact_sheet(
    opened: OpenStudy,
    design_name: str,
    out: Path,
    *,
    viewport: tuple[int, int] = (1366, 768),
    seed: int | None = None,
    letter: bool = False,
    marked: bool = False,
) -> Path:
    """Write all screens of a HIT of session number 0 as one PDF or PNG; gives the path. Raises GridLabError.

    letter: US Letter pages in place of A4. marked: the right cells of catch and practice screens show.
    """
    design = seeded(load_design(opened, design_name), seed)
    ready_qt()
    from gridlab.gui.screen.sheet import write_sheet

    screens = session_screens(design, opened.study.images, 0)
    return write_sheet(
        out, opened, design, screens, viewport, paper="Letter" if letter else "A4", marked=marked
    )


def lines_of(design: Design) -> tuple[tuple[Lines, ...], ...]:
    """How many lines the questions of its blocks take, see `question_lines`; needs no display."""
    ready_qt()
    from gridlab.gui.screen.question_lines import question_lines

    return question_lines(design)


def _counted(opened: OpenStudy, design: Design, number: int) -> tuple[DealtScreens, list[int]]:
    """The screens of a session, and the places of those that the counter counts."""
    dealt = Dealer(design, opened.study.images).session(number)
    return dealt, [at for at, (_, kind) in enumerate(dealt.kinds) if kind is not ScreenKind.PRACTICE]


def seeded(design: Design, seed: int | None) -> Design:
    """The design with another seed in every block."""
    if seed is None:
        return design
    blocks = [
        dataclasses.replace(block, sampling=dataclasses.replace(block.sampling, seed=seed))
        for block in design.blocks
    ]
    return dataclasses.replace(design, blocks=tuple(blocks))


def ready_qt() -> None:
    """Have an application with our fonts; on a machine without a display, one that draws in memory."""
    draw_in_memory()
    from PySide6.QtWidgets import QApplication

    from gridlab.gui.look.fonts import load_fonts

    application = QApplication.instance() or QApplication(sys.argv[:1])
    _APPLICATIONS.append(application)
    load_fonts()


# Qt's application must outlive every widget; Python would drop it with the last reference.
_APPLICATIONS: list[object] = []
