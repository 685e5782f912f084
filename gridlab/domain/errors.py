"""The one kind of failure that GridLab expects: it says what happened, what is safe and what to do."""

from __future__ import annotations


class GridLabError(Exception):
    """A known failure, told to a person in three parts.

    what: what happened, naming the file, key or value.
    safe: what is not affected ("Nothing was written.").
    todo: what the person can do now.
    """

    def __init__(self, what: str, *, safe: str = "", todo: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.safe = safe
        self.todo = todo

    def __str__(self) -> str:
        return " ".join(part for part in (self.what, self.safe, self.todo) if part)
