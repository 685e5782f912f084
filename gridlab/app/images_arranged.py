"""Searching, sorting and filtering up to 100,000 images: pure functions, prepared off the window's thread."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set
from dataclasses import dataclass
from typing import Literal

from gridlab.domain.images import Image
from gridlab.domain.progress import Cancel

Sort = Literal["study", "name", "label", "size"]
Kind = Literal["all", "included", "excluded", "unlabelled", "duplicates"]
_DIGITS = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Order:
    """Which images are wanted, and in which order."""

    text: str = ""
    kind: Kind = "all"
    sort: Sort = "study"
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What searching and sorting need of an image set; rows are those of the study.

    texts: name, label and alternative text of each image, folded. orders: rows in each order but the study's.
    labels: all labels in use, sorted.
    """

    images: tuple[Image, ...]
    texts: list[str]
    orders: dict[str, list[int]]
    labels: tuple[str, ...]
    included: int
    labelled: int


def folded(text: str) -> str:
    """A text for comparing: without case, accents and other marks."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(character for character in apart if not unicodedata.combining(character))


def arranged(
    images: tuple[Image, ...], earlier: Arrangement | None = None, cancel: Cancel | None = None
) -> Arrangement:
    """Prepare an image set. earlier: an arrangement of nearly the same set, to take over what is the same.

    Raises Cancelled.
    """
    cancel = cancel or Cancel()
    known = dict(zip(map(id, earlier.images), earlier.texts, strict=True)) if earlier is not None else {}
    texts = [known.get(id(image)) or folded(f"{image.name}\n{image.label}\n{image.alt}") for image in images]
    cancel.raise_if_set()
    names = [_natural(text[: text.index("\n")]) for text in texts]
    cancel.raise_if_set()
    rows = range(len(images))
    labels = [folded(image.label) for image in images]
    orders = {
        "name": sorted(rows, key=names.__getitem__),
        "label": sorted(rows, key=lambda row: (not labels[row], labels[row], names[row])),
        "size": sorted(rows, key=lambda row: (images[row].width * images[row].height, names[row])),
    }
    cancel.raise_if_set()
    in_use = {image.label for image in images} - {""}
    return Arrangement(
        images,
        texts,
        orders,
        tuple(sorted(in_use, key=folded)),
        sum(image.included for image in images),
        sum(bool(image.label) for image in images),
    )


def picked(arrangement: Arrangement, order: Order, duplicates: Set[str] = frozenset()) -> list[int]:
    """The rows that are wanted, in their order.

    duplicates: SHA-256s of the images of which another file with the same content was met.
    """
    images, texts = arrangement.images, arrangement.texts
    rows = arrangement.orders.get(order.sort) or list(range(len(images)))
    if order.descending:
        rows = rows[::-1]
    wanted = " ".join(folded(order.text).split())
    if wanted:
        rows = [row for row in rows if wanted in texts[row]]
    if order.kind == "included":
        return [row for row in rows if images[row].included]
    if order.kind == "excluded":
        return [row for row in rows if not images[row].included]
    if order.kind == "unlabelled":
        return [row for row in rows if not images[row].label]
    if order.kind == "duplicates":
        return [row for row in rows if images[row].sha256 in duplicates]
    return rows


def _natural(name: str) -> str:
    """A key by which img2 stands before img10."""
    return _DIGITS.sub(lambda digits: digits[0].lstrip("0").rjust(20, "0"), name)
