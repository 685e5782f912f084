"""Every browser shows the program's boxes: designs, displays, ratios, questions of any length."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gridlab.domain.design import Block, Design, Grid, Layout, Pages, ScreenCounts
from gridlab.gui.kit.displays import PRESETS
from gridlab.store.design_file import read_design
from gridlab.store.places import shipped
from tests.web.page import other_browsers
from tests.web.page.boxes import Framed
from tests.web.page.conftest import Site

SIZES = [(one.width, one.height) for one in PRESETS]
GALLERY = sorted(path.stem for path in shipped("designs").glob("*.json"))
SOME = ("grid-16-choose-4", "around-8-choose-2-ranked")
LANGUAGES = ("ar", "de", "en", "es", "fr", "he", "it", "ja", "nl", "pl", "pt", "zh")
LENGTHS = (20, 80, 140, 200)
WIDTHS = (320, 390, 640, 799, 1024, 1366, 1920, 2600)
FIREFOX = pytest.mark.skipif(not other_browsers.FIREFOX, reason="needs Firefox")
WEBKIT = pytest.mark.skipif(
    not (other_browsers.WEBKIT and other_browsers.XVFB), reason="needs WebKitWebDriver and Xvfb"
)


def gallery(name: str) -> Design:
    """A design of the gallery, its screens alone."""
    design = read_design(shipped("designs", f"{name}.json"))
    blocks = tuple(
        replace(one, instructions="", screens=ScreenCounts(6, 0, 0, 0, 0)) for one in design.blocks
    )
    return replace(design, name=name, pages=Pages(), questions=(), blocks=blocks)


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A running Firefox."""
    with other_browsers.firefox(tmp_path_factory.mktemp("firefox") / "profile") as browser:
        yield browser


@pytest.fixture(scope="module")
def webkit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A running WebKit."""
    with other_browsers.webkit(tmp_path_factory.mktemp("webkit") / "home") as browser:
        yield browser


def misplaced(page: Framed, name: str, sizes: Sequence[tuple[int, int]]) -> list[Any]:
    """Where boxes are not the program's."""
    found = [(name, size, page.away(name, *size)) for size in sizes]
    return [one for one in found if not 0 <= one[2] <= 1]


@pytest.mark.parametrize(
    "kind", [pytest.param("firefox", marks=FIREFOX), pytest.param("webkit", marks=WEBKIT)]
)
def test_another_browser_shows_the_same_boxes_and_keeps_every_answer(
    kind: str,
    sites: Callable[..., Site],
    request: pytest.FixtureRequest,
    release_counts: bool,
) -> None:
    browser = request.getfixturevalue(kind)
    names = GALLERY if release_counts else SOME[:1]
    sizes = SIZES if release_counts else SIZES[::5]
    for name in names:
        page = Framed(sites(gallery(name)), browser.run)
        page.open(browser.go)
        assert misplaced(page, name, sizes) == []
    for position in range(6):
        page.answer(position)
    session = browser.run(
        "return document.querySelector('iframe').contentDocument.documentElement.dataset.session"
    )
    rows = wait_for_end(page.site, session)
    assert [row["seq"] for row in rows] == list(range(len(rows)))
    assert sum(row["kind"] == "response" for row in rows) == 6


def wait_for_end(site: Site, session: str) -> list[Any]:
    """All rows of a session, once its end has come."""
    for _ in range(600):
        rows = site.sink.rows(session)
        if rows and rows[-1]["kind"] == "end":
            return rows
        time.sleep(0.05)
    raise AssertionError("the end does not come")


@pytest.mark.usefixtures("in_full")
@pytest.mark.parametrize("ratio", [1, 1.5, 2, 3])
@pytest.mark.parametrize("name", GALLERY)
def test_every_design_of_the_gallery_is_the_programs_at_every_display_and_ratio(
    name: str, ratio: float, sites: Callable[..., Site], visit: Callable[..., Any]
) -> None:
    chromium = visit("", 2600, 1500, device_scale_factor=ratio)
    page = Framed(sites(gallery(name)), runner(chromium))
    page.open(chromium.goto)
    assert misplaced(page, name, SIZES) == []


def runner(chromium: Any) -> Callable[..., Any]:
    """Runs scripts as the other browsers do."""

    def run(script: str, *given: Any) -> Any:
        text = f"async (given) => {{ {script.replace('arguments', 'given')} }}"
        return chromium.evaluate(text, list(given))

    return run


def question(language: str, length: int) -> str:
    """A question of so many characters, made of the language's own words."""
    path = shipped("resources", "session", f"{language}.json")
    words = json.loads(path.read_text(encoding="utf-8"))
    text = " ".join(words[key] for key in sorted(words) if "{" not in words[key])
    text = (text * 5)[length * 3 :].replace("\n", " ")
    return "{choose} " + text[: length - 9].strip()


@pytest.mark.usefixtures("in_full")
@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_of_any_length_take_the_programs_lines_at_every_width(
    language: str, sites: Callable[..., Site], visit: Callable[..., Any], tmp_path: Path
) -> None:
    layout = Layout(footer="near", cell_size=90, probe_size=120)
    blocks = tuple(
        Block(
            name=f"of {length}",
            question=question(language, length),
            grid=Grid(1, 2, 1),
            layout=layout,
            screens=ScreenCounts(1, 0, 0, 0, 0),
        )
        for length in LENGTHS
    )
    design = Design(name=f"words-{language}", language=language, blocks=blocks)
    chromium = visit("", 2700, 1500)
    page = Framed(sites(design), runner(chromium))
    page.open(chromium.goto)
    found = []
    for position in range(len(LENGTHS)):
        found += [(position, width, page.away(design.name, width, 900, position)) for width in WIDTHS]
        if position + 1 < len(LENGTHS):
            page.answer(position)
    assert [one for one in found if one[2] > 1] == []
    more = [one for one in found if one[2] < 0]
    print(f"\n{language}: {len(found)} places, other lines at {more}")
    assert len(more) <= 1
