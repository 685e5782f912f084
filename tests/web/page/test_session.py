"""A whole session in a real browser: every page in its order, every row as session files have them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from gridlab.store.sessions.rows import row_checksum
from tests.web.page.conftest import Line, Site
from tests.web.page.driving import state, walk


def test_a_session_goes_through_all_its_pages_to_the_code(
    sites: Callable[..., Site], visit: Callable[..., Any]
) -> None:
    site = sites()
    page = visit(site.url)
    seen = walk(page)
    assert seen == [
        "consent", "questions", "instructions", "screen", "feedback",
        "instructions",  # that the practice is done
        "screen", "screen", "break", "screen", "screen", "questions", "end",
    ]  # fmt: skip
    assert page.inner_text("[data-code]") == "CODE-7"
    told = state(page)
    rows = site.sink.rows(told["session"])
    assert told["unsent"] == "0"
    assert [row["kind"] for row in rows[:4]] == ["web", "consent", "person", "answers"]
    assert rows[-1]["kind"] == "end" and json.loads(rows[-1]["body"])["status"] == "complete"
    assert chain_holds(rows)
    assert [json.loads(row["body"])["chosen"] for row in rows if row["kind"] == "response"] == [[0, 1]] * 5


def chain_holds(rows: list[Line]) -> bool:
    previous = "0" * 64
    for seq, row in enumerate(rows):
        previous = row_checksum(previous, seq, row["kind"], row["body"])
        if (row["seq"], row["checksum"]) != (seq, previous):
            return False
    return True
