"""The rows that the pages of a session's file hold, read without SQLite: of a damaged file, whatever is left.

Nothing here is believed: a row counts once its checksum proves it (`recovery`). A row is known by how it
begins, wherever it stands, so that no damaged tree, page or list of places hides it; none is kept in memory,
of a file of a quarter of a gigabyte only where its rows begin.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain
from typing import IO, NamedTuple

import numpy as np

from gridlab.domain.progress import Progress

# As SQLite makes the file of a session: its "Database File Format", sections 1.5 to 2.1.
_PAGE = 4096
_PAGE_COUNT = slice(28, 32)
_MAGIC = b"SQLite format 3\0"
_MOST_LOCAL = _PAGE - 35
_LEAST_LOCAL = (_PAGE - 12) * 32 // 255 - 23
_NEXT_BYTES = 4
# How a row begins behind its length, its number and one byte: nothing, as the number stands before it, then
# the lengths of kind, body and a checksum of 64 signs.
_BEGIN = re.compile(rb"\x00([\x0f-\x7f])([\x80-\xff]{0,4}[\x00-\x7f])\x81\x0d")
_BEFORE = 16  # length and number take less
_CHECKSUM = re.compile(rb"[0-9a-f]{64}")
_CHECKSUM_BYTES = 64
_IS_HEX = np.zeros(256, bool)
_IS_HEX[list(b"0123456789abcdef")] = True
_STEP = 4  # bytes from one that is looked at to the next: runs of 64 are not missed
_PART = 2**22
_OVERLAP = 256
# A file may say anything: rows that begin within each other, or all name the same bytes.
_TIMES = 4
_MOST_BEGINS = 2_000_000
_MOST_CHECKSUMS = 1_000_000
_MOST_ALIKE = 8
_MOST_STRAYS = 200
_STRAY_BYTES = 2**24
_UNKNOWN = -1


class FoundRow(NamedTuple):
    """What the file says is a row."""

    kind: bytes
    body: bytes
    checksum: bytes


class RowFile:
    """A session's file, and where its rows begin.

    checksums: everything in it that may be one. last: the highest number of a row, -1 for none.
    """

    def __init__(self, file: IO[bytes], progress: Progress) -> None:
        """file: open for as long as rows are asked for. Raises OSError."""
        self._file = file
        self._end = _used_bytes(file)
        self.checksums = set[bytes]()
        self._strays = array("q")
        found = np.fromiter(chain.from_iterable(self._begins(progress)), np.int64).reshape(-1, 2)
        most = self._end // (_CHECKSUM_BYTES + 6)
        is_numbered = (found[:, 0] >= 0) & (found[:, 0] <= most)
        self._strays.extend(found[~is_numbered, 1].tolist())
        numbered = found[is_numbered]
        numbered = numbered[np.lexsort((numbered[:, 1], numbered[:, 0]))]
        self._numbers, self._places = (array("q", column.tobytes()) for column in numbered.T)
        again = np.diff(numbered[:, 0], prepend=-1, append=-1) == 0
        for number in np.unique(numbered[again[1:] | again[:-1], 0])[:_MOST_STRAYS].tolist():
            if len(self.rows(number)) > 1:  # the number of one of them may be the damage
                self._strays.extend(self._at(number))

    @property
    def last(self) -> int:
        """The highest number of a row, -1 for none."""
        return self._numbers[-1] if self._numbers else -1

    def following(self, number: int) -> int:
        """The lowest number of a row that is not below `number`, which it is itself where there is none."""
        at = bisect_left(self._numbers, number)
        return self._numbers[at] if at < len(self._numbers) else number

    def rows(self, number: int) -> list[FoundRow]:
        """The rows with this number that are whole; more than one only where they differ."""
        rows = map(self._row, self._at(number)[:_MOST_ALIKE])
        return list(dict.fromkeys(row for row in rows if row is not None))

    def strays(self) -> Iterator[FoundRow]:
        """Rows whose number cannot be theirs, or is that of others too; as many as memory has room for."""
        left = _STRAY_BYTES
        for row in map(self._row, self._strays[:_MOST_STRAYS]):
            left -= len(row.body) if row is not None else 0
            if left < 0:
                return
            if row is not None:
                yield row

    def _at(self, number: int) -> array[int]:
        first = bisect_left(self._numbers, number)
        return self._places[first : bisect_left(self._numbers, number + 1, first)]

    def _begins(self, progress: Progress) -> Iterator[tuple[int, int]]:
        """Number and place of what begins as a row does; the number is -1 where it cannot be read."""
        tries, left = _MOST_BEGINS, _TIMES * self._end
        for start in range(0, self._end, _PART):
            progress(start, self._end)
            base = max(0, start - _OVERLAP)
            data = self._bytes(base, min(start + _PART, self._end) - base)
            until = len(data) - (_OVERLAP // 2 if start + _PART < self._end else 0)
            if len(self.checksums) < _MOST_CHECKSUMS:
                self.checksums.update(_checksums(data))
            for match in _BEGIN.finditer(data, _OVERLAP // 2 if start else 0):
                if match.start() >= until:  # it is seen in the next part
                    break
                tries -= 1
                size, number = _start(data, match)
                left -= size
                if tries < 0 or left < 0:
                    return
                if size:
                    yield number, base + match.start() - 1
        progress(self._end, self._end)

    def _row(self, place: int) -> FoundRow | None:
        """The row at this place, None where some of it is lost."""
        head = self._bytes(place, _BEFORE)
        match = _BEGIN.match(head, 1)
        assert match is not None
        size, kind, body = _lengths(match)
        payload = self._payload(place, size)
        if len(payload) < size:
            return None
        behind = match.end()
        return FoundRow(
            payload[behind : behind + kind],
            payload[behind + kind : behind + kind + body],
            payload[-_CHECKSUM_BYTES:],
        )

    def _payload(self, at: int, size: int) -> bytes:
        """The bytes of a row, gathered from the pages that it overflows to; shorter where these are lost."""
        if size <= _MOST_LOCAL:
            return self._bytes(at, size)
        local = _LEAST_LOCAL + (size - _LEAST_LOCAL) % (_PAGE - _NEXT_BYTES)
        local = local if local <= _MOST_LOCAL else _LEAST_LOCAL
        first = self._bytes(at, local + _NEXT_BYTES)
        parts, left, following = [first[:local]], size - local, first[local:]
        while left > 0:
            start = (int.from_bytes(following, "big") - 1) * _PAGE
            if not 0 < start < self._end:
                break
            page = self._bytes(start, min(_PAGE, _NEXT_BYTES + left))
            following = page[:_NEXT_BYTES]
            parts.append(page[_NEXT_BYTES:])
            left -= len(parts[-1])
            if not parts[-1]:
                break
        return b"".join(parts)

    def _bytes(self, at: int, count: int) -> bytes:
        self._file.seek(at)
        return self._file.read(min(count, self._end - at))


def _used_bytes(file: IO[bytes]) -> int:
    """Where the file ends by its own account; what lies behind may be left over from another."""
    length = file.seek(0, 2)
    file.seek(0)
    head = file.read(100)
    count = int.from_bytes(head[_PAGE_COUNT], "big")
    return count * _PAGE if head.startswith(_MAGIC) and 0 < count * _PAGE < length else length


def _lengths(match: re.Match[bytes]) -> tuple[int, int, int]:
    """Bytes of the whole row, of its kind and of its body; 0 where these are not lengths of texts."""
    kind, body = match[1][0], 0
    for byte in match[2]:
        body = body << 7 | byte & 0x7F
    if kind % 2 == 0 or body % 2 == 0 or body < 13:
        return 0, 0, 0
    kind, body = (kind - 13) // 2, (body - 13) // 2
    return len(match[0]) + 1 + kind + body + _CHECKSUM_BYTES, kind, body


def _start(data: bytes, match: re.Match[bytes]) -> tuple[int, int]:
    """Length and number of the row that begins so, the number -1 where it is unknown; (0, -1) for none."""
    size, _, _ = _lengths(match)
    at = match.start() - 1
    if not size or at < 0 or data[at] != len(match[0]) + 1:
        return 0, _UNKNOWN
    length = _varint(size)
    number = 0
    for byte in range(1, min(5, at) + 1):
        value = data[at - byte]
        if (byte == 1) != (value < 0x80):
            break
        number |= (value & 0x7F) << 7 * (byte - 1)
        if data.endswith(length, 0, at - byte):
            return size, number
    return size, _UNKNOWN


def _varint(value: int) -> bytes:
    """How SQLite writes a number below 2³⁵."""
    parts = [value & 0x7F]
    while value := value >> 7:
        parts.append(value & 0x7F | 0x80)
    return bytes(reversed(parts))


def _checksums(data: bytes) -> Iterator[bytes]:
    """All runs of 64 hexadecimal digits; a regular expression alone tries them at every byte."""
    is_hex = _IS_HEX[np.frombuffer(data, np.uint8)[::_STEP]]
    others = np.concatenate(([-1], np.flatnonzero(~is_hex), [len(is_hex)]))
    for run in np.flatnonzero(np.diff(others) > _CHECKSUM_BYTES // _STEP).tolist():
        yield from _CHECKSUM.findall(data, max(0, _STEP * int(others[run])), _STEP * int(others[run + 1]))
