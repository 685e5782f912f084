"""What sessions cannot say themselves: notes about them, and which were voided; dated, the last counts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import Annotated

from gridlab.domain.exclusion import DAY
from gridlab.domain.limits import Several, Text, closed
from gridlab.domain.study import ID

LONGEST_NOTE = 5000


@closed
@dataclass(frozen=True, slots=True)
class Note:
    """What the researcher noted about a session."""

    session: Annotated[str, Text("Id of the session.", 32, ID)]
    text: Annotated[str, Text('The note; "": it was taken away.', LONGEST_NOTE)]
    written: Annotated[str, Text("When (UTC).", 20, DAY)] = field(kw_only=True)


@closed
@dataclass(frozen=True, slots=True)
class Void:
    """That a session does not count, or counts again."""

    session: Annotated[str, Text("Id of the session.", 32, ID)]
    reason: Annotated[str, Text('Why it does not count; "": it counts again.', LONGEST_NOTE)]
    decided: Annotated[str, Text("When (UTC).", 20, DAY)] = field(kw_only=True)


@closed
@dataclass(frozen=True, slots=True)
class Notes:
    """The notes and voids of a study, in the order they were made; of a session the last one counts."""

    notes: Annotated[tuple[Note, ...], Several("Notes, the last of a session counts.", 0, 500_000)] = ()
    voids: Annotated[tuple[Void, ...], Several("Voids, the last of a session counts.", 0, 500_000)] = ()

    def texts(self) -> dict[str, str]:
        """The note that counts, by id of the session; sessions without one are not there."""
        return _standing((one.session, one.text) for one in self.notes)

    def voided(self) -> dict[str, str]:
        """Why sessions do not count, by their ids; those that count are not there."""
        return _standing((one.session, one.reason) for one in self.voids)

    def with_note(self, session: str, text: str, now: str) -> Notes:
        """The same with a note, which stands in place of an earlier one; "" takes it away."""
        return replace(self, notes=(*self.notes, Note(session, text, written=now)))

    def with_void(self, session: str, reason: str, now: str) -> Notes:
        """The same with a session that does not count for this reason; "": it counts again."""
        return replace(self, voids=(*self.voids, Void(session, reason, decided=now)))

    def without(self, sessions: Collection[str]) -> Notes:
        """The same with nothing about these sessions, whose annotator is erased."""
        return Notes(
            tuple(one for one in self.notes if one.session not in sessions),
            tuple(one for one in self.voids if one.session not in sessions),
        )


NO_NOTES = Notes()


def _standing(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {session: text for session, text in dict(pairs).items() if text}
