"""Markdown of a design as HTML that can do no harm: no raw HTML, no images, links that lead nowhere."""

from __future__ import annotations

import html
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

_MARKS = "|[]*_~<\n"
# Far more than a page for people has; parsing takes most of a second for as many.
_MOST_MARKS = 6_000
_MOST_CELLS = 8_000


@lru_cache(maxsize=2)
def _parser(*, tables: bool) -> MarkdownIt:
    rules = ["table", "strikethrough"] if tables else ["strikethrough"]
    return MarkdownIt("commonmark", {"html": False, "linkify": False}).enable(rules)


def markdown_html(text: str, *, from_right: bool = False) -> str:
    """The HTML of a Markdown text, of a fixed set of tags and without any address in it.

    Raw HTML is shown as it was typed. An image is its alternative text. A link is underlined, with its
    address beside it where that is not its text: it can be read, not followed. from_right: the columns of
    tables run from right to left. A text with more marks than can be parsed at once stays as it was typed,
    and so do tables of too many cells.
    """
    if sum(map(text.count, _MARKS)) > _MOST_MARKS:
        return "<p>" + html.escape(text).replace("\n", "<br />") + "</p>\n"
    lines = text.split("\n")
    # A row that is too short is filled up, so that few marks may make many cells.
    widest = max(line.count("|") for line in lines)
    parser = _parser(tables=widest * len(lines) <= _MOST_CELLS)
    tokens = parser.parse(text)
    for token in tokens:
        if token.children:
            token.children = _harmless(token.children)
    if from_right:
        tokens = _mirrored(tokens)
    return str(parser.renderer.render(tokens, parser.options, {}))


def _mirrored(tokens: list[Token]) -> list[Token]:
    """With tables at the right and their cells in the other order, which Qt does not do by itself."""
    kept: list[Token] = []
    row = 0
    for token in tokens:
        kept.append(token)
        if token.type == "table_open":
            token.attrSet("align", "right")
        elif token.type == "tr_open":
            row = len(kept)
        elif token.type == "tr_close":
            cells = [kept[at : at + 3] for at in range(row, len(kept) - 1, 3)]  # opened, text, closed
            kept[row:-1] = [part for cell in reversed(cells) for part in cell]
    return kept


def _harmless(tokens: list[Token]) -> list[Token]:
    kept: list[Token] = []
    address, said = "", ""
    for token in tokens:
        if token.type == "link_open":
            address, said = str(token.attrGet("href") or ""), ""
            kept.append(_raw("<u>"))
        elif token.type == "link_close":
            shown = address.removeprefix("mailto:")
            aside = f" ({html.escape(shown)})" if shown and shown != said.strip() else ""
            kept.append(_raw(f"</u>{aside}"))
        elif token.type == "image":
            kept.append(_raw(html.escape(token.content)))
        else:
            said += token.content
            kept.append(token)
    return kept


def _raw(text: str) -> Token:
    made = Token("html_inline", "", 0)
    made.content = text
    return made
