"""Warnings about questions and instructions that tell other numbers, or another place of the probe."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gridlab.domain.design import Block, Design
from gridlab.domain.design_edit import Path, shown_path, value_at, with_value
from gridlab.domain.said import Said, say
from gridlab.domain.warnings.values import At, DesignWarning, Fix


def _numbered(words: str, **more: int) -> dict[str, int]:
    return {word: number for number, word in enumerate(words.split(), 1)} | more


NUMBERS: dict[str, dict[str, int]] = {
    "en": _numbered(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    ),
    "de": _numbered(
        "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn",
        eines=1,
        eine=1,
    ),
    "fr": _numbered("un deux trois quatre cinq six sept huit neuf dix onze douze", une=1),
    "es": _numbered("un dos tres cuatro cinco seis siete ocho nueve diez once doce", una=1),
    "it": _numbered("un due tre quattro cinque sei sette otto nove dieci undici dodici", una=1),
    "nl": _numbered("één twee drie vier vijf zes zeven acht negen tien elf twaalf"),
    "pt": _numbered("um dois três quatro cinco seis sete oito nove dez onze doze", uma=1, duas=2),
}
"""Number words from 1 on. Those that mean something else as well ("sei", "acht") are rare in questions."""

SINGULAR: dict[str, str] = {
    "en": "image|picture|photo|photograph|item|cell",
    "de": "Bild|Foto",
    "fr": "image|photo",
    "es": "imagen|foto",
    "it": "immagine|foto",
    "nl": "afbeelding|foto|plaatje",
    "pt": "imagem|foto",
}
"""Nouns for one image, as alternatives of a pattern."""

UNITS = r"seconds?|minutes?|min\b|s\b|ms\b|%|percent|Sekunden?|Minuten?|secondes?|segundos?|secondi|seconden"
"""What follows a number that counts no images, as alternatives of a pattern."""

PLACES: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "left": ("on the left", "at the left", "to the left", r"left[- ]hand side", "left side"),
        "right": ("on the right", "at the right", "to the right", r"right[- ]hand side", "right side"),
        "top": ("at the top", "on top", "above the others", "above the grid", "above"),
        "center": ("in the middle", r"in the cent(?:er|re)", r"at the cent(?:er|re)", "central image"),
    },
    "de": {
        "left": ("links", "auf der linken Seite", "linken", "linke"),
        "right": ("rechts", "auf der rechten Seite", "rechten", "rechte"),
        "top": ("oben", "über den anderen"),
        "center": ("in der Mitte", "mittleren", "mittlere"),
    },
    "fr": {
        "left": ("à gauche", "de gauche"),
        "right": ("à droite", "de droite"),
        "top": ("en haut", "du haut", "au-dessus"),
        "center": ("au centre", "au milieu", "du milieu", "du centre"),
    },
    "es": {
        "left": ("a la izquierda", "de la izquierda", "izquierda"),
        "right": ("a la derecha", "de la derecha", "derecha"),
        "top": ("arriba", "de arriba", "en la parte superior"),
        "center": ("en el centro", "del centro", "en el medio", "central"),
    },
    "it": {
        "left": ("a sinistra", "di sinistra"),
        "right": ("a destra", "di destra"),
        "top": ("in alto", "in cima", "sopra"),
        "center": ("al centro", "in mezzo", "centrale"),
    },
    "nl": {
        "left": ("links", "aan de linkerkant", "linker"),
        "right": ("rechts", "aan de rechterkant", "rechter"),
        "top": ("bovenaan", "boven"),
        "center": ("in het midden", "middelste"),
    },
    "pt": {
        "left": ("à esquerda", "da esquerda", "esquerda"),
        "right": ("à direita", "da direita", "direita"),
        "top": ("em cima", "no topo", "acima"),
        "center": ("no centro", "no meio", "do meio", "central"),
    },
}
"""Phrases for each place of the probe, as patterns; the first one is plain words that a fix may use."""

SAID = {
    "left": say("on the left"),
    "right": say("on the right"),
    "top": say("above the grid"),
    "center": say("in the middle"),
}
"""Each place of the probe in the words of a reason."""


PLACEHOLDER = "{choose}"


def _named_numbers(question: str, language: str) -> list[tuple[int, int, int]]:
    """(number, start, end) of every number of images that a question names, in digits or words.

    Numbers with a unit of time or a percent sign are none; "one" is a number only right before a noun, as
    "the one on the left" counts nothing.
    """
    found = []
    noun = rf"\s+(\w+\s+)?({SINGULAR.get(language, '$^')})\b"
    for match in re.finditer(r"\d+|[^\W\d_]+", question):
        word, rest = match[0], question[match.end() :]
        number = _number(word, language)
        if not number or re.match(rf"\s*[-–]?\s*({UNITS})", rest, re.IGNORECASE):
            continue
        if number == 1 and not word.isdecimal() and not re.match(noun, rest, re.IGNORECASE):
            continue
        found.append((number, match.start(), match.end()))
    return found


def _places(text: str, language: str) -> list[tuple[str, int, int]]:
    """Places (values of `layout.probe`) that a text names, each with start and end of the words."""
    return [
        (named, match.start(), match.end())
        for named, phrases in PLACES.get(language, {}).items()
        for match in re.finditer(rf"\b(?:{'|'.join(phrases)})\b", text, re.IGNORECASE)
    ]


def _language(design: Design) -> str:
    return design.language.lower().split("-")[0]


def _at_start(words: str, replaced: str) -> str:
    """The words with a capital where what they replace has one."""
    return words[0].upper() + words[1:] if replaced[0].isupper() else words


def number(at: At) -> Iterator[DesignWarning]:
    """The question names another number than is to be chosen."""
    question, k = at.block.question, at.block.grid.choose
    if PLACEHOLDER in question:
        return
    numbers = _named_numbers(question, _language(at.design))
    wrong = [one for one in numbers if one[0] not in (k, at.block.n, at.block.grid.cells)]
    if wrong and not any(number == k for number, _, _ in numbers):
        number, start, end = wrong[0]
        fixed, said = question[:start] + PLACEHOLDER + question[end:], say("names {number}", number=number)
    elif not numbers and k > 1 and (one := re.search(_ONE_IMAGE, question, re.IGNORECASE)):
        if _language(at.design) != "en":
            return
        many = f"{one[1]} {PLACEHOLDER} {one[2]}s"  # "the {choose} images" for "the image"
        fixed, said = question[: one.start()] + many + question[one.end() :], say("names one image")
    else:
        return
    reason = say("The question {said}, but this design asks for {k} of {n}.", said=said, k=k, n=at.block.n)
    label = say("Say {placeholder}", placeholder=PLACEHOLDER)
    fix = Fix(label, say("Show the number in the question"), at.with_question(fixed))
    yield at.warning("question_number", "warn", reason, "question", fix)


_ONE_IMAGE = (
    r"\b(the|which) (image|picture|photo|photograph)\b(?=( is)? (that is )?(the )?(most|more) similar)"
)


def place(at: At) -> Iterator[DesignWarning]:
    """The question names one place of the probe, and it stands at another."""
    block, language = at.block, _language(at.design)
    named = _places(block.question, language)
    if len({said for said, _, _ in named}) != 1:
        return
    said, start, end = named[0]
    real, shown = block.layout.probe, at.placed().probe_place
    if said == real == shown:
        return
    if said == real:
        reason = say(
            "On {size} the probe is {stands}, because the display is taller than wide. The "
            "question says {said}.",
            size=at.viewing.size,
            stands=SAID[shown],
            said=SAID[said],
        )
        fix = _say_framed(at, start, end)
    else:
        reason = say(
            "The question says {said}, but the probe is {stands}.", said=SAID[said], stands=SAID[real]
        )
        words = _at_start(PLACES[language][real][0], block.question[start:end])
        question = block.question[:start] + words + block.question[end:]
        fix = Fix(say("Use “{words}”", words=words), say("Correct the question"), at.with_question(question))
    yield at.warning("question_place", "warn", reason, "question", fix)


def _say_framed(at: At, start: int, end: int) -> Fix | None:
    """English alone: "the one on the left" becomes "the framed one"."""
    question = at.block.question
    one = re.search(r"\bthe (one|image|picture|photo)\s+$", question[:start], re.IGNORECASE)
    if one is None:
        return None
    framed = f"{question[: one.start()]}{one[0][:3]} framed {one[1]}{question[end:]}"
    return Fix(say("Use “framed”"), say("Remove the place from the question"), at.with_question(framed))


_OF = re.compile(
    r"\b(?P<k>\w+) of (?P<the>the |these )?(?P<n>\w+)(?P<what>(?: other)? (?:images|pictures|photos|cells)\b)"
    r"(?P<verb>[^.!?\n]{0,12} that (?:is|are)\b)?"
)
_PRACTICE = re.compile(r"[ ]?[^.!?\n]*?\b(?P<number>\w+) (?P<what>screens?) for practice[^.!?\n]*[.!?]")
_FRAMED = re.compile(r"[^.!?\n]*\bframed\b[^.!?\n]*")


def instructions(design: Design) -> Iterator[DesignWarning]:
    """What instructions say that the grids, the layout and the practice screens do not do.

    English instructions alone: long texts of other languages name too much else. Those of the whole HIT may
    speak of any of its blocks; they are mended only where all blocks are alike.
    """
    if _language(design) != "en":
        return
    texts: list[tuple[Path, Sequence[Block]]] = [(("pages", "instructions"), design.blocks)]
    texts += [(("blocks", at, "instructions"), (block,)) for at, block in enumerate(design.blocks)]
    for path, blocks in texts:
        for rule in (_told_numbers, _told_place, _told_practice):
            told = rule(value_at(design, path), blocks)
            if told is None:
                continue
            code, reason, fixed, label = told
            fix = None
            if fixed is not None:
                fix = Fix(label, say("Correct the instructions"), with_value(design, path, fixed))
            said = say("The instructions still say {reason}", reason=reason)
            yield DesignWarning(code, "warn", said, shown_path(path), fix)


Told = tuple[str, Said, str | None, Said]
"""Code, rest of the reason, the text as it would be right (None: not to be mended), label of the button."""


def _told_numbers(text: str, blocks: Sequence[Block]) -> Told | None:
    """ "4 of the 16 other images" where 4 of 12 are to be chosen."""
    for match in _OF.finditer(text):
        k, n = _number(match["k"], "en"), _number(match["n"], "en")
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
            "{k} of {n} images, but this design asks for {kept} of {right_n}.",
            k=k,
            n=n,
            kept=kept,
            right_n=right_n,
        )
        label = say("Update instructions")
        return "instructions_number", reason, fixed if alike else None, label
    return None


def _is_right(block: Block, k: int, n: int) -> bool:
    return block.grid.choose_min <= k <= block.grid.choose and n == block.n


def _told_place(text: str, blocks: Sequence[Block]) -> Told | None:
    """ "A framed image stands on the left" where it stands above the grid."""
    for sentence in _FRAMED.finditer(text):
        named = _places(sentence[0], "en")
        real = blocks[0].layout.probe
        if len(named) != 1 or any(block.layout.probe == named[0][0] for block in blocks):
            continue
        said, start, end = (named[0][0], *(sentence.start() + at for at in named[0][1:]))
        words = _at_start(PLACES["en"][real][0], text[start:end])
        alike = all(block.layout.probe == real for block in blocks)
        reason = say("{said}, but the probe is {stands}.", said=SAID[said], stands=SAID[real])
        fixed = text[:start] + words + text[end:]
        return "instructions_place", reason, fixed if alike else None, say("Use “{words}”", words=words)
    return None


def _told_practice(text: str, blocks: Sequence[Block]) -> Told | None:
    """ "You start with 2 screens for practice" where there are others, or none."""
    match = _PRACTICE.search(text)
    said = _number(match["number"], "en") if match is not None else 0
    real = {block.screens.practice for block in blocks} | {sum(block.screens.practice for block in blocks)}
    if match is None or not said or said in real:
        return None
    right = sum(block.screens.practice for block in blocks)
    if not right:
        reason = say("{said} screens for practice, but there are none.", said=said)
        fixed = text[: match.start()] + text[match.end() :]
        return "instructions_practice", reason, fixed, say("Leave it out")
    words = f"{_like(match['number'], right)} {'screen' if right == 1 else 'screens'}"
    fixed = text[: match.start("number")] + words + text[match.end("what") :]
    there = say("there is 1") if right == 1 else say("there are {right}", right=right)
    reason = say("{said} screens for practice, but {there}.", said=said, there=there)
    return "instructions_practice", reason, fixed, say("Use {right}", right=right)


def _number(word: str, language: str) -> int:
    """A number of up to five digits or in words; 0 for anything else."""
    in_digits = word.isdecimal() and len(word) < 6
    return int(word) if in_digits else NUMBERS.get(language, {}).get(word.lower(), 0)


def _like(word: str, number: int) -> str:
    """A number as the word for another was written: in digits, or in words where there are words for it."""
    if word.isdecimal():
        return str(number)
    written = next((one for one, value in NUMBERS["en"].items() if value == number), str(number))
    return _at_start(written, word)
