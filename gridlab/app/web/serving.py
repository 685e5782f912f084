"""Running a server for a published page: where it listens, how it stops, what it tells."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from gridlab.app.web.server import BODY_SECONDS, Hosts, Server, Told
from gridlab.app.web.site import Site, read_site
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import NOTHING, Said, say
from gridlab.store.disk import reason, trouble
from gridlab.store.web.inbox import Inbox
from gridlab.store.web.inbox_rows import Progress

_EVERYWHERE = ("0.0.0.0", "::")
_BACKLOG = 2048
_MOST_FILES = 65_536
_LONGEST_HEADERS = 32 * 1024
_STOP_SECONDS = 5
_KEEP_SECONDS = 75
"""A page keeps its connection from answer to answer: one for each would cost as much as the answer."""


class PortTaken(GridLabError):
    """Another program listens on this port, or the system does not allow it."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be served, and how. web: the published folder. inbox: left out, beside the folder. urls: the
    public addresses of the page, where a proxy hands requests on. rate: new sessions a minute per address."""

    web: Path
    inbox: Path | None = None
    host: str = "127.0.0.1"
    port: int = 8000
    urls: tuple[str, ...] = ()
    rate: int = 60
    patience_s: float = BODY_SECONDS

    @property
    def place(self) -> Path:
        """The folder of the inbox."""
        web = self.web.absolute()
        return self.inbox if self.inbox is not None else web.with_name(f"{web.name}.inbox")


@dataclass
class Serving:
    """A server that listens, and runs until it is stopped. tell: is called for what happens, in the thread
    that runs it. trouble: what is wrong since the last session began or ended, "" where nothing is."""

    wish: Wish
    site: Site
    inbox: Inbox
    listening: socket.socket
    tell: Callable[[Said], None]
    progress: Progress
    trouble: Said = field(default=NOTHING, init=False)
    _server: _Server | None = field(default=None, init=False)

    @property
    def url(self) -> str:
        """Where the page is."""
        host, port = self.listening.getsockname()[:2]
        shown = lan_address() if host in _EVERYWHERE else host
        return urlunsplit(("http", f"[{shown}]:{port}" if ":" in shown else f"{shown}:{port}", "/", "", ""))

    def run(self) -> int:
        """Answer until `stop` is called or a signal comes; returns the signal, 0 for none. All that was
        acknowledged is stored, and the inbox free again."""
        wish, seconds = self.wish, self.wish.patience_s
        server = Server(
            self.site, self.inbox, self._hosts(), rate=wish.rate, tell=self._told, patience_s=seconds
        )
        _allow_connections()
        # What goes wrong is told in words, and never with what someone sent.
        logging.getLogger("uvicorn").setLevel(logging.CRITICAL + 1)
        self._server = _Server(
            self.inbox,
            uvicorn.Config(
                server,
                http=type("Protocol", (_Protocol,), {"patience_s": seconds}),
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                proxy_headers=False,
                server_header=False,
                h11_max_incomplete_event_size=_LONGEST_HEADERS,
                timeout_graceful_shutdown=_STOP_SECONDS,
                timeout_keep_alive=_KEEP_SECONDS,
                backlog=_BACKLOG,
            ),
        )
        try:
            self._server.run(sockets=[self.listening])
        finally:
            self.close()
        return self._server.signal

    def stop(self) -> None:
        """Let it stop, from any thread."""
        if self._server is not None:
            self._server.should_exit = True

    def close(self) -> None:
        """Let go of port and inbox."""
        self.listening.close()
        self.inbox.close()

    def _hosts(self) -> Hosts:
        host, port = self.listening.getsockname()[:2]
        is_everywhere = host in _EVERYWHERE
        own = {"localhost", "127.0.0.1", "[::1]", f"[{host}]" if ":" in host else host, self.wish.host}
        if is_everywhere:
            own |= {socket.gethostname().lower(), f"{socket.gethostname().lower()}.local"}
        names = {f"{name}:{port}" for name in own} | (own if port == 80 else set())
        public = [urlsplit(url) for url in self.wish.urls]
        names |= {url.netloc.lower() for url in public}
        names |= {f"{url.hostname}:{_port(url.scheme)}" for url in public if url.port is None}
        prefixes = tuple(prefix for url in public if (prefix := url.path.rstrip("/")))
        return Hosts(frozenset(names), is_everywhere, bool(public), prefixes)

    def _told(self, told: Told) -> None:
        """Say what happened, with how far the whole is."""
        if told.what == "trouble":
            why = trouble(self.inbox.folder)
            self.trouble = (
                say("Answers cannot be stored: {why}. None that was acknowledged is lost.", why=why)
                if why
                else say("Something went wrong: {what}", what=told.trouble)
            )
            self.tell(self.trouble)
            return
        self.trouble = NOTHING
        started = self.progress.started + (told.what == "started")
        self.progress = Progress(started, self.progress.complete + (told.what == "complete"))
        self.tell(
            say(
                "Session {session}, number {number}: {what} "
                "({complete} complete of {started} started, {all} numbers)",
                session=told.session[:8],
                number=told.number,
                what=_CALLED[told.what],
                complete=self.progress.complete,
                started=self.progress.started,
                all=len(self.site.numbers),
            )
        )


_CALLED = {
    "started": say("started"),
    "complete": say("complete"),
    "declined": say("declined"),
    "withdrawn": say("withdrawn"),
}


def serving(wish: Wish, tell: Callable[[Said], None]) -> Serving:
    """Read the published folder, take the inbox and listen; nothing is answered before `run`.

    Raises GridLabError where the folder is not whole, another server has the inbox, or the port is taken.
    """
    site = read_site(wish.web)
    listening = _listening(wish.host, wish.port)
    try:
        inbox = Inbox(wish.place, site.publication, site.numbers, frozenset(site.links.values()))
    except BaseException:
        listening.close()
        raise
    return Serving(wish, site, inbox, listening, tell, inbox.progress().result())


def lan_address() -> str:
    """The address of this machine in its network; that of the machine itself where there is none."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # nothing is sent: the system says which way it would go
        return str(probe.getsockname()[0])
    return "127.0.0.1"


