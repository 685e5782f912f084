"""The inbox that a server writes: sessions, numbers, tokens and rows; all answers of a moment in one commit.

What is asked of it waits in a queue; one thread takes all that waits into one transaction and tells those who
ask once it is on the disk. So many who answer at once share the wait for the disk.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import os
import queue
import secrets
import sqlite3
import threading
import time
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar

from gridlab.domain.errors import GridLabError, failure
from gridlab.domain.said import say, verbatim
from gridlab.store import disk
from gridlab.store.locks import locked
from gridlab.store.sessions.rows import BEFORE_THE_FIRST, LogRow, body_value, utc, whole
from gridlab.store.web.inbox_file import (
    APPLICATION_ID,
    FILE_NAME,
    SCHEMA,
    VERSION,
    check_tables,
    stored_rows,
    uri,
)
from gridlab.store.web.record import RowLine, WhoLine, follows

T = TypeVar("T")
Returning = Literal["resume", "new", "refuse"]
DAY_SECONDS = 24 * 60 * 60
LIMIT_SESSION_BYTES = 64 * 2**20
"""Of all rows of one session: more than any HIT has."""
_MOST_TOGETHER = 500
_BUSY_SECONDS = 10.0
_LOCK = "inbox.lock"
_ENDS = ("complete", "declined", "withdrawn")


class Declined(Exception):
    """What is asked for is not done. status: of HTTP. stored: session and last row that is stored, where that
    helps."""

    def __init__(self, status: int, why: str, stored: tuple[str, int] | None = None) -> None:
        super().__init__(why)
        self.status, self.why, self.stored = status, why, stored


class NotStored(Exception):
    """The disk refuses; nothing was acknowledged."""


@dataclass(frozen=True, slots=True)
class Started:
    """A session that is begun or gone on with. lines: what is stored already. is_new: of `number`."""

    session: str
    number: int
    token: str
    lines: tuple[tuple[int, LogRow], ...]
    is_new: bool


@dataclass(frozen=True, slots=True)
class Stored:
    """What is on the disk of a session. ended: how it ended with these rows, "" where it did not."""

    session: str
    seq: int
    number: int
    ended: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a publication is: sessions that were begun, and those that are complete."""

    started: int
    complete: int


