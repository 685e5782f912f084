"""What can be answered to the questions of a design."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from gridlab.domain.design import Question

LONGEST = 10_000
CHECKED, UNCHECKED = "yes", "no"


def answer_problem(question: Question, answer: str) -> str:
    """Why this is no answer to the question, "" where it is; an empty text is no answer."""
    if not answer or (question.kind == "check" and answer == UNCHECKED):
        return "Please answer this question." if question.required else ""
    if len(answer) > LONGEST:
        return f"Please use at most {LONGEST:,} characters."
    match question.kind:
        case "number" if not _is_number(answer):
            return "Please enter a number."
        case "choice" if answer not in question.choices:
            return "Please choose one."
        case "check" if answer != CHECKED:
            return "Please tick or leave it."
    return ""


def answer_problems(questions: Sequence[Question], answers: Mapping[str, str]) -> dict[str, str]:
    """Why the session cannot go on with these answers, by question id; empty where it can."""
    found = {question.id: answer_problem(question, answers.get(question.id, "")) for question in questions}
    return {question: problem for question, problem in found.items() if problem}


def _is_number(answer: str) -> bool:
    try:
        return math.isfinite(float(answer.strip().replace(",", ".")))
    except ValueError:
        return False
