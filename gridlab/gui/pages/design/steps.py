"""What the Design page shows of the history of the design at hand."""

from __future__ import annotations

from dataclasses import dataclass

from gridlab.app.designing.track import Track


@dataclass(frozen=True, slots=True)
class Steps:
    """track: the design at hand; undo, redo: the steps' names, "" where there is none.

    deleted: (key, name) of the designs that can be brought back.
    """

    track: Track | None = None
    undo: str = ""
    redo: str = ""
    deleted: tuple[tuple[int, str], ...] = ()
