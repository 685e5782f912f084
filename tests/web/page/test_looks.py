"""The page's boxes are the program's, and whoever cannot see it hears what stands there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from gridlab.domain.design import Design, Grid, Layout
from gridlab.gui.screen.picture import preview_boxes
from tests.web.page.boxes import away
from tests.web.page.conftest import BARE, DESIGN, Site
from tests.web.page.driving import act, answer, wait_for, walk
from tests.web.rules.node import WEB

DISPLAYS = ((1366, 768), (1920, 1080), (2560, 1440), (1024, 768), (320, 600))


def boxes_of(page: Any) -> dict[str, Any]:
    """The boxes on view, as `preview --json` tells them."""
    found: dict[str, Any] = page.evaluate(
        """() => {
          const box = (one) => {
            const {x, y, width, height} = one.getBoundingClientRect();
            return [x, y, width, height];
          };
          const all = (what) => [...document.querySelectorAll(what)].map(box);
          const [question, probe, submit] = ['[data-question]', '[data-probe]', '[data-act=submit]'].map(all);
          return {question: question[0], probe: probe[0], cells: all('[data-cell]'), submit: submit[0]};
        }"""
    )
    return found


@pytest.mark.parametrize("size", [(1366, 768), (2560, 1440), (390, 844)])
def test_buttons_of_text_pages_stand_next_to_their_text(
    sites: Callable[..., Site], visit: Callable[..., Any], size: tuple[int, int]
) -> None:
    page = visit(sites(DESIGN).url, *size)
    steps = (
        ("consent", "agree", "stop"),
        ("stop", "stay", "stay"),
        ("consent", "agree", "agree"),
        ("questions", "go_on", "stop"),
    )
    for name, main, then in steps:
        wait_for(page, name)
        found = (".column", f".footer [data-act={main}]")
        text, button = (page.locator(one).last.bounding_box() for one in found)
        assert 0 < button["y"] - text["y"] - text["height"] <= 25
        assert abs(button["x"] - text["x"]) <= 1
        if name != "stop":
            stop = page.locator("[data-act=stop]").last.bounding_box()
            assert 0 <= size[1] - stop["y"] - stop["height"] < 40
        act(page, then)


REFUSES = Layout(footer="near", small_display="refuse")
WORDY = replace(
    BARE,
    name="wordy",
    language="de",
    blocks=(
        replace(
            BARE.blocks[0],
            question="Wählen Sie die {choose} Bilder, die dem eingerahmten Bild auf der linken Seite am "
            "ähnlichsten sehen, auch wenn Ihnen keines davon auf den ersten Blick ähnlich vorkommt.",
            grid=Grid(3, 3, 2),
            layout=Layout(probe="right", footer="bottom", fit="cover"),
        ),
    ),
)
TURNED = replace(
    WORDY,
    name="turned",
    language="ar",
    blocks=(
        replace(
            WORDY.blocks[0],
            question="اختر {choose} صور هي الأكثر تشابهًا مع الصورة المؤطرة، حتى لو لم تبدُ مشابهة.",
            layout=Layout(probe="center", footer="near"),
        ),
    ),
)


@pytest.mark.parametrize("design", [BARE, WORDY, TURNED], ids=lambda design: design.name)
def test_boxes_are_the_programs_to_a_pixel(
    design: Design, sites: Callable[..., Site], visit: Callable[..., Any], count: Callable[[int, int], int]
) -> None:
    site = sites(design)
    page = visit(site.url)
    wait_for(page, "screen")
    for width, height in ((1280, 720), (390, 844), (800, 500), *DISPLAYS)[: count(3, 8)]:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(60)
        wanted = preview_boxes(site.study, design.name, viewport=(width, height))
        assert away(wanted, boxes_of(page)) <= 1, (width, height)


def faults_of(page: Any) -> list[str]:
    """What axe finds against WCAG 2.2 AA on a page as it is. Skips where axe is not there."""
    source = WEB / "node_modules" / "axe-core" / "axe.min.js"
    if not source.exists():
        pytest.skip("needs axe-core, by: npm ci --prefix web")
    page.evaluate(source.read_text(encoding="utf-8"))
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", tags)
    name = page.get_attribute("html", "data-page")
    return [f"{name}: {one['id']} {one['nodes'][0]['html']}" for one in found["violations"]]


def test_pages_that_tell_of_trouble_say_it_to_everybody(
    sites: Callable[..., Site], visit: Callable[..., Any]
) -> None:
    site = sites(BARE)
    page = visit(site.url, forced_colors="active", reduced_motion="reduce")
    answer(page, submit=False)
    assert faults_of(page) == []
    other = page.context.new_page()
    other.goto(site.url)
    wait_for(other, "wait")
    assert faults_of(other) == []
    other.close()
    site.sink.always = "500"
    try:
        act(page, "submit")
        for _ in range(3):
            answer(page, submit=False)
            act(page, "submit")
        page.wait_for_selector("html[data-page=end][data-state=saving]")
        page.wait_for_selector("[role=alert]")
        assert faults_of(page) == []
    finally:
        site.sink.always = ""
    small = visit(
        sites(replace(BARE, name="small", blocks=(replace(BARE.blocks[0], layout=REFUSES),))).url, 320, 256
    )
    wait_for(small, "refused")
    assert faults_of(small) == []


def test_each_page_says_what_it_is_to_who_cannot_see_it(
    sites: Callable[..., Site], visit: Callable[..., Any]
) -> None:
    page = visit(sites().url)

    def faults() -> list[str]:
        return faults_of(page)

    for name in ("consent", "questions", "instructions", "screen", "feedback", "break", "end"):
        walk(page, until=name)
        assert faults() == []
        if name == "questions":
            act(page, "go_on")  # with what is wrong below each question
            assert faults() == []
        if name == "screen":
            answer(page, submit=False)
            assert faults() == []
            act(page, "stop")
            wait_for(page, "stop")
            assert faults() == []
            act(page, "stay")
    page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=x>')")
    assert faults()  # it would have been seen


def test_a_screen_reads_as_its_parts(sites: Callable[..., Site], visit: Callable[..., Any]) -> None:
    page = visit(sites(BARE).url)
    answer(page, [1], submit=False)
    tree = page.locator("body").aria_snapshot()
    for part in (
        'heading "Choose the 2 images most similar to the framed one." [level=1]',
        'img "Image to compare with"',
        'checkbox "Cell 1 of 4"',
        'checkbox "Cell 2 of 4" [checked]',
        "status: 1 of 2 chosen",
        'button "Submit" [disabled]',
        'button "Stop"',
    ):
        assert part in tree, tree
    assert page.title() == "Screen 1 of 4"
