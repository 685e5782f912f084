"""What can be answered to the questions of a design."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from gridlab.domain.design import Question
from gridlab.domain.said import NOTHING, Said, say

LONGEST = 10_000
CHECKED, UNCHECKED = "yes", "no"
Fault: TypeAlias = Literal["", "needed", "long", "number", "choice", "check"]
# As people write them, in any script's digits: 1000, 1 000, 1'000, 1,000.5, 1.000,5, 1,00,000, −5, .5, 6e3.
_NUMBER = re.compile(
    r"[+\-\u2212]?(?=[.,\u066b]?\d)"
    r"(?:\d{1,3}(?P<group>[ \u00a0\u2009\u202f'\u2019.,\u066c])(?:\d{2,3}(?P=group))*\d{3}|\d*)"
    r"(?:(?!(?P=group))[.,\u066b]\d*)?(?:[eE][+\-\u2212]?\d{1,2})?"
)
_SAID: Mapping[Fault, Said] = {
    "": NOTHING,
    "needed": say("Please answer this question."),
    "long": say("Please use at most {most:,} characters.", most=LONGEST),
    "number": say("Please enter a number."),
    "choice": say("Please choose one."),
    "check": say("Please tick the box or leave it empty."),
}


def answer_fault(question: Question, answer: str) -> Fault:
    """What keeps this from being an answer to the question, "" where it is one; an empty text is none."""
    if not answer or (question.kind == "check" and answer == UNCHECKED):
        return "needed" if question.required else ""
    if len(answer) > LONGEST:
        return "long"
    match question.kind:
        case "number" if not _NUMBER.fullmatch(answer.strip()):
            return "number"
        case "choice" if answer not in question.choices:
            return "choice"
        case "check" if answer != CHECKED:
            return "check"
    return ""


def answer_problems(questions: Sequence[Question], answers: Mapping[str, str]) -> dict[str, Said]:
    """Why the session cannot go on with these answers, by question id; empty where it can."""
    found = {
        question.id: _SAID[answer_fault(question, answers.get(question.id, ""))] for question in questions
    }
    return {question: problem for question, problem in found.items() if problem}
