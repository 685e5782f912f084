"""Codes of annotators, which stand in a study in place of names, and which design the next one gets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import NOTHING, Said, say
from gridlab.domain.sampling.stream import Stream, digest_of

LONGEST = 64
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_PLATFORM_ID = re.compile(r"(?<![0-9a-fA-F])[0-9a-fA-F]{24}(?![0-9a-fA-F])")
_PATH = re.compile(
    r"[/\\]|^~|^[A-Za-z]:|\.(?:png|jpe?g|gif|tiff?|webp|bmp|csv|tsv|txt|json|h5|gridlab)$", re.IGNORECASE
)
ADVICE = say("Use a code of your own, such as P01, and keep the link to the person in keys.csv.")


def code_problem(code: str) -> Said:
    """Why this code cannot be used, "" where it can: 1 to 64 printable characters, no e-mail address, no
    platform id (24 hexadecimal digits)."""
    if not code or code != code.strip():
        return say("A code must not be empty or begin or end with a space.")
    if len(code) > LONGEST or not code.isprintable():
        return say("A code has 1 to {longest} printable characters.", longest=LONGEST)
    if looks_personal(code):
        return say(
            "“{code}” looks like an e-mail address or a platform id and could identify the person.", code=code
        )
    return NOTHING


def looks_personal(code: str) -> bool:
    """Whether a code holds an e-mail address or a platform id of 24 hexadecimal digits."""
    return bool(_MAIL.search(code) or _PLATFORM_ID.search(code))


def looks_like_path(code: str) -> bool:
    """Whether a code reads like the path or name of a file, which was pasted into the wrong field."""
    return bool(_PATH.search(code))


def composed(code: str) -> str:
    """The code as it is kept, NFC: an É is the same whether a keyboard writes it as one sign or as two."""
    return unicodedata.normalize("NFC", code)


def spoken(code: str) -> str:
    """The same for codes that people may take for one, as P01 and p01."""
    return unicodedata.normalize("NFKC", code).casefold()


def checked_code(code: str) -> str:
    """The code as it is kept; GridLabError where it cannot be used."""
    problem = code_problem(composed(code))
    if problem:
        raise GridLabError(problem, safe=say("No session was started."), todo=ADVICE)
    return composed(code)


def station_letters(station: int) -> str:
    """The letters of a station's codes: A for station 0, Z for 25, AA for 26, CV for 99."""
    letters = ""
    rest = station + 1
    while rest:
        rest, letter = divmod(rest - 1, len(_ALPHABET))
        letters = _ALPHABET[letter] + letters
    return letters


def next_code(taken: Iterable[str], station: int = 0) -> str:
    """The next free code of a station: its letters and the number after the highest, as A001, A002, …

    Letter case does not matter for what is taken, as some would write a001.
    """
    letters = station_letters(station)
    pattern = re.compile(rf"{letters}(\d{{3,9}})", re.IGNORECASE)
    numbers = [int(found[1]) for code in taken if (found := pattern.fullmatch(code))]
    return f"{letters}{max(numbers, default=0) + 1:03d}"


def assigned_design(designs: Sequence[str], index: int, seed: str) -> str:
    """The design for the person with this index (from 0) among those who were assigned.

    Every run of len(designs) persons (a permuted block) gets each design once, in an order that follows from
    the seed and the run alone. designs: ids or names; their order does not matter. Raises ValueError for
    none.
    """
    known = sorted(set(designs))
    if not known:
        raise ValueError("there is no design to assign")
    run, place = divmod(index, len(known))
    stream = Stream(digest_of({"what": "assignment", "seed": seed, "designs": known, "run": run}))
    return stream.shuffled(known)[place]
