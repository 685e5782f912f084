"""What a server of a published page answers: its files, and `POST /session`, `/rows`, `/done`."""

from __future__ import annotations

import asyncio
import ipaddress
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from gridlab.app.bug_report import write_bug_report
from gridlab.app.web.limits import Often
from gridlab.app.web.site import Site
from gridlab.domain.errors import GridLabError
from gridlab.store.web.inbox import Inbox, NotStored
from gridlab.store.web.inbox_rows import Declined, Started, Stored
from gridlab.store.web.record import LIMIT_LINE_BYTES, RowLine, WhoLine, line_value, parse_line

BODY_SECONDS = 30.0
_PER_SECOND = 10
_BEARER = re.compile(r"Bearer ([A-Za-z0-9_-]{20,120})", re.IGNORECASE)
_PERSON = re.compile(r"[0-9a-f]{64}")
_LINK = re.compile(r"[A-Za-z0-9_-]{1,64}")
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class Hosts:
    """Under which names the server is asked for. names: as `Host` says them. any_address: every address of
    the network will do, as it listens on all. trusts_proxy: a proxy on this machine says who asks. prefixes:
    paths of public addresses that a proxy may leave in front."""

    names: frozenset[str]
    any_address: bool = False
    trusts_proxy: bool = False
    prefixes: tuple[str, ...] = ()

    def knows(self, host: str) -> bool:
        """Whether a request for this host is for this server."""
        if host.lower() in self.names:
            return True
        return self.any_address and _is_address(urlsplit(f"//{host}").hostname or "")

    def client(self, request: Request) -> str:
        """The address that asks; what a proxy says counts where it is on this machine."""
        address = request.client.host if request.client else ""
        said = request.headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
        if self.trusts_proxy and said and _is_loopback(address) and _is_address(said):
            return said
        return address


@dataclass(frozen=True, slots=True)
class Told:
    """What the server tells while it runs: a session began or ended, or something is wrong."""

    what: str
    session: str = ""
    number: int = -1
    trouble: str = ""


class Server:
    """Answers requests for one site, and puts what comes into its inbox. tell: is called for what happens."""

    def __init__(
        self,
        site: Site,
        inbox: Inbox,
        hosts: Hosts,
        *,
        rate: int,
        tell: Callable[[Told], None],
        patience_s: float = BODY_SECONDS,
    ) -> None:
        self._patience_s = patience_s
        self._site, self._inbox, self._hosts, self._tell = site, inbox, hosts, tell
        self._sessions = Often(rate, 60)
        self._requests = Often(_PER_SECOND, 1)
        self._asked = {"/session": self._session, "/rows": self._rows, "/done": self._done}

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """The ASGI application. Starlette's routes are not used: they took half of an answer's time."""
        if scope["type"] == "http":
            answer = await self._safely(Request(scope, receive))
            await answer(scope, receive, send)

    async def _answered(self, request: Request) -> Response:
        """Only for its own hosts, without a public address's path in front."""
        if not self._hosts.knows(request.headers.get("host", "")):
            return _plain(421, "this server is not called so")
        path = request.scope["path"]
        for prefix in self._hosts.prefixes:
            if path.startswith(f"{prefix}/"):
                path = path.removeprefix(prefix)
        do = self._asked.get(path)
        if request.method == "POST" and do is not None:
            if self._is_foreign(request):
                return _plain(403, "asked for by another site")
            return await do(request)
        if request.method in ("GET", "HEAD"):
            return await self._file(request, path.removeprefix("/"))
        return _plain(405, "not asked for so", {"Allow": "GET, HEAD" if do is None else "POST"})

    def _is_foreign(self, request: Request) -> bool:
        """Whether the page of another site asks, of whose visitors nobody has agreed to anything."""
        origin = request.headers.get("origin", "null")
        is_other = origin != "null" and not self._hosts.knows(urlsplit(origin).netloc)
        return is_other or request.headers.get("sec-fetch-site") == "cross-site"

    async def _safely(self, request: Request) -> Response:
        """What is answered, with whatever goes wrong told by its status and nothing else."""
        try:
            return await self._answered(request)
        except Declined as refusal:
            return _plain(refusal.status, refusal.why, stored=refusal.stored)
        except NotStored as error:
            self._tell(Told("trouble", trouble=str(error)))
            return _plain(503, "answers cannot be stored now", {"Retry-After": "5"})
        except GridLabError as error:
            self._tell(Told("trouble", trouble=str(error)))
            return _plain(500, "a file of the page cannot be read")
        except ClientDisconnect:
            return _plain(400, "broken off")
        except Exception as bug:
            self._tell(Told("trouble", trouble=f"{type(bug).__name__}: {write_bug_report(bug)}"))
            return _plain(500, "a fault of the server")

    async def _body(self, request: Request) -> bytes:
        return await _read(request, self._patience_s)

    async def _file(self, request: Request, path: str) -> Response:
        path = path or "index.html"
        known = self._site.files.get(path)
        if known is None:
            return _plain(404, "no such file")
        tag = f'"{known.sha256}"'
        lasting = "public, max-age=86400, immutable" if self._site.lasts(path) else "no-cache"
        headers = {**_HEADERS, "ETag": tag, "Cache-Control": lasting}
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        data = await asyncio.to_thread(self._site.content, path)
        return Response(data, headers=headers, media_type=self._site.content_type(path))

    async def _session(self, request: Request) -> Response:
        said = _object(await self._body(request))
        publication, link, person = (said.get(key, "") for key in ("publication", "link", "person"))
        if publication not in ("", self._site.publication):
            raise Declined(404, "another publication")
        if not (person == "" or (isinstance(person, str) and _PERSON.fullmatch(person))):
            raise Declined(400, "`person` is no SHA-256")
        number = None
        if link != "" or self._site.links:
            number = self._site.link(link) if isinstance(link, str) and _LINK.fullmatch(link) else None
            if number is None:
                raise Declined(404, "no link of this publication")
        turned_away = said.get("refused") is True
        if wait := self._sessions.wait(f"{self._hosts.client(request)}{' refused' * turned_away}"):
            return _later(wait)
        if turned_away:
            return _json({"code": self._site.codes.refused})
        started = await asyncio.wrap_future(
            self._inbox.start(person, (link, number) if number is not None else None, self._site.returning)
        )
        if started.is_new:
            self._tell(Told("started", started.session, started.number))
        return _json(_begun(started))

    async def _rows(self, request: Request) -> Response:
        token = _token(request)
        if wait := self._requests.wait(token):
            return _later(wait)
        body = await self._body(request)
        lines = []
        for number, data in enumerate(body.split(b"\n"), start=1):
            if data.strip():
                lines.append(_line(number, data))
        stored: Stored = await asyncio.wrap_future(self._inbox.take(token, lines))
        if stored.ended:
            self._tell(Told(stored.ended, stored.session, stored.number))
        return _json({"session": stored.session, "seq": stored.seq})

    async def _done(self, request: Request) -> Response:
        token = _token(request)
        if wait := self._requests.wait(token):
            return _later(wait)
        await self._body(request)
        ended = await asyncio.wrap_future(self._inbox.ended(token))
        return _json({"code": self._site.codes.said().get(ended, "")})


