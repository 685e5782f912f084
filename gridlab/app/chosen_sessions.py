"""The sessions that an export takes, one at a time, and which files it leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import Said, joined, say
from gridlab.domain.session import CALLED, YIELDING, SessionRecord
from gridlab.domain.study import Study
from gridlab.store.disk import is_there
from gridlab.store.notes_file import read_notes
from gridlab.store.sessions.database import SessionHeld
from gridlab.store.sessions.file import FILE_NAME, STANDS_IN, SUFFIX, read_session
from gridlab.store.sessions.list import rescued_paths, session_path, session_paths
from gridlab.store.sessions.not_saved import RESCUED

LeftOut: TypeAlias = list[tuple[str, Said]]
"""Names of files, and why they are left out."""
_UNCHANGED = say("Nothing was written.")


def chosen_sessions(
    folder: Path, study: Study, named: Sequence[str], purpose: str, left_out: LeftOut | None = None
) -> Iterator[SessionRecord]:
    """The sessions of an export, one at a time; each id once.

    Left out: running, declined, withdrawn and voided ones, and files kept beside another of the same session;
    damaged files too, which are told. Raises GridLabError for a named session that cannot be exported, one of
    another study or of an erased annotator, or none at all.
    """
    found: set[str] = set()
    skipped = left_out if left_out is not None else []
    voided = read_notes(folder).voided()
    chosen = _named_ones(folder, named, purpose) if named else _all(folder, purpose, skipped, voided)
    for record in chosen:
        if record.header.id in found:
            raise GridLabError(
                say("Session {id} is named twice, by files that differ.", id=record.header.id),
                safe=_UNCHANGED,
                todo=say("Name one of them."),
            )
        found.add(record.header.id)
        if record.header.study != study.id:
            raise GridLabError(
                say("Session {id} belongs to another study.", id=record.header.id),
                safe=_UNCHANGED,
                todo=say("Leave it out, or export it from its own study."),
            )
        if record.header.id in voided:
            raise GridLabError(
                say(
                    "Session {id} is voided ({reason}).", id=record.header.id, reason=voided[record.header.id]
                ),
                safe=_UNCHANGED,
                todo=say("Leave it out, or let it count again on the Sessions page."),
            )
        if record.header.id in study.erased:
            raise GridLabError(
                say("Session {id} was erased from this study and is never exported.", id=record.header.id),
                safe=_UNCHANGED,
                todo=say("Leave it out."),
            )
        yield record


@dataclass(slots=True)
class _Looked:
    """What was met among the files: readable own files by id, and what was left out. voided: ids."""

    voided: Collection[str] = ()
    own: set[str] = field(default_factory=set)
    others: Counter[Said] = field(default_factory=Counter)
    damaged: dict[str, Said] = field(default_factory=dict)
    recovered: dict[str, SessionRecord] = field(default_factory=dict)
    misnamed: dict[str, str] = field(default_factory=dict)

    def counts(self, record: SessionRecord, purpose: str) -> bool:
        """Whether it is exported; if not, it is noted as another one."""
        if record.status in YIELDING and record.header.purpose == purpose:
            if record.header.id not in self.voided:
                return True
            self.others[say("voided {purpose}", purpose=CALLED[purpose])] += 1
            return False
        status, purpose_of_it = CALLED[record.status], CALLED[record.header.purpose]
        self.others[say("{status} {purpose}", status=status, purpose=purpose_of_it)] += 1
        return False


def _all(folder: Path, purpose: str, left_out: LeftOut, voided: Collection[str]) -> Iterator[SessionRecord]:
    looked, count = _Looked(voided), 0
    rescued = rescued_paths(folder)
    for path in session_paths(folder):
        standing = rescued.get(path.name.split(".")[0], path)
        if path != standing and path.name.count(".") == 1:
            continue  # another program changed it, and the session went on in the other file
        record = _own(path, looked, standing)
        if record is not None and looked.counts(record, purpose):
            count += 1
            yield record
    for identity, record in looked.recovered.items():
        if identity not in looked.own:
            looked.damaged.pop(identity, None)
            if looked.counts(record, purpose):
                count += 1
                yield record
    # A stray copy of a session that is there says nothing new; one of a session that is not would be lost.
    stray = {
        name: say("it holds session {why}", why=why)
        for name, why in looked.misnamed.items()
        if why not in looked.own
    }
    left_out += sorted((looked.damaged | stray).items())
    if not count:
        raise _none(purpose, looked.others, left_out)


def _own(path: Path, looked: _Looked, standing: Path) -> SessionRecord | None:
    """The session of a file that bears its id, or stands for it; everything else is noted."""
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
    elif record.copy in STANDS_IN:
        looked.recovered[record.header.id] = record
    elif not record.copy or (path == standing and record.copy.startswith(RESCUED)):
        looked.own.add(record.header.id)
        return record
    return None


def _named_ones(folder: Path, named: Sequence[str], purpose: str) -> Iterator[SessionRecord]:
    rescued = rescued_paths(folder)
    paths = {
        name: Path(name) if name.endswith(SUFFIX) else rescued.get(name) or session_path(folder, name)
        for name in named
    }
    absent = [name for name, path in paths.items() if not is_there(path)]
    if absent:
        raise GridLabError(
            say("There is no session {absent}.", absent=absent[0]),
            safe=_UNCHANGED,
            todo=say("`gridlab sessions` lists the ids."),
        )
    for path in dict.fromkeys(path.absolute() for path in paths.values()):
        yield _exportable(read_session(path), purpose)


def _exportable(record: SessionRecord, purpose: str) -> SessionRecord:
    name = record.header.id
    if record.status not in YIELDING:
        raise GridLabError(
            say(
                "Session {name} is {status}. Only complete and partial sessions are exported.",
                name=name,
                status=CALLED[record.status],
            ),
            safe=_UNCHANGED,
            todo=say("Finish or stop it first, or leave it out."),
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
                "Add --purpose {purpose}. A dataset holds one purpose.",
                purpose=record.header.purpose,
            ),
        )
    return record


def _none(purpose: str, others: Counter[Said], left_out: LeftOut) -> GridLabError:
    if left_out:
        others[say("damaged")] = len(left_out)
    listed = joined(
        (say("{count} {what}", count=count, what=what) for what, count in sorted(others.items())), ", "
    )
    return GridLabError(
        say(
            "There are no complete or partial {purpose} sessions.",
            purpose=CALLED.get(purpose, purpose),
        ),
        safe=_UNCHANGED,
        todo=say("The study has: {listed}. Choose with --purpose.", listed=listed)
        if listed
        else say("Run or simulate sessions first."),
    )
