"""CSV that no spreadsheet takes for formulas: written neutralised, read back as it was."""

from __future__ import annotations

import codecs
import csv
import itertools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from gridlab.domain.errors import GridLabError, failure
from gridlab.domain.said import Said, say
from gridlab.store.atomic import write_whole
from gridlab.store.disk import shown

# Apostrophes before a formula sign count as well, so that reading back can tell ours from the text's own.
_WRITTEN = re.compile(r"'*[=+\-@\t\r]")
_READ = re.compile(r"'+[=+\-@\t\r]")
_SEPARATOR_LINE = re.compile(r'"?sep=([,;\t|])"?\r?\n', re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_LONGEST_CELL = 1_000_000
_LONGEST_ROW = 4_000_000
_START = 1000
_MOST_NAMED = 20


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


def write_table(
    path: Path,
    header: Iterable[str],
    rows: Iterable[Iterable[object]],
    *,
    what: Said = say("CSV file"),
    private: bool = False,
) -> None:
    """Write a CSV file (UTF-8, as `write_rows`) whole or not at all; see `write_whole`."""

    def fill(temporary: Path) -> None:
        with temporary.open("w", encoding="utf-8", newline="") as file:
            write_rows(file, header, rows)

    write_whole(path, fill, what=what, private=private)


def rows_of(data: bytes, *, what: Said, separator: str = ",") -> Iterator[list[str]]:
    """Rows of a CSV file, texts as they were before `neutral`.

    The file is UTF-8, or UTF-16 with its mark; a first line such as "sep=," is no row. separator: between
    cells; "" for what that line says, else for the one of comma, semicolon and tab that the first line has
    most of. what: how the file is called in messages. Raises GridLabError.
    """
    for _line, row in numbered_rows_of(data, what=what, separator=separator):
        yield row


def numbered_rows_of(data: bytes, *, what: Said, separator: str = ",") -> Iterator[tuple[int, list[str]]]:
    """As `rows_of`, each row with the number of its first line, from 1. Raises GridLabError."""
    try:
        said, text = _table(_decoded(data))
    except UnicodeDecodeError as error:
        raise GridLabError(
            say("The {what} is not UTF-8 text: byte {start} does not belong.", what=what, start=error.start),
            todo=say("Save it as CSV in UTF-8. Spreadsheets call this “CSV UTF-8”."),
            safe=say("It wasn't changed."),
        ) from None
    separator = separator or said or max((",", ";", "\t"), key=text.split("\n", 1)[0].count)
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        lines = _Lines(text, what)
        reader = csv.reader(lines, strict=True, delimiter=separator)
        above = 1 if said else 0
        line = 1 + above
        for row in reader:
            yield line, [original(cell) for cell in row]
            line = reader.line_num + 1 + above
            lines.in_row = 0
    except csv.Error as error:
        raise failure(
            "The {what} cannot be read as CSV: {error}",
            what=what,
            error=say("a cell has more than {longest:,} characters.", longest=_LONGEST_CELL)
            if "limit" in str(error)
            else say("a quotation mark is missing or too many from line {line} on.", line=line),
            todo=say("Save it as CSV from a spreadsheet program. It sets quotation marks correctly."),
            safe=say("It wasn't changed."),
        ) from None
    finally:
        csv.field_size_limit(before)


class _Lines(Iterator[str]):
    """The lines of a text, which is not copied; in_row: the characters that were given for the row at hand.

    Raises GridLabError before a row takes more memory than rows for people do.
    """

    def __init__(self, text: str, what: Said) -> None:
        self._lines = _LINE.finditer(text)
        self._what = what
        self.in_row = 0

    def __next__(self) -> str:
        line = next(self._lines)
        self.in_row += line.end() - line.start()
        if self.in_row > _LONGEST_ROW:
            raise failure(
                "The {what} has a row of more than the allowed {most:,} characters.",
                what=self._what,
                most=_LONGEST_ROW,
                safe=say("It wasn't changed."),
                todo=say("Look for a quotation mark that is not closed, then try again."),
            )
        return line[0]


def headings_said(headings: Iterable[str]) -> Said:
    """Which headings a file has, for who looks for one that is missing."""
    found = ", ".join(f"“{shown(heading)}”" for heading in itertools.islice(headings, _MOST_NAMED) if heading)
    return say("Found: {found}.", found=found) if found else say("Its first row is empty.")


def _decoded(data: bytes) -> str:
    """The text of a file in UTF-8, or in UTF-16 with its mark as spreadsheets save "Unicode text".

    Raises UnicodeDecodeError, also for UTF-16 without the mark, where every second byte is nought.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16")
    nought = data.find(b"\0", 0, _START)
    if nought >= 0:
        raise UnicodeDecodeError("utf-8", data[:_START], nought, nought + 1, "a byte that is nought")
    return data.decode("utf-8-sig")


def _table(text: str) -> tuple[str, str]:
    """The separator that a first line such as "sep=;" tells spreadsheets, "" for none; and the rest."""
    line = _SEPARATOR_LINE.match(text)
    return (line[1], text[line.end() :]) if line else ("", text)
