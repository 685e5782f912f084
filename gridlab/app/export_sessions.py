"""Which sessions an export holds: complete and partial ones of one purpose, or those that are named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import Said, joined, say
from gridlab.domain.session import CALLED, SessionRecord
from gridlab.domain.study import Study
from gridlab.store.sessions.database import SessionHeld
from gridlab.store.sessions.file import FILE_NAME, SUFFIX, read_session
from gridlab.store.sessions.list import session_path, session_paths

EXPORTED = ("complete", "partial")
SALVAGED = "salvaged"
_UNCHANGED = say("Nothing was written.")


def chosen_sessions(
    folder: Path, study: Study, named: Sequence[str], purpose: str
) -> Iterator[SessionRecord]:
    """The sessions of an export, one at a time; each id once.

    Left out: running, declined and withdrawn ones, and files kept beside another of the same session.
    Raises GridLabError for a damaged file, a named session that cannot be exported, one of another study or
    of an erased annotator, or none at all.
    """
    found: set[str] = set()
    for record in _named_ones(folder, named, purpose) if named else _all(folder, purpose):
        if record.header.id in found:
            raise GridLabError(
                say("Session {id} is named twice, by files that differ.", id=record.header.id),
                safe=_UNCHANGED,
            )
        found.add(record.header.id)
        _check_belongs(record, study)
        yield record


def _check_belongs(record: SessionRecord, study: Study) -> None:
    if record.header.study != study.id:
        raise GridLabError(
            say("Session {id} belongs to another study.", id=record.header.id), safe=_UNCHANGED
        )
    if record.header.id in study.erased:
        raise GridLabError(
            say("Session {id} was erased from this study and is never exported.", id=record.header.id),
            safe=_UNCHANGED,
        )


@dataclass(slots=True)
class _Looked:
    """What was met among the files: readable own files by id, and what was left out."""

    own: set[str] = field(default_factory=set)
    others: Counter[Said] = field(default_factory=Counter)
    damaged: dict[str, Said] = field(default_factory=dict)
    salvaged: dict[str, SessionRecord] = field(default_factory=dict)
    misnamed: dict[str, str] = field(default_factory=dict)

    def counts(self, record: SessionRecord, purpose: str) -> bool:
        """Whether it is exported; if not, it is noted as another one."""
        if record.status in EXPORTED and record.header.purpose == purpose:
            return True
        status, purpose_of_it = CALLED[record.status], CALLED[record.header.purpose]
        self.others[say("{status} {purpose}", status=status, purpose=purpose_of_it)] += 1
        return False


def _all(folder: Path, purpose: str) -> Iterator[SessionRecord]:
    looked, count = _Looked(), 0
    for path in session_paths(folder):
        record = _own(path, looked)
        if record is not None and looked.counts(record, purpose):
            count += 1
            yield record
    for identity, record in looked.salvaged.items():
        if identity not in looked.own:
            looked.damaged.pop(identity, None)
            if looked.counts(record, purpose):
                count += 1
                yield record
    # A stray copy of a session that is there says nothing new; one of a session that is not would be lost.
    stray = {name: why for name, why in looked.misnamed.items() if why not in looked.own}
    _refuse_damaged(
        looked.damaged | {name: say("it holds session {why}", why=why) for name, why in stray.items()}
    )
    if not count:
        raise _none(purpose, looked.others)


def _own(path: Path, looked: _Looked) -> SessionRecord | None:
    """The session of a file that bears its id; everything else is noted."""
    name = FILE_NAME.fullmatch(path.name)
    try:
        record = read_session(path)
    except SessionHeld:
        looked.own.add(name[1] if name else "")
        looked.others[CALLED["running"]] += 1
        return None
    except GridLabError as error:
        looked.damaged[name[1] if name and not name[2] else path.name] = error.what
        return None
    if not name or name[1] != record.header.id:
        looked.misnamed[path.name] = record.header.id
    elif record.copy == SALVAGED:
        looked.salvaged[record.header.id] = record
    elif not record.copy:
        looked.own.add(record.header.id)
        return record
    return None


def _named_ones(folder: Path, named: Sequence[str], purpose: str) -> Iterator[SessionRecord]:
    paths = {name: Path(name) if name.endswith(SUFFIX) else session_path(folder, name) for name in named}
    absent = [name for name, path in paths.items() if not path.is_file()]
    if absent:
        raise GridLabError(
            say("There is no session {absent}.", absent=absent[0]),
            safe=_UNCHANGED,
            todo=say("`gridlab sessions` lists the ids."),
        )
    for path in dict.fromkeys(path.resolve() for path in paths.values()):
        yield _exportable(read_session(path), purpose)


def _exportable(record: SessionRecord, purpose: str) -> SessionRecord:
    name = record.header.id
    if record.status not in EXPORTED:
        raise GridLabError(
            say(
                "Session {name} is {status}; only complete and partial sessions are exported.",
                name=name,
                status=CALLED[record.status],
            ),
            safe=_UNCHANGED,
        )
    if record.header.purpose != purpose:
        raise GridLabError(
            say(
                "Session {name} is a {purpose} session, not a {wanted} one.",
                name=name,
                purpose=CALLED[record.header.purpose],
                wanted=CALLED.get(purpose, purpose),
            ),
            safe=_UNCHANGED,
            todo=say(
                "Add --purpose {purpose}; purposes are never mixed in one dataset.",
                purpose=record.header.purpose,
            ),
        )
    return record


def _refuse_damaged(damaged: dict[str, Said]) -> None:
    if damaged:
        first, why = next(iter(damaged.items()))
        raise GridLabError(
            say(
                "{count} session files cannot be exported, the first is {first}: {why}",
                count=len(damaged),
                first=first,
                why=why,
            ),
            safe=say("Nothing was written, and the other sessions are sound."),
            todo=say("Salvage or move away the damaged files, or name the sessions to export."),
        )


def _none(purpose: str, others: Counter[Said]) -> GridLabError:
    listed = joined(
        (say("{count} {what}", count=count, what=what) for what, count in sorted(others.items())), ", "
    )
    return GridLabError(
        say(
            "There are no complete or partial {purpose} sessions to export.",
            purpose=CALLED.get(purpose, purpose),
        ),
        safe=_UNCHANGED,
        todo=say("The study has: {listed}. Choose with --purpose.", listed=listed)
        if listed
        else say("Run or simulate sessions first."),
    )
