"""Names of designs, which are names of files too: what is allowed, what is free, and in which order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from gridlab.domain.design import DESIGN_NAME, Design
from gridlab.domain.said import say

LONGEST = 100
ALLOWED = say('Use up to 100 characters, none of / \\ : * ? " < > |, no full stop or space at the ends.')
# A name of the gallery, perhaps of a next version or a copy: its own part first.
_OF_GALLERY = re.compile(r"(triplet|(?:grid|around)-[0-9]+-choose-[0-9]+(?:-ranked)?)(?:-[0-9]+)?")
_DIGITS = re.compile(r"(\d+)")


def is_design_name(name: str) -> bool:
    """Whether a design, and so its file, may be called so."""
    return len(name) <= LONGEST and re.fullmatch(DESIGN_NAME, name) is not None


def folded(name: str) -> str:
    """What two names have in common that some file systems take for the same: Unicode form, letter case."""
    return unicodedata.normalize("NFC", name).casefold()


def free_name(wanted: str, taken: Iterable[str], sign: str = "-", longest: int = LONGEST) -> str:
    """`wanted`, or with 2, 3, 4 … after the sign, so that it is not taken in any letter case."""
    known = {folded(name) for name in taken}
    name, number = wanted, 1
    while folded(name) in known:
        number += 1
        end = f"{sign}{number}"
        room = longest - len(end)
        name = (wanted if len(wanted) <= room else wanted[:room].rstrip(" .")) + end
    return name


def natural(name: str) -> tuple[tuple[int, str], ...]:
    """A key to sort names by, numbers in them counted as numbers."""
    return tuple(
        (int(part), "") if part.isdecimal() else (-1, part.casefold()) for part in _DIGITS.split(name)
    )


def told_name(design: Design) -> str:
    """How the gallery calls a design of this grid: "triplet", "grid-12-choose-3", "around-8-choose-2-ranked".

    "" for several blocks, which no such name tells.
    """
    if len(design.blocks) != 1:
        return ""
    block = design.blocks[0]
    n, k, ranked = block.n, block.grid.choose, block.grid.ranked
    around = block.layout.probe == "center"
    if (n, k, ranked, around) == (2, 1, False, False):
        return "triplet"
    return f"{'around' if around else 'grid'}-{n}-choose-{k}{'-ranked' if ranked else ''}"


def better_name(design: Design, taken: Iterable[str]) -> str:
    """A name that fits a design whose own is one of the gallery and says something else; "" where it fits.

    taken: the names of all designs.
    """
    called = _OF_GALLERY.fullmatch(design.name)
    fitting = told_name(design)
    if called is None or not fitting or called[1] == fitting:
        return ""
    return free_name(fitting, (name for name in taken if name != design.name))