def _listening(host: str, port: int) -> socket.socket:
    is_v6 = ":" in host
    found = socket.socket(socket.AF_INET6 if is_v6 else socket.AF_INET, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((host, port))
        found.listen(_BACKLOG)
    except OSError as error:
        found.close()
        raise PortTaken(
            say(
                "The server cannot listen on {host}, port {port}: {reason}.",
                host=host,
                port=port,
                reason=reason(error),
            ),
            safe=say("Nothing was started."),
            todo=say("Choose another one with --port, or stop what uses it."),
        ) from error
    return found


def _allow_connections() -> None:
    """Let this process have as many connections as the system allows it, for the pages of a large crowd."""
    if sys.platform != "win32":
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        most = _MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, _MOST_FILES)
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most), hard))


def _port(scheme: str) -> int:
    return 443 if scheme == "https" else 80


class _Server(uvicorn.Server):
    """Stops by itself on signals, and keeps which one it was."""

    signal = 0

    def __init__(self, inbox: Inbox, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._inbox = inbox

    async def serve(self, sockets: list[socket.socket] | None = None) -> None:
        self._inbox.run_in(asyncio.get_running_loop().call_soon_threadsafe)
        try:
            await super().serve(sockets)
        finally:
            self._inbox.run_in(None)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {one: signal.signal(one, self.handle_exit) for one in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self.signal = sig
        super().handle_exit(sig, frame)


class _Protocol(H11Protocol):
    """Gives up on those who begin a request and do not end its head."""

    patience_s = BODY_SECONDS
    _patience: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE:
            self._wait_no_more()
        elif self._patience is None and data:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        self._wait_no_more()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._patience = self.loop.call_later(self.patience_s, self._give_up)

    def _wait_no_more(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None

    def _give_up(self) -> None:
        self._patience = None
        if self.conn.their_state is h11.IDLE and not self.transport.is_closing():
            self.transport.write(
                b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
            )
            self.transport.close()
