"""CSV that no spreadsheet takes for formulas: written neutralised, read back as it was."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import Said, say

# Apostrophes before a formula sign count as well, so that reading back can tell ours from the text's own.
_WRITTEN = re.compile(r"'*[=+\-@\t\r]")
_READ = re.compile(r"'+[=+\-@\t\r]")
_LONGEST_CELL = 1_000_000


def neutral(text: str) -> str:
    """A text cell that spreadsheets show and do not run.

    Text that starts with `=`, `+`, `-`, `@`, a tab or a carriage return (after any apostrophes) gets an
    apostrophe in front. NUL characters, which other CSV readers choke on, become U+FFFD.
    """
    text = text.replace("\x00", "\ufffd")
    return f"'{text}" if _WRITTEN.match(text) else text


def original(cell: str) -> str:
    """The text that `neutral` was given."""
    return cell[1:] if _READ.match(cell) else cell


def write_rows(file: TextIO, header: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    """Write rows of texts and numbers: commas, line feeds, texts neutralised, numbers as they are.

    The file must be opened with newline="".
    """
    plain = csv.writer(file, lineterminator="\n")
    # With line feeds between rows the plain one leaves carriage returns unquoted, where readers break rows.
    quoted = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    for row in itertools.chain([header], rows):
        cells = [neutral(cell) if isinstance(cell, str) else cell for cell in row]
        is_broken = any(isinstance(cell, str) and "\r" in cell for cell in cells)
        (quoted if is_broken else plain).writerow(cells)


def rows_of(data: bytes, *, what: Said) -> Iterator[list[str]]:
    """Rows of a CSV file (UTF-8, with or without byte-order mark), texts as they were before `neutral`.

    what: how the file is called in messages. Raises GridLabError.
    """
    for _line, row in numbered_rows_of(data, what=what):
        yield row


def separator_of(data: bytes) -> str:
    """Comma, semicolon or tab: the one that the first line has most of."""
    first = data.split(b"\n", 1)[0]
    return max((",", ";", "\t"), key=lambda mark: first.count(mark.encode()))


def numbered_rows_of(data: bytes, *, what: Said, separator: str = ",") -> Iterator[tuple[int, list[str]]]:
    """As `rows_of`, each row with the number of its first line, from 1. Raises GridLabError."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise GridLabError(
            say("The {what} is not UTF-8 text: byte {start} does not belong.", what=what, start=error.start)
        ) from None
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=separator)
        line = 1
        for row in reader:
            yield line, [original(cell) for cell in row]
            line = reader.line_num + 1
    except csv.Error as error:
        raise GridLabError(
            say("The {what} cannot be read as CSV: {error}.", what=what, error=str(error))
        ) from None
    finally:
        csv.field_size_limit(before)


def with_commas(data: bytes) -> bytes:
    """The same table separated by commas, where the header shows that it is by semicolons or tabs."""
    header = data.split(b"\n", 1)[0]
    separator = max((",", ";", "\t"), key=lambda mark: header.count(mark.encode()))
    if separator == ",":
        return data
    try:
        text = data.decode("utf-8-sig")
        out = io.StringIO(newline="")
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        csv.writer(out, lineterminator="\n").writerows(rows)
    except (UnicodeDecodeError, csv.Error):
        return data
    return out.getvalue().encode()
