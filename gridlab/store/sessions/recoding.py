"""A session whose annotator's code was corrected: its log written anew, and versions of it that agree.

Another station or a backup may have the same session with the code it had before. What the corrections
changed is the first row alone, so all versions of a session that else begin alike take the code that was
given last; how they differ otherwise is seen as ever.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TypeAlias

from gridlab.store.sessions.rows import CODE, HEADER_ROWS, Entry, LogRow, chained, code_entry, encoded

Log: TypeAlias = Sequence[LogRow]


def recoded(log: Log, code: str, utc: str) -> list[LogRow]:
    """The log of the same session with another code, and a row that says when it was given."""
    return _written(log, code, {*_times(log), utc})


def agreed(logs: Sequence[Log]) -> list[Log]:
    """The same logs of one session, each with the code that was given last to any that begins like it.

    The order of the logs makes no difference to what each becomes; logs that nobody corrected stay as they
    are where no correction of them is among these.
    """
    times: dict[str, set[str]] = {}
    codes: dict[str, tuple[str, str]] = {}
    for log in logs:
        if found := _times(log):
            start = _start(log)
            times.setdefault(start, set()).update(found)
            codes[start] = max(codes.get(start, ("", "")), (max(found), code_of(log)))
    return [
        _written(log, codes[start][1], times[start]) if times and (start := _start(log)) in times else log
        for log in logs
    ]


def code_of(log: Log) -> str:
    """The annotator's code that the first row tells."""
    return str(json.loads(log[0].body)["annotator"])


def _times(log: Log) -> set[str]:
    return {str(json.loads(row.body)["utc"]) for row in log if row.kind == CODE}


def _start(log: Log) -> str:
    """The header's rows without the code: what tells whether two logs are of one start."""
    head = json.loads(log[0].body)
    head.pop("annotator")
    return "\n".join((encoded(head), *(f"{row.kind}\n{row.body}" for row in log[:HEADER_ROWS][1:])))


def _written(log: Log, code: str, times: set[str]) -> list[LogRow]:
    head = json.loads(log[0].body)
    head["annotator"] = code
    first = Entry(log[0].kind, encoded(head))
    marks = [code_entry(utc) for utc in sorted(times)]
    rest = [Entry(row.kind, row.body) for row in log[1:] if row.kind != CODE]
    return chained((), [first, *rest[: HEADER_ROWS - 1], *marks, *rest[HEADER_ROWS - 1 :]])
