"""Warnings about questions that name another number of images, or another place of the probe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gridlab.domain.said import say
from gridlab.domain.warnings.question_words import NUMBERS, PLACES, SAID, SINGULAR, UNITS
from gridlab.domain.warnings.values import At, DesignWarning, Fix, Viewing

PLACEHOLDER = "{choose}"


def wording_warnings(at: At, viewing: Viewing) -> Iterator[DesignWarning]:
    """What a block's question says that its grid and layout do not do."""
    language = at.design.language.lower().split("-")[0]
    yield from _wrong_number(at, language)
    yield from _wrong_place(at, language, viewing)


def named_numbers(question: str, language: str) -> list[tuple[int, int, int]]:
    """(number, start, end) of every number of images that a question names, in digits or words.

    Numbers with a unit of time or a percent sign are none; "one" is a number only right before a noun, as
    "the one on the left" counts nothing.
    """
    found = []
    words = NUMBERS.get(language, {})
    for match in re.finditer(r"\d+|[^\W\d_]+", question):
        word, rest = match[0], question[match.end() :]
        number = int(word) if word.isdecimal() and len(word) < 6 else words.get(word.lower(), 0)
        if not number or re.match(rf"\s*[-–]?\s*({UNITS})", rest, re.IGNORECASE):
            continue
        if number == 1 and not word.isdecimal() and not _counts_images(rest, language):
            continue
        found.append((number, match.start(), match.end()))
    return found


def _counts_images(rest: str, language: str) -> bool:
    return bool(re.match(rf"\s+(\w+\s+)?({SINGULAR.get(language, '$^')})\b", rest, re.IGNORECASE))


def named_place(question: str, language: str) -> tuple[str, int, int] | None:
    """The one place (a value of `layout.probe`) that a question names, with start and end of the words.

    None where it names no place or several.
    """
    found = [
        (place, match.start(), match.end())
        for place, phrases in PLACES.get(language, {}).items()
        for match in re.finditer(rf"\b(?:{'|'.join(phrases)})\b", question, re.IGNORECASE)
    ]
    return found[0] if len({place for place, _, _ in found}) == 1 else None


def _wrong_number(at: At, language: str) -> Iterator[DesignWarning]:
    question, k = at.block.question, at.block.grid.choose
    if PLACEHOLDER in question:
        return
    numbers = named_numbers(question, language)
    wrong = [one for one in numbers if one[0] not in (k, at.block.n, at.block.grid.cells)]
    if wrong and not any(number == k for number, _, _ in numbers):
        number, start, end = wrong[0]
        fixed, said = question[:start] + PLACEHOLDER + question[end:], say("names {number}", number=number)
    elif not numbers and k > 1 and (one := re.search(_ONE_IMAGE, question, re.IGNORECASE)):
        if language != "en":
            return
        fixed, said = question[: one.start()] + _many(one) + question[one.end() :], say("names one image")
    else:
        return
    yield DesignWarning(
        "question_number",
        "warn",
        say(
            "{named}The question {said}, and {k} of {n} are to be chosen.",
            named=at.named,
            said=said,
            k=k,
            n=at.block.n,
        ),
        at.path("question"),
        Fix(
            say("Say {placeholder}", placeholder=PLACEHOLDER),
            say("Let the question name the number"),
            at.with_block(replace(at.block, question=fixed)),
        ),
    )


_ONE_IMAGE = (
    r"\b(the|which) (image|picture|photo|photograph)\b(?=( is)? (that is )?(the )?(most|more) similar)"
)


def _many(one: re.Match[str]) -> str:
    """ "the {choose} images" for "the image", "Which {choose} images" for "Which image"."""
    return f"{one[1]} {PLACEHOLDER} {one[2]}s"


def _wrong_place(at: At, language: str, viewing: Viewing) -> Iterator[DesignWarning]:
    block = at.block
    named = named_place(block.question, language)
    if named is None:
        return
    place, start, end = named
    real, shown = block.layout.probe, viewing.placed(block, at.index).probe_place
    if place == real == shown:
        return
    if place == real:
        reason = say(
            "On {size} the probe stands {stands}, as the display is higher than wide; the question says "
            "{said}.",
            size=viewing.size,
            stands=SAID[shown],
            said=SAID[place],
        )
        fix = _say_framed(at, start, end)
    else:
        reason = say(
            "The question says {said}, and the probe stands {stands}.", said=SAID[place], stands=SAID[real]
        )
        words = PLACES[language][real][0]
        if block.question[start].isupper():
            words = words[0].upper() + words[1:]
        question = block.question[:start] + words + block.question[end:]
        fix = Fix(
            say("Say “{words}”", words=words),
            say("Correct the question"),
            at.with_block(replace(block, question=question)),
        )
    yield DesignWarning(
        "question_place",
        "warn",
        say("{named}{reason}", named=at.named, reason=reason),
        at.path("question"),
        fix,
    )


def _say_framed(at: At, start: int, end: int) -> Fix | None:
    """English alone: "the one on the left" becomes "the framed one"."""
    question = at.block.question
    one = re.search(r"\bthe (one|image|picture|photo)\s+$", question[:start], re.IGNORECASE)
    if one is None:
        return None
    framed = f"{question[: one.start()]}{one[0][:3]} framed {one[1]}{question[end:]}"
    return Fix(
        say("Say “framed”"),
        say("Let the question name no place"),
        at.with_block(replace(at.block, question=framed)),
    )
