"""Labels and alternative texts of images from a CSV file that a researcher made."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image
from gridlab.store import csv_text, disk

_LIMIT_BYTES: Final = 64_000_000
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


def read_labels(path: Path) -> dict[str, Words]:
    """Label and alternative text by image name, from a CSV file in UTF-8 with a header row.

    The header names a column `name` (or image, file, filename, path), and a column `label` (or category,
    class) or `alt` (or alternative text) or both; other columns are passed over. Separated by commas,
    semicolons or tabs. Names are as a study shows them. Line breaks in an alternative text become spaces.
    Raises GridLabError naming the row for anything else, also where rows contradict each other.
    """
    data = disk.read(path, limit_bytes=_LIMIT_BYTES, what="labels file")
    rows = csv_text.rows_of(csv_text.with_commas(data), what=f"labels file {disk.shown(path)}")
    header = [" ".join(cell.lower().split()) for cell in next(rows, [])]
    name_at = _column(header, _NAMES, "name", path)
    alt_at = _column(header, _ALTS, "alternative text", path, needed=False)
    label_at = _column(header, _LABELS, "label", path, needed=alt_at is None)
    assert name_at is not None
    last = max(place for place in (name_at, label_at, alt_at) if place is not None)
    found: dict[str, Words] = {}
    for number, row in enumerate(rows, start=2):
        if not any(cell.strip() for cell in row):
            continue
        place = f"Row {number} of {disk.shown(path)}"
        if last >= len(row):
            raise GridLabError(f"{place} has too few columns.", safe="No label changed.")
        name = row[name_at].strip()
        words = Words(
            None if label_at is None else _label(row[label_at], place),
            None if alt_at is None else _alt(row[alt_at], place),
        )
        earlier = found.setdefault(name, words)
        if earlier.label != words.label:
            raise _contradiction(path, "labels", name, earlier.label, words.label)
        if earlier.alt != words.alt:
            raise _contradiction(path, "alternative texts", name, earlier.alt, words.alt)
    return found


def _label(cell: str, place: str) -> str:
    label = unicodedata.normalize("NFC", cell.strip())
    if len(label) > _LONGEST_LABEL or not label.isprintable():
        raise GridLabError(
            f"{place}: a label has at most {_LONGEST_LABEL} characters, all printable.",
            safe="No label changed.",
        )
    return label


def _alt(cell: str, place: str) -> str:
    """Letters may be joined or kept apart by characters that are not printable, as in Persian."""
    alt = unicodedata.normalize("NFC", " ".join(cell.split()))
    if len(alt) > _LONGEST_ALT or any(unicodedata.category(character) == "Cc" for character in alt):
        raise GridLabError(
            f"{place}: an alternative text has at most {_LONGEST_ALT:,} characters, none for control.",
            safe="No label changed.",
        )
    return alt


def _contradiction(path: Path, what: str, name: str, one: str | None, other: str | None) -> GridLabError:
    return GridLabError(
        f"{disk.shown(path)} gives two {what} to {disk.shown(name)}: "
        f"{disk.shown(one or 'none')} and {disk.shown(other or 'none')}.",
        safe="No label changed.",
    )


def labelled(images: Iterable[Image], rows: Mapping[str, Words]) -> tuple[tuple[Image, ...], tuple[str, ...]]:
    """The images with their labels and alternative texts, and the names that fit no image.

    A name fits as it is, else in another Unicode form (macOS stores é as e and an accent). Images that
    are not named keep theirs, as all do where the file has no such column.
    """
    images = tuple(images)
    exact = {image.name for image in images}
    twins: dict[str, list[str]] = {}
    for image in images:
        twins.setdefault(unicodedata.normalize("NFC", image.name), []).append(image.name)
    found: dict[str, Words] = {}
    unknown = []
    for name, words in rows.items():
        fitting = [name] if name in exact else twins.get(unicodedata.normalize("NFC", name), [])
        if len(fitting) == 1:
            found.setdefault(fitting[0], words)
        else:
            unknown.append(name)
    return tuple(
        _described(image, found[image.name]) if image.name in found else image for image in images
    ), tuple(unknown)


def _described(image: Image, words: Words) -> Image:
    return replace(
        image,
        label=image.label if words.label is None else words.label,
        alt=image.alt if words.alt is None else words.alt,
    )


def _column(
    header: list[str], wanted: frozenset[str], usual: str, path: Path, *, needed: bool = True
) -> int | None:
    places = [place for place, cell in enumerate(header) if cell in wanted]
    if not places and not needed:
        return None
    if len(places) != 1:
        raise GridLabError(
            f"{disk.shown(path)} has {'no' if not places else 'more than one'} column for the {usual}.",
            safe="No label changed.",
            todo="The first row must name the columns, for example name,label or name,label,alt.",
        )
    return places[0]
