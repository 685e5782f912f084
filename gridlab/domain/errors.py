"""Known failures, and what a check found: what happened, what is safe, what to do."""

from __future__ import annotations

from typing import Any, NamedTuple

from gridlab.domain.said import NOTHING, Said, joined


class GridLabError(Exception):
    """A known failure, told to a person in three parts.

    what: what happened, naming the file, key or value.
    safe: what is not affected ("Nothing was written.").
    todo: what the person can do now.
    Each is made with `say("The {file} is full.", file=name)`, so that the window can say it in its language;
    `failure` says `what` by itself.
    """

    def __init__(self, what: Said, *, safe: Said = NOTHING, todo: Said = NOTHING) -> None:
        super().__init__(what)
        self.what = what
        self.safe = safe
        self.todo = todo

    @property
    def said(self) -> Said:
        """All three parts in one."""
        return joined(part for part in (self.what, self.safe, self.todo) if part)

    def __str__(self) -> str:
        return str.__str__(self.said)


def failure(
    template: str, /, *, safe: Said = NOTHING, todo: Said = NOTHING, **values: object
) -> GridLabError:
    """A known failure of which `what` is said by this template (a literal, as for `say`) and values."""
    return GridLabError(Said(template, values), safe=safe, todo=todo)


class Problem(NamedTuple):
    """Why a file is refused. path: JSON path; value: what stands there; allowed: what might."""

    path: str
    value: Any
    allowed: Said


class Finding(NamedTuple):
    """One thing that is not sound. path: the file as it was found, or a place in it; what: in words."""

    path: str
    what: Said
