"""Names of designs, which are names of files too: what is allowed, what is free, and in which order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from gridlab.domain.design import DESIGN_NAME
from gridlab.domain.said import say

LONGEST = 100
ALLOWED = say('Use up to 100 characters, none of / \\ : * ? " < > |, no full stop or space at the ends.')
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
