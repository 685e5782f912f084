"""Which sessions an export holds: complete and partial ones of one purpose, or those that are named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from gridlab.domain.errors import GridLabError
from gridlab.domain.session import SessionRecord
from gridlab.store.session_file import FILE_NAME, read_session
from gridlab.store.session_held import SessionHeld
from gridlab.store.session_list import session_path, session_paths

EXPORTED = ("complete", "partial")
SALVAGED = "salvaged"


def chosen_sessions(folder: Path, named: Sequence[str], purpose: str) -> Iterator[SessionRecord]:
    """The sessions of an export, one at a time.

    Left out: running, declined and withdrawn ones, and files kept beside another of the same session.
    Raises GridLabError for a damaged file, a named session that cannot be exported, or none at all.
    """
    if named:
        yield from (_named(folder, name, purpose) for name in dict.fromkeys(named))
        return
    others: Counter[str] = Counter()
    damaged: dict[str, str] = {}
    salvaged: dict[str, SessionRecord] = {}
    found = 0
    for path in session_paths(folder):
        record = _read(path, damaged)
        if record is None:
            continue
        if record.copy:
            if record.copy == SALVAGED:
                salvaged[record.header.id] = record
            continue
        if record.status not in EXPORTED or record.header.purpose != purpose:
            others[f"{record.status} {record.header.purpose}"] += 1
            continue
        found += 1
        yield record
    for identity, record in salvaged.items():
        if damaged.pop(identity, None) is not None and record.header.purpose == purpose:
            found += 1
            yield record
    _refuse_damaged(damaged)
    if not found:
        raise _none(purpose, others)


def _read(path: Path, damaged: dict[str, str]) -> SessionRecord | None:
    name = FILE_NAME.fullmatch(path.name)
    try:
        return read_session(path)
    except SessionHeld:
        return None
    except GridLabError as error:
        damaged[name[1] if name else path.name] = error.what
        return None


def _named(folder: Path, name: str, purpose: str) -> SessionRecord:
    path = Path(name) if name.endswith(".gridlab") else session_path(folder, name)
    if not path.is_file():
        raise GridLabError(
            f"There is no session {name}.",
            safe="Nothing was written.",
            todo="`gridlab sessions` lists the ids.",
        )
    record = read_session(path)
    if record.status not in EXPORTED:
        raise GridLabError(
            f"Session {name} is {record.status}; only complete and partial sessions are exported.",
            safe="Nothing was written.",
        )
    if record.header.purpose != purpose:
        raise GridLabError(
            f"Session {name} is a {record.header.purpose} session, not a {purpose} one.",
            safe="Nothing was written.",
            todo=f"Add --purpose {record.header.purpose}; purposes are never mixed in one dataset.",
        )
    return record


def _refuse_damaged(damaged: dict[str, str]) -> None:
    if damaged:
        first, why = next(iter(damaged.items()))
        raise GridLabError(
            f"{len(damaged)} session files cannot be read, the first is {first}: {why}",
            safe="Nothing was written, and the other sessions are sound.",
            todo="Salvage or move away the damaged files, or name the sessions to export.",
        )


def _none(purpose: str, others: Counter[str]) -> GridLabError:
    listed = ", ".join(f"{count} {what}" for what, count in sorted(others.items()))
    return GridLabError(
        f"There are no complete or partial {purpose} sessions to export.",
        safe="Nothing was written.",
        todo=f"The study has: {listed}. Choose with --purpose."
        if listed
        else "Run or simulate sessions first.",
    )
