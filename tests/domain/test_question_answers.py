"""What people write as a number is taken for one, and what only a programmer would write is not."""

from __future__ import annotations

import pytest

from gridlab.domain.design import Question
from gridlab.domain.question_answers import answer_fault

AGE = Question("age", "How old are you?", kind="number")


@pytest.mark.parametrize(
    "answer",
    [
        "0",
        "007",
        " 42 ",
        "-5",
        "−5",
        "+5",
        "2.5",
        "2,5",
        "12,34",
        ".5",
        "5.",
        "6e3",
        "1000",
        "1,000",
        "1 000 000",
        "1\u202f234\u202f567,8",
        "1'000",
        "1’000.5",
        "1,000.5",
        "1.000,5",
        "1,00,000",
        "٣٤",
        "٣٤٫٥",
    ],
)
def test_a_number_is_taken_as_people_write_it(answer: str) -> None:
    assert answer_fault(AGE, answer) == ""


@pytest.mark.parametrize(
    "answer",
    [
        "1_000",
        "nan",
        "inf",
        "1e400",
        "0x10",
        "e5",
        ".",
        "-",
        " ",
        "1..2",
        "--5",
        "12 34",
        "1,000,5",
        "1.2.3",
        "5 to 6",
        "about 5",
        "twelve",
        "1e",
        "²",
    ],
)
def test_what_is_no_number_is_asked_again(answer: str) -> None:
    assert answer_fault(AGE, answer) == "number"
