"""A design being edited: what is typed, right or wrong, and the last good design, which alone is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from gridlab.domain.design import Design
from gridlab.domain.design_edit import Path, shown_path, tidied, value_at, value_problem, with_value
from gridlab.domain.design_rules import problems
from gridlab.domain.errors import Finding
from gridlab.domain.said import Said

_NOWHERE = object()


class DesignDraft:
    """Entries that are wrong by themselves stay out; those that contradict each other wait in the draft.

    An edit that goes with what waits settles it. One that has nothing to do with it reaches the good design
    at once, so that one wrong field holds nothing else up. What is being typed reaches it too, letter by
    letter; where it ends wrong, nothing of its beginning stays (`begin`, `settle`).

    good: the last design without a fault. draft: what the form shows, the good design or it with the entries
    that contradict each other.
    """

    def __init__(self, design: Design | None = None) -> None:
        self.good = self.draft = design if design is not None else Design()
        self._wrong: dict[Path, Said] = {}
        self._before: Design | None = None

    def show(self, design: Design) -> bool:
        """Take a design from outside; whether it is another one. A new name alone drops no entry."""
        if design is self.good or design == self.good:
            return False
        if replace(design, name=self.good.name) == self.good:
            self.draft = replace(self.draft, name=design.name)
            if self._before is not None:
                self._before = replace(self._before, name=design.name)
        else:
            self.draft = design
            self._before = None
            self._wrong.clear()
        self.good = design
        return True

    def begin(self) -> None:
        """Something begins to be typed, unless it goes on already."""
        if self._before is None:
            self._before = self.good

    def settle(self, path: Path, *, ended: bool) -> bool:
        """What was typed at a path counts; whether the good design changed.

        Where it is wrong the good design is what it was before, without what was right on the way: "2" of
        "20" was never meant. ended: nothing more is typed there.
        """
        before = self._before
        if ended:
            self._before = None
        is_wrong = path in self._wrong
        if before is None or not (is_wrong or _at(self.draft, path) != _at(self.good, path)):
            return False
        if is_wrong and self.draft is self.good:
            self.draft = before
        elif is_wrong and _at(before, path) is not _NOWHERE:
            self.draft = with_value(self.draft, path, _at(before, path))
        changed = self.good != before
        self.good = before
        return changed

    def enter(self, path: Path, value: Any) -> bool:
        """Enter a value; whether the good design changed. One that is not allowed is kept out."""
        value = tidied(path, value)
        allowed = value_problem(path, value)
        if allowed:
            self._wrong[path] = allowed
            return False
        self._wrong.pop(path, None)
        return self._apply(partial(with_value, path=path, value=value))

    def refuse(self, path: Path, allowed: Said) -> None:
        """Note that what was entered is no value at all, such as letters for a number."""
        self._wrong[path] = allowed

    def change(self, edit: Callable[[Design], Design], *, drops: Path = ()) -> bool:
        """Edit the design as a whole; whether the good design changed.

        drops: the list whose items got other places: wrong entries in it are let go.
        """
        if drops:
            self.forget(drops)
        return self._apply(edit)

    def forget(self, place: Path) -> None:
        """Let wrong entries at a place and inside it go, as when their texts are not shown any more."""
        size = len(place)
        self._wrong = {path: text for path, text in self._wrong.items() if path[:size] != place}

    def faults(self) -> list[Finding]:
        """What is wrong now, entries first, then contradictions: JSON path, and what is allowed there."""
        wrong = [Finding(shown_path(path), allowed) for path, allowed in self._wrong.items()]
        if self.draft is self.good:
            return wrong
        return wrong + [Finding(found.path, found.allowed) for found in problems(self.draft, self.good)]

    def is_wrong(self, path: Path) -> bool:
        """Whether what was entered at a path is kept out of the draft."""
        return path in self._wrong

    def _apply(self, edit: Callable[[Design], Design]) -> bool:
        draft = edit(self.draft)
        if draft == self.draft:
            return False
        self.draft = draft
        if problems(draft, self.good):
            try:
                draft = edit(self.good)
            except (KeyError, IndexError):  # it is about something that only the draft has
                return False
            if problems(draft, self.good):
                return False
        if draft == self.good:
            if self.draft == draft:
                # What waited was taken back: the very design that was told stands again.
                self.draft = self.good
            return False
        if self.draft == draft:
            self.draft = draft
        self.good = draft
        return True


def _at(design: Design, path: Path) -> Any:
    """The value at a path; what only the draft has is nowhere in the good design."""
    try:
        return value_at(design, path)
    except KeyError:
        return _NOWHERE
