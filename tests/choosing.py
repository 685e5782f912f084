"""A chooser of screens whose images are chosen while a session runs, made by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from gridlab.app.session.runner import SessionState
from gridlab.domain.screen import How, Screen, ScreenSource


@dataclass
class Chooser:
    """Puts what was chosen on the screen before at the probe's place of the next one. asked: positions."""

    asked: list[int] = field(default_factory=list)

    def __call__(self, state: SessionState, position: int) -> tuple[Screen, Mapping[str, Any]]:
        self.asked.append(position)
        planned, before = state.header.screens[position], state.standing(position - 1)
        probe = state.header.screens[position - 1].grid[before.chosen[0]] if before else 0
        grid = tuple(image for image in range(len(state.header.images)) if image != probe)[:4]
        how = How(ScreenSource.ADAPTIVE, 0.5)
        return planned._replace(probe=probe, grid=grid, how=how), {"step": len(self.asked)}
