"""A made-up language: accented, a third longer, in brackets, so that untranslated and cut texts show."""

from __future__ import annotations

import re

from PySide6.QtCore import QTranslator

OPEN, CLOSE = "⟦", "⟧"
_ACCENTS = str.maketrans("aeiounscyzAEIOU", "áéíóúñšçýžÁÉÍÓÚ")
_KEPT = re.compile(r"\{[^{}]*\}|%n|&")
_FILL = "ŵøřđ "


def pseudo(text: str) -> str:
    """The text in the made-up language; placeholders stay."""
    if not text.strip():
        return text
    parts = _KEPT.split(text)
    kept = [*_KEPT.findall(text), ""]
    said = "".join(part.translate(_ACCENTS) + keep for part, keep in zip(parts, kept, strict=True))
    longer = max(1, round(len(text) * 0.3))
    return f"{OPEN}{said}{(_FILL * longer)[:longer].rstrip()}{CLOSE}"


class Pseudo(QTranslator):
    """Speaks the made-up language."""

    def translate(self, context: str, text: str, _comment: str | None = None, _n: int = -1) -> str:
        return pseudo(text) if _is_ours(context) else None  # type: ignore[return-value]

    def isEmpty(self) -> bool:
        return False


def _is_ours(context: str) -> bool:
    """Qt's own texts are Qt's own business."""
    return not context.startswith("Q")
