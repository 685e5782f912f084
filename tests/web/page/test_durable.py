"""Nothing is lost, nothing is there twice: whatever happens to browser, connection, sink and tab."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gridlab.store.session_words import session_words
from tests.web.page.conftest import BARE, CHROMIUM, Line, Site
from tests.web.page.driving import act, answer, moved_on, state, wait_for, walk


def responses(rows: list[Line]) -> list[dict[str, Any]]:
    return [json.loads(row["body"]) for row in rows if row["kind"] == "response"]


def settled(page: Any, site: Site) -> list[Line]:
    """All rows of the session, once they are acknowledged."""
    page.wait_for_selector("html[data-unsent='0']", timeout=15_000)
    session = page.get_attribute("html", "data-session")
    rows = site.sink.rows(session)
    assert [row["seq"] for row in rows] == list(range(len(rows)))
    return rows


def test_a_killed_browser_goes_on_at_the_first_screen_without_an_answer(
    sites: Callable[..., Site], chromium: Any, tmp_path: Path
) -> None:
    site = sites(BARE)
    command = [
        CHROMIUM, "--headless=new", "--no-sandbox", "--no-first-run", "--remote-debugging-port=0",
        f"--user-data-dir={tmp_path / 'profile'}", "about:blank",
    ]  # fmt: skip

    def started() -> tuple[subprocess.Popen[bytes], Any]:
        port = tmp_path / "profile" / "DevToolsActivePort"
        port.unlink(missing_ok=True)
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
        for _ in range(200):
            if port.exists() and port.read_text().count("\n"):
                break
            time.sleep(0.05)
        play = chromium.browser_type
        browser = play.connect_over_cdp(f"http://localhost:{port.read_text().split()[0]}")
        return process, browser.contexts[0].pages[0]

    process, page = started()
    site.sink.always = "500"  # what is durable is durable here
    page.goto(site.url)
    answer(page)
    answer(page)
    session = state(page)["session"]
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    site.sink.always = ""
    process, page = started()
    page.goto(site.url)
    assert wait_for(page, "screen")["position"] == "2" and state(page)["session"] == session
    walk(page)
    found = responses(settled(page, site))
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert [one["screen"] for one in found] == [0, 1, 2, 3]
    assert [one["resumed"] for one in found] == [False, False, True, False]


def test_without_a_connection_the_session_goes_on_and_the_code_waits(
    sites: Callable[..., Site], visit: Callable[..., Any]
) -> None:
    site = sites()
    page = visit(site.url)
    walk(page, until="screen")
    site.sink.always = "500"
    try:
        page.wait_for_timeout(50)
        for _ in range(200):
            told = state(page)
            if told["page"] == "questions":
                break
            answer(page) if told["page"] == "screen" else (act(page, "go_on"), moved_on(page, told))
        assert int(state(page)["unsent"]) > 5
        assert "No connection" in page.inner_text("[role=alert]")
        act(page, "go_on")
        page.wait_for_selector("html[data-page=debrief][data-state=saving]")
        assert page.query_selector("[data-code]") is None
    finally:
        site.sink.always = ""
    wait_for(page, "end")
    assert page.inner_text("[data-code]") == "CODE-7" and page.query_selector("[role=alert]") is None
    assert len(responses(settled(page, site))) == 5


def test_a_sink_that_fails_hangs_up_or_answers_nonsense_gets_every_row_once(
    sites: Callable[..., Site], visit: Callable[..., Any]
) -> None:
    site = sites(BARE)
    site.sink.answers += ["odd", "cut", "500", "cut", "odd", "500"]
    page = visit(site.url)
    walk(page)
    assert not site.sink.answers
    assert len(responses(settled(page, site))) == 4


def test_a_reload_shows_the_screen_at_hand_empty(
    sites: Callable[..., Site], visit: Callable[..., Any]
) -> None:
    site = sites(BARE)
    page = visit(site.url)
    answer(page)
    answer(page, [2], submit=False)
    page.reload()
    assert wait_for(page, "screen")["position"] == "1"
    assert page.query_selector("[aria-checked=true]") is None
    walk(page)
    rows = settled(page, site)
    assert [row["kind"] for row in rows].count("resume") == 1
    assert [one["resumed"] for one in responses(rows)] == [False, True, False, False]
    page.reload()  # at the end it is the end again
    wait_for(page, "end")


def test_going_back_takes_the_answer_back_at_the_next_submit(
    sites: Callable[..., Site], visit: Callable[..., Any]
) -> None:
    site = sites(BARE)
    page = visit(site.url)
    answer(page)
    answer(page)
    page.wait_for_timeout(350)
    page.go_back()  # the browser's own button
    page.wait_for_selector("html[data-position='1'][data-state=open]")
    assert page.is_visible("[data-act=keep]") and page.query_selector("[aria-checked=true]") is None
    page.wait_for_timeout(350)
    page.keyboard.press("Backspace")
    page.wait_for_selector("html[data-position='0'][data-state=open]")
    act(page, "keep")
    page.wait_for_selector("html[data-position='2'][data-state=open]")
    page.wait_for_timeout(350)
    page.keyboard.press("Backspace")
    page.wait_for_selector("html[data-position='1'][data-state=open]")
    answer(page, [3, 2])
    walk(page)
    rows = settled(page, site)
    assert [row["kind"] for row in rows].count("retraction") == 1
    assert [(one["screen"], one["attempt"], one["chosen"]) for one in responses(rows)][:3] == [
        (0, 0, [0, 1]),
        (1, 0, [0, 1]),
        (1, 1, [3, 2]),
    ]


def test_a_second_tab_is_told_and_can_take_over(
    sites: Callable[..., Site], visit: Callable[..., Any]
) -> None:
    site = sites(BARE)
    page = visit(site.url)
    answer(page)
    other = page.context.new_page()
    other.bring_to_front()
    other.goto(site.url)
    wait_for(other, "wait")
    assert "another tab" in other.inner_text("[role=alert]")
    act(other, "take_over")
    assert wait_for(other, "screen")["position"] == "1"
    wait_for(page, "wait")
    answer(other)
    page.bring_to_front()
    act(page, "take_over")  # and back again
    assert wait_for(page, "screen")["position"] == "2"
    wait_for(other, "wait")
    walk(page)
    assert len(responses(settled(page, site))) == 4


@pytest.mark.usefixtures("in_full")
def test_without_a_place_for_answers_each_is_acknowledged_before_the_next_screen(
    sites: Callable[..., Site], visit: Callable[..., Any]
) -> None:
    site = sites(BARE)
    page = visit("")
    page.add_init_script(
        "Object.defineProperty(globalThis, 'indexedDB', { get() { throw new Error('no'); } })"
    )
    page.goto(site.url)
    answer(page)
    assert state(page)["unsent"] == "0"
    site.sink.answers += ["500"]
    answer(page)
    assert state(page)["unsent"] == "0"
    walk(page)
    assert len(responses(settled(page, site))) == 4


FULL = """
  const opened = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...asked) {
    const made = opened.apply(this, asked);
    if (globalThis.full && asked[1] === "readwrite") queueMicrotask(() => made.abort());
    return made;
  };
