"""ID.live: how far a session is that is being written, for others to see; never needed, never synced."""

from __future__ import annotations

import contextlib
import json
import os
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import say
from gridlab.domain.session import SessionHeader
from gridlab.store.atomic import temporary_beside
from gridlab.store.disk import read
from gridlab.store.json_text import parse_json
from gridlab.store.versions import head_of, upgraded

_LIMIT_BYTES = 65_536
_FORMAT = "gridlab-live"
_KINDS = {"int": int, "str": str}
BEAT_SECONDS = 5.0
_OLD_SECONDS = 120.0  # clocks of a lab's machines differ


@dataclass(frozen=True, slots=True)
class Live:
    """answered, screens: all but practice. time: UTC of the last commit. median_ms (-1: not known) and what
    follows: of the answers so far, as a list of sessions has them. The rest is the session's head."""

    answered: int
    screens: int
    time: str
    annotator: str = ""
    design: str = ""
    design_id: str = ""
    number: int = 0
    purpose: str = "main"
    started_utc: str = ""
    group: str = ""
    median_ms: int = -1
    catch_passed: int = 0
    catch_shown: int = 0
    timed_out: int = 0
    away_s: int = 0


@dataclass(frozen=True, slots=True)
class Sign:
    """ID.live as it was found. beat: how often it was written. idle_s: seconds from the last commit to its
    writing, by the writer's clock alone. written: its file's time, seconds since 1970."""

    live: Live
    beat: int
    idle_s: int
    written: float


def live_of(header: SessionHeader, answered: int, screens: int, utc: str, **figures: int) -> Live:
    """What ID.live says of a session; answered, screens: all but practice. figures: of the answers."""
    return Live(
        answered=answered,
        screens=screens,
        time=utc,
        annotator=header.annotator,
        design=header.design.name,
        design_id=header.design_id,
        number=header.number,
        purpose=header.purpose,
        started_utc=header.started_utc,
        group=header.group,
        **figures,
    )


def live_path(session: Path) -> Path:
    """Where ID.live lies for a session file."""
    return session.with_suffix(".live")


def write_live(session: Path, live: Live, beat: int = 0, idle_s: int = 0) -> None:
    """Put ID.live in the place of the one before, without waiting for the disk. A failure is no matter.

    beat: counts how often it was written, so that others see that someone is there. idle_s: see `Sign`.
    """
    path = live_path(session)
    temporary = temporary_beside(path)
    text = json.dumps(head_of(_FORMAT) | asdict(live) | {"beat": beat, "idle_s": idle_s}, ensure_ascii=False)
    try:
        temporary.write_text(text, encoding="utf-8")
        os.replace(temporary, path)  # noqa: PTH105 - of no consequence, so not among disk's
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()


def read_live(session: Path) -> Live | None:
    """What ID.live says; None where there is none, or none that can be understood."""
    sign = read_sign(session)
    return sign.live if sign is not None else None


def read_sign(session: Path) -> Sign | None:
    """ID.live as it is found; None as with `read_live`. The session file itself is not looked at."""
    path = live_path(session)
    try:
        written = path.lstat().st_mtime
        data = read(path, limit_bytes=_LIMIT_BYTES)
        what = say("live file")
        value, _ = upgraded(parse_json(data, what=what, limit_bytes=_LIMIT_BYTES), _FORMAT, what)
        known = {field.name: value[field.name] for field in fields(Live) if field.name in value}
        live = Live(**known)
    except (GridLabError, OSError, TypeError):
        return None
    beat, idle_s = value.get("beat", 0), value.get("idle_s", 0)
    if not all(type(getattr(live, field.name)) is _KINDS[str(field.type)] for field in fields(Live)):
        return None
    return Sign(live, beat, idle_s, written) if type(beat) is type(idle_s) is int else None


def is_young(path: Path) -> bool:
    """Whether an ID.live was replaced in the last minutes, by this machine's clock."""
    try:
        return abs(time.time() - path.lstat().st_mtime) < _OLD_SECONDS
    except OSError:
        return False


def live_state(session: Path) -> tuple[object, ...]:
    """What changes whenever someone writes the session, on this machine or another."""
    state: list[object] = []
    for path in (session, live_path(session)):
        try:
            found = path.lstat()
            state += [found.st_ino, found.st_size, found.st_mtime_ns]
        except OSError:
            state.append(None)
    try:
        return (*state, read(live_path(session), limit_bytes=_LIMIT_BYTES))
    except GridLabError:
        return tuple(state)


def remove_live(session: Path) -> None:
    """Take ID.live away."""
    with contextlib.suppress(OSError):
        live_path(session).unlink(missing_ok=True)


class LiveFile:
    """ID.live of a session that this program writes: replaced after each commit and every five seconds, so
    that machines which share the folder but no locks can tell. look: called then too."""

    def __init__(self, session: Path, look: Callable[[], None], *, beats: bool = True) -> None:
        self._session = session
        self._look = look
        self._beats = beats
        self._live: Live | None = None
        self._since = 0.0
        self._beat = 0
        self._turn = threading.Condition()
        self._thread: threading.Thread | None = None

    def put(self, live: Live) -> None:
        """Say how far the session is; one that has no beats is simulated, where once a second is enough."""
        with self._turn:
            now = time.monotonic()
            if not self._beats and self._live is not None and now - self._since < 1:
                return
            self._live, self._since = live, now
            self._write()
            if self._beats and self._thread is None:
                self._thread = threading.Thread(target=self._go_on, name="live", daemon=True)
                self._thread.start()

    def remove(self) -> None:
        """Take it away; nothing is written any more."""
        with self._turn:
            thread, self._thread, self._live = self._thread, None, None
            self._turn.notify()
        if thread is not None:
            thread.join()
        remove_live(self._session)

    def _write(self) -> None:
        if self._live is not None:
            self._beat += 1
            write_live(self._session, self._live, self._beat, int(time.monotonic() - self._since))

    def _go_on(self) -> None:
        with self._turn:
            while self._live is not None:
                if not self._turn.wait(BEAT_SECONDS):
                    self._write()
                    self._look()
