"""1,000 simulated annotators at an answer per 5 seconds: how long each waits for its acknowledgement."""

from __future__ import annotations

import asyncio
import json
import random
import sqlite3
import statistics
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from gridlab.app.study_create import create_study
from gridlab.app.web.publish import PublishWish, publish
from gridlab.domain.publication import Lines, Publication
from gridlab.store.places import shipped
from gridlab.store.sessions.rows import Entry, chained
from gridlab.store.web.record import line_bytes
from tests.web.serving_here import Client
from tests.web.test_serve_faults import process

PEOPLE, EVERY_S, SECONDS = 1000, 5.0, 10.0
MOST_MS = 100


@pytest.fixture
def page(tmp_path: Path) -> Publication:
    """A page with a number for each."""
    images = shipped("resources", "samples", "food-100", "images")
    opened, _ = create_study(tmp_path / "study", images, designs=("triplet",))
    wish = PublishWish("triplet", tmp_path / "web", numbers=PEOPLE)
    return publish(opened, wish, ((Lines(1, 1),),)).publication


@pytest.fixture
def server(page: Publication, tmp_path: Path) -> Iterator[Client]:
    """A server in a program of its own."""
    with process(tmp_path / "web", tmp_path / "inbox") as (_, client):
        yield client


class Annotator:
    """Sends a row of half a kilobyte now and then, over a connection of its own."""

    def __init__(self, server: Client, page: Publication) -> None:
        self.address = urlsplit(server.url)
        begun = server.start().json
        self.session, self.token = begun["session"], begun["token"]
        web = {"publication": page.id, "number": begun["number"], "format": "gridlab-web", "version": 1}
        self.log = chained((), [Entry("web", json.dumps(web))])

    async def run(self, until: float, waited: list[float]) -> None:
        await asyncio.sleep(random.uniform(0, EVERY_S))
        while time.monotonic() < until:
            seq = len(self.log) - 1
            line = line_bytes(self.session, seq, self.log[-1])
            began = time.monotonic()
            assert await self.send(line) == seq
            waited.append(1000 * (time.monotonic() - began))
            body = json.dumps({"t": seq, "page": "break", "at": seq, "padding": "x" * 400})
            self.log += chained(self.log, [Entry("page", body)])
            await asyncio.sleep(EVERY_S)

    async def send(self, line: bytes) -> int:
        reader, writer = await asyncio.open_connection(self.address.hostname, self.address.port)
        head = (
            f"POST /rows HTTP/1.1\r\nHost: {self.address.netloc}\r\nAuthorization: Bearer {self.token}\r\n"
            f"Content-Length: {len(line)}\r\nConnection: close\r\n\r\n"
        )
        writer.write(head.encode() + line)
        answer = await reader.read()
        writer.close()
        return int(json.loads(answer.partition(b"\r\n\r\n")[2])["seq"])


def bare_ms(folder: Path) -> float:
    """Median of a commit of one such row, by itself."""
    connection = sqlite3.connect(folder / "bare.sqlite", isolation_level=None)
    connection.execute("PRAGMA synchronous=EXTRA")
    connection.execute("CREATE TABLE line (session, seq, kind, body, checksum)")
    took = []
    for at in range(100):
        began = time.monotonic()
        connection.execute("INSERT INTO line VALUES (?, ?, ?, ?, ?)", ("s", at, "page", "x" * 500, "c"))
        took.append(1000 * (time.monotonic() - began))
    connection.close()
    return statistics.median(took)


def test_a_thousand_annotators_are_acknowledged_in_time(
    server: Client, page: Publication, tmp_path: Path, benchmark: BenchmarkFixture
) -> None:
    bare = bare_ms(tmp_path)
    with ThreadPoolExecutor(20) as pool:
        people = list(pool.map(lambda _: Annotator(server, page), range(PEOPLE)))
    waited: list[float] = []

    async def all_of_them() -> None:
        until = time.monotonic() + SECONDS
        await asyncio.gather(*(one.run(until, waited) for one in people))

    benchmark.pedantic(lambda: asyncio.run(all_of_them()), rounds=1)
    waited.sort()
    middle, most = (waited[int(share * (len(waited) - 1))] for share in (0.5, 0.95))
    print(f"\n{len(waited)} answers: median {middle:.1f} ms, 95 % {most:.1f} ms; a bare commit {bare:.1f} ms")
    assert most < max(MOST_MS, 10 * bare), "more than ten commits of the bare store, one after the other"
