"""The refusal of a file that is JSON but says nothing valid: where, what stands there, what is allowed."""

from __future__ import annotations

from gridlab.domain.errors import GridLabError, Problem
from gridlab.domain.said import Said, joined, say
from gridlab.store.json_text import quoted

_TOLD = 3

MISSING = object()
"""Stands for the value in the problem of a key that is not there."""


class Refused(GridLabError):
    """A file that is JSON but says nothing valid. problems: why, at least one."""

    def __init__(self, what: Said, problems: list[Problem]) -> None:
        told = joined(
            (say("{path} {told}", path=problem.path, told=_told(problem)) for problem in problems[:_TOLD]),
            "; ",
        )
        more = len(problems) - _TOLD
        super().__init__(
            say("The {what} is refused: {told}.", what=what, told=told)
            if more <= 0
            else say("The {what} is refused: {told}; and {more} more.", what=what, told=told, more=more),
            todo=say("Correct it and try again."),
        )
        self.problems = tuple(problems)


def _told(problem: Problem) -> Said:
    if problem.value is MISSING:
        return say("is missing; allowed: {allowed}", allowed=problem.allowed)
    return say("is {value}; allowed: {allowed}", value=quoted(problem.value), allowed=problem.allowed)
