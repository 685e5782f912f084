"""What an annotator does on the screen at hand, before submitting it."""

from __future__ import annotations

from dataclasses import dataclass

from gridlab.app.session.clock import SessionTime
from gridlab.domain.answering import Answering
from gridlab.domain.design import Block
from gridlab.domain.flow import ScreenPage
from gridlab.domain.session import Device, Event, EventKind, Response


@dataclass(slots=True)
class OnScreen:
    """The screen at hand. onset_ms: session time of its first paint, -1 before. off_ms: without focus."""

    page: ScreenPage
    block: Block
    answering: Answering
    onset_ms: int = -1
    lost_ms: int = -1
    off_ms: int = 0
    scale: float = 1.0

    def ms(self, t_ms: int) -> int:
        """Time since onset."""
        return max(0, t_ms - self.onset_ms)

    def takes_input(self, t_ms: int) -> bool:
        """Whether it has been on view for the design's minimum."""
        return self.onset_ms >= 0 and self.ms(t_ms) >= self.block.timing.minimum_ms

    def response(self, t_ms: int, *, timed_out: bool) -> Response:
        """The response that submitting at session time `t_ms` makes of it."""
        off = self.off_ms + (t_ms - self.lost_ms if self.lost_ms >= 0 else 0)
        return Response(
            screen=self.page.position,
            attempt=self.page.attempt,
            chosen=self.answering.chosen,
            choice_ms=self.answering.choice_ms,
            onset_ms=max(0, self.onset_ms),
            response_ms=self.ms(t_ms),
            timed_out=timed_out,
            resumed=self.page.resumed,
            off_focus_ms=off,
            shown_scale=self.scale,
        )


class SessionInput:
    """Takes input on the screen at hand and keeps what happened until the next transaction.

    Every method that takes `at` means a time of the session's clock (`monotonic_ms`); None is now.
    """

    def __init__(self, time: SessionTime) -> None:
        self.time = time
        self._on: OnScreen | None = None
        self._events: list[Event] = []
        self._focused = True
        self._covered = False
        self._since = time.now()

    @property
    def chosen(self) -> tuple[int, ...]:
        """Chosen cells (0-based) in the order of choosing."""
        return self._on.answering.chosen if self._on else ()

    @property
    def can_submit(self) -> bool:
        """Whether enough cells are chosen."""
        return self._on is not None and self._on.answering.can_submit

    def elapsed_ms(self) -> int:
        """Time since the screen's onset; 0 before it."""
        return self._on.ms(self.time.now()) if self._on and self._on.onset_ms >= 0 else 0

    def page_ms(self) -> int:
        """Time since the page at hand came up."""
        return self.time.now() - self._since

    def shown(self, at: int | None = None, *, scale: float = 1.0) -> None:
        """The screen at hand was painted for the first time; later calls for it change nothing.

        scale: 1 as designed, less where the display is too small.
        """
        on = self._on
        if on is None or on.onset_ms >= 0:
            return
        on.onset_ms, on.scale = self.time.now(at), scale
        self.time.begin()
        if not self._focused:
            on.lost_ms = on.onset_ms
        self._note(EventKind.ONSET, t_ms=on.onset_ms)

    def choose(self, cell: int, device: Device, at: int | None = None) -> bool:
        """Choose a cell; whether anything changed."""
        return self._change(cell, device, at, chosen=True)

    def toggle(self, cell: int, device: Device, at: int | None = None) -> bool:
        """Choose or unchoose a cell; whether anything changed."""
        return self._change(cell, device, at, chosen=cell not in self.chosen)

    def focus_lost(self) -> None:
        """The window is no longer the active one."""
        if self._focused:
            self._focused = False
            t_ms = self._note(EventKind.FOCUS_LOST)
            if self._on is not None and self._on.onset_ms >= 0:
                self._on.lost_ms = t_ms

    def focus_regained(self) -> None:
        """The window is the active one again."""
        if not self._focused:
            self._focused = True
            t_ms = self._note(EventKind.FOCUS_REGAINED)
            if self._on is not None and self._on.lost_ms >= 0:
                self._on.off_ms += t_ms - self._on.lost_ms
                self._on.lost_ms = -1

    def set_covered(self, covered: bool) -> None:
        """A page lies over the screen, or a break has begun; or that is over. The screen's time runs on."""
        if covered is not self._covered:
            self._covered = covered
            self._note(EventKind.PAUSE if covered else EventKind.RESUME)

    def instructions_seen(self, device: Device = Device.NONE) -> None:
        """The annotator looked at the instructions again."""
        self._note(EventKind.INSTRUCTIONS, device=device)

    def enlarged(self, cell: int, device: Device = Device.NONE) -> None:
        """The annotator enlarged the image in a cell (-1: the probe)."""
        self._note(EventKind.ENLARGE, cell=cell, device=device)

    def _change(self, cell: int, device: Device, at: int | None, *, chosen: bool) -> bool:
        on, t_ms = self._on, self.time.now(at)
        if on is None or not self._is_open() or not on.takes_input(t_ms):
            return False
        before = on.answering
        after = before.choose(cell, on.ms(t_ms)) if chosen else before.unchoose(cell)
        if after is before:
            return False
        on.answering = after
        for gone in set(before.chosen) - set(after.chosen):
            self._note(EventKind.UNCHOOSE, t_ms=t_ms, cell=gone, device=device)
        if chosen:
            self._note(EventKind.CHOOSE, t_ms=t_ms, cell=cell, device=device)
        return True

    def _is_open(self) -> bool:
        """Whether input is taken at all."""
        return True

    def _note(
        self, kind: EventKind, *, t_ms: int | None = None, cell: int = -1, device: Device = Device.NONE
    ) -> int:
        """Keep an event for the next transaction; returns its session time."""
        moment = self.time.now() if t_ms is None else t_ms
        screen = self._on.page.position if self._on else -1
        self._events.append(Event(moment, kind, screen, cell, device))
        return moment

    def _take_events(self) -> list[Event]:
        """What happened since the last transaction, in the order of time; a sleep is noted."""
        if self.time.slept():
            self._note(EventKind.SUSPENDED, device=Device.PROGRAM)
        events, self._events = self._events, []
        return sorted(events, key=lambda event: event.t_ms)

    def _put(self, page: ScreenPage | None, block: Block | None) -> None:
        """Begin a page: a screen with nothing chosen, or none."""
        self._since = self.time.begin()
        if page is None or block is None:
            self._on = None
            return
        self._on = OnScreen(page, block, Answering.on(block))
