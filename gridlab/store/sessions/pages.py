"""The rows that the pages of a session's file hold, read without SQLite: of a damaged file, whatever is left.

Nothing here is believed: a row counts once its checksum proves it (`recovery`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# As SQLite makes the file of a session: its "Database File Format", sections 1.5 to 2.1.
_PAGE = 4096
_FIRST_PAGE_HEADER = 100
_PAGE_COUNT = slice(28, 32)
_MAGIC = b"SQLite format 3\0"
_LEAF_HEADER = 8
# A row has a checksum of 64 bytes, its place and some more. Pages that go on with a long row look like leaves
# of thousands, and a session may have a hundred thousand of them.
_MOST_ROWS = (_PAGE - _LEAF_HEADER) // 70
_MOST_LOCAL = _PAGE - 35
_LEAST_LOCAL = (_PAGE - 12) * 32 // 255 - 23
_NEXT_BYTES = 4
_TEXTS = 3
_TIMES = 4
_CHECKSUM = re.compile(rb"[0-9a-f]{64}")


class FoundRow(NamedTuple):
    """What a page says is a row."""

    seq: int
    kind: bytes
    body: bytes
    checksum: bytes


def rows_in(data: bytes) -> Iterator[FoundRow]:
    """Every row that a page holds, whether or not a tree leads to it, in the order of the file."""
    data = data[: _used_bytes(data)]
    left = _TIMES * len(data)  # pages may name the same bytes again and again
    for page in range(0, len(data), _PAGE):
        header = page + (_FIRST_PAGE_HEADER if page == 0 else 0)
        count = min(int.from_bytes(data[header + 3 : header + 5], "big"), _MOST_ROWS)
        for at in range(header + _LEAF_HEADER, header + _LEAF_HEADER + 2 * count, 2):
            size, place = _varint(data, page + int.from_bytes(data[at : at + 2], "big"))
            if not 0 < size <= len(data):
                continue
            left -= size
            if left < 0:
                return
            row = _row(data, place, size)
            if row is not None:
                yield row


def checksums_in(data: bytes) -> set[bytes]:
    """Everything in the file that may be a checksum."""
    return set(_CHECKSUM.findall(data))


def _used_bytes(data: bytes) -> int:
    """Where the file ends by its own account; what lies behind may be left over from another."""
    count = int.from_bytes(data[_PAGE_COUNT], "big")
    if data.startswith(_MAGIC) and 0 < count * _PAGE < len(data):
        return count * _PAGE
    return len(data)


def _row(data: bytes, at: int, size: int) -> FoundRow | None:
    """The row with so many bytes behind its number, which stands at this place; None where it is none."""
    seq, at = _varint(data, at)
    payload = _payload(data, at, size)
    head, place = _varint(payload, 0)
    types = []
    while place < min(head, _PAGE):
        kind, place = _varint(payload, place)
        types.append(kind)
    lengths = [(kind - 13) // 2 for kind in types[1:] if kind >= 13 and kind % 2]
    if len(types) != _TEXTS + 1 or types[0] != 0 or len(lengths) != _TEXTS or head + sum(lengths) != size:
        return None
    texts = []
    for length in lengths:
        texts.append(payload[place : place + length])
        place += length
    return FoundRow(seq, *texts) if place == len(payload) else None


def _payload(data: bytes, at: int, size: int) -> bytes:
    """The bytes of a row, gathered from the pages that it overflows to; shorter where these are lost."""
    if size <= _MOST_LOCAL:
        return data[at : at + size]
    local = _LEAST_LOCAL + (size - _LEAST_LOCAL) % (_PAGE - _NEXT_BYTES)
    local = local if local <= _MOST_LOCAL else _LEAST_LOCAL
    parts, left = [data[at : at + local]], size - local
    following = data[at + local : at + local + _NEXT_BYTES]
    while left > 0:
        start = (int.from_bytes(following, "big") - 1) * _PAGE
        if not 0 < start < len(data):
            break
        following = data[start : start + _NEXT_BYTES]
        some = data[start + _NEXT_BYTES : start + min(_PAGE, _NEXT_BYTES + left)]
        parts.append(some)
        left -= len(some)
        if not some:
            break
    return b"".join(parts)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and the place behind it."""
    value = 0
    for byte in data[at : at + 8]:
        at += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at
    return value << 8 | (data[at] if at < len(data) else 0), at + 1
