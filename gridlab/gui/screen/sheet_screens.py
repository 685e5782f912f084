"""The screens of a HIT for a contact sheet: what each shows, its pictures, and the words around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gridlab.app.study import OpenStudy, image_path
from gridlab.domain.cost import triplets_of_assignment
from gridlab.domain.design import Design
from gridlab.domain.sampling.session_screens import session_screens
from gridlab.domain.screen import Screen, ScreenKind
from gridlab.gui.look.language import translate
from gridlab.gui.look.words import counted
from gridlab.gui.screen.face import ScreenContent
from gridlab.gui.screen.image_supply import Reader, Wanted
from gridlab.gui.screen.sheet import Paper, Sheet, SheetText
from gridlab.gui.screen.still import Still, decoded, painted
from gridlab.store.design_file import design_id
from gridlab.store.images.reader import Pixels, read_pixels
from gridlab.store.session_words import session_words


@dataclass(frozen=True, slots=True)
class SheetScreen:
    """One screen of a sheet, with its caption and its kind in words."""

    still: Still
    caption: str
    kind: str


def kind_words(kind: ScreenKind) -> str:
    """A kind of screens in a word."""
    return {
        ScreenKind.MAIN: translate("ContactSheet", "main"),
        ScreenKind.PRACTICE: translate("ContactSheet", "practice"),
        ScreenKind.CATCH: translate("ContactSheet", "catch"),
        ScreenKind.REPEAT: translate("ContactSheet", "repeat"),
        ScreenKind.SHARED: translate("ContactSheet", "shared"),
    }[kind]


def sheet_screens(
    design: Design, screens: Sequence[Screen], viewport: tuple[int, int], *, marked: bool
) -> list[SheetScreen]:
    """Every screen of a HIT in order, practice too. marked: the right cells of those that have any show."""
    total = sum(screen.counts for screen in screens)
    words = session_words(design.language)
    made, number = [], 0
    for screen in screens:
        number += screen.counts
        content = ScreenContent(
            block=design.blocks[screen.block],
            language=design.language,
            position=words.position(number if screen.counts else 0, total),
            share=max(0, number - 1) / max(1, total),
        )
        marks = dict.fromkeys(screen.planted, "right") if marked else {}
        still = Still(content, screen, viewport, marks=marks)  # type: ignore[arg-type]
        caption = str(number) if screen.counts else "–"
        made.append(SheetScreen(still, caption, kind_words(screen.kind)))
    return made


def sheet_text(
    opened: OpenStudy, design: Design, screens: Sequence[Screen], viewport: tuple[int, int]
) -> SheetText:
    """Study and design, how many screens of which kind, triplets, display, and the design's id."""
    kinds = Counter(screen.kind for screen in screens)
    numbers = ", ".join(f"{kinds[kind]} {kind_words(kind)}" for kind in ScreenKind if kinds[kind])
    first = design.blocks[0]
    grids = (
        f"{first.grid.choose} of {first.n}"
        if len(design.blocks) == 1
        else counted(len(design.blocks), "block")
    )
    triplets = counted(triplets_of_assignment(design), "triplet")
    return SheetText(
        f"{opened.study.title or opened.folder.name} · {design.name}",
        f"{counted(len(screens), 'screen')}: {numbers} · {grids} · {triplets} per HIT · "
        f"{viewport[0]}×{viewport[1]} px",
        design_id(design),
    )


def study_reader(opened: OpenStudy) -> Reader:
    """Makes pictures of a study's images by row; a file that has changed is refused."""

    def read(wanted: Wanted) -> Pixels:
        image = opened.study.images[wanted.row]
        path = image_path(opened, image)
        return read_pixels(
            path, width=wanted.width, height=wanted.height, fit=wanted.fit, sha256=image.sha256
        )

    return read


def save_sheet(
    opened: OpenStudy,
    design: Design,
    out: Path,
    *,
    viewport: tuple[int, int] = (1366, 768),
    paper: Paper = "A4",
    marked: bool = False,
) -> Path:
    """Write the contact sheet of session number 0 at once, on the window's thread. Raises GridLabError."""
    screens = session_screens(design, opened.study.images, 0)
    sheet = Sheet(out, sheet_text(opened, design, screens, viewport), len(screens), viewport, paper)
    read = study_reader(opened)
    try:
        for one in sheet_screens(design, screens, viewport, marked=marked):
            pictures, _ = decoded(one.still.wanted(), read)
            sheet.add(painted(one.still, pictures), one.caption, one.kind)
    except BaseException:
        sheet.abandon()
        raise
    return sheet.finish()