class Inbox:
    """One publication's inbox, held by this process until it is closed."""

    def __init__(self, folder: Path, publication: str, numbers: range, reserved: frozenset[int]) -> None:
        """Open it, or make it. numbers: those to be given out, but for the `reserved` ones of persons' links.

        Raises GridLabError where another server has it, or it is that of another publication.
        """
        self.folder = folder
        self._publication = publication
        self._free = [number for number in numbers if number not in reserved]
        self._closing = contextlib.ExitStack()
        self._asked: queue.SimpleQueue[tuple[Callable[[], Any], Future[Any]] | None] = queue.SimpleQueue()
        with (
            self._closing,
            disk.explained(
                "The inbox {folder} cannot be used: {reason}.",
                folder=disk.shown(folder),
                safe=say("Nothing in it was changed."),
                todo=say("Make it writable or choose another one with --inbox."),
            ),
        ):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._hold(folder / _LOCK)
            self._connection = self._opened(folder / FILE_NAME)
            self._closing = self._closing.pop_all()
        self._thread = threading.Thread(target=self._write_on, name="inbox", daemon=True)
        self._thread.start()

    def start(self, person: str, link: tuple[str, int] | None, returning: Returning) -> Future[Started]:
        """Begin a session, or go on with an unfinished one of the last 24 hours.

        person: what the page says of who it is, "" for nothing; it is kept with the first answers, as nobody
        has agreed yet. link: a person's own link and its number. Declined: 409 taken part already, 410
        numbers used up.
        """
        who = [self._digest(f"person {person}")] if person else []
        linked = self._digest(f"link {link[0]}") if link is not None else ""
        return self._ask(lambda: self._start([*who, linked], link, returning))

    def take(self, token: str, lines: Sequence[RowLine | WhoLine], person: str = "") -> Future[Stored]:
        """Store lines of the token's session; those that are stored already change nothing.

        Declined: 400, 401, 403, 409 with what is stored, 413.
        """
        who = self._digest(f"person {person}") if person else ""
        return self._ask(lambda: self._take(self._session_of(token), lines, who))

    def ended(self, token: str) -> Future[str]:
        """How the token's session ended. Declined: 401, 409 where its end is not stored."""
        return self._ask(lambda: self._ended(token))

    def progress(self) -> Future[Progress]:
        """How far the publication is."""
        return self._ask(self._progress)

    def close(self) -> None:
        """Store what waits, and let go of the inbox."""
        self._asked.put(None)
        self._thread.join()
        self._connection.close()
        self._closing.close()

    def _hold(self, path: Path) -> None:
        try:
            self._closing.enter_context(locked(path, wait_seconds=0.5))
        except GridLabError:
            raise failure(
                "Another server is using the inbox {folder}.",
                folder=disk.shown(path.parent),
                safe=say("It goes on, and nothing was changed."),
                todo=say("Stop it first, or choose another inbox with --inbox."),
            ) from None

    def _opened(self, path: Path) -> sqlite3.Connection:
        if disk.is_there(path):
            disk.ordinary(path, what=say("inbox"))
        else:
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | disk.NO_LINK, 0o600))
        try:
            connection = sqlite3.connect(
                uri(path, "rw"),
                uri=True,
                timeout=_BUSY_SECONDS,
                isolation_level=None,
                check_same_thread=False,
            )
            self._closing.callback(connection.close)
            self._prepare(connection, path)
        except sqlite3.Error as error:
            raise failure(
                "The inbox {name} cannot be opened: {why}.",
                name=disk.shown(path),
                why=disk.trouble(path.parent) or verbatim(str(error)),
                safe=say("It was not changed."),
                todo=say("Make room or use a backup of it, or choose another one with --inbox."),
            ) from error
        return connection

    def _prepare(self, connection: sqlite3.Connection, path: Path) -> None:
        for setting in ("trusted_schema=OFF", "journal_mode=DELETE", "synchronous=EXTRA", "secure_delete=ON"):
            connection.execute(f"PRAGMA {setting}").fetchall()
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,):
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version={VERSION}")
            connection.execute("BEGIN")
            for statement in SCHEMA:
                connection.execute(statement)
            mine = (self._publication, secrets.token_hex(32), 0)
            connection.execute("INSERT INTO inbox VALUES (?, ?, ?)", mine)
            connection.execute("COMMIT")
        check_tables(connection, path)
        publication, self._secret = connection.execute("SELECT publication, secret FROM inbox").fetchone()
        if publication != self._publication:
            raise failure(
                "The inbox {folder} is that of another publication.",
                folder=disk.shown(path.parent),
                safe=say("Nothing in it was changed."),
                todo=say("Choose another one with --inbox."),
            )

    def _digest(self, what: str) -> str:
        return hmac.digest(str(self._secret).encode(), what.encode(), "sha256").hex()

    def _ask(self, what: Callable[[], T]) -> Future[T]:
        future: Future[T] = Future()
        self._asked.put((what, future))
        return future

    def _write_on(self) -> None:
        """Take what waits into one transaction after the other, until there is nothing more to come."""
        is_open = True
        while is_open:
            waiting = [self._asked.get()]
            while len(waiting) < _MOST_TOGETHER:
                try:
                    waiting.append(self._asked.get_nowait())
                except queue.Empty:
                    break
            is_open = None not in waiting
            self._write([one for one in waiting if one is not None])

    def _write(self, asked: Sequence[tuple[Callable[[], Any], Future[Any]]]) -> None:
        done: list[tuple[Future[Any], Any]] = []
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            for what, future in asked:
                try:
                    done.append((future, what()))
                except Declined as refusal:
                    done.append((future, refusal))
            self._connection.execute("COMMIT")
        except Exception as error:
            with contextlib.suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            # A bug is no reason to keep others waiting; what it was is told where it is asked for.
            told = NotStored(str(error)) if isinstance(error, sqlite3.Error) else error
            done = [(future, told) for _, future in asked]
        for future, result in done:
            if isinstance(result, Exception):
                future.set_exception(result)
            else:
                future.set_result(result)

    def _start(self, who: Sequence[str], link: tuple[str, int] | None, returning: Returning) -> Started:
        now = int(time.time())
        earlier = [row for one in who if one and returning != "new" for row in self._sessions_of(one)]
        for session, number, last, status in earlier:
            if not status and now - last < DAY_SECONDS:
                lines = tuple(stored_rows(self._connection, session))
                return Started(session, number, self._token(session, now), lines, is_new=False)
        if any(status for *_, status in earlier) or (earlier and returning == "refuse"):
            raise Declined(409, "taken part already")
        number = link[1] if link is not None else self._number()
        session = uuid.uuid4().hex
        self._connection.execute(
            "INSERT INTO session VALUES (?, ?, ?, ?, '', ?, '', 0)", (session, number, now, now, who[-1])
        )
        return Started(session, number, self._token(session, now), (), is_new=True)

    def _sessions_of(self, who: str) -> list[tuple[str, int, int, str]]:
        """Sessions of a person or a link, the latest first."""
        return self._connection.execute(
            "SELECT id, number, last, status FROM session WHERE person = ? ORDER BY started DESC, id", (who,)
        ).fetchall()

    def _number(self) -> int:
        """The next number, never given out again."""
        given = int(self._connection.execute("SELECT next FROM inbox").fetchone()[0])
        if given >= len(self._free):
            raise Declined(410, "all numbers are used up")
        self._connection.execute("UPDATE inbox SET next = ?", (given + 1,))
        return self._free[given]

    def _token(self, session: str, now: int) -> str:
        token = secrets.token_urlsafe(32)
        self._connection.execute("INSERT INTO token VALUES (?, ?, ?)", (_sha256(token), session, now))
        self._connection.execute("DELETE FROM token WHERE issued < ?", (now - DAY_SECONDS,))
        return token

    def _session_of(self, token: str) -> str:
        row = self._connection.execute(
            "SELECT session, issued FROM token WHERE digest = ?", (_sha256(token),)
        ).fetchone()
        if row is None or time.time() - row[1] >= DAY_SECONDS:
            raise Declined(401, "the token is unknown or too old")
        return str(row[0])

    def _take(self, session: str, lines: Sequence[RowLine | WhoLine], who: str) -> Stored:
        found = self._connection.execute(
            "SELECT number, status, bytes FROM session WHERE id = ?", (session,)
        ).fetchone()
        number, status, size = found
        if any(line.session != session for line in lines):
            raise Declined(403, "a line of another session")
        last, checksum = self._last(session)
        new, why = self._following(
            session, [line for line in lines if isinstance(line, RowLine)], last, checksum
        )
        for at, line in enumerate(new):
            if status and not (status == "complete" and line.kind in ("events", "end")):
                new, why = new[:at], "the session is over"
                break
            status = _status_after(line, number, self._publication, status)
        size += sum(len(line.body.encode()) for line in new)
        if size > LIMIT_SESSION_BYTES:
            raise Declined(413, "more than a session may have")
        sealed = next((line.who for line in lines if isinstance(line, WhoLine)), "")
        self._keep(session, new, status, size, sealed, who)
        last += len(new)
        if why:
            raise Declined(409, why, (session, last))  # what could be stored is
        return Stored(session, last, number, status if new and new[-1].kind == "end" else "")

    def _last(self, session: str) -> tuple[int, str]:
        """Place and checksum of the last row that is stored."""
        row = self._connection.execute(
            "SELECT seq, checksum FROM line WHERE session = ? ORDER BY seq DESC LIMIT 1", (session,)
        ).fetchone()
        return (int(row[0]), str(row[1])) if row is not None else (-1, BEFORE_THE_FIRST)

    def _following(
        self, session: str, lines: Sequence[RowLine], last: int, checksum: str
    ) -> tuple[list[RowLine], str]:
        """The lines that go on from what is stored, and why those after them do not, "" where all do."""
        new: list[RowLine] = []
        for line in lines:
            if line.seq <= last:
                stored = self._connection.execute(
                    "SELECT checksum FROM line WHERE session = ? AND seq = ?", (session, line.seq)
                ).fetchone()
                # One that is not there was discarded.
                known = str(stored[0]) if stored is not None else line.checksum
                mine = next((one.checksum for one in new if one.seq == line.seq), known)
                if mine != line.checksum:
                    return new, "another row has its place"
                continue
            if line.seq > last + 1:
                return new, "a row before it is missing"
            if not follows(line, checksum):
                raise Declined(400, "a row does not follow the one before it")
            new.append(line)
            last, checksum = line.seq, line.checksum
        return new, ""

    def _keep(
        self, session: str, new: Sequence[RowLine], status: str, size: int, sealed: str, who: str
    ) -> None:
        put = self._connection.execute
        for line in new:
            put("INSERT INTO line VALUES (?, ?, ?, ?, ?)", (session, line.seq, *line.row))
        if new:
            put(
                "UPDATE session SET last = ?, status = ?, bytes = ? WHERE id = ?",
                (int(time.time()), status, size, session),
            )
        if new and status == "withdrawn" and json.loads(new[-1].body).get("keep") is False:
            put("DELETE FROM line WHERE session = ? AND seq > 0 AND seq < ?", (session, new[-1].seq))
            put("UPDATE session SET who = '', person = '' WHERE id = ?", (session,))
            return
        if sealed:
            put("UPDATE session SET who = ? WHERE id = ? AND who = ''", (sealed, session))
        if who:
            put("UPDATE session SET person = ? WHERE id = ? AND person = ''", (who, session))

    def _ended(self, token: str) -> str:
        session = self._session_of(token)
        (status,) = self._connection.execute("SELECT status FROM session WHERE id = ?", (session,)).fetchone()
        if not status:
            raise Declined(409, "its end is not stored", (session, self._last(session)[0]))
        return str(status)

    def _progress(self) -> Progress:
        counted = dict(
            self._connection.execute("SELECT status, count(*) FROM session GROUP BY status").fetchall()
        )
        return Progress(sum(counted.values()), counted.get("complete", 0))


def _status_after(line: RowLine, number: int, publication: str, status: str) -> str:
    """How the session ended once the line is stored, "" where it did not. Declined: 400, 403."""
    if (line.seq == 0) != (line.kind == "web"):
        raise Declined(400, "row 0 is the row `web`, and no other is")
    if line.kind not in ("web", "end"):
        return status
    try:
        value = body_value(line.body)
        if line.kind == "web":
            if (value["publication"], value["number"]) != (publication, number):
                raise Declined(403, "another publication or number")
            return status
        whole(value, "t")
        utc(value, "utc")
        if value["status"] not in _ENDS or value["keep"] not in (True, False):
            raise ValueError
        if value["keep"] is False and value["status"] != "withdrawn":
            raise ValueError
    except (ValueError, TypeError, KeyError, RecursionError):
        raise Declined(400, f"row {line.seq} is not as it must be") from None
    return str(value["status"])


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
