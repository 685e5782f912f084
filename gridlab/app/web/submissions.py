"""The payment platform's list of submissions, to compare with the sessions that came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gridlab.domain.errors import failure
from gridlab.domain.said import NOTHING, Said, say
from gridlab.store.csv_text import rows_of
from gridlab.store.disk import read, shown

PERSON_IDS = ("PROLIFIC_PID", "participantId", "survey_code")
"""Names in addresses of what a platform calls a person, the first that is there counts."""
SUBMISSION_IDS = ("SESSION_ID", "assignmentId")
"""Names in addresses of what a platform calls one submission."""
_PERSON = ("participantid", "prolificpid", "prolificid", "workerid", "surveycode", "participant", "pid")
_SUBMISSION = ("submissionid", "sessionid", "assignmentid", "submission")
_STATUS = ("status", "submissionstatus", "approvalstatus")
_LIMIT_BYTES = 64 * 2**20
_HEADINGS_TOLD = 300


@dataclass(frozen=True, slots=True)
class Submission:
    """One row of the list; "" for what it does not say."""

    person: str
    submission: str
    status: str

    @property
    def told(self) -> Said:
        """How the list calls it."""
        called = self.submission or self.person
        return say("{id}, {status}", id=called, status=self.status) if self.status else say("{id}", id=called)

    def is_of(self, ids: Mapping[str, str]) -> bool:
        """Whether a session with these platform ids is this submission."""
        person, submission = first_of(ids, PERSON_IDS), first_of(ids, SUBMISSION_IDS)
        if self.submission and submission and self.submission != submission:
            return False
        if self.person and person:
            return self.person == person
        return bool(self.submission) and self.submission == submission


def first_of(ids: Mapping[str, str], names: Sequence[str]) -> str:
    """The first of these ids that there is, "" for none."""
    return next((ids[name] for name in names if ids.get(name)), "")


def read_submissions(path: Path) -> tuple[Submission, ...]:
    """The list that a platform offers for download (CSV). Raises GridLabError, also where no column of it is
    known to hold persons or submissions."""
    what = say("list of submissions {path}", path=shown(path))
    data = read(path, limit_bytes=_LIMIT_BYTES, what=say("list of submissions"), follow=True)
    rows = rows_of(data, what=what, separator="")
    heads = next(rows, [])
    columns = ["".join(sign for sign in head.casefold() if sign.isalnum()) for head in heads]
    person, submission, status = (_place(columns, names) for names in (_PERSON, _SUBMISSION, _STATUS))
    if person < 0 and submission < 0:
        raise failure(
            "The {what} has no column with ids of participants or submissions. Its headings: {heads}.",
            what=what,
            heads=shown(", ".join(heads)[:_HEADINGS_TOLD]),
            safe=say("Nothing was collected."),
            todo=say("Call the column “Participant id” or “Submission id”."),
        )
    found = (Submission(*(_cell(row, at) for at in (person, submission, status))) for row in rows)
    return tuple(dict.fromkeys(one for one in found if one.person or one.submission))


def unknown_to(listed: Sequence[Submission], ids: Mapping[str, str]) -> Said:
    """What is to be said of a session whose ids the list does not have, "" where it has them."""
    if not (first_of(ids, PERSON_IDS) or first_of(ids, SUBMISSION_IDS)):
        return say("no such submission: it came without the platform's ids")
    if any(one.is_of(ids) for one in listed):
        return NOTHING
    return say("no such submission: the platform's list has no such ids")


def without_session(listed: Sequence[Submission], known: Sequence[Mapping[str, str]]) -> list[Submission]:
    """The submissions to which no session belongs."""
    return [one for one in listed if not any(one.is_of(ids) for ids in known)]


def _place(columns: Sequence[str], names: Sequence[str]) -> int:
    return next((columns.index(name) for name in names if name in columns), -1)


def _cell(row: Sequence[str], at: int) -> str:
    return row[at].strip() if 0 <= at < len(row) else ""
