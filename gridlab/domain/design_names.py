"""Names of designs, which are names of files too: what is allowed, what is free, and in which order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import count

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


def next_free(name: str, taken: Iterable[str]) -> str:
    """NAME-2, or the first of NAME-3, NAME-4, … that is not taken in any letter case."""
    others = {folded(other) for other in taken}
    numbered = (_numbered(name, number) for number in count(2))
    return next(free for free in numbered if folded(free) not in others)


def natural(name: str) -> tuple[tuple[int, str], ...]:
    """A key to sort names by, numbers in them counted as numbers."""
    return tuple(
        (int(part), "") if part.isdecimal() else (-1, part.casefold()) for part in _DIGITS.split(name)
    )


def _numbered(name: str, number: int) -> str:
    end = f"-{number}"
    return name[: LONGEST - len(end)].rstrip(" .") + end
