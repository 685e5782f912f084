"""The question keeps to lines of one height, whatever fonts its letters are found in."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from gridlab.domain.geometry import QUESTION_LINE
from gridlab.gui.look.fonts import load_fonts
from gridlab.gui.screen.question_text import QuestionText

# Letters with marks above and below, which many fonts give more room than the interface's own.
TALL = "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚ ก้ำปี่ ཨོཾ اللّٰهُ 好"


@pytest.mark.parametrize(
    ("text", "lines"), [("One", 1), ("One\ntwo", 2), (TALL, 1), (f"{TALL}\n{TALL}\nq", 3)]
)
def test_a_line_of_the_question_is_as_high_in_every_font(qapp: QApplication, text: str, lines: int) -> None:
    load_fonts()
    assert QuestionText(text, "en", 900).height == lines * QUESTION_LINE


def test_a_tall_line_hangs_over_above_as_below_and_its_next_begins_where_it_should(
    qapp: QApplication,
) -> None:
    load_fonts()
    alone, below = (painted(QuestionText(text, "en", 900)) for text in ("One", f"{TALL}\nOne"))
    assert alone.copy(0, 0, 900, 22) == below.copy(0, QUESTION_LINE, 900, 22)


def painted(question: QuestionText) -> QImage:
    picture = QImage(900, 60, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFFFF)
    painter = QPainter(picture)
    question.paint(painter, 0, 0, "#000000")
    painter.end()
    return picture
