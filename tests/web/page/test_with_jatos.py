"""The sink JATOS, by what its script offers: numbers from the batch session, the whole record each time."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.web.page.conftest import BARE, DESIGN, Site
from tests.web.page.driving import act, answer, state, wait_for, walk


def kept(page: Any, name: str) -> Any:
    return page.evaluate("name => JSON.parse(localStorage.getItem(name))", name)


def test_the_record_is_submitted_whole_and_a_reload_goes_on(
    sites: Callable[..., Site], visit: Callable[..., Any]
) -> None:
    site = sites(DESIGN, sink="jatos")
    shutil.copy(Path(__file__).parent / "stub_jatos.js", site.folder / "jatos.js")
    page = visit(site.url)
    walk(page, until="screen")
    page.wait_for_selector("html[data-unsent='0']")
    first = site.publication.first_number
    lines = [json.loads(line) for line in kept(page, "result").splitlines()]
    assert json.loads(lines[0]["body"])["number"] == first + 1  # another was quicker with the first
    assert kept(page, "batch") == {"gridlab_next": first + 2}
    session = state(page)["session"]
    page.evaluate(
        "async () => { for (const one of await indexedDB.databases()) indexedDB.deleteDatabase(one.name); }"
    )
    page.goto("about:blank")
    page.goto(site.url)  # on another device of the same run: JATOS has what there is
    assert wait_for(page, "screen") and state(page)["session"] == session
    page.evaluate("window.refuseOnce = true")
    walk(page)
    assert page.inner_text("[data-code]") == "CODE-7"
    lines = [json.loads(line) for line in kept(page, "result").splitlines()]
    rows = [line for line in lines if "seq" in line]
    assert [row["seq"] for row in rows] == list(range(len(rows))) and rows[-1]["kind"] == "end"
    assert sum(row["kind"] == "response" for row in rows) == 5
    assert len([line for line in lines if "who" in line]) <= 1
    act(page, "finish")
    assert kept(page, "ended") is True


def test_a_slow_acknowledgement_of_earlier_rows_loses_nothing_at_the_end(
    sites: Callable[..., Site], visit: Callable[..., Any]
) -> None:
    site = sites(BARE, sink="jatos")
    shutil.copy(Path(__file__).parent / "stub_jatos.js", site.folder / "jatos.js")
    page = visit(site.url)
    for _ in range(2):
        answer(page)
    page.wait_for_selector("html[data-unsent='0']")
    page.evaluate(
        """() => {  // the third answer is acknowledged at the moment when the end is written here
            window.held = new Promise((release) => { window.release = release; });
            const put = IDBObjectStore.prototype.put;
            IDBObjectStore.prototype.put = function (value, ...more) {
                if (value.kind === "end") window.release();
                return put.call(this, value, ...more);
            };
        }"""
    )
    answer(page)
    answer(page)
    wait_for(page, "end")
    rows = [json.loads(line) for line in kept(page, "result").splitlines()]
    assert [row["seq"] for row in rows] == list(range(len(rows))) and rows[-1]["kind"] == "end"
    assert sum(row["kind"] == "response" for row in rows) == 4
