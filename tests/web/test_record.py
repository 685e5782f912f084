"""Records of sessions on the web are read row by row, whatever order, copies and faults they come with."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as some

from gridlab.store.sessions.rows import Entry, LogRow, chained
from gridlab.store.web.record import RowLine, gathered, line_bytes, parse_line

SESSION = "0123456789abcdef" * 2
ENTRIES = [
    Entry("web", '{"format":"gridlab-web","version":1,"publication":"p","number":3,"deal":"d"}'),
    Entry("consent", '{"t":900,"utc":"2026-12-01T10:00:00Z","sha256":"' + "a" * 64 + '"}'),
    *(Entry("page", f'{{"t":{t},"page":"instructions","at":-1}}') for t in range(1000, 1010)),
]
ROWS = chained((), ENTRIES)


def lines(rows: Sequence[LogRow], session: str = SESSION) -> list[bytes]:
    return [line_bytes(session, seq, row) for seq, row in enumerate(rows)]


def test_a_record_reads_back_as_its_rows() -> None:
    found, bad = gathered(lines(ROWS))
    (record,) = found[SESSION].records()
    assert (record.rows, record.problem, bad) == (tuple(ROWS), "", [])


@given(some.randoms(use_true_random=False), some.integers(0, 30))
def test_order_and_copies_of_lines_do_not_matter(chance: random.Random, copies: int) -> None:
    mixed = lines(ROWS)
    mixed += chance.choices(mixed, k=copies)
    chance.shuffle(mixed)
    (record,) = gathered(mixed)[0][SESSION].records()
    assert (record.rows, record.problem) == (tuple(ROWS), "")


@pytest.mark.parametrize(
    ("at", "changed", "problem", "rows"),
    [
        (5, b"", "row 6 does not follow row 4", 5),
        (0, b"", "row 0 is missing", 0),
        (5, lines(ROWS)[5].replace(b"1003", b"1004"), "row 5 does not follow row 4", 5),
        (11, lines(ROWS)[11][:60], "row 11 is not as it must be: it is no JSON object", 11),
        (11, lines(ROWS)[11][:50], "its last line is not as it must be: it is no JSON object", 11),
        (0, lines(ROWS)[0].replace(b"gridlab-web", b"gridlab-wed"), "row 0 is not as it must be", 0),
    ],
)
def test_a_row_that_does_not_follow_is_named_and_those_before_it_are_kept(
    at: int, changed: bytes, problem: str, rows: int
) -> None:
    said = lines(ROWS)
    said[at] = changed
    (record,) = gathered(said)[0][SESSION].records()
    assert problem in record.problem
    assert record.rows == tuple(ROWS[:rows])


def test_two_devices_that_went_on_from_one_row_are_two_records() -> None:
    other = chained(ROWS[:6], [Entry("stop", '{"t":2000,"utc":"2026-12-01T10:01:00Z"}')])
    (gathering,) = gathered([*lines(ROWS), line_bytes(SESSION, 6, other[0])])[0].values()
    long, short = gathering.records()
    assert (long.rows, short.rows) == (tuple(ROWS), (*ROWS[:6], *other))
    assert not long.problem and not short.problem


@pytest.mark.parametrize("by", ["end", "delete"])
def test_of_a_discarded_session_only_its_first_row_and_its_end_are_read(by: str) -> None:
    end = chained(
        ROWS, [Entry("end", '{"t":9000,"utc":"2026-12-01T10:01:00Z","status":"withdrawn","keep":false}')]
    )
    last = (
        line_bytes(SESSION, len(ROWS), end[0])
        if by == "end"
        else b'{"session":"%b","delete":true}' % SESSION.encode()
    )
    (gathering,) = gathered([*lines(ROWS), b'{"session":"%b","who":"QUJD"}' % SESSION.encode(), last])[
        0
    ].values()
    (record,) = gathering.records()
    assert record.discarded and record.who == ""
    assert record.rows == (ROWS[0], *(end if by == "end" else ()))


@pytest.mark.parametrize(
    "line",
    [
        b"[]", b"{}", b"null", b"7", b'"x"', b"{" * 50_000, b"[" * 200_000,
        b'{"session":"%b"}' % SESSION.encode(),
        b'{"session":"%b","who":7}' % SESSION.encode(),
        b'{"session":"%b","who":"<script>"}' % SESSION.encode(),
        b'{"session":"%b","who":"A","seq":1}' % SESSION.encode(),
        b'{"session":"../../etc/passwd","who":"A"}',
        lines(ROWS)[0].replace(b'"seq":0', b'"seq":-1'),
        lines(ROWS)[0].replace(b'"seq":0', b'"seq":true'),
        lines(ROWS)[0].replace(b'"seq":0', b'"seq":1e3'),
        lines(ROWS)[0].replace(b'"seq":0', b'"seq":9999999999'),
        lines(ROWS)[0].replace(b'"seq":0', b'"seq":0,"seq":1'),
        lines(ROWS)[0].replace(b'"kind":"web"', b'"kind":"gap"'),
        lines(ROWS)[0].replace(b'"kind":"web"', b'"kind":"screen"'),
        lines(ROWS)[0].replace(b'"seq":0', b'"seq":NaN'),
        lines(ROWS)[0].replace(b'"seq":0', b'"more":1,"seq":0'),
        json.dumps({"session": SESSION, "seq": 0, "kind": "web", "body": "x" * 300_000}).encode(),
        b"\xff\xfe" + lines(ROWS)[0],
    ],
)  # fmt: skip
def test_what_is_no_line_of_a_record_is_refused_in_words(line: bytes) -> None:
    found, bad = gathered([line])
    told = [why for _, why in bad] + [why for one in found.values() for why in one.bad.values()]
    assert len(told) == 1 and told[0]


@given(
    some.binary(max_size=400) | some.sampled_from(lines(ROWS)), some.binary(max_size=5), some.integers(0, 400)
)
def test_no_bytes_break_the_reader_or_pass_for_a_row_that_was_never_written(line, other, at) -> None:
    mutated = line[:at] + other + line[at + len(other) :]
    found, _ = gathered([*lines(ROWS)[:4], mutated])
    for gathering in found.values():
        for record in gathering.records():
            assert record.rows == tuple(ROWS[: len(record.rows)])


def test_a_line_says_what_was_put_into_it() -> None:
    line = parse_line(lines(ROWS)[1])
    assert isinstance(line, RowLine)
    assert (line.session, line.seq, line.row) == (SESSION, 1, ROWS[1])
