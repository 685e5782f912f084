"""Keeps the preview in step with the design: screens from the sampler, pictures at the painted size."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from gridlab.app.designing.preview import Kind, PictureWish, PreviewScreen, pictured, sampled
from gridlab.domain.design import Block, Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.geometry import picture_rect
from gridlab.gui.background import Background, pause
from gridlab.gui.pages.design.preview.view import DesignPreview
from gridlab.gui.screen.body import Pictures
from gridlab.gui.screen.face import ScreenContent
from gridlab.store.session_words import session_words

if TYPE_CHECKING:
    from gridlab.app.study import OpenStudy
    from gridlab.domain.images import Image
    from gridlab.store.images.reader import Fit, Pixels

SETTLE_MS = 120
SCREEN_WORK, PICTURE_WORK = "preview screen", "preview pictures"


class PreviewControl(QObject):
    """An edit is painted at once with the pictures there are; sampler and reader follow in the background."""

    failed = Signal(GridLabError)
    sampled = Signal()

    def __init__(self, background: Background, preview: DesignPreview) -> None:
        super().__init__(preview)
        self._background = background
        self._preview = preview
        self._study: OpenStudy | None = None
        self._design: Design | None = None
        self._current: Block | None = None
        self._block = 0
        self._kind: Kind = "main"
        self._which = 0
        self._dealt: object = None
        self._screen: PreviewScreen | None = None
        self._images: dict[tuple[str, int, str], QImage] = {}
        self._settle = pause(self, SETTLE_MS, self._read_pictures)
        preview.laid_out.connect(self._settle.start)

    def show_design(self, study: OpenStudy, design: Design, block: int) -> None:
        """Show a block of a design; what sampling depends on deals the screen anew."""
        if self._study is None or study.folder != self._study.folder:
            self._images.clear()
            self._screen = None
        self._study, self._block = study, block
        self.show_typed(design)

    def show_typed(self, design: Design) -> None:
        """Show the same block as it is while one types."""
        self._design = design
        self._block = min(self._block, len(design.blocks) - 1)
        self._current = design.blocks[self._block]
        self._deal()
        self._paint()

    def set_kind(self, kind: Kind) -> None:
        """Show screens of a kind; a block that has none of it shows those it has."""
        if kind != self._kind:
            self._kind, self._which = kind, 0
            self._deal()

    def another(self) -> None:
        """Show the next screen that the sampler gives."""
        self._which += 1
        self._deal()

    def clear(self) -> None:
        """Show nothing; no study or design is there."""
        self._study = self._design = self._current = self._screen = None
        self._dealt = None
        self._images.clear()
        self._settle.stop()

    @property
    def idle(self) -> bool:
        """Whether what is shown is what was asked for, pictures included."""
        waiting = self._settle.isActive()
        return not waiting and not any(self._background.running(key) for key in (SCREEN_WORK, PICTURE_WORK))

    @property
    def screen_kind(self) -> str:
        """The kind of the screen that is shown, "" for none."""
        return self._screen.screen.kind.name.lower() if self._screen is not None else ""

    @property
    def grid_rows(self) -> tuple[int, ...]:
        """The images in the grid as rows of the study."""
        return self._screen.screen.grid if self._screen is not None else ()

    def _deal(self) -> None:
        block = self._current
        if block is None or self._design is None or self._study is None:
            return
        images = self._study.study.images
        wanted = (
            id(images),
            self._block,
            self._kind,
            self._which,
            [_sampling_inputs(one) for one in self._design.blocks],
        )
        if wanted == self._dealt:
            return
        self._dealt = wanted
        self._background.start(
            SCREEN_WORK,
            sampled(images, self._design, self._block, self._kind, self._which),
            done=self._took_screen,
            failed=self._no_screen,
        )

    def _took_screen(self, screen: PreviewScreen) -> None:
        self._screen = screen
        self._paint()
        self.sampled.emit()

    def _no_screen(self, error: GridLabError) -> None:
        self._screen = None
        self._paint()
        self.failed.emit(error)

    def _paint(self) -> None:
        block, design, screen = self._current, self._design, self._screen
        if block is None or design is None:
            return
        content = ScreenContent(
            block,
            design.language,
            position=session_words(design.language).position(screen.number, screen.total)
            if screen is not None
            else "",
            share=max(0, screen.number - 1) / max(1, screen.total) if screen is not None else 0.0,
        )
        self._preview.show_screen(content, self._pictures())

    def _pictures(self) -> Pictures:
        screen, block = self._screen, self._current
        if screen is None or block is None:
            return Pictures(None, ())
        return Pictures(
            self._best(screen.probe, block.layout.fit),
            tuple(self._best(image, block.layout.fit) for image in screen.grid),
            screen.probe.alt,
            tuple(image.alt for image in screen.grid),
        )

    def _best(self, image: Image, fit: str) -> QImage | None:
        """The largest picture of an image that is there; the painter scales it until the right one comes."""
        sizes = [size for sha256, size, how in self._images if sha256 == image.sha256 and how == fit]
        return self._images[image.sha256, max(sizes), fit] if sizes else None

    def _read_pictures(self) -> None:
        screen, block, placed = self._screen, self._current, self._preview.screen_view.placement
        if screen is None or block is None or placed is None or self._study is None or not placed.cells:
            return
        fit = block.layout.fit
        probe = picture_rect(placed.probe, fit).width
        cell = picture_rect(placed.cells[0], fit).width
        wanted = {(image.sha256, cell, fit): image for image in screen.grid}
        wanted[screen.probe.sha256, probe, fit] = screen.probe
        missing = {key: image for key, image in wanted.items() if key not in self._images}
        # Only what this screen shows is kept: memory stays small however long one designs.
        shown = {image.sha256 for image in wanted.values()}
        if not missing:
            self._images = {key: made for key, made in self._images.items() if key in wanted}
            return
        self._images = {key: made for key, made in self._images.items() if key[0] in shown}
        work = pictured(self._wishes(missing))
        self._background.start(PICTURE_WORK, work, done=self._took_pictures, failed=_nothing)

    def _wishes(self, missing: Mapping[tuple[str, int, Fit], Image]) -> list[PictureWish]:
        from gridlab.app.study import image_path

        assert self._study is not None
        wishes = []
        for (sha256, size, fit), image in missing.items():
            try:
                path = image_path(self._study, image)
            except GridLabError:
                continue
            wishes.append(PictureWish(path, sha256, size, fit))
        return wishes

    def _took_pictures(self, found: dict[PictureWish, Pixels]) -> None:
        from gridlab.gui.screen.image_supply import Wanted, picture_of

        for wish, pixels in found.items():
            self._images[wish.sha256, wish.size, wish.fit] = picture_of(
                pixels, Wanted(0, wish.size, wish.size, wish.fit)
            )
        self._preview.set_pictures(self._pictures())


def _sampling_inputs(block: Block) -> tuple[object, ...]:
    """What the screens of a block follow from, besides the images."""
    return block.grid, block.layout.probe, block.images, block.screens, block.catch, block.sampling


def _nothing(_error: GridLabError) -> None:
    """A cell whose picture cannot be read stays empty; the Images page names the file."""
