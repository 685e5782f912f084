"""The inbox that a server writes: sessions, numbers, tokens and rows; all answers of a moment in one commit.

What is asked of it waits in a queue; one thread takes all that waits into one transaction and tells those who
ask once it is on the disk. So many who answer at once share the wait for the disk. The statements between are
run where `run_in` says: each gives Python's lock away and has to get it back, and beside a busy thread that
takes longer than the disk.

While it is held the database has a write-ahead log: a commit waits for one write, not for five. At rest it is
one file again.
"""

from __future__ import annotations

import contextlib
import hmac
import os
import queue
import secrets
import sqlite3
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeout
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from gridlab.domain.errors import GridLabError, failure
from gridlab.domain.said import say, verbatim
from gridlab.store import disk
from gridlab.store.locks import locked
from gridlab.store.web.inbox_file import (
    APPLICATION_ID,
    FILE_NAME,
    SCHEMA,
    VERSION,
    check_tables,
    emptied,
    uri,
)
from gridlab.store.web.inbox_rows import Declined, InboxRows, Progress, Returning, Started, Stored
from gridlab.store.web.record import RowLine, WhoLine

T = TypeVar("T")
Asked: TypeAlias = tuple[Callable[[], Any], Future[Any]]
Soon: TypeAlias = Callable[[Callable[[], None]], object]
_MOST_TOGETHER = 500
_BUSY_SECONDS = 10.0
_IDLE_SECONDS = 1.0
_PATIENCE_SECONDS = 0.2
_LOCK = "inbox.lock"


class NotStored(Exception):
    """The disk refuses; nothing was acknowledged."""


class Inbox:
    """One publication's inbox, held by this process until it is closed."""

    def __init__(self, folder: Path, publication: str, numbers: range, reserved: frozenset[int]) -> None:
        """Open it, or make it. numbers: those to be given out, but for the `reserved` ones of persons' links.

        Raises GridLabError where another server has it, or it is that of another publication.
        """
        self.folder = folder
        self._publication = publication
        self._closing = contextlib.ExitStack()
        self._asked: queue.SimpleQueue[Asked | None] = queue.SimpleQueue()
        self._soon: Soon | None = None
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
            free = [number for number in numbers if number not in reserved]
            self._rows = InboxRows(self._connection, publication, free)
            self._closing = self._closing.pop_all()
        self._thread = threading.Thread(target=self._write_on, name="inbox", daemon=True)
        self._thread.start()

    def start(self, person: str, link: tuple[str, int] | None, returning: Returning) -> Future[Started]:
        """Begin a session, or go on with an unfinished one of the last 24 hours.

        person: what the page says of who it is, "" for nothing; it is kept once the annotator has agreed, and
        until then stands in the token alone. link: a person's own link and its number. Declined: 409 taken
        part already, 410 numbers used up.
        """
        who = self._digest(f"person {person}") if person else ""
        linked = (self._digest(f"link {link[0]}"), link[1]) if link is not None else None
        return self._ask(lambda: self._rows.start(who, linked, returning))

    def take(self, token: str, lines: Sequence[RowLine | WhoLine]) -> Future[Stored]:
        """Store lines of the token's session; those that are stored already change nothing.

        Declined: 400, 401, 403, 409 with what is stored, 413.
        """
        return self._ask(lambda: self._rows.take(token, lines))

    def ended(self, token: str) -> Future[str]:
        """How the token's session ended. Declined: 401, 409 where its end is not stored."""
        return self._ask(lambda: self._rows.ended(token))

    def progress(self) -> Future[Progress]:
        """How far the publication is."""
        return self._ask(self._rows.progress)

    def run_in(self, soon: Soon | None) -> None:
        """soon: has a function run in the thread that asks, which waits for nothing; RuntimeError where that
        thread is over. None: the inbox's own runs everything."""
        self._soon = soon

    def close(self) -> None:
        """Store what waits, and let go of the inbox."""
        self.run_in(None)
        self._asked.put(None)
        self._thread.join()
        with contextlib.suppress(sqlite3.Error):  # somebody reads it: the log stays, and is read with it
            self._connection.execute("PRAGMA journal_mode=DELETE").fetchall()
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
                safe=say("It wasn't changed."),
                todo=say("Make room or use a backup of it, or choose another one with --inbox."),
            ) from error
        return connection

    def _prepare(self, connection: sqlite3.Connection, path: Path) -> None:
        # Where the file system allows no write-ahead log, the journal stays as it is.
        for setting in ("trusted_schema=OFF", "journal_mode=WAL", "synchronous=EXTRA", "secure_delete=ON"):
            connection.execute(f"PRAGMA {setting}").fetchall()
        emptied(connection)
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
        is_open, is_behind = True, False
        while is_open:
            try:
                waiting = [self._asked.get(timeout=_IDLE_SECONDS if is_behind else None)]
            except queue.Empty:
                is_behind = False
                self._put_in_place()
                continue
            is_behind = True
            while len(waiting) < _MOST_TOGETHER:
                try:
                    waiting.append(self._asked.get_nowait())
                except queue.Empty:
                    break
            is_open = None not in waiting
            self._write([one for one in waiting if one is not None])

    def _put_in_place(self) -> None:
        """Move what the log holds into the file, so that a copy of that alone is not far behind."""
        with contextlib.suppress(sqlite3.Error):
            self._connection.execute("PRAGMA wal_checkpoint").fetchall()
        self._empty()

    def _empty(self) -> None:
        """Leave nothing in the log of what was discarded; tried again where somebody reads it now."""
        if self._rows.has_discarded and emptied(self._connection):
            self._rows.has_discarded = False

    def _write(self, asked: Sequence[Asked]) -> None:
        done: list[tuple[Future[Any], Any]] = []

        def ask() -> None:
            for what, future in asked:
                try:
                    done.append((future, what()))
                except Declined as refusal:
                    done.append((future, refusal))

        try:
            self._connection.execute("BEGIN IMMEDIATE")
            self._run(ask)
            self._connection.execute("COMMIT")
        except Exception as error:
            with contextlib.suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            # A bug is no reason to keep others waiting; what it was is told where it is asked for.
            told = NotStored(str(error)) if isinstance(error, sqlite3.Error) else error
            done = [(future, told) for _, future in asked]
        self._empty()
        for future, result in done:
            if isinstance(result, Exception):
                future.set_exception(result)
            else:
                future.set_result(result)

    def _run(self, do: Callable[[], None]) -> None:
        """Have it run where `run_in` says, and wait until it is done."""
        done: Future[None] = Future()

        def run() -> None:
            if done.set_running_or_notify_cancel():
                try:
                    do()
                    done.set_result(None)
                except BaseException as error:
                    done.set_exception(error)

        try:
            (self._soon or _now)(run)
        except RuntimeError:
            run()
        while True:
            try:
                done.result(_PATIENCE_SECONDS)
                return
            except FutureTimeout:
                if self._soon is None and done.cancel():  # whoever was to run it has gone
                    do()
                    return


def _now(do: Callable[[], None]) -> None:
    do()
