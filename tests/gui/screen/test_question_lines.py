"""The lines of questions that a published page is told are those that Qt makes at every width."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridlab.domain.design import Block, Design
from gridlab.domain.geometry import QUESTION_LINE, QUESTION_WIDEST
from gridlab.gui.screen.question_lines import NARROWEST, question_lines
from gridlab.gui.screen.question_text import QuestionText

QUESTIONS = {
    "en": "Choose the {choose} images most similar to the framed one, and take all the time that you need.",
    "de": "Wählen Sie die {choose} Bilder, die dem umrahmten Bild am ähnlichsten sind.",
    "ar": "اختر الصور الأكثر شبهاً بالصورة المؤطرة {choose} من فضلك الآن وفي كل مرة",
    "ja": "枠で囲まれた画像に最も似ている{choose}枚の画像を選んでください。もう一度よく見てください。",
}


def told(design: Design, width: int) -> int:
    [steps] = question_lines(design)
    return next(step.lines for step in reversed(steps) if step.width <= width)


@pytest.mark.parametrize("language", QUESTIONS)
def test_at_every_width_they_are_those_of_the_session(qapp: object, language: str) -> None:
    block = Block(question=QUESTIONS[language])
    design = Design(language=language, blocks=(block,))
    [steps] = question_lines(design)
    assert steps[0].width == 1 and [step.width for step in steps] == sorted({step.width for step in steps})
    for width in (*range(NARROWEST, QUESTION_WIDEST, 29), QUESTION_WIDEST):
        made = QuestionText(block.question, language, width, block.grid.choose).height // QUESTION_LINE
        assert told(design, width) == made, width


@settings(max_examples=15)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1, max_size=60))
def test_any_text_has_lines_at_every_width(qapp: object, text: str) -> None:
    design = Design(blocks=(replace(Block(), question=text + " word" * 9),))
    assert told(design, QUESTION_WIDEST) >= 1 and told(design, 1) == told(design, NARROWEST)
