"""Markdown of a design as HTML that can do no harm: no raw HTML, no images, links that lead nowhere."""

from __future__ import annotations

import html
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "linkify": False}).enable(["table", "strikethrough"])


def markdown_html(text: str, *, from_right: bool = False) -> str:
    """The HTML of a Markdown text, of a fixed set of tags and without any address in it.

    Raw HTML is shown as it was typed. An image is its alternative text. A link is underlined, with its
    address beside it where that is not its text: it can be read, not followed. from_right: the columns of
    tables run from right to left.
    """
    tokens = _parser().parse(text)
    for token in tokens:
        if token.children:
            token.children = _harmless(token.children)
    if from_right:
        tokens = _mirrored(tokens)
    return str(_parser().renderer.render(tokens, _parser().options, {}))


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
