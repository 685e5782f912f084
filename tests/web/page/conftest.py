"""A browser, and publications in folders that a small server hands out and takes the answers of."""

from __future__ import annotations

import http.server
import json
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Picture
from PIL import ImageDraw

from gridlab.app.study import OpenStudy, save_study
from gridlab.app.study_create import create_study
from gridlab.app.web.publish import PublishWish, publish
from gridlab.domain.design import Block, Design, Grid, Layout, Pages, Question, ScreenCounts, SessionRules
from gridlab.domain.publication import Publication
from gridlab.gui.screen.picture import lines_of
from tests.designs import save_design

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
Line = dict[str, Any]

LAYOUT = Layout(footer="near")
DESIGN = Design(
    name="page",
    pages=Pages(
        consent="# Consent\n\nMay we *keep* your answers?\n\n| a | b |\n|---|--:|\n| 1 | 2 |",
        instructions="# What to do\n\nChoose what looks alike.",
        debrief="# Thank you\n\nIt was about looks.",
        completion_code="CODE-7",
    ),
    questions=(
        Question("age", "How old are you?", "number", required=True),
        Question("hand", "Which hand?", "choice", ("Left", "Right"), required=True),
        Question("fine", "I see well.", "check"),
        Question("remark", "Any remarks?", when="after"),
    ),
    blocks=(Block(grid=Grid(2, 2, 2), layout=LAYOUT, screens=ScreenCounts(4, 0, 1, 0, 0)),),
    session=SessionRules(break_every=2),
)
BARE = Design(
    name="bare", blocks=(Block(grid=Grid(2, 2, 2), layout=LAYOUT, screens=ScreenCounts(4, 0, 0, 0, 0)),)
)
"""Screens alone."""


class Sink(http.server.ThreadingHTTPServer):
    """Hands a folder out, and takes lines as any address of the sink `post` does.

    answers: how the next requests are answered; "" takes them, "500" refuses, "cut" stores and hangs up,
    "odd" stores and answers nothing that is an answer. While `always` is not "" all are answered so.
    """

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
        self.lines: list[Line] = []
        self.answers: list[str] = []
        self.always = ""
        self.paths: list[str] = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        """The address of the folder."""
        return f"http://localhost:{self.server_address[1]}/"

    def rows(self, session: str) -> list[Line]:
        """The rows of a session, each once, in their order."""
        found = {line["seq"]: line for line in self.lines if line["session"] == session and "seq" in line}
        return [found[seq] for seq in sorted(found)]

    def sessions(self) -> list[str]:
        """Sessions in the order in which they came."""
        return list(dict.fromkeys(line["session"] for line in self.lines))


class _Handler(http.server.SimpleHTTPRequestHandler):
    server: Sink

    def log_message(self, *told: object) -> None:
        """Quietly."""

    def do_GET(self) -> None:
        self.server.paths.append(self.path)
        super().do_GET()

    def do_POST(self) -> None:
        text = self.rfile.read(int(self.headers["Content-Length"])).decode()
        how = self.server.answers.pop(0) if self.server.answers else self.server.always
        if how == "500":
            self.send_error(500)
            return
        lines = [json.loads(line) for line in text.splitlines()]
        self.server.lines += lines
        if how == "cut":
            self.close_connection = True
            return
        session = lines[0]["session"]
        seqs = {line["seq"] for line in self.server.lines if line["session"] == session and "seq" in line}
        stored = next(seq for seq in range(len(seqs) + 1) if seq not in seqs) - 1
        answer = b"<p>fine" if how == "odd" else json.dumps({"session": session, "seq": stored}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)


@dataclass
class Site:
    """A publication on view."""

    sink: Sink
    folder: Path
    study: OpenStudy
    publication: Publication

    @property
    def url(self) -> str:
        """The page's address."""
        return self.sink.url + "index.html"


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """pictures(count): a folder of images that look unlike each other."""

    def made(count: int) -> Path:
        folder = tmp_path_factory.mktemp("pictures")
        for at in range(count):
            shade = 240 * at // count
            picture = Picture.new("RGB", (120, 90), (shade, 255 - shade, 90 + shade // 2))
            ImageDraw.Draw(picture).ellipse((2 * at, 10, 40 + 2 * at, 70), fill=(255, 255, 255))
            picture.save(folder / f"picture-{at:02d}.png")
        return folder

    return made


@pytest.fixture(scope="session")
def sites(
    pictures: Callable[[int], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Site]]:
    """site(design): its publication, made once for all tests; `returning` and codes may differ."""
    made: dict[Any, Site] = {}

    def site(
        design: Design = DESIGN, *, sink: str = "post", returning: str = "resume", links: int = 0
    ) -> Site:
        key = (design, sink, returning, links)
        if key not in made:
            folder = pictures(max(12, *(block.n + 1 for block in design.blocks)))
            made[key] = _published(tmp_path_factory.mktemp("site"), folder, *key)
        return made[key]

    yield site
    for one in made.values():
        one.sink.shutdown()
        one.sink.server_close()


def _published(place: Path, pictures: Path, design: Design, sink: str, returning: str, links: int) -> Site:
    opened, _ = create_study(place / "study", pictures, designs=())
    opened = save_study(opened, _with(opened, returning))
    save_design(opened, design)
    server = Sink(place / "web")
    where = f"post:{server.url}answers" if sink == "post" else sink
    wish = PublishWish(design.name, place / "web", where, numbers=40, links=links)
    done = publish(opened, wish, lines_of(design))
    return Site(server, place / "web", opened, done.publication)


def _with(opened: OpenStudy, returning: str) -> Any:
    return replace(opened.study, returning=returning)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A running browser. Skips where there is none."""
    api = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    if not os.access(CHROMIUM, os.X_OK):
        pytest.skip("needs the browser chromium")
    with api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def in_full(release_counts: bool) -> None:
    """Skips what is tried with the full counts alone, as every page takes its seconds."""
    if not release_counts:
        pytest.skip("is tried with --release-counts")


@pytest.fixture
def visit(chromium: Any) -> Iterator[Callable[..., Any]]:
    """visit(url, **how): a page in a context of its own; what goes wrong on it fails the test."""
    contexts, faults = [], []

    def go(url: str, width: int = 1280, height: int = 720, **how: Any) -> Any:
        context = chromium.new_context(viewport={"width": width, "height": height}, **how)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if "Content Security" in said.text else None)
        if url:
            page.goto(url)
        return page

    go.faults = faults  # type: ignore[attr-defined]
    yield go
    for context in contexts:
        context.close()
    assert not faults, faults
