"""A PDF of Qt's without the time of day, the zone and the drawn number in it: the same bytes each time."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate

_MOMENTS = (
    (re.compile(rb"(?<=Date \(D:)[0-9]{14}[^)]*"), b"19700101000000Z"),
    # These stand in a stream, whose length is told elsewhere: as many bytes.
    (re.compile(rb'(?<=Date=")[0-9-]{10}T[0-9:]{8}[+-][0-9]{2}:[0-9]{2}'), b"1970-01-01T00:00:00+00:00"),
    (re.compile(rb"(?<=uuid:)[0-9a-f-]{36}"), b"00000000-0000-0000-0000-000000000000"),
)
_NUMBERS = re.compile(rb"/ID \[[^]]*\]")
_DIGIT = re.compile(rb"[0-9A-Fa-f](?=[0-9A-Fa-f]*>)")
_ENTRY = re.compile(rb"([0-9]{10})(?= [0-9]{5} n)")
_START = re.compile(rb"(?<=startxref\n)[0-9]+")


def without_moment(data: bytes) -> bytes:
    """The same document; the table of where its parts are is mended where they move."""
    data = _NUMBERS.sub(lambda found: _DIGIT.sub(b"0", found[0]), data)
    for pattern, moment in _MOMENTS:
        found = list(pattern.finditer(data))
        places = [one.start() for one in found]
        moved = [0, *accumulate(len(moment) - len(one[0]) for one in found)]
        data = pattern.sub(moment, data)
        if moved[-1] or any(moved):
            data = _mended(data, places, moved)
    return data


def _mended(data: bytes, places: list[int], moved: list[int]) -> bytes:
    """places: where something was put in place of something else; moved: by how much what follows moved."""

    def now(was: bytes) -> int:
        return int(was) + moved[bisect_left(places, int(was))]

    table = data.rindex(b"xref\n", 0, data.rindex(b"startxref"))
    entries = _ENTRY.sub(lambda found: b"%010d" % now(found[1]), data[table:])
    return data[:table] + _START.sub(lambda found: b"%d" % now(found[0]), entries)
