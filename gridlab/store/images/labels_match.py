"""How the rows of a labels file fit the images of a study, told before anything is changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gridlab.domain.images import Image
from gridlab.domain.said import say
from gridlab.store.images.labels_csv import LabelRow, LabelTable, NameMatcher, described


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


def match_labels(images: Iterable[Image], table: LabelTable) -> LabelMatch:
    """Match the rows of a labels file with images by name (`NameMatcher`)."""
    images = tuple(images)
    names = NameMatcher(images)
    rows: dict[str, LabelRow] = {}
    in_conflict: dict[str, list[LabelRow]] = {}
    unmatched: list[LabelRow] = []
    refused: list[LabelRow] = []
    for row in table.rows:
        fitting = names.fitting(row.name)
        if row.problem:
            refused.append(row)
        elif len(fitting) != 1:
            why = say("several images are called so") if fitting else say("no image is called so")
            unmatched.append(LabelRow(row.number, row.name, row.words, why))
        elif rows.setdefault(fitting[0], row).words != row.words:
            in_conflict.setdefault(fitting[0], [rows[fitting[0]]]).append(row)
    for name, several in in_conflict.items():
        del rows[name]
        numbers = ", ".join(str(row.number) for row in several)
        why = say("rows {numbers} say different things of this image", numbers=numbers)
        refused += [LabelRow(row.number, row.name, row.words, why) for row in several]
    matched = tuple(
        RowMatch(rows[image.name].number, image, described(image, rows[image.name].words))
        for image in images
        if image.name in rows
    )
    after = {row.before.sha256: row.after for row in matched}
    return LabelMatch(
        table.columns,
        matched,
        tuple(unmatched),
        tuple(sorted(refused, key=lambda row: row.number)),
        tuple(image for image in images if image.name not in rows),
        sum(image.included and not after.get(image.sha256, image).label for image in images),
    )
