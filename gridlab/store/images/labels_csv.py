"""Labels and alternative texts of images from a CSV file of a researcher, and how its rows fit the images."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from gridlab.domain.errors import GridLabError, failure
from gridlab.domain.images import Image
from gridlab.domain.said import NOTHING, Said, say
from gridlab.store import csv_text, disk
from gridlab.store.images.names import NameMatcher

_LIMIT_BYTES: Final = 64_000_000
_MOST_ROWS: Final = 500_000
"""More than a study can have images."""
_NAMES: Final = frozenset(("name", "image", "image_name", "file", "filename", "file_name", "path"))
_LABELS: Final = frozenset(("label", "category", "class"))
_ALTS: Final = frozenset(("alt", "alt text", "alt_text", "alternative text", "alternative_text"))
_LONGEST_LABEL = 200
_LONGEST_ALT = 5000


@dataclass(frozen=True, slots=True)
class Words:
    """What a row says of an image; None where the file has no such column."""

    label: str | None = None
    alt: str | None = None


@dataclass(frozen=True, slots=True)
class LabelRow:
    """One row: its number in the file (the header is 1), the name in it, what it says of the image.

    problem: why the row cannot be taken, "" where it can.
    """

    number: int
    name: str
    words: Words
    problem: Said = NOTHING


@dataclass(frozen=True, slots=True)
class LabelTable:
    """A labels file as it stands. columns: each heading and what it is taken for: name, label, alt or ""."""

    columns: tuple[tuple[str, str], ...]
    rows: tuple[LabelRow, ...]


def read_table(path: Path) -> LabelTable:
    """All rows of a labels file, also those that cannot be taken, with the reason.

    The header names a column `name` (or image, file, filename, path), and a column `label` (or category,
    class) or `alt` (or alternative text) or both; other columns are passed over. Separated by commas,
    semicolons or tabs. Line breaks in an alternative text become spaces.
    Raises GridLabError where the columns are not so, or the file is no CSV file in UTF-8.
    """
    data = disk.read(path, limit_bytes=_LIMIT_BYTES, what=say("labels file"), follow=True)
    rows = csv_text.rows_of(data, what=say("labels file {path}", path=disk.shown(path)), separator="")
    headings = next(rows, [])
    name_at = _column(headings, _NAMES, say("name"), path)
    alt_at = _column(headings, _ALTS, say("alternative text"), path, needed=False)
    label_at = _column(headings, _LABELS, say("label"), path, needed=alt_at is None)
    assert name_at is not None
    meanings = {name_at: "name", label_at: "label", alt_at: "alt"}
    found = []
    for number, row in enumerate(rows, start=2):
        if any(cell.strip() for cell in row):
            found.append(_row(number, row, name_at, label_at, alt_at))
        if len(found) > _MOST_ROWS:
            raise failure(
                "{path} has more than the allowed {most:,} rows.",
                path=disk.shown(path),
                most=_MOST_ROWS,
                safe=say("No label changed."),
                todo=say("Keep the rows of the images that the study has."),
            )
    columns = tuple((heading, meanings.get(place, "")) for place, heading in enumerate(headings))
    return LabelTable(columns, tuple(found))


def _row(number: int, row: list[str], name_at: int, label_at: int | None, alt_at: int | None) -> LabelRow:
    name = row[name_at].strip() if name_at < len(row) else ""
    if max(place for place in (name_at, label_at, alt_at) if place is not None) >= len(row):
        return LabelRow(number, name, Words(), say("too few columns"))
    label = None if label_at is None else unicodedata.normalize("NFC", row[label_at].strip())
    # Letters may be joined or kept apart by characters that are not printable, as in Persian.
    alt = None if alt_at is None else unicodedata.normalize("NFC", " ".join(row[alt_at].split()))
    problem = problem_of_label(label or "") or problem_of_alt(alt or "")
    return LabelRow(number, name, Words(label, alt), problem)


def problem_of_label(label: str) -> Said:
    """Why a text cannot be a label, "" where it can."""
    if len(label.splitlines()) > 1:
        return say("its label has a line break")
    if len(label) > _LONGEST_LABEL or not label.isprintable():
        return say(
            "a label has at most {longest_label} characters, all printable", longest_label=_LONGEST_LABEL
        )
    return NOTHING


def problem_of_alt(alt: str) -> Said:
    """Why a text cannot be an alternative text, "" where it can."""
    if len(alt) > _LONGEST_ALT or any(unicodedata.category(character) == "Cc" for character in alt):
        return say(
            "an alternative text has at most {longest_alt:,} characters, none for control",
            longest_alt=_LONGEST_ALT,
        )
    return NOTHING


def described(image: Image, words: Words) -> Image:
    """The image with what a row says of it."""
    return replace(
        image,
        label=image.label if words.label is None else words.label,
        alt=image.alt if words.alt is None else words.alt,
    )


def _column(
    headings: list[str], wanted: frozenset[str], usual: Said, path: Path, *, needed: bool = True
) -> int | None:
    places = [place for place, cell in enumerate(headings) if " ".join(cell.lower().split()) in wanted]
    if not places and not needed:
        return None
    if len(places) != 1:
        raise GridLabError(
            say("{path} has more than one column for the {usual}.", path=disk.shown(path), usual=usual)
            if places
            else say("{path} has no column for the {usual}.", path=disk.shown(path), usual=usual),
            safe=say("No label changed."),
            todo=say(
                "The first row must name the columns, for example name,label or name,label,alt. {found}",
                found=csv_text.headings_said(headings),
            ),
        )
    return places[0]


@dataclass(frozen=True, slots=True)
class RowMatch:
    """A row that fits an image: its number in the file, the image as it is and as it would be."""

    number: int
    before: Image
    after: Image


@dataclass(frozen=True, slots=True)
class LabelMatch:
    """What a labels file would do.

    matched: images that a row fits, in study order. unmatched: rows that fit no image, or two that differ
    in Unicode form alone. conflicting: rows that cannot be taken, or say other things of an image than
    another row; the image then stays as it is. unnamed: images that no row fits. without_label: how many
    included images would have no label.
    """

    columns: tuple[tuple[str, str], ...]
    matched: tuple[RowMatch, ...]
    unmatched: tuple[LabelRow, ...]
    conflicting: tuple[LabelRow, ...]
    unnamed: tuple[Image, ...]
    without_label: int

    @property
    def changed(self) -> tuple[RowMatch, ...]:
        """The matched rows that change their image."""
        return tuple(row for row in self.matched if row.before != row.after)


def match_labels(
    images: Iterable[Image], table: LabelTable, also: Mapping[str, str] | None = None
) -> LabelMatch:
    """Match the rows of a labels file with images by name (`NameMatcher`).

    also: the image's name by further names of files with the same content; what is said of any of them
    counts, and an empty cell says nothing against a full one. A row whose path fits in part does not count
    for an image that another row calls by its name.
    """
    images, also = tuple(images), also or {}
    names = NameMatcher((*(image.name for image in images), *also))
    rows: dict[str, list[LabelRow]] = {}
    unmatched: list[LabelRow] = []
    refused: list[LabelRow] = []
    named = {also.get(name, name) for row in table.rows for name in names.called(row.name)}
    for row in table.rows:
        called = {also.get(name, name) for name in names.called(row.name)}
        fitting = called or {also.get(name, name) for name in names.fitting(row.name)} - named
        if row.problem:
            refused.append(row)
        elif len(fitting) != 1:
            why = say("several images are called so") if fitting else say("no image is called so")
            unmatched.append(replace(row, problem=why))
        else:
            rows.setdefault(fitting.pop(), []).append(row)
    matched: list[RowMatch] = []
    for image in images:
        words = _together(rows.get(image.name, ()))
        if words is not None:
            matched.append(RowMatch(rows[image.name][0].number, image, described(image, words)))
        elif image.name in rows:
            numbers = ", ".join(str(row.number) for row in rows[image.name])
            why = say("rows {numbers} say different things of this image", numbers=numbers)
            refused += [replace(row, problem=why) for row in rows[image.name]]
    after = {row.before.sha256: row.after for row in matched}
    return LabelMatch(
        table.columns,
        tuple(matched),
        tuple(unmatched),
        tuple(sorted(refused, key=lambda row: row.number)),
        tuple(image for image in images if image.sha256 not in after),
        sum(image.included and not after.get(image.sha256, image).label for image in images),
    )


def _together(rows: Sequence[LabelRow]) -> Words | None:
    """What the rows of one image say; None where there are none, or they contradict each other."""
    labels, alts = {row.words.label for row in rows}, {row.words.alt for row in rows}
    for texts in (labels, alts):
        if len(texts) > 1:
            texts.discard("")
    return Words(labels.pop(), alts.pop()) if len(labels) == len(alts) == 1 else None
