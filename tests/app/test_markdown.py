"""Markdown of a design: readable in full, and never live."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from gridlab.app.markdown import markdown_html

PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![picture](https://example.org/spy.png)",
    "![picture](file:///etc/passwd)",
    "[text](javascript:alert(1))",
    "[text](https://example.org/?a=1&b=2)",
    "[text][ref]\n\n[ref]: https://example.org/spy",
    "<https://example.org>",
    '<a href="https://example.org">x</a>',
    "![a](data:image/svg+xml;base64,AAAA)",
    "<iframe src='https://example.org'></iframe>",
    "<style>@import url(https://example.org)</style>",
    "`<b>` **<i>x</i>**",
    "| <b>x</b> |\n|---|\n| ![a](http://example.org) |",
)
TAG = re.compile(r"<[^>]*>")
ALLOWED = re.compile(
    r"</?(h[1-6]|p|ul|ol( start=\"\d+\")?|li|strong|em|s|u|code( class=\"[^\"<>]*\")?|pre|blockquote"
    r"|hr ?/?|br ?/?|table( align=\"right\")?|thead|tbody|tr"
    r"|t[hd]( style=\"text-align:(left|right|center)\")?)>"
)


@pytest.mark.parametrize("text", PAYLOADS)
def test_no_payload_is_live(text: str) -> None:
    for tag in TAG.findall(markdown_html(text)):
        assert ALLOWED.fullmatch(tag), tag


PIECES = (
    *PAYLOADS,
    "](",
    "![",
    "<",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "&lt;script&gt;",
    "\n\n",
    "> ",
    "- ",
    "`",
    "\\",
    "\u202e",
    "\x00",
    "onclick=",
)


def test_any_heap_of_payloads_stays_dead(qapp: QApplication, count: Callable[[int, int], int]) -> None:
    chance = random.Random(8)
    for _ in range(count(60, 5000)):
        text = "".join(chance.choices(PIECES, k=chance.randint(1, 8)))
        html = markdown_html(text)
        assert all(ALLOWED.fullmatch(tag) for tag in TAG.findall(html)), text
        page = QTextDocument()
        page.setHtml(html)
        formats = page.allFormats()
        assert not [one for one in formats if one.isImageFormat() or one.toCharFormat().isAnchor()], text


@given(st.text(st.sampled_from("<>![]()#*_`~|:/\"'&= \n-abhrefscript1"), max_size=60))
def test_no_text_gives_another_tag_or_an_address(text: str) -> None:
    for tag in TAG.findall(markdown_html(text)):
        assert ALLOWED.fullmatch(tag), tag


def test_a_link_can_be_read_and_an_image_is_its_text() -> None:
    shown = markdown_html("[Our page](https://example.org/x) ![a fish](fish.png)")
    assert "Our page" in shown
    assert "(https://example.org/x)" in shown
    assert "a fish" in shown
    assert "fish.png" not in shown


def test_emphasis_lists_and_tables_are_laid_out() -> None:
    shown = markdown_html("# One\n\n**two** *three*\n\n- four\n\n| a |\n|---|\n| b |")
    for part in ("<h1>One</h1>", "<strong>two</strong>", "<em>three</em>", "<li>four</li>", "<td>b</td>"):
        assert part in shown


@pytest.mark.parametrize(
    "text",
    [
        "|a|b|\n|-|-|\n" + "|x|y|\n" * 16_000,
        "|" + "a|" * 1000 + "\n|" + "-|" * 1000 + "\n" + "x\n" * 900,
        "[" * 100_000,
        "*_" * 50_000,
        "a\n\n" * 33_000,
    ],
    ids=["long table", "rows that are too short", "brackets", "stars", "paragraphs"],
)
def test_a_text_of_more_marks_than_people_write_stays_as_typed_at_once(text: str) -> None:
    began = time.process_time()
    shown = markdown_html(text)
    assert time.process_time() - began < 1
    assert "<td>" not in shown
    assert text[:20].split("\n")[0] in shown


def test_a_long_page_of_prose_with_a_table_is_laid_out() -> None:
    shown = markdown_html("# One\n\n" + "**Some** words of a page.\n\n" * 600 + "|a|\n|-|\n" + "|b|\n" * 300)
    assert shown.count("<strong>") == 600
    assert shown.count("<td>") == 300
