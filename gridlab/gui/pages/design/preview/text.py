"""The page that a text stands on, live while it is written: the very page that annotators will see."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from gridlab.app.designing.form import Key
from gridlab.app.designing.text_pages import Sample, is_shown, sample, sampled_block, text_page
from gridlab.app.study import OpenStudy
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.flow import ConsentPage, EndPage, InstructionsPage
from gridlab.gui.background import Background, pause
from gridlab.gui.kit.displays import FIRST_DISPLAY, DisplaySize
from gridlab.gui.screen.face import colours_of, content_at
from gridlab.gui.screen.still import Still, small_pictures, small_sides
from gridlab.gui.session.page import COLUMN, SessionPage
from gridlab.gui.session.pages import ConsentView, EndView, TextView
from gridlab.gui.session.sample import SampleScreen, sample_display
from gridlab.gui.session.stage import PreviewStage

SETTLE_MS = 60
WORK = "text sample"


class TextPreview(QObject):
    """Puts the page on a stage, a moment after every edit. page: what is on it now.

    missing(bool): whether sessions have no such page, as there is no text.
    """

    missing = Signal(bool)

    def __init__(self, background: Background, stage: PreviewStage) -> None:
        super().__init__(stage)
        self._background = background
        self._stage = stage
        self._display = FIRST_DISPLAY
        self._key: Key | None = None
        self._shown: tuple[OpenStudy, Design, int] | None = None
        self._sampled: object = None
        self._sample: Sample | None = None
        self.page: SessionPage | None = None
        self._settle = pause(self, SETTLE_MS, self._build)

    def open(self, key: Key) -> None:
        """Show the page of this text from now on."""
        self._key = key

    def close(self) -> None:
        """Show no page any more."""
        self._key = self._shown = self._sampled = self._sample = None
        self._settle.stop()
        self._background.cancel(WORK)
        self._drop()

    def set_display(self, display: DisplaySize) -> None:
        """Show it as on a display of that size."""
        self._display = display
        self._settle.start()

    def follow(self, study: OpenStudy, design: Design, block: int) -> None:
        """The design is another now."""
        self._shown = (study, design, block)
        self._settle.start()

    def _build(self) -> None:
        if self._shown is None or self._key is None:
            return
        study, design, block = self._shown
        what = text_page(design, self._key, block)
        self.missing.emit(not is_shown(what))
        place = self.page.scrolled if self.page is not None else 0
        page = _view_of(what, design)
        index = sampled_block(design, what)
        if index is not None and isinstance(page, TextView):
            self._add_sample(page, study, design, index)
        self._drop()
        self.page = page
        self._stage.put(page, focus=False)
        QTimer.singleShot(0, page, lambda: page.scroll_to(place))

    def _add_sample(self, page: TextView, study: OpenStudy, design: Design, index: int) -> None:
        """Add the sample screen, once it was dealt and its pictures were read."""
        block = design.blocks[index]
        bare = replace(design, pages=replace(design.pages, consent="", instructions="", debrief=""))
        size = sample_display(block, design.language, design.session.viewport, self._stage.display)
        viewport = (size.width(), size.height())
        scale = min(0.42, (COLUMN - 2) / viewport[0]) * self._stage.devicePixelRatioF()
        sides = small_sides(block, design.language, viewport, scale)
        wanted = (id(study.study.images), bare, index, sides)
        if wanted != self._sampled:
            self._sampled, self._sample = wanted, None
            work = sample(study, design, index, sides)
            self._background.start(WORK, work, done=self._take, failed=_nothing)
        if self._sample is None:
            return
        screen, pixels = self._sample
        total = sum(one.screens.yielding + one.screens.catch + one.screens.repeat for one in design.blocks)
        content = content_at(block, design.language, 1, total, every=design.session.break_every)
        shown = SampleScreen(Still(content, screen, viewport), page.colours, page.words["sample"])
        shown.show_pictures(small_pictures(pixels, sides, block.layout.fit))
        page.add_sample(shown)

    def _take(self, found: Sample) -> None:
        self._sample = found
        self._settle.start(0)

    def _drop(self) -> None:
        page, self.page = self.page, None
        if page is not None:
            self._stage.take()
            page.deleteLater()


def _view_of(page: ConsentPage | InstructionsPage | EndPage, design: Design) -> SessionPage:
    """The session's own page, in the colours of the block that it stands beside; its buttons do nothing."""
    at = -1 if isinstance(page, EndPage) else 0
    if isinstance(page, InstructionsPage) and page.block > 0:
        at = page.block
    layout, language = design.blocks[at].layout, design.language
    colours = colours_of(layout.background, layout.accent)
    match page:
        case ConsentPage():
            return ConsentView(page, colours, language)
        case InstructionsPage():
            return TextView(page.text, colours, language, 0.0, _still)
    return EndView(page, colours, language, _still)


def _still() -> None:
    """Nothing comes after a page that is only looked at."""


def _nothing(_error: GridLabError) -> None:
    """Without enough images there is no sample; the list of warnings says so."""
