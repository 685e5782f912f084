"""Markdown on a page: shown in full, laid out as its language is written, with nothing to click."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gridlab.domain.contrast import screen_colours
from gridlab.gui.session.markdown_text import MarkdownText
from gridlab.gui.session.page import SessionPage

COLOURS = screen_colours("#ffffff", "#2f62d9")


def test_nothing_of_it_can_be_clicked(qapp: QApplication) -> None:
    text = MarkdownText("[x](https://example.org)", "en", COLOURS)
    assert text.textInteractionFlags() == Qt.TextInteractionFlag.NoTextInteraction
    assert not text.openExternalLinks()
    text.deleteLater()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_page_shows_its_text_in_full(qapp: QApplication, width: int) -> None:
    long = (
        "\n\n".join(f"Paragraph {number} " + "with some more words " * 12 for number in range(9))
        + "\n\n- end"
    )
    page = SessionPage(COLOURS, "en")
    text = page.add_markdown(long)
    page.resize(width, 700)
    page.show()
    qapp.processEvents()
    assert text.height() >= text.heightForWidth(text.width())
    page.hide()
    page.deleteLater()


def test_a_language_written_from_right_to_left_is(qapp: QApplication) -> None:
    host = QWidget()
    QVBoxLayout(host).addWidget(MarkdownText("שלום", "he", COLOURS))
    shown = host.findChild(MarkdownText)
    assert 'dir="rtl"' in shown.text()
    host.deleteLater()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_columns_of_a_table_stand_apart_and_run_as_the_language_does(language: str) -> None:
    table = "| alpha | beta |\n|---|---|\n| first | second |\n| third | fourth |\n"
    document = QTextDocument()
    document.setTextWidth(680)
    document.setHtml(MarkdownText(table, language, COLOURS).text())
    layout, block, boxes = document.documentLayout(), document.begin(), {}
    while block.isValid():
        line = block.layout().lineAt(0) if block.text() else None
        if line is not None:
            box = line.naturalTextRect().translated(layout.blockBoundingRect(block).topLeft())
            boxes[block.text()] = box
        block = block.next()
    for one, other in (("alpha", "beta"), ("first", "second"), ("third", "fourth")):
        left, right = (one, other) if language == "en" else (other, one)
        assert boxes[right].left() - boxes[left].right() >= 8
    assert (boxes["first"].left() < 340) is (language == "en")
