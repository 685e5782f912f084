"""The session's own texts as they ship: one small file for each language."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from gridlab.domain.session_words import SessionWords
from gridlab.store.places import shipped

FALLBACK = "en"


def session_languages() -> tuple[str, ...]:
    """The languages that there are texts for, English first."""
    found = sorted(path.stem for path in _folder().glob("*.json"))
    return (FALLBACK, *(language for language in found if language != FALLBACK))


@lru_cache(maxsize=64)
def session_words(language: str) -> SessionWords:
    """The texts for a design's language (BCP 47): of its main language, else in English."""
    main = language.lower().replace("_", "-").split("-")[0]
    # Hebrew's and Indonesian's former codes are still met; of these two only Hebrew is here.
    main = {"iw": "he"}.get(main, main)
    known = main if main in session_languages() else FALLBACK
    texts = json.loads((_folder() / f"{known}.json").read_text(encoding="utf-8"))
    return SessionWords(texts["language"], texts)


def _folder() -> Path:
    return shipped("resources", "session")
