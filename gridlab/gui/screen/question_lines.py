"""How many lines Qt makes of the questions of a design, at every width in which they may wrap."""

from __future__ import annotations

from gridlab.domain.design import Block, Design
from gridlab.domain.geometry import QUESTION_LINE, QUESTION_SIDE, QUESTION_WIDEST
from gridlab.domain.publication import Lines
from gridlab.gui.screen.question_text import QuestionText

NARROWEST = 240 - 2 * QUESTION_SIDE
"""No browser's window is narrower; below it the lines are those of this width."""


def question_lines(design: Design) -> tuple[tuple[Lines, ...], ...]:
    """For each block the widths from which on its question takes fewer lines, from 1 up; on Qt's thread."""
    return tuple(_of_block(block, design.language) for block in design.blocks)


def _of_block(block: Block, language: str) -> tuple[Lines, ...]:
    known: dict[int, int] = {}

    def lines(width: int) -> int:
        if width not in known:
            height = QuestionText(block.question, language, width, block.grid.choose).height
            known[width] = max(1, height // QUESTION_LINE)
        return known[width]

    def steps(low: int, high: int) -> list[int]:
        """The widths above `low`, up to `high`, where the number changes: a wider line never holds less."""
        if lines(low) == lines(high):
            return []
        if high - low == 1:
            return [high]
        middle = (low + high) // 2
        return steps(low, middle) + steps(middle, high)

    found = steps(NARROWEST, QUESTION_WIDEST)
    return (Lines(1, lines(NARROWEST)), *(Lines(width, lines(width)) for width in found))
