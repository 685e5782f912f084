"""Labels of images from a CSV file that a researcher made."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image
from gridlab.store import csv_text, disk

_LIMIT_BYTES: Final = 64_000_000
_NAMES: Final = frozenset(("name", "image", "image_name", "file", "filename", "file_name", "path"))
_LABELS: Final = frozenset(("label", "category", "class"))
_LONGEST_LABEL = 200


def read_labels(path: Path) -> dict[str, str]:
    """Label by image name, from a CSV file in UTF-8 with a header row.

    The header names a column `name` (or image, file, filename, path) and a column `label` (or category,
    class); other columns are passed over. Separated by commas, semicolons or tabs. Names are as a study
    shows them. Raises GridLabError naming the row for anything else, also for two labels of one image.
    """
    data = disk.read(path, limit_bytes=_LIMIT_BYTES, what="labels file")
    rows = csv_text.rows_of(_with_commas(data), what=f"labels file {disk.shown(path)}")
    header = [cell.strip().lower() for cell in next(rows, [])]
    name_at = _column(header, _NAMES, "name", path)
    label_at = _column(header, _LABELS, "label", path)
    labels: dict[str, str] = {}
    for number, row in enumerate(rows, start=2):
        if not any(cell.strip() for cell in row):
            continue
        if max(name_at, label_at) >= len(row):
            raise GridLabError(
                f"Row {number} of {disk.shown(path)} has too few columns.", safe="No label changed."
            )
        name, label = row[name_at].strip(), unicodedata.normalize("NFC", row[label_at].strip())
        if len(label) > _LONGEST_LABEL or not label.isprintable():
            raise GridLabError(
                f"Row {number} of {disk.shown(path)}: "
                f"a label has at most {_LONGEST_LABEL} characters, all printable.",
                safe="No label changed.",
            )
        if labels.setdefault(name, label) != label:
            raise GridLabError(
                f"{disk.shown(path)} gives two labels to {name!r}: {labels[name]!r} and {label!r}.",
                safe="No label changed.",
            )
    return labels


def labelled(images: Iterable[Image], labels: Mapping[str, str]) -> tuple[tuple[Image, ...], tuple[str, ...]]:
    """The images with their labels, and the names that fit no image.

    A name fits as it is, else in another Unicode form (macOS stores é as e and an accent). Images that
    are not named keep their label.
    """
    images = tuple(images)
    exact = {image.name for image in images}
    twins: dict[str, list[str]] = {}
    for image in images:
        twins.setdefault(unicodedata.normalize("NFC", image.name), []).append(image.name)
    found: dict[str, str] = {}
    unknown = []
    for name, label in labels.items():
        fitting = [name] if name in exact else twins.get(unicodedata.normalize("NFC", name), [])
        if len(fitting) == 1:
            found.setdefault(fitting[0], label)
        else:
            unknown.append(name)
    return tuple(
        replace(image, label=found[image.name]) if image.name in found else image for image in images
    ), tuple(unknown)


def _with_commas(data: bytes) -> bytes:
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


def _column(header: list[str], wanted: frozenset[str], usual: str, path: Path) -> int:
    places = [place for place, cell in enumerate(header) if cell in wanted]
    if len(places) != 1:
        raise GridLabError(
            f"{disk.shown(path)} has {'no' if not places else 'more than one'} column for the {usual}.",
            safe="No label changed.",
            todo="The first row must name the columns, for example name,label.",
        )
    return places[0]
