"""ID.live: how far a session is that is being written, for others to see; never needed, never synced."""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import say
from gridlab.store.atomic import temporary_beside
from gridlab.store.disk import read
from gridlab.store.json_text import parse_json
from gridlab.store.versions import head_of, upgraded

_LIMIT_BYTES = 65_536
_FORMAT = "gridlab-live"


@dataclass(frozen=True, slots=True)
class Live:
    """answered, screens: all but practice. time: UTC of the last commit. The rest is the session's head."""

    answered: int
    screens: int
    time: str
    annotator: str = ""
    design: str = ""
    design_id: str = ""
    number: int = 0
    purpose: str = "main"
    started_utc: str = ""


def live_path(session: Path) -> Path:
    """Where ID.live lies for a session file."""
    return session.with_suffix(".live")


def write_live(session: Path, live: Live) -> None:
    """Put ID.live in the place of the one before, without waiting for the disk. A failure is no matter."""
    path = live_path(session)
    temporary = temporary_beside(path)
    text = json.dumps(head_of(_FORMAT) | asdict(live), ensure_ascii=False)
    try:
        temporary.write_text(text, encoding="utf-8")
        os.replace(temporary, path)  # noqa: PTH105 - of no consequence, so not among disk's
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()


def read_live(session: Path) -> Live | None:
    """What ID.live says; None where there is none, or none that can be understood."""
    path = live_path(session)
    try:
        data = read(path, limit_bytes=_LIMIT_BYTES)
        what = say("live file")
        value, _ = upgraded(parse_json(data, what=what, limit_bytes=_LIMIT_BYTES), _FORMAT, what)
        known = {field.name: value[field.name] for field in fields(Live)}
    except (GridLabError, KeyError, TypeError):
        return None
    numbers = ("answered", "screens", "number")
    if not all(type(item) is (int if key in numbers else str) for key, item in known.items()):
        return None
    return Live(**known)


def remove_live(session: Path) -> None:
    """Take ID.live away."""
    with contextlib.suppress(OSError):
        live_path(session).unlink(missing_ok=True)
