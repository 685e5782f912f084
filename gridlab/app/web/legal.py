"""Whether the rows of a session on the web are such as its page can record, one after the other."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from gridlab.domain.design import Design
from gridlab.domain.flow import ConsentPage, QuestionsPage, Route, ScreenPage, page_key, page_plan
from gridlab.domain.question_answers import answer_problems
from gridlab.domain.said import say
from gridlab.domain.screen import Screen
from gridlab.store.sessions.rows import Body, refuse

_KEYS: Final[Mapping[str, frozenset[str]]] = {
    kind: frozenset(keys.split())
    for kind, keys in {
        "web": "format version publication number deal",
        "person": "t display started_utc language system generator",
        "consent": "t utc sha256",
        "answers": "t when answers",
        "page": "t page at",
        "response": "t utc screen attempt chosen choice_ms onset_ms response_ms timed_out resumed "
        "off_focus_ms shown_scale",
        "retraction": "t screen attempt",
        "resume": "t utc display system generator",
        "stop": "t utc",
        "end": "t utc status keep",
    }.items()
}
_DISPLAY = frozenset({"width", "height", "scale", "refresh_hz"})
# What a browser's clocks may differ by among themselves; times of events are those of the input.
_SLACK_MS = 50


class TimesGoBack(ValueError):
    """Rows whose times cannot be in that order."""


def check_keys(kind: str, value: Mapping[str, Any]) -> None:
    """Raise ValueError where a body says more or less than its kind does: nothing else gets into a study."""
    if value.keys() != _KEYS[kind]:
        refuse(say("it has other keys than a row of this kind"))
    display = value.get("display", dict.fromkeys(_DISPLAY))
    if not isinstance(display, dict) or display.keys() != _DISPLAY:
        refuse(say("its display has other keys than it must have"))


class Legality:
    """Follows a session from its first page on. claimed_ms: time on screens that its answers tell.

    Values of the rows are taken to be of the right types and ranges (`store.sessions.parse`).
    """

    def __init__(self, design: Design, screens: Sequence[Screen]) -> None:
        self._design = design
        self._screens = screens
        self._route = Route(page_plan(design, screens))
        self._taken_back = -1
        self._last_ms = 0
        self._free_ms = 0
        self.claimed_ms = 0
        self.times: list[tuple[int, ...]] = []
        self._checks: Mapping[str, Callable[[Body], None]] = {
            "consent": self._consent,
            "answers": self._answers,
            "page": self._page,
            "response": self._response,
            "retraction": self._retraction,
            "end": self._end,
        }

    def take(self, kind: str, value: Any) -> None:
        """Look at the next row. Raises TimesGoBack, ValueError."""
        if kind == "events":
            times = [event[0] for event in value]
            if any(after < before - _SLACK_MS for before, after in pairwise(times)):
                raise TimesGoBack
            return
        check_keys(kind, value)
        if value["t"] < self._last_ms:
            raise TimesGoBack
        self._last_ms = value["t"]
        if self._taken_back >= 0 and kind != "response":
            refuse(say("an answer was taken back, and no other one follows"))
        if kind in self._checks:
            self._checks[kind](value)

    def _consent(self, value: Body) -> None:
        page = self._route.next_page()
        if not isinstance(page, ConsentPage):
            refuse(say("no consent is asked for here"))
        if value["sha256"] != hashlib.sha256(page.text.encode()).hexdigest():
            refuse(say("it agrees to another text"))
        self._route.mark(page_key(page))

    def _answers(self, value: Body) -> None:
        page = self._route.next_page()
        if not isinstance(page, QuestionsPage) or page.when != value["when"]:
            refuse(say("no questions are asked here"))
        given = dict(value["answers"])
        if len(given) != len(value["answers"]):
            refuse(say("it answers a question twice"))
        for problem in answer_problems(page.questions, given).values():
            refuse(say("it is no answer to its question ({why:clause})", why=problem))
        self._route.mark(page_key(page))

    def _page(self, value: Body) -> None:
        page = self._route.next_page()
        if page_key(page) != (value["page"], value["at"]):
            refuse(say("its page is not the one that comes here"))
        self._route.mark(page_key(page))

    def _retraction(self, value: Body) -> None:
        position = value["screen"]
        if not self._design.session.allow_back or not self._screens[position].counts:
            refuse(say("nobody can go back to its screen"))
        self._taken_back = position

    def _response(self, value: Body) -> None:
        position, page = value["screen"], self._route.next_page()
        if position != self._taken_back and not (isinstance(page, ScreenPage) and page.position == position):
            refuse(say("its screen is not the one that comes here"))
        if self._taken_back not in (-1, position):
            refuse(say("an answer was taken back, and no other one follows"))
        self._check_times(value)
        self._taken_back = -1
        self._route.mark(("screen", position))

    def _check_times(self, value: Body) -> None:
        timing = self._design.blocks[self._screens[value["screen"]].block].timing
        onset, response, choices = value["onset_ms"], value["response_ms"], value["choice_ms"]
        over = onset + response
        if onset < self._free_ms - _SLACK_MS or over > value["t"] + _SLACK_MS:
            raise TimesGoBack
        if any(after < before for before, after in pairwise((*choices, response))):
            raise TimesGoBack
        if min([*choices, response]) < timing.minimum_ms - _SLACK_MS and not value["timed_out"]:
            refuse(say("it was given before its screen takes input"))
        limit = timing.limit_seconds
        if value["timed_out"] and (limit is None or response < 1000 * limit - _SLACK_MS):
            refuse(say("its time was not over"))
        if value["off_focus_ms"] > response + _SLACK_MS:
            refuse(say("it was away for longer than the screen was there"))
        self._free_ms = over
        self.claimed_ms += response
        self.times.append((response, *choices))

    def _end(self, value: Body) -> None:
        page = page_key(self._route.next_page())[0]
        if value["status"] == "complete" and page != "end":
            refuse(say("it ends a session that is not complete"))
        if value["status"] == "declined":
            refuse(say("who declines answers nothing"))