"""


@pytest.mark.usefixtures("in_full")
def test_a_full_disk_stops_nothing_while_the_sink_takes_answers(
    sites: Callable[..., Site], visit: Callable[..., Any]
) -> None:
    site = sites(BARE)
    page = visit("")
    page.add_init_script(FULL)
    page.goto(site.url)
    answer(page)
    page.evaluate("window.full = true")
    answer(page)
    assert state(page)["unsent"] == "0"
    site.sink.always = "500"
    try:
        answer(page, submit=False)
        act(page, "submit")
        page.wait_for_selector(
            "html[data-page=wait]", timeout=20_000
        )  # neither here nor there: it does not go on
        assert page.inner_text("[role=alert]") == session_words("en").saved(2, unsaved=True)
    finally:
        site.sink.always = ""
    act(page, "go_on")
    page.wait_for_selector("html[data-position='3'][data-state=open]", timeout=20_000)
    walk(page)
    assert len(responses(settled(page, site))) == 4


@pytest.mark.usefixtures("in_full")
def test_a_picture_that_does_not_come_is_asked_for_again(
    sites: Callable[..., Site], visit: Callable[..., Any]
) -> None:
    site = sites(BARE)
    page = visit("")
    page.route("**/images/*", lambda route: route.abort())
    page.goto(site.url)
    wait_for(page, "wait")
    page.unroute("**/images/*")
    act(page, "go_on")
    assert wait_for(page, "screen")["position"] == "0"
