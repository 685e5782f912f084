"""Wordings of a design as the annotator reads them."""

from __future__ import annotations


def worded(text: str, choose: int) -> str:
    """The text with `{choose}` replaced by the number; any other brace stays as it is."""
    return text.replace("{choose}", str(choose))
