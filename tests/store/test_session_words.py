"""The session's own texts: every language says everything, with the same places for values."""

from __future__ import annotations

import json
import re
import string

import pytest

from gridlab.store.places import shipped
from gridlab.store.session_words import session_languages, session_words

PLACEHOLDERS = {
    "position": ("number", "total"),
    "counter": ("chosen", "choose"),
    "full": ("choose",),
    "minutes_left": ("minutes",),
    "progress": ("answered", "total", "minutes"),
    "progress_one": ("answered", "total"),
    "seconds_left": ("seconds",),
    "cell": ("number", "n"),
    "ranked": ("rank",),
    "how_keys": ("keys",),
    "answer_long": ("most",),
    "break_text": ("answered", "total"),
    "break_images": ("images",),
    "break_part": ("part", "parts"),
    "break_wait": ("seconds",),
    "part": ("part", "parts"),
    "agreement_text": ("screens", "same", "total"),
    "saved_many": ("answers",),
    "unsaved_many": ("answers",),
}
WANTED = {"en", "de", "fr", "es", "it", "nl", "pt", "pl", "ar", "he", "zh", "ja"}


def places(text: str) -> tuple[str, ...]:
    return tuple(sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None))


def test_the_languages_that_are_wanted_ship() -> None:
    assert set(session_languages()) >= WANTED and session_languages()[0] == "en"


@pytest.mark.parametrize("language", session_languages())
def test_every_language_says_everything_with_the_same_places_for_values(language: str) -> None:
    english, texts = session_words("en").texts, session_words(language).texts
    assert list(texts) == list(english)
    for key, text in texts.items():
        assert text.strip() == text and text, key
        assert places(text) == tuple(sorted(PLACEHOLDERS.get(key, ()))), key
        assert text.count("**") == english[key].count("**"), key


@pytest.mark.parametrize("language", session_languages())
def test_its_file_is_as_it_would_be_written(language: str) -> None:
    path = shipped("resources", "session", f"{language}.json")
    text = path.read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"
    assert json.loads(text)["language"] == language


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("pt-BR", "pt"),
        ("zh-Hant-TW", "zh"),
        ("iw", "he"),
        ("fa", "en"),
        ("", "en"),
    ],
)
def test_a_language_takes_the_texts_of_its_main_language_else_english(asked: str, given: str) -> None:
    assert session_words(asked).language == given


def test_numbers_are_told_as_they_are_read() -> None:
    words = session_words("en")
    assert words.position(7, 25) == "Screen 7 of 25" and words.position(0, 25) == "Practice"
    assert words.counter(1, 1) == "1 of 1 chosen"
    assert words.saved(0) == "No answer is saved yet."
    assert words.saved(1, unsaved=True) == "Answer 1 is saved. This one isn't."
    assert words.saved(17, unsaved=True) == "Answers 1 to 17 are saved. This one isn't."
    assert words.time_left(20) == "about 1 min left"
    assert words.cell_state(True, 2, "right") == "chosen, rank 2, right answer"


@pytest.mark.parametrize("language", session_languages())
def test_a_language_keeps_its_own_marks_and_spaces(language: str) -> None:
    for key, text in session_words(language).texts.items():
        assert ";" not in text and '"' not in text and "..." not in text, key
        assert language == "en" or "'" not in text, key
        assert (" …" in text) == (language == "de" and "…" in text), key
        bare = text.replace("**?**", "**F1**")
        if language == "fr":  # A space that no line is broken at.
            assert not re.search(r"(?<![\u00a0\u202f])[:!?]", bare), key
        elif language in ("ja", "zh"):
            assert not re.search(r"[,.:!?](?!\w)", bare), key
        elif language == "ar":
            assert not re.search(r"[,?]", bare), key
        else:
            assert not re.search(r"\s[:!?]", bare), key
