"""A server of a published page in this process, and plain HTTP to it."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from gridlab.app.web.serving import Serving, Wish, serving


@dataclass(frozen=True)
class Answered:
    """What the server answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Client:
    """Asks a server; host: what it says it asks."""

    url: str
    host: str = ""

    def ask(self, method: str, path: str, body: bytes | str | None = None, **headers: str) -> Answered:
        address = urlsplit(self.url)
        connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=30)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            named.setdefault("Host", self.host or address.netloc)
            connection.request(method, path, body, named)
            answer = connection.getresponse()
            return Answered(answer.status, dict(answer.getheaders()), answer.read())
        finally:
            connection.close()

    def start(self, **said: str) -> Answered:
        return self.ask("POST", "/session", json.dumps(said))

    def rows(self, token: str, lines: Sequence[bytes], **headers: str) -> Answered:
        return self.ask("POST", "/rows", b"".join(lines), Authorization=f"Bearer {token}", **headers)

    def done(self, token: str) -> Answered:
        return self.ask("POST", "/done", "{}", Authorization=f"Bearer {token}")


@dataclass
class Running(Client):
    """A server that runs. told: what it said."""

    running: Serving = field(kw_only=True)
    told: list[str] = field(default_factory=list)


@contextmanager
def served(web: Path, **wished: Any) -> Iterator[Running]:
    """A server for the folder, on a free port; stopped at the end."""
    told: list[str] = []
    running = serving(Wish(web, port=0, **wished), told.append)
    thread = threading.Thread(target=running.run)
    thread.start()
    try:
        yield Running(running.url, running=running, told=told)
    finally:
        while thread.is_alive():
            running.stop()
            thread.join(0.05)
