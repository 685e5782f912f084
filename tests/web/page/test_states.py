"""What else can happen on the page: ends of all kinds, refusals, times, other ways to answer."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gridlab.domain.design import Design, Pages, ScreenCounts, SessionRules, Timing
from gridlab.store.web.sealing import unseal
from tests.web.page.conftest import BARE, LAYOUT, Line, Site
from tests.web.page.driving import act, answer, moved_on, state, wait_for, walk

TASK = BARE.blocks[0]
PERSON = "5f3e9b1c2d4a6e8f0a1b2c3d"
CONSENT = Design(name="consent", pages=Pages(consent="May we?"), blocks=(TASK,))


def design(name: str, *, session: SessionRules | None = None, **changes: Any) -> Design:
    """Screens alone, with another grid, layout or timing."""
    return replace(BARE, name=name, blocks=(replace(TASK, **changes),), session=session or SessionRules())


def rows_of(page: Any, site: Site) -> list[Line]:
    page.wait_for_selector("html[data-unsent='0']")
    return site.sink.rows(page.get_attribute("html", "data-session"))


def responses(rows: list[Line]) -> list[dict[str, Any]]:
    return [json.loads(row["body"]) for row in rows if row["kind"] == "response"]


def test_who_declines_leaves_nothing_but_that(sites: Callable[..., Site], visit: Callable[..., Any]) -> None:
    site = sites(CONSENT)
    page = visit(f"{site.url}?PROLIFIC_PID={PERSON}")
    wait_for(page, "consent")
    page.keyboard.press("Enter")  # alone does nothing here
    assert state(page)["page"] == "consent"
    act(page, "decline")
    wait_for(page, "end")
    assert [row["kind"] for row in rows_of(page, site)] == ["web", "end"]
    session = page.get_attribute("html", "data-session")
    assert not [line for line in site.sink.lines if line["session"] == session and "who" in line]


@pytest.mark.parametrize(("how", "kept"), [("withdraw", True), ("discard", False)])
def test_who_withdraws_says_what_becomes_of_the_answers(
    how: str, kept: bool, sites: Callable[..., Site], visit: Callable[..., Any]
) -> None:
    site = sites(BARE)
    page = visit(site.url)
    answer(page)
    session = page.get_attribute("html", "data-session")
    act(page, "stop")
    wait_for(page, "stop")
    act(page, how)
    if not kept:
        wait_for(page, "stop")
        act(page, how)  # it asks once more
    wait_for(page, "end")
    page.wait_for_selector("html[data-unsent='0']")
    lines = [line for line in site.sink.lines if line["session"] == session]
    forgotten = [at for at, line in enumerate(lines) if line.get("delete")]
    assert bool(forgotten) is not kept
    assert ("can't be recalled" in page.inner_text("main")) is not kept
    left = [line["kind"] for line in lines[forgotten[0] + 1 if forgotten else 0 :]]
    assert ("response" in left) is kept and left[-1] == "end"
    assert kept or left == ["web", "end"]


def test_platform_ids_leave_the_address_at_once_and_travel_sealed(
    sites: Callable[..., Site], visit: Callable[..., Any]
) -> None:
    site = sites(replace(CONSENT, name="sealed"))  # its key lies in this test's home
    page = visit(f"{site.url}?x=1&PROLIFIC_PID={PERSON}&STUDY_ID=study-1801&SESSION_ID=q")
    wait_for(page, "consent")
    assert PERSON not in page.url and "x=1" in page.url
    act(page, "agree")
    wait_for(page, "screen")
    rows_of(page, site)
    session = page.get_attribute("html", "data-session")
    (sealed,) = [line["who"] for line in site.sink.lines if line["session"] == session and "who" in line]
    assert not [line for line in site.sink.lines if PERSON in json.dumps(line)]
    ids = {"PROLIFIC_PID": PERSON, "STUDY_ID": "study-1801", "SESSION_ID": "q"}
    assert unseal(site.publication, session, sealed) == ids
    page.goto(f"{site.url}?PROLIFIC_PID={PERSON}")  # the same person comes again
    wait_for(page, "screen")
    assert page.get_attribute("html", "data-session") == session
    page.goto(f"{site.url}?PROLIFIC_PID={PERSON[::-1]}")  # and another one
    wait_for(page, "consent")
    assert page.get_attribute("html", "data-session") != session


def test_keys_alone_lead_to_the_end(sites: Callable[..., Site], visit: Callable[..., Any]) -> None:
    site = sites(BARE)
    page = visit(site.url)
    for position in range(4):
        page.wait_for_selector(f"html[data-position='{position}'][data-state=open]")
        page.keyboard.press("?")
        wait_for(page, "instructions")
        page.keyboard.press("Enter")
        wait_for(page, "screen")
        while page.query_selector("[aria-checked=true]") is None:  # what comes too early is ignored
            page.keyboard.press("3")
        for key in ("ArrowRight", "ArrowRight", "Space"):
            page.keyboard.press(key)
        page.keyboard.down("Shift")
        large = page.wait_for_selector(".enlarged img")
        own, shown = large.evaluate("one => [[one.naturalWidth, one.naturalHeight], [one.width, one.height]]")
        assert shown == [2 * side for side in own]
        page.keyboard.up("Shift")
        page.keyboard.press("4")  # a further one: nothing
        assert "2 chosen" in page.inner_text("[data-counter]")
        page.keyboard.press("Enter")
    wait_for(page, "end")
    rows = rows_of(page, site)
    assert [one["chosen"] for one in responses(rows)] == [[2, 1]] * 4
    assert min(one["choice_ms"][0] for one in responses(rows)) >= 300
    events = [event for row in rows if row["kind"] == "events" for event in json.loads(row["body"])]
    assert {event[4] for event in events if event[1] in (1, 3)} == {2}
    assert [event[1] for event in events][:5] == [0, 6, 7, 8, 1]


def test_fingers_choose_and_a_long_touch_enlarges(
    sites: Callable[..., Site], visit: Callable[..., Any]
) -> None:
    site = sites(BARE)
    page = visit(site.url, 390, 844, has_touch=True, is_mobile=True, device_scale_factor=3)
    wait_for(page, "screen")
    page.wait_for_timeout(330)
    box = page.locator("[data-cell='2']").bounding_box()
    point = {"x": box["x"] + 20, "y": box["y"] + 20}
    client = page.context.new_cdp_session(page)
    client.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
    large = page.wait_for_selector(".enlarged img", timeout=3000)
    assert large.evaluate("one => [one.width, one.height]") == [318, 239]  # as there is room
    client.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_selector(".enlarged", state="hidden")
    assert page.query_selector("[aria-checked=true]") is None
    for cell in (2, 3):
        page.tap(f"[data-cell='{cell}']")
    page.set_viewport_size({"width": 844, "height": 390})  # turned: what was chosen stays
    assert len(page.query_selector_all("[aria-checked=true]")) == 2
    told = state(page)
    page.tap("[data-act=submit]")
    moved_on(page, told)
    events = [
        event for row in rows_of(page, site) if row["kind"] == "events" for event in json.loads(row["body"])
    ]
    assert [(event[1], event[3], event[4]) for event in events if event[1] in (1, 3, 10)] == [
        (10, 2, 3),
        (1, 2, 3),
        (1, 3, 3),
        (3, -1, 3),
    ]


def test_times_are_those_of_what_was_done(sites: Callable[..., Site], visit: Callable[..., Any]) -> None:
    timing = Timing(minimum_ms=0, blank_ms=1500, limit_seconds=1.5)
    site = sites(design("timed", timing=timing))
    page = visit("")
    begun = time.monotonic()
    page.goto(site.url, wait_until="commit")  # loading may take longer than the blank
    page.wait_for_selector("html[data-state=blank]")
    wait_for(page, "screen")
    page.wait_for_selector("html[data-position='1'][data-state=open]")  # its time was over
    page.wait_for_timeout(500)
    page.keyboard.press("1")
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    took = (time.monotonic() - begun) * 1000
    page.wait_for_selector("html[data-position='2'][data-state=open]")
    late, quick = responses(rows_of(page, site))
    assert late["timed_out"] and late["chosen"] == [] and late["response_ms"] >= 1450
    assert not quick["timed_out"] and quick["response_ms"] >= 480
    assert late["response_ms"] + 1500 + quick["response_ms"] <= took, "no more than has passed"
    assert quick["onset_ms"] >= late["onset_ms"] + late["response_ms"] + 1500


@pytest.mark.usefixtures("in_full")
def test_the_last_choice_submits_where_the_design_says_so(
    sites: Callable[..., Site], visit: Callable[..., Any]
) -> None:
    site = sites(design("auto", session=SessionRules(auto_submit=True)))
    page = visit(site.url)
    answer(page, [0, 1], submit=False)
    page.wait_for_timeout(300)
    page.click("[data-cell='1']")  # taken back: nothing is submitted
    page.wait_for_timeout(800)
    assert state(page)["position"] == "0"
    page.click("[data-cell='3']")
    page.wait_for_selector("html[data-position='1'][data-state=open]", timeout=3000)
    (one,) = responses(rows_of(page, site))
    assert one["chosen"] == [0, 3] and 550 <= one["response_ms"] - one["choice_ms"][-1] <= 900


@pytest.mark.parametrize(
    ("case", "says"), [("small", "too small"), ("old", "too old"), ("keeps nothing", "keep your answers")]
)
def test_what_cannot_be_is_said_before_anything_begins(
    case: str, says: str, sites: Callable[..., Site], visit: Callable[..., Any]
) -> None:
    refuses = replace(LAYOUT, small_display="refuse", cell_size=300)
    site = sites(design("refuse", layout=refuses) if case == "small" else BARE, sink="file")
    agent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/90.0.4430.72 Safari/537.36"
    page = visit(
        "", *((640, 400) if case == "small" else ()), **({"user_agent": agent} if case == "old" else {})
    )
    if case == "keeps nothing":
        page.add_init_script("indexedDB.open = () => { throw new Error('no'); }")
    page.goto(site.url)
    wait_for(page, "refused")
    assert says in page.inner_text("[role=alert]")
    if case == "small":
        page.set_viewport_size({"width": 1600, "height": 1000})
        wait_for(page, "screen")


@pytest.mark.usefixtures("in_full")
def test_answers_are_saved_as_a_file_where_nothing_takes_them(
    sites: Callable[..., Site], visit: Callable[..., Any], tmp_path: Path
) -> None:
    site = sites(design("filed"), sink="file")
    page = visit(site.url)
    walk(page)
    assert page.query_selector("[data-code]") is None
    with page.expect_download() as download:
        act(page, "save")
    download.value.save_as(tmp_path / "answers.jsonl")
    page.wait_for_selector("[data-act=finish]")
    lines = [json.loads(line) for line in (tmp_path / "answers.jsonl").read_text().splitlines()]
    assert [line["seq"] for line in lines] == list(range(len(lines))) and lines[-1]["kind"] == "end"


@pytest.mark.usefixtures("in_full")
def test_a_link_has_its_number_and_no_other_link_is_taken(
    sites: Callable[..., Site], visit: Callable[..., Any]
) -> None:
    site = sites(design("linked"), links=3)
    found = next(site.folder.parent.rglob("links.csv"))
    last = found.read_text().strip().splitlines()[-1].split(",")
    token = last[2].strip('"').partition("link=")[2]
    page = visit(f"{site.url}?link={token}")
    wait_for(page, "screen")
    assert json.loads(rows_of(page, site)[0]["body"])["number"] == int(last[1])
    page.goto(f"{site.url}?link=other")
    wait_for(page, "refused")


@pytest.mark.usefixtures("in_full")
def test_who_has_taken_part_may_not_again_where_the_study_says_so(
    sites: Callable[..., Site], visit: Callable[..., Any]
) -> None:
    site = sites(design("once"), returning="refuse")
    page = visit(site.url)
    walk(page)
    page.goto("about:blank")
    page.goto(site.url)
    wait_for(page, "refused")
    assert "already taken part" in page.inner_text("[role=alert]")


def test_texts_stay_texts_and_a_foreign_script_does_not_run(
    sites: Callable[..., Site], visit: Callable[..., Any]
) -> None:
    evil = "<img src=x onerror='window.hit=1'><script>window.hit=2</script>"
    hostile = replace(
        CONSENT,
        name="hostile",
        pages=Pages(consent=f"{evil}\n\n[a](javascript:alert(1)) \u2028 ${{x}} </script>"),
        blocks=(replace(TASK, question=f"{evil} {{choose}}"),),
    )
    site = sites(hostile)
    page = visit(site.url)
    wait_for(page, "consent")
    assert "<script>window.hit=2</script>" in page.inner_text("main")
    act(page, "agree")
    wait_for(page, "screen")
    assert "onerror" in page.inner_text("[data-question]")
    assert page.evaluate("window.hit") is None
    inside = (
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.hit=3'}))"
    )
    page.evaluate(inside)
    assert page.evaluate("window.hit") is None and not page.context.cookies()
    assert len(visit.faults) == 1 and "inline script" in visit.faults.pop()  # type: ignore[attr-defined]


def test_the_way_back_to_sona_has_the_persons_own_code_and_nothing_else_keeps_it(
    sites: Callable[..., Site], visit: Callable[..., Any]
) -> None:
    back = "https://example.org/credit?experiment_id=7&survey_code=%SURVEY_CODE%"
    task = replace(BARE.blocks[0], screens=ScreenCounts(1, 0, 0, 0, 0))
    site = sites(replace(BARE, name="sona", pages=Pages(completion_code=back), blocks=(task,)))
    page = visit(f"{site.url}?survey_code=90210")
    assert "90210" not in page.url
    walk(page)
    assert page.get_attribute("[data-code]", "href") == back.replace("%SURVEY_CODE%", "90210")
    assert "90210" not in json.dumps(site.sink.lines)
    page.reload()
    wait_for(page, "end")
    assert page.get_attribute("[data-code]", "href") == back.replace("%SURVEY_CODE%", "")
