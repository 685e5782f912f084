"""What the end page shows of the annotator's own answers, worked out off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gridlab.app.session.feedback import OwnMap, own_map, self_agreement
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Progress
from gridlab.gui.background import Background
from gridlab.gui.screen.image_supply import ImageSupply, Wanted
from gridlab.gui.session.map_picture import THUMBNAIL
from gridlab.gui.session.pages import EndView

if TYPE_CHECKING:
    from gridlab.app.session.runner import SessionRunner


class EndFeedback(QObject):
    """Adds to the end page what the design says; shown(): it is on view. What cannot be made is left out."""

    def __init__(
        self,
        runner: SessionRunner,
        supply: ImageSupply,
        view: EndView,
        shown: Callable[[], None],
        bug: Callable[[BaseException], None],
    ) -> None:
        super().__init__(view)
        self._runner = runner
        self._supply = supply
        self._view = view
        self._shown = shown
        self._background = Background(self)
        self._background.bug.connect(bug)
        self._map: OwnMap | None = None
        self._wanted: tuple[Wanted, ...] = ()
        supply.arrived.connect(self._fill)

    def begin(self) -> None:
        """Show it, or begin to work it out."""
        words, state = self._view.words, self._runner.state
        header = self._runner.header
        if header.design.session.feedback == "agreement":
            agreed = self_agreement(header, state.standings)
            if agreed is not None:
                self._view.add_section(words["agreement_title"])
                text = words["agreement_text"]
                values = {"screens": agreed.screens, "same": agreed.same, "total": agreed.total}
                self._view.add_text(text.format(**values))
                self._shown()
        elif header.design.session.feedback == "map":
            self._picture = self._view.add_map(words["map_title"], words["map_text"], words["map_wait"])
            answers = dict(state.standings)

            def work(cancel: Cancel, _progress: Progress) -> OwnMap | None:
                return own_map(header, answers, cancel)

            self._background.start("map", work, done=self._fitted, failed=self._give_up)

    def close(self) -> None:
        """Stop working it out."""
        self._map = None
        self._background.close()

    def _fitted(self, own: OwnMap | None) -> None:
        if own is None:
            self._view.drop_map()
            return
        self._map = own
        ratio = self._view.devicePixelRatioF()
        side = max(1, round(THUMBNAIL * ratio))
        self._wanted = tuple(Wanted(row, side, side, "contain", ratio) for row in own.rows)
        self._supply.want([self._wanted])
        self._fill()

    def _give_up(self, _error: GridLabError) -> None:
        self._view.drop_map()

    def _fill(self) -> None:
        own, supply = self._map, self._supply
        if own is None:
            return
        if not all(supply.get(one) is not None or supply.failure([one]) is not None for one in self._wanted):
            supply.want([self._wanted])  # a window of another size asked for those of the screens
            return
        self._map = None
        self._picture.show_map(own, [supply.get(one) for one in self._wanted])
        self._shown()
