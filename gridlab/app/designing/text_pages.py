"""The pages of a HIT that a text of its design makes, as a session would show them."""

from __future__ import annotations

from gridlab.app.designing.form import Key
from gridlab.app.designing.preview import screen_pictures
from gridlab.app.study import OpenStudy
from gridlab.app.uses import Work
from gridlab.domain.design import Design
from gridlab.domain.flow import ConsentPage, EndPage, InstructionsPage
from gridlab.domain.progress import Cancel, Progress
from gridlab.domain.sampling.session_screens import session_screens
from gridlab.domain.screen import Screen, sample_screen
from gridlab.store.images.reader import Pixels

Sample = tuple[Screen, list[Pixels | None]]
"""A screen that shows what is asked, and its pictures, the probe's first."""


def text_page(design: Design, key: Key, block: int) -> ConsentPage | InstructionsPage | EndPage:
    """The page that the text of a field stands on; block: the one at hand, for its own instructions."""
    pages = design.pages
    match key[1][-1]:
        case "consent":
            return ConsentPage(pages.consent)
        case "debrief":
            return EndPage("complete", pages.debrief, pages.completion_code)
    if key[0] == "block":
        return InstructionsPage(design.blocks[block].instructions, block)
    return InstructionsPage(pages.instructions)


def is_shown(page: ConsentPage | InstructionsPage | EndPage) -> bool:
    """Whether a session has this page: without a text it has none but the last."""
    return bool(page.text) or isinstance(page, EndPage)


def sampled_block(design: Design, page: ConsentPage | InstructionsPage | EndPage) -> int | None:
    """The block of which the page shows a sample screen; None where it shows none."""
    if not isinstance(page, InstructionsPage) or (page.block == 0 and design.pages.instructions):
        return None
    return max(0, page.block)


def sample(study: OpenStudy, design: Design, block: int, sizes: tuple[int, int]) -> Work[Sample]:
    """Work that makes the sample of a block. sizes: see `screen_pictures`."""

    def work(cancel: Cancel, _progress: Progress) -> Sample:
        images, of_block = study.study.images, design.blocks[block]
        screen = sample_screen(session_screens(design, images, 0), block, of_block.n, len(images))
        grid = [images[row] for row in screen.grid]
        fit = of_block.layout.fit
        return screen, screen_pictures(study, images[screen.probe], grid, sizes, fit, cancel)

    return work