def _begun(started: Started) -> dict[str, Any]:
    rows = [line_value(started.session, seq, row) for seq, row in started.lines]
    return {"session": started.session, "number": started.number, "token": started.token, "rows": rows}


async def _read(request: Request, seconds: float) -> bytes:
    """All that was sent. Declined: 413 too much, 408 too slow."""

    length = request.headers.get("content-length", "0")
    if not length.isdecimal() or len(length) > 9 or int(length) > LIMIT_LINE_BYTES:
        raise Declined(413, "more than 256 KB at once")
    body = bytearray()
    try:
        async with asyncio.timeout(seconds):
            async for part in request.stream():
                body += part
                if len(body) > LIMIT_LINE_BYTES:
                    raise Declined(413, "more than 256 KB at once")
        return bytes(body)
    except TimeoutError:
        raise Declined(408, "it came too slowly") from None


def _object(body: bytes) -> Mapping[str, Any]:
    """The JSON object of a request, {} where nothing was sent."""
    try:
        value = json.loads(body) if body.strip() else {}
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise Declined(400, "it is no JSON object")
    return value


def _line(number: int, data: bytes) -> RowLine | WhoLine:
    try:
        line = parse_line(data)
        if isinstance(line, RowLine | WhoLine):
            return line
    except (ValueError, TypeError, KeyError, RecursionError):
        pass
    raise Declined(400, f"line {number} is no line of a record")


def _token(request: Request) -> str:
    found = _BEARER.fullmatch(request.headers.get("authorization", "").strip())
    if found is None:
        raise Declined(401, "no token")
    return found[1]


def _json(value: Mapping[str, Any], status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    return JSONResponse(value, status, {**_HEADERS, "Cache-Control": "no-store", **(headers or {})})


def _plain(
    status: int,
    why: str,
    headers: Mapping[str, str] | None = None,
    stored: tuple[str, int] | None = None,
) -> Response:
    more = {"WWW-Authenticate": "Bearer"} if status == 401 else {}
    last = {"session": stored[0], "seq": stored[1]} if stored is not None else {}
    return _json({"error": why, **last}, status, {**more, **(headers or {})})


def _later(seconds: float) -> Response:
    return _plain(429, "too often", {"Retry-After": str(int(seconds) + 1)})


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _is_loopback(text: str) -> bool:
    return _is_address(text) and ipaddress.ip_address(text).is_loopback
