"""Warnings about instructions that tell other numbers, or another place of the probe, than the design has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from gridlab.domain.design import Block, Design
from gridlab.domain.said import Said, say
from gridlab.domain.warnings.question_words import NUMBERS, PLACES, SAID
from gridlab.domain.warnings.values import DesignWarning, Fix

_OF = re.compile(
    r"\b(?P<k>\w+) of (?P<the>the |these )?(?P<n>\w+)(?P<what>(?: other)? (?:images|pictures|photos|cells)\b)"
    r"(?P<verb>[^.!?\n]{0,12} that (?:is|are)\b)?"
)
_PRACTICE = re.compile(r"[ ]?[^.!?\n]*?\b(?P<number>\w+) (?P<what>screens?) for practice[^.!?\n]*[.!?]")
_FRAMED = re.compile(r"[^.!?\n]*\bframed\b[^.!?\n]*")


def instructions_warnings(design: Design) -> Iterator[DesignWarning]:
    """What instructions say that the grids, the layout and the practice screens do not do.

    English instructions alone: long texts of other languages name too much else. Those of the whole HIT may
    speak of any of its blocks; they are mended only where all blocks are alike.
    """
    if design.language.lower().split("-")[0] != "en":
        return

    def of_hit(text: str) -> Design:
        return replace(design, pages=replace(design.pages, instructions=text))

    yield from _of_text("$.pages.instructions", design.pages.instructions, design.blocks, of_hit)
    for index, block in enumerate(design.blocks):

        def of_block(text: str, index: int = index) -> Design:
            blocks = list(design.blocks)
            blocks[index] = replace(blocks[index], instructions=text)
            return replace(design, blocks=tuple(blocks))

        yield from _of_text(f"$.blocks[{index}].instructions", block.instructions, (block,), of_block)


def _of_text(
    path: str, text: str, blocks: Sequence[Block], put: Callable[[str], Design]
) -> Iterator[DesignWarning]:
    def found(code: str, reason: Said, fixed: str | None, label: Said) -> DesignWarning:
        fix = Fix(label, say("Correct the instructions"), put(fixed)) if fixed is not None else None
        return DesignWarning(code, "warn", say("The instructions say {reason}", reason=reason), path, fix)

    for told in (_numbers(text, blocks), _place(text, blocks), _practice(text, blocks)):
        if told is not None:
            yield found(*told)


Told = tuple[str, Said, str | None, Said]
"""Code, rest of the reason, the text as it would be right (None: not to be mended), label of the button."""


def _numbers(text: str, blocks: Sequence[Block]) -> Told | None:
    """ "4 of the 16 other images" where 4 of 12 are to be chosen."""
    for match in _OF.finditer(text):
        k, n = _number(match["k"]), _number(match["n"])
        if not k or not n or any(_is_right(block, k, n) for block in blocks):
            continue
        first = blocks[0]
        right_k, right_n = first.grid.choose, first.n
        alike = all((block.grid.choose, block.n) == (right_k, right_n) for block in blocks)
        kept = k if _is_right(first, k, right_n) else right_k
        said = f"{_like(match['k'], kept)} of {match['the'] or ''}{_like(match['n'], right_n)}{match['what']}"
        verb = re.sub(r"(is|are)$", "is" if kept == 1 else "are", match["verb"] or "")
        fixed = text[: match.start()] + said + verb + text[match.end() :]
        reason = say(
            "{k} of {n} images, and {kept} of {right_n} are to be chosen.",
            k=k,
            n=n,
            kept=kept,
            right_n=right_n,
        )
        return (
            "instructions_number",
            reason,
            fixed if alike else None,
            say("Say {kept} of {right_n}", kept=kept, right_n=right_n),
        )
    return None


def _is_right(block: Block, k: int, n: int) -> bool:
    fewest = block.grid.choose_min if block.grid.choose_min is not None else block.grid.choose
    return fewest <= k <= block.grid.choose and n == block.n


def _place(text: str, blocks: Sequence[Block]) -> Told | None:
    """ "A framed image stands on the left" where it stands above the grid."""
    for sentence in _FRAMED.finditer(text):
        named = [
            (place, match)
            for place, phrases in PLACES["en"].items()
            for match in re.finditer(rf"\b(?:{'|'.join(phrases)})\b", sentence[0], re.IGNORECASE)
        ]
        real = blocks[0].layout.probe
        if len(named) != 1 or any(block.layout.probe == named[0][0] for block in blocks):
            continue
        place, match = named[0]
        words = PLACES["en"][real][0]
        start, end = sentence.start() + match.start(), sentence.start() + match.end()
        words = words[0].upper() + words[1:] if text[start].isupper() else words
        alike = all(block.layout.probe == real for block in blocks)
        reason = say("{said}, and the probe stands {stands}.", said=SAID[place], stands=SAID[real])
        fixed = text[:start] + words + text[end:]
        return "instructions_place", reason, fixed if alike else None, say("Say “{words}”", words=words)
    return None


def _practice(text: str, blocks: Sequence[Block]) -> Told | None:
    """ "You start with 2 screens for practice" where there are others, or none."""
    match = _PRACTICE.search(text)
    said = _number(match["number"]) if match is not None else 0
    real = {block.screens.practice for block in blocks} | {sum(block.screens.practice for block in blocks)}
    if match is None or not said or said in real:
        return None
    right = sum(block.screens.practice for block in blocks)
    if not right:
        fixed = text[: match.start()] + text[match.end() :]
        return (
            "instructions_practice",
            say("{said} screens for practice, and there are none.", said=said),
            fixed,
            say("Leave it out"),
        )
    words = f"{_like(match['number'], right)} {'screen' if right == 1 else 'screens'}"
    fixed = text[: match.start("number")] + words + text[match.end("what") :]
    there = say("there is 1") if right == 1 else say("there are {right}", right=right)
    return (
        "instructions_practice",
        say("{said} screens for practice, and {there}.", said=said, there=there),
        fixed,
        say("Say {right}", right=right),
    )


def _number(word: str) -> int:
    """A number in digits or in words; 0 for anything else."""
    return int(word) if re.fullmatch(r"[0-9]{1,5}", word) else NUMBERS["en"].get(word.lower(), 0)


def _like(word: str, number: int) -> str:
    """A number as the word for another was written: in digits, or in words where there are words for it."""
    if word.isdecimal():
        return str(number)
    written = next((one for one, value in NUMBERS["en"].items() if value == number), str(number))
    return written.capitalize() if word[0].isupper() else written
