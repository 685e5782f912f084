"""What a server does with its inbox inside a transaction: begin sessions, store rows, say how they ended."""

from __future__ import annotations

import hashlib
import json
import secrets
import sqlite3
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from gridlab.store.sessions.rows import BEFORE_THE_FIRST, LogRow, body_value, utc, whole
from gridlab.store.web.inbox_file import stored_rows
from gridlab.store.web.record import RowLine, WhoLine, follows

Returning = Literal["resume", "new", "refuse"]
DAY_SECONDS = 24 * 60 * 60
_TOKEN_BYTES, _TOKEN_SIGNS = 32, 43
LIMIT_SESSION_BYTES = 64 * 2**20
"""Of all rows of one session: more than any HIT has."""
_ENDS = ("complete", "declined", "withdrawn")


class Declined(Exception):
    """What is asked for is not done. status: of HTTP. stored: session and last row that is stored, where that
    helps."""

    def __init__(self, status: int, why: str, stored: tuple[str, int] | None = None) -> None:
        super().__init__(why)
        self.status, self.why, self.stored = status, why, stored


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


class InboxRows:
    """The tables of one inbox. numbers: those to be given out, in their order. has_discarded: something was
    deleted that is to be left nowhere.

    Every method raises sqlite3.Error where the disk refuses; then nothing of the transaction is stored. What
    was stored before Declined was raised stays.
    """

    def __init__(self, connection: sqlite3.Connection, publication: str, numbers: Sequence[int]) -> None:
        self._connection, self._publication, self._free = connection, publication, numbers
        self.has_discarded = False

    def start(self, person: str, link: tuple[str, int] | None, returning: Returning) -> Started:
        """See `Inbox.start`. person, link: digests of what is known, "" and None for nothing."""
        now = int(time.time())
        linked, number = link if link is not None else ("", -1)
        who = [one for one in (person, linked) if one and returning != "new"]
        earlier = [row for one in who for row in self._sessions_of(one)]
        for session, its_number, last, status in earlier:
            if not status and now - last < DAY_SECONDS:
                lines = tuple(stored_rows(self._connection, session))
                return Started(session, its_number, self._token(session, now, person), lines, is_new=False)
        if any(status for *_, status in earlier) or (earlier and returning == "refuse"):
            raise Declined(409, "taken part already")
        number = number if link is not None else self._number()
        session = uuid.uuid4().hex
        self._connection.execute(
            "INSERT INTO session VALUES (?, ?, ?, ?, '', ?, '', 0)", (session, number, now, now, linked)
        )
        return Started(session, number, self._token(session, now, person), (), is_new=True)

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

    def _token(self, session: str, now: int, person: str) -> str:
        """A new token. It carries by whom the session is to be known, as that is kept after consent alone."""
        token = secrets.token_urlsafe(_TOKEN_BYTES) + person
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

    def take(self, token: str, lines: Sequence[RowLine | WhoLine]) -> Stored:
        """See `Inbox.take`."""
        session = self._session_of(token)
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
        # Row `person` is written once the annotator has agreed.
        agreed = any(line.kind == "person" for line in new)
        self._keep(session, new, status, size, sealed, token[_TOKEN_SIGNS:] if agreed else "")
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
            self.has_discarded = True
            return
        if sealed:
            put("UPDATE session SET who = ? WHERE id = ? AND who = ''", (sealed, session))
        if who:
            put("UPDATE session SET person = ? WHERE id = ? AND person = ''", (who, session))

    def ended(self, token: str) -> str:
        """See `Inbox.ended`."""
        session = self._session_of(token)
        (status,) = self._connection.execute("SELECT status FROM session WHERE id = ?", (session,)).fetchone()
        if not status:
            raise Declined(409, "its end is not stored", (session, self._last(session)[0]))
        return str(status)

    def progress(self) -> Progress:
        """How far the publication is."""
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
